// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title One field element of a blob, without the blob
/// @notice A contract never sees a blob, only its hash. But a blob is a polynomial, and its commitment can be opened at
///         one point: a precompile of Ethereum checks that with a pairing.
library Openings {
    address private constant POINT_EVALUATION = address(0x0a);

    uint256 private constant FIELD = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;

    /// @dev A 4096th root of unity: the polynomial's value at its powers is what the blob holds.
    uint256 private constant OMEGA = 0x564c0a11a0f704f4fc3e8acfe0f8245f0ad1347b378fbf96e206da11a5d36306;

    uint256 private constant INDEX_BITS = 12;

    error WrongOpeningLength(uint256 length);
    error OtherElement(bytes32 versionedHash, uint256 index);

    /// @dev `inner` is the commitment (48), the proof (48) and the element (32).
    function open(bytes32 versionedHash, uint256 index, bytes memory inner) internal view returns (bytes32 element) {
        if (inner.length != 128) revert WrongOpeningLength(inner.length);
        bytes32 point = bytes32(pointOf(index));
        assembly ("memory-safe") {
            element := mload(add(inner, 128))
        }
        bytes memory input = abi.encodePacked(versionedHash, point, element, new bytes(96));
        assembly ("memory-safe") {
            mcopy(add(input, 128), add(inner, 32), 96)
        }
        (bool holds, ) = POINT_EVALUATION.staticcall(input);
        if (!holds) revert OtherElement(versionedHash, index);
    }

    /// @dev Where the polynomial is the blob's element of that number: omega to the power of the number with its twelve
    ///      bits reversed. So the number's lowest bit stands for the highest power, and nothing needs to be reversed.
    ///      The point is computed here: whoever proves must not choose it.
    function pointOf(uint256 index) internal pure returns (uint256 point) {
        point = 1;
        uint256 power = OMEGA;
        for (uint256 bit = INDEX_BITS; bit > 0; bit--) {
            if ((index >> (bit - 1)) & 1 == 1) point = mulmod(point, power, FIELD);
            power = mulmod(power, power, FIELD);
        }
    }
}
