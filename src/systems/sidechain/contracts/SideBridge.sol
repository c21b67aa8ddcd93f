// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorsWord} from "./ValidatorsWord.sol";

/// @title The L1 end of a sidechain's bridge: a vault
/// @notice Ether that goes over stays here, locked. It comes out again when enough validators sign that as much was
///         burnt over there. If they sign for nothing, it comes out all the same; if they fall silent, never.
contract SideBridge is ValidatorsWord {
    /// @notice How many deposits there were. The next one gets this number.
    uint256 public deposits;

    /// @notice Which burns have been paid out, so that none is paid twice.
    mapping(uint256 burn => bool) public isPaid;

    event Deposited(uint256 indexed deposit, address indexed account, uint256 amount);
    event Released(uint256 indexed burn, address indexed account, uint256 amount);

    error AlreadyPaid(uint256 burn);

    constructor(address[] memory keys, uint256 needed) ValidatorsWord(keys, needed) {}

    /// @notice Lock ether here, to be credited on the sidechain: if its validators keep their word.
    function deposit() external payable {
        if (msg.value == 0) revert NothingSent();
        emit Deposited(deposits++, msg.sender, msg.value);
    }

    /// @notice Pay out what was burnt on the sidechain, on the validators' word.
    /// @param burn The number the sidechain gave the burn. Nobody here can check that there was one.
    function release(uint256 burn, address payable account, uint256 amount, Signature[] calldata signatures) external {
        if (isPaid[burn]) revert AlreadyPaid(burn);
        _demandWord(messageOf(burn, account, amount), signatures);
        isPaid[burn] = true;
        emit Released(burn, account, amount);
        _pay(account, amount);
    }
}
