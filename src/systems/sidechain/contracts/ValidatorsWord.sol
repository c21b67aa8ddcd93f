// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The word of a sidechain's validators
/// @notice Both ends of the bridge believe the same few keys, and nothing else. Neither end sees a block of the other
///         chain or a proof of what happened there: whatever enough of these keys have signed counts as true.
abstract contract ValidatorsWord {
    /// @dev An ECDSA signature by one validator.
    struct Signature {
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice The keys that are believed.
    address[] public validators;

    /// @notice How many of them must have signed the same message.
    uint256 public immutable threshold;

    mapping(address account => bool) public isValidator;

    error BadThreshold(uint256 threshold, uint256 validators);
    error SameValidatorTwice(address validator);
    error TooFewSignatures(uint256 given, uint256 threshold);
    error NotAValidator(address signer);
    error SignersOutOfOrder(address signer, address before);
    error CannotPay(address account, uint256 amount);
    error NothingSent();

    constructor(address[] memory keys, uint256 needed) {
        if (needed == 0 || needed > keys.length) revert BadThreshold(needed, keys.length);
        for (uint256 i = 0; i < keys.length; i++) {
            if (isValidator[keys[i]]) revert SameValidatorTwice(keys[i]);
            isValidator[keys[i]] = true;
        }
        validators = keys;
        threshold = needed;
    }

    /// @notice What the validators sign. It names this chain, this contract and this transfer, so that a signature
    ///         given here can be used nowhere else.
    function messageOf(uint256 id, address account, uint256 amount) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), id, account, amount));
    }

    /// @dev Signers must come in rising order of their addresses: so each counts once.
    function _demandWord(bytes32 message, Signature[] calldata signatures) internal view {
        if (signatures.length < threshold) revert TooFewSignatures(signatures.length, threshold);
        address before = address(0);
        for (uint256 i = 0; i < signatures.length; i++) {
            address signer = ecrecover(message, signatures[i].v, signatures[i].r, signatures[i].s);
            if (!isValidator[signer]) revert NotAValidator(signer);
            if (signer <= before) revert SignersOutOfOrder(signer, before);
            before = signer;
        }
    }

    function _pay(address payable account, uint256 amount) internal {
        (bool sent, ) = account.call{value: amount}("");
        if (!sent) revert CannotPay(account, amount);
    }
}
