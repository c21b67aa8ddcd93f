// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What the machine can calculate
/// @notice On 32 bits, and whatever does not fit is cut off: nothing here overflows into an error, because nothing does in
///         the machine. Operations are numbered as their instructions number them.
library Arithmetic {
    /// @notice Addition, comparison, bits and shifts.
    /// @param isVariant Subtraction instead of addition; the shift to the right that keeps the sign.
    function operate(uint32 operation, bool isVariant, uint32 a, uint32 b) internal pure returns (uint32) {
        unchecked {
            if (operation == 0) return isVariant ? a - b : a + b;
            if (operation == 1) return a << (b & 31);
            if (operation == 2) return int32(a) < int32(b) ? 1 : 0;
            if (operation == 3) return a < b ? 1 : 0;
            if (operation == 4) return a ^ b;
            if (operation == 5) return isVariant ? uint32(int32(a) >> (b & 31)) : a >> (b & 31);
            if (operation == 6) return a | b;
            return a & b;
        }
    }

    /// @notice The lower half of a product, or the upper half with the operands read with sign, the first with and the
    ///         second without, or both without.
    function multiply(uint32 operation, uint32 a, uint32 b) internal pure returns (uint32) {
        unchecked {
            if (operation == 0) return a * b;
            int256 left = operation == 3 ? int256(uint256(a)) : int256(int32(a));
            int256 right = operation == 1 ? int256(int32(b)) : int256(uint256(b));
            return uint32(uint256(left * right) >> 32);
        }
    }

    /// @notice Quotient with and without sign, remainder with and without. Division by zero is no error: the quotient is
    ///         then all ones, the remainder the dividend. The one quotient that does not fit, −2^31 / −1, is cut to −2^31.
    function divide(uint32 operation, uint32 a, uint32 b) internal pure returns (uint32) {
        unchecked {
            bool isRemainder = operation > 5;
            if (b == 0) return isRemainder ? a : type(uint32).max;
            if (operation == 5) return a / b;
            if (operation == 7) return a % b;
            int256 dividend = int32(a);
            int256 divisor = int32(b);
            return uint32(uint256(isRemainder ? dividend % divisor : dividend / divisor));
        }
    }

    /// @notice Whether a branch is taken.
    function compare(uint32 comparison, uint32 a, uint32 b) internal pure returns (bool) {
        if (comparison == 0) return a == b;
        if (comparison == 1) return a != b;
        if (comparison == 4) return int32(a) < int32(b);
        if (comparison == 5) return int32(a) >= int32(b);
        if (comparison == 6) return a < b;
        return a >= b;
    }
}
