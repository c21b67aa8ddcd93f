// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Final is what a test says
contract Finality {
    mapping(bytes32 output => bool) public isFinal;

    function finalise(bytes32 output) external {
        isFinal[output] = true;
    }
}
