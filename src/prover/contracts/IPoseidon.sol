// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Poseidon of two, three or four numbers, with circomlib's constants
/// @dev All numbers are below the order of BN254's groups. One that is not would have the hash of another number, so it is
///      refused.
interface IPoseidon {
    /// @notice Hash two numbers into one.
    function hash2(uint256[2] calldata inputs) external pure returns (uint256 hash);

    /// @notice Hash three numbers into one.
    function hash3(uint256[3] calldata inputs) external pure returns (uint256 hash);

    /// @notice Hash four numbers into one.
    function hash4(uint256[4] calldata inputs) external pure returns (uint256 hash);
}
