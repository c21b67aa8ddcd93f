// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Those who keep the data that are not on L1
/// @notice A member signs a root of the committee's subtree once they have all accounts under it. Enough signatures mean
///         that so many said so. Whether they hand the data out later no contract can know.
abstract contract Committee {
    struct Signature {
        uint256 member;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice The members' addresses.
    address[] public members;
    /// @notice How many of them have to sign.
    uint256 public immutable signaturesNeeded;

    error BadCommittee(uint256 needed, uint256 members);
    error WrongSignatureCount(uint256 given, uint256 needed);
    error MemberOutOfOrder(uint256 member);
    error WrongSignature(uint256 member);

    constructor(address[] memory members_, uint256 needed) {
        if (needed > members_.length || (needed == 0) != (members_.length == 0)) {
            revert BadCommittee(needed, members_.length);
        }
        for (uint256 i = 0; i < members_.length; i++) {
            if (members_[i] == address(0)) revert BadCommittee(needed, members_.length);
        }
        members = members_;
        signaturesNeeded = needed;
    }

    /// @notice What a member signs. Data have no date: a signature is for a root, in whatever batch.
    function committeeDigest(uint256 domain, uint256 committeeRoot) public pure returns (bytes32) {
        return keccak256(abi.encode(domain, committeeRoot));
    }

    /// @dev In the order of the members, so that none counts twice.
    function _demandSigned(bytes32 digest, Signature[] calldata signatures) internal view {
        if (signatures.length != signaturesNeeded) revert WrongSignatureCount(signatures.length, signaturesNeeded);
        uint256 next = 0;
        for (uint256 i = 0; i < signatures.length; i++) {
            Signature calldata it = signatures[i];
            if (it.member < next || it.member >= members.length) revert MemberOutOfOrder(it.member);
            if (ecrecover(digest, it.v, it.r, it.s) != members[it.member]) revert WrongSignature(it.member);
            next = it.member + 1;
        }
    }
}
