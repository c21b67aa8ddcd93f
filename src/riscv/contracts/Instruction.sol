// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The fields of an instruction
/// @notice A RISC-V instruction is 32 bits. The lowest seven, the opcode, say of which kind it is; registers always stand
///         in the same places; the constant in it (the *immediate*) is spread over what is left, differently for each
///         kind, with its sign always in the highest bit.
library Instruction {
    uint32 internal constant LOAD = 0x03;
    uint32 internal constant FENCE = 0x0f;
    uint32 internal constant OPERATE_IMMEDIATE = 0x13;
    uint32 internal constant ADD_UPPER_TO_PC = 0x17;
    uint32 internal constant STORE = 0x23;
    uint32 internal constant OPERATE = 0x33;
    uint32 internal constant LOAD_UPPER = 0x37;
    uint32 internal constant BRANCH = 0x63;
    uint32 internal constant JUMP_TO_REGISTER = 0x67;
    uint32 internal constant JUMP = 0x6f;
    uint32 internal constant SYSTEM = 0x73;

    /// @dev The two whole instructions of the SYSTEM kind that there are.
    uint32 internal constant ECALL = 0x00000073;
    uint32 internal constant EBREAK = 0x00100073;

    function opcode(uint32 word) internal pure returns (uint32) {
        return word & 0x7f;
    }

    /// @notice The register that takes the result.
    function rd(uint32 word) internal pure returns (uint32) {
        return (word >> 7) & 0x1f;
    }

    /// @notice The register of the first operand.
    function rs1(uint32 word) internal pure returns (uint32) {
        return (word >> 15) & 0x1f;
    }

    /// @notice The register of the second operand.
    function rs2(uint32 word) internal pure returns (uint32) {
        return (word >> 20) & 0x1f;
    }

    /// @notice Which one of its kind it is: addition or comparison, byte or word.
    function funct3(uint32 word) internal pure returns (uint32) {
        return (word >> 12) & 7;
    }

    /// @notice Which variant: subtraction for addition, the shift that keeps the sign, multiplication and division.
    function funct7(uint32 word) internal pure returns (uint32) {
        return word >> 25;
    }

    /// @notice 12 bits with sign: of loads, jumps to a register, and operations on a constant.
    function immediateI(uint32 word) internal pure returns (uint32) {
        return uint32(int32(word) >> 20);
    }

    /// @notice 12 bits with sign, in two parts: of stores.
    function immediateS(uint32 word) internal pure returns (uint32) {
        return (uint32(int32(word) >> 25) << 5) | rd(word);
    }

    /// @notice 12 bits with sign, doubled: how far a branch goes.
    function immediateB(uint32 word) internal pure returns (uint32) {
        return
            (uint32(int32(word) >> 31) << 12) |
            (((word >> 7) & 1) << 11) |
            (((word >> 25) & 0x3f) << 5) |
            (((word >> 8) & 0xf) << 1);
    }

    /// @notice The upper 20 bits of a constant; the lower 12 are 0.
    function immediateU(uint32 word) internal pure returns (uint32) {
        return word & 0xfffff000;
    }

    /// @notice 20 bits with sign, doubled: how far a jump goes.
    function immediateJ(uint32 word) internal pure returns (uint32) {
        return
            (uint32(int32(word) >> 31) << 20) |
            (word & 0xff000) |
            (((word >> 20) & 1) << 11) |
            (((word >> 21) & 0x3ff) << 1);
    }
}
