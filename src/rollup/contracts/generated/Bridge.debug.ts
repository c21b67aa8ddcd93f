// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const BridgeDebug: DebugArtifact = {
  "name": "Bridge",
  "deployedBytecode": "0x6080604052600436106100bf575f3560e01c8063941bd23c1161007c578063cd392a8311610057578063cd392a831461021d578063dd1d708b1461025b578063e1d6b7e71461026e578063fb0e722b1461028d575f5ffd5b8063941bd23c146101b357806399386144146101d2578063c6c3cfcc14610206575f5ffd5b8063012e2c2c146100c357806329fe2fea146100ea5780633afeb5891461010b5780633f8524151461012a5780637017f16114610149578063739fc8d114610168575b5f5ffd5b3480156100ce575f5ffd5b506100d7601081565b6040519081526020015b60405180910390f35b3480156100f5575f5ffd5b50610109610104366004610c0d565b6102c0565b005b348015610116575f5ffd5b506100d7610125366004610c4e565b61047b565b348015610135575f5ffd5b506100d7610144366004610c87565b6104cb565b348015610154575f5ffd5b50610109610163366004610c4e565b61052d565b348015610173575f5ffd5b5061019b7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b0390911681526020016100e1565b3480156101be575f5ffd5b506100d76101cd366004610cb8565b610600565b3480156101dd575f5ffd5b5061019b6101ec366004610ce1565b60016020525f90815260409020546001600160a01b031681565b348015610211575f5ffd5b506100d7633b9aca0081565b348015610228575f5ffd5b5061024b610237366004610ce1565b5f6020819052908152604090205460ff1681565b60405190151581526020016100e1565b6100d7610269366004610cf8565b61064e565b348015610279575f5ffd5b50610109610288366004610d35565b6107eb565b348015610298575f5ffd5b5061019b7f000000000000000000000000000000000000000000000000000000000000000081565b5f8481526020819052604090205460ff16156102f757604051630c25d88760e31b8152600481018590526024015b60405180910390fd5b816001600160a01b03163b5f0361032c576040516305beb36d60e31b81526001600160a01b03831660048201526024016102ee565b5f61033885338661047b565b5f818152600160205260409020549091506001600160a01b031615610392575f81815260016020526040908190205490516344d0ae3b60e01b8152600481018790526001600160a01b0390911660248201526044016102ee565b5f8181526001602090815260409182902080546001600160a01b0319166001600160a01b03871690811790915582516001600160401b038816815291820185905291339188917f313802905a2fe9bc32175b2366f0926262f3f03d497ec6e4e5b212a7415dc370910160405180910390a4604051633677573560e11b8152336004820152602481018690526001600160401b0385166044820152606481018390526001600160a01b03841690636ceeae6a906084015f604051808303815f87803b15801561045e575f5ffd5b505af1158015610470573d5f5f3e3d5ffd5b505050505050505050565b60408051602081018590526001600160a01b038416918101919091526001600160401b03821660608201525f906080015b6040516020818303038152906040528051906020012090509392505050565b60408051606084811b6bffffffffffffffffffffffff191660208301525f6034830181905260c085901b6001600160c01b0319169383019390935260488201839052016040516020818303038152906040528051906020012090505b92915050565b5f61053984848461047b565b5f818152600160205260409020549091506001600160a01b03163314610593575f818152600160205260409081902054905163b6bd8e8360e01b81523360048201526001600160a01b0390911660248201526044016102ee565b5f8181526001602090815260409182902080546001600160a01b031916905590516001600160401b038416815233916001600160a01b0386169187917ff93a20080a7bf2fc3e260f8fd1552d59b25b8ae473c8dda67d26cd805459b5ca910160405180910390a450505050565b5f83838360405160200161061e929190918252602082015260400190565b604051602081830303815290604052805190602001206040516020016104ac929190918252602082015260400190565b5f345f0361066f57604051634454fc5b60e01b815260040160405180910390fd5b61067d633b9aca0034610df5565b1561069c57604051626d6cdf60e11b81523460048201526024016102ee565b6001600160401b036106b2633b9aca0034610e08565b11156106d35760405163383c34f360e21b81523460048201526024016102ee565b5f6106e2633b9aca0034610e08565b604051632f4b7c0f60e11b81526001600160a01b03868116600483015263ffffffff861660248301526001600160401b03831660448301529192507f000000000000000000000000000000000000000000000000000000000000000090911690635e96f81e906064016020604051808303815f875af1158015610767573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061078b9190610e1b565b6040805163ffffffff861681526001600160401b03841660208201529193506001600160a01b03861691339185917f993da3c663d054df62c67a7ca0637a0784b44994f342e5777b1ec9686e53166b910160405180910390a45092915050565b5f8781526020819052604090205460ff161561081d57604051630c25d88760e31b8152600481018890526024016102ee565b5f61083361082b88886104cb565b8985856109a0565b90505f610841868387610600565b604051636d1b436f60e11b8152600481018290529091507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063da3686de90602401602060405180830381865afa1580156108a7573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906108cb9190610e32565b6108eb5760405163c82dbb6760e01b8152600481018290526024016102ee565b5f898152602081905260408120805460ff19166001908117909155816109128c8c8c61047b565b815260208101919091526040015f20546001600160a01b031690508015610939578061093b565b885b6040516001600160401b038a1681526001600160a01b03918216918b16908c907fadfa0fd59f68e610eb9758b1c32f2f54b3ffcb136dd9bd6bb6a9318de6dded689060200160405180910390a46109948a8a838b610ab3565b50505050505050505050565b5f601084901c156109c757604051634213c1eb60e01b8152600481018590526024016102ee565b601082146109f257604051637169558560e11b815260048101839052601060248201526044016102ee565b5f5b6010811015610aa957600185821c81161480610a525786858584818110610a1d57610a1d610e58565b90506020020135604051602001610a3e929190918252602082015260400190565b604051602081830303815290604052610a96565b848483818110610a6457610a64610e58565b9050602002013587604051602001610a86929190918252602082015260400190565b6040516020818303038152906040525b80516020909101209650506001016109f4565b5093949350505050565b5f610acb633b9aca006001600160401b038416610e6c565b90506001600160a01b03831615610b515760405163545128e360e11b81526001600160a01b038581166004830152602482018790526001600160401b038416604483015284169063a8a251c69083906064015f604051808303818588803b158015610b34575f5ffd5b505af1158015610b46573d5f5f3e3d5ffd5b505050505050610bd6565b5f846001600160a01b0316826040515f6040518083038185875af1925050503d805f8114610b9a576040519150601f19603f3d011682016040523d82523d5f602084013e610b9f565b606091505b5050905080610bd3576040516304ad9c9d60e41b81526001600160a01b0386166004820152602481018390526044016102ee565b50505b50505050565b80356001600160401b0381168114610bf2575f5ffd5b919050565b80356001600160a01b0381168114610bf2575f5ffd5b5f5f5f5f60808587031215610c20575f5ffd5b84359350610c3060208601610bdc565b9250610c3e60408601610bf7565b9396929550929360600135925050565b5f5f5f60608486031215610c60575f5ffd5b83359250610c7060208501610bf7565b9150610c7e60408501610bdc565b90509250925092565b5f5f60408385031215610c98575f5ffd5b610ca183610bf7565b9150610caf60208401610bdc565b90509250929050565b5f5f5f60608486031215610cca575f5ffd5b505081359360208301359350604090920135919050565b5f60208284031215610cf1575f5ffd5b5035919050565b5f5f60408385031215610d09575f5ffd5b610d1283610bf7565b9150602083013563ffffffff81168114610d2a575f5ffd5b809150509250929050565b5f5f5f5f5f5f5f60c0888a031215610d4b575f5ffd5b87359650610d5b60208901610bf7565b9550610d6960408901610bdc565b9450606088013593506080880135925060a08801356001600160401b03811115610d91575f5ffd5b8801601f81018a13610da1575f5ffd5b80356001600160401b03811115610db6575f5ffd5b8a60208260051b8401011115610dca575f5ffd5b602082019350809250505092959891949750929550565b634e487b7160e01b5f52601260045260245ffd5b5f82610e0357610e03610de1565b500690565b5f82610e1657610e16610de1565b500490565b5f60208284031215610e2b575f5ffd5b5051919050565b5f60208284031215610e42575f5ffd5b81518015158114610e51575f5ffd5b9392505050565b634e487b7160e01b5f52603260045260245ffd5b808202811582820484141761052757634e487b7160e01b5f52601160045260245ffd",
  "immutables": [
    {
      "name": "inbox",
      "type": "contract IInbox",
      "offsets": [
        670,
        1823
      ],
      "length": 32
    },
    {
      "name": "finality",
      "type": "contract IFinality",
      "offsets": [
        377,
        2138
      ],
      "length": 32
    }
  ],
  "sourceMap": "596:7102:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;791:41;;;;;;;;;;;;830:2;791:41;;;;;160:25:4;;;148:2;133:18;791:41:0;;;;;;;;4998:551;;;;;;;;;;-1:-1:-1;4998:551:0;;;;;:::i;:::-;;:::i;:::-;;6089:177;;;;;;;;;;-1:-1:-1;6089:177:0;;;;;:::i;:::-;;:::i;6329:168::-;;;;;;;;;;-1:-1:-1;6329:168:0;;;;;:::i;:::-;;:::i;5631:332::-;;;;;;;;;;-1:-1:-1;5631:332:0;;;;;:::i;:::-;;:::i;988:35::-;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;2051:32:4;;;2033:51;;2021:2;2006:18;988:35:0;1870:220:4;6559:212:0;;;;;;;;;;-1:-1:-1;6559:212:0;;;;;:::i;:::-;;:::i;1328:55::-;;;;;;;;;;-1:-1:-1;1328:55:0;;;;;:::i;:::-;;;;;;;;;;;;-1:-1:-1;;;;;1328:55:0;;;672:38;;;;;;;;;;;;703:7;672:38;;1188:45;;;;;;;;;;-1:-1:-1;1188:45:0;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;3401:14:4;;3394:22;3376:41;;3364:2;3349:18;1188:45:0;3236:187:4;2906:477:0;;;;;;:::i;:::-;;:::i;3917:796::-;;;;;;;;;;-1:-1:-1;3917:796:0;;;;;:::i;:::-;;:::i;904:29::-;;;;;;;;;;;;;;;4998:551;5101:6;:14;;;;;;;;;;;;;5097:46;;;5124:19;;-1:-1:-1;;;5124:19:0;;;;;160:25:4;;;133:18;;5124:19:0;;;;;;;;5097:46;5157:6;-1:-1:-1;;;;;5157:18:0;;5179:1;5157:23;5153:52;;5189:16;;-1:-1:-1;;;5189:16:0;;-1:-1:-1;;;;;2051:32:4;;5189:16:0;;;2033:51:4;2006:18;;5189:16:0;1870:220:4;5153:52:0;5215:13;5231:39;5239:6;5247:10;5259;5231:7;:39::i;:::-;5310:1;5284:14;;;:7;:14;;;;;;5215:55;;-1:-1:-1;;;;;;5284:14:0;:28;5280:80;;5345:14;;;;:7;:14;;;;;;;;5321:39;;-1:-1:-1;;;5321:39:0;;;;;5297:25:4;;;-1:-1:-1;;;;;5345:14:0;;;5338:18:4;;;5331:60;5270:18;;5321:39:0;5123:274:4;5280:80:0;5370:14;;;;:7;:14;;;;;;;;;:23;;-1:-1:-1;;;;;;5370:23:0;-1:-1:-1;;;;;5370:23:0;;;;;;;;5408:55;;-1:-1:-1;;;;;5592:31:4;;5574:50;;5640:18;;;5633:34;;;5370:23:0;5425:10;;5417:6;;5408:55;;5547:18:4;5408:55:0;;;;;;;5473:69;;-1:-1:-1;;;5473:69:0;;5504:10;5473:69;;;5907:51:4;5974:18;;;5967:34;;;-1:-1:-1;;;;;6037:31:4;;6017:18;;;6010:59;6085:18;;;6078:34;;;-1:-1:-1;;;;;5473:30:0;;;;;5879:19:4;;5473:69:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;5087:462;4998:551;;;;:::o;6089:177::-;6217:41;;;;;;6323:25:4;;;-1:-1:-1;;;;;6384:32:4;;6364:18;;;6357:60;;;;-1:-1:-1;;;;;6453:31:4;;6433:18;;;6426:59;6181:7:0;;6296:18:4;;6217:41:0;;;;;;;;;;;;;6207:52;;;;;;6200:59;;6089:177;;;;;:::o;6329:168::-;6478:10;6433:56;;6727:2:4;6723:15;;;-1:-1:-1;;6719:53:4;6433:56:0;;;6707:66:4;6397:7:0;6789:12:4;;;6782:71;;;6909:3;6887:16;;;-1:-1:-1;;;;;;6883:51:4;6869:12;;;6862:73;;;;6951:12;;;6944:58;;;7018:12;6433:56:0;;;;;;;;;;;;6423:67;;;;;;6416:74;;6329:168;;;;;:::o;5631:332::-;5719:13;5735:35;5743:6;5751;5759:10;5735:7;:35::i;:::-;5798:14;;;;:7;:14;;;;;;;;-1:-1:-1;;;;;;5798:14:0;5784:10;:28;5780:81;;5846:14;;;;:7;:14;;;;;;;;5821:40;;-1:-1:-1;;;5821:40:0;;5834:10;5821:40;;;7215:51:4;-1:-1:-1;;;;;5846:14:0;;;7282:18:4;;;7275:60;7188:18;;5821:40:0;7041:300:4;5780:81:0;5878:14;;;;:7;:14;;;;;;;;;5871:21;;-1:-1:-1;;;;;;5871:21:0;;;5907:49;;-1:-1:-1;;;;;7508:31:4;;7490:50;;5933:10:0;;-1:-1:-1;;;;;5907:49:0;;;5917:6;;5907:49;;7463:18:4;5907:49:0;;;;;;;5709:254;5631:332;;;:::o;6559:212::-;6658:7;6705:12;6740:10;6752:8;6729:32;;;;;;;;7725:25:4;;;7781:2;7766:18;;7759:34;7713:2;7698:18;;7551:248;6729:32:0;;;;;;;;;;;;;6719:43;;;;;;6694:69;;;;;;;;7725:25:4;;;7781:2;7766:18;;7759:34;7713:2;7698:18;;7551:248;2906:477:0;2977:15;3008:9;3021:1;3008:14;3004:40;;3031:13;;-1:-1:-1;;;3031:13:0;;;;;;;;;;;3004:40;3058:16;703:7;3058:9;:16;:::i;:::-;:21;3054:57;;3088:23;;-1:-1:-1;;;3088:23:0;;3101:9;3088:23;;;160:25:4;133:18;;3088:23:0;14:177:4;3054:57:0;-1:-1:-1;;;;;3125:16:0;703:7;3125:9;:16;:::i;:::-;:35;3121:66;;;3169:18;;-1:-1:-1;;;3169:18:0;;3177:9;3169:18;;;160:25:4;133:18;;3169::0;14:177:4;3121:66:0;3197:17;3224:16;703:7;3224:9;:16;:::i;:::-;3261:45;;-1:-1:-1;;;3261:45:0;;-1:-1:-1;;;;;8394:32:4;;;3261:45:0;;;8376:51:4;8475:10;8463:23;;8443:18;;;8436:51;-1:-1:-1;;;;;8523:31:4;;8503:18;;;8496:59;3197:44:0;;-1:-1:-1;3261:5:0;:20;;;;;;8349:18:4;;3261:45:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;3321:55;;;8955:10:4;8943:23;;8925:42;;-1:-1:-1;;;;;9003:31:4;;8998:2;8983:18;;8976:59;3251:55:0;;-1:-1:-1;;;;;;3321:55:0;;;3340:10;;3251:55;;3321;;8898:18:4;3321:55:0;;;;;;;2994:389;2906:477;;;;:::o;3917:796::-;4125:6;:14;;;;;;;;;;;;;4121:46;;;4148:19;;-1:-1:-1;;;4148:19:0;;;;;160:25:4;;;133:18;;4148:19:0;14:177:4;4121:46:0;4177:18;4198:45;4205:22;4212:2;4216:10;4205:6;:22::i;:::-;4229:6;4237:5;;4198:6;:45::i;:::-;4177:66;;4253:14;4270:44;4279:12;4293:10;4305:8;4270;:44::i;:::-;4329:24;;-1:-1:-1;;;4329:24:0;;;;;160:25:4;;;4253:61:0;;-1:-1:-1;4329:8:0;-1:-1:-1;;;;;4329:16:0;;;;133:18:4;;4329:24:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;4324:54;;4362:16;;-1:-1:-1;;;4362:16:0;;;;;160:25:4;;;133:18;;4362:16:0;14:177:4;4324:54:0;4488:6;:14;;;;;;;;;;:21;;-1:-1:-1;;4488:21:0;4505:4;4488:21;;;;;;:6;4544:31;4495:6;4560:2;4564:10;4544:7;:31::i;:::-;4536:40;;;;;;;;;;;-1:-1:-1;4536:40:0;;-1:-1:-1;;;;;4536:40:0;;-1:-1:-1;4613:20:0;;:34;;4641:6;4613:34;;;4636:2;4613:34;4591:69;;-1:-1:-1;;;;;7508:31:4;;7490:50;;-1:-1:-1;;;;;4591:69:0;;;;;;;4601:6;;4591:69;;7478:2:4;7463:18;4591:69:0;;;;;;;4670:36;4675:6;4683:2;4687:6;4695:10;4670:4;:36::i;:::-;4111:602;;;3917:796;;;;;;;:::o;6777:531::-;6871:7;830:2;6894:22;;;:27;6890:60;;6930:20;;-1:-1:-1;;;6930:20:0;;;;;160:25:4;;;133:18;;6930:20:0;14:177:4;6890:60:0;830:2;6964:28;;6960:85;;7001:44;;-1:-1:-1;;;7001:44:0;;;;;7725:25:4;;;830:2:0;7766:18:4;;;7759:34;7698:18;;7001:44:0;7551:248:4;6960:85:0;7060:13;7055:226;830:2;7079:5;:20;7055:226;;;7159:1;7140:15;;;7139:21;;:26;;7196:73;;7250:4;7256:5;;7262;7256:12;;;;;;;:::i;:::-;;;;;;;7239:30;;;;;;;;7725:25:4;;;7781:2;7766:18;;7759:34;7713:2;7698:18;;7551:248;7239:30:0;;;;;;;;;;;;;7196:73;;;7217:5;;7223;7217:12;;;;;;;:::i;:::-;;;;;;;7231:4;7206:30;;;;;;;;7725:25:4;;;7781:2;7766:18;;7759:34;7713:2;7698:18;;7551:248;7206:30:0;;;;;;;;;;;;;7196:73;7186:84;;;;;;;;-1:-1:-1;;7101:7:0;;7055:226;;;-1:-1:-1;7297:4:0;;6777:531;-1:-1:-1;;;;6777:531:0:o;7314:382::-;7409:14;7426:17;703:7;-1:-1:-1;;;;;7426:17:0;;;:::i;:::-;7409:34;-1:-1:-1;;;;;;7457:20:0;;;7453:136;;7493:65;;-1:-1:-1;;;7493:65:0;;-1:-1:-1;;;;;10201:32:4;;;7493:65:0;;;10183:51:4;10250:18;;;10243:34;;;-1:-1:-1;;;;;10313:31:4;;10293:18;;;10286:59;7493:26:0;;;;;7527:6;;10156:18:4;;7493:65:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;7572:7;;;7453:136;7599:9;7614:2;-1:-1:-1;;;;;7614:7:0;7629:6;7614:26;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;7598:42;;;7655:4;7650:39;;7668:21;;-1:-1:-1;;;7668:21:0;;-1:-1:-1;;;;;10758:32:4;;7668:21:0;;;10740:51:4;10807:18;;;10800:34;;;10713:18;;7668:21:0;10566:274:4;7650:39:0;7399:297;;7314:382;;;;;:::o;196:171:4:-;263:20;;-1:-1:-1;;;;;312:30:4;;302:41;;292:69;;357:1;354;347:12;292:69;196:171;;;:::o;372:173::-;440:20;;-1:-1:-1;;;;;489:31:4;;479:42;;469:70;;535:1;532;525:12;550:493;635:6;643;651;659;712:3;700:9;691:7;687:23;683:33;680:53;;;729:1;726;719:12;680:53;774:23;;;-1:-1:-1;840:37:4;873:2;858:18;;840:37;:::i;:::-;830:47;;896:38;930:2;919:9;915:18;896:38;:::i;:::-;550:493;;;;-1:-1:-1;886:48:4;;1007:2;992:18;979:32;;-1:-1:-1;;550:493:4:o;1048:372::-;1124:6;1132;1140;1193:2;1181:9;1172:7;1168:23;1164:32;1161:52;;;1209:1;1206;1199:12;1161:52;1254:23;;;-1:-1:-1;1320:38:4;1354:2;1339:18;;1320:38;:::i;:::-;1310:48;;1377:37;1410:2;1399:9;1395:18;1377:37;:::i;:::-;1367:47;;1048:372;;;;;:::o;1607:258::-;1674:6;1682;1735:2;1723:9;1714:7;1710:23;1706:32;1703:52;;;1751:1;1748;1741:12;1703:52;1774:29;1793:9;1774:29;:::i;:::-;1764:39;;1822:37;1855:2;1844:9;1840:18;1822:37;:::i;:::-;1812:47;;1607:258;;;;;:::o;2095:466::-;2172:6;2180;2188;2241:2;2229:9;2220:7;2216:23;2212:32;2209:52;;;2257:1;2254;2247:12;2209:52;-1:-1:-1;;2302:23:4;;;2422:2;2407:18;;2394:32;;-1:-1:-1;2525:2:4;2510:18;;;2497:32;;2095:466;-1:-1:-1;2095:466:4:o;2566:226::-;2625:6;2678:2;2666:9;2657:7;2653:23;2649:32;2646:52;;;2694:1;2691;2684:12;2646:52;-1:-1:-1;2739:23:4;;2566:226;-1:-1:-1;2566:226:4:o;3428:350::-;3495:6;3503;3556:2;3544:9;3535:7;3531:23;3527:32;3524:52;;;3572:1;3569;3562:12;3524:52;3595:29;3614:9;3595:29;:::i;:::-;3585:39;;3674:2;3663:9;3659:18;3646:32;3718:10;3711:5;3707:22;3700:5;3697:33;3687:61;;3744:1;3741;3734:12;3687:61;3767:5;3757:15;;;3428:350;;;;;:::o;3783:1113::-;3913:6;3921;3929;3937;3945;3953;3961;4014:3;4002:9;3993:7;3989:23;3985:33;3982:53;;;4031:1;4028;4021:12;3982:53;4076:23;;;-1:-1:-1;4142:38:4;4176:2;4161:18;;4142:38;:::i;:::-;4132:48;;4199:37;4232:2;4221:9;4217:18;4199:37;:::i;:::-;4189:47;-1:-1:-1;4309:2:4;4294:18;;4281:32;;-1:-1:-1;4412:3:4;4397:19;;4384:33;;-1:-1:-1;4494:3:4;4479:19;;4466:33;-1:-1:-1;;;;;4511:30:4;;4508:50;;;4554:1;4551;4544:12;4508:50;4577:22;;4630:4;4622:13;;4618:27;-1:-1:-1;4608:55:4;;4659:1;4656;4649:12;4608:55;4699:2;4686:16;-1:-1:-1;;;;;4717:6:4;4714:30;4711:50;;;4757:1;4754;4747:12;4711:50;4810:7;4805:2;4795:6;4792:1;4788:14;4784:2;4780:23;4776:32;4773:45;4770:65;;;4831:1;4828;4821:12;4770:65;4862:2;4858;4854:11;4844:21;;4884:6;4874:16;;;;3783:1113;;;;;;;;;;:::o;7804:127::-;7865:10;7860:3;7856:20;7853:1;7846:31;7896:4;7893:1;7886:15;7920:4;7917:1;7910:15;7936:112;7968:1;7994;7984:35;;7999:18;;:::i;:::-;-1:-1:-1;8033:9:4;;7936:112::o;8053:120::-;8093:1;8119;8109:35;;8124:18;;:::i;:::-;-1:-1:-1;8158:9:4;;8053:120::o;8566:184::-;8636:6;8689:2;8677:9;8668:7;8664:23;8660:32;8657:52;;;8705:1;8702;8695:12;8657:52;-1:-1:-1;8728:16:4;;8566:184;-1:-1:-1;8566:184:4:o;9046:277::-;9113:6;9166:2;9154:9;9145:7;9141:23;9137:32;9134:52;;;9182:1;9179;9172:12;9134:52;9214:9;9208:16;9267:5;9260:13;9253:21;9246:5;9243:32;9233:60;;9289:1;9286;9279:12;9233:60;9312:5;9046:277;-1:-1:-1;;;9046:277:4:o;9581:127::-;9642:10;9637:3;9633:20;9630:1;9623:31;9673:4;9670:1;9663:15;9697:4;9694:1;9687:15;9713:265;9786:9;;;9817;;9834:15;;;9828:22;;9814:37;9804:168;;9894:10;9889:3;9885:20;9882:1;9875:31;9929:4;9926:1;9919:15;9957:4;9954:1;9947:15",
  "creationSourceMap": "596:7102:0:-:0;;;2523:117;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;;;;;2589:14:0;;;;;2613:20;;;596:7102;;14:139:4;-1:-1:-1;;;;;97:31:4;;87:42;;77:70;;143:1;140;133:12;77:70;14:139;:::o;158:432::-;268:6;276;329:2;317:9;308:7;304:23;300:32;297:52;;;345:1;342;335:12;297:52;377:9;371:16;396:39;429:5;396:39;:::i;:::-;504:2;489:18;;483:25;454:5;;-1:-1:-1;517:41:4;483:25;517:41;:::i;:::-;577:7;567:17;;;158:432;;;;;:::o;:::-;596:7102:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "rollup/contracts/Bridge.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {IExitMarket} from \"./IExitMarket.sol\";\nimport {IFinality} from \"./IFinality.sol\";\nimport {IInbox} from \"./IInbox.sol\";\n\n/// @title The rollup's bridge: the vault that holds what is on the rollup\n/// @notice Ether that goes up stays here. It comes out again for whoever shows, by a Merkle proof, that a final state of\n///         the rollup holds a withdrawal of so much. No key of anybody's opens it, and nobody's word: only a state that\n///         `finality` calls final. If a lie became final there, this contract would pay it.\ncontract Bridge {\n    /// @notice Amounts on the rollup are whole gwei.\n    uint256 public constant GWEI = 10 ** 9;\n\n    /// @notice How many levels the tree of withdrawals has: 2^16 leaves.\n    uint256 public constant OUTBOX_DEPTH = 16;\n\n    /// @notice Where deposits queue, to be taken by the rollup.\n    IInbox public immutable inbox;\n    /// @notice Who says which states are final.\n    IFinality public immutable finality;\n\n    /// @notice Which withdrawals have been paid, so that none is paid twice. Their numbers are given once, whatever\n    ///         state they are shown in.\n    mapping(uint256 number => bool) public isPaid;\n\n    /// @notice Who was given the right to a withdrawal by its recipient. Zero: nobody.\n    mapping(bytes32 right => address holder) public holders;\n\n    event Deposited(uint256 indexed message, address indexed from, address indexed to, uint32 toIndex, uint64 amountGwei);\n    event Withdrawn(uint256 indexed number, address indexed to, address indexed paid, uint64 amountGwei);\n    event Assigned(uint256 indexed number, address indexed seller, address indexed market, uint64 amountGwei, uint256 price);\n    event GivenBack(uint256 indexed number, address indexed seller, address indexed market, uint64 amountGwei);\n\n    error NothingSent();\n    error NotWholeGwei(uint256 amount);\n    error TooMuch(uint256 amount);\n    error AlreadyPaid(uint256 number);\n    error NoSuchNumber(uint256 number);\n    error WrongProofLength(uint256 given, uint256 needed);\n    error NotFinal(bytes32 output);\n    error CannotPay(address account, uint256 amount);\n    error AlreadyAssigned(uint256 number, address holder);\n    error NoMarket(address market);\n    error NotTheHolder(address caller, address holder);\n\n    /// @param finality_ The rollup. It may be deployed later: an address is known before there is code.\n    /// @dev What is sent along backs the balances that the rollup begins with.\n    constructor(IInbox inbox_, IFinality finality_) payable {\n        inbox = inbox_;\n        finality = finality_;\n    }\n\n    /// @notice Lock ether here and queue a message to the rollup, which credits it when it takes the message.\n    /// @param to Whose account it is for.\n    /// @param toIndex The account's number there. If that is not the account of `to`, it gets a new one.\n    function deposit(address to, uint32 toIndex) external payable returns (uint256 message) {\n        if (msg.value == 0) revert NothingSent();\n        if (msg.value % GWEI != 0) revert NotWholeGwei(msg.value);\n        if (msg.value / GWEI > type(uint64).max) revert TooMuch(msg.value);\n        uint64 amountGwei = uint64(msg.value / GWEI);\n        message = inbox.enqueueDeposit(to, toIndex, amountGwei);\n        emit Deposited(message, msg.sender, to, toIndex, amountGwei);\n    }\n\n    /// @notice Pay a withdrawal that is in the outbox of a final state. Anybody may ask for it: the money goes to its\n    ///         recipient, or to whom the recipient assigned it.\n    /// @param number Its place in the outbox.\n    /// @param accountsRoot The half of the state that is not looked into.\n    /// @param counters The state's counters. With both, the outbox' root makes the output, which must be final.\n    /// @param proof The hashes beside the path from the withdrawal to the outbox' root, from the bottom up.\n    function withdraw(\n        uint256 number,\n        address to,\n        uint64 amountGwei,\n        bytes32 accountsRoot,\n        bytes32 counters,\n        bytes32[] calldata proof\n    ) external {\n        if (isPaid[number]) revert AlreadyPaid(number);\n        bytes32 outboxRoot = _climb(leafOf(to, amountGwei), number, proof);\n        bytes32 output = outputOf(accountsRoot, outboxRoot, counters);\n        if (!finality.isFinal(output)) revert NotFinal(output);\n        // The books change before the money leaves: whoever calls back finds this withdrawal paid.\n        isPaid[number] = true;\n        address holder = holders[rightOf(number, to, amountGwei)];\n        emit Withdrawn(number, to, holder == address(0) ? to : holder, amountGwei);\n        _pay(number, to, holder, amountGwei);\n    }\n\n    /// @notice Assign the right to a withdrawal of yours to a market, which may pay you before it is final.\n    ///         It is not checked that there is one. If you are not its recipient, nothing is assigned by this.\n    /// @param price What you ask the market for, in wei.\n    function sell(uint256 number, uint64 amountGwei, address market, uint256 price) external {\n        if (isPaid[number]) revert AlreadyPaid(number);\n        if (market.code.length == 0) revert NoMarket(market);\n        bytes32 right = rightOf(number, msg.sender, amountGwei);\n        if (holders[right] != address(0)) revert AlreadyAssigned(number, holders[right]);\n        holders[right] = market;\n        emit Assigned(number, msg.sender, market, amountGwei, price);\n        IExitMarket(market).onAssigned(msg.sender, number, amountGwei, price);\n    }\n\n    /// @notice A market gives a right that it holds back to the recipient.\n    function giveBack(uint256 number, address seller, uint64 amountGwei) external {\n        bytes32 right = rightOf(number, seller, amountGwei);\n        if (msg.sender != holders[right]) revert NotTheHolder(msg.sender, holders[right]);\n        delete holders[right];\n        emit GivenBack(number, seller, msg.sender, amountGwei);\n    }\n\n    /// @notice What a right is kept under: only the withdrawal that it was said to be is worth anything to its holder.\n    function rightOf(uint256 number, address recipient, uint64 amountGwei) public pure returns (bytes32) {\n        return keccak256(abi.encode(number, recipient, amountGwei));\n    }\n\n    /// @notice A withdrawal as it stands in the outbox.\n    function leafOf(address to, uint64 amountGwei) public pure returns (bytes32) {\n        return keccak256(abi.encodePacked(to, bytes12(0), amountGwei, bytes24(0)));\n    }\n\n    /// @notice What a state of the rollup is known by.\n    function outputOf(bytes32 accountsRoot, bytes32 outboxRoot, bytes32 counters) public pure returns (bytes32) {\n        return keccak256(abi.encode(accountsRoot, keccak256(abi.encode(outboxRoot, counters))));\n    }\n\n    function _climb(bytes32 node, uint256 number, bytes32[] calldata proof) private pure returns (bytes32) {\n        if (number >> OUTBOX_DEPTH != 0) revert NoSuchNumber(number);\n        if (proof.length != OUTBOX_DEPTH) revert WrongProofLength(proof.length, OUTBOX_DEPTH);\n        for (uint256 level = 0; level < OUTBOX_DEPTH; level++) {\n            bool isRight = (number >> level) & 1 == 1;\n            node = keccak256(isRight ? abi.encode(proof[level], node) : abi.encode(node, proof[level]));\n        }\n        return node;\n    }\n\n    function _pay(uint256 number, address to, address holder, uint64 amountGwei) private {\n        uint256 amount = amountGwei * GWEI;\n        if (holder != address(0)) {\n            IExitMarket(holder).onPaid{value: amount}(to, number, amountGwei);\n            return;\n        }\n        (bool sent, ) = to.call{value: amount}(\"\");\n        if (!sent) revert CannotPay(to, amount);\n    }\n}\n"
    },
    {
      "path": "rollup/contracts/IExitMarket.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Who buys withdrawals that are not final yet\n/// @notice The bridge calls these two functions of the contract that a withdrawal's right was assigned to. Everybody\n///         can call them, so a market has to ask who does.\ninterface IExitMarket {\n    /// @notice The right to a withdrawal is yours now. The bridge can't tell whether there is such a withdrawal: it\n    ///         only knows who says so. Whoever pays for it has to look at the rollup.\n    /// @param seller The recipient that the withdrawal must have, or the right is worth nothing.\n    /// @param number The withdrawal's number in the rollup's outbox.\n    /// @param price What the seller asks for, in wei.\n    function onAssigned(address seller, uint256 number, uint64 amountGwei, uint256 price) external;\n\n    /// @notice A withdrawal whose right was assigned to you is paid with this call.\n    function onPaid(address seller, uint256 number, uint64 amountGwei) external payable;\n}\n"
    },
    {
      "path": "rollup/contracts/IFinality.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Who says which states of a rollup are final\n/// @notice A bridge asks nothing else of a rollup, whichever way it gets there: by waiting for a lie to be shown, or by\n///         a proof that there is none.\ninterface IFinality {\n    /// @notice Whether this output will stand for ever, as far as this contract can tell.\n    function isFinal(bytes32 output) external view returns (bool);\n}\n"
    },
    {
      "path": "rollup/contracts/IInbox.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title What the other contracts of a rollup ask of its inbox\ninterface IInbox {\n    /// @notice How many batches were posted.\n    function batchCount() external view returns (uint32);\n\n    /// @notice All that is kept of a batch: a hash of what was said when it was posted.\n    function batchHashes(uint256 batch) external view returns (bytes32);\n\n    /// @notice What keeps signatures for this rollup from counting anywhere else.\n    function domainSeparator() external view returns (bytes32);\n\n    /// @notice Queue a deposit, which the bridge has the money for.\n    function enqueueDeposit(address to, uint32 toIndex, uint64 amountGwei) external returns (uint256 message);\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "isPaid",
        "type": "t_mapping(t_uint256,t_bool)",
        "slot": "0",
        "offset": 0
      },
      {
        "label": "holders",
        "type": "t_mapping(t_bytes32,t_address)",
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
      "t_bool": {
        "encoding": "inplace",
        "label": "bool",
        "numberOfBytes": "1"
      },
      "t_bytes32": {
        "encoding": "inplace",
        "label": "bytes32",
        "numberOfBytes": "32"
      },
      "t_mapping(t_bytes32,t_address)": {
        "encoding": "mapping",
        "key": "t_bytes32",
        "label": "mapping(bytes32 => address)",
        "numberOfBytes": "32",
        "value": "t_address"
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
      "signature": "GWEI()",
      "selector": "0xc6c3cfcc",
      "gas": 250,
      "notice": "Amounts on the rollup are whole gwei."
    },
    {
      "signature": "OUTBOX_DEPTH()",
      "selector": "0x012e2c2c",
      "gas": 184,
      "notice": "How many levels the tree of withdrawals has: 2^16 leaves."
    },
    {
      "signature": "deposit(address,uint32)",
      "selector": "0xdd1d708b",
      "gas": null,
      "notice": "Lock ether here and queue a message to the rollup, which credits it when it takes the message."
    },
    {
      "signature": "finality()",
      "selector": "0x739fc8d1",
      "gas": null,
      "notice": "Who says which states are final."
    },
    {
      "signature": "giveBack(uint256,address,uint64)",
      "selector": "0x7017f161",
      "gas": null,
      "notice": "A market gives a right that it holds back to the recipient."
    },
    {
      "signature": "holders(bytes32)",
      "selector": "0x99386144",
      "gas": 2519,
      "notice": "Who was given the right to a withdrawal by its recipient. Zero: nobody."
    },
    {
      "signature": "inbox()",
      "selector": "0xfb0e722b",
      "gas": null,
      "notice": "Where deposits queue, to be taken by the rollup."
    },
    {
      "signature": "isPaid(uint256)",
      "selector": "0xcd392a83",
      "gas": 2472,
      "notice": "Which withdrawals have been paid, so that none is paid twice. Their numbers are given once, whatever         state they are shown in."
    },
    {
      "signature": "leafOf(address,uint64)",
      "selector": "0x3f852415",
      "gas": null,
      "notice": "A withdrawal as it stands in the outbox."
    },
    {
      "signature": "outputOf(bytes32,bytes32,bytes32)",
      "selector": "0x941bd23c",
      "gas": 690,
      "notice": "What a state of the rollup is known by."
    },
    {
      "signature": "rightOf(uint256,address,uint64)",
      "selector": "0x3afeb589",
      "gas": null,
      "notice": "What a right is kept under: only the withdrawal that it was said to be is worth anything to its holder."
    },
    {
      "signature": "sell(uint256,uint64,address,uint256)",
      "selector": "0x29fe2fea",
      "gas": null,
      "notice": "Assign the right to a withdrawal of yours to a market, which may pay you before it is final.         It is not checked that there is one. If you are not its recipient, nothing is assigned by this."
    },
    {
      "signature": "withdraw(uint256,address,uint64,bytes32,bytes32,bytes32[])",
      "selector": "0xe1d6b7e7",
      "gas": null,
      "notice": "Pay a withdrawal that is in the outbox of a final state. Anybody may ask for it: the money goes to its         recipient, or to whom the recipient assigned it."
    }
  ]
}
