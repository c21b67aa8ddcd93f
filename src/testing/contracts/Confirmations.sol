// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Confirmed is what a test says
contract Confirmations {
    mapping(bytes32 output => bool) public isConfirmed;

    function confirm(bytes32 output) external {
        isConfirmed[output] = true;
    }
}
