// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Arithmetic} from "./Arithmetic.sol";
import {IInputs} from "./IInputs.sol";
import {Instruction} from "./Instruction.sol";
import {Leaf} from "./Leaf.sol";
import {MachineState} from "./MachineState.sol";
import {SystemCalls} from "./SystemCalls.sol";

/// @title One step of the machine, on L1
/// @notice Two people ran the same program and disagree. They have halved their disagreement until one instruction was
///         left, with the state before it agreed on. This contract executes that instruction, and so decides: not by
///         vote or opinion, and without running the millions of instructions around it.
///
///         The processor is a RISC-V (RV32IM) with four gigabytes of memory. Nothing is kept here from call to call: the
///         state comes in, the hash of the state after goes out.
contract Step is SystemCalls {
    using Instruction for uint32;
    using MachineState for bytes;

    /// @notice Neither the 168 bytes of a running machine nor the 41 of one that has exited.
    error WrongPackedLength(uint256 given);

    /// @notice Take one step.
    /// @dev Reverts where the witness is wrong, and never for anything that a program does.
    /// @param context Which run this is: decides which input the program sees.
    /// @param inputs Who answers for that input.
    /// @param packedState The machine before the step. Whoever calls makes sure that it is the one agreed on: `hashOf`.
    /// @param witness The leaves of memory that this step touches, with their way to the root.
    /// @return stateHash The hash of the machine after the step.
    function step(bytes32 context, IInputs inputs, bytes calldata packedState, bytes calldata witness)
        external
        view
        returns (bytes32 stateHash)
    {
        Run memory run = Run({state: "", shown: 0, context: context, inputs: inputs});
        if (packedState.length == MachineState.EXITED_LENGTH) {
            stateHash = hashOf(packedState);
        } else {
            _demandRunning(packedState);
            run.state = MachineState.load(packedState);
            stateHash = _fetch(run, witness);
        }
        if (run.shown < witness.length) revert WitnessTooLong(witness.length, run.shown);
    }

    /// @notice The hash of a machine, running or exited.
    function hashOf(bytes calldata packedState) public pure returns (bytes32 stateHash) {
        if (packedState.length == MachineState.EXITED_LENGTH) return MachineState.exitedHash(packedState);
        _demandRunning(packedState);
        return MachineState.load(packedState).hash();
    }

    /// @notice Read the instruction at pc, and do what it says.
    function _fetch(Run memory run, bytes calldata witness) private view returns (bytes32 stateHash) {
        uint32 pc = run.state.pc();
        if (pc % 4 != 0) return _fault(run, MISALIGNED);
        (bytes32 leaf, ) = _showLeaf(run, witness, pc);
        return _execute(run, witness, Leaf.read(leaf, pc, 4));
    }

    function _execute(Run memory run, bytes calldata witness, uint32 word) private view returns (bytes32 stateHash) {
        uint32 opcode = word.opcode();
        if (opcode == Instruction.OPERATE_IMMEDIATE) return _operateImmediate(run, word);
        if (opcode == Instruction.LOAD) return _load(run, witness, word);
        if (opcode == Instruction.STORE) return _store(run, witness, word);
        if (opcode == Instruction.OPERATE) return _operate(run, word);
        if (opcode == Instruction.BRANCH) return _branch(run, word);
        if (opcode == Instruction.JUMP) return _jump(run, word);
        if (opcode == Instruction.JUMP_TO_REGISTER) return _jumpToRegister(run, word);
        if (opcode == Instruction.LOAD_UPPER) return _finish(run, word, word.immediateU());
        if (opcode == Instruction.ADD_UPPER_TO_PC) return _addUpperToPc(run, word);
        if (opcode == Instruction.FENCE && word.funct3() == 0) return _goOn(run);
        if (word == Instruction.ECALL) return _systemCall(run, witness);
        if (word == Instruction.EBREAK) return _fault(run, BREAKPOINT);
        return _fault(run, ILLEGAL_INSTRUCTION);
    }

    /// @dev addi, slti, sltiu, xori, ori, andi, slli, srli, srai
    function _operateImmediate(Run memory run, uint32 word) private pure returns (bytes32 stateHash) {
        uint32 operation = word.funct3();
        uint32 variant = word.funct7();
        bool isShiftLeft = operation == 1;
        bool isShiftRight = operation == 5;
        // Shifts go by less than 32: what is above those five bits tells the variant, and only 0 and 0x20 are defined.
        if (isShiftLeft && variant != 0) return _fault(run, ILLEGAL_INSTRUCTION);
        if (isShiftRight && variant != 0 && variant != 0x20) return _fault(run, ILLEGAL_INSTRUCTION);
        bool isVariant = isShiftRight && variant == 0x20;
        return _finish(run, word, Arithmetic.operate(operation, isVariant, _first(run, word), word.immediateI()));
    }

    /// @dev add, sub, sll, slt, sltu, xor, srl, sra, or, and; mul, mulh, mulhsu, mulhu, div, divu, rem, remu
    function _operate(Run memory run, uint32 word) private pure returns (bytes32 stateHash) {
        uint32 operation = word.funct3();
        uint32 variant = word.funct7();
        uint32 a = _first(run, word);
        uint32 b = _second(run, word);
        if (variant == 0) return _finish(run, word, Arithmetic.operate(operation, false, a, b));
        if (variant == 1) {
            bool isProduct = operation < 4;
            return _finish(run, word, isProduct ? Arithmetic.multiply(operation, a, b) : Arithmetic.divide(operation, a, b));
        }
        // Only addition and the shift to the right have a variant.
        bool hasVariant = operation == 0 || operation == 5;
        if (variant != 0x20 || !hasVariant) return _fault(run, ILLEGAL_INSTRUCTION);
        return _finish(run, word, Arithmetic.operate(operation, true, a, b));
    }

    /// @dev auipc
    function _addUpperToPc(Run memory run, uint32 word) private pure returns (bytes32 stateHash) {
        unchecked {
            return _finish(run, word, run.state.pc() + word.immediateU());
        }
    }

    /// @dev lb, lh, lw, lbu, lhu
    function _load(Run memory run, bytes calldata witness, uint32 word) private pure returns (bytes32 stateHash) {
        uint32 kind = word.funct3();
        if (kind == 3 || kind > 5) return _fault(run, ILLEGAL_INSTRUCTION);
        uint32 place = _address(run, word, word.immediateI());
        uint32 size = uint32(1) << (kind & 3);
        if (place % size != 0) return _fault(run, MISALIGNED);

        (bytes32 leaf, ) = _showLeaf(run, witness, place);
        uint32 value = Leaf.read(leaf, place, size);
        if (kind == 0) value = uint32(int32(int8(uint8(value))));
        if (kind == 1) value = uint32(int32(int16(uint16(value))));
        return _finish(run, word, value);
    }

    /// @dev sb, sh, sw
    function _store(Run memory run, bytes calldata witness, uint32 word) private pure returns (bytes32 stateHash) {
        uint32 kind = word.funct3();
        if (kind > 2) return _fault(run, ILLEGAL_INSTRUCTION);
        uint32 place = _address(run, word, word.immediateS());
        uint32 size = uint32(1) << kind;
        if (place % size != 0) return _fault(run, MISALIGNED);

        (bytes32 leaf, bytes calldata siblings) = _showLeaf(run, witness, place);
        _writeLeaf(run, place, Leaf.write(leaf, place, size, _second(run, word)), siblings);
        return _goOn(run);
    }

    /// @dev beq, bne, blt, bge, bltu, bgeu
    function _branch(Run memory run, uint32 word) private pure returns (bytes32 stateHash) {
        uint32 comparison = word.funct3();
        if (comparison == 2 || comparison == 3) return _fault(run, ILLEGAL_INSTRUCTION);
        if (!Arithmetic.compare(comparison, _first(run, word), _second(run, word))) return _goOn(run);
        unchecked {
            uint32 target = run.state.pc() + word.immediateB();
            return target % 4 == 0 ? _goTo(run, target) : _fault(run, MISALIGNED);
        }
    }

    /// @dev jal
    function _jump(Run memory run, uint32 word) private pure returns (bytes32 stateHash) {
        unchecked {
            return _link(run, word, run.state.pc() + word.immediateJ());
        }
    }

    /// @dev jalr
    function _jumpToRegister(Run memory run, uint32 word) private pure returns (bytes32 stateHash) {
        if (word.funct3() != 0) return _fault(run, ILLEGAL_INSTRUCTION);
        // The lowest bit of the sum is ignored.
        return _link(run, word, _address(run, word, word.immediateI()) & ~uint32(1));
    }

    /// @dev A jump keeps the address behind itself, so that the program can come back. One that cannot be made keeps nothing.
    function _link(Run memory run, uint32 word, uint32 target) private pure returns (bytes32 stateHash) {
        if (target % 4 != 0) return _fault(run, MISALIGNED);
        unchecked {
            run.state.setX(word.rd(), run.state.pc() + 4);
        }
        return _goTo(run, target);
    }

    /// @dev The result goes to its register, and the next instruction is the one behind.
    function _finish(Run memory run, uint32 word, uint32 result) private pure returns (bytes32 stateHash) {
        run.state.setX(word.rd(), result);
        return _goOn(run);
    }

    function _first(Run memory run, uint32 word) private pure returns (uint32) {
        return run.state.x(word.rs1());
    }

    function _second(Run memory run, uint32 word) private pure returns (uint32) {
        return run.state.x(word.rs2());
    }

    /// @dev Addresses go round: behind the last byte of memory comes the first.
    function _address(Run memory run, uint32 word, uint32 distance) private pure returns (uint32) {
        unchecked {
            return _first(run, word) + distance;
        }
    }

    function _demandRunning(bytes calldata packedState) private pure {
        if (packedState.length != MachineState.RUNNING_LENGTH) revert WrongPackedLength(packedState.length);
    }
}
