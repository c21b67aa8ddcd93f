// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A till that several people share
/// @notice Every payment is split at once, in the books only. The money stays here until each comes for their own
///         part, so that one who cannot be paid does not hold up the others.
contract Till {
    struct Partner {
        address payable account;
        /// @dev In ten-thousandths: 2500 is a quarter.
        uint16 share;
    }

    /// @notice All shares together.
    uint256 public constant WHOLE = 10_000;

    /// @notice Who shares the till. The first one also gets the wei that a split leaves over.
    Partner[] public partners;

    /// @notice What each partner may collect.
    mapping(address account => uint256 amount) public owed;

    event Paid(address indexed payer, uint256 amount, string note);
    event Collected(address indexed account, uint256 amount);

    error NoPartners();
    error SharesDoNotAddUp(uint256 sum, uint256 whole);
    error PartnersAndSharesDiffer(uint256 accounts, uint256 shares);
    error NothingPaid();
    error NothingOwed(address account);
    error CannotPay(address account, uint256 amount);

    constructor(address payable[] memory accounts, uint16[] memory shares) {
        if (accounts.length == 0) revert NoPartners();
        if (accounts.length != shares.length) revert PartnersAndSharesDiffer(accounts.length, shares.length);
        uint256 sum;
        for (uint256 i = 0; i < accounts.length; i++) {
            partners.push(Partner({account: accounts[i], share: shares[i]}));
            sum += shares[i];
        }
        if (sum != WHOLE) revert SharesDoNotAddUp(sum, WHOLE);
    }

    /// @notice Plain ether without a note is a payment too.
    receive() external payable {
        _split("");
    }

    /// @notice Pay into the till and say what for.
    function pay(string calldata note) external payable {
        _split(note);
    }

    /// @notice Collect what is yours.
    function collect() external {
        uint256 amount = owed[msg.sender];
        if (amount == 0) revert NothingOwed(msg.sender);
        // The books change before the money leaves: whoever calls back from `call` finds nothing left to take.
        owed[msg.sender] = 0;
        (bool sent, ) = msg.sender.call{value: amount}("");
        if (!sent) revert CannotPay(msg.sender, amount);
        emit Collected(msg.sender, amount);
    }

    function _split(string memory note) private {
        if (msg.value == 0) revert NothingPaid();
        uint256 rest = msg.value;
        for (uint256 i = 1; i < partners.length; i++) {
            Partner storage partner = partners[i];
            uint256 part = (msg.value * partner.share) / WHOLE;
            owed[partner.account] += part;
            rest -= part;
        }
        owed[partners[0].account] += rest;
        emit Paid(msg.sender, msg.value, note);
    }
}
