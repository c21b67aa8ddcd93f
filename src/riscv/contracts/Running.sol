// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "./IInputs.sol";
import {MachineState} from "./MachineState.sol";
import {MemoryTree} from "./MemoryTree.sol";

/// @title How a step looks at the memory, and how it ends
/// @notice The contract holds one hash and not the memory. So whoever asks for a step shows the few leaves that it
///         touches, in a *witness*, and each is checked against that hash before it is believed.
abstract contract Running {
    using MachineState for bytes;

    /// @dev A step in the making.
    struct Run {
        /// The machine, as MachineState keeps it.
        bytes state;
        /// How many bytes of the witness have been used.
        uint256 shown;
        /// Which run's input it may ask for, and whom.
        bytes32 context;
        IInputs inputs;
    }

    /// @dev What a run that went wrong exits with. An exit of the program's own will has a code below 128.
    uint8 internal constant ILLEGAL_INSTRUCTION = 0x81;
    uint8 internal constant MISALIGNED = 0x82;
    uint8 internal constant BREAKPOINT = 0x83;
    uint8 internal constant BAD_SYSTEM_CALL = 0x84;

    /// @notice The witness ends before all that this step touches has been shown.
    error WitnessTooShort(uint256 given, uint256 needed);
    /// @notice The witness shows something that this step does not touch.
    error WitnessTooLong(uint256 given, uint256 needed);
    /// @notice The memory does not hold what the witness says it holds at this address.
    error NotInMemory(uint32 place);

    /// @notice The next part of the witness: the 2^height leaves that begin at `place`, and their siblings up to the root.
    function _show(Run memory run, bytes calldata witness, uint32 place, uint256 height)
        internal
        pure
        returns (bytes calldata leaves, bytes calldata siblings)
    {
        leaves = _take(run, witness, MemoryTree.LEAF_BYTES << height);
        siblings = _take(run, witness, 32 * (MemoryTree.DEPTH - height));
        bytes32 node = height == 0 ? bytes32(leaves) : MemoryTree.nodeOver(leaves);
        if (_rootWith(place, height, node, siblings) != run.state.memoryRoot()) revert NotInMemory(place);
    }

    function _showLeaf(Run memory run, bytes calldata witness, uint32 place)
        internal
        pure
        returns (bytes32 leaf, bytes calldata siblings)
    {
        bytes calldata leaves;
        (leaves, siblings) = _show(run, witness, place, 0);
        leaf = bytes32(leaves);
    }

    /// @notice The memory with a new leaf: the same siblings lead to its new root.
    function _writeLeaf(Run memory run, uint32 place, bytes32 leaf, bytes calldata siblings) internal pure {
        run.state.setMemoryRoot(_rootWith(place, 0, leaf, siblings));
    }

    /// @dev The memory's root if `node` stood over the 2^height leaves at `place`.
    function _rootWith(uint32 place, uint256 height, bytes32 node, bytes calldata siblings)
        internal
        pure
        returns (bytes32)
    {
        return MemoryTree.rootFrom(node, place >> (5 + height), siblings);
    }

    function _take(Run memory run, bytes calldata witness, uint256 size) internal pure returns (bytes calldata part) {
        uint256 from = run.shown;
        uint256 to = from + size;
        if (witness.length < to) revert WitnessTooShort(witness.length, to);
        run.shown = to;
        return witness[from:to];
    }

    /// @notice The step ends at the next instruction.
    function _goOn(Run memory run) internal pure returns (bytes32 stateHash) {
        unchecked {
            return _goTo(run, run.state.pc() + 4);
        }
    }

    /// @notice The step ends at another instruction.
    function _goTo(Run memory run, uint32 target) internal pure returns (bytes32 stateHash) {
        run.state.setPc(target);
        run.state.setSteps(_stepsAfter(run));
        return run.state.hash();
    }

    /// @notice The step ends the run, because the program wants it to.
    function _exit(Run memory run, uint8 code, bytes32 output) internal pure returns (bytes32 stateHash) {
        return MachineState.exitedHash(code, output, _stepsAfter(run));
    }

    /// @notice The step ends the run, because it cannot go on. That is an outcome like any other and no error of this
    ///         contract: both sides of a dispute see the same.
    function _fault(Run memory run, uint8 code) internal pure returns (bytes32 stateHash) {
        return _exit(run, code, 0);
    }

    function _stepsAfter(Run memory run) private pure returns (uint64) {
        unchecked {
            return run.state.steps() + 1;
        }
    }
}
