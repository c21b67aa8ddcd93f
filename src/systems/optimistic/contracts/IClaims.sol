// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a dispute game asks of the rollup, and tells it
interface IClaims {
    /// @notice A game about a claim begins. Reverts when it is too late for one.
    /// @return defender Who made the claim, and has to defend it.
    /// @return steps How many steps the claimed run takes.
    /// @return finalHash The hash of the machine at its end, as claimed.
    function openGame(uint256 claim) external returns (address defender, uint64 steps, bytes32 finalHash);

    /// @notice The claim held against one challenger.
    function closeGame(uint256 claim) external;

    /// @notice The claim lost.
    /// @param winner Who brought it down.
    function reject(uint256 claim, address winner) external;

    /// @notice What the claimed run reads follows from this hash.
    function contextOf(uint256 claim) external view returns (bytes32);
}
