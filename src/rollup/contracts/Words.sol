// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Bytes as words of 31, and one hash for all of them
/// @notice A word is a zero byte and 31 bytes: what fits into a field element of a blob. Those of a batch in calldata are
///         the leaves of a Merkle tree, so that a dispute about one of them needs twelve hashes and not the batch.
library Words {
    /// @dev How many bytes a word carries.
    uint256 internal constant SIZE = 31;

    /// @dev How many words a batch can have.
    uint256 internal constant MOST = 4096;

    uint256 private constant DEPTH = 12;

    error WrongPathLength(uint256 length);
    error OtherWord(bytes32 root, bytes32 found);

    /// @dev The root over all words; those behind the end are zero. In assembly because every byte of every batch goes
    ///      through here. The words are laid out behind what is in use of the memory, and each level of the tree is
    ///      written over the one below it.
    function rootOf(bytes calldata data) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            let words := mload(0x40)
            let whole := div(data.length, SIZE)
            let rest := mod(data.length, SIZE)
            let from := data.offset
            let to := words
            for {
                let end := add(words, shl(5, whole))
            } lt(to, end) {
                to := add(to, 32)
                from := add(from, SIZE)
            } {
                mstore(to, shr(8, calldataload(from)))
            }
            if rest {
                // Behind the batch's end calldata may hold anything: the poster chose it.
                let behind := shl(3, sub(SIZE, rest))
                mstore(to, shl(behind, shr(behind, shr(8, calldataload(from)))))
                whole := add(whole, 1)
            }
            if iszero(whole) {
                mstore(words, 0)
                whole := 1
            }
            let empty := 0
            for {
                let level := 0
            } lt(level, DEPTH) {
                level := add(level, 1)
            } {
                if and(whole, 1) {
                    mstore(add(words, shl(5, whole)), empty)
                    whole := add(whole, 1)
                }
                let end := add(words, shl(4, whole))
                let pair := words
                for {
                    to := words
                } lt(to, end) {
                    to := add(to, 32)
                    pair := add(pair, 64)
                } {
                    mstore(to, keccak256(pair, 64))
                }
                whole := shr(1, whole)
                mstore(0x00, empty)
                mstore(0x20, empty)
                empty := keccak256(0x00, 0x40)
            }
            root := mload(words)
        }
    }

    /// @dev A word that was proven to be under a root: `inner` is the word, then the hashes beside its path, from the
    ///      bottom up.
    function open(bytes32 root, uint256 index, bytes memory inner) internal pure returns (bytes32 found) {
        if (inner.length != (DEPTH + 1) * 32) revert WrongPathLength(inner.length);
        found = _whole(inner, 0);
        bytes32 node = found;
        for (uint256 level = 0; level < DEPTH; level++) {
            bytes32 beside = _whole(inner, level + 1);
            node = keccak256((index >> level) & 1 == 1 ? abi.encode(beside, node) : abi.encode(node, beside));
        }
        if (node != root) revert OtherWord(root, node);
    }

    /// @dev The n-th word of some bytes, which must go on so far.
    function nth(bytes memory data, uint256 n) internal pure returns (bytes32) {
        bytes32 here;
        assembly ("memory-safe") {
            here := mload(add(add(data, 32), mul(n, SIZE)))
        }
        return here >> 8;
    }

    /// @dev Of a word, the zero byte and as many bytes after it as there are. A blob's elements have room for more than
    ///      31 bytes and for what is behind the batch's end: neither counts.
    function cut(bytes32 element, uint256 length) internal pure returns (bytes32) {
        if (length > SIZE) length = SIZE;
        uint256 behind = 8 * (SIZE - length);
        return ((element << 8) >> (8 + behind)) << behind;
    }

    function _whole(bytes memory data, uint256 n) private pure returns (bytes32 value) {
        assembly ("memory-safe") {
            value := mload(add(add(data, 32), mul(n, 32)))
        }
    }
}
