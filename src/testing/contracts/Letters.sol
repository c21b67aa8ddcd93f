// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "../../riscv/contracts/IInputs.sol";

/// @title A machine of letters
/// @notice The smallest thing that can be argued about: each step makes a letter of the one before, the first also reads
///         word 0 of its input, and after so many steps it exits with the letter as its output. So the game can be
///         tested without a processor.
contract Letters {
    uint64 public immutable length;

    error WitnessTooLong();
    error NoLetter();

    constructor(uint64 length_) {
        length = length_;
    }

    function step(bytes32 context, IInputs inputs, bytes calldata packedState, bytes calldata witness)
        external
        view
        returns (bytes32)
    {
        if (packedState.length == 41) return hashOf(packedState);
        if (packedState.length != 40) revert NoLetter();
        uint64 steps = uint64(bytes8(packedState[:8]));
        bytes32 letter = bytes32(packedState[8:]);
        bytes32 word = 0;
        if (steps == 0) word = inputs.word(context, 0, 0, witness);
        else if (witness.length > 0) revert WitnessTooLong();
        bytes32 next = keccak256(abi.encode(letter, word));
        if (steps + 1 == length) return keccak256(abi.encodePacked(bytes2(0x0100), next, length));
        return keccak256(abi.encodePacked(bytes1(0), steps + 1, next));
    }

    function hashOf(bytes calldata packedState) public pure returns (bytes32) {
        bool hasExited = packedState.length == 41;
        return keccak256(abi.encodePacked(hasExited ? bytes1(0x01) : bytes1(0x00), packedState));
    }
}
