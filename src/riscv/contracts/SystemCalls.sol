// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MachineState} from "./MachineState.sol";
import {MemoryTree} from "./MemoryTree.sol";
import {Running} from "./Running.sol";

/// @title What a program asks the machine for
/// @notice ECALL hands over to the machine. Register a7 says which call, a0 to a2 hold its operands. The operands are
///         aligned so that each call touches few leaves: what would take a program a hundred thousand instructions, a
///         hash or the check of a signature, is one step, and L1 can do it too.
abstract contract SystemCalls is Running {
    using MachineState for bytes;

    uint32 internal constant EXIT = 93;
    uint32 internal constant KECCAK = 0x100;
    uint32 internal constant PREIMAGE64 = 0x101;
    uint32 internal constant ECRECOVER = 0x102;
    uint32 internal constant INPUT = 0x103;

    uint256 private constant A0 = 10;
    uint256 private constant A1 = 11;
    uint256 private constant A2 = 12;
    uint256 private constant A7 = 17;

    /// @notice The 64 bytes shown do not have the hash that the memory asks for.
    error NotThePreimage(bytes32 hash);

    function _systemCall(Run memory run, bytes calldata witness) internal view returns (bytes32 stateHash) {
        uint32 call = run.state.x(A7);
        if (call == KECCAK) return _keccak(run, witness);
        if (call == INPUT) return _input(run, witness);
        if (call == PREIMAGE64) return _preimage64(run, witness);
        if (call == ECRECOVER) return _ecrecover(run, witness);
        if (call == EXIT) return _exitCall(run, witness);
        return _fault(run, BAD_SYSTEM_CALL);
    }

    /// @notice exit(a0: code, a1: p): the run is over, and the leaf at p is what it says.
    function _exitCall(Run memory run, bytes calldata witness) private pure returns (bytes32 stateHash) {
        uint32 p = run.state.x(A1);
        if (!_isAligned(p, 32)) return _fault(run, BAD_SYSTEM_CALL);
        (bytes32 output, ) = _showLeaf(run, witness, p);
        return _exit(run, uint8(run.state.x(A0) & 0x7f), output);
    }

    /// @notice keccak(a0: p, a1: length, a2: to): the hash of the bytes from p, which lie in one block of 256.
    function _keccak(Run memory run, bytes calldata witness) private pure returns (bytes32 stateHash) {
        uint32 p = run.state.x(A0);
        uint256 length = run.state.x(A1);
        uint32 to = run.state.x(A2);
        uint256 start = p % 256;
        bool isInOneBlock = start + length <= 256;
        if (!_isAligned(p, 32) || !_isAligned(to, 32) || !isInOneBlock) return _fault(run, BAD_SYSTEM_CALL);

        (bytes calldata block256, ) = _show(run, witness, p & ~uint32(255), 3);
        (, bytes calldata siblings) = _showLeaf(run, witness, to);
        _writeLeaf(run, to, keccak256(block256[start:start + length]), siblings);
        return _goOn(run);
    }

    /// @notice preimage64(a0: p, a1: to): the 64 bytes whose hash is the leaf at p. This is how a program walks down a tree
    ///         of which it holds the root only. Nobody can invent such bytes: the hash binds them.
    function _preimage64(Run memory run, bytes calldata witness) private pure returns (bytes32 stateHash) {
        uint32 p = run.state.x(A0);
        uint32 to = run.state.x(A1);
        if (!_isAligned(p, 32) || !_isAligned(to, 64)) return _fault(run, BAD_SYSTEM_CALL);

        (bytes32 wanted, ) = _showLeaf(run, witness, p);
        if (keccak256(_take(run, witness, 64)) != wanted) revert NotThePreimage(wanted);
        (, bytes calldata siblings) = _show(run, witness, to, 1);
        // The node over these two leaves is the hash of them: the very hash that was asked for.
        run.state.setMemoryRoot(_rootWith(to, 1, wanted, siblings));
        return _goOn(run);
    }

    /// @notice ecrecover(a0: p, a1: to): who signed. Hash, v, r and s stand at p, as Ethereum's precompile 1 takes them;
    ///         the answer is an address, or 0 where there is none.
    function _ecrecover(Run memory run, bytes calldata witness) private view returns (bytes32 stateHash) {
        uint32 p = run.state.x(A0);
        uint32 to = run.state.x(A1);
        if (!_isAligned(p, 128) || !_isAligned(to, 32)) return _fault(run, BAD_SYSTEM_CALL);

        (bytes calldata signature, ) = _show(run, witness, p, 2);
        (, bytes calldata siblings) = _showLeaf(run, witness, to);
        _writeLeaf(run, to, _signer(signature), siblings);
        return _goOn(run);
    }

    /// @dev Solidity's own ecrecover takes v as one byte. In the memory it is 32, and all of them count.
    function _signer(bytes calldata signature) private view returns (bytes32) {
        // It fails only for want of gas, and a sender who is mean with gas must not make a good signature look bad. He
        // cannot: the 64th that a call leaves behind is then far too little to end this step.
        (, bytes memory answer) = address(1).staticcall(signature);
        // For a bad signature the precompile answers nothing at all, which reads as zeros.
        return bytes32(answer);
    }

    /// @notice input(a0: region, a1: index, a2: to): a word of what the run is about. The contract that keeps the input
    ///         checks the proof, which is all that is left of the witness.
    function _input(Run memory run, bytes calldata witness) private view returns (bytes32 stateHash) {
        uint32 to = run.state.x(A2);
        if (!_isAligned(to, 32)) return _fault(run, BAD_SYSTEM_CALL);

        (, bytes calldata siblings) = _showLeaf(run, witness, to);
        bytes calldata proof = _take(run, witness, witness.length - run.shown);
        bytes32 word = run.inputs.word(run.context, run.state.x(A0), run.state.x(A1), proof);
        _writeLeaf(run, to, word, siblings);
        return _goOn(run);
    }

    function _isAligned(uint32 p, uint32 size) private pure returns (bool) {
        return p % size == 0;
    }
}
