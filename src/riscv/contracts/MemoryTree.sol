// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Four gigabytes under one hash
/// @notice The machine's memory is cut into leaves of 32 bytes. A parent in the tree above them is the hash of its two
///         children, 27 levels up to the root. Whoever shows a leaf and the 27 siblings on its way up has proved what the
///         memory holds there, and can tell the root that a change of this leaf leads to.
library MemoryTree {
    uint256 internal constant DEPTH = 27;
    uint256 internal constant LEAF_BYTES = 32;

    /// @notice The root that a node leads to.
    /// @param index The node's number among those of its level, from the left.
    /// @param siblings From the bottom up, 32 bytes each.
    function rootFrom(bytes32 node, uint256 index, bytes calldata siblings) internal pure returns (bytes32 root) {
        root = node;
        assembly ("memory-safe") {
            let end := add(siblings.offset, siblings.length)
            for { let at := siblings.offset } lt(at, end) { at := add(at, 32) } {
                // A node with an even index is the left child.
                let side := mul(32, and(index, 1))
                mstore(side, root)
                mstore(xor(side, 32), calldataload(at))
                root := keccak256(0, 64)
                index := shr(1, index)
            }
        }
    }

    /// @notice The node above 2^n leaves that stand side by side.
    function nodeOver(bytes calldata leaves) internal pure returns (bytes32 node) {
        bytes memory row = leaves;
        assembly ("memory-safe") {
            let start := add(row, 32)
            // Each pass halves the row in place: what a hash overwrites has been read by then.
            for { let size := mload(row) } gt(size, 32) { size := shr(1, size) } {
                for { let at := 0 } lt(at, size) { at := add(at, 64) } {
                    mstore(add(start, shr(1, at)), keccak256(add(start, at), 64))
                }
            }
            node := mload(start)
        }
    }
}
