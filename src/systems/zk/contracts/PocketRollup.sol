// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerifier} from "../../../prover/contracts/IVerifier.sol";

/// @title The pocket rollup
/// @notice Four accounts and the money for them. Who is paid from which account, and how much, this contract does not check:
///         it asks for a proof that the rules were followed, and believes it. So everything hangs on the key of the
///         verifier, which the owners made together: whoever knows what they should have forgotten can prove anything.
/// @dev A rollup would keep a root and not the balances, and check signatures in its circuit. Here the balances are few, and
///      the payer speaks for himself.
contract PocketRollup {
    uint256 private constant ACCOUNTS = 4;
    /// @dev Public inputs: the balances before, the balances after, the payment.
    uint256 private constant INPUTS = 9;
    /// @dev What kinds of payment a word may tell of: to another account, or out to L1.
    uint256 private constant TRANSFER = 1;
    uint256 private constant WITHDRAWAL = 2;
    uint256 private constant GWEI = 10 ** 9;

    /// @notice Who checks the proofs, with the key that came out of the ceremony.
    IVerifier public immutable verifier;
    /// @notice Who owns which account, by number.
    address[4] public owners;
    /// @notice What each account has, in gwei.
    uint64[4] public balances;

    event Paid(uint256 indexed from, uint256 word, uint64[4] balances);

    error NotFunded(uint256 given, uint256 needed);
    error NoSuchPayment(uint256 word);
    error NotTheOwner(address caller, uint256 account);
    error CannotPay(address owner, uint256 amount);

    /// @param balances_ What the accounts have to begin with: the money for it comes along.
    constructor(IVerifier verifier_, address[4] memory owners_, uint64[4] memory balances_) payable {
        uint256 needed = 0;
        for (uint256 i = 0; i < ACCOUNTS; i++) needed += balances_[i] * GWEI;
        if (msg.value != needed) revert NotFunded(msg.value, needed);
        verifier = verifier_;
        owners = owners_;
        balances = balances_;
    }

    /// @notice Pay from your account, to another one or out to L1.
    /// @param newBalances What the accounts have afterwards.
    /// @param word The payment, as a rollup publishes it: kind (4 bits), from (12), to (12), amount in gwei (64).
    /// @param proof That the new balances follow from the old ones by this payment, which the payer can afford.
    function pay(uint64[4] calldata newBalances, uint256 word, bytes calldata proof) external {
        uint256 kind = word & 0xf;
        uint256 from = (word >> 4) & 0xfff;
        if ((kind != TRANSFER && kind != WITHDRAWAL) || from >= ACCOUNTS) revert NoSuchPayment(word);
        if (msg.sender != owners[from]) revert NotTheOwner(msg.sender, from);
        verifier.verify(proof, _publicInputs(newBalances, word));
        // The books change before the money leaves: whoever calls back finds the new balances.
        balances = newBalances;
        emit Paid(from, word, newBalances);
        if (kind == WITHDRAWAL) _send(msg.sender, uint64(word >> 28) * GWEI);
    }

    function _publicInputs(uint64[4] calldata newBalances, uint256 word) private view returns (uint256[] memory inputs) {
        inputs = new uint256[](INPUTS);
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            inputs[i] = balances[i];
            inputs[ACCOUNTS + i] = newBalances[i];
        }
        inputs[INPUTS - 1] = word;
    }

    /// @dev Nobody but the payer is paid, so who refuses the money stops only himself.
    function _send(address owner, uint256 amount) private {
        (bool sent, ) = owner.call{value: amount}("");
        if (!sent) revert CannotPay(owner, amount);
    }
}
