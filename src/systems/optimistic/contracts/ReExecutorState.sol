// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev How deep the trees of accounts and of withdrawals are: 65,536 leaves each.
uint256 constant DEPTH = 16;

/// @dev The two assets, by their place in `Account.balance`.
uint256 constant ETHER = 0;
uint256 constant TOKEN = 1;

/// @notice The whole rollup in three words. From them follows its *output*, the one word that is posted.
/// @param accountsRoot Root of the tree of accounts.
/// @param outboxRoot Root of the tree of withdrawals.
/// @param counters How many accounts, messages, withdrawals, batches and blocks there were (4 bytes each), and when.
struct State {
    bytes32 accountsRoot;
    bytes32 outboxRoot;
    bytes32 counters;
}

/// @notice What one account's leaf holds. Amounts are in gwei.
struct Account {
    address owner;
    uint32 nonce;
    uint64[2] balance;
}

/// @notice One account as it is, and the sixteen hashes beside its path to the root.
struct Witness {
    Account account;
    bytes32[DEPTH] siblings;
}

/// @title The rollup's state as L1 sees it: three words, and leaves that are shown one by one
library ReExecutorState {
    uint256 private constant ACCOUNTS_SHIFT = 224;
    uint256 private constant WITHDRAWALS_SHIFT = 160;

    /// @dev A leaf that was never used.
    bytes32 internal constant EMPTY = 0;

    function outputOf(State memory state) internal pure returns (bytes32) {
        return hashPair(state.accountsRoot, hashPair(state.outboxRoot, state.counters));
    }

    function accountsIn(State memory state) internal pure returns (uint32) {
        return uint32(uint256(state.counters) >> ACCOUNTS_SHIFT);
    }

    function withdrawalsIn(State memory state) internal pure returns (uint32) {
        return uint32(uint256(state.counters) >> WITHDRAWALS_SHIFT);
    }

    function countAccount(State memory state) internal pure {
        state.counters = bytes32(uint256(state.counters) + (1 << ACCOUNTS_SHIFT));
    }

    function countWithdrawal(State memory state) internal pure {
        state.counters = bytes32(uint256(state.counters) + (1 << WITHDRAWALS_SHIFT));
    }

    function leafOf(Account memory account) internal pure returns (bytes32) {
        uint64[2] memory balance = account.balance;
        return
            keccak256(
                abi.encodePacked(account.owner, account.nonce, uint64(0), balance[ETHER], balance[TOKEN], uint128(0))
            );
    }

    function leafOfWithdrawal(address to, uint64 amount) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(to, bytes12(0), amount, bytes24(0)));
    }

    /// @dev The root of a tree in which `leaf` has this number, if the hashes beside its path are these. The number's
    ///      bits say at each height on which side the leaf is, so that no other place can be shown with it.
    function rootFrom(bytes32 leaf, uint256 number, bytes32[DEPTH] calldata siblings) internal pure returns (bytes32) {
        bytes32 node = leaf;
        for (uint256 height = 0; height < DEPTH; height++) {
            bytes32 sibling = siblings[height];
            node = (number >> height) & 1 == 0 ? hashPair(node, sibling) : hashPair(sibling, node);
        }
        return node;
    }

    function hashPair(bytes32 left, bytes32 right) internal pure returns (bytes32 parent) {
        // In the first 64 bytes, which Solidity leaves free for this: a proof hashes hundreds of pairs.
        assembly ("memory-safe") {
            mstore(0x00, left)
            mstore(0x20, right)
            parent := keccak256(0x00, 0x40)
        }
    }
}
