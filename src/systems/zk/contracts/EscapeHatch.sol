// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Queue} from "./Queue.sol";

/// @title The way out when the operator is gone
/// @notice A message that is not taken in time lets anybody freeze the rollup. From then on its last executed state is its
///         last, and everybody takes out what they have in it, by a Merkle proof. Who does not have the data of the tree
///         can make no such proof: their money is neither stolen nor theirs to move.
abstract contract EscapeHatch is Queue {
    /// @notice An account as it stands in the state.
    struct Leaf {
        uint256 keyHash;
        uint64 balance;
        uint64 nonce;
    }

    uint256 private constant DEPTH = 4;

    /// @notice How long a message may wait, in seconds.
    uint64 public immutable messagePeriod;
    /// @notice What the state's root and all signatures are for: this chain, this contract.
    uint256 public immutable domain;

    /// @notice The root of the last executed state.
    uint256 public root;

    mapping(uint256 account => bool) public hasEscaped;
    mapping(uint256 message => bool) public wasReturned;

    event Frozen(uint256 indexed message, uint256 root);

    error NothingWaits();
    error NotYet(uint256 until);
    error NotExecutedYet();
    error NotFrozen();
    error AlreadyEscaped(uint256 account);
    error OtherRoot(uint256 found, uint256 root);
    error NotADeposit(uint256 message);
    error WasTaken(uint256 message);
    error AlreadyReturned(uint256 message);

    modifier whenFrozen() {
        if (!isFrozen) revert NotFrozen();
        _;
    }

    constructor(uint64 messagePeriod_) {
        messagePeriod = messagePeriod_;
        domain = uint256(keccak256(abi.encode(block.chainid, address(this)))) >> 8;
    }

    /// @notice Freeze the rollup, for ever, since its oldest message has waited too long. What is proven has to be executed
    ///         first: anybody can, and maybe it takes the message.
    function freeze() external whileRunning {
        if (_isProvenAhead()) revert NotExecutedYet();
        uint256 oldest = messagesTaken;
        if (oldest == messageCount) revert NothingWaits();
        uint256 until = messages[oldest].queuedAt + messagePeriod;
        if (block.timestamp < until) revert NotYet(until);
        isFrozen = true;
        emit Frozen(oldest, root);
    }

    /// @notice Take an account's balance out of a frozen rollup, for its owner. Anybody may do that for them, once.
    /// @param siblings The three others at each height, from the leaf up, in their order.
    /// @param otherRoot The root of the subtree that the account is not in.
    function escape(uint256 account, Leaf calldata leaf, uint256[3][4] calldata siblings, uint256 otherRoot)
        external
        whenFrozen
    {
        address owner = accounts[account].owner;
        if (owner == address(0)) revert NoSuchAccount(account);
        if (hasEscaped[account]) revert AlreadyEscaped(account);
        uint256 found = _climb(poseidon.hash3([leaf.keyHash, leaf.balance, leaf.nonce]), account % CAPACITY, siblings);
        found = account < CAPACITY ? _rootOf(found, otherRoot) : _rootOf(otherRoot, found);
        if (found != root) revert OtherRoot(found, root);
        hasEscaped[account] = true;
        _credit(account, owner, leaf.balance, Reason.Escape);
    }

    /// @notice Give a deposit that was never taken back, to the owner of the account that it was for.
    function returnDeposit(uint256 message) external whenFrozen {
        Message memory it = messages[message];
        if (it.kind != DEPOSIT) revert NotADeposit(message);
        if (message < messagesTaken) revert WasTaken(message);
        if (wasReturned[message]) revert AlreadyReturned(message);
        wasReturned[message] = true;
        _credit(it.account, accounts[it.account].owner, it.amountGwei, Reason.ReturnedDeposit);
    }

    /// @dev Whether there are proven batches that were not executed.
    function _isProvenAhead() internal view virtual returns (bool);

    function _rootOf(uint256 chainRoot, uint256 committeeRoot) internal view returns (uint256) {
        return poseidon.hash4([chainRoot, committeeRoot, chainAfter[messagesTaken], domain]);
    }

    function _climb(uint256 node, uint256 index, uint256[3][4] calldata siblings) private view returns (uint256) {
        for (uint256 height = 0; height < DEPTH; height++) {
            uint256 place = (index >> (2 * height)) & 3;
            uint256[4] memory children;
            for (uint256 i = 0; i < 4; i++) {
                children[i] = i == place ? node : siblings[height][i < place ? i : i - 1];
            }
            node = poseidon.hash4(children);
        }
        return node;
    }
}
