// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorsWord} from "./ValidatorsWord.sol";

/// @title The sidechain's end of its bridge
/// @notice All ether of the sidechain begins here. It is handed out when the validators sign that as much was locked
///         on L1, and comes back when somebody wants to leave.
contract SideGate is ValidatorsWord {
    /// @notice How many burns there were. The next one gets this number.
    uint256 public burns;

    /// @notice Which deposits have been credited.
    mapping(uint256 deposit => bool) public isCredited;

    event Credited(uint256 indexed deposit, address indexed account, uint256 amount);
    event Burnt(uint256 indexed burn, address indexed account, uint256 amount);

    error AlreadyCredited(uint256 deposit);

    constructor(address[] memory keys, uint256 needed) payable ValidatorsWord(keys, needed) {}

    /// @notice Hand out what was locked on L1, on the validators' word.
    function credit(uint256 deposit, address payable account, uint256 amount, Signature[] calldata signatures) external {
        if (isCredited[deposit]) revert AlreadyCredited(deposit);
        _demandWord(messageOf(deposit, account, amount), signatures);
        isCredited[deposit] = true;
        emit Credited(deposit, account, amount);
        _pay(account, amount);
    }

    /// @notice Give ether back here, to be paid out on L1: if the validators sign for it.
    function burn() external payable {
        if (msg.value == 0) revert NothingSent();
        emit Burnt(burns++, msg.sender, msg.value);
    }
}
