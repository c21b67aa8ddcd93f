// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../../l1/trace/artifact.ts'

export const DropDebug: DebugArtifact = {
  "name": "Drop",
  "deployedBytecode": "0x6080604052600436106100bf575f3560e01c80633cef28d21161007c57806370a082311161005757806370a082311461026957806395d89b4114610294578063a035b1fe146102c2578063e5225381146102f5575f5ffd5b80633cef28d2146101f65780634f02c420146102215780636352211e14610235575f5ffd5b806302d05d3f146100c357806306fdde03146101135780631249c58b146101595780631a0d8ee21461016f57806323b872dd146101a2578063355274ea146101c3575b5f5ffd5b3480156100ce575f5ffd5b506100f67f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b0390911681526020015b60405180910390f35b34801561011e575f5ffd5b5061014c6040518060400160405280600e81526020016d04d657a7a616e696e652044726f760941b81525081565b60405161010a91906107a2565b610161610309565b60405190815260200161010a565b34801561017a575f5ffd5b506101617f000000000000000000000000000000000000000000000000000000000000000081565b3480156101ad575f5ffd5b506101c16101bc3660046107f2565b6104f1565b005b3480156101ce575f5ffd5b506101617f000000000000000000000000000000000000000000000000000000000000000081565b348015610201575f5ffd5b5061016161021036600461082c565b60036020525f908152604090205481565b34801561022c575f5ffd5b506101615f5481565b348015610240575f5ffd5b506100f661024f36600461084c565b60016020525f90815260409020546001600160a01b031681565b348015610274575f5ffd5b5061016161028336600461082c565b60026020525f908152604090205481565b34801561029f575f5ffd5b5061014c6040518060400160405280600381526020016213569160ea1b81525081565b3480156102cd575f5ffd5b506101617f000000000000000000000000000000000000000000000000000000000000000081565b348015610300575f5ffd5b506101c161063c565b5f8054610317906001610877565b90507f000000000000000000000000000000000000000000000000000000000000000081111561038157604051637e1f5a7760e01b81527f000000000000000000000000000000000000000000000000000000000000000060048201526024015b60405180910390fd5b7f000000000000000000000000000000000000000000000000000000000000000034146103e957604051633438cb1f60e11b81523460048201527f00000000000000000000000000000000000000000000000000000000000000006024820152604401610378565b335f908152600360205260409020547f00000000000000000000000000000000000000000000000000000000000000008110610460576040516309918e3160e41b81523360048201527f00000000000000000000000000000000000000000000000000000000000000006024820152604401610378565b5f82905561046f816001610877565b335f81815260036020908152604080832094909455858252600180825284832080546001600160a01b03191685179055928252600290529182208054919290916104ba908490610877565b9091555050604051829033905f907fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef908290a45090565b5f818152600160205260409020546001600160a01b031633811415806105295750806001600160a01b0316846001600160a01b031614155b1561055957604051631babbab160e31b8152600481018390526001600160a01b0382166024820152604401610378565b6001600160a01b0383166105805760405163c872138960e01b815260040160405180910390fd5b5f82815260016020818152604080842080546001600160a01b0319166001600160a01b038981169190911790915588168452600290915282208054919290916105ca908490610890565b90915550506001600160a01b0383165f9081526002602052604081208054600192906105f7908490610877565b909155505060405182906001600160a01b0380861691908716907fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef905f90a450505050565b336001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016146106875760405163689289b760e01b8152336004820152602401610378565b475f8190036106a957604051637b2c2fef60e01b815260040160405180910390fd5b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316826040515f6040518083038185875af1925050503d805f8114610712576040519150601f19603f3d011682016040523d82523d5f602084013e610717565b606091505b505090508061076b576040516304ad9c9d60e41b81526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016600482015260248101839052604401610378565b6040518281527f278111f058fcc15883749957935fb9630ea32a108dd40081364d762353441ccb9060200160405180910390a15050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b80356001600160a01b03811681146107ed575f5ffd5b919050565b5f5f5f60608486031215610804575f5ffd5b61080d846107d7565b925061081b602085016107d7565b929592945050506040919091013590565b5f6020828403121561083c575f5ffd5b610845826107d7565b9392505050565b5f6020828403121561085c575f5ffd5b5035919050565b634e487b7160e01b5f52601160045260245ffd5b8082018082111561088a5761088a610863565b92915050565b8181038181111561088a5761088a61086356",
  "immutables": [
    {
      "name": "price",
      "type": "uint256",
      "offsets": [
        723,
        899,
        957
      ],
      "length": 32
    },
    {
      "name": "cap",
      "type": "uint256",
      "offsets": [
        468,
        795,
        848
      ],
      "length": 32
    },
    {
      "name": "mostEach",
      "type": "uint256",
      "offsets": [
        384,
        1018,
        1076
      ],
      "length": 32
    },
    {
      "name": "creator",
      "type": "address payable",
      "offsets": [
        212,
        1607,
        1708,
        1847
      ],
      "length": 32
    }
  ],
  "sourceMap": "324:3147:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;728:40;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;194:32:1;;;176:51;;164:2;149:18;728:40:0;;;;;;;;344:46;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;344:46:0;;;;;;;;;;;;:::i;2034:505::-;;;:::i;:::-;;;807:25:1;;;795:2;780:18;2034:505:0;661:177:1;642:33:0;;;;;;;;;;;;;;;2693:363;;;;;;;;;;-1:-1:-1;2693:363:0;;;;;:::i;:::-;;:::i;:::-;;561:28;;;;;;;;;;;;;;;1189:55;;;;;;;;;;-1:-1:-1;1189:55:0;;;;;:::i;:::-;;;;;;;;;;;;;;839:21;;;;;;;;;;;;;;;;939:51;;;;;;;;;;-1:-1:-1;939:51:0;;;;;:::i;:::-;;;;;;;;;;;;-1:-1:-1;;;;;939:51:0;;;1043:56;;;;;;;;;;-1:-1:-1;1043:56:0;;;;;:::i;:::-;;;;;;;;;;;;;;396:37;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;396:37:0;;;;;480:30;;;;;;;;;;;;;;;3122:347;;;;;;;;;;;;;:::i;2034:505::-;2076:10;2103:6;;:10;;2112:1;2103:10;:::i;:::-;2098:15;;2132:3;2127:2;:8;2123:33;;;2144:12;;-1:-1:-1;;;2144:12:0;;2152:3;2144:12;;;807:25:1;780:18;;2144:12:0;;;;;;;;2123:33;2183:5;2170:9;:18;2166:59;;2197:28;;-1:-1:-1;;;2197:28:0;;2208:9;2197:28;;;2466:25:1;2219:5:0;2507:18:1;;;2500:34;2439:18;;2197:28:0;2292:248:1;2166:59:0;2261:10;2235:14;2252:20;;;:8;:20;;;;;;2296:8;2286:18;;2282:65;;2313:34;;-1:-1:-1;;;2313:34:0;;2326:10;2313:34;;;2719:51:1;2338:8:0;2786:18:1;;;2779:34;2692:18;;2313:34:0;2545:274:1;2282:65:0;2357:6;:11;;;2401:10;:6;2410:1;2401:10;:::i;:::-;2387;2378:20;;;;:8;:20;;;;;;;;:33;;;;2421:11;;;:7;:11;;;;;;:24;;-1:-1:-1;;;;;;2421:24:0;;;;;2455:21;;;:9;:21;;;;;:26;;2421:7;;2455:21;;:26;;2421:7;;2455:26;:::i;:::-;;;;-1:-1:-1;;2496:36:0;;2529:2;;2517:10;;2513:1;;2496:36;;2513:1;;2496:36;2088:451;2034:505;:::o;2693:363::-;2772:13;2788:11;;;:7;:11;;;;;;-1:-1:-1;;;;;2788:11:0;2822:10;2813:19;;;;:36;;;2844:5;-1:-1:-1;;;;;2836:13:0;:4;-1:-1:-1;;;;;2836:13:0;;;2813:36;2809:68;;;2858:19;;-1:-1:-1;;;2858:19:0;;;;;2998:25:1;;;-1:-1:-1;;;;;3059:32:1;;3039:18;;;3032:60;2971:18;;2858:19:0;2824:274:1;2809:68:0;-1:-1:-1;;;;;2891:16:0;;2887:41;;2916:12;;-1:-1:-1;;;2916:12:0;;;;;;;;;;;2887:41;2938:11;;;;:7;:11;;;;;;;;:16;;-1:-1:-1;;;;;;2938:16:0;-1:-1:-1;;;;;2938:16:0;;;;;;;;;;2964:15;;;;:9;:15;;;;;:20;;2938:7;;2964:15;;:20;;2938:7;;2964:20;:::i;:::-;;;;-1:-1:-1;;;;;;;2994:13:0;;;;;;:9;:13;;;;;:18;;3011:1;;2994:13;:18;;3011:1;;2994:18;:::i;:::-;;;;-1:-1:-1;;3027:22:0;;3046:2;;-1:-1:-1;;;;;3027:22:0;;;;;;;;;;;;;2762:294;2693:363;;;:::o;3122:347::-;3164:10;-1:-1:-1;;;;;3178:7:0;3164:21;;3160:59;;3194:25;;-1:-1:-1;;;3194:25:0;;3208:10;3194:25;;;176:51:1;149:18;;3194:25:0;14:219:1;3160:59:0;3246:21;3229:14;3281:11;;;3277:42;;3301:18;;-1:-1:-1;;;3301:18:0;;;;;;;;;;;3277:42;3330:9;3345:7;-1:-1:-1;;;;;3345:12:0;3365:6;3345:31;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;3329:47;;;3391:4;3386:44;;3404:26;;-1:-1:-1;;;3404:26:0;;-1:-1:-1;;;;;3414:7:0;2737:32:1;3404:26:0;;;2719:51:1;2786:18;;;2779:34;;;2692:18;;3404:26:0;2545:274:1;3386:44:0;3445:17;;807:25:1;;;3445:17:0;;795:2:1;780:18;3445:17:0;;;;;;;3150:319;;3122:347::o;238:418:1:-;387:2;376:9;369:21;350:4;419:6;413:13;462:6;457:2;446:9;442:18;435:34;521:6;516:2;508:6;504:15;499:2;488:9;484:18;478:50;577:1;572:2;563:6;552:9;548:22;544:31;537:42;647:2;640;636:7;631:2;623:6;619:15;615:29;604:9;600:45;596:54;588:62;;;238:418;;;;:::o;843:173::-;911:20;;-1:-1:-1;;;;;960:31:1;;950:42;;940:70;;1006:1;1003;996:12;940:70;843:173;;;:::o;1021:374::-;1098:6;1106;1114;1167:2;1155:9;1146:7;1142:23;1138:32;1135:52;;;1183:1;1180;1173:12;1135:52;1206:29;1225:9;1206:29;:::i;:::-;1196:39;;1254:38;1288:2;1277:9;1273:18;1254:38;:::i;:::-;1021:374;;1244:48;;-1:-1:-1;;;1361:2:1;1346:18;;;;1333:32;;1021:374::o;1400:186::-;1459:6;1512:2;1500:9;1491:7;1487:23;1483:32;1480:52;;;1528:1;1525;1518:12;1480:52;1551:29;1570:9;1551:29;:::i;:::-;1541:39;1400:186;-1:-1:-1;;;1400:186:1:o;1591:226::-;1650:6;1703:2;1691:9;1682:7;1678:23;1674:32;1671:52;;;1719:1;1716;1709:12;1671:52;-1:-1:-1;1764:23:1;;1591:226;-1:-1:-1;1591:226:1:o;2030:127::-;2091:10;2086:3;2082:20;2079:1;2072:31;2122:4;2119:1;2112:15;2146:4;2143:1;2136:15;2162:125;2227:9;;;2248:10;;;2245:36;;;2261:18;;:::i;:::-;2162:125;;;;:::o;3103:128::-;3170:9;;;3191:11;;;3188:37;;;3205:18;;:::i",
  "creationSourceMap": "324:3147:0:-:0;;;1783:196;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;;;;;1880:18:0;;;;;1908:14;;;;;1932:10;;1952:20;;324:3147;;14:638:1;119:6;127;135;143;196:3;184:9;175:7;171:23;167:33;164:53;;;213:1;210;203:12;164:53;239:16;;-1:-1:-1;;;;;284:31:1;;274:42;;264:70;;330:1;327;320:12;264:70;424:2;409:18;;403:25;520:2;505:18;;499:25;616:2;601:18;;;595:25;353:5;;403:25;;-1:-1:-1;595:25:1;;-1:-1:-1;14:638:1;-1:-1:-1;;;14:638:1:o;:::-;324:3147:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "systems/ground/contracts/Drop.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title A drop: so many numbered things at a fixed price, first come, first served\n/// @notice Whoever comes too late is turned away by the contract, not by the chain: their transaction is in a block,\n///         it fails there, and it is paid for like any other.\ncontract Drop {\n    string public constant name = \"Mezzanine Drop\";\n    string public constant symbol = \"MZD\";\n\n    /// @notice What one costs, in wei.\n    uint256 public immutable price;\n    /// @notice How many there will ever be.\n    uint256 public immutable cap;\n    /// @notice How many one account may mint.\n    uint256 public immutable mostEach;\n    /// @notice Who may collect what was paid.\n    address payable public immutable creator;\n\n    /// @notice How many there are; they are numbered from one.\n    uint256 public minted;\n\n    /// @notice Whose each one is. Zero for one that is not minted yet.\n    mapping(uint256 id => address owner) public ownerOf;\n    /// @notice How many each account has now.\n    mapping(address owner => uint256 count) public balanceOf;\n    /// @notice How many each account has minted, whether it still has them or not.\n    mapping(address buyer => uint256 count) public mintedBy;\n\n    /// @notice One changed hands. What is minted comes from address zero.\n    event Transfer(address indexed from, address indexed to, uint256 indexed id);\n    event Collected(uint256 amount);\n\n    error SoldOut(uint256 cap);\n    error WrongPrice(uint256 paid, uint256 price);\n    error EnoughForOne(address buyer, uint256 mostEach);\n    error NotYours(uint256 id, address owner);\n    error NoReceiver();\n    error NotTheCreator(address caller);\n    error NothingToCollect();\n    error CannotPay(address creator, uint256 amount);\n\n    constructor(address payable creator_, uint256 price_, uint256 cap_, uint256 mostEach_) {\n        creator = creator_;\n        price = price_;\n        cap = cap_;\n        mostEach = mostEach_;\n    }\n\n    /// @notice Buy one. Send exactly the price.\n    function mint() external payable returns (uint256 id) {\n        id = minted + 1;\n        if (id > cap) revert SoldOut(cap);\n        if (msg.value != price) revert WrongPrice(msg.value, price);\n        uint256 before = mintedBy[msg.sender];\n        if (before >= mostEach) revert EnoughForOne(msg.sender, mostEach);\n        minted = id;\n        mintedBy[msg.sender] = before + 1;\n        ownerOf[id] = msg.sender;\n        balanceOf[msg.sender] += 1;\n        emit Transfer(address(0), msg.sender, id);\n    }\n\n    /// @notice Give one of yours away.\n    /// @param from You: only the owner can move it here. The parameter is there because wallets expect it.\n    function transferFrom(address from, address to, uint256 id) external {\n        address owner = ownerOf[id];\n        if (owner != msg.sender || from != owner) revert NotYours(id, owner);\n        if (to == address(0)) revert NoReceiver();\n        ownerOf[id] = to;\n        balanceOf[from] -= 1;\n        balanceOf[to] += 1;\n        emit Transfer(from, to, id);\n    }\n\n    /// @notice The creator takes all that was paid so far.\n    function collect() external {\n        if (msg.sender != creator) revert NotTheCreator(msg.sender);\n        uint256 amount = address(this).balance;\n        if (amount == 0) revert NothingToCollect();\n        (bool sent, ) = creator.call{value: amount}(\"\");\n        if (!sent) revert CannotPay(creator, amount);\n        emit Collected(amount);\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "minted",
        "type": "t_uint256",
        "slot": "0",
        "offset": 0
      },
      {
        "label": "ownerOf",
        "type": "t_mapping(t_uint256,t_address)",
        "slot": "1",
        "offset": 0
      },
      {
        "label": "balanceOf",
        "type": "t_mapping(t_address,t_uint256)",
        "slot": "2",
        "offset": 0
      },
      {
        "label": "mintedBy",
        "type": "t_mapping(t_address,t_uint256)",
        "slot": "3",
        "offset": 0
      }
    ],
    "types": {
      "t_address": {
        "encoding": "inplace",
        "label": "address",
        "numberOfBytes": "20"
      },
      "t_mapping(t_address,t_uint256)": {
        "encoding": "mapping",
        "key": "t_address",
        "label": "mapping(address => uint256)",
        "numberOfBytes": "32",
        "value": "t_uint256"
      },
      "t_mapping(t_uint256,t_address)": {
        "encoding": "mapping",
        "key": "t_uint256",
        "label": "mapping(uint256 => address)",
        "numberOfBytes": "32",
        "value": "t_address"
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
      "signature": "balanceOf(address)",
      "selector": "0x70a08231",
      "gas": 2538,
      "notice": "How many each account has now."
    },
    {
      "signature": "cap()",
      "selector": "0x355274ea",
      "gas": null,
      "notice": "How many there will ever be."
    },
    {
      "signature": "collect()",
      "selector": "0xe5225381",
      "gas": null,
      "notice": "The creator takes all that was paid so far."
    },
    {
      "signature": "creator()",
      "selector": "0x02d05d3f",
      "gas": null,
      "notice": "Who may collect what was paid."
    },
    {
      "signature": "mint()",
      "selector": "0x1249c58b",
      "gas": null,
      "notice": "Buy one. Send exactly the price."
    },
    {
      "signature": "minted()",
      "selector": "0x4f02c420",
      "gas": 2338,
      "notice": "How many there are; they are numbered from one."
    },
    {
      "signature": "mintedBy(address)",
      "selector": "0x3cef28d2",
      "gas": 2539,
      "notice": "How many each account has minted, whether it still has them or not."
    },
    {
      "signature": "mostEach()",
      "selector": "0x1a0d8ee2",
      "gas": null,
      "notice": "How many one account may mint."
    },
    {
      "signature": "name()",
      "selector": "0x06fdde03",
      "gas": null,
      "notice": null
    },
    {
      "signature": "ownerOf(uint256)",
      "selector": "0x6352211e",
      "gas": 2530,
      "notice": "Whose each one is. Zero for one that is not minted yet."
    },
    {
      "signature": "price()",
      "selector": "0xa035b1fe",
      "gas": null,
      "notice": "What one costs, in wei."
    },
    {
      "signature": "symbol()",
      "selector": "0x95d89b41",
      "gas": null,
      "notice": null
    },
    {
      "signature": "transferFrom(address,address,uint256)",
      "selector": "0x23b872dd",
      "gas": null,
      "notice": "Give one of yours away."
    }
  ]
}
