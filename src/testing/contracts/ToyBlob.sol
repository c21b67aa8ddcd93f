// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "../../riscv/contracts/IInputs.sol";

/// @title Input for tests of the machine: whatever an opening of a blob gives, at any point of any blob
contract ToyBlob is IInputs {
    error WrongProof();

    /// @param proof What the precompile takes: versioned hash, point, value, commitment, proof.
    function word(bytes32, uint32, uint32, bytes calldata proof) external view returns (bytes32) {
        (bool isRight, ) = address(0x0a).staticcall(proof);
        if (!isRight) revert WrongProof();
        return bytes32(proof[64:96]);
    }
}
