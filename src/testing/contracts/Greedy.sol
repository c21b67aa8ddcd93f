// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface ICollectable {
    function collect() external;
}

/// @title A partner of a till that does not play fair
/// @notice When it is paid it either asks to be paid again before the till has finished, or refuses the money.
contract Greedy {
    enum Manner {
        Reenter,
        Refuse
    }

    Manner public immutable manner;
    bool public caught;

    constructor(Manner chosen) {
        manner = chosen;
    }

    function collectFrom(ICollectable till) external {
        till.collect();
    }

    receive() external payable {
        if (manner == Manner.Refuse) revert("no thanks");
        try ICollectable(msg.sender).collect() {
            caught = false;
        } catch {
            caught = true;
        }
    }
}
