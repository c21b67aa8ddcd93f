// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const BridgeDebug: DebugArtifact = {
  "name": "Bridge",
  "deployedBytecode": "0x6080604052600436106100bf575f3560e01c8063993861441161007c578063cd392a8311610057578063cd392a831461021d578063dd1d708b1461025b578063e1d6b7e71461026e578063fb0e722b1461028d575f5ffd5b806399386144146101875780639cf5d607146101d3578063c6c3cfcc14610206575f5ffd5b8063012e2c2c146100c357806329fe2fea146100ea5780633afeb5891461010b5780633f8524151461012a5780637017f16114610149578063941bd23c14610168575b5f5ffd5b3480156100ce575f5ffd5b506100d7601081565b6040519081526020015b60405180910390f35b3480156100f5575f5ffd5b50610109610104366004610c0d565b6102c0565b005b348015610116575f5ffd5b506100d7610125366004610c4e565b61047b565b348015610135575f5ffd5b506100d7610144366004610c87565b6104cb565b348015610154575f5ffd5b50610109610163366004610c4e565b61052d565b348015610173575f5ffd5b506100d7610182366004610cb8565b610600565b348015610192575f5ffd5b506101bb6101a1366004610ce1565b60016020525f90815260409020546001600160a01b031681565b6040516001600160a01b0390911681526020016100e1565b3480156101de575f5ffd5b506101bb7f000000000000000000000000000000000000000000000000000000000000000081565b348015610211575f5ffd5b506100d7633b9aca0081565b348015610228575f5ffd5b5061024b610237366004610ce1565b5f6020819052908152604090205460ff1681565b60405190151581526020016100e1565b6100d7610269366004610cf8565b61064e565b348015610279575f5ffd5b50610109610288366004610d35565b6107eb565b348015610298575f5ffd5b506101bb7f000000000000000000000000000000000000000000000000000000000000000081565b5f8481526020819052604090205460ff16156102f757604051630c25d88760e31b8152600481018590526024015b60405180910390fd5b816001600160a01b03163b5f0361032c576040516305beb36d60e31b81526001600160a01b03831660048201526024016102ee565b5f61033885338661047b565b5f818152600160205260409020549091506001600160a01b031615610392575f81815260016020526040908190205490516344d0ae3b60e01b8152600481018790526001600160a01b0390911660248201526044016102ee565b5f8181526001602090815260409182902080546001600160a01b0319166001600160a01b03871690811790915582516001600160401b038816815291820185905291339188917f313802905a2fe9bc32175b2366f0926262f3f03d497ec6e4e5b212a7415dc370910160405180910390a4604051633677573560e11b8152336004820152602481018690526001600160401b0385166044820152606481018390526001600160a01b03841690636ceeae6a906084015f604051808303815f87803b15801561045e575f5ffd5b505af1158015610470573d5f5f3e3d5ffd5b505050505050505050565b60408051602081018590526001600160a01b038416918101919091526001600160401b03821660608201525f906080015b6040516020818303038152906040528051906020012090509392505050565b60408051606084811b6bffffffffffffffffffffffff191660208301525f6034830181905260c085901b6001600160c01b0319169383019390935260488201839052016040516020818303038152906040528051906020012090505b92915050565b5f61053984848461047b565b5f818152600160205260409020549091506001600160a01b03163314610593575f818152600160205260409081902054905163b6bd8e8360e01b81523360048201526001600160a01b0390911660248201526044016102ee565b5f8181526001602090815260409182902080546001600160a01b031916905590516001600160401b038416815233916001600160a01b0386169187917ff93a20080a7bf2fc3e260f8fd1552d59b25b8ae473c8dda67d26cd805459b5ca910160405180910390a450505050565b5f83838360405160200161061e929190918252602082015260400190565b604051602081830303815290604052805190602001206040516020016104ac929190918252602082015260400190565b5f345f0361066f57604051634454fc5b60e01b815260040160405180910390fd5b61067d633b9aca0034610df5565b1561069c57604051626d6cdf60e11b81523460048201526024016102ee565b6001600160401b036106b2633b9aca0034610e08565b11156106d35760405163383c34f360e21b81523460048201526024016102ee565b5f6106e2633b9aca0034610e08565b604051632f4b7c0f60e11b81526001600160a01b03868116600483015263ffffffff861660248301526001600160401b03831660448301529192507f000000000000000000000000000000000000000000000000000000000000000090911690635e96f81e906064016020604051808303815f875af1158015610767573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061078b9190610e1b565b6040805163ffffffff861681526001600160401b03841660208201529193506001600160a01b03861691339185917f993da3c663d054df62c67a7ca0637a0784b44994f342e5777b1ec9686e53166b910160405180910390a45092915050565b5f8781526020819052604090205460ff161561081d57604051630c25d88760e31b8152600481018890526024016102ee565b5f61083361082b88886104cb565b8985856109a0565b90505f610841868387610600565b604051636486aa5160e01b8152600481018290529091507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690636486aa5190602401602060405180830381865afa1580156108a7573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906108cb9190610e32565b6108eb57604051630bfe84eb60e21b8152600481018290526024016102ee565b5f898152602081905260408120805460ff19166001908117909155816109128c8c8c61047b565b815260208101919091526040015f20546001600160a01b031690508015610939578061093b565b885b6040516001600160401b038a1681526001600160a01b03918216918b16908c907fadfa0fd59f68e610eb9758b1c32f2f54b3ffcb136dd9bd6bb6a9318de6dded689060200160405180910390a46109948a8a838b610ab3565b50505050505050505050565b5f601084901c156109c757604051634213c1eb60e01b8152600481018590526024016102ee565b601082146109f257604051637169558560e11b815260048101839052601060248201526044016102ee565b5f5b6010811015610aa957600185821c81161480610a525786858584818110610a1d57610a1d610e58565b90506020020135604051602001610a3e929190918252602082015260400190565b604051602081830303815290604052610a96565b848483818110610a6457610a64610e58565b9050602002013587604051602001610a86929190918252602082015260400190565b6040516020818303038152906040525b80516020909101209650506001016109f4565b5093949350505050565b5f610acb633b9aca006001600160401b038416610e6c565b90506001600160a01b03831615610b515760405163545128e360e11b81526001600160a01b038581166004830152602482018790526001600160401b038416604483015284169063a8a251c69083906064015f604051808303818588803b158015610b34575f5ffd5b505af1158015610b46573d5f5f3e3d5ffd5b505050505050610bd6565b5f846001600160a01b0316826040515f6040518083038185875af1925050503d805f8114610b9a576040519150601f19603f3d011682016040523d82523d5f602084013e610b9f565b606091505b5050905080610bd3576040516304ad9c9d60e41b81526001600160a01b0386166004820152602481018390526044016102ee565b50505b50505050565b80356001600160401b0381168114610bf2575f5ffd5b919050565b80356001600160a01b0381168114610bf2575f5ffd5b5f5f5f5f60808587031215610c20575f5ffd5b84359350610c3060208601610bdc565b9250610c3e60408601610bf7565b9396929550929360600135925050565b5f5f5f60608486031215610c60575f5ffd5b83359250610c7060208501610bf7565b9150610c7e60408501610bdc565b90509250925092565b5f5f60408385031215610c98575f5ffd5b610ca183610bf7565b9150610caf60208401610bdc565b90509250929050565b5f5f5f60608486031215610cca575f5ffd5b505081359360208301359350604090920135919050565b5f60208284031215610cf1575f5ffd5b5035919050565b5f5f60408385031215610d09575f5ffd5b610d1283610bf7565b9150602083013563ffffffff81168114610d2a575f5ffd5b809150509250929050565b5f5f5f5f5f5f5f60c0888a031215610d4b575f5ffd5b87359650610d5b60208901610bf7565b9550610d6960408901610bdc565b9450606088013593506080880135925060a08801356001600160401b03811115610d91575f5ffd5b8801601f81018a13610da1575f5ffd5b80356001600160401b03811115610db6575f5ffd5b8a60208260051b8401011115610dca575f5ffd5b602082019350809250505092959891949750929550565b634e487b7160e01b5f52601260045260245ffd5b5f82610e0357610e03610de1565b500690565b5f82610e1657610e16610de1565b500490565b5f60208284031215610e2b575f5ffd5b5051919050565b5f60208284031215610e42575f5ffd5b81518015158114610e51575f5ffd5b9392505050565b634e487b7160e01b5f52603260045260245ffd5b808202811582820484141761052757634e487b7160e01b5f52601160045260245ffd",
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
      "name": "confirmations",
      "type": "contract IConfirmations",
      "offsets": [
        484,
        2138
      ],
      "length": 32
    }
  ],
  "sourceMap": "621:7170:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;816:41;;;;;;;;;;;;855:2;816:41;;;;;160:25:4;;;148:2;133:18;816:41:0;;;;;;;;5091:551;;;;;;;;;;-1:-1:-1;5091:551:0;;;;;:::i;:::-;;:::i;:::-;;6182:177;;;;;;;;;;-1:-1:-1;6182:177:0;;;;;:::i;:::-;;:::i;6422:168::-;;;;;;;;;;-1:-1:-1;6422:168:0;;;;;:::i;:::-;;:::i;5724:332::-;;;;;;;;;;-1:-1:-1;5724:332:0;;;;;:::i;:::-;;:::i;6652:212::-;;;;;;;;;;-1:-1:-1;6652:212:0;;;;;:::i;:::-;;:::i;1367:55::-;;;;;;;;;;-1:-1:-1;1367:55:0;;;;;:::i;:::-;;;;;;;;;;;;-1:-1:-1;;;;;1367:55:0;;;;;;-1:-1:-1;;;;;2736:32:4;;;2718:51;;2706:2;2691:18;1367:55:0;2572:203:4;1017:45:0;;;;;;;;;;;;;;;697:38;;;;;;;;;;;;728:7;697:38;;1227:45;;;;;;;;;;-1:-1:-1;1227:45:0;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;3406:14:4;;3399:22;3381:41;;3369:2;3354:18;1227:45:0;3241:187:4;2974:477:0;;;;;;:::i;:::-;;:::i;3993:809::-;;;;;;;;;;-1:-1:-1;3993:809:0;;;;;:::i;:::-;;:::i;929:29::-;;;;;;;;;;;;;;;5091:551;5194:6;:14;;;;;;;;;;;;;5190:46;;;5217:19;;-1:-1:-1;;;5217:19:0;;;;;160:25:4;;;133:18;;5217:19:0;;;;;;;;5190:46;5250:6;-1:-1:-1;;;;;5250:18:0;;5272:1;5250:23;5246:52;;5282:16;;-1:-1:-1;;;5282:16:0;;-1:-1:-1;;;;;2736:32:4;;5282:16:0;;;2718:51:4;2691:18;;5282:16:0;2572:203:4;5246:52:0;5308:13;5324:39;5332:6;5340:10;5352;5324:7;:39::i;:::-;5403:1;5377:14;;;:7;:14;;;;;;5308:55;;-1:-1:-1;;;;;;5377:14:0;:28;5373:80;;5438:14;;;;:7;:14;;;;;;;;5414:39;;-1:-1:-1;;;5414:39:0;;;;;5302:25:4;;;-1:-1:-1;;;;;5438:14:0;;;5343:18:4;;;5336:60;5275:18;;5414:39:0;5128:274:4;5373:80:0;5463:14;;;;:7;:14;;;;;;;;;:23;;-1:-1:-1;;;;;;5463:23:0;-1:-1:-1;;;;;5463:23:0;;;;;;;;5501:55;;-1:-1:-1;;;;;5597:31:4;;5579:50;;5645:18;;;5638:34;;;5463:23:0;5518:10;;5510:6;;5501:55;;5552:18:4;5501:55:0;;;;;;;5566:69;;-1:-1:-1;;;5566:69:0;;5597:10;5566:69;;;5912:51:4;5979:18;;;5972:34;;;-1:-1:-1;;;;;6042:31:4;;6022:18;;;6015:59;6090:18;;;6083:34;;;-1:-1:-1;;;;;5566:30:0;;;;;5884:19:4;;5566:69:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;5180:462;5091:551;;;;:::o;6182:177::-;6310:41;;;;;;6328:25:4;;;-1:-1:-1;;;;;6389:32:4;;6369:18;;;6362:60;;;;-1:-1:-1;;;;;6458:31:4;;6438:18;;;6431:59;6274:7:0;;6301:18:4;;6310:41:0;;;;;;;;;;;;;6300:52;;;;;;6293:59;;6182:177;;;;;:::o;6422:168::-;6571:10;6526:56;;6732:2:4;6728:15;;;-1:-1:-1;;6724:53:4;6526:56:0;;;6712:66:4;6490:7:0;6794:12:4;;;6787:71;;;6914:3;6892:16;;;-1:-1:-1;;;;;;6888:51:4;6874:12;;;6867:73;;;;6956:12;;;6949:58;;;7023:12;6526:56:0;;;;;;;;;;;;6516:67;;;;;;6509:74;;6422:168;;;;;:::o;5724:332::-;5812:13;5828:35;5836:6;5844;5852:10;5828:7;:35::i;:::-;5891:14;;;;:7;:14;;;;;;;;-1:-1:-1;;;;;;5891:14:0;5877:10;:28;5873:81;;5939:14;;;;:7;:14;;;;;;;;5914:40;;-1:-1:-1;;;5914:40:0;;5927:10;5914:40;;;7220:51:4;-1:-1:-1;;;;;5939:14:0;;;7287:18:4;;;7280:60;7193:18;;5914:40:0;7046:300:4;5873:81:0;5971:14;;;;:7;:14;;;;;;;;;5964:21;;-1:-1:-1;;;;;;5964:21:0;;;6000:49;;-1:-1:-1;;;;;7513:31:4;;7495:50;;6026:10:0;;-1:-1:-1;;;;;6000:49:0;;;6010:6;;6000:49;;7468:18:4;6000:49:0;;;;;;;5802:254;5724:332;;;:::o;6652:212::-;6751:7;6798:12;6833:10;6845:8;6822:32;;;;;;;;7730:25:4;;;7786:2;7771:18;;7764:34;7718:2;7703:18;;7556:248;6822:32:0;;;;;;;;;;;;;6812:43;;;;;;6787:69;;;;;;;;7730:25:4;;;7786:2;7771:18;;7764:34;7718:2;7703:18;;7556:248;2974:477:0;3045:15;3076:9;3089:1;3076:14;3072:40;;3099:13;;-1:-1:-1;;;3099:13:0;;;;;;;;;;;3072:40;3126:16;728:7;3126:9;:16;:::i;:::-;:21;3122:57;;3156:23;;-1:-1:-1;;;3156:23:0;;3169:9;3156:23;;;160:25:4;133:18;;3156:23:0;14:177:4;3122:57:0;-1:-1:-1;;;;;3193:16:0;728:7;3193:9;:16;:::i;:::-;:35;3189:66;;;3237:18;;-1:-1:-1;;;3237:18:0;;3245:9;3237:18;;;160:25:4;133:18;;3237::0;14:177:4;3189:66:0;3265:17;3292:16;728:7;3292:9;:16;:::i;:::-;3329:45;;-1:-1:-1;;;3329:45:0;;-1:-1:-1;;;;;8399:32:4;;;3329:45:0;;;8381:51:4;8480:10;8468:23;;8448:18;;;8441:51;-1:-1:-1;;;;;8528:31:4;;8508:18;;;8501:59;3265:44:0;;-1:-1:-1;3329:5:0;:20;;;;;;8354:18:4;;3329:45:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;3389:55;;;8960:10:4;8948:23;;8930:42;;-1:-1:-1;;;;;9008:31:4;;9003:2;8988:18;;8981:59;3319:55:0;;-1:-1:-1;;;;;;3389:55:0;;;3408:10;;3319:55;;3389;;8903:18:4;3389:55:0;;;;;;;3062:389;2974:477;;;;:::o;3993:809::-;4201:6;:14;;;;;;;;;;;;;4197:46;;;4224:19;;-1:-1:-1;;;4224:19:0;;;;;160:25:4;;;133:18;;4224:19:0;14:177:4;4197:46:0;4253:18;4274:45;4281:22;4288:2;4292:10;4281:6;:22::i;:::-;4305:6;4313:5;;4274:6;:45::i;:::-;4253:66;;4329:14;4346:44;4355:12;4369:10;4381:8;4346;:44::i;:::-;4405:33;;-1:-1:-1;;;4405:33:0;;;;;160:25:4;;;4329:61:0;;-1:-1:-1;4405:13:0;-1:-1:-1;;;;;4405:25:0;;;;133:18:4;;4405:33:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;4400:67;;4447:20;;-1:-1:-1;;;4447:20:0;;;;;160:25:4;;;133:18;;4447:20:0;14:177:4;4400:67:0;4577:6;:14;;;;;;;;;;:21;;-1:-1:-1;;4577:21:0;4594:4;4577:21;;;;;;:6;4633:31;4584:6;4649:2;4653:10;4633:7;:31::i;:::-;4625:40;;;;;;;;;;;-1:-1:-1;4625:40:0;;-1:-1:-1;;;;;4625:40:0;;-1:-1:-1;4702:20:0;;:34;;4730:6;4702:34;;;4725:2;4702:34;4680:69;;-1:-1:-1;;;;;7513:31:4;;7495:50;;-1:-1:-1;;;;;4680:69:0;;;;;;;4690:6;;4680:69;;7483:2:4;7468:18;4680:69:0;;;;;;;4759:36;4764:6;4772:2;4776:6;4784:10;4759:4;:36::i;:::-;4187:615;;;3993:809;;;;;;;:::o;6870:531::-;6964:7;855:2;6987:22;;;:27;6983:60;;7023:20;;-1:-1:-1;;;7023:20:0;;;;;160:25:4;;;133:18;;7023:20:0;14:177:4;6983:60:0;855:2;7057:28;;7053:85;;7094:44;;-1:-1:-1;;;7094:44:0;;;;;7730:25:4;;;855:2:0;7771:18:4;;;7764:34;7703:18;;7094:44:0;7556:248:4;7053:85:0;7153:13;7148:226;855:2;7172:5;:20;7148:226;;;7252:1;7233:15;;;7232:21;;:26;;7289:73;;7343:4;7349:5;;7355;7349:12;;;;;;;:::i;:::-;;;;;;;7332:30;;;;;;;;7730:25:4;;;7786:2;7771:18;;7764:34;7718:2;7703:18;;7556:248;7332:30:0;;;;;;;;;;;;;7289:73;;;7310:5;;7316;7310:12;;;;;;;:::i;:::-;;;;;;;7324:4;7299:30;;;;;;;;7730:25:4;;;7786:2;7771:18;;7764:34;7718:2;7703:18;;7556:248;7299:30:0;;;;;;;;;;;;;7289:73;7279:84;;;;;;;;-1:-1:-1;;7194:7:0;;7148:226;;;-1:-1:-1;7390:4:0;;6870:531;-1:-1:-1;;;;6870:531:0:o;7407:382::-;7502:14;7519:17;728:7;-1:-1:-1;;;;;7519:17:0;;;:::i;:::-;7502:34;-1:-1:-1;;;;;;7550:20:0;;;7546:136;;7586:65;;-1:-1:-1;;;7586:65:0;;-1:-1:-1;;;;;10206:32:4;;;7586:65:0;;;10188:51:4;10255:18;;;10248:34;;;-1:-1:-1;;;;;10318:31:4;;10298:18;;;10291:59;7586:26:0;;;;;7620:6;;10161:18:4;;7586:65:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;7665:7;;;7546:136;7692:9;7707:2;-1:-1:-1;;;;;7707:7:0;7722:6;7707:26;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;7691:42;;;7748:4;7743:39;;7761:21;;-1:-1:-1;;;7761:21:0;;-1:-1:-1;;;;;10763:32:4;;7761:21:0;;;10745:51:4;10812:18;;;10805:34;;;10718:18;;7761:21:0;10571:274:4;7743:39:0;7492:297;;7407:382;;;;;:::o;196:171:4:-;263:20;;-1:-1:-1;;;;;312:30:4;;302:41;;292:69;;357:1;354;347:12;292:69;196:171;;;:::o;372:173::-;440:20;;-1:-1:-1;;;;;489:31:4;;479:42;;469:70;;535:1;532;525:12;550:493;635:6;643;651;659;712:3;700:9;691:7;687:23;683:33;680:53;;;729:1;726;719:12;680:53;774:23;;;-1:-1:-1;840:37:4;873:2;858:18;;840:37;:::i;:::-;830:47;;896:38;930:2;919:9;915:18;896:38;:::i;:::-;550:493;;;;-1:-1:-1;886:48:4;;1007:2;992:18;979:32;;-1:-1:-1;;550:493:4:o;1048:372::-;1124:6;1132;1140;1193:2;1181:9;1172:7;1168:23;1164:32;1161:52;;;1209:1;1206;1199:12;1161:52;1254:23;;;-1:-1:-1;1320:38:4;1354:2;1339:18;;1320:38;:::i;:::-;1310:48;;1377:37;1410:2;1399:9;1395:18;1377:37;:::i;:::-;1367:47;;1048:372;;;;;:::o;1607:258::-;1674:6;1682;1735:2;1723:9;1714:7;1710:23;1706:32;1703:52;;;1751:1;1748;1741:12;1703:52;1774:29;1793:9;1774:29;:::i;:::-;1764:39;;1822:37;1855:2;1844:9;1840:18;1822:37;:::i;:::-;1812:47;;1607:258;;;;;:::o;1870:466::-;1947:6;1955;1963;2016:2;2004:9;1995:7;1991:23;1987:32;1984:52;;;2032:1;2029;2022:12;1984:52;-1:-1:-1;;2077:23:4;;;2197:2;2182:18;;2169:32;;-1:-1:-1;2300:2:4;2285:18;;;2272:32;;1870:466;-1:-1:-1;1870:466:4:o;2341:226::-;2400:6;2453:2;2441:9;2432:7;2428:23;2424:32;2421:52;;;2469:1;2466;2459:12;2421:52;-1:-1:-1;2514:23:4;;2341:226;-1:-1:-1;2341:226:4:o;3433:350::-;3500:6;3508;3561:2;3549:9;3540:7;3536:23;3532:32;3529:52;;;3577:1;3574;3567:12;3529:52;3600:29;3619:9;3600:29;:::i;:::-;3590:39;;3679:2;3668:9;3664:18;3651:32;3723:10;3716:5;3712:22;3705:5;3702:33;3692:61;;3749:1;3746;3739:12;3692:61;3772:5;3762:15;;;3433:350;;;;;:::o;3788:1113::-;3918:6;3926;3934;3942;3950;3958;3966;4019:3;4007:9;3998:7;3994:23;3990:33;3987:53;;;4036:1;4033;4026:12;3987:53;4081:23;;;-1:-1:-1;4147:38:4;4181:2;4166:18;;4147:38;:::i;:::-;4137:48;;4204:37;4237:2;4226:9;4222:18;4204:37;:::i;:::-;4194:47;-1:-1:-1;4314:2:4;4299:18;;4286:32;;-1:-1:-1;4417:3:4;4402:19;;4389:33;;-1:-1:-1;4499:3:4;4484:19;;4471:33;-1:-1:-1;;;;;4516:30:4;;4513:50;;;4559:1;4556;4549:12;4513:50;4582:22;;4635:4;4627:13;;4623:27;-1:-1:-1;4613:55:4;;4664:1;4661;4654:12;4613:55;4704:2;4691:16;-1:-1:-1;;;;;4722:6:4;4719:30;4716:50;;;4762:1;4759;4752:12;4716:50;4815:7;4810:2;4800:6;4797:1;4793:14;4789:2;4785:23;4781:32;4778:45;4775:65;;;4836:1;4833;4826:12;4775:65;4867:2;4863;4859:11;4849:21;;4889:6;4879:16;;;;3788:1113;;;;;;;;;;:::o;7809:127::-;7870:10;7865:3;7861:20;7858:1;7851:31;7901:4;7898:1;7891:15;7925:4;7922:1;7915:15;7941:112;7973:1;7999;7989:35;;8004:18;;:::i;:::-;-1:-1:-1;8038:9:4;;7941:112::o;8058:120::-;8098:1;8124;8114:35;;8129:18;;:::i;:::-;-1:-1:-1;8163:9:4;;8058:120::o;8571:184::-;8641:6;8694:2;8682:9;8673:7;8669:23;8665:32;8662:52;;;8710:1;8707;8700:12;8662:52;-1:-1:-1;8733:16:4;;8571:184;-1:-1:-1;8571:184:4:o;9051:277::-;9118:6;9171:2;9159:9;9150:7;9146:23;9142:32;9139:52;;;9187:1;9184;9177:12;9139:52;9219:9;9213:16;9272:5;9265:13;9258:21;9251:5;9248:32;9238:60;;9294:1;9291;9284:12;9238:60;9317:5;9051:277;-1:-1:-1;;;9051:277:4:o;9586:127::-;9647:10;9642:3;9638:20;9635:1;9628:31;9678:4;9675:1;9668:15;9702:4;9699:1;9692:15;9718:265;9791:9;;;9822;;9839:15;;;9833:22;;9819:37;9809:168;;9899:10;9894:3;9890:20;9887:1;9880:31;9934:4;9931:1;9924:15;9962:4;9959:1;9952:15",
  "creationSourceMap": "621:7170:0:-:0;;;2571:137;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;;;;;2647:14:0;;;;;2671:30;;;621:7170;;14:139:4;-1:-1:-1;;;;;97:31:4;;87:42;;77:70;;143:1;140;133:12;77:70;14:139;:::o;158:437::-;273:6;281;334:2;322:9;313:7;309:23;305:32;302:52;;;350:1;347;340:12;302:52;382:9;376:16;401:39;434:5;401:39;:::i;:::-;509:2;494:18;;488:25;459:5;;-1:-1:-1;522:41:4;488:25;522:41;:::i;:::-;582:7;572:17;;;158:437;;;;;:::o;:::-;621:7170:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "rollup/contracts/Bridge.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {IExitMarket} from \"./IExitMarket.sol\";\nimport {IConfirmations} from \"./IConfirmations.sol\";\nimport {IInbox} from \"./IInbox.sol\";\n\n/// @title The rollup's bridge: the vault that holds what is on the rollup\n/// @notice Ether that goes up stays here. It comes out again for whoever shows, by a Merkle proof, that a confirmed state\n///         of the rollup holds a withdrawal of so much. No key of anybody's opens it, and nobody's word: only a state that\n///         `confirmations` calls confirmed. If a lie were confirmed there, this contract would pay it.\ncontract Bridge {\n    /// @notice Amounts on the rollup are whole gwei.\n    uint256 public constant GWEI = 10 ** 9;\n\n    /// @notice How many levels the tree of withdrawals has: 2^16 leaves.\n    uint256 public constant OUTBOX_DEPTH = 16;\n\n    /// @notice Where deposits queue, to be taken by the rollup.\n    IInbox public immutable inbox;\n    /// @notice Who says which states are confirmed.\n    IConfirmations public immutable confirmations;\n\n    /// @notice Which withdrawals have been paid, so that none is paid twice. Their numbers are given once, whatever\n    ///         state they are shown in.\n    mapping(uint256 number => bool) public isPaid;\n\n    /// @notice Who was given the right to a withdrawal by its recipient. Zero: nobody.\n    mapping(bytes32 right => address holder) public holders;\n\n    event Deposited(uint256 indexed message, address indexed from, address indexed to, uint32 toIndex, uint64 amountGwei);\n    event Withdrawn(uint256 indexed number, address indexed to, address indexed paid, uint64 amountGwei);\n    event Assigned(uint256 indexed number, address indexed seller, address indexed market, uint64 amountGwei, uint256 price);\n    event GivenBack(uint256 indexed number, address indexed seller, address indexed market, uint64 amountGwei);\n\n    error NothingSent();\n    error NotWholeGwei(uint256 amount);\n    error TooMuch(uint256 amount);\n    error AlreadyPaid(uint256 number);\n    error NoSuchNumber(uint256 number);\n    error WrongProofLength(uint256 given, uint256 needed);\n    error NotConfirmed(bytes32 output);\n    error CannotPay(address account, uint256 amount);\n    error AlreadyAssigned(uint256 number, address holder);\n    error NoMarket(address market);\n    error NotTheHolder(address caller, address holder);\n\n    /// @param confirmations_ The rollup. It may be deployed later: an address is known before there is code.\n    /// @dev What is sent along backs the balances that the rollup begins with.\n    constructor(IInbox inbox_, IConfirmations confirmations_) payable {\n        inbox = inbox_;\n        confirmations = confirmations_;\n    }\n\n    /// @notice Lock ether here and queue a message to the rollup, which credits it when it takes the message.\n    /// @param to Whose account it is for.\n    /// @param toIndex The account's number there. If that is not the account of `to`, it gets a new one.\n    function deposit(address to, uint32 toIndex) external payable returns (uint256 message) {\n        if (msg.value == 0) revert NothingSent();\n        if (msg.value % GWEI != 0) revert NotWholeGwei(msg.value);\n        if (msg.value / GWEI > type(uint64).max) revert TooMuch(msg.value);\n        uint64 amountGwei = uint64(msg.value / GWEI);\n        message = inbox.enqueueDeposit(to, toIndex, amountGwei);\n        emit Deposited(message, msg.sender, to, toIndex, amountGwei);\n    }\n\n    /// @notice Pay a withdrawal that is in the outbox of a confirmed state. Anybody may ask for it: the money goes to its\n    ///         recipient, or to whom the recipient assigned it.\n    /// @param number Its place in the outbox.\n    /// @param accountsRoot The half of the state that is not looked into.\n    /// @param counters The state's counters. With both, the outbox' root makes the output, which must be confirmed.\n    /// @param proof The hashes beside the path from the withdrawal to the outbox' root, from the bottom up.\n    function withdraw(\n        uint256 number,\n        address to,\n        uint64 amountGwei,\n        bytes32 accountsRoot,\n        bytes32 counters,\n        bytes32[] calldata proof\n    ) external {\n        if (isPaid[number]) revert AlreadyPaid(number);\n        bytes32 outboxRoot = _climb(leafOf(to, amountGwei), number, proof);\n        bytes32 output = outputOf(accountsRoot, outboxRoot, counters);\n        if (!confirmations.isConfirmed(output)) revert NotConfirmed(output);\n        // The books change before the money leaves: whoever calls back finds this withdrawal paid.\n        isPaid[number] = true;\n        address holder = holders[rightOf(number, to, amountGwei)];\n        emit Withdrawn(number, to, holder == address(0) ? to : holder, amountGwei);\n        _pay(number, to, holder, amountGwei);\n    }\n\n    /// @notice Assign the right to a withdrawal of yours to a market, which may pay you before it is confirmed.\n    ///         It is not checked that there is one. If you are not its recipient, nothing is assigned by this.\n    /// @param price What you ask the market for, in wei.\n    function sell(uint256 number, uint64 amountGwei, address market, uint256 price) external {\n        if (isPaid[number]) revert AlreadyPaid(number);\n        if (market.code.length == 0) revert NoMarket(market);\n        bytes32 right = rightOf(number, msg.sender, amountGwei);\n        if (holders[right] != address(0)) revert AlreadyAssigned(number, holders[right]);\n        holders[right] = market;\n        emit Assigned(number, msg.sender, market, amountGwei, price);\n        IExitMarket(market).onAssigned(msg.sender, number, amountGwei, price);\n    }\n\n    /// @notice A market gives a right that it holds back to the recipient.\n    function giveBack(uint256 number, address seller, uint64 amountGwei) external {\n        bytes32 right = rightOf(number, seller, amountGwei);\n        if (msg.sender != holders[right]) revert NotTheHolder(msg.sender, holders[right]);\n        delete holders[right];\n        emit GivenBack(number, seller, msg.sender, amountGwei);\n    }\n\n    /// @notice What a right is kept under: only the withdrawal that it was said to be is worth anything to its holder.\n    function rightOf(uint256 number, address recipient, uint64 amountGwei) public pure returns (bytes32) {\n        return keccak256(abi.encode(number, recipient, amountGwei));\n    }\n\n    /// @notice A withdrawal as it stands in the outbox.\n    function leafOf(address to, uint64 amountGwei) public pure returns (bytes32) {\n        return keccak256(abi.encodePacked(to, bytes12(0), amountGwei, bytes24(0)));\n    }\n\n    /// @notice What a state of the rollup is known by.\n    function outputOf(bytes32 accountsRoot, bytes32 outboxRoot, bytes32 counters) public pure returns (bytes32) {\n        return keccak256(abi.encode(accountsRoot, keccak256(abi.encode(outboxRoot, counters))));\n    }\n\n    function _climb(bytes32 node, uint256 number, bytes32[] calldata proof) private pure returns (bytes32) {\n        if (number >> OUTBOX_DEPTH != 0) revert NoSuchNumber(number);\n        if (proof.length != OUTBOX_DEPTH) revert WrongProofLength(proof.length, OUTBOX_DEPTH);\n        for (uint256 level = 0; level < OUTBOX_DEPTH; level++) {\n            bool isRight = (number >> level) & 1 == 1;\n            node = keccak256(isRight ? abi.encode(proof[level], node) : abi.encode(node, proof[level]));\n        }\n        return node;\n    }\n\n    function _pay(uint256 number, address to, address holder, uint64 amountGwei) private {\n        uint256 amount = amountGwei * GWEI;\n        if (holder != address(0)) {\n            IExitMarket(holder).onPaid{value: amount}(to, number, amountGwei);\n            return;\n        }\n        (bool sent, ) = to.call{value: amount}(\"\");\n        if (!sent) revert CannotPay(to, amount);\n    }\n}\n"
    },
    {
      "path": "rollup/contracts/IConfirmations.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Who says which states of a rollup are confirmed\n/// @notice A bridge asks nothing else of a rollup, whichever way it gets there: by waiting for a lie to be shown, or by\n///         a proof that there is none.\ninterface IConfirmations {\n    /// @notice Whether this output will stand for ever, as far as this contract can tell.\n    function isConfirmed(bytes32 output) external view returns (bool);\n}\n"
    },
    {
      "path": "rollup/contracts/IExitMarket.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Who buys withdrawals that are not confirmed yet\n/// @notice The bridge calls these two functions of the contract that a withdrawal's right was assigned to. Everybody\n///         can call them, so a market has to ask who does.\ninterface IExitMarket {\n    /// @notice The right to a withdrawal is yours now. The bridge can't tell whether there is such a withdrawal: it\n    ///         only knows who says so. Whoever pays for it has to look at the rollup.\n    /// @param seller The recipient that the withdrawal must have, or the right is worth nothing.\n    /// @param number The withdrawal's number in the rollup's outbox.\n    /// @param price What the seller asks for, in wei.\n    function onAssigned(address seller, uint256 number, uint64 amountGwei, uint256 price) external;\n\n    /// @notice A withdrawal whose right was assigned to you is paid with this call.\n    function onPaid(address seller, uint256 number, uint64 amountGwei) external payable;\n}\n"
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
      "signature": "confirmations()",
      "selector": "0x9cf5d607",
      "gas": null,
      "notice": "Who says which states are confirmed."
    },
    {
      "signature": "deposit(address,uint32)",
      "selector": "0xdd1d708b",
      "gas": null,
      "notice": "Lock ether here and queue a message to the rollup, which credits it when it takes the message."
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
      "gas": 2497,
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
      "gas": 778,
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
      "notice": "Assign the right to a withdrawal of yours to a market, which may pay you before it is confirmed.         It is not checked that there is one. If you are not its recipient, nothing is assigned by this."
    },
    {
      "signature": "withdraw(uint256,address,uint64,bytes32,bytes32,bytes32[])",
      "selector": "0xe1d6b7e7",
      "gas": null,
      "notice": "Pay a withdrawal that is in the outbox of a confirmed state. Anybody may ask for it: the money goes to its         recipient, or to whom the recipient assigned it."
    }
  ]
}
