// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "../../../riscv/contracts/IInputs.sol";

/// @title What a dispute asks of the machine
/// @notice A game is the same whatever machine is argued about: it needs the hash of a state, and the state after.
interface IStep {
    /// @notice The hash of the machine after one step.
    function step(bytes32 context, IInputs inputs, bytes calldata packedState, bytes calldata witness)
        external
        view
        returns (bytes32 stateHash);

    /// @notice The hash of a machine as it is.
    function hashOf(bytes calldata packedState) external pure returns (bytes32 stateHash);
}
