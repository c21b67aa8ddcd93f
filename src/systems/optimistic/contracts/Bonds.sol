// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Money that is at stake
/// @notice Two contracts of the rollup hold bonds, and keep the same books. Nobody is paid during somebody else's move:
///         what is yours is written down, and you collect it. So who refuses money stops nobody but themselves.
abstract contract Bonds {
    uint256 public constant WHOLE = 10_000;

    /// @notice How much of a lost bond the winner gets, in hundredths of a percent. The rest is burnt: else a liar could
    ///         accuse himself through a friend, lose to him, and have paid nothing.
    uint256 public immutable winnerShare;

    /// @notice What each account can collect, in wei.
    mapping(address account => uint256 amount) public credit;

    /// @notice All that was burnt so far.
    uint256 public burnt;

    event Credited(address indexed account, uint256 amount);
    event Collected(address indexed account, uint256 amount);
    event Burnt(uint256 amount);

    error BadShare(uint256 share);
    error WrongBond(uint256 sent, uint256 needed);
    error NothingToCollect(address account);
    error CannotPay(address account, uint256 amount);

    constructor(uint256 winnerShare_) {
        if (winnerShare_ > WHOLE) revert BadShare(winnerShare_);
        winnerShare = winnerShare_;
    }

    /// @notice Take what is yours.
    function collect() external {
        uint256 amount = credit[msg.sender];
        if (amount == 0) revert NothingToCollect(msg.sender);
        // The books change before the money leaves: whoever calls back finds nothing left to take.
        credit[msg.sender] = 0;
        emit Collected(msg.sender, amount);
        (bool sent, ) = msg.sender.call{value: amount}("");
        if (!sent) revert CannotPay(msg.sender, amount);
    }

    function _demandBond(uint256 bond) internal view {
        if (msg.value != bond) revert WrongBond(msg.value, bond);
    }

    function _credit(address account, uint256 amount) internal {
        credit[account] += amount;
        emit Credited(account, amount);
    }

    /// @dev A lost bond: the winner's part to the winner, the rest to nobody.
    function _divide(uint256 bond, address winner) internal {
        uint256 toWinner = (bond * winnerShare) / WHOLE;
        _credit(winner, toWinner);
        _burn(bond - toWinner);
    }

    /// @dev Address zero has no key: what it gets is gone. It has no code either, so it cannot refuse.
    function _burn(uint256 amount) internal {
        burnt += amount;
        emit Burnt(amount);
        (bool sent, ) = address(0).call{value: amount}("");
        if (!sent) revert CannotPay(address(0), amount);
    }
}
