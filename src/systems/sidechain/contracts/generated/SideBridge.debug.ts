// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../../l1/trace/artifact.ts'

export const SideBridgeDebug: DebugArtifact = {
  "name": "SideBridge",
  "deployedBytecode": "0x608060405260043610610079575f3560e01c80638c6fa1321161004c5780638c6fa1321461012e578063cd392a831461014f578063d0e30db01461018d578063facd743b14610195575f5ffd5b8063323a5e0b1461007d57806335aa2e44146100a557806342cde4e8146100dc57806368055c261461010f575b5f5ffd5b348015610088575f5ffd5b5061009260025481565b6040519081526020015b60405180910390f35b3480156100b0575f5ffd5b506100c46100bf3660046105b9565b6101c3565b6040516001600160a01b03909116815260200161009c565b3480156100e7575f5ffd5b506100927f000000000000000000000000000000000000000000000000000000000000000081565b34801561011a575f5ffd5b506100926101293660046105e7565b6101ea565b348015610139575f5ffd5b5061014d61014836600461061c565b61023d565b005b34801561015a575f5ffd5b5061017d6101693660046105b9565b60036020525f908152604090205460ff1681565b604051901515815260200161009c565b61014d6102f9565b3480156101a0575f5ffd5b5061017d6101af3660046106af565b60016020525f908152604090205460ff1681565b5f81815481106101d1575f80fd5b5f918252602090912001546001600160a01b0316905081565b604080514660208201523091810191909152606081018490526001600160a01b038316608082015260a081018290525f9060c0016040516020818303038152906040528051906020012090509392505050565b5f8581526003602052604090205460ff161561027457604051630c25d88760e31b8152600481018690526024015b60405180910390fd5b6102896102828686866101ea565b8383610362565b5f8581526003602052604090819020805460ff19166001179055516001600160a01b0385169086907f3bfce8de0db7450cc169b94323c210e69a36c6a4a58c9f5d96bec4973adce392906102e09087815260200190565b60405180910390a36102f28484610532565b5050505050565b345f0361031957604051634454fc5b60e01b815260040160405180910390fd5b6002805433915f610329836106d1565b909155506040513481527f1599c0fcf897af5babc2bfcf707f5dc050f841b044d97c3251ecec35b9abf80b9060200160405180910390a3565b7f00000000000000000000000000000000000000000000000000000000000000008110156103cc576040516359b8466f60e01b8152600481018290527f0000000000000000000000000000000000000000000000000000000000000000602482015260440161026b565b5f805b828110156102f2575f6001868686858181106103ed576103ed6106f5565b6104039260206060909202019081019150610709565b878786818110610415576104156106f5565b90506060020160200135888887818110610431576104316106f5565b905060600201604001356040515f8152602001604052604051610470949392919093845260ff9290921660208401526040830152606082015260800190565b6020604051602081039080840390855afa158015610490573d5f5f3e3d5ffd5b505060408051601f1901516001600160a01b0381165f9081526001602052919091205490925060ff1690506104e357604051630bc677c960e41b81526001600160a01b038216600482015260240161026b565b826001600160a01b0316816001600160a01b0316116105285760405163305cab1d60e01b81526001600160a01b0380831660048301528416602482015260440161026b565b91506001016103cf565b5f826001600160a01b0316826040515f6040518083038185875af1925050503d805f811461057b576040519150601f19603f3d011682016040523d82523d5f602084013e610580565b606091505b50509050806105b4576040516304ad9c9d60e41b81526001600160a01b03841660048201526024810183905260440161026b565b505050565b5f602082840312156105c9575f5ffd5b5035919050565b6001600160a01b03811681146105e4575f5ffd5b50565b5f5f5f606084860312156105f9575f5ffd5b83359250602084013561060b816105d0565b929592945050506040919091013590565b5f5f5f5f5f60808688031215610630575f5ffd5b853594506020860135610642816105d0565b935060408601359250606086013567ffffffffffffffff811115610664575f5ffd5b8601601f81018813610674575f5ffd5b803567ffffffffffffffff81111561068a575f5ffd5b88602060608302840101111561069e575f5ffd5b959894975092955050506020019190565b5f602082840312156106bf575f5ffd5b81356106ca816105d0565b9392505050565b5f600182016106ee57634e487b7160e01b5f52601160045260245ffd5b5060010190565b634e487b7160e01b5f52603260045260245ffd5b5f60208284031215610719575f5ffd5b813560ff811681146106ca575f5ffd",
  "immutables": [
    {
      "name": "threshold",
      "type": "uint256",
      "offsets": [
        237,
        868,
        928
      ],
      "length": 32
    }
  ],
  "sourceMap": "394:1365:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;515:23;;;;;;;;;;;;;;;;;;;160:25:2;;;148:2;133:18;515:23:0;;;;;;;;553:27:1;;;;;;;;;;-1:-1:-1;553:27:1;;;;;:::i;:::-;;:::i;:::-;;;-1:-1:-1;;;;;591:32:2;;;573:51;;561:2;546:18;553:27:1;427:203:2;655:34:1;;;;;;;;;;;;;;;1666:190;;;;;;;;;;-1:-1:-1;1666:190:1;;;;;:::i;:::-;;:::i;1411:346:0:-;;;;;;;;;;-1:-1:-1;1411:346:0;;;;;:::i;:::-;;:::i;:::-;;621:43;;;;;;;;;;-1:-1:-1;621:43:0;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;2638:14:2;;2631:22;2613:41;;2601:2;2586:18;621:43:0;2473:187:2;1069:152:0;;;:::i;696:51:1:-;;;;;;;;;;-1:-1:-1;696:51:1;;;;;:::i;:::-;;;;;;;;;;;;;;;;553:27;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;553:27:1;;-1:-1:-1;553:27:1;:::o;1666:190::-;1787:61;;;1798:13;1787:61;;;3176:25:2;1821:4:1;3217:18:2;;;3210:60;;;;3286:18;;;3279:34;;;-1:-1:-1;;;;;3349:32:2;;3329:18;;;3322:60;3398:19;;;3391:35;;;1751:7:1;;3148:19:2;;1787:61:1;;;;;;;;;;;;1777:72;;;;;;1770:79;;1666:190;;;;;:::o;1411:346:0:-;1539:12;;;;:6;:12;;;;;;;;1535:42;;;1560:17;;-1:-1:-1;;;1560:17:0;;;;;160:25:2;;;133:18;;1560:17:0;;;;;;;;1535:42;1587:57;1599:32;1609:4;1615:7;1624:6;1599:9;:32::i;:::-;1633:10;;1587:11;:57::i;:::-;1654:12;;;;:6;:12;;;;;;;:19;;-1:-1:-1;;1654:19:0;1669:4;1654:19;;;1688:31;-1:-1:-1;;;;;1688:31:0;;;1661:4;;1688:31;;;;1712:6;160:25:2;;148:2;133:18;;14:177;1688:31:0;;;;;;;;1729:21;1734:7;1743:6;1729:4;:21::i;:::-;1411:346;;;;;:::o;1069:152::-;1119:9;1132:1;1119:14;1115:40;;1142:13;;-1:-1:-1;;;1142:13:0;;;;;;;;;;;1115:40;1180:8;:10;;1192;;1180:8;:10;;;:::i;:::-;;;;-1:-1:-1;1170:44:0;;1204:9;160:25:2;;1170:44:0;;148:2:2;133:18;1170:44:0;;;;;;;1069:152::o;1950:568:1:-;2069:9;2049:29;;2045:88;;;2087:46;;-1:-1:-1;;;2087:46:1;;;;;3848:25:2;;;2123:9:1;3889:18:2;;;3882:34;3821:18;;2087:46:1;3674:248:2;2045:88:1;2143:14;;2180:332;2200:21;;;2180:332;;;2242:14;2259:69;2269:7;2278:10;;2289:1;2278:13;;;;;;;:::i;:::-;:15;;;:13;;;;;:15;;;;-1:-1:-1;2278:15:1;:::i;:::-;2295:10;;2306:1;2295:13;;;;;;;:::i;:::-;;;;;;:15;;;2312:10;;2323:1;2312:13;;;;;;;:::i;:::-;;;;;;:15;;;2259:69;;;;;;;;;;;;;;;;;4560:25:2;;;4633:4;4621:17;;;;4616:2;4601:18;;4594:45;4670:2;4655:18;;4648:34;4713:2;4698:18;;4691:34;4547:3;4532:19;;4333:398;2259:69:1;;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;2259:69:1;;;-1:-1:-1;;2259:69:1;;-1:-1:-1;;;;;2347:19:1;;;;;;:11;2259:69;2347:19;;;;;;2259:69;;-1:-1:-1;2347:19:1;;;-1:-1:-1;2342:54:1;;2375:21;;-1:-1:-1;;;2375:21:1;;-1:-1:-1;;;;;591:32:2;;2375:21:1;;;573:51:2;546:18;;2375:21:1;427:203:2;2342:54:1;2424:6;-1:-1:-1;;;;;2414:16:1;:6;-1:-1:-1;;;;;2414:16:1;;2410:62;;2439:33;;-1:-1:-1;;;2439:33:1;;-1:-1:-1;;;;;4928:32:2;;;2439:33:1;;;4910:51:2;4997:32;;4977:18;;;4970:60;4883:18;;2439:33:1;4736:300:2;2410:62:1;2495:6;-1:-1:-1;2223:3:1;;2180:332;;2524:182;2599:9;2614:7;-1:-1:-1;;;;;2614:12:1;2634:6;2614:31;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;2598:47;;;2660:4;2655:44;;2673:26;;-1:-1:-1;;;2673:26:1;;-1:-1:-1;;;;;5451:32:2;;2673:26:1;;;5433:51:2;5500:18;;;5493:34;;;5406:18;;2673:26:1;5251:282:2;2655:44:1;2588:118;2524:182;;:::o;196:226:2:-;255:6;308:2;296:9;287:7;283:23;279:32;276:52;;;324:1;321;314:12;276:52;-1:-1:-1;369:23:2;;196:226;-1:-1:-1;196:226:2:o;635:131::-;-1:-1:-1;;;;;710:31:2;;700:42;;690:70;;756:1;753;746:12;690:70;635:131;:::o;771:487::-;848:6;856;864;917:2;905:9;896:7;892:23;888:32;885:52;;;933:1;930;923:12;885:52;978:23;;;-1:-1:-1;1077:2:2;1062:18;;1049:32;1090:33;1049:32;1090:33;:::i;:::-;771:487;;1142:7;;-1:-1:-1;;;1222:2:2;1207:18;;;;1194:32;;771:487::o;1445:1023::-;1594:6;1602;1610;1618;1626;1679:3;1667:9;1658:7;1654:23;1650:33;1647:53;;;1696:1;1693;1686:12;1647:53;1741:23;;;-1:-1:-1;1840:2:2;1825:18;;1812:32;1853:33;1812:32;1853:33;:::i;:::-;1905:7;-1:-1:-1;1985:2:2;1970:18;;1957:32;;-1:-1:-1;2066:2:2;2051:18;;2038:32;2093:18;2082:30;;2079:50;;;2125:1;2122;2115:12;2079:50;2148:22;;2201:4;2193:13;;2189:27;-1:-1:-1;2179:55:2;;2230:1;2227;2220:12;2179:55;2270:2;2257:16;2296:18;2288:6;2285:30;2282:50;;;2328:1;2325;2318:12;2282:50;2382:7;2377:2;2371;2363:6;2359:15;2355:2;2351:24;2347:33;2344:46;2341:66;;;2403:1;2400;2393:12;2341:66;1445:1023;;;;-1:-1:-1;1445:1023:2;;-1:-1:-1;;;2434:2:2;2426:11;;2456:6;1445:1023::o;2665:247::-;2724:6;2777:2;2765:9;2756:7;2752:23;2748:32;2745:52;;;2793:1;2790;2783:12;2745:52;2832:9;2819:23;2851:31;2876:5;2851:31;:::i;:::-;2901:5;2665:247;-1:-1:-1;;;2665:247:2:o;3437:232::-;3476:3;3497:17;;;3494:140;;3556:10;3551:3;3547:20;3544:1;3537:31;3591:4;3588:1;3581:15;3619:4;3616:1;3609:15;3494:140;-1:-1:-1;3661:1:2;3650:13;;3437:232::o;3927:127::-;3988:10;3983:3;3979:20;3976:1;3969:31;4019:4;4016:1;4009:15;4043:4;4040:1;4033:15;4059:269;4116:6;4169:2;4157:9;4148:7;4144:23;4140:32;4137:52;;;4185:1;4182;4175:12;4137:52;4224:9;4211:23;4274:4;4267:5;4263:16;4256:5;4253:27;4243:55;;4294:1;4291;4284:12",
  "creationSourceMap": "394:1365:0:-:0;;;880:82;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;946:4;952:6;1175:11:1;;;:35;;;1199:4;:11;1190:6;:20;1175:35;1171:81;;;1240:11;;1219:33;;-1:-1:-1;;;1219:33:1;;;;1232:6;;1219:33;;1871:25:2;;;1927:2;1912:18;;1905:34;1859:2;1844:18;;1697:248;1219:33:1;;;;;;;;1171:81;1267:9;1262:168;1286:4;:11;1282:1;:15;1262:168;;;1322:11;:20;1334:4;1339:1;1334:7;;;;;;;;:::i;:::-;;;;;;;;;;;;-1:-1:-1;;;;;1322:20:1;;;;;;;;;;;-1:-1:-1;1322:20:1;;;;1318:60;;;1370:4;1375:1;1370:7;;;;;;;;:::i;:::-;;;;;;;1351:27;;-1:-1:-1;;;1351:27:1;;;;;;;-1:-1:-1;;;;;2246:32:2;;;;2228:51;;2216:2;2201:18;;2082:203;1318:60:1;1415:4;1392:11;:20;1404:4;1409:1;1404:7;;;;;;;;:::i;:::-;;;;;;;;;;;;-1:-1:-1;;;;;1392:20:1;;;;;;;;;;;-1:-1:-1;1392:20:1;:27;;-1:-1:-1;;1392:27:1;;;;;;;;;;-1:-1:-1;1299:3:1;1262:168;;;-1:-1:-1;1439:10:1;:17;1452:4;1439:10;:17;:::i;:::-;-1:-1:-1;1466:18:1;;-1:-1:-1;394:1365:0;;-1:-1:-1;;394:1365:0;14:127:2;75:10;70:3;66:20;63:1;56:31;106:4;103:1;96:15;130:4;127:1;120:15;256:177;335:13;;-1:-1:-1;;;;;377:31:2;;367:42;;357:70;;423:1;420;413:12;357:70;256:177;;;:::o;438:1254::-;542:6;550;603:2;591:9;582:7;578:23;574:32;571:52;;;619:1;616;609:12;571:52;646:16;;-1:-1:-1;;;;;674:30:2;;671:50;;;717:1;714;707:12;671:50;740:22;;793:4;785:13;;781:27;-1:-1:-1;771:55:2;;822:1;819;812:12;771:55;849:9;;-1:-1:-1;;;;;870:30:2;;867:56;;;903:18;;:::i;:::-;985:2;979:9;946:1;942:14;;;;1039:2;1031:11;;-1:-1:-1;;1027:25:2;1015:38;;-1:-1:-1;;;;;1068:34:2;;1104:22;;;1065:62;1062:88;;;1130:18;;:::i;:::-;1166:2;1159:22;1216;;;1266:4;1298:11;;;1294:22;;;1216;1254:17;;1328:19;;;1325:39;;;1360:1;1357;1350:12;1325:39;1392:4;1388:2;1384:13;1373:24;;1406:163;1422:6;1417:3;1414:15;1406:163;;;1490:34;1520:3;1490:34;:::i;:::-;1478:47;;1554:4;1439:14;;;;1545;1406:163;;;-1:-1:-1;1656:4:2;1641:20;;;;1635:27;1588:6;;1635:27;;-1:-1:-1;;;;;;438:1254:2:o;1950:127::-;2011:10;2006:3;2002:20;1999:1;1992:31;2042:4;2039:1;2032:15;2066:4;2063:1;2056:15;2427:1019;2571:10;;-1:-1:-1;;;;;2593:30:2;;2590:56;;;2626:18;;:::i;:::-;2669:20;2661:6;2658:32;2655:58;;;2693:18;;:::i;:::-;2742:3;2736:10;2767:6;2762:3;2755:19;2797:6;2789;2786:18;2783:320;;;2837:3;2834:1;2827:14;2897:6;2890:4;2887:1;2877:18;2873:31;2939:6;2931;2927:19;2968:1;2982:111;2996:2;2993:1;2990:9;2982:111;;;3077:1;3056:19;;;3049:30;3014:1;3007:9;2982:111;;;2986:3;;;2783:320;;3135:4;3130:3;3126:14;3164:45;3205:3;2374:1;2367:14;;;2411:4;2398:18;;;2290:132;3164:45;3229:1;3239:201;3255:6;3250:3;3247:15;3239:201;;;3334:13;;-1:-1:-1;;;;;214:31:2;3408:17;;;3401:29;3383:4;3371:17;;;;3281:1;3272:11;3239:201;;;3243:3;;;;2427:1019;;:::o;:::-;394:1365:0;;;;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "systems/sidechain/contracts/SideBridge.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {ValidatorsWord} from \"./ValidatorsWord.sol\";\n\n/// @title The L1 end of a sidechain's bridge: a vault\n/// @notice Ether that goes over stays here, locked. It comes out again when enough validators sign that as much was\n///         burnt over there. If they sign for nothing, it comes out all the same; if they fall silent, never.\ncontract SideBridge is ValidatorsWord {\n    /// @notice How many deposits there were. The next one gets this number.\n    uint256 public deposits;\n\n    /// @notice Which burns have been paid out, so that none is paid twice.\n    mapping(uint256 burn => bool) public isPaid;\n\n    event Deposited(uint256 indexed deposit, address indexed account, uint256 amount);\n    event Released(uint256 indexed burn, address indexed account, uint256 amount);\n\n    error AlreadyPaid(uint256 burn);\n\n    constructor(address[] memory keys, uint256 needed) ValidatorsWord(keys, needed) {}\n\n    /// @notice Lock ether here, to be credited on the sidechain: if its validators keep their word.\n    function deposit() external payable {\n        if (msg.value == 0) revert NothingSent();\n        emit Deposited(deposits++, msg.sender, msg.value);\n    }\n\n    /// @notice Pay out what was burnt on the sidechain, on the validators' word.\n    /// @param burn The number the sidechain gave the burn. Nobody here can check that there was one.\n    function release(uint256 burn, address payable account, uint256 amount, Signature[] calldata signatures) external {\n        if (isPaid[burn]) revert AlreadyPaid(burn);\n        _demandWord(messageOf(burn, account, amount), signatures);\n        isPaid[burn] = true;\n        emit Released(burn, account, amount);\n        _pay(account, amount);\n    }\n}\n"
    },
    {
      "path": "systems/sidechain/contracts/ValidatorsWord.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title The word of a sidechain's validators\n/// @notice Both ends of the bridge believe the same few keys, and nothing else. Neither end sees a block of the other\n///         chain or a proof of what happened there: whatever enough of these keys have signed counts as true.\nabstract contract ValidatorsWord {\n    /// @dev An ECDSA signature by one validator.\n    struct Signature {\n        uint8 v;\n        bytes32 r;\n        bytes32 s;\n    }\n\n    /// @notice The keys that are believed.\n    address[] public validators;\n\n    /// @notice How many of them must have signed the same message.\n    uint256 public immutable threshold;\n\n    mapping(address account => bool) public isValidator;\n\n    error BadThreshold(uint256 threshold, uint256 validators);\n    error SameValidatorTwice(address validator);\n    error TooFewSignatures(uint256 given, uint256 threshold);\n    error NotAValidator(address signer);\n    error SignersOutOfOrder(address signer, address before);\n    error CannotPay(address account, uint256 amount);\n    error NothingSent();\n\n    constructor(address[] memory keys, uint256 needed) {\n        if (needed == 0 || needed > keys.length) revert BadThreshold(needed, keys.length);\n        for (uint256 i = 0; i < keys.length; i++) {\n            if (isValidator[keys[i]]) revert SameValidatorTwice(keys[i]);\n            isValidator[keys[i]] = true;\n        }\n        validators = keys;\n        threshold = needed;\n    }\n\n    /// @notice What the validators sign. It names this chain, this contract and this transfer, so that a signature\n    ///         given here can be used nowhere else.\n    function messageOf(uint256 id, address account, uint256 amount) public view returns (bytes32) {\n        return keccak256(abi.encode(block.chainid, address(this), id, account, amount));\n    }\n\n    /// @dev Signers must come in rising order of their addresses: so each counts once.\n    function _demandWord(bytes32 message, Signature[] calldata signatures) internal view {\n        if (signatures.length < threshold) revert TooFewSignatures(signatures.length, threshold);\n        address before = address(0);\n        for (uint256 i = 0; i < signatures.length; i++) {\n            address signer = ecrecover(message, signatures[i].v, signatures[i].r, signatures[i].s);\n            if (!isValidator[signer]) revert NotAValidator(signer);\n            if (signer <= before) revert SignersOutOfOrder(signer, before);\n            before = signer;\n        }\n    }\n\n    function _pay(address payable account, uint256 amount) internal {\n        (bool sent, ) = account.call{value: amount}(\"\");\n        if (!sent) revert CannotPay(account, amount);\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "validators",
        "type": "t_array(t_address)dyn_storage",
        "slot": "0",
        "offset": 0
      },
      {
        "label": "isValidator",
        "type": "t_mapping(t_address,t_bool)",
        "slot": "1",
        "offset": 0
      },
      {
        "label": "deposits",
        "type": "t_uint256",
        "slot": "2",
        "offset": 0
      },
      {
        "label": "isPaid",
        "type": "t_mapping(t_uint256,t_bool)",
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
      "t_array(t_address)dyn_storage": {
        "base": "t_address",
        "encoding": "dynamic_array",
        "label": "address[]",
        "numberOfBytes": "32"
      },
      "t_bool": {
        "encoding": "inplace",
        "label": "bool",
        "numberOfBytes": "1"
      },
      "t_mapping(t_address,t_bool)": {
        "encoding": "mapping",
        "key": "t_address",
        "label": "mapping(address => bool)",
        "numberOfBytes": "32",
        "value": "t_bool"
      },
      "t_mapping(t_uint256,t_bool)": {
        "encoding": "mapping",
        "key": "t_uint256",
        "label": "mapping(uint256 => bool)",
        "numberOfBytes": "32",
        "value": "t_bool"
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
      "signature": "deposit()",
      "selector": "0xd0e30db0",
      "gas": 26274,
      "notice": "Lock ether here, to be credited on the sidechain: if its validators keep their word."
    },
    {
      "signature": "deposits()",
      "selector": "0x323a5e0b",
      "gas": 2284,
      "notice": "How many deposits there were. The next one gets this number."
    },
    {
      "signature": "isPaid(uint256)",
      "selector": "0xcd392a83",
      "gas": 2469,
      "notice": "Which burns have been paid out, so that none is paid twice."
    },
    {
      "signature": "isValidator(address)",
      "selector": "0xfacd743b",
      "gas": 2588,
      "notice": null
    },
    {
      "signature": "messageOf(uint256,address,uint256)",
      "selector": "0x68055c26",
      "gas": 727,
      "notice": "What the validators sign. It names this chain, this contract and this transfer, so that a signature         given here can be used nowhere else."
    },
    {
      "signature": "release(uint256,address,uint256,(uint8,bytes32,bytes32)[])",
      "selector": "0x8c6fa132",
      "gas": null,
      "notice": "Pay out what was burnt on the sidechain, on the validators' word."
    },
    {
      "signature": "threshold()",
      "selector": "0x42cde4e8",
      "gas": null,
      "notice": "How many of them must have signed the same message."
    },
    {
      "signature": "validators(uint256)",
      "selector": "0x35aa2e44",
      "gas": 4633,
      "notice": "The keys that are believed."
    }
  ]
}
