// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IExitMarket} from "./IExitMarket.sol";
import {IConfirmations} from "./IConfirmations.sol";
import {IInbox} from "./IInbox.sol";

/// @title The rollup's bridge: the vault that holds what is on the rollup
/// @notice Ether that goes up stays here. It comes out again for whoever shows, by a Merkle proof, that a confirmed state
///         of the rollup holds a withdrawal of so much. No key of anybody's opens it, and nobody's word: only a state that
///         `confirmations` calls confirmed. If a lie were confirmed there, this contract would pay it.
contract Bridge {
    /// @notice Amounts on the rollup are whole gwei.
    uint256 public constant GWEI = 10 ** 9;

    /// @notice How many levels the tree of withdrawals has: 2^16 leaves.
    uint256 public constant OUTBOX_DEPTH = 16;

    /// @notice Where deposits queue, to be taken by the rollup.
    IInbox public immutable inbox;
    /// @notice Who says which states are confirmed.
    IConfirmations public immutable confirmations;

    /// @notice Which withdrawals have been paid, so that none is paid twice. Their numbers are given once, whatever
    ///         state they are shown in.
    mapping(uint256 number => bool) public isPaid;

    /// @notice Who was given the right to a withdrawal by its recipient. Zero: nobody.
    mapping(bytes32 right => address holder) public holders;

    event Deposited(uint256 indexed message, address indexed from, address indexed to, uint32 toIndex, uint64 amountGwei);
    event Withdrawn(uint256 indexed number, address indexed to, address indexed paid, uint64 amountGwei);
    event Assigned(uint256 indexed number, address indexed seller, address indexed market, uint64 amountGwei, uint256 price);
    event GivenBack(uint256 indexed number, address indexed seller, address indexed market, uint64 amountGwei);

    error NothingSent();
    error NotWholeGwei(uint256 amount);
    error TooMuch(uint256 amount);
    error AlreadyPaid(uint256 number);
    error NoSuchNumber(uint256 number);
    error WrongProofLength(uint256 given, uint256 needed);
    error NotConfirmed(bytes32 output);
    error CannotPay(address account, uint256 amount);
    error AlreadyAssigned(uint256 number, address holder);
    error NoMarket(address market);
    error NotTheHolder(address caller, address holder);

    /// @param confirmations_ The rollup. It may be deployed later: an address is known before there is code.
    /// @dev What is sent along backs the balances that the rollup begins with.
    constructor(IInbox inbox_, IConfirmations confirmations_) payable {
        inbox = inbox_;
        confirmations = confirmations_;
    }

    /// @notice Lock ether here and queue a message to the rollup, which credits it when it takes the message.
    /// @param to Whose account it is for.
    /// @param toIndex The account's number there. If that is not the account of `to`, it gets a new one.
    function deposit(address to, uint32 toIndex) external payable returns (uint256 message) {
        if (msg.value == 0) revert NothingSent();
        if (msg.value % GWEI != 0) revert NotWholeGwei(msg.value);
        if (msg.value / GWEI > type(uint64).max) revert TooMuch(msg.value);
        uint64 amountGwei = uint64(msg.value / GWEI);
        message = inbox.enqueueDeposit(to, toIndex, amountGwei);
        emit Deposited(message, msg.sender, to, toIndex, amountGwei);
    }

    /// @notice Pay a withdrawal that is in the outbox of a confirmed state. Anybody may ask for it: the money goes to its
    ///         recipient, or to whom the recipient assigned it.
    /// @param number Its place in the outbox.
    /// @param accountsRoot The half of the state that is not looked into.
    /// @param counters The state's counters. With both, the outbox' root makes the output, which must be confirmed.
    /// @param proof The hashes beside the path from the withdrawal to the outbox' root, from the bottom up.
    function withdraw(
        uint256 number,
        address to,
        uint64 amountGwei,
        bytes32 accountsRoot,
        bytes32 counters,
        bytes32[] calldata proof
    ) external {
        if (isPaid[number]) revert AlreadyPaid(number);
        bytes32 outboxRoot = _climb(leafOf(to, amountGwei), number, proof);
        bytes32 output = outputOf(accountsRoot, outboxRoot, counters);
        if (!confirmations.isConfirmed(output)) revert NotConfirmed(output);
        // The books change before the money leaves: whoever calls back finds this withdrawal paid.
        isPaid[number] = true;
        address holder = holders[rightOf(number, to, amountGwei)];
        emit Withdrawn(number, to, holder == address(0) ? to : holder, amountGwei);
        _pay(number, to, holder, amountGwei);
    }

    /// @notice Assign the right to a withdrawal of yours to a market, which may pay you before it is confirmed.
    ///         It is not checked that there is one. If you are not its recipient, nothing is assigned by this.
    /// @param price What you ask the market for, in wei.
    function sell(uint256 number, uint64 amountGwei, address market, uint256 price) external {
        if (isPaid[number]) revert AlreadyPaid(number);
        if (market.code.length == 0) revert NoMarket(market);
        bytes32 right = rightOf(number, msg.sender, amountGwei);
        if (holders[right] != address(0)) revert AlreadyAssigned(number, holders[right]);
        holders[right] = market;
        emit Assigned(number, msg.sender, market, amountGwei, price);
        IExitMarket(market).onAssigned(msg.sender, number, amountGwei, price);
    }

    /// @notice A market gives a right that it holds back to the recipient.
    function giveBack(uint256 number, address seller, uint64 amountGwei) external {
        bytes32 right = rightOf(number, seller, amountGwei);
        if (msg.sender != holders[right]) revert NotTheHolder(msg.sender, holders[right]);
        delete holders[right];
        emit GivenBack(number, seller, msg.sender, amountGwei);
    }

    /// @notice What a right is kept under: only the withdrawal that it was said to be is worth anything to its holder.
    function rightOf(uint256 number, address recipient, uint64 amountGwei) public pure returns (bytes32) {
        return keccak256(abi.encode(number, recipient, amountGwei));
    }

    /// @notice A withdrawal as it stands in the outbox.
    function leafOf(address to, uint64 amountGwei) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(to, bytes12(0), amountGwei, bytes24(0)));
    }

    /// @notice What a state of the rollup is known by.
    function outputOf(bytes32 accountsRoot, bytes32 outboxRoot, bytes32 counters) public pure returns (bytes32) {
        return keccak256(abi.encode(accountsRoot, keccak256(abi.encode(outboxRoot, counters))));
    }

    function _climb(bytes32 node, uint256 number, bytes32[] calldata proof) private pure returns (bytes32) {
        if (number >> OUTBOX_DEPTH != 0) revert NoSuchNumber(number);
        if (proof.length != OUTBOX_DEPTH) revert WrongProofLength(proof.length, OUTBOX_DEPTH);
        for (uint256 level = 0; level < OUTBOX_DEPTH; level++) {
            bool isRight = (number >> level) & 1 == 1;
            node = keccak256(isRight ? abi.encode(proof[level], node) : abi.encode(node, proof[level]));
        }
        return node;
    }

    function _pay(uint256 number, address to, address holder, uint64 amountGwei) private {
        uint256 amount = amountGwei * GWEI;
        if (holder != address(0)) {
            IExitMarket(holder).onPaid{value: amount}(to, number, amountGwei);
            return;
        }
        (bool sent, ) = to.call{value: amount}("");
        if (!sent) revert CannotPay(to, amount);
    }
}
