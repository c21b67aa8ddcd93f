// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Account, DEPTH, ETHER, ReExecutorState, State, TOKEN, Witness} from "./ReExecutorState.sol";

/// @dev What a record of 124 bytes says, field by field.
struct Transaction {
    uint8 kind;
    uint8 asset;
    uint32 from;
    uint32 toIndex;
    address to;
    uint64 amount;
    uint64 atLeast;
    uint64 fee;
    uint32 nonce;
    uint8 parity;
    bytes32 r;
    bytes32 s;
}

/// @notice All that L1 has to be shown of the state in order to run one transaction.
/// @param accounts The accounts the transaction touches, in the order in which it touches them, each as it is at that
///        moment: what came before has already changed the root. A swap touches the pool, the sender and the account
///        of fees; a transfer the sender, the account of fees, the recipient; a withdrawal the first two.
/// @param outbox For a withdrawal: the hashes beside the path of the next free leaf of the outbox. Otherwise nothing.
struct Witnesses {
    Witness[] accounts;
    bytes32[] outbox;
}

/// @title The rollup's rules, in Solidity
/// @notice What the rollup's own program does with a transaction, done again by L1: the same checks, the same sums, the
///         same hashes. It has to be written twice, and every rule that changes must change in both: that is why later
///         rollups prove one instruction of the program itself instead.
library ReExecutorTransition {
    using ReExecutorState for *;

    uint256 internal constant RECORD_SIZE = 124;

    uint8 private constant TRANSFER = 1;
    uint8 private constant SWAP = 2;
    uint8 private constant WITHDRAW = 3;

    /// @dev Where fees go, and the account whose two balances are the reserves of the swap.
    uint32 private constant COLLECTOR = 0;
    uint32 private constant POOL = 1;

    bytes32 private constant TRANSFER_TYPE =
        keccak256("Transfer(uint32 from,address to,uint8 asset,uint64 amount,uint64 fee,uint32 nonce)");
    bytes32 private constant SWAP_TYPE =
        keccak256("Swap(uint32 from,uint8 sell,uint64 amount,uint64 atLeast,uint64 fee,uint32 nonce)");
    bytes32 private constant WITHDRAW_TYPE =
        keccak256("Withdraw(uint32 from,address to,uint64 amount,uint64 fee,uint32 nonce)");

    error BadRecord(uint256 length);
    error WitnessMissing(uint256 place);
    error WrongAccount(uint32 number);
    error WrongOutbox();

    /// @dev A run in progress: the state as it is now, and how many witnesses have been used.
    struct Run {
        State state;
        uint256 used;
    }

    /// @dev The output after the record, when the state before it is `pre`. A transaction that breaks a rule has no
    ///      effect at all, so that whatever it had changed until then is simply not taken over.
    function execute(
        State memory pre,
        bytes calldata record,
        Witnesses calldata witnesses,
        bytes32 domainSeparator
    ) internal pure returns (bytes32 output) {
        Run memory run = Run({
            state: State({accountsRoot: pre.accountsRoot, outboxRoot: pre.outboxRoot, counters: pre.counters}),
            used: 0
        });
        bool hasEffect = _apply(run, _decode(record), witnesses, domainSeparator);
        return (hasEffect ? run.state : pre).outputOf();
    }

    function _apply(
        Run memory run,
        Transaction memory transaction,
        Witnesses calldata witnesses,
        bytes32 domainSeparator
    ) private pure returns (bool) {
        if (transaction.kind < TRANSFER || transaction.kind > WITHDRAW) return false;
        if (transaction.asset > TOKEN || transaction.parity > 1) return false;
        if (transaction.from >= run.state.accountsIn() || transaction.from == POOL) return false;

        // The pool goes first, so that the sender need be touched once only: each touch costs sixteen hashes twice.
        uint64 got = 0;
        if (transaction.kind == SWAP) {
            got = _trade(run, transaction, witnesses);
            if (got == 0) return false;
        }
        if (!_charge(run, transaction, got, witnesses, domainSeparator)) return false;
        if (!_credit(run, COLLECTOR, ETHER, transaction.fee, witnesses)) return false;
        if (transaction.kind == TRANSFER) return _deliver(run, transaction, witnesses);
        if (transaction.kind == WITHDRAW) return _append(run, transaction, witnesses);
        return true;
    }

    /// @dev Puts what is sold into the pool and takes out what that buys, less 0.3 % that stays: zero if there is no
    ///      such trade.
    function _trade(
        Run memory run,
        Transaction memory transaction,
        Witnesses calldata witnesses
    ) private pure returns (uint64 got) {
        Account memory pool = _open(run, POOL, witnesses);
        uint64[2] memory reserve = pool.balance;
        uint256 sell = transaction.asset;
        uint256 paid = uint256(transaction.amount) * 997;
        if (paid == 0) return 0;
        // Never more than the reserve, so that it fits.
        got = uint64((reserve[1 - sell] * paid) / (uint256(reserve[sell]) * 1000 + paid));
        if (got < transaction.atLeast) return 0;
        if (!_grow(reserve, sell, transaction.amount)) return 0;
        reserve[1 - sell] -= got;
        _close(run, POOL, pool, witnesses);
    }

    /// @dev Takes amount and fee from the sender, if the signature is theirs, and gives what a swap brought.
    function _charge(
        Run memory run,
        Transaction memory transaction,
        uint64 got,
        Witnesses calldata witnesses,
        bytes32 domainSeparator
    ) private pure returns (bool) {
        Account memory sender = _open(run, transaction.from, witnesses);
        if (transaction.nonce != sender.nonce) return false;
        if (!_isSignedBy(transaction, sender.owner, domainSeparator)) return false;

        uint64[2] memory balance = sender.balance;
        uint256 asset = transaction.kind == WITHDRAW ? ETHER : transaction.asset;
        uint256 etherOut = uint256(transaction.fee) + (asset == ETHER ? transaction.amount : 0);
        uint256 tokenOut = asset == TOKEN ? transaction.amount : 0;
        if (balance[ETHER] < etherOut || balance[TOKEN] < tokenOut) return false;
        balance[ETHER] -= uint64(etherOut);
        balance[TOKEN] -= uint64(tokenOut);
        if (!_grow(balance, 1 - asset, got)) return false;
        unchecked {
            sender.nonce++;
        }
        _close(run, transaction.from, sender, witnesses);
        return true;
    }

    /// @dev To the account of the given number if it exists and is of that address, otherwise to a new account.
    function _deliver(
        Run memory run,
        Transaction memory transaction,
        Witnesses calldata witnesses
    ) private pure returns (bool) {
        uint32 number = transaction.toIndex;
        uint32 accounts = run.state.accountsIn();
        if (number < accounts) {
            Account memory recipient = _open(run, number, witnesses);
            if (recipient.owner == transaction.to) {
                if (!_grow(recipient.balance, transaction.asset, transaction.amount)) return false;
                _close(run, number, recipient, witnesses);
                return true;
            }
        }
        if (accounts == 1 << DEPTH) return false;
        Witness calldata witness = _next(run, witnesses);
        if (ReExecutorState.EMPTY.rootFrom(accounts, witness.siblings) != run.state.accountsRoot) {
            revert WrongAccount(accounts);
        }
        Account memory made;
        made.owner = transaction.to;
        made.balance[transaction.asset] = transaction.amount;
        _close(run, accounts, made, witnesses);
        run.state.countAccount();
        return true;
    }

    /// @dev Writes the withdrawal into the next free leaf of the outbox, from which the bridge will pay it.
    function _append(
        Run memory run,
        Transaction memory transaction,
        Witnesses calldata witnesses
    ) private pure returns (bool) {
        uint32 number = run.state.withdrawalsIn();
        if (number == 1 << DEPTH) return false;
        bytes32[DEPTH] calldata siblings = _outboxPath(witnesses.outbox);
        if (ReExecutorState.EMPTY.rootFrom(number, siblings) != run.state.outboxRoot) revert WrongOutbox();
        bytes32 leaf = ReExecutorState.leafOfWithdrawal(transaction.to, transaction.amount);
        run.state.outboxRoot = leaf.rootFrom(number, siblings);
        run.state.countWithdrawal();
        return true;
    }

    function _credit(
        Run memory run,
        uint32 number,
        uint256 asset,
        uint64 amount,
        Witnesses calldata witnesses
    ) private pure returns (bool) {
        Account memory account = _open(run, number, witnesses);
        if (!_grow(account.balance, asset, amount)) return false;
        _close(run, number, account, witnesses);
        return true;
    }

    /// @dev False, and nothing changed, if the sum would need more than 64 bits.
    function _grow(uint64[2] memory balance, uint256 asset, uint64 amount) private pure returns (bool) {
        uint256 sum = uint256(balance[asset]) + amount;
        if (sum > type(uint64).max) return false;
        balance[asset] = uint64(sum);
        return true;
    }

    /// @dev Takes the next witness at its word only if it leads to the root as it is now.
    function _open(
        Run memory run,
        uint32 number,
        Witnesses calldata witnesses
    ) private pure returns (Account memory account) {
        Witness calldata witness = _next(run, witnesses);
        account = witness.account;
        if (account.leafOf().rootFrom(number, witness.siblings) != run.state.accountsRoot) revert WrongAccount(number);
    }

    /// @dev The new root, by the path of the account that was opened last.
    function _close(Run memory run, uint32 number, Account memory account, Witnesses calldata witnesses) private pure {
        Witness calldata witness = witnesses.accounts[run.used - 1];
        run.state.accountsRoot = account.leafOf().rootFrom(number, witness.siblings);
    }

    function _next(Run memory run, Witnesses calldata witnesses) private pure returns (Witness calldata) {
        if (run.used == witnesses.accounts.length) revert WitnessMissing(run.used);
        return witnesses.accounts[run.used++];
    }

    function _outboxPath(bytes32[] calldata path) private pure returns (bytes32[DEPTH] calldata siblings) {
        if (path.length != DEPTH) revert WrongOutbox();
        assembly {
            siblings := path.offset
        }
    }

    /// @dev Who signed is found from the signature. Where there is no such signer the precompile gives zero, and zero is
    ///      nobody, even if an account was made for the address zero.
    function _isSignedBy(
        Transaction memory transaction,
        address owner,
        bytes32 domainSeparator
    ) private pure returns (bool) {
        bytes32 hash = keccak256(abi.encodePacked("\x19\x01", domainSeparator, _structHash(transaction)));
        address signer = ecrecover(hash, 27 + transaction.parity, transaction.r, transaction.s);
        return signer != address(0) && signer == owner;
    }

    function _structHash(Transaction memory t) private pure returns (bytes32) {
        if (t.kind == TRANSFER) {
            return keccak256(abi.encode(TRANSFER_TYPE, t.from, t.to, t.asset, t.amount, t.fee, t.nonce));
        }
        if (t.kind == SWAP) {
            return keccak256(abi.encode(SWAP_TYPE, t.from, t.asset, t.amount, t.atLeast, t.fee, t.nonce));
        }
        return keccak256(abi.encode(WITHDRAW_TYPE, t.from, t.to, t.amount, t.fee, t.nonce));
    }

    function _decode(bytes calldata record) private pure returns (Transaction memory transaction) {
        if (record.length != RECORD_SIZE) revert BadRecord(record.length);
        transaction.kind = uint8(record[0]);
        transaction.asset = uint8(record[1]);
        transaction.from = uint32(bytes4(record[2:6]));
        transaction.toIndex = uint32(bytes4(record[6:10]));
        transaction.to = address(bytes20(record[10:30]));
        transaction.amount = uint64(bytes8(record[30:38]));
        transaction.atLeast = uint64(bytes8(record[38:46]));
        transaction.fee = uint64(bytes8(record[46:54]));
        transaction.nonce = uint32(bytes4(record[54:58]));
        transaction.parity = uint8(record[58]);
        transaction.r = bytes32(record[59:91]);
        transaction.s = bytes32(record[91:123]);
    }
}
