// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoseidon} from "../../../prover/contracts/IPoseidon.sol";
import {IVerifier} from "../../../prover/contracts/IVerifier.sol";
import {Openings} from "../../../rollup/contracts/Openings.sol";
import {Committee} from "./Committee.sol";
import {EscapeHatch} from "./EscapeHatch.sol";
import {Queue} from "./Queue.sol";

/// @title The ZK rollup
/// @notice Holds the money, and pays by what was proven. A batch is committed: what will be known of it is fixed. It is
///         proven: a proof shows that a state follows from the one before by rules that a circuit holds. And it is
///         executed: withdrawals are paid. Nobody has to watch, and nothing waits for somebody to object. If the circuit
///         has a hole or the verifier's key was made by a forger, this contract pays what they like.
contract ZkRollup is EscapeHatch, Committee {
    /// @notice What is kept of a batch, as its hash.
    struct Batch {
        uint256 newRoot;
        uint256 newCommitteeRoot;
        /// The chain of messages after those that the batch takes, and how many that are since the beginning.
        uint256 newMessages;
        uint32 messageCount;
        uint64 committedAt;
        /// The hash of the batch's published words.
        bytes32 words;
        /// Of the blob that holds the words; zero if they were in calldata.
        bytes32 blob;
    }

    /// @notice What the operator says comes out of a batch.
    struct Outcome {
        uint256 newRoot;
        uint256 newCommitteeRoot;
        uint32 messageCount;
    }

    /// @notice Where the rollup begins. Whoever deploys it says the roots, and that they are those of the residents' accounts
    ///         no proof shows: anybody can compute them.
    struct Beginning {
        uint256 chainRoot;
        uint256 committeeRoot;
        Resident[] residents;
    }

    uint256 private constant SLOT_BITS = 124;
    uint256 private constant OPENING_LENGTH = 96;

    /// @notice The only address that may commit batches.
    address public immutable operator;
    /// @notice Who checks the proofs.
    IVerifier public immutable verifier;
    /// @notice How many slots a batch has: the circuit is made for so many.
    uint256 public immutable slots;
    /// @notice How long a committed batch may stay unproven, in seconds.
    uint64 public immutable provePeriod;

    /// @notice The numbers of the last batches that were committed, proven and executed. Number 0 is where the rollup began.
    uint32 public committed;
    uint32 public proven;
    uint32 public executed;

    mapping(uint256 number => bytes32) public batchHashes;

    event BatchCommitted(uint256 indexed number, Batch batch);
    event BatchProven(uint256 indexed number, address indexed prover);
    event BatchExecuted(uint256 indexed number, uint256 root);
    event BatchesReverted(uint256 indexed first, uint256 last);

    error BadSlotCount(uint256 slots);
    error NotTheOperator(address caller);
    error OtherBatch(uint256 number);
    error WrongWordCount(uint256 given, uint256 needed);
    error OtherWords(uint256 number);
    error NoSuchMessages(uint256 messageCount);
    error NoBlob();
    error WrongOpeningCount(uint256 given, uint256 needed);
    error WrongOpeningLength(uint256 index);
    error NothingToProve();
    error NothingToExecute();
    error NothingToRevert();

    constructor(
        IPoseidon poseidon_,
        IVerifier verifier_,
        uint256 slots_,
        uint64 provePeriod_,
        uint64 messagePeriod_,
        address[] memory members_,
        uint256 signaturesNeeded_,
        Beginning memory beginning
    )
        payable
        Queue(poseidon_, members_.length > 0, beginning.residents)
        EscapeHatch(messagePeriod_)
        Committee(members_, signaturesNeeded_)
    {
        if (slots_ == 0) revert BadSlotCount(slots_);
        verifier = verifier_;
        slots = slots_;
        operator = accounts[0].owner;
        provePeriod = provePeriod_;
        root = _rootOf(beginning.chainRoot, beginning.committeeRoot);
        _keep(0, Batch(root, beginning.committeeRoot, 0, 0, uint64(block.timestamp), 0, 0));
    }

    /// @notice Commit a batch, with what is published of it in this transaction's calldata.
    /// @param previous The batch that was committed last.
    /// @param words What is published: two slots a word.
    /// @param signatures Of the committee, if the root of its subtree changes.
    function commit(
        Batch calldata previous,
        Outcome calldata outcome,
        uint256[] calldata words,
        Signature[] calldata signatures
    ) external {
        _demandWordCount(words.length);
        _commit(previous, outcome, _hashOf(words), 0, signatures);
    }

    /// @notice Commit a batch, with what is published of it in this transaction's first blob: word i is field element i.
    /// @param wordsHash The hash of the words. That they are the blob's is checked when the batch is proven.
    function commitBlob(
        Batch calldata previous,
        Outcome calldata outcome,
        bytes32 wordsHash,
        Signature[] calldata signatures
    ) external {
        bytes32 blob = blobhash(0);
        if (blob == 0) revert NoBlob();
        _commit(previous, outcome, wordsHash, blob, signatures);
    }

    /// @notice Prove the next batch. Anybody may: a proof is right or wrong, whoever brings it.
    /// @param previous The batch that was proven last.
    /// @param openings For words in a blob: of each the blob's commitment and the proof that the word is in it.
    function prove(
        Batch calldata previous,
        Batch calldata batch,
        uint256[] calldata words,
        bytes[] calldata openings,
        bytes calldata proof
    ) external whileRunning {
        uint32 number = proven + 1;
        if (number > committed) revert NothingToProve();
        _demandBatch(number - 1, previous);
        _demandBatch(number, batch);
        _demandWords(number, batch, words);
        _demandInBlob(batch.blob, words, openings);
        proven = number;
        emit BatchProven(number, msg.sender);
        verifier.verify(proof, _publicInputs(previous, batch, words));
    }

    /// @notice Execute the next proven batch: its state is the rollup's now, and whoever leaves in it is paid. Anybody may.
    function execute(Batch calldata batch, uint256[] calldata words) external whileRunning {
        uint32 number = executed + 1;
        if (number > proven) revert NothingToExecute();
        _demandBatch(number, batch);
        _demandWords(number, batch, words);
        executed = number;
        messagesTaken = batch.messageCount;
        root = batch.newRoot;
        emit BatchExecuted(number, batch.newRoot);
        for (uint256 slot = 0; slot < slots; slot++) _pay(words[slot / 2] >> (SLOT_BITS * (slot % 2)));
    }

    /// @notice Drop the batches that were committed and not proven, since the first of them has waited too long. Anybody may.
    /// @param batch The first that was not proven.
    function revertUnproven(Batch calldata batch) external whileRunning {
        uint32 first = proven + 1;
        if (first > committed) revert NothingToRevert();
        _demandBatch(first, batch);
        uint256 until = batch.committedAt + provePeriod;
        if (block.timestamp < until) revert NotYet(until);
        emit BatchesReverted(first, committed);
        committed = proven;
    }

    /// @notice The hash that is kept of a batch.
    function hashOf(Batch memory batch) public pure returns (bytes32) {
        return keccak256(abi.encode(batch));
    }

    function _commit(
        Batch calldata previous,
        Outcome calldata outcome,
        bytes32 wordsHash,
        bytes32 blob,
        Signature[] calldata signatures
    ) private whileRunning {
        if (msg.sender != operator) revert NotTheOperator(msg.sender);
        _demandBatch(committed, previous);
        uint32 taken = outcome.messageCount;
        if (taken < previous.messageCount || taken > messageCount) revert NoSuchMessages(taken);
        if (outcome.newCommitteeRoot != previous.newCommitteeRoot) {
            _demandSigned(committeeDigest(domain, outcome.newCommitteeRoot), signatures);
        }
        _keep(
            ++committed,
            Batch(
                outcome.newRoot,
                outcome.newCommitteeRoot,
                chainAfter[taken],
                taken,
                uint64(block.timestamp),
                wordsHash,
                blob
            )
        );
    }

    function _keep(uint256 number, Batch memory batch) private {
        batchHashes[number] = hashOf(batch);
        emit BatchCommitted(number, batch);
    }

    /// @dev A slot as it is published: kind (4 bits), from (12), to (12), amount (64), fee (32).
    function _pay(uint256 slot) private {
        uint256 kind = slot & 0xf;
        if (kind != WITHDRAWAL && kind != EXIT) return;
        uint256 account = (slot >> 4) & 0xfff;
        Reason reason = kind == EXIT ? Reason.Exit : Reason.Withdrawal;
        _credit(account, accounts[account].owner, uint64(slot >> 28), reason);
    }

    function _isProvenAhead() internal view override returns (bool) {
        return proven > executed;
    }

    function _publicInputs(Batch calldata previous, Batch calldata batch, uint256[] calldata words)
        private
        pure
        returns (uint256[] memory inputs)
    {
        inputs = new uint256[](4 + words.length);
        inputs[0] = previous.newRoot;
        inputs[1] = batch.newRoot;
        inputs[2] = batch.newCommitteeRoot;
        inputs[3] = batch.newMessages;
        for (uint256 i = 0; i < words.length; i++) inputs[4 + i] = words[i];
    }

    function _demandBatch(uint256 number, Batch calldata batch) private view {
        if (hashOf(batch) != batchHashes[number]) revert OtherBatch(number);
    }

    function _demandWordCount(uint256 given) private view {
        uint256 needed = (slots + 1) / 2;
        if (given != needed) revert WrongWordCount(given, needed);
    }

    function _demandWords(uint256 number, Batch calldata batch, uint256[] calldata words) private view {
        _demandWordCount(words.length);
        if (_hashOf(words) != batch.words) revert OtherWords(number);
    }

    function _demandInBlob(bytes32 blob, uint256[] calldata words, bytes[] calldata openings) private view {
        uint256 needed = blob == 0 ? 0 : words.length;
        if (openings.length != needed) revert WrongOpeningCount(openings.length, needed);
        for (uint256 i = 0; i < needed; i++) {
            if (openings[i].length != OPENING_LENGTH) revert WrongOpeningLength(i);
            Openings.open(blob, i, abi.encodePacked(openings[i], words[i]));
        }
    }

    function _hashOf(uint256[] calldata words) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(words));
    }
}
