// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../../l1/trace/artifact.ts'

export const PoolDebug: DebugArtifact = {
  "name": "Pool",
  "deployedBytecode": "0x608060405234801561000f575f5ffd5b5060043610610090575f3560e01c80639cd441da116100635780639cd441da14610151578063a797273814610166578063bc31c1c11461016f578063dc5fa6c5146101a6578063e6a78cc3146101b8575f5ffd5b806308c84c21146100945780630fc63d10146100ba57806319e36f3b146100f95780635f64b55b1461012a575b5f5ffd5b6100a76100a23660046107d4565b6101c0565b6040519081526020015b60405180910390f35b6100e17f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b0390911681526020016100b1565b5f5461011290600160801b90046001600160801b031681565b6040516001600160801b0390911681526020016100b1565b6100e17f000000000000000000000000000000000000000000000000000000000000000081565b61016461015f366004610806565b6104ef565b005b6100a76103e581565b61018261017d366004610826565b6106b4565b6040805163ffffffff90931683526001600160e01b039091166020830152016100b1565b5f54610112906001600160801b031681565b6001546100a7565b5f5f5f856101e2575f546001600160801b03600160801b8204811691166101f9565b5f546001600160801b0380821691600160801b9004165b6001600160801b031691506001600160801b03169150815f0361022f5760405163e6dd1a3160e01b815260040160405180910390fd5b845f0361024f57604051635ee3094360e11b815260040160405180910390fd5b6001600160801b0385111561027f5760405163383c34f360e21b8152600481018690526024015b60405180910390fd5b5f61028c6103e587610851565b90508061029b846103e8610851565b6102a5919061086e565b6102af8383610851565b6102b99190610881565b9350848410156102e65760405163e20a4c5d60e01b81526004810185905260248101869052604401610276565b861561030d576103086102f9878561086e565b61030386856108a0565b6106eb565b610324565b61032461031a85846108a0565b610303888661086e565b6040805188151581526020810188905290810185905233907ff067e8ca829f67e4f9be38e977ceedd503b4602e190ac8c71415bc72d2b8663a9060600160405180910390a25f5f886103b7577f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000006103fa565b7f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000005b6040516323b872dd60e01b8152336004820152306024820152604481018b905291935091506001600160a01b038316906323b872dd906064016020604051808303815f875af115801561044f573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061047391906108b3565b5060405163a9059cbb60e01b8152336004820152602481018790526001600160a01b0382169063a9059cbb906044016020604051808303815f875af11580156104be573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906104e291906108b3565b5050505050509392505050565b5f546001600160801b03161561051857604051632597e36560e21b815260040160405180910390fd5b811580610523575080155b1561054157604051635ee3094360e11b815260040160405180910390fd5b61054b82826106eb565b604080518381526020810183905233917fac1d76749e5447b7b16f5ab61447e1bd502f3bb4807af3b28e620d1700a6ee45910160405180910390a26040516323b872dd60e01b8152336004820152306024820152604481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906323b872dd906064016020604051808303815f875af11580156105f6573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061061a91906108b3565b506040516323b872dd60e01b8152336004820152306024820152604481018290527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906323b872dd906064016020604051808303815f875af115801561068b573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906106af91906108b3565b505050565b600181815481106106c3575f80fd5b5f9182526020909120015463ffffffff8116915064010000000090046001600160e01b031682565b6001600160801b038211156107165760405163383c34f360e21b815260048101839052602401610276565b6001600160801b038111156107415760405163383c34f360e21b815260048101829052602401610276565b6001600160801b03818116600160801b02908316175f556040805180820190915263ffffffff421681526001906020810161078085606086901b610881565b6001600160e01b0390811690915282546001810184555f938452602093849020835194909301519091166401000000000263ffffffff909316929092179101555050565b80151581146107d1575f5ffd5b50565b5f5f5f606084860312156107e6575f5ffd5b83356107f1816107c4565b95602085013595506040909401359392505050565b5f5f60408385031215610817575f5ffd5b50508035926020909101359150565b5f60208284031215610836575f5ffd5b5035919050565b634e487b7160e01b5f52601160045260245ffd5b80820281158282048414176108685761086861083d565b92915050565b808201808211156108685761086861083d565b5f8261089b57634e487b7160e01b5f52601260045260245ffd5b500490565b818103818111156108685761086861083d565b5f602082840312156108c3575f5ffd5b81516108ce816107c4565b939250505056",
  "immutables": [
    {
      "name": "tokenA",
      "type": "contract Token",
      "offsets": [
        191,
        915,
        953,
        1448
      ],
      "length": 32
    },
    {
      "name": "tokenB",
      "type": "contract Token",
      "offsets": [
        303,
        882,
        986,
        1597
      ],
      "length": 32
    }
  ],
  "sourceMap": "365:3678:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;2536:1027;;;;;;:::i;:::-;;:::i;:::-;;;769:25:2;;;757:2;742:18;2536:1027:0;;;;;;;;770:29;;;;;;;;-1:-1:-1;;;;;982:32:2;;;964:51;;952:2;937:18;770:29:0;805:216:2;982:23:0;;;;;-1:-1:-1;;;982:23:0;;-1:-1:-1;;;;;982:23:0;;;;;;-1:-1:-1;;;;;1190:47:2;;;1172:66;;1160:2;1145:18;982:23:0;1026:218:2;805:29:0;;;;;1758:508;;;;;;:::i;:::-;;:::i;:::-;;724:39;;760:3;724:39;;1092:27;;;;;;:::i;:::-;;:::i;:::-;;;;2033:10:2;2021:23;;;2003:42;;-1:-1:-1;;;;;2081:32:2;;;2076:2;2061:18;;2054:60;1976:18;1092:27:0;1831:289:2;953:23:0;;;;;-1:-1:-1;;;;;953:23:0;;;3612:93;3685:6;:13;3612:93;;2536:1027;2615:17;2645;2664:18;2686:6;:52;;2719:8;;-1:-1:-1;;;;;;;;2719:8:0;;;;;2729;2686:52;;;2696:8;;-1:-1:-1;;;;;2696:8:0;;;;-1:-1:-1;;;2706:8:0;;;2686:52;-1:-1:-1;;;;;2644:94:0;;;-1:-1:-1;;;;;2644:94:0;;;2752:9;2765:1;2752:14;2748:39;;2775:12;;-1:-1:-1;;;2775:12:0;;;;;;;;;;;2748:39;2801:8;2813:1;2801:13;2797:40;;2823:14;;-1:-1:-1;;;2823:14:0;;;;;;;;;;;2797:40;-1:-1:-1;;;;;2851:28:0;;2847:58;;;2888:17;;-1:-1:-1;;;2888:17:0;;;;;769:25:2;;;742:18;;2888:17:0;;;;;;;;2847:58;2915:12;2930:20;760:3;2930:8;:20;:::i;:::-;2915:35;-1:-1:-1;2915:35:0;2995:16;:9;3007:4;2995:16;:::i;:::-;:23;;;;:::i;:::-;2973:17;2980:10;2973:4;:17;:::i;:::-;2972:47;;;;:::i;:::-;2960:59;;3045:6;3033:9;:18;3029:62;;;3060:31;;-1:-1:-1;;;3060:31:0;;;;;2956:25:2;;;2997:18;;;2990:34;;;2929:18;;3060:31:0;2782:248:2;3029:62:0;3158:6;3154:143;;;3166:58;3179:20;3191:8;3179:9;:20;:::i;:::-;3201:22;3214:9;3201:10;:22;:::i;:::-;3166:12;:58::i;:::-;3154:143;;;3239:58;3252:22;3265:9;3252:10;:22;:::i;:::-;3276:20;3288:8;3276:9;:20;:::i;3239:58::-;3312:48;;;3389:14:2;;3382:22;3364:41;;3436:2;3421:18;;3414:34;;;3464:18;;;3457:34;;;3320:10:0;;3312:48;;3352:2:2;3337:18;3312:48:0;;;;;;;3372:11;3385;3400:6;:44;;3429:6;3437;3400:44;;;3410:6;3418;3400:44;3454:55;;-1:-1:-1;;;3454:55:0;;3473:10;3454:55;;;3704:51:2;3493:4:0;3771:18:2;;;3764:60;3840:18;;;3833:34;;;3371:73:0;;-1:-1:-1;3371:73:0;-1:-1:-1;;;;;;3454:18:0;;;;;3677::2;;3454:55:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;3519:37:0;;-1:-1:-1;;;3519:37:0;;3534:10;3519:37;;;4302:51:2;4369:18;;;4362:34;;;-1:-1:-1;;;;;3519:14:0;;;;;4275:18:2;;3519:37:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;;2634:929;;;;;2536:1027;;;;;:::o;1758:508::-;1837:8;;-1:-1:-1;;;;;1837:8:0;:13;1833:39;;1859:13;;-1:-1:-1;;;1859:13:0;;;;;;;;;;;1833:39;1886:12;;;:28;;-1:-1:-1;1902:12:0;;1886:28;1882:55;;;1923:14;;-1:-1:-1;;;1923:14:0;;;;;;;;;;;1882:55;1947:30;1960:7;1969;1947:12;:30::i;:::-;1992:44;;;2956:25:2;;;3012:2;2997:18;;2990:34;;;2007:10:0;;1992:44;;2929:18:2;1992:44:0;;;;;;;2139:55;;-1:-1:-1;;;2139:55:0;;2159:10;2139:55;;;3704:51:2;2179:4:0;3771:18:2;;;3764:60;3840:18;;;3833:34;;;2139:6:0;-1:-1:-1;;;;;2139:19:0;;;;3677:18:2;;2139:55:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;2204:55:0;;-1:-1:-1;;;2204:55:0;;2224:10;2204:55;;;3704:51:2;2244:4:0;3771:18:2;;;3764:60;3840:18;;;3833:34;;;2204:6:0;-1:-1:-1;;;;;2204:19:0;;;;3677:18:2;;2204:55:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;;1758:508;;:::o;1092:27::-;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;1092:27:0;;;-1:-1:-1;;;;;1092:27:0;;:::o;3711:330::-;-1:-1:-1;;;;;3777:21:0;;3773:44;;;3807:10;;-1:-1:-1;;;3807:10:0;;;;;769:25:2;;;742:18;;3807:10:0;623:177:2;3773:44:0;-1:-1:-1;;;;;3831:21:0;;3827:44;;;3861:10;;-1:-1:-1;;;3861:10:0;;;;;769:25:2;;;742:18;;3861:10:0;623:177:2;3827:44:0;-1:-1:-1;;;;;3912:21:0;;;-1:-1:-1;;;3912:21:0;3881;;;3912;3881:8;3912:21;3955:78;;;;;;;;;;3981:15;3955:78;;;3881:21;;3955:78;;;4017:13;3900:1;4023:2;4018:7;;;4017:13;:::i;:::-;-1:-1:-1;;;;;3955:78:0;;;;;;3943:91;;;;;;;-1:-1:-1;3943:91:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;3711:330:0:o;14:118:2:-;100:5;93:13;86:21;79:5;76:32;66:60;;122:1;119;112:12;66:60;14:118;:::o;137:481::-;211:6;219;227;280:2;268:9;259:7;255:23;251:32;248:52;;;296:1;293;286:12;248:52;335:9;322:23;354:28;376:5;354:28;:::i;:::-;401:5;479:2;464:18;;451:32;;-1:-1:-1;582:2:2;567:18;;;554:32;;137:481;-1:-1:-1;;;137:481:2:o;1249:346::-;1317:6;1325;1378:2;1366:9;1357:7;1353:23;1349:32;1346:52;;;1394:1;1391;1384:12;1346:52;-1:-1:-1;;1439:23:2;;;1559:2;1544:18;;;1531:32;;-1:-1:-1;1249:346:2:o;1600:226::-;1659:6;1712:2;1700:9;1691:7;1687:23;1683:32;1680:52;;;1728:1;1725;1718:12;1680:52;-1:-1:-1;1773:23:2;;1600:226;-1:-1:-1;1600:226:2:o;2125:127::-;2186:10;2181:3;2177:20;2174:1;2167:31;2217:4;2214:1;2207:15;2241:4;2238:1;2231:15;2257:168;2330:9;;;2361;;2378:15;;;2372:22;;2358:37;2348:71;;2399:18;;:::i;:::-;2257:168;;;;:::o;2430:125::-;2495:9;;;2516:10;;;2513:36;;;2529:18;;:::i;2560:217::-;2600:1;2626;2616:132;;2670:10;2665:3;2661:20;2658:1;2651:31;2705:4;2702:1;2695:15;2733:4;2730:1;2723:15;2616:132;-1:-1:-1;2762:9:2;;2560:217::o;3035:128::-;3102:9;;;3123:11;;;3120:37;;;3137:18;;:::i;3878:245::-;3945:6;3998:2;3986:9;3977:7;3973:23;3969:32;3966:52;;;4014:1;4011;4004:12;3966:52;4046:9;4040:16;4065:28;4087:5;4065:28;:::i;:::-;4112:5;3878:245;-1:-1:-1;;;3878:245:2:o",
  "creationSourceMap": "365:3678:0:-:0;;;1499:135;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;1565:1;-1:-1:-1;;;;;1543:24:0;1551:1;-1:-1:-1;;;;;1543:24:0;;1539:48;;1576:11;;-1:-1:-1;;;1576:11:0;;;;;;;;;;;1539:48;-1:-1:-1;;;;;1597:10:0;;;;;1617;;;365:3678;;14:184:2;100:13;;-1:-1:-1;;;;;142:31:2;;132:42;;122:70;;188:1;185;178:12;122:70;14:184;;;:::o;203:333::-;308:6;316;369:2;357:9;348:7;344:23;340:32;337:52;;;385:1;382;375:12;337:52;408:47;445:9;408:47;:::i;:::-;398:57;;474:56;526:2;515:9;511:18;474:56;:::i;:::-;464:66;;203:333;;;;;:::o;:::-;365:3678:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "systems/ground/contracts/Pool.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {Token} from \"./Token.sol\";\n\n/// @title A pool that two tokens are swapped in\n/// @notice Nobody sets a price. The pool holds some of each token, and a swap must leave the product of the two\n///         amounts no smaller than it found it. Whoever buys much of one token makes it dearer for the next.\ncontract Pool {\n    /// @notice What a swap did to the price, one entry a swap: other contracts read prices here.\n    struct Observation {\n        uint32 time;\n        /// @dev Units of B for a unit of A, times 2^96.\n        uint224 priceOfA;\n    }\n\n    /// @notice Of a thousand units paid in, so many are swapped; the rest stays in the pool as its fee.\n    uint256 public constant AFTER_FEE = 997;\n\n    Token public immutable tokenA;\n    Token public immutable tokenB;\n\n    /// @notice How much of each the pool holds. Both fit into one storage word, so that a swap writes it once.\n    uint128 public reserveA;\n    uint128 public reserveB;\n\n    /// @notice Every price there ever was, the first from when liquidity came.\n    Observation[] public prices;\n\n    event LiquidityAdded(address indexed provider, uint256 amountA, uint256 amountB);\n    event Swapped(address indexed trader, bool sellsA, uint256 amountIn, uint256 amountOut);\n\n    error SameToken();\n    error AlreadyOpen();\n    error NotOpenYet();\n    error NothingGiven();\n    error TooMuch(uint256 amount);\n    error TooLittleOut(uint256 amountOut, uint256 minOut);\n\n    constructor(Token a, Token b) {\n        if (address(a) == address(b)) revert SameToken();\n        tokenA = a;\n        tokenB = b;\n    }\n\n    /// @notice Put in the first and only liquidity. The pool must be allowed to take it from you. It stays for good.\n    function addLiquidity(uint256 amountA, uint256 amountB) external {\n        if (reserveA != 0) revert AlreadyOpen();\n        if (amountA == 0 || amountB == 0) revert NothingGiven();\n        _setReserves(amountA, amountB);\n        emit LiquidityAdded(msg.sender, amountA, amountB);\n        // A Token reverts where it cannot move the amount: there is no `false` to look for.\n        tokenA.transferFrom(msg.sender, address(this), amountA);\n        tokenB.transferFrom(msg.sender, address(this), amountB);\n    }\n\n    /// @notice Sell `amountIn` of one token for the other, or nothing at all if that gives less than `minOut`:\n    ///         the price may move between your signature and your place in a block.\n    /// @param sellsA True to sell A for B, false to sell B for A.\n    function swap(bool sellsA, uint256 amountIn, uint256 minOut) external returns (uint256 amountOut) {\n        (uint256 reserveIn, uint256 reserveOut) = sellsA ? (reserveA, reserveB) : (reserveB, reserveA);\n        if (reserveIn == 0) revert NotOpenYet();\n        if (amountIn == 0) revert NothingGiven();\n        if (amountIn > type(uint128).max) revert TooMuch(amountIn);\n        uint256 paid = amountIn * AFTER_FEE;\n        amountOut = (paid * reserveOut) / (reserveIn * 1000 + paid);\n        if (amountOut < minOut) revert TooLittleOut(amountOut, minOut);\n\n        // The books change before any token moves.\n        if (sellsA) _setReserves(reserveIn + amountIn, reserveOut - amountOut);\n        else _setReserves(reserveOut - amountOut, reserveIn + amountIn);\n        emit Swapped(msg.sender, sellsA, amountIn, amountOut);\n\n        (Token given, Token taken) = sellsA ? (tokenA, tokenB) : (tokenB, tokenA);\n        given.transferFrom(msg.sender, address(this), amountIn);\n        taken.transfer(msg.sender, amountOut);\n    }\n\n    /// @notice How many prices there are.\n    function observations() external view returns (uint256) {\n        return prices.length;\n    }\n\n    function _setReserves(uint256 a, uint256 b) private {\n        if (a > type(uint128).max) revert TooMuch(a);\n        if (b > type(uint128).max) revert TooMuch(b);\n        reserveA = uint128(a);\n        reserveB = uint128(b);\n        prices.push(Observation({time: uint32(block.timestamp), priceOfA: uint224((b << 96) / a)}));\n    }\n}\n"
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
        "label": "prices",
        "type": "t_array(t_struct(Observation)11_storage)dyn_storage",
        "slot": "1",
        "offset": 0
      }
    ],
    "types": {
      "t_array(t_struct(Observation)11_storage)dyn_storage": {
        "base": "t_struct(Observation)11_storage",
        "encoding": "dynamic_array",
        "label": "struct Pool.Observation[]",
        "numberOfBytes": "32"
      },
      "t_struct(Observation)11_storage": {
        "encoding": "inplace",
        "label": "struct Pool.Observation",
        "members": [
          {
            "label": "time",
            "type": "t_uint32",
            "slot": "0",
            "offset": 0
          },
          {
            "label": "priceOfA",
            "type": "t_uint224",
            "slot": "0",
            "offset": 4
          }
        ],
        "numberOfBytes": "32"
      },
      "t_uint128": {
        "encoding": "inplace",
        "label": "uint128",
        "numberOfBytes": "16"
      },
      "t_uint224": {
        "encoding": "inplace",
        "label": "uint224",
        "numberOfBytes": "28"
      },
      "t_uint32": {
        "encoding": "inplace",
        "label": "uint32",
        "numberOfBytes": "4"
      }
    }
  },
  "methods": [
    {
      "signature": "AFTER_FEE()",
      "selector": "0xa7972738",
      "gas": 205,
      "notice": "Of a thousand units paid in, so many are swapped; the rest stays in the pool as its fee."
    },
    {
      "signature": "addLiquidity(uint256,uint256)",
      "selector": "0x9cd441da",
      "gas": null,
      "notice": "Put in the first and only liquidity. The pool must be allowed to take it from you. It stays for good."
    },
    {
      "signature": "observations()",
      "selector": "0xe6a78cc3",
      "gas": 2368,
      "notice": "How many prices there are."
    },
    {
      "signature": "prices(uint256)",
      "selector": "0xbc31c1c1",
      "gas": 4702,
      "notice": "Every price there ever was, the first from when liquidity came."
    },
    {
      "signature": "reserveA()",
      "selector": "0xdc5fa6c5",
      "gas": 2401,
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
    }
  ]
}
