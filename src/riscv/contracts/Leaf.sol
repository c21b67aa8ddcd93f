// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Bytes, half words and words inside a leaf
/// @notice RISC-V is little-endian: the first byte in memory is the lowest of the number. The EVM is big-endian: the
///         first byte of a `bytes32` is the highest. Here one becomes the other.
library Leaf {
    /// @notice The number in the `size` (1, 2 or 4) bytes at `offset`, which lie in one leaf because they are aligned.
    function read(bytes32 leaf, uint256 offset, uint256 size) internal pure returns (uint32) {
        uint256 bytesInOrder = (uint256(leaf) >> _behind(offset, size)) & _mask(size);
        return _reverse(uint32(bytesInOrder << (8 * (4 - size))));
    }

    /// @notice The leaf with the lowest `size` bytes of `value` at `offset`.
    function write(bytes32 leaf, uint256 offset, uint256 size, uint32 value) internal pure returns (bytes32) {
        uint256 bytesInOrder = _reverse(value) >> (8 * (4 - size));
        uint256 behind = _behind(offset, size);
        return bytes32((uint256(leaf) & ~(_mask(size) << behind)) | (bytesInOrder << behind));
    }

    /// @dev How many bits of the leaf come after those bytes.
    function _behind(uint256 offset, uint256 size) private pure returns (uint256) {
        return 8 * (32 - (offset % 32) - size);
    }

    function _mask(uint256 size) private pure returns (uint256) {
        return (1 << (8 * size)) - 1;
    }

    function _reverse(uint32 word) private pure returns (uint32) {
        return (word >> 24) | ((word >> 8) & 0xff00) | ((word << 8) & 0xff0000) | (word << 24);
    }
}
