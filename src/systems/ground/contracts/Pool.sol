// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Token} from "./Token.sol";

/// @title A pool that two tokens are swapped in
/// @notice Nobody sets a price. The pool holds some of each token, and a swap must leave the product of the two
///         amounts no smaller than it found it. Whoever buys much of one token makes it dearer for the next.
contract Pool {
    /// @notice A swap as the pool remembers it: three words of storage, most of what a swap costs. Real pools keep a
    ///         running sum and leave the rest to events, for that very reason.
    struct Trade {
        address trader;
        uint64 time;
        bool sellsA;
        uint128 amountIn;
        uint128 amountOut;
        /// @dev Units of B for a unit of A after it, times 2^96.
        uint256 priceOfA;
    }

    /// @notice Of a thousand units paid in, so many are swapped; the rest stays in the pool as its fee.
    uint256 public constant AFTER_FEE = 997;

    Token public immutable tokenA;
    Token public immutable tokenB;

    /// @notice How much of each the pool holds. Both fit into one storage word, so that a swap writes it once.
    uint128 public reserveA;
    uint128 public reserveB;

    /// @notice Every swap there ever was, where other contracts can read it.
    Trade[] public trades;

    event LiquidityAdded(address indexed provider, uint256 amountA, uint256 amountB);
    event Swapped(address indexed trader, bool sellsA, uint256 amountIn, uint256 amountOut);

    error SameToken();
    error AlreadyOpen();
    error NotOpenYet();
    error NothingGiven();
    error TooMuch(uint256 amount);
    error TooLittleOut(uint256 amountOut, uint256 minOut);

    constructor(Token a, Token b) {
        if (address(a) == address(b)) revert SameToken();
        tokenA = a;
        tokenB = b;
    }

    /// @notice Put in the first and only liquidity. The pool must be allowed to take it from you. It stays for good.
    function addLiquidity(uint256 amountA, uint256 amountB) external {
        if (reserveA != 0) revert AlreadyOpen();
        if (amountA == 0 || amountB == 0) revert NothingGiven();
        _setReserves(amountA, amountB);
        emit LiquidityAdded(msg.sender, amountA, amountB);
        // A Token reverts where it cannot move the amount: there is no `false` to look for.
        tokenA.transferFrom(msg.sender, address(this), amountA);
        tokenB.transferFrom(msg.sender, address(this), amountB);
    }

    /// @notice Sell `amountIn` of one token for the other, or nothing at all if that gives less than `minOut`:
    ///         the price may move between your signature and your place in a block.
    /// @param sellsA True to sell A for B, false to sell B for A.
    function swap(bool sellsA, uint256 amountIn, uint256 minOut) external returns (uint256 amountOut) {
        (uint256 reserveIn, uint256 reserveOut) = sellsA ? (reserveA, reserveB) : (reserveB, reserveA);
        if (reserveIn == 0) revert NotOpenYet();
        if (amountIn == 0) revert NothingGiven();
        if (amountIn > type(uint128).max) revert TooMuch(amountIn);
        uint256 paid = amountIn * AFTER_FEE;
        amountOut = (paid * reserveOut) / (reserveIn * 1000 + paid);
        if (amountOut < minOut) revert TooLittleOut(amountOut, minOut);

        // The books change before any token moves.
        if (sellsA) _setReserves(reserveIn + amountIn, reserveOut - amountOut);
        else _setReserves(reserveOut - amountOut, reserveIn + amountIn);
        _remember(sellsA, amountIn, amountOut);
        emit Swapped(msg.sender, sellsA, amountIn, amountOut);

        (Token given, Token taken) = sellsA ? (tokenA, tokenB) : (tokenB, tokenA);
        given.transferFrom(msg.sender, address(this), amountIn);
        taken.transfer(msg.sender, amountOut);
    }

    /// @notice How many swaps there were.
    function tradeCount() external view returns (uint256) {
        return trades.length;
    }

    function _setReserves(uint256 a, uint256 b) private {
        if (a > type(uint128).max) revert TooMuch(a);
        if (b > type(uint128).max) revert TooMuch(b);
        reserveA = uint128(a);
        reserveB = uint128(b);
    }

    function _remember(bool sellsA, uint256 amountIn, uint256 amountOut) private {
        trades.push(
            Trade({
                trader: msg.sender,
                time: uint64(block.timestamp),
                sellsA: sellsA,
                amountIn: uint128(amountIn),
                amountOut: uint128(amountOut),
                priceOfA: (uint256(reserveB) << 96) / reserveA
            })
        );
    }
}
