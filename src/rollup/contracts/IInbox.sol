// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What the other contracts of a rollup ask of its inbox
interface IInbox {
    /// @notice How many batches were posted.
    function batchCount() external view returns (uint32);

    /// @notice All that is kept of a batch: a hash of what was said when it was posted.
    function batchHashes(uint256 batch) external view returns (bytes32);

    /// @notice What keeps signatures for this rollup from counting anywhere else.
    function domainSeparator() external view returns (bytes32);

    /// @notice Queue a deposit, which the bridge has the money for.
    function enqueueDeposit(address to, uint32 toIndex, uint64 amountGwei) external returns (uint256 message);
}
