// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "../../riscv/contracts/IInputs.sol";

/// @title Input for tests of the machine: there is every word, and its proof is the word itself
contract ToyInputs is IInputs {
    error WrongProof();

    function word(bytes32 context, uint32 region, uint32 index, bytes calldata proof)
        external
        pure
        returns (bytes32 answer)
    {
        answer = keccak256(abi.encodePacked(context, region, index));
        if (proof.length != 32 || bytes32(proof) != answer) revert WrongProof();
    }
}
