// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bonds} from "./Bonds.sol";
import {ReExecutorState, State} from "./ReExecutorState.sol";
import {ReExecutorTransition, Witnesses} from "./ReExecutorTransition.sol";

/// @title A rollup whose lies are proven in one go
/// @notice The first generation's way. Whoever posts says after *every* transaction what the rollup's state is, as one
///         word, the output. If one of these words is a lie, one L1 transaction proves it: this contract runs the
///         disputed transaction itself. No game and no rounds; but 32 bytes more are posted for every transaction, and
///         all the rollup's rules stand here a second time.
/// @dev Simplified: anyone may post, where a rollup would let a sequencer only; and what a proof earns goes to whoever
///      gets it into a block first, so that it can be copied from the mempool.
contract ReExecutor is Bonds {
    using ReExecutorState for State;

    struct Post {
        address poster;
        /// @dev L1 seconds.
        uint64 postedAt;
        /// @dev How many of its transactions stand. A proof against number i leaves i.
        uint32 standing;
        uint32 parent;
        bool isBondGone;
        /// @dev Root of a tree whose leaf i is the hash of the output before i, record i and the output after it.
        bytes32 root;
        bytes32 preOutput;
        /// @dev The output after the last transaction that stands.
        bytes32 endOutput;
    }

    /// @notice Which transaction is disputed, and that it was posted.
    /// @param index Its place in the post.
    /// @param record Its 124 bytes.
    /// @param pre The state before it, of which the output before it is the hash.
    /// @param output What the poster says the output after it is.
    /// @param path The hashes beside its path in the post's tree.
    struct Disputed {
        uint256 index;
        bytes record;
        State pre;
        bytes32 output;
        bytes32[] path;
    }

    /// @notice How long everyone has to prove a lie.
    uint64 public immutable windowSeconds;

    /// @notice What who posts puts at stake, in wei, and loses for a lie.
    uint256 public immutable bond;

    /// @notice What the rollup's signatures are bound to (EIP-712).
    bytes32 public immutable domainSeparator;

    /// @notice All that was ever posted, a tree: each names its parent. Number 0 is the state that the rollup began with.
    Post[] public posts;

    /// @notice The last post of those that nobody can dispute any more. They are a single line from number 0.
    uint256 public latestConfirmed;

    event Posted(uint256 indexed post, address poster, bytes32 preOutput, bytes32 endOutput, uint256 transactions);
    event ProvenWrong(uint256 indexed post, uint256 index, address challenger, bytes32 posted, bytes32 executed);
    event PostConfirmed(uint256 indexed post, bytes32 output);

    error NothingPosted();
    error RecordsAndOutputsDiffer(uint256 recordBytes, uint256 outputs);
    error NoSuchPost(uint256 post);
    error WindowOver(uint256 endedAt);
    error WindowOpen(uint256 endsAt);
    error AlreadyVoid(uint256 index, uint256 standing);
    error NotPosted(uint256 post, uint256 index);
    error NothingToProve(bytes32 output);
    error NotNext(uint256 parent, uint256 latestConfirmed);
    error NotWhereParentEnds(bytes32 preOutput, bytes32 endOutput);
    error BondGone(uint256 post);

    /// @param genesisOutput The state that the rollup begins with.
    constructor(
        bytes32 genesisOutput,
        bytes32 domainSeparator_,
        uint64 windowSeconds_,
        uint256 bond_,
        uint256 winnerShare_
    ) Bonds(winnerShare_) {
        domainSeparator = domainSeparator_;
        windowSeconds = windowSeconds_;
        bond = bond_;
        posts.push(Post(address(0), uint64(block.timestamp), 0, 0, true, 0, genesisOutput, genesisOutput));
    }

    /// @notice Post transactions, and after each of them what the state is then. Nothing of it is checked here.
    /// @param parent The post that this one goes on from. It must be there already: else a lie could be posted that
    ///        starts from a state nobody knows yet, and its window be over when the state comes to light.
    /// @param preOutput The output that the first of them starts from. If that is not where the parent ends, the post
    ///        never counts, however right its sums.
    /// @param records The transactions, 124 bytes each, back to back.
    /// @param outputs One output for each.
    function post(
        uint256 parent,
        bytes32 preOutput,
        bytes calldata records,
        bytes32[] calldata outputs
    ) external payable returns (uint256 number) {
        _demandBond(bond);
        if (outputs.length == 0) revert NothingPosted();
        if (records.length != outputs.length * ReExecutorTransition.RECORD_SIZE) {
            revert RecordsAndOutputsDiffer(records.length, outputs.length);
        }
        number = posts.length;
        if (parent >= number) revert NoSuchPost(parent);
        bytes32 endOutput = outputs[outputs.length - 1];
        posts.push(
            Post({
                poster: msg.sender,
                postedAt: uint64(block.timestamp),
                standing: uint32(outputs.length),
                parent: uint32(parent),
                isBondGone: false,
                root: _rootOf(preOutput, records, outputs),
                preOutput: preOutput,
                endOutput: endOutput
            })
        );
        emit Posted(number, msg.sender, preOutput, endOutput, outputs.length);
    }

    /// @notice Prove that an output is a lie: the transaction is run here, from the state before it, and what comes out
    ///         is compared. From the lie on nothing of the post stands, and nothing that goes on from it. The winner's
    ///         share of the bond is the prover's to collect; for a second proof nothing is left.
    /// @dev An earlier lie may be proven after a later one, or an accomplice could protect the first with the second.
    function prove(uint256 number, Disputed calldata disputed, Witnesses calldata witnesses) external {
        Post storage posted = _post(number);
        uint256 endsAt = posted.postedAt + windowSeconds;
        if (block.timestamp >= endsAt) revert WindowOver(endsAt);
        if (disputed.index >= posted.standing) revert AlreadyVoid(disputed.index, posted.standing);

        bytes32 preOutput = disputed.pre.outputOf();
        bytes32 leaf = keccak256(abi.encodePacked(preOutput, disputed.record, disputed.output));
        if (_climb(leaf, disputed.index, disputed.path) != posted.root) revert NotPosted(number, disputed.index);
        bytes32 executed = execute(disputed.pre, disputed.record, witnesses);
        if (executed == disputed.output) revert NothingToProve(executed);

        posted.standing = uint32(disputed.index);
        posted.endOutput = preOutput;
        emit ProvenWrong(number, disputed.index, msg.sender, disputed.output, executed);
        if (posted.isBondGone) return;
        posted.isBondGone = true;
        _divide(bond, msg.sender);
    }

    /// @notice How many posts there are, the beginning among them.
    function postCount() external view returns (uint256) {
        return posts.length;
    }

    /// @notice What the output is after this transaction, by the rollup's rules. One that breaks a rule has no effect.
    function execute(
        State calldata pre,
        bytes calldata record,
        Witnesses calldata witnesses
    ) public view returns (bytes32 output) {
        return ReExecutorTransition.execute(pre, record, witnesses, domainSeparator);
    }

    /// @notice After the window: what stands of a post that goes on from the confirmed state is confirmed too. By
    ///         anyone.
    function confirm(uint256 number) external {
        Post storage posted = _closedPost(number);
        if (number == 0 || posted.parent != latestConfirmed) revert NotNext(posted.parent, latestConfirmed);
        bytes32 start = posts[latestConfirmed].endOutput;
        if (posted.preOutput != start) revert NotWhereParentEnds(posted.preOutput, start);
        latestConfirmed = number;
        emit PostConfirmed(number, posted.endOutput);
    }

    /// @notice After the window: who posted and was not proven wrong can collect their bond again, also when somebody
    ///         else's post was confirmed instead. By anyone.
    function returnBond(uint256 number) external {
        Post storage posted = _closedPost(number);
        if (posted.isBondGone) revert BondGone(number);
        posted.isBondGone = true;
        _credit(posted.poster, bond);
    }

    function _post(uint256 number) private view returns (Post storage) {
        if (number >= posts.length) revert NoSuchPost(number);
        return posts[number];
    }

    function _closedPost(uint256 number) private view returns (Post storage posted) {
        posted = _post(number);
        uint256 endsAt = posted.postedAt + windowSeconds;
        if (block.timestamp < endsAt) revert WindowOpen(endsAt);
    }

    /// @dev A tree, so that a proof need show one transaction only and not the whole post again. It costs nothing to
    ///      make: L1 charges a floor price for so many bytes of call data, and hashing stays below it.
    function _rootOf(
        bytes32 preOutput,
        bytes calldata records,
        bytes32[] calldata outputs
    ) private pure returns (bytes32) {
        uint256 size = ReExecutorTransition.RECORD_SIZE;
        uint256 width = 1;
        while (width < outputs.length) width *= 2;
        // What no transaction has a place for stays zero.
        bytes32[] memory nodes = new bytes32[](width);
        for (uint256 i = 0; i < outputs.length; i++) {
            bytes calldata record = records[i * size:(i + 1) * size];
            nodes[i] = keccak256(abi.encodePacked(i == 0 ? preOutput : outputs[i - 1], record, outputs[i]));
        }
        for (; width > 1; width /= 2) {
            for (uint256 i = 0; i < width / 2; i++) {
                nodes[i] = ReExecutorState.hashPair(nodes[2 * i], nodes[2 * i + 1]);
            }
        }
        return nodes[0];
    }

    function _climb(bytes32 leaf, uint256 index, bytes32[] calldata path) private pure returns (bytes32 node) {
        node = leaf;
        for (uint256 height = 0; height < path.length; height++) {
            bool isLeft = (index >> height) & 1 == 0;
            node = isLeft
                ? ReExecutorState.hashPair(node, path[height])
                : ReExecutorState.hashPair(path[height], node);
        }
    }
}
