// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Token} from "./Token.sol";

/// @title Gives the same amount of a token to many at once
/// @notice One transaction instead of hundreds: most of what a transaction costs is being one.
contract Handout {
    /// @notice Give `amount` of your tokens to each receiver. You must have allowed this contract to take the sum.
    function give(Token token, uint256 amount, address[] calldata receivers) external {
        for (uint256 i = 0; i < receivers.length; i++) {
            // A Token reverts where it cannot move the amount, and then nobody gets anything.
            token.transferFrom(msg.sender, receivers[i], amount);
        }
    }
}
