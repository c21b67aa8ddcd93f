// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A contract on strings
/// @notice It calls whatever it is told to call. When it is called itself, or paid, it does what it was told to do then:
///         nothing, refuse, or call somebody back in the middle of their work.
contract Puppet {
    bool public refuses;
    address public target;
    bytes public order;

    /// @notice How often it was called, and how its own last call in the middle of one ended.
    uint256 public calls;
    bool public gotThrough;
    bytes public answer;

    error NoThanks();

    function act(address to, bytes calldata data) external payable returns (bytes memory) {
        (bool done, bytes memory result) = to.call{value: msg.value}(data);
        if (done) return result;
        assembly ("memory-safe") {
            revert(add(result, 32), mload(result))
        }
    }

    function setRefusing(bool yes) external {
        refuses = yes;
    }

    function setOrder(address to, bytes calldata data) external {
        target = to;
        order = data;
    }

    fallback() external payable {
        _called();
    }

    receive() external payable {
        _called();
    }

    function _called() private {
        if (refuses) revert NoThanks();
        calls++;
        if (target == address(0)) return;
        (gotThrough, answer) = target.call(order);
    }
}
