// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerifier} from "./IVerifier.sol";

/// @title Verifier of Groth16 proofs, for one circuit
/// @notice However much was computed, its proof is three points of the curve BN254, and to check it is one equation of four
///         pairings, which a precompile of Ethereum computes. Each public input adds one multiplication of a point.
///         What a true answer means depends on who made the key: whoever knows the secret numbers that it was made from
///         can make proofs of anything, and this contract accepts them.
/// @dev e(−A, B)·e(α, β)·e(IC(inputs), γ)·e(C, δ) = 1. Points are in the form of EIP-197: 32 bytes a coordinate, big-endian,
///      the imaginary part of a coordinate in G2 first.
contract Groth16 is IVerifier {
    /// @dev The order of the groups: inputs are below it. Else one statement could be told in several ways.
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;
    /// @dev The field that coordinates are in.
    uint256 private constant Q = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;

    /// @dev The curve is y² = x³ + 3; that of G2 is y² = x³ + 3 / (9 + u).
    uint256 private constant TWIST_B0 = 0x2b149d40ceb8aaae81be18991be06ac3b5b4c5e559dbefa33267e6dc24a138e5;
    uint256 private constant TWIST_B1 = 0x009713b03af0fed4cd2cafadeed8fdf4a74fa084e52d1852e4a2bd0685c315d2;

    uint256 private constant PROOF_LENGTH = 256;
    uint256 private constant KEY_HEAD = 448;
    uint256 private constant G1_LENGTH = 64;

    /// @dev What four pairings cost (EIP-1108), and that a call leaves a 64th of the gas behind.
    uint256 private constant GAS_FOR_PAIRINGS = 185_000;

    /// @notice Where the key is: as the code of an address, since code is cheaper to read than storage. α, β, γ, δ, then a
    ///         point for 1 and one for each public input, behind a byte that stops whoever calls it.
    address public immutable key;

    /// @notice How many public inputs the circuit has.
    uint256 public immutable inputCount;

    error WrongKeyLength(uint256 length);
    error BadKey();
    error WrongProofLength(uint256 length);
    error WrongInputCount(uint256 given, uint256 needed);
    error InputNotReduced(uint256 index, uint256 input);
    error CoordinateNotReduced(uint256 index, uint256 coordinate);
    error NotOnCurve(string point);
    error NotInSubgroup();
    error NotEnoughGas(uint256 left);
    error EquationFails();

    constructor(bytes memory key_) {
        uint256 length = key_.length;
        if (length < KEY_HEAD + G1_LENGTH || (length - KEY_HEAD) % G1_LENGTH != 0) revert WrongKeyLength(length);
        inputCount = (length - KEY_HEAD) / G1_LENGTH - 1;
        if (!_areAllPoints(key_)) revert BadKey();
        // Creation code that returns what stands behind it.
        bytes memory creation = abi.encodePacked(hex"600b5981380380925939f3", hex"00", key_);
        address made;
        assembly ("memory-safe") {
            made := create(0, add(creation, 32), mload(creation))
        }
        if (made == address(0)) revert BadKey();
        key = made;
    }

    /// @inheritdoc IVerifier
    function verify(bytes calldata proof, uint256[] calldata inputs) external view {
        if (proof.length != PROOF_LENGTH) revert WrongProofLength(proof.length);
        if (inputs.length != inputCount) revert WrongInputCount(inputs.length, inputCount);
        for (uint256 i = 0; i < inputs.length; i++) if (inputs[i] >= R) revert InputNotReduced(i, inputs[i]);
        uint256[8] memory points = abi.decode(proof, (uint256[8]));
        for (uint256 i = 0; i < 8; i++) if (points[i] >= Q) revert CoordinateNotReduced(i, points[i]);
        if (!_isOnCurve(points[0], points[1])) revert NotOnCurve("A");
        if (!_isOnTwist(points[2], points[3], points[4], points[5])) revert NotOnCurve("B");
        if (!_isOnCurve(points[6], points[7])) revert NotOnCurve("C");
        _demandEquation(points, inputs);
    }

    function _demandEquation(uint256[8] memory points, uint256[] calldata inputs) private view {
        bytes memory parts = key.code;
        uint256[24] memory pairs;
        assembly ("memory-safe") {
            let alpha := add(parts, 33)
            let gamma := add(alpha, 0xc0)
            let delta := add(gamma, 0x80)

            // −A, B, then α, β
            mcopy(pairs, points, 0xc0)
            mstore(add(pairs, 0x20), mod(sub(Q, mload(add(points, 0x20))), Q))
            mcopy(add(pairs, 0xc0), alpha, 0xc0)

            // IC(inputs): the first point, and the others as often as the inputs say. There is room behind for one more
            // point and a number, which C and δ come over later.
            let sum := add(pairs, 0x180)
            let term := add(sum, 0x40)
            let base := add(delta, 0x80)
            mcopy(sum, base, 0x40)
            for { let i := 0 } lt(i, inputs.length) { i := add(i, 1) } {
                base := add(base, 0x40)
                mcopy(term, base, 0x40)
                mstore(add(term, 0x40), calldataload(add(inputs.offset, shl(5, i))))
                pop(staticcall(gas(), 0x07, term, 0x60, term, 0x40))
                pop(staticcall(gas(), 0x06, sum, 0x80, sum, 0x40))
            }
            mcopy(term, gamma, 0x80)

            // C, δ
            mcopy(add(pairs, 0x240), add(points, 0xc0), 0x40)
            mcopy(add(pairs, 0x280), delta, 0x80)
        }
        // With too little gas a precompile fails just as it does for a bad point: the two must not be mixed up.
        if (gasleft() < GAS_FOR_PAIRINGS) revert NotEnoughGas(gasleft());
        (bool done, bool holds) = _pair(pairs);
        if (!done) revert NotInSubgroup();
        if (!holds) revert EquationFails();
    }

    function _pair(uint256[24] memory pairs) private view returns (bool done, bool holds) {
        assembly ("memory-safe") {
            done := staticcall(gas(), 0x08, pairs, 0x300, 0x00, 0x20)
            holds := and(done, mload(0x00))
        }
    }

    /// @dev Infinity is written as zeros, and is a point.
    function _isOnCurve(uint256 x, uint256 y) private pure returns (bool) {
        if (x == 0 && y == 0) return true;
        return mulmod(y, y, Q) == addmod(mulmod(mulmod(x, x, Q), x, Q), 3, Q);
    }

    /// @dev That a point of this curve is in the subgroup too is left to the precompile.
    function _isOnTwist(uint256 x1, uint256 x0, uint256 y1, uint256 y0) private pure returns (bool) {
        if (x1 == 0 && x0 == 0 && y1 == 0 && y0 == 0) return true;
        (uint256 xx0, uint256 xx1) = _times(x0, x1, x0, x1);
        (uint256 xxx0, uint256 xxx1) = _times(xx0, xx1, x0, x1);
        (uint256 yy0, uint256 yy1) = _times(y0, y1, y0, y1);
        return yy0 == addmod(xxx0, TWIST_B0, Q) && yy1 == addmod(xxx1, TWIST_B1, Q);
    }

    /// @dev (a0 + a1·u)·(b0 + b1·u) with u² = −1.
    function _times(uint256 a0, uint256 a1, uint256 b0, uint256 b1) private pure returns (uint256, uint256) {
        return (
            addmod(mulmod(a0, b0, Q), Q - mulmod(a1, b1, Q), Q),
            addmod(mulmod(a0, b1, Q), mulmod(a1, b0, Q), Q)
        );
    }

    /// @dev Pairs everything with something, whatever comes out: the precompile refuses what is no point.
    function _areAllPoints(bytes memory key_) private view returns (bool valid) {
        bytes memory pairs = new bytes(192 * (4 + inputCount));
        assembly ("memory-safe") {
            let alpha := add(key_, 32)
            let beta := add(alpha, 0x40)
            let pair := add(pairs, 32)
            for { let i := 0 } lt(i, 3) { i := add(i, 1) } {
                mcopy(pair, alpha, 0x40)
                mcopy(add(pair, 0x40), add(beta, shl(7, i)), 0x80)
                pair := add(pair, 0xc0)
            }
            let end := add(alpha, mload(key_))
            for { let base := add(beta, 0x180) } lt(base, end) { base := add(base, 0x40) } {
                mcopy(pair, base, 0x40)
                mcopy(add(pair, 0x40), beta, 0x80)
                pair := add(pair, 0xc0)
            }
            valid := staticcall(gas(), 0x08, add(pairs, 32), mload(pairs), 0x00, 0x20)
        }
    }
}
