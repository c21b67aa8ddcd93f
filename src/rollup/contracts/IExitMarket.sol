// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Who buys withdrawals that are not confirmed yet
/// @notice The bridge calls these two functions of the contract that a withdrawal's right was assigned to. Everybody
///         can call them, so a market has to ask who does.
interface IExitMarket {
    /// @notice The right to a withdrawal is yours now. The bridge can't tell whether there is such a withdrawal: it
    ///         only knows who says so. Whoever pays for it has to look at the rollup.
    /// @param seller The recipient that the withdrawal must have, or the right is worth nothing.
    /// @param number The withdrawal's number in the rollup's outbox.
    /// @param price What the seller asks for, in wei.
    function onAssigned(address seller, uint256 number, uint64 amountGwei, uint256 price) external;

    /// @notice A withdrawal whose right was assigned to you is paid with this call.
    function onPaid(address seller, uint256 number, uint64 amountGwei) external payable;
}
