// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Somebody who can tell whether a proof proves
interface IVerifier {
    /// @notice Return if the proof holds for these public inputs. If it does not, or isn't a proof at all, revert.
    function verify(bytes calldata proof, uint256[] calldata inputs) external view;
}
