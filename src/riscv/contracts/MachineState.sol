// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The machine, packed
/// @notice Everything that a machine is, in the 169 bytes whose hash stands for it:
///         0x00 ‖ memory root (32) ‖ pc (4) ‖ x1 (4) … x31 (4) ‖ steps (8).
///         It stays in this form while it is worked on: a register is four bytes of it, and the hash is one keccak away.
library MachineState {
    uint256 internal constant RUNNING_LENGTH = 168;
    uint256 internal constant EXITED_LENGTH = 41;

    bytes1 private constant RUNNING = 0x00;
    bytes1 private constant EXITED = 0x01;

    uint256 private constant MEMORY_ROOT = 1;
    /// @dev The place that x0 would have: x0 is always 0, so it needs none.
    uint256 private constant PC = 33;
    uint256 private constant STEPS = 161;

    /// @notice The bytes to work on, from the packed state.
    function load(bytes calldata packedState) internal pure returns (bytes memory state) {
        return abi.encodePacked(RUNNING, packedState);
    }

    /// @notice The hash of a running machine.
    function hash(bytes memory state) internal pure returns (bytes32) {
        return keccak256(state);
    }

    /// @notice The hash of a machine that has ended. Its memory and registers no longer matter.
    function exitedHash(uint8 code, bytes32 output, uint64 stepsTaken) internal pure returns (bytes32) {
        return exitedHash(abi.encodePacked(code, output, stepsTaken));
    }

    function exitedHash(bytes memory packedState) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(EXITED, packedState));
    }

    function memoryRoot(bytes memory state) internal pure returns (bytes32) {
        return bytes32(_field(state, MEMORY_ROOT, 32));
    }

    function setMemoryRoot(bytes memory state, bytes32 root) internal pure {
        _setField(state, MEMORY_ROOT, 32, uint256(root));
    }

    function pc(bytes memory state) internal pure returns (uint32) {
        return uint32(_field(state, PC, 4));
    }

    function setPc(bytes memory state, uint32 value) internal pure {
        _setField(state, PC, 4, value);
    }

    /// @notice Register `number`; number 0 always holds 0.
    function x(bytes memory state, uint256 number) internal pure returns (uint32) {
        return number == 0 ? 0 : uint32(_field(state, PC + 4 * number, 4));
    }

    /// @notice Give a register a value. What is written to number 0 is lost.
    function setX(bytes memory state, uint256 number, uint32 value) internal pure {
        if (number != 0) _setField(state, PC + 4 * number, 4, value);
    }

    function steps(bytes memory state) internal pure returns (uint64) {
        return uint64(_field(state, STEPS, 8));
    }

    function setSteps(bytes memory state, uint64 value) internal pure {
        _setField(state, STEPS, 8, value);
    }

    /// @dev `size` bytes at `offset`, big-endian.
    function _field(bytes memory state, uint256 offset, uint256 size) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, mul(8, size)), mload(add(add(state, 32), offset)))
        }
    }

    /// @dev Writes a whole word, which reaches into the padding behind `steps` but never beyond it: 169 bytes take 192.
    function _setField(bytes memory state, uint256 offset, uint256 size, uint256 value) private pure {
        assembly ("memory-safe") {
            let word := add(add(state, 32), offset)
            let bits := mul(8, size)
            let behind := shr(bits, shl(bits, mload(word)))
            mstore(word, or(shl(sub(256, bits), value), behind))
        }
    }
}
