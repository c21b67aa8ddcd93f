// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Who says which states of a rollup are confirmed
/// @notice A bridge asks nothing else of a rollup, whichever way it gets there: by waiting for a lie to be shown, or by
///         a proof that there is none.
interface IConfirmations {
    /// @notice Whether this output will stand for ever, as far as this contract can tell.
    function isConfirmed(bytes32 output) external view returns (bool);
}
