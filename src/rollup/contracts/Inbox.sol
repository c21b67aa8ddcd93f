// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IInputs} from "../../riscv/contracts/IInputs.sol";
import {IInbox} from "./IInbox.sol";
import {Openings} from "./Openings.sol";
import {Words} from "./Words.sol";

/// @title The rollup's inbox: the order of everything, on L1
/// @notice The sequencer posts its batches here, and whoever it does not serve queues a message. What the rollup's state
///         is follows from this contract's history alone; nothing else is asked. Nothing is executed here, and little
///         kept: one hash a batch and one a message. Later, when two sides disagree about a step that reads a word of
///         this input, `word` finds out who is right.
contract Inbox is IInbox, IInputs {
    /// @notice What was said of a batch when it was posted. Only its hash is kept.
    struct Batch {
        uint8 mode;
        bytes32 commitment;
        uint32 length;
        uint32 dueTo;
        uint32 messageCount;
        uint64 postedAt;
    }

    uint8 public constant CALLDATA = 0;
    uint8 public constant BLOB = 1;
    uint8 public constant FORCED = 2;

    /// @notice No batch is longer than what one blob holds: 4096 words of 31 bytes.
    uint256 public constant LONGEST_BATCH = Words.MOST * Words.SIZE;

    /// @notice How long a message is: four words of 31 bytes.
    uint256 public constant RECORD_LENGTH = 124;

    /// @notice No batch makes more messages due than this, so that a flood of them can't make posting impossible. The
    ///         rest is due in the batch after.
    uint256 public constant MOST_DUE_AT_ONCE = 1024;

    uint8 private constant DEPOSIT = 0;
    uint8 private constant WITHDRAW = 3;
    uint256 private constant TIMES_A_SLOT = 4;

    /// @notice The only account that may post a batch with transactions in it.
    address public immutable sequencer;
    /// @notice The only account that may queue deposits: it holds the money.
    address public immutable bridge;
    /// @notice How long a message may wait before the sequencer has lost its say about it.
    uint64 public immutable delaySeconds;
    /// @notice What the rollup's signatures are made for (EIP-712): this chain's number, this contract.
    bytes32 public immutable domainSeparator;

    /// @notice How many batches were posted.
    uint32 public batchCount;
    /// @notice How many messages were queued.
    uint32 public messageCount;
    /// @notice How many of the first messages the last batch had to take.
    uint32 public dueTo;

    mapping(uint256 batch => bytes32) public batchHashes;
    mapping(uint256 message => bytes32) public messageHashes;
    mapping(uint256 slot => uint64[TIMES_A_SLOT]) private _queuedAt;

    /// @notice A batch was posted. Its bytes are in the transaction's calldata or in its blob.
    event BatchPosted(
        uint256 indexed batch,
        uint8 mode,
        bytes32 commitment,
        uint32 length,
        uint32 dueTo,
        uint32 messageCount,
        uint64 postedAt
    );
    event MessageQueued(uint256 indexed message, uint8 kind, bytes record, uint64 queuedAt);

    error NotTheSequencer(address caller);
    error NotTheBridge(address caller);
    error BatchTooLong(uint256 length, uint256 most);
    error NoBlob();
    error NothingIsDue();
    error WrongRecordLength(uint256 length);
    error MalformedRecord(uint256 position);
    error OtherInput(bytes32 context);
    error OtherMessage(uint256 message);

    constructor(address sequencer_, uint256 l2ChainId, uint64 delaySeconds_, address bridge_) {
        sequencer = sequencer_;
        delaySeconds = delaySeconds_;
        bridge = bridge_;
        domainSeparator = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Mezzanine"),
                keccak256("1"),
                l2ChainId,
                address(this)
            )
        );
    }

    /// @notice Post a batch as calldata: every node of L1 keeps it for ever. Whether it means anything is not looked at;
    ///         a batch that does not is one without transactions.
    function postCalldata(bytes calldata batch) external {
        if (msg.sender != sequencer) revert NotTheSequencer(msg.sender);
        _demandLength(batch.length);
        _post(CALLDATA, Words.rootOf(batch), uint32(batch.length));
    }

    /// @notice Post a batch as this transaction's first blob: L1 keeps it for about 18 days, and its hash here for ever.
    /// @param length How many of the blob's bytes are the batch.
    function postBlob(uint32 length) external {
        if (msg.sender != sequencer) revert NotTheSequencer(msg.sender);
        _demandLength(length);
        bytes32 versionedHash = blobhash(0);
        if (versionedHash == 0) revert NoBlob();
        _post(BLOB, versionedHash, length);
    }

    /// @notice When a message has waited too long and no batch was posted since: post an empty one, which takes it.
    ///         Anybody may. So the sequencer can delay somebody, and not keep them out.
    function force() external {
        if (_nowDue() == dueTo) revert NothingIsDue();
        _post(FORCED, 0, 0);
    }

    /// @notice Queue a signed transaction of the rollup here, past the sequencer.
    /// @param record The transaction in the form of R14. Whether it has an effect is seen on the rollup only.
    function enqueue(bytes calldata record) external returns (uint256 message) {
        if (record.length != RECORD_LENGTH) revert WrongRecordLength(record.length);
        uint8 kind = uint8(record[0]);
        if (kind == DEPOSIT || kind > WITHDRAW) revert MalformedRecord(0);
        if (uint8(record[1]) > 1) revert MalformedRecord(1);
        if (uint8(record[58]) > 1) revert MalformedRecord(58);
        if (record[123] != 0) revert MalformedRecord(123);
        return _queue(kind, record);
    }

    /// @inheritdoc IInbox
    function enqueueDeposit(address to, uint32 toIndex, uint64 amountGwei) external returns (uint256 message) {
        if (msg.sender != bridge) revert NotTheBridge(msg.sender);
        return _queue(DEPOSIT, abi.encodePacked(bytes6(0), toIndex, to, amountGwei, new bytes(86)));
    }

    /// @notice What a machine that works on a batch reads, once somebody proves it. Region 0 is about the batch, region
    ///         1 holds its bytes, region 2 the messages; all else is zero.
    /// @param context What the run was begun with: the state before, the batch, this rollup.
    /// @param proof The state before, the batch as it was posted, and what shows the word: nothing for region 0 and for
    ///        what is zero, the hashes beside its path for calldata, an opening for a blob, the record for a message.
    function word(bytes32 context, uint32 region, uint32 index, bytes calldata proof) external view returns (bytes32) {
        (bytes32 parentOutput, Batch memory batch, bytes memory inner) = abi.decode(proof, (bytes32, Batch, bytes));
        if (contextOf(parentOutput, hashOf(batch)) != context) revert OtherInput(context);
        if (region == 0) return _wordAbout(batch, parentOutput, index);
        if (region == 1) return _wordOfBytes(batch, index, inner);
        if (region == 2) return _wordOfMessage(batch, index, inner);
        return 0;
    }

    /// @notice What a run is begun with: everything that it can read follows from this hash.
    function contextOf(bytes32 parentOutput, bytes32 batchHash) public view returns (bytes32) {
        return keccak256(abi.encode(parentOutput, batchHash, domainSeparator));
    }

    /// @notice The hash that is kept of a batch.
    function hashOf(Batch memory batch) public pure returns (bytes32) {
        return keccak256(abi.encode(batch));
    }

    /// @notice When a message was queued.
    function queuedAt(uint256 message) public view returns (uint64) {
        return _queuedAt[message / TIMES_A_SLOT][message % TIMES_A_SLOT];
    }

    function _post(uint8 mode, bytes32 commitment, uint32 length) private {
        uint32 due = _nowDue();
        Batch memory batch = Batch(mode, commitment, length, due, messageCount, uint64(block.timestamp));
        uint256 number = batchCount++;
        dueTo = due;
        batchHashes[number] = hashOf(batch);
        emit BatchPosted(number, mode, commitment, length, due, batch.messageCount, batch.postedAt);
    }

    function _queue(uint8 kind, bytes memory record) private returns (uint256 message) {
        uint64 time = uint64(block.timestamp);
        message = messageCount++;
        messageHashes[message] = keccak256(record);
        _queuedAt[message / TIMES_A_SLOT][message % TIMES_A_SLOT] = time;
        emit MessageQueued(message, kind, record, time);
    }

    /// @dev How many of the first messages have waited long enough by now. Looks at each message once, ever.
    function _nowDue() private view returns (uint32 due) {
        due = dueTo;
        uint256 most = messageCount;
        if (most > due + MOST_DUE_AT_ONCE) most = due + MOST_DUE_AT_ONCE;
        while (due < most && queuedAt(due) + delaySeconds <= block.timestamp) due++;
    }

    function _demandLength(uint256 length) private pure {
        if (length > LONGEST_BATCH) revert BatchTooLong(length, LONGEST_BATCH);
    }

    function _wordAbout(Batch memory batch, bytes32 parentOutput, uint32 index) private view returns (bytes32) {
        if (index == 0) return parentOutput;
        if (index == 1) return domainSeparator;
        if (index > 2) return 0;
        return
            bytes32(
                abi.encodePacked(
                    batch.postedAt,
                    uint64(0),
                    batch.messageCount,
                    batch.dueTo,
                    uint32(0),
                    batch.length
                )
            );
    }

    function _wordOfBytes(Batch memory batch, uint32 index, bytes memory inner) private view returns (bytes32) {
        uint256 start = index * Words.SIZE;
        if (start >= batch.length) return 0;
        if (batch.mode == CALLDATA) return Words.open(batch.commitment, index, inner);
        bytes32 element = Openings.open(batch.commitment, index, inner);
        return Words.cut(element, batch.length - start);
    }

    function _wordOfMessage(Batch memory batch, uint32 index, bytes memory inner) private view returns (bytes32) {
        uint256 message = index / 4;
        if (message >= batch.messageCount) return 0;
        if (keccak256(inner) != messageHashes[message]) revert OtherMessage(message);
        return Words.nth(inner, index % 4);
    }
}
