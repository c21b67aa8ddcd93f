// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A small ERC-20 token
/// @notice A token is nothing but this contract's table of who holds how much. Moving tokens moves no ether:
///         it lowers one number in the table and raises another.
contract Token {
    string public constant name = "Mezzanine Coin";
    string public constant symbol = "MZC";

    /// @notice Where wallets put the decimal point. The contract itself knows whole units only.
    uint8 public constant decimals = 18;

    /// @notice All units there are. Set once: nobody can make more later.
    uint256 public immutable totalSupply;

    /// @notice Who holds how much.
    mapping(address holder => uint256 amount) public balanceOf;

    /// @notice How much `spender` may still take from `holder`.
    mapping(address holder => mapping(address spender => uint256 amount)) public allowance;

    /// @notice Tokens changed hands. Tokens that are made come from address zero.
    event Transfer(address indexed from, address indexed to, uint256 value);

    /// @notice `holder` allowed `spender` to take up to `value`.
    event Approval(address indexed holder, address indexed spender, uint256 value);

    error InsufficientBalance(address holder, uint256 balance, uint256 needed);
    error InsufficientAllowance(address spender, uint256 allowance, uint256 needed);
    error NoReceiver();

    /// @param supply Units to make. They all go to whoever deploys the contract.
    constructor(uint256 supply) {
        totalSupply = supply;
        balanceOf[msg.sender] = supply;
        emit Transfer(address(0), msg.sender, supply);
    }

    /// @notice Send `value` of your own tokens to `to`.
    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    /// @notice Let `spender` take up to `value` of your tokens. Replaces what you allowed before.
    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    /// @notice Move `value` tokens of `from`, who must have allowed it. The largest allowance never runs down.
    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value);
        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;
        _move(from, to, value);
        return true;
    }

    function _move(address from, address to, uint256 value) private {
        if (to == address(0)) revert NoReceiver();
        uint256 balance = balanceOf[from];
        if (balance < value) revert InsufficientBalance(from, balance, value);
        // Nobody can hold more than the supply, so neither line can wrap around.
        unchecked {
            balanceOf[from] = balance - value;
            balanceOf[to] += value;
        }
        emit Transfer(from, to, value);
    }
}
