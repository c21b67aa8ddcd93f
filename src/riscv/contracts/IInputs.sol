// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Where the words of a run's input come from
/// @notice The machine knows nothing of batches, blobs or messages. It asks for a word by two numbers; the contract that
///         keeps the input answers, and believes nobody who cannot prove it.
interface IInputs {
    /// @notice One word of a run's input.
    /// @dev Reverts where the proof is wrong. A word that the input does not have is no error: it has a defined answer.
    /// @param context Which run: a hash of all that its input depends on.
    /// @param region Which part of the input.
    /// @param index Which word of that part.
    /// @param proof Whatever convinces this contract that the word is the right one.
    function word(bytes32 context, uint32 region, uint32 index, bytes calldata proof) external view returns (bytes32);
}
