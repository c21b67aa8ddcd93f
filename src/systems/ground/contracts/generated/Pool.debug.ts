// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../../l1/trace/artifact.ts'

export const PoolDebug: DebugArtifact = {
  "name": "Pool",
  "deployedBytecode": "0x608060405234801561000f575f5ffd5b5060043610610090575f3560e01c80635f64b55b116100635780635f64b55b1461018e5780639cd441da146101b5578063a7972738146101ca578063bd55022a146101d3578063dc5fa6c5146101db575f5ffd5b806308c84c21146100945780630fc63d10146100ba57806319e36f3b146100f95780631e6c598e1461012a575b5f5ffd5b6100a76100a23660046108f3565b6101ed565b6040519081526020015b60405180910390f35b6100e17f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b0390911681526020016100b1565b5f5461011290600160801b90046001600160801b031681565b6040516001600160801b0390911681526020016100b1565b61013d610138366004610925565b610527565b604080516001600160a01b03909716875267ffffffffffffffff9095166020870152921515938501939093526001600160801b039081166060850152909116608083015260a082015260c0016100b1565b6100e17f000000000000000000000000000000000000000000000000000000000000000081565b6101c86101c336600461093c565b610595565b005b6100a76103e581565b6001546100a7565b5f54610112906001600160801b031681565b5f5f5f8561020f575f546001600160801b03600160801b820481169116610226565b5f546001600160801b0380821691600160801b9004165b6001600160801b031691506001600160801b03169150815f0361025c5760405163e6dd1a3160e01b815260040160405180910390fd5b845f0361027c57604051635ee3094360e11b815260040160405180910390fd5b6001600160801b038511156102ac5760405163383c34f360e21b8152600481018690526024015b60405180910390fd5b5f6102b96103e587610970565b9050806102c8846103e8610970565b6102d2919061098d565b6102dc8383610970565b6102e691906109a0565b9350848410156103135760405163e20a4c5d60e01b815260048101859052602481018690526044016102a3565b861561033a57610335610326878561098d565b61033086856109bf565b61075a565b610351565b61035161034785846109bf565b610330888661098d565b61035c8787866107c8565b6040805188151581526020810188905290810185905233907ff067e8ca829f67e4f9be38e977ceedd503b4602e190ac8c71415bc72d2b8663a9060600160405180910390a25f5f886103ef577f00000000000000000000000000000000000000000000000000000000000000007f0000000000000000000000000000000000000000000000000000000000000000610432565b7f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000005b6040516323b872dd60e01b8152336004820152306024820152604481018b905291935091506001600160a01b038316906323b872dd906064016020604051808303815f875af1158015610487573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906104ab91906109d2565b5060405163a9059cbb60e01b8152336004820152602481018790526001600160a01b0382169063a9059cbb906044016020604051808303815f875af11580156104f6573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061051a91906109d2565b5050505050509392505050565b60018181548110610536575f80fd5b5f9182526020909120600390910201805460018201546002909201546001600160a01b0382169350600160a01b820467ffffffffffffffff1692600160e01b90920460ff16916001600160801b0380821692600160801b909204169086565b5f546001600160801b0316156105be57604051632597e36560e21b815260040160405180910390fd5b8115806105c9575080155b156105e757604051635ee3094360e11b815260040160405180910390fd5b6105f1828261075a565b604080518381526020810183905233917fac1d76749e5447b7b16f5ab61447e1bd502f3bb4807af3b28e620d1700a6ee45910160405180910390a26040516323b872dd60e01b8152336004820152306024820152604481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906323b872dd906064016020604051808303815f875af115801561069c573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906106c091906109d2565b506040516323b872dd60e01b8152336004820152306024820152604481018290527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906323b872dd906064016020604051808303815f875af1158015610731573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061075591906109d2565b505050565b6001600160801b038211156107855760405163383c34f360e21b8152600481018390526024016102a3565b6001600160801b038111156107b05760405163383c34f360e21b8152600481018290526024016102a3565b6001600160801b03908116600160801b029116175f55565b6040805160c0810182523381524267ffffffffffffffff166020820152841515918101919091526001600160801b0383811660608084019190915283821660808401525f546001939260a08401926108419291821691600160801b9004901b6fffffffffffffffffffffffffffffffff60601b166109a0565b90528154600181810184555f938452602093849020835160039093020180549484015160408501511515600160e01b0260ff60e01b1967ffffffffffffffff909216600160a01b026001600160e01b03199097166001600160a01b03909516949094179590951794909416919091178355606082015160808301516001600160801b03908116600160801b029116179083015560a00151600290910155505050565b80151581146108f0575f5ffd5b50565b5f5f5f60608486031215610905575f5ffd5b8335610910816108e3565b95602085013595506040909401359392505050565b5f60208284031215610935575f5ffd5b5035919050565b5f5f6040838503121561094d575f5ffd5b50508035926020909101359150565b634e487b7160e01b5f52601160045260245ffd5b80820281158282048414176109875761098761095c565b92915050565b808201808211156109875761098761095c565b5f826109ba57634e487b7160e01b5f52601260045260245ffd5b500490565b818103818111156109875761098761095c565b5f602082840312156109e2575f5ffd5b81516109ed816108e3565b939250505056",
  "immutables": [
    {
      "name": "tokenA",
      "type": "contract Token",
      "offsets": [
        191,
        971,
        1009,
        1614
      ],
      "length": 32
    },
    {
      "name": "tokenB",
      "type": "contract Token",
      "offsets": [
        403,
        938,
        1042,
        1763
      ],
      "length": 32
    }
  ],
  "sourceMap": "365:4243:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;2729:1075;;;;;;:::i;:::-;;:::i;:::-;;;769:25:2;;;757:2;742:18;2729:1075:0;;;;;;;;971:29;;;;;;;;-1:-1:-1;;;;;982:32:2;;;964:51;;952:2;937:18;971:29:0;805:216:2;1183:23:0;;;;;-1:-1:-1;;;1183:23:0;;-1:-1:-1;;;;;1183:23:0;;;;;;-1:-1:-1;;;;;1190:47:2;;;1172:66;;1160:2;1145:18;1183:23:0;1026:218:2;1291:21:0;;;;;;:::i;:::-;;:::i;:::-;;;;-1:-1:-1;;;;;1777:32:2;;;1759:51;;1858:18;1846:31;;;1841:2;1826:18;;1819:59;1921:14;;1914:22;1894:18;;;1887:50;;;;-1:-1:-1;;;;;1973:47:2;;;1968:2;1953:18;;1946:75;2058:47;;;2052:3;2037:19;;2030:76;1797:3;2122:19;;2115:35;1746:3;1731:19;1291:21:0;1480:676:2;1006:29:0;;;;;1951:508;;;;;;:::i;:::-;;:::i;:::-;;925:39;;961:3;925:39;;3853:91;3924:6;:13;3853:91;;1154:23;;;;;-1:-1:-1;;;;;1154:23:0;;;2729:1075;2808:17;2838;2857:18;2879:6;:52;;2912:8;;-1:-1:-1;;;;;;;;2912:8:0;;;;;2922;2879:52;;;2889:8;;-1:-1:-1;;;;;2889:8:0;;;;-1:-1:-1;;;2899:8:0;;;2879:52;-1:-1:-1;;;;;2837:94:0;;;-1:-1:-1;;;;;2837:94:0;;;2945:9;2958:1;2945:14;2941:39;;2968:12;;-1:-1:-1;;;2968:12:0;;;;;;;;;;;2941:39;2994:8;3006:1;2994:13;2990:40;;3016:14;;-1:-1:-1;;;3016:14:0;;;;;;;;;;;2990:40;-1:-1:-1;;;;;3044:28:0;;3040:58;;;3081:17;;-1:-1:-1;;;3081:17:0;;;;;769:25:2;;;742:18;;3081:17:0;;;;;;;;3040:58;3108:12;3123:20;961:3;3123:8;:20;:::i;:::-;3108:35;-1:-1:-1;3108:35:0;3188:16;:9;3200:4;3188:16;:::i;:::-;:23;;;;:::i;:::-;3166:17;3173:10;3166:4;:17;:::i;:::-;3165:47;;;;:::i;:::-;3153:59;;3238:6;3226:9;:18;3222:62;;;3253:31;;-1:-1:-1;;;3253:31:0;;;;;3343:25:2;;;3384:18;;;3377:34;;;3316:18;;3253:31:0;3169:248:2;3222:62:0;3351:6;3347:143;;;3359:58;3372:20;3384:8;3372:9;:20;:::i;:::-;3394:22;3407:9;3394:10;:22;:::i;:::-;3359:12;:58::i;:::-;3347:143;;;3432:58;3445:22;3458:9;3445:10;:22;:::i;:::-;3469:20;3481:8;3469:9;:20;:::i;3432:58::-;3500:38;3510:6;3518:8;3528:9;3500;:38::i;:::-;3553:48;;;3776:14:2;;3769:22;3751:41;;3823:2;3808:18;;3801:34;;;3851:18;;;3844:34;;;3561:10:0;;3553:48;;3739:2:2;3724:18;3553:48:0;;;;;;;3613:11;3626;3641:6;:44;;3670:6;3678;3641:44;;;3651:6;3659;3641:44;3695:55;;-1:-1:-1;;;3695:55:0;;3714:10;3695:55;;;4091:51:2;3734:4:0;4158:18:2;;;4151:60;4227:18;;;4220:34;;;3612:73:0;;-1:-1:-1;3612:73:0;-1:-1:-1;;;;;;3695:18:0;;;;;4064::2;;3695:55:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;3760:37:0;;-1:-1:-1;;;3760:37:0;;3775:10;3760:37;;;4689:51:2;4756:18;;;4749:34;;;-1:-1:-1;;;;;3760:14:0;;;;;4662:18:2;;3760:37:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;;2827:977;;;;;2729:1075;;;;;:::o;1291:21::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;1291:21:0;;;-1:-1:-1;;;;1291:21:0;;;;;-1:-1:-1;;;1291:21:0;;;;;;-1:-1:-1;;;;;1291:21:0;;;;-1:-1:-1;;;1291:21:0;;;;;;:::o;1951:508::-;2030:8;;-1:-1:-1;;;;;2030:8:0;:13;2026:39;;2052:13;;-1:-1:-1;;;2052:13:0;;;;;;;;;;;2026:39;2079:12;;;:28;;-1:-1:-1;2095:12:0;;2079:28;2075:55;;;2116:14;;-1:-1:-1;;;2116:14:0;;;;;;;;;;;2075:55;2140:30;2153:7;2162;2140:12;:30::i;:::-;2185:44;;;3343:25:2;;;3399:2;3384:18;;3377:34;;;2200:10:0;;2185:44;;3316:18:2;2185:44:0;;;;;;;2332:55;;-1:-1:-1;;;2332:55:0;;2352:10;2332:55;;;4091:51:2;2372:4:0;4158:18:2;;;4151:60;4227:18;;;4220:34;;;2332:6:0;-1:-1:-1;;;;;2332:19:0;;;;4064:18:2;;2332:55:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;2397:55:0;;-1:-1:-1;;;2397:55:0;;2417:10;2397:55;;;4091:51:2;2437:4:0;4158:18:2;;;4151:60;4227:18;;;4220:34;;;2397:6:0;-1:-1:-1;;;;;2397:19:0;;;;4064:18:2;;2397:55:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;;1951:508;;:::o;3950:229::-;-1:-1:-1;;;;;4016:21:0;;4012:44;;;4046:10;;-1:-1:-1;;;4046:10:0;;;;;769:25:2;;;742:18;;4046:10:0;623:177:2;4012:44:0;-1:-1:-1;;;;;4070:21:0;;4066:44;;;4100:10;;-1:-1:-1;;;4100:10:0;;;;;769:25:2;;;742:18;;4100:10:0;623:177:2;4066:44:0;-1:-1:-1;;;;;4151:21:0;;;-1:-1:-1;;;4151:21:0;4120;;4151;4120:8;4151:21;3950:229::o;4185:421::-;4297:292;;;;;;;;4329:10;4297:292;;4370:15;4297:292;;;;;;;;;;;;;;;;-1:-1:-1;;;;;4297:292:0;;;;;;;;;;;;;;;;;;-1:-1:-1;4566:8:0;4272:6;;4297:292;;;;;4538:36;;4566:8;;;;-1:-1:-1;;;4547:8:0;;4539:23;;-1:-1:-1;;;4539:23:0;4538:36;:::i;:::-;4297:292;;4272:327;;;;;;;;-1:-1:-1;4272:327:0;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;4272:327:0;-1:-1:-1;;;;4272:327:0;;;;-1:-1:-1;;;4272:327:0;-1:-1:-1;;;;;;4272:327:0;;;-1:-1:-1;;;;;4272:327:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;4272:327:0;;;-1:-1:-1;;;4272:327:0;;;;;;;;;;;;;;;;-1:-1:-1;;;4185:421:0:o;14:118:2:-;100:5;93:13;86:21;79:5;76:32;66:60;;122:1;119;112:12;66:60;14:118;:::o;137:481::-;211:6;219;227;280:2;268:9;259:7;255:23;251:32;248:52;;;296:1;293;286:12;248:52;335:9;322:23;354:28;376:5;354:28;:::i;:::-;401:5;479:2;464:18;;451:32;;-1:-1:-1;582:2:2;567:18;;;554:32;;137:481;-1:-1:-1;;;137:481:2:o;1249:226::-;1308:6;1361:2;1349:9;1340:7;1336:23;1332:32;1329:52;;;1377:1;1374;1367:12;1329:52;-1:-1:-1;1422:23:2;;1249:226;-1:-1:-1;1249:226:2:o;2161:346::-;2229:6;2237;2290:2;2278:9;2269:7;2265:23;2261:32;2258:52;;;2306:1;2303;2296:12;2258:52;-1:-1:-1;;2351:23:2;;;2471:2;2456:18;;;2443:32;;-1:-1:-1;2161:346:2:o;2512:127::-;2573:10;2568:3;2564:20;2561:1;2554:31;2604:4;2601:1;2594:15;2628:4;2625:1;2618:15;2644:168;2717:9;;;2748;;2765:15;;;2759:22;;2745:37;2735:71;;2786:18;;:::i;:::-;2644:168;;;;:::o;2817:125::-;2882:9;;;2903:10;;;2900:36;;;2916:18;;:::i;2947:217::-;2987:1;3013;3003:132;;3057:10;3052:3;3048:20;3045:1;3038:31;3092:4;3089:1;3082:15;3120:4;3117:1;3110:15;3003:132;-1:-1:-1;3149:9:2;;2947:217::o;3422:128::-;3489:9;;;3510:11;;;3507:37;;;3524:18;;:::i;4265:245::-;4332:6;4385:2;4373:9;4364:7;4360:23;4356:32;4353:52;;;4401:1;4398;4391:12;4353:52;4433:9;4427:16;4452:28;4474:5;4452:28;:::i;:::-;4499:5;4265:245;-1:-1:-1;;;4265:245:2:o",
  "creationSourceMap": "365:4243:0:-:0;;;1692:135;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;1758:1;-1:-1:-1;;;;;1736:24:0;1744:1;-1:-1:-1;;;;;1736:24:0;;1732:48;;1769:11;;-1:-1:-1;;;1769:11:0;;;;;;;;;;;1732:48;-1:-1:-1;;;;;1790:10:0;;;;;1810;;;365:4243;;14:184:2;100:13;;-1:-1:-1;;;;;142:31:2;;132:42;;122:70;;188:1;185;178:12;122:70;14:184;;;:::o;203:333::-;308:6;316;369:2;357:9;348:7;344:23;340:32;337:52;;;385:1;382;375:12;337:52;408:47;445:9;408:47;:::i;:::-;398:57;;474:56;526:2;515:9;511:18;474:56;:::i;:::-;464:66;;203:333;;;;;:::o;:::-;365:4243:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "systems/ground/contracts/Pool.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {Token} from \"./Token.sol\";\n\n/// @title A pool that two tokens are swapped in\n/// @notice Nobody sets a price. The pool holds some of each token, and a swap must leave the product of the two\n///         amounts no smaller than it found it. Whoever buys much of one token makes it dearer for the next.\ncontract Pool {\n    /// @notice A swap as the pool remembers it: three words of storage, most of what a swap costs. Real pools keep a\n    ///         running sum and leave the rest to events, for that very reason.\n    struct Trade {\n        address trader;\n        uint64 time;\n        bool sellsA;\n        uint128 amountIn;\n        uint128 amountOut;\n        /// @dev Units of B for a unit of A after it, times 2^96.\n        uint256 priceOfA;\n    }\n\n    /// @notice Of a thousand units paid in, so many are swapped; the rest stays in the pool as its fee.\n    uint256 public constant AFTER_FEE = 997;\n\n    Token public immutable tokenA;\n    Token public immutable tokenB;\n\n    /// @notice How much of each the pool holds. Both fit into one storage word, so that a swap writes it once.\n    uint128 public reserveA;\n    uint128 public reserveB;\n\n    /// @notice Every swap there ever was, where other contracts can read it.\n    Trade[] public trades;\n\n    event LiquidityAdded(address indexed provider, uint256 amountA, uint256 amountB);\n    event Swapped(address indexed trader, bool sellsA, uint256 amountIn, uint256 amountOut);\n\n    error SameToken();\n    error AlreadyOpen();\n    error NotOpenYet();\n    error NothingGiven();\n    error TooMuch(uint256 amount);\n    error TooLittleOut(uint256 amountOut, uint256 minOut);\n\n    constructor(Token a, Token b) {\n        if (address(a) == address(b)) revert SameToken();\n        tokenA = a;\n        tokenB = b;\n    }\n\n    /// @notice Put in the first and only liquidity. The pool must be allowed to take it from you. It stays for good.\n    function addLiquidity(uint256 amountA, uint256 amountB) external {\n        if (reserveA != 0) revert AlreadyOpen();\n        if (amountA == 0 || amountB == 0) revert NothingGiven();\n        _setReserves(amountA, amountB);\n        emit LiquidityAdded(msg.sender, amountA, amountB);\n        // A Token reverts where it cannot move the amount: there is no `false` to look for.\n        tokenA.transferFrom(msg.sender, address(this), amountA);\n        tokenB.transferFrom(msg.sender, address(this), amountB);\n    }\n\n    /// @notice Sell `amountIn` of one token for the other, or nothing at all if that gives less than `minOut`:\n    ///         the price may move between your signature and your place in a block.\n    /// @param sellsA True to sell A for B, false to sell B for A.\n    function swap(bool sellsA, uint256 amountIn, uint256 minOut) external returns (uint256 amountOut) {\n        (uint256 reserveIn, uint256 reserveOut) = sellsA ? (reserveA, reserveB) : (reserveB, reserveA);\n        if (reserveIn == 0) revert NotOpenYet();\n        if (amountIn == 0) revert NothingGiven();\n        if (amountIn > type(uint128).max) revert TooMuch(amountIn);\n        uint256 paid = amountIn * AFTER_FEE;\n        amountOut = (paid * reserveOut) / (reserveIn * 1000 + paid);\n        if (amountOut < minOut) revert TooLittleOut(amountOut, minOut);\n\n        // The books change before any token moves.\n        if (sellsA) _setReserves(reserveIn + amountIn, reserveOut - amountOut);\n        else _setReserves(reserveOut - amountOut, reserveIn + amountIn);\n        _remember(sellsA, amountIn, amountOut);\n        emit Swapped(msg.sender, sellsA, amountIn, amountOut);\n\n        (Token given, Token taken) = sellsA ? (tokenA, tokenB) : (tokenB, tokenA);\n        given.transferFrom(msg.sender, address(this), amountIn);\n        taken.transfer(msg.sender, amountOut);\n    }\n\n    /// @notice How many swaps there were.\n    function tradeCount() external view returns (uint256) {\n        return trades.length;\n    }\n\n    function _setReserves(uint256 a, uint256 b) private {\n        if (a > type(uint128).max) revert TooMuch(a);\n        if (b > type(uint128).max) revert TooMuch(b);\n        reserveA = uint128(a);\n        reserveB = uint128(b);\n    }\n\n    function _remember(bool sellsA, uint256 amountIn, uint256 amountOut) private {\n        trades.push(\n            Trade({\n                trader: msg.sender,\n                time: uint64(block.timestamp),\n                sellsA: sellsA,\n                amountIn: uint128(amountIn),\n                amountOut: uint128(amountOut),\n                priceOfA: (uint256(reserveB) << 96) / reserveA\n            })\n        );\n    }\n}\n"
    },
    {
      "path": "systems/ground/contracts/Token.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title A small ERC-20 token\n/// @notice A token is nothing but this contract's table of who holds how much. Moving tokens moves no ether:\n///         it lowers one number in the table and raises another.\ncontract Token {\n    string public constant name = \"Mezzanine Coin\";\n    string public constant symbol = \"MZC\";\n\n    /// @notice Where wallets put the decimal point. The contract itself knows whole units only.\n    uint8 public constant decimals = 18;\n\n    /// @notice All units there are. Set once: nobody can make more later.\n    uint256 public immutable totalSupply;\n\n    /// @notice Who holds how much.\n    mapping(address holder => uint256 amount) public balanceOf;\n\n    /// @notice How much `spender` may still take from `holder`.\n    mapping(address holder => mapping(address spender => uint256 amount)) public allowance;\n\n    /// @notice Tokens changed hands. Tokens that are made come from address zero.\n    event Transfer(address indexed from, address indexed to, uint256 value);\n\n    /// @notice `holder` allowed `spender` to take up to `value`.\n    event Approval(address indexed holder, address indexed spender, uint256 value);\n\n    error InsufficientBalance(address holder, uint256 balance, uint256 needed);\n    error InsufficientAllowance(address spender, uint256 allowance, uint256 needed);\n    error NoReceiver();\n\n    /// @param supply Units to make. They all go to whoever deploys the contract.\n    constructor(uint256 supply) {\n        totalSupply = supply;\n        balanceOf[msg.sender] = supply;\n        emit Transfer(address(0), msg.sender, supply);\n    }\n\n    /// @notice Send `value` of your own tokens to `to`.\n    function transfer(address to, uint256 value) external returns (bool) {\n        _move(msg.sender, to, value);\n        return true;\n    }\n\n    /// @notice Let `spender` take up to `value` of your tokens. Replaces what you allowed before.\n    function approve(address spender, uint256 value) external returns (bool) {\n        allowance[msg.sender][spender] = value;\n        emit Approval(msg.sender, spender, value);\n        return true;\n    }\n\n    /// @notice Move `value` tokens of `from`, who must have allowed it. The largest allowance never runs down.\n    function transferFrom(address from, address to, uint256 value) external returns (bool) {\n        uint256 allowed = allowance[from][msg.sender];\n        if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value);\n        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;\n        _move(from, to, value);\n        return true;\n    }\n\n    function _move(address from, address to, uint256 value) private {\n        if (to == address(0)) revert NoReceiver();\n        uint256 balance = balanceOf[from];\n        if (balance < value) revert InsufficientBalance(from, balance, value);\n        // Nobody can hold more than the supply, so neither line can wrap around.\n        unchecked {\n            balanceOf[from] = balance - value;\n            balanceOf[to] += value;\n        }\n        emit Transfer(from, to, value);\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "reserveA",
        "type": "t_uint128",
        "slot": "0",
        "offset": 0
      },
      {
        "label": "reserveB",
        "type": "t_uint128",
        "slot": "0",
        "offset": 16
      },
      {
        "label": "trades",
        "type": "t_array(t_struct(Trade)19_storage)dyn_storage",
        "slot": "1",
        "offset": 0
      }
    ],
    "types": {
      "t_address": {
        "encoding": "inplace",
        "label": "address",
        "numberOfBytes": "20"
      },
      "t_array(t_struct(Trade)19_storage)dyn_storage": {
        "base": "t_struct(Trade)19_storage",
        "encoding": "dynamic_array",
        "label": "struct Pool.Trade[]",
        "numberOfBytes": "32"
      },
      "t_bool": {
        "encoding": "inplace",
        "label": "bool",
        "numberOfBytes": "1"
      },
      "t_struct(Trade)19_storage": {
        "encoding": "inplace",
        "label": "struct Pool.Trade",
        "members": [
          {
            "label": "trader",
            "type": "t_address",
            "slot": "0",
            "offset": 0
          },
          {
            "label": "time",
            "type": "t_uint64",
            "slot": "0",
            "offset": 20
          },
          {
            "label": "sellsA",
            "type": "t_bool",
            "slot": "0",
            "offset": 28
          },
          {
            "label": "amountIn",
            "type": "t_uint128",
            "slot": "1",
            "offset": 0
          },
          {
            "label": "amountOut",
            "type": "t_uint128",
            "slot": "1",
            "offset": 16
          },
          {
            "label": "priceOfA",
            "type": "t_uint256",
            "slot": "2",
            "offset": 0
          }
        ],
        "numberOfBytes": "96"
      },
      "t_uint128": {
        "encoding": "inplace",
        "label": "uint128",
        "numberOfBytes": "16"
      },
      "t_uint256": {
        "encoding": "inplace",
        "label": "uint256",
        "numberOfBytes": "32"
      },
      "t_uint64": {
        "encoding": "inplace",
        "label": "uint64",
        "numberOfBytes": "8"
      }
    }
  },
  "methods": [
    {
      "signature": "AFTER_FEE()",
      "selector": "0xa7972738",
      "gas": 227,
      "notice": "Of a thousand units paid in, so many are swapped; the rest stays in the pool as its fee."
    },
    {
      "signature": "addLiquidity(uint256,uint256)",
      "selector": "0x9cd441da",
      "gas": null,
      "notice": "Put in the first and only liquidity. The pool must be allowed to take it from you. It stays for good."
    },
    {
      "signature": "reserveA()",
      "selector": "0xdc5fa6c5",
      "gas": 2423,
      "notice": "How much of each the pool holds. Both fit into one storage word, so that a swap writes it once."
    },
    {
      "signature": "reserveB()",
      "selector": "0x19e36f3b",
      "gas": 2397,
      "notice": null
    },
    {
      "signature": "swap(bool,uint256,uint256)",
      "selector": "0x08c84c21",
      "gas": null,
      "notice": "Sell `amountIn` of one token for the other, or nothing at all if that gives less than `minOut`:         the price may move between your signature and your place in a block."
    },
    {
      "signature": "tokenA()",
      "selector": "0x0fc63d10",
      "gas": null,
      "notice": null
    },
    {
      "signature": "tokenB()",
      "selector": "0x5f64b55b",
      "gas": null,
      "notice": null
    },
    {
      "signature": "tradeCount()",
      "selector": "0xbd55022a",
      "gas": 2346,
      "notice": "How many swaps there were."
    },
    {
      "signature": "trades(uint256)",
      "selector": "0x1e6c598e",
      "gas": 9168,
      "notice": "Every swap there ever was, where other contracts can read it."
    }
  ]
}
