// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../../l1/trace/artifact.ts'

export const TokenDebug: DebugArtifact = {
  "name": "Token",
  "deployedBytecode": "0x608060405234801561000f575f5ffd5b5060043610610090575f3560e01c8063313ce56711610063578063313ce5671461014257806370a082311461015c57806395d89b411461017b578063a9059cbb1461019d578063dd62ed3e146101b0575f5ffd5b806306fdde0314610094578063095ea7b3146100d757806318160ddd146100fa57806323b872dd1461012f575b5f5ffd5b6100c16040518060400160405280600e81526020016d26b2bd3d30b734b7329021b7b4b760911b81525081565b6040516100ce91906103df565b60405180910390f35b6100ea6100e536600461042f565b6101da565b60405190151581526020016100ce565b6101217f000000000000000000000000000000000000000000000000000000000000000081565b6040519081526020016100ce565b6100ea61013d366004610457565b610246565b61014a601281565b60405160ff90911681526020016100ce565b61012161016a366004610491565b5f6020819052908152604090205481565b6100c1604051806040016040528060038152602001624d5a4360e81b81525081565b6100ea6101ab36600461042f565b6102eb565b6101216101be3660046104b1565b600160209081525f928352604080842090915290825290205481565b335f8181526001602090815260408083206001600160a01b038716808552925280832085905551919290917f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925906102349086815260200190565b60405180910390a35060015b92915050565b6001600160a01b0383165f9081526001602090815260408083203384529091528120548281101561029f57604051630c95cf2760e11b815233600482015260248101829052604481018490526064015b60405180910390fd5b5f1981146102d5576102b183826104e2565b6001600160a01b0386165f9081526001602090815260408083203384529091529020555b6102e0858585610300565b506001949350505050565b5f6102f7338484610300565b50600192915050565b6001600160a01b0382166103275760405163c872138960e01b815260040160405180910390fd5b6001600160a01b0383165f90815260208190526040902054818110156103795760405163db42144d60e01b81526001600160a01b03851660048201526024810182905260448101839052606401610296565b6001600160a01b038481165f81815260208181526040808320878703905593871680835291849020805487019055925185815290927fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef910160405180910390a350505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b80356001600160a01b038116811461042a575f5ffd5b919050565b5f5f60408385031215610440575f5ffd5b61044983610414565b946020939093013593505050565b5f5f5f60608486031215610469575f5ffd5b61047284610414565b925061048060208501610414565b929592945050506040919091013590565b5f602082840312156104a1575f5ffd5b6104aa82610414565b9392505050565b5f5f604083850312156104c2575f5ffd5b6104cb83610414565b91506104d960208401610414565b90509250929050565b8181038181111561024057634e487b7160e01b5f52601160045260245ffd",
  "immutables": [
    {
      "name": "totalSupply",
      "type": "uint256",
      "offsets": [
        255
      ],
      "length": 32
    }
  ],
  "sourceMap": "265:2863:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;286:46;;;;;;;;;;;;;;;-1:-1:-1;;;286:46:0;;;;;;;;;;;;:::i;:::-;;;;;;;;1945:200;;;;;;:::i;:::-;;:::i;:::-;;;1085:14:1;;1078:22;1060:41;;1048:2;1033:18;1945:200:0;920:187:1;596:36:0;;;;;;;;1258:25:1;;;1246:2;1231:18;596:36:0;1112:177:1;2263:378:0;;;;;;:::i;:::-;;:::i;479:35::-;;512:2;479:35;;;;;1845:4:1;1833:17;;;1815:36;;1803:2;1788:18;479:35:0;1673:184:1;675:58:0;;;;;;:::i;:::-;;;;;;;;;;;;;;;338:37;;;;;;;;;;;;;;;-1:-1:-1;;;338:37:0;;;;;1705:135;;;;;;:::i;:::-;;:::i;805:86::-;;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;;;;;;1945:200;2038:10;2012:4;2028:21;;;:9;:21;;;;;;;;-1:-1:-1;;;;;2028:30:0;;;;;;;;;;:38;;;2081:36;2012:4;;2028:30;;2081:36;;;;2061:5;1258:25:1;;1246:2;1231:18;;1112:177;2081:36:0;;;;;;;;-1:-1:-1;2134:4:0;1945:200;;;;;:::o;2263:378::-;-1:-1:-1;;;;;2378:15:0;;2344:4;2378:15;;;:9;:15;;;;;;;;2394:10;2378:27;;;;;;;;2419:15;;;2415:77;;;2443:49;;-1:-1:-1;;;2443:49:0;;2465:10;2443:49;;;2520:51:1;2587:18;;;2580:34;;;2630:18;;;2623:34;;;2493:18;;2443:49:0;;;;;;;;2415:77;-1:-1:-1;;2506:7:0;:28;2502:79;;2566:15;2576:5;2566:7;:15;:::i;:::-;-1:-1:-1;;;;;2536:15:0;;;;;;:9;:15;;;;;;;;2552:10;2536:27;;;;;;;:45;2502:79;2591:22;2597:4;2603:2;2607:5;2591;:22::i;:::-;-1:-1:-1;2630:4:0;;2263:378;-1:-1:-1;;;;2263:378:0:o;1705:135::-;1768:4;1784:28;1790:10;1802:2;1806:5;1784;:28::i;:::-;-1:-1:-1;1829:4:0;1705:135;;;;:::o;2647:479::-;-1:-1:-1;;;;;2725:16:0;;2721:41;;2750:12;;-1:-1:-1;;;2750:12:0;;;;;;;;;;;2721:41;-1:-1:-1;;;;;2790:15:0;;2772;2790;;;;;;;;;;;2819;;;2815:69;;;2843:41;;-1:-1:-1;;;2843:41:0;;-1:-1:-1;;;;;2538:32:1;;2843:41:0;;;2520:51:1;2587:18;;;2580:34;;;2630:18;;;2623:34;;;2493:18;;2843:41:0;2318:345:1;2815:69:0;-1:-1:-1;;;;;3000:15:0;;;:9;:15;;;;;;;;;;;3018;;;3000:33;;3047:13;;;;;;;;;;:22;;;;;;3094:25;;1258::1;;;3047:13:0;;3094:25;;1231:18:1;3094:25:0;;;;;;;2711:415;2647:479;;;:::o;14:418:1:-;163:2;152:9;145:21;126:4;195:6;189:13;238:6;233:2;222:9;218:18;211:34;297:6;292:2;284:6;280:15;275:2;264:9;260:18;254:50;353:1;348:2;339:6;328:9;324:22;320:31;313:42;423:2;416;412:7;407:2;399:6;395:15;391:29;380:9;376:45;372:54;364:62;;;14:418;;;;:::o;437:173::-;505:20;;-1:-1:-1;;;;;554:31:1;;544:42;;534:70;;600:1;597;590:12;534:70;437:173;;;:::o;615:300::-;683:6;691;744:2;732:9;723:7;719:23;715:32;712:52;;;760:1;757;750:12;712:52;783:29;802:9;783:29;:::i;:::-;773:39;881:2;866:18;;;;853:32;;-1:-1:-1;;;615:300:1:o;1294:374::-;1371:6;1379;1387;1440:2;1428:9;1419:7;1415:23;1411:32;1408:52;;;1456:1;1453;1446:12;1408:52;1479:29;1498:9;1479:29;:::i;:::-;1469:39;;1527:38;1561:2;1550:9;1546:18;1527:38;:::i;:::-;1294:374;;1517:48;;-1:-1:-1;;;1634:2:1;1619:18;;;;1606:32;;1294:374::o;1862:186::-;1921:6;1974:2;1962:9;1953:7;1949:23;1945:32;1942:52;;;1990:1;1987;1980:12;1942:52;2013:29;2032:9;2013:29;:::i;:::-;2003:39;1862:186;-1:-1:-1;;;1862:186:1:o;2053:260::-;2121:6;2129;2182:2;2170:9;2161:7;2157:23;2153:32;2150:52;;;2198:1;2195;2188:12;2150:52;2221:29;2240:9;2221:29;:::i;:::-;2211:39;;2269:38;2303:2;2292:9;2288:18;2269:38;:::i;:::-;2259:48;;2053:260;;;;;:::o;2668:225::-;2735:9;;;2756:11;;;2753:134;;;2809:10;2804:3;2800:20;2797:1;2790:31;2844:4;2841:1;2834:15;2872:4;2869:1;2862:15",
  "creationSourceMap": "265:2863:0:-:0;;;1482:160;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;1520:20;;;;1560:10;1550:9;:21;;;;;;;;;;;:30;;;1595:40;349:25:1;;;1595:40:0;;322:18:1;1595:40:0;;;;;;;1482:160;265:2863;;14:184:1;84:6;137:2;125:9;116:7;112:23;108:32;105:52;;;153:1;150;143:12;105:52;-1:-1:-1;176:16:1;;14:184;-1:-1:-1;14:184:1:o;203:177::-;265:2863:0;;;;;;;;;;;;",
  "sources": [
    {
      "path": "systems/ground/contracts/Token.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title A small ERC-20 token\n/// @notice A token is nothing but this contract's table of who holds how much. Moving tokens moves no ether:\n///         it lowers one number in the table and raises another.\ncontract Token {\n    string public constant name = \"Mezzanine Coin\";\n    string public constant symbol = \"MZC\";\n\n    /// @notice Where wallets put the decimal point. The contract itself knows whole units only.\n    uint8 public constant decimals = 18;\n\n    /// @notice All units there are. Set once: nobody can make more later.\n    uint256 public immutable totalSupply;\n\n    /// @notice Who holds how much.\n    mapping(address holder => uint256 amount) public balanceOf;\n\n    /// @notice How much `spender` may still take from `holder`.\n    mapping(address holder => mapping(address spender => uint256 amount)) public allowance;\n\n    /// @notice Tokens changed hands. Tokens that are made come from address zero.\n    event Transfer(address indexed from, address indexed to, uint256 value);\n\n    /// @notice `holder` allowed `spender` to take up to `value`.\n    event Approval(address indexed holder, address indexed spender, uint256 value);\n\n    error InsufficientBalance(address holder, uint256 balance, uint256 needed);\n    error InsufficientAllowance(address spender, uint256 allowance, uint256 needed);\n    error NoReceiver();\n\n    /// @param supply Units to make. They all go to whoever deploys the contract.\n    constructor(uint256 supply) {\n        totalSupply = supply;\n        balanceOf[msg.sender] = supply;\n        emit Transfer(address(0), msg.sender, supply);\n    }\n\n    /// @notice Send `value` of your own tokens to `to`.\n    function transfer(address to, uint256 value) external returns (bool) {\n        _move(msg.sender, to, value);\n        return true;\n    }\n\n    /// @notice Let `spender` take up to `value` of your tokens. Replaces what you allowed before.\n    function approve(address spender, uint256 value) external returns (bool) {\n        allowance[msg.sender][spender] = value;\n        emit Approval(msg.sender, spender, value);\n        return true;\n    }\n\n    /// @notice Move `value` tokens of `from`, who must have allowed it. The largest allowance never runs down.\n    function transferFrom(address from, address to, uint256 value) external returns (bool) {\n        uint256 allowed = allowance[from][msg.sender];\n        if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value);\n        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;\n        _move(from, to, value);\n        return true;\n    }\n\n    function _move(address from, address to, uint256 value) private {\n        if (to == address(0)) revert NoReceiver();\n        uint256 balance = balanceOf[from];\n        if (balance < value) revert InsufficientBalance(from, balance, value);\n        // Nobody can hold more than the supply, so neither line can wrap around.\n        unchecked {\n            balanceOf[from] = balance - value;\n            balanceOf[to] += value;\n        }\n        emit Transfer(from, to, value);\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "balanceOf",
        "type": "t_mapping(t_address,t_uint256)",
        "slot": "0",
        "offset": 0
      },
      {
        "label": "allowance",
        "type": "t_mapping(t_address,t_mapping(t_address,t_uint256))",
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
      "t_mapping(t_address,t_mapping(t_address,t_uint256))": {
        "encoding": "mapping",
        "key": "t_address",
        "label": "mapping(address => mapping(address => uint256))",
        "numberOfBytes": "32",
        "value": "t_mapping(t_address,t_uint256)"
      },
      "t_mapping(t_address,t_uint256)": {
        "encoding": "mapping",
        "key": "t_address",
        "label": "mapping(address => uint256)",
        "numberOfBytes": "32",
        "value": "t_uint256"
      },
      "t_uint256": {
        "encoding": "inplace",
        "label": "uint256",
        "numberOfBytes": "32"
      }
    }
  },
  "methods": [
    {
      "signature": "allowance(address,address)",
      "selector": "0xdd62ed3e",
      "gas": null,
      "notice": "How much `spender` may still take from `holder`."
    },
    {
      "signature": "approve(address,uint256)",
      "selector": "0x095ea7b3",
      "gas": 24519,
      "notice": "Let `spender` take up to `value` of your tokens. Replaces what you allowed before."
    },
    {
      "signature": "balanceOf(address)",
      "selector": "0x70a08231",
      "gas": 2541,
      "notice": "Who holds how much."
    },
    {
      "signature": "decimals()",
      "selector": "0x313ce567",
      "gas": 203,
      "notice": "Where wallets put the decimal point. The contract itself knows whole units only."
    },
    {
      "signature": "name()",
      "selector": "0x06fdde03",
      "gas": null,
      "notice": null
    },
    {
      "signature": "symbol()",
      "selector": "0x95d89b41",
      "gas": null,
      "notice": null
    },
    {
      "signature": "totalSupply()",
      "selector": "0x18160ddd",
      "gas": null,
      "notice": "All units there are. Set once: nobody can make more later."
    },
    {
      "signature": "transfer(address,uint256)",
      "selector": "0xa9059cbb",
      "gas": 51054,
      "notice": "Send `value` of your own tokens to `to`."
    },
    {
      "signature": "transferFrom(address,address,uint256)",
      "selector": "0x23b872dd",
      "gas": null,
      "notice": "Move `value` tokens of `from`, who must have allowed it. The largest allowance never runs down."
    }
  ]
}
