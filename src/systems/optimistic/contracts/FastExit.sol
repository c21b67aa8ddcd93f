// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bridge} from "../../../rollup/contracts/Bridge.sol";
import {IExitMarket} from "../../../rollup/contracts/IExitMarket.sol";

/// @title A market for withdrawals that are not confirmed yet
/// @notice Who does not want to wait for the window sells the right to a withdrawal at a price of their own. Whoever fills
///         the offer pays that price at once, and gets the bridge's payment when it comes. If it never comes, because
///         there was no such withdrawal, or because the claim it stood in was a lie, the loss is theirs. So a provider
///         runs the rollup's program and knows already what L1 will only believe after the window: that knowledge, the
///         risk and the waiting are what the difference pays for.
/// @dev No money ever stays here: what comes in with a call goes out with the same call.
contract FastExit is IExitMarket {
    enum Status {
        Open,
        Filled,
        Collected,
        TakenBack
    }

    /// @param number The withdrawal's place in the rollup's outbox.
    /// @param price What the seller asks for, in wei.
    /// @param provider Who filled it. Zero: nobody yet.
    struct Offer {
        address seller;
        uint64 amountGwei;
        Status status;
        address provider;
        uint256 number;
        uint256 price;
    }

    /// @notice The bridge whose withdrawals are traded here.
    Bridge public immutable bridge;

    /// @notice All offers ever made. What an offer asks never changes, so that nobody pays another price than they saw.
    Offer[] public offers;

    /// @notice The newest offer of a right, by the name that the bridge has for the right.
    mapping(bytes32 right => uint256 offer) public newestOffer;

    event Offered(
        uint256 indexed offer,
        uint256 indexed number,
        address seller,
        uint64 amountGwei,
        uint256 price
    );
    event Filled(uint256 indexed offer, address provider);
    event TakenBack(uint256 indexed offer);
    event ExitCollected(uint256 indexed offer, uint256 amount, address owner);

    error NotTheBridge(address caller);
    error NoSuchOffer(uint256 offer);
    error NotOpen(uint256 offer, Status status);
    error WrongPrice(uint256 sent, uint256 price);
    error NotTheSeller(address caller, address seller);
    error NumberIsPaid(uint256 number);
    error CannotPay(address account, uint256 amount);

    modifier onlyBridge() {
        if (msg.sender != address(bridge)) revert NotTheBridge(msg.sender);
        _;
    }

    constructor(Bridge bridge_) {
        bridge = bridge_;
    }

    /// @notice An offer is made by selling the right at the bridge to this market: `Bridge.sell`. So it is certain who
    ///         the seller is, and that nobody else holds the right; that there is such a withdrawal is not.
    function onAssigned(address seller, uint256 number, uint64 amountGwei, uint256 price) external onlyBridge {
        uint256 offer = offers.length;
        offers.push(Offer(seller, amountGwei, Status.Open, address(0), number, price));
        newestOffer[bridge.rightOf(number, seller, amountGwei)] = offer;
        emit Offered(offer, number, seller, amountGwei, price);
    }

    /// @notice Pay the price, and own the withdrawal from now on. Send exactly the price.
    function fill(uint256 offer) external payable {
        Offer storage filled = _openOffer(offer);
        if (msg.value != filled.price) revert WrongPrice(msg.value, filled.price);
        // The one false offer that L1 can see: the number is somebody else's withdrawal, which is paid already.
        if (bridge.isPaid(filled.number)) revert NumberIsPaid(filled.number);
        // The right changes hands before the money does: a seller who calls back finds nothing left to sell.
        filled.status = Status.Filled;
        filled.provider = msg.sender;
        emit Filled(offer, msg.sender);
        _pay(filled.seller, msg.value);
    }

    /// @notice The seller takes back an offer that nobody has filled, and has the right again.
    function takeBack(uint256 offer) external {
        Offer storage taken = _openOffer(offer);
        if (msg.sender != taken.seller) revert NotTheSeller(msg.sender, taken.seller);
        taken.status = Status.TakenBack;
        emit TakenBack(offer);
        bridge.giveBack(taken.number, taken.seller, taken.amountGwei);
    }

    /// @notice When a state that holds the withdrawal is confirmed: have the bridge pay, to whoever owns it then. By
    ///         anyone.
    /// @param accountsRoot The half of the confirmed state that is not looked into.
    /// @param counters That state's counters.
    /// @param proof The hashes beside the withdrawal's path in the outbox.
    function collect(
        uint256 offer,
        bytes32 accountsRoot,
        bytes32 counters,
        bytes32[] calldata proof
    ) external {
        Offer storage due = _offer(offer);
        if (due.status > Status.Filled) revert NotOpen(offer, due.status);
        bridge.withdraw(due.number, due.seller, due.amountGwei, accountsRoot, counters, proof);
    }

    /// @notice The bridge pays a withdrawal that was assigned to this market. It goes on at once to the provider, or, if
    ///         nobody filled the offer in all that time, to the seller.
    function onPaid(address seller, uint256 number, uint64 amountGwei) external payable onlyBridge {
        uint256 offer = newestOffer[bridge.rightOf(number, seller, amountGwei)];
        Offer storage paid = offers[offer];
        address owner = paid.status == Status.Filled ? paid.provider : paid.seller;
        paid.status = Status.Collected;
        emit ExitCollected(offer, msg.value, owner);
        _pay(owner, msg.value);
    }

    function _offer(uint256 offer) private view returns (Offer storage) {
        if (offer >= offers.length) revert NoSuchOffer(offer);
        return offers[offer];
    }

    function _openOffer(uint256 offer) private view returns (Offer storage open) {
        open = _offer(offer);
        if (open.status != Status.Open) revert NotOpen(offer, open.status);
    }

    function _pay(address account, uint256 amount) private {
        (bool sent, ) = account.call{value: amount}("");
        if (!sent) revert CannotPay(account, amount);
    }
}
