// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoseidon} from "../../../prover/contracts/IPoseidon.sol";
import {Purse} from "./Purse.sol";

/// @title Accounts, and what L1 tells the rollup
/// @notice Whoever comes gets a number for their key, and pays in. Deposits and forced exits wait here in a queue, and
///         batches take them in order. The queue is a chain of Poseidon hashes, since a circuit has to follow it: that is
///         what most of the gas of a deposit goes to.
abstract contract Queue is Purse {
    /// @notice Whose data are published on L1, and whose are with the committee.
    enum Subtree {
        Chain,
        Committee
    }

    struct Account {
        /// Who is paid on L1.
        address owner;
        /// Poseidon of the key that signs on the rollup.
        uint256 keyHash;
    }

    /// @notice Somebody who has an account when the rollup begins.
    struct Resident {
        address owner;
        Subtree subtree;
        uint256 keyX;
        uint256 keyY;
        uint64 balanceGwei;
    }

    struct Message {
        uint8 kind;
        uint16 account;
        uint64 amountGwei;
        uint64 queuedAt;
    }

    /// @notice How many accounts a subtree has room for.
    uint256 public constant CAPACITY = 256;

    uint8 internal constant WITHDRAWAL = 2;
    uint8 internal constant DEPOSIT = 3;
    uint8 internal constant EXIT = 4;

    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;
    /// @dev BabyJubJub: A·x² + y² = 1 + D·x²·y², modulo R.
    uint256 private constant A = 168700;
    uint256 private constant D = 168696;

    /// @notice Where Poseidon is computed.
    IPoseidon public immutable poseidon;
    /// @notice Whether anybody keeps data for accounts of the committee's subtree.
    bool public immutable hasCommittee;

    /// @notice How many messages were queued.
    uint32 public messageCount;
    /// @notice How many of them were taken by executed batches.
    uint32 public messagesTaken;
    /// @notice Whether the rollup stands still for ever, and everybody takes what is theirs.
    bool public isFrozen;
    /// @notice The next free number of each subtree.
    uint16[2] public nextAccount;

    mapping(uint256 account => Account) public accounts;
    mapping(uint256 message => Message) public messages;

    /// @notice The chain of hashes after so many messages.
    mapping(uint256 count => uint256) public chainAfter;

    event AccountRegistered(uint256 indexed account, address indexed owner, uint256 keyX, uint256 keyY, uint256 keyHash);
    event MessageQueued(
        uint256 indexed message,
        uint256 indexed account,
        uint8 kind,
        uint64 amountGwei,
        uint256 chain,
        uint64 queuedAt
    );

    error NoOperator();
    error NotCovered(uint256 held, uint256 promised);
    error StandsStill();
    error NothingSent();
    error NotWholeGwei(uint256 amount);
    error TooMuch(uint256 held);
    error NotAKey(uint256 x, uint256 y);
    error NoCommittee();
    error NoRoom(Subtree subtree);
    error NoSuchAccount(uint256 account);
    error NotTheOwner(address caller, address owner);

    modifier whileRunning() {
        if (isFrozen) revert StandsStill();
        _;
    }

    /// @dev In their order in each subtree: the first of the chain subtree is the operator. What they have must be here.
    constructor(IPoseidon poseidon_, bool hasCommittee_, Resident[] memory residents) {
        poseidon = poseidon_;
        hasCommittee = hasCommittee_;
        nextAccount = [0, uint16(CAPACITY)];
        uint256 promised = 0;
        for (uint256 i = 0; i < residents.length; i++) {
            Resident memory it = residents[i];
            _newAccount(it.subtree, it.owner, it.keyX, it.keyY);
            promised += it.balanceGwei * GWEI;
        }
        if (accounts[0].owner == address(0)) revert NoOperator();
        if (address(this).balance < promised) revert NotCovered(address(this).balance, promised);
    }

    /// @notice Open an account, and pay in. The address that asks is the one that withdrawals go to.
    /// @param keyX With `keyY`, the BabyJubJub key that will sign for the account on the rollup.
    function register(Subtree subtree, uint256 keyX, uint256 keyY)
        external
        payable
        whileRunning
        returns (uint256 account)
    {
        account = _newAccount(subtree, msg.sender, keyX, keyY);
        _queueDeposit(account);
    }

    /// @notice Pay into an account, yours or anybody's.
    function deposit(uint256 account) external payable whileRunning {
        if (accounts[account].owner == address(0)) revert NoSuchAccount(account);
        _queueDeposit(account);
    }

    /// @notice Demand that everything on your account comes out, past the operator. If no batch takes this in time,
    ///         anybody may freeze the rollup.
    function requestExit(uint256 account) external whileRunning {
        address owner = accounts[account].owner;
        if (msg.sender != owner) revert NotTheOwner(msg.sender, owner);
        _queue(EXIT, account, 0, account << 4, 0);
    }

    function _newAccount(Subtree subtree, address owner, uint256 keyX, uint256 keyY) private returns (uint256 account) {
        if (!_isKey(keyX, keyY)) revert NotAKey(keyX, keyY);
        if (subtree == Subtree.Committee && !hasCommittee) revert NoCommittee();
        account = nextAccount[uint256(subtree)];
        if (account == (uint256(subtree) + 1) * CAPACITY) revert NoRoom(subtree);
        nextAccount[uint256(subtree)] = uint16(account + 1);
        uint256 keyHash = poseidon.hash2([keyX, keyY]);
        accounts[account] = Account(owner, keyHash);
        emit AccountRegistered(account, owner, keyX, keyY, keyHash);
    }

    /// @dev All that is held fits into 64 bits, so that no sum on the rollup can be too large to be proven: a message that
    ///      cannot be taken would hold up all behind it.
    function _queueDeposit(uint256 account) private {
        if (msg.value == 0) revert NothingSent();
        if (msg.value % GWEI != 0) revert NotWholeGwei(msg.value);
        if (address(this).balance / GWEI > type(uint64).max) revert TooMuch(address(this).balance);
        uint256 amountGwei = msg.value / GWEI;
        _queue(DEPOSIT, account, amountGwei, (account << 16) | (amountGwei << 28), accounts[account].keyHash);
    }

    function _queue(uint8 kind, uint256 account, uint256 amountGwei, uint256 fields, uint256 keyHash) private {
        uint256 message = messageCount;
        uint256 chain = poseidon.hash3([chainAfter[message], kind | fields, keyHash]);
        uint64 time = uint64(block.timestamp);
        messages[message] = Message(kind, uint16(account), uint64(amountGwei), time);
        chainAfter[message + 1] = chain;
        messageCount = uint32(message + 1);
        emit MessageQueued(message, account, kind, uint64(amountGwei), chain, time);
    }

    function _isKey(uint256 x, uint256 y) private pure returns (bool) {
        if (x >= R || y >= R) return false;
        uint256 xx = mulmod(x, x, R);
        uint256 yy = mulmod(y, y, R);
        return addmod(mulmod(A, xx, R), yy, R) == addmod(1, mulmod(D, mulmod(xx, yy, R), R), R);
    }
}
