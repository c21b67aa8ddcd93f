// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Who is owed what
/// @notice Nobody is paid in the middle of somebody else's transaction: what is yours is written down, and you take it
///         out. So who refuses money stops nobody but themselves.
abstract contract Purse {
    /// @notice Why somebody is owed something: they withdrew it, their forced exit was taken, they escaped with it from a
    ///         frozen rollup, or their deposit was never taken by it.
    enum Reason {
        Withdrawal,
        Exit,
        Escape,
        ReturnedDeposit
    }

    /// @notice Amounts on the rollup are whole gwei.
    uint256 public constant GWEI = 10 ** 9;

    /// @notice What each address can take out, in wei.
    mapping(address owner => uint256 amount) public owed;

    /// @notice Everything that can be taken out, in wei.
    uint256 public totalOwed;

    event Credited(uint256 indexed account, address indexed owner, uint256 amount, Reason reason);
    event TakenOut(address indexed owner, uint256 amount);

    error NothingToTake(address caller);
    error CannotPay(address owner, uint256 amount);

    /// @notice Take what is yours.
    function takeOut() external {
        uint256 amount = owed[msg.sender];
        if (amount == 0) revert NothingToTake(msg.sender);
        // The books change before the money leaves: whoever calls back finds nothing left to take.
        owed[msg.sender] = 0;
        totalOwed -= amount;
        emit TakenOut(msg.sender, amount);
        (bool sent, ) = msg.sender.call{value: amount}("");
        if (!sent) revert CannotPay(msg.sender, amount);
    }

    function _credit(uint256 account, address owner, uint256 amountGwei, Reason reason) internal {
        uint256 amount = amountGwei * GWEI;
        owed[owner] += amount;
        totalOwed += amount;
        emit Credited(account, owner, amount, reason);
    }
}
