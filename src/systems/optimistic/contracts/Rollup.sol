// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConfirmations} from "../../../rollup/contracts/IConfirmations.sol";
import {IInbox} from "../../../rollup/contracts/IInbox.sol";
import {Bonds} from "./Bonds.sol";
import {IClaims} from "./IClaims.sol";

/// @title The rollup: claims about its state, and which of them were confirmed
/// @notice L1 does not execute the rollup's batches. Somebody claims what comes out of one, and puts a bond on it. For
///         a while anybody can say "that is wrong" and prove it in a game. A claim that survives is confirmed, and the
///         bridge pays by it. Nothing here knows the truth: if nobody speaks up in time, a lie is confirmed just as
///         well.
contract Rollup is IConfirmations, IClaims, Bonds {
    /// @notice Standing: not decided. Confirmed: the bridge pays by it (it is final once the block that says so is).
    ///         Rejected: it lost a game. Overtaken: another claim about its batch was confirmed, and its bond is dealt with.
    enum Status {
        Standing,
        Confirmed,
        Rejected,
        Overtaken
    }

    /// @notice "After the parent's batch comes this one, it takes so many steps of the machine, and gives this output."
    struct Claim {
        bytes32 output;
        address proposer;
        uint32 parent;
        uint64 steps;
        uint64 proposedAt;
        /// How many batches are behind the output: one more than behind the parent's.
        uint32 batches;
        uint32 openGames;
        Status status;
    }

    /// @notice Where the batches are.
    IInbox public immutable inbox;
    /// @notice The only contract that can bring a claim down.
    address public immutable game;
    /// @notice What a proposer puts at stake, in wei.
    uint256 public immutable bond;
    /// @notice For how long a claim can be challenged.
    uint64 public immutable windowSeconds;

    /// @notice All claims ever made, a tree: each names its parent. Number 0 is the state that the rollup began with.
    Claim[] public claims;

    /// @notice The last claim of the confirmed ones. They are a single line from number 0.
    uint256 public latestConfirmed;

    /// @notice Which claim was confirmed for so many batches.
    mapping(uint256 batches => uint256 claim) public confirmedAt;

    /// @inheritdoc IConfirmations
    mapping(bytes32 output => bool) public isConfirmed;

    event ClaimProposed(
        uint256 indexed claim,
        uint256 indexed parent,
        uint256 indexed batch,
        address proposer,
        bytes32 output,
        uint64 steps,
        uint64 challengeableUntil
    );
    event ClaimConfirmed(uint256 indexed claim, bytes32 output);
    event ClaimRejected(uint256 indexed claim, address indexed winner);
    event ClaimOvertaken(uint256 indexed claim, uint256 indexed by, bool wasTheSame);

    error NotTheGame(address caller);
    error NoSuchClaim(uint256 claim);
    error NoSteps();
    error NoSuchBatch(uint256 batch);
    error ParentFell(uint256 parent);
    error AlreadyDecided(uint256 claim, Status status);
    error WindowOver(uint256 claim, uint256 since);
    error WindowOpen(uint256 claim, uint256 until);
    error GamesOpen(uint256 claim, uint256 games);
    error NotNext(uint256 claim, uint256 latestConfirmed);
    error NotOvertaken(uint256 claim);

    modifier onlyGame() {
        if (msg.sender != game) revert NotTheGame(msg.sender);
        _;
    }

    modifier exists(uint256 claim) {
        if (claim >= claims.length) revert NoSuchClaim(claim);
        _;
    }

    /// @param genesisOutput The state that the rollup begins with. Nobody has to claim it.
    constructor(
        IInbox inbox_,
        address game_,
        bytes32 genesisOutput,
        uint256 bond_,
        uint64 windowSeconds_,
        uint256 winnerShare_
    ) Bonds(winnerShare_) {
        inbox = inbox_;
        game = game_;
        bond = bond_;
        windowSeconds = windowSeconds_;
        claims.push(Claim(genesisOutput, address(0), 0, 0, uint64(block.timestamp), 0, 0, Status.Confirmed));
        isConfirmed[genesisOutput] = true;
    }

    /// @notice Claim what comes out of the batch after the parent's. Send exactly the bond.
    ///         Anybody may, also when there is a claim for this batch already: two that differ can't both be right, and
    ///         two that are the same protect each other from a proposer who falls asleep.
    /// @param parent The claim that this one builds on. It may be undecided still: then this one falls with it.
    /// @param steps How many steps the machine takes until it exits.
    function propose(uint256 parent, bytes32 output, uint64 steps) external payable exists(parent) returns (uint256 claim) {
        _demandBond(bond);
        if (steps == 0) revert NoSteps();
        uint32 batch = claims[parent].batches;
        if (batch >= inbox.batchCount()) revert NoSuchBatch(batch);
        if (_hasVisiblyFallen(parent)) revert ParentFell(parent);
        claim = claims.length;
        uint64 time = uint64(block.timestamp);
        claims.push(Claim(output, msg.sender, uint32(parent), steps, time, batch + 1, 0, Status.Standing));
        emit ClaimProposed(claim, parent, batch, msg.sender, output, steps, time + windowSeconds);
    }

    /// @notice Confirm a claim: its window is over, nobody is arguing about it, and its parent is the latest that
    ///         was confirmed. Anybody may. The proposer's bond can be collected then.
    function confirm(uint256 claim) external exists(claim) {
        Claim storage it = claims[claim];
        _demandStanding(claim, it);
        if (it.parent != latestConfirmed) revert NotNext(claim, latestConfirmed);
        if (block.timestamp < it.proposedAt + windowSeconds) revert WindowOpen(claim, it.proposedAt + windowSeconds);
        if (it.openGames > 0) revert GamesOpen(claim, it.openGames);
        it.status = Status.Confirmed;
        latestConfirmed = claim;
        confirmedAt[it.batches] = claim;
        isConfirmed[it.output] = true;
        emit ClaimConfirmed(claim, it.output);
        _credit(it.proposer, bond);
    }

    /// @notice Deal with the bond of a claim that can't be confirmed any more, because another one for its batch was.
    ///         If it said the same as that one, all along, the bond goes back: its proposer was right, and only later,
    ///         or had built on somebody who fell asleep. If it said anything else, the bond is burnt, though nobody had
    ///         to prove it wrong: of two that differ one is a lie, and lies must not be free while others are watched.
    ///         Until the batch has a confirmed claim the bond waits: before that nobody can tell.
    function settle(uint256 claim) external exists(claim) {
        Claim storage it = claims[claim];
        _demandStanding(claim, it);
        if (it.batches > claims[latestConfirmed].batches) revert NotOvertaken(claim);
        if (it.openGames > 0) revert GamesOpen(claim, it.openGames);
        uint256 by = confirmedAt[it.batches];
        bool wasTheSame = _saysTheSame(it, claims[by]);
        it.status = Status.Overtaken;
        emit ClaimOvertaken(claim, by, wasTheSame);
        if (wasTheSame) _credit(it.proposer, bond);
        else _burn(bond);
    }

    /// @inheritdoc IClaims
    function openGame(uint256 claim)
        external
        onlyGame
        exists(claim)
        returns (address defender, uint64 steps, bytes32 finalHash)
    {
        Claim storage it = claims[claim];
        _demandStanding(claim, it);
        uint256 end = it.proposedAt + windowSeconds;
        if (block.timestamp >= end) revert WindowOver(claim, end);
        it.openGames++;
        return (it.proposer, it.steps, finalHashOf(it.output, it.steps));
    }

    /// @inheritdoc IClaims
    function closeGame(uint256 claim) external onlyGame {
        claims[claim].openGames--;
    }

    /// @inheritdoc IClaims
    /// @dev The game sees to it that this is called once for a claim. Its bond goes here and nowhere else: a claim with
    ///      an open game is neither confirmed nor settled.
    function reject(uint256 claim, address winner) external onlyGame {
        claims[claim].status = Status.Rejected;
        emit ClaimRejected(claim, winner);
        _divide(bond, winner);
    }

    /// @inheritdoc IClaims
    function contextOf(uint256 claim) external view exists(claim) returns (bytes32) {
        Claim storage parent = claims[claims[claim].parent];
        return keccak256(abi.encode(parent.output, inbox.batchHashes(parent.batches), inbox.domainSeparator()));
    }

    /// @notice How many claims there are, number 0 included.
    function claimCount() external view returns (uint256) {
        return claims.length;
    }

    /// @notice Whether a claim can never be confirmed: it was rejected or overtaken, or it stands on one that was.
    function hasFallen(uint256 claim) external view exists(claim) returns (bool) {
        while (claims[claim].status != Status.Confirmed) {
            if (_hasVisiblyFallen(claim)) return true;
            claim = claims[claim].parent;
        }
        return false;
    }

    /// @notice The hash of a machine that has exited well, with this output, after so many steps.
    function finalHashOf(bytes32 output, uint64 steps) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x01), uint8(0), output, steps));
    }

    /// @dev Seen from the claim alone, without asking what it stands on.
    function _hasVisiblyFallen(uint256 claim) private view returns (bool) {
        if (claim == latestConfirmed) return false;
        return claims[claim].status == Status.Rejected || claims[claim].batches <= claims[latestConfirmed].batches;
    }

    function _saysTheSame(Claim storage one, Claim storage other) private view returns (bool) {
        bool sameBefore = claims[one.parent].output == claims[other.parent].output;
        return sameBefore && one.output == other.output && one.steps == other.steps;
    }

    function _demandStanding(uint256 claim, Claim storage it) private view {
        if (it.status != Status.Standing) revert AlreadyDecided(claim, it.status);
    }
}
