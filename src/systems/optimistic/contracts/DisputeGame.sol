// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "../../../riscv/contracts/IInputs.sol";
import {Bonds} from "./Bonds.sol";
import {IClaims} from "./IClaims.sol";
import {IStep} from "./IStep.sol";

/// @title The dispute game: who is right about a run of millions of steps, found out by running one
/// @notice Two sides ran the same program. They agree how it begins and disagree how it ends, so there is a first step
///         after which they disagree. The defender shows what the machine was like at some places between; the
///         challenger names the first of these that is wrong; and so on with the part before it, which is many times
///         shorter. When one step is left, L1 executes that step.
///
///         An honest side always wins, whatever the other does, as long as it moves in time: an honest defender shows
///         only true states, and then the step proves him right; an honest challenger always finds a part that begins
///         with a true state and ends with a false one, and then the step proves the defender wrong. Each game is
///         between two. Whoever does not trust the others plays a game of their own, so a challenger who loses on purpose
///         protects nobody.
contract DisputeGame is Bonds {
    /// @notice Whose move it is. Prove: the challenger's, and only the proof is left.
    enum Turn {
        Bisect,
        Choose,
        Prove,
        Over
    }

    /// @notice All that every move changes: one slot of storage.
    struct Position {
        uint64 lo;
        uint64 hi;
        /// Seconds that each side has left for all its moves. Only the clock of whose turn it is runs.
        uint40 defenderLeft;
        uint40 challengerLeft;
        uint40 movedAt;
        Turn turn;
    }

    /// @notice Both sides agree on the machine at step `lo`, and disagree about it at step `hi`.
    struct Game {
        address challenger;
        uint32 claim;
        address defender;
        Position position;
        bytes32 agreed;
        bytes32 defenders;
        bytes32 challengers;
        /// What the defender showed last, in one hash: the challenger brings it back.
        bytes32 shown;
    }

    enum Winner {
        Nobody,
        Defender,
        Challenger
    }

    /// @notice Where claims are made and fall.
    IClaims public immutable rollup;
    /// @notice Who answers for the input of a run.
    IInputs public immutable inputs;
    /// @notice The machine, one step at a time.
    IStep public immutable machine;
    /// @notice The machine as it begins every run. It is the program, so it is the law here.
    bytes32 public immutable startHash;
    /// @notice Into how many parts a bisection splits a range. More parts: fewer moves, and more to pay for each.
    uint256 public immutable branching;
    /// @notice How long each side may think, over the whole game.
    uint40 public immutable clockSeconds;
    /// @notice What a challenger puts at stake, in wei.
    uint256 public immutable bond;

    /// @notice All games ever opened.
    Game[] public games;

    /// @notice Which claims were brought down here.
    mapping(uint256 claim => bool) public isRejected;

    event GameOpened(
        uint256 indexed game,
        uint256 indexed claim,
        address indexed challenger,
        address defender,
        uint64 steps,
        bytes32 defenderHash,
        bytes32 challengerHash
    );
    event Bisected(uint256 indexed game, uint64 lo, uint64 hi, bytes32[] inner);
    event Chosen(
        uint256 indexed game,
        uint256 segment,
        uint64 lo,
        uint64 hi,
        bytes32 agreedHash,
        bytes32 defenderHash,
        bytes32 challengerHash
    );
    event Proven(uint256 indexed game, uint64 atStep, bytes32 result);
    event TimedOut(uint256 indexed game, Winner winner);
    event GameClosed(uint256 indexed game, uint256 indexed claim, Winner winner);

    error BadBranching(uint256 branching);
    error NoSuchGame(uint256 game);
    error NoDisagreement(bytes32 hash);
    error NotYourTurn(address caller, Turn turn);
    error OtherTurn(Turn turn);
    error GameOver(uint256 game);
    error ClaimAlreadyFell(uint256 claim);
    error ClaimStillStands(uint256 claim);
    error TimeIsUp(uint256 game);
    error TimeIsLeft(uint256 game, uint256 secondsLeft);
    error WrongNumberOfHashes(uint256 given, uint256 needed);
    error NotWhatWasShown(bytes32 given, bytes32 shown);
    error NoSuchSegment(uint256 segment, uint256 segments);
    error OtherThanBefore(bytes32 given, bytes32 before);
    error NotTheAgreedState(bytes32 given, bytes32 agreed);

    constructor(
        IClaims rollup_,
        IInputs inputs_,
        IStep machine_,
        bytes32 startHash_,
        uint256 branching_,
        uint40 clockSeconds_,
        uint256 bond_,
        uint256 winnerShare_
    ) Bonds(winnerShare_) {
        if (branching_ != 2 && branching_ != 4 && branching_ != 8 && branching_ != 16) revert BadBranching(branching_);
        rollup = rollup_;
        inputs = inputs_;
        machine = machine_;
        startHash = startHash_;
        branching = branching_;
        clockSeconds = clockSeconds_;
        bond = bond_;
    }

    /// @notice Say that a claim is wrong. Send exactly the bond. From now on you and its proposer have a clock each.
    /// @param ownFinalHash What your machine is like after the number of steps that the claim names.
    function challenge(uint256 claim, bytes32 ownFinalHash) external payable returns (uint256 game) {
        _demandBond(bond);
        (address defender, uint64 steps, bytes32 finalHash) = rollup.openGame(claim);
        if (ownFinalHash == finalHash) revert NoDisagreement(finalHash);
        game = games.length;
        Turn turn = steps == 1 ? Turn.Prove : Turn.Bisect;
        Position memory position = Position(0, steps, clockSeconds, clockSeconds, uint40(block.timestamp), turn);
        games.push(Game(msg.sender, uint32(claim), defender, position, startHash, finalHash, ownFinalHash, 0));
        emit GameOpened(game, claim, msg.sender, defender, steps, finalHash, ownFinalHash);
    }

    /// @notice The defender's move: show what the machine is like at the places that split the range into equal parts.
    /// @param inner One hash for each place between two parts.
    function bisect(uint256 game, bytes32[] calldata inner) external {
        (Game storage it, Position memory position) = _inPlay(game, Turn.Bisect);
        if (msg.sender != it.defender) revert NotYourTurn(msg.sender, Turn.Bisect);
        uint256 needed = segmentsOf(position.lo, position.hi) - 1;
        if (inner.length != needed) revert WrongNumberOfHashes(inner.length, needed);
        position.defenderLeft -= _timeTaken(game, position, position.defenderLeft);
        position.turn = Turn.Choose;
        it.position = _movedNow(position);
        it.shown = keccak256(abi.encodePacked(inner));
        emit Bisected(game, position.lo, position.hi, inner);
    }

    /// @notice The challenger's move: name the first part whose end is wrong. Its beginning is agreed on thereby.
    /// @param inner What the defender showed.
    /// @param ownHash What your machine is like at the end of that part.
    function choose(uint256 game, uint256 segment, bytes32[] calldata inner, bytes32 ownHash) external {
        (Game storage it, Position memory position) = _inPlay(game, Turn.Choose);
        if (msg.sender != it.challenger) revert NotYourTurn(msg.sender, Turn.Choose);
        bytes32 given = keccak256(abi.encodePacked(inner));
        if (given != it.shown) revert NotWhatWasShown(given, it.shown);
        if (segment > inner.length) revert NoSuchSegment(segment, inner.length + 1);
        position.challengerLeft -= _timeTaken(game, position, position.challengerLeft);
        if (segment == inner.length) {
            // Where the range ends both have said already what they hold; nobody may change their mind.
            if (ownHash != it.challengers) revert OtherThanBefore(ownHash, it.challengers);
        } else {
            if (ownHash == inner[segment]) revert NoDisagreement(ownHash);
            it.defenders = inner[segment];
            it.challengers = ownHash;
        }
        if (segment > 0) it.agreed = inner[segment - 1];
        it.position = _movedNow(_narrowed(position, segment));
        emit Chosen(game, segment, it.position.lo, it.position.hi, it.agreed, it.defenders, it.challengers);
    }

    /// @notice The challenger's last move: have L1 execute the one step that is left. Whatever comes out decides: if it is
    ///         what the defender said, the defender wins, and otherwise the challenger.
    /// @param packedState The machine before the step, which both agreed on.
    /// @param witness The memory that the step touches, and its input, proven.
    function prove(uint256 game, bytes calldata packedState, bytes calldata witness) external {
        (Game storage it, Position memory position) = _inPlay(game, Turn.Prove);
        if (msg.sender != it.challenger) revert NotYourTurn(msg.sender, Turn.Prove);
        position.challengerLeft -= _timeTaken(game, position, position.challengerLeft);
        bytes32 before = machine.hashOf(packedState);
        if (before != it.agreed) revert NotTheAgreedState(before, it.agreed);
        bytes32 result = machine.step(rollup.contextOf(it.claim), inputs, packedState, witness);
        it.position = _movedNow(position);
        emit Proven(game, position.lo, result);
        _close(game, it, result == it.defenders ? Winner.Defender : Winner.Challenger);
    }

    /// @notice Whose turn it is has no time left: they lose. Anybody may say so. Time proves nothing about the truth; but
    ///         who never answers must not be able to stop everything.
    function timeout(uint256 game) external {
        (Game storage it, Position memory position) = _inPlay(game, _turnOf(game));
        bool isDefenders = position.turn == Turn.Bisect;
        uint256 end = uint256(position.movedAt) + (isDefenders ? position.defenderLeft : position.challengerLeft);
        if (block.timestamp <= end) revert TimeIsLeft(game, end - block.timestamp);
        Winner winner = isDefenders ? Winner.Challenger : Winner.Defender;
        emit TimedOut(game, winner);
        _close(game, it, winner);
    }

    /// @notice End a game about a claim that somebody else has brought down. Nobody wins it: the challenger was right, or
    ///         need not be any more, and gets the bond back.
    function dissolve(uint256 game) external {
        Turn turn = _turnOf(game);
        if (turn == Turn.Over) revert GameOver(game);
        Game storage it = games[game];
        if (!isRejected[it.claim]) revert ClaimStillStands(it.claim);
        it.position.turn = Turn.Over;
        emit GameClosed(game, it.claim, Winner.Nobody);
        _credit(it.challenger, bond);
    }

    /// @notice How many games there are.
    function gameCount() external view returns (uint256) {
        return games.length;
    }

    /// @notice Into how many parts this range is split: one step can't be shorter.
    function segmentsOf(uint64 lo, uint64 hi) public view returns (uint256) {
        uint256 length = hi - lo;
        return length < branching ? length : branching;
    }

    /// @notice The step at which part number `i` of this range begins, and the one before it ends.
    function boundaryOf(uint64 lo, uint64 hi, uint256 i) public view returns (uint64) {
        return uint64(lo + (i * (hi - lo)) / segmentsOf(lo, hi));
    }

    function _turnOf(uint256 game) private view returns (Turn) {
        if (game >= games.length) revert NoSuchGame(game);
        return games[game].position.turn;
    }

    function _inPlay(uint256 game, Turn turn) private view returns (Game storage it, Position memory position) {
        Turn real = _turnOf(game);
        if (real == Turn.Over) revert GameOver(game);
        if (real != turn) revert OtherTurn(real);
        it = games[game];
        if (isRejected[it.claim]) revert ClaimAlreadyFell(it.claim);
        position = it.position;
    }

    function _timeTaken(uint256 game, Position memory position, uint40 left) private view returns (uint40 taken) {
        taken = uint40(block.timestamp) - position.movedAt;
        if (taken > left) revert TimeIsUp(game);
    }

    /// @dev Starts the other side's clock.
    function _movedNow(Position memory position) private view returns (Position memory) {
        position.movedAt = uint40(block.timestamp);
        return position;
    }

    function _narrowed(Position memory position, uint256 segment) private view returns (Position memory) {
        (uint64 lo, uint64 hi) = (position.lo, position.hi);
        position.lo = boundaryOf(lo, hi, segment);
        position.hi = boundaryOf(lo, hi, segment + 1);
        position.turn = position.hi - position.lo == 1 ? Turn.Prove : Turn.Bisect;
        return position;
    }

    function _close(uint256 game, Game storage it, Winner winner) private {
        it.position.turn = Turn.Over;
        uint256 claim = it.claim;
        emit GameClosed(game, claim, winner);
        if (winner == Winner.Defender) {
            _divide(bond, it.defender);
            rollup.closeGame(claim);
        } else {
            isRejected[claim] = true;
            _credit(it.challenger, bond);
            rollup.reject(claim, it.challenger);
        }
    }
}
