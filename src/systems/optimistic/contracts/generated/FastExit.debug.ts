// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../../l1/trace/artifact.ts'

export const FastExitDebug: DebugArtifact = {
  "name": "FastExit",
  "deployedBytecode": "0x608060405260043610610079575f3560e01c8063a8a251c61161004c578063a8a251c61461010a578063dd6958381461011d578063e7460e771461013c578063e78cea9214610175575f5ffd5b80633fda53891461007d578063448731bc146100925780636ceeae6a146100b15780638a72ea6a146100d0575b5f5ffd5b61009061008b366004610af5565b6101c0565b005b34801561009d575f5ffd5b506100906100ac366004610b0c565b61032f565b3480156100bc575f5ffd5b506100906100cb366004610bc3565b610431565b3480156100db575f5ffd5b506100ef6100ea366004610af5565b61068d565b60405161010196959493929190610c38565b60405180910390f35b610090610118366004610c8b565b6106ee565b348015610128575f5ffd5b50610090610137366004610af5565b6108ad565b348015610147575f5ffd5b50610167610156366004610af5565b60016020525f908152604090205481565b604051908152602001610101565b348015610180575f5ffd5b506101a87f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610101565b5f6101ca826109c7565b905080600301543414610204576003810154604051633438cb1f60e11b815234600482015260248101919091526044015b60405180910390fd5b600281015460405163cd392a8360e01b815260048101919091527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063cd392a8390602401602060405180830381865afa15801561026d573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906102919190610cc4565b156102b7578060020154604051632fe1c8ef60e11b81526004016101fb91815260200190565b8054600160e01b60ff60e01b199091161781556001810180546001600160a01b0319163390811790915560405190815282907f48996614f3380f3dcd5a2d2e6eaddfd66207ff3457fee339e09b4735bc9ec9589060200160405180910390a2805461032b906001600160a01b031634610a24565b5050565b5f61033986610aab565b905060018154600160e01b900460ff16600381111561035a5761035a610c04565b1115610389578054604051630a3c599b60e11b81526101fb918891600160e01b90910460ff1690600401610cea565b6002810154815460405163e1d6b7e760e01b81527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b039081169363e1d6b7e7936103fc939192811691600160a01b90910467ffffffffffffffff16908b908b908b908b90600401610cfe565b5f604051808303815f87803b158015610413575f5ffd5b505af1158015610425573d5f5f3e3d5ffd5b50505050505050505050565b336001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161461047c57604051634e53418360e01b81523360048201526024016101fb565b5f80546040805160c0810182526001600160a01b03888116825267ffffffffffffffff8781166020840190815293830186815260608401879052608084018a905260a0840188905260018601875595805282517f290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e563600487020180549551909216600160a01b026001600160e01b03199095169216919091179290921780835593519293909290829060ff60e01b1916600160e01b83600381111561054257610542610c04565b02179055506060820151600182810180546001600160a01b0319166001600160a01b039384161790556080840151600284015560a090930151600390920191909155604051633afeb58960e01b81528392915f917f000000000000000000000000000000000000000000000000000000000000000090911690633afeb589906105d3908a908c908b90600401610d6e565b602060405180830381865afa1580156105ee573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906106129190610d97565b81526020019081526020015f208190555083817fc802a7b23306e9b307be066ab37c351987e10c02c5a69c3fa5cad1a37b306c5187868660405161067e939291906001600160a01b0393909316835267ffffffffffffffff919091166020830152604082015260600190565b60405180910390a35050505050565b5f818154811061069b575f80fd5b5f91825260209091206004909102018054600182015460028301546003909301546001600160a01b038084169550600160a01b840467ffffffffffffffff1694600160e01b90940460ff16939216919086565b336001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161461073957604051634e53418360e01b81523360048201526024016101fb565b5f60015f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316633afeb5898688876040518463ffffffff1660e01b815260040161078d93929190610d6e565b602060405180830381865afa1580156107a8573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906107cc9190610d97565b81526020019081526020015f205490505f5f82815481106107ef576107ef610dae565b5f91825260208220600490910201915060018254600160e01b900460ff16600381111561081e5761081e610c04565b146108335781546001600160a01b0316610842565b60018201546001600160a01b03165b8254600160e11b60ff60e01b19909116178355604080513481526001600160a01b038316602082015291925084917fcec1e70529eb2212cdab3e78d1449f44524bc95008bcbca0d48f26ae295f1841910160405180910390a26108a58134610a24565b505050505050565b5f6108b7826109c7565b80549091506001600160a01b031633146108f857805460405163f369c45360e01b81523360048201526001600160a01b0390911660248201526044016101fb565b805460ff60e01b1916600360e01b17815560405182907fb0ad2946e51a400f4443433ff8493c37ef21907d6007fd703c2109c73a93988c905f90a260028101548154604051637017f16160e01b81527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0390811693637017f1619361099e939192811691600160a01b90910467ffffffffffffffff1690600401610d6e565b5f604051808303815f87803b1580156109b5575f5ffd5b505af11580156108a5573d5f5f3e3d5ffd5b5f6109d182610aab565b90505f8154600160e01b900460ff1660038111156109f1576109f1610c04565b14610a1f578054604051630a3c599b60e11b81526101fb918491600160e01b90910460ff1690600401610cea565b919050565b5f826001600160a01b0316826040515f6040518083038185875af1925050503d805f8114610a6d576040519150601f19603f3d011682016040523d82523d5f602084013e610a72565b606091505b5050905080610aa6576040516304ad9c9d60e41b81526001600160a01b0384166004820152602481018390526044016101fb565b505050565b5f80548210610ad05760405163075471b560e11b8152600481018390526024016101fb565b5f8281548110610ae257610ae2610dae565b905f5260205f2090600402019050919050565b5f60208284031215610b05575f5ffd5b5035919050565b5f5f5f5f5f60808688031215610b20575f5ffd5b853594506020860135935060408601359250606086013567ffffffffffffffff811115610b4b575f5ffd5b8601601f81018813610b5b575f5ffd5b803567ffffffffffffffff811115610b71575f5ffd5b8860208260051b8401011115610b85575f5ffd5b959894975092955050506020019190565b80356001600160a01b0381168114610a1f575f5ffd5b803567ffffffffffffffff81168114610a1f575f5ffd5b5f5f5f5f60808587031215610bd6575f5ffd5b610bdf85610b96565b935060208501359250610bf460408601610bac565b9396929550929360600135925050565b634e487b7160e01b5f52602160045260245ffd5b60048110610c3457634e487b7160e01b5f52602160045260245ffd5b9052565b6001600160a01b038716815267ffffffffffffffff8616602082015260c08101610c656040830187610c18565b6001600160a01b03949094166060820152608081019290925260a0909101529392505050565b5f5f5f60608486031215610c9d575f5ffd5b610ca684610b96565b925060208401359150610cbb60408501610bac565b90509250925092565b5f60208284031215610cd4575f5ffd5b81518015158114610ce3575f5ffd5b9392505050565b82815260408101610ce36020830184610c18565b8781526001600160a01b038716602082015267ffffffffffffffff86166040820152606081018590526080810184905260c060a0820181905281018290525f6001600160fb1b03831115610d50575f5ffd5b8260051b808560e08501379190910160e00198975050505050505050565b9283526001600160a01b0391909116602083015267ffffffffffffffff16604082015260600190565b5f60208284031215610da7575f5ffd5b5051919050565b634e487b7160e01b5f52603260045260245ffd",
  "immutables": [
    {
      "name": "bridge",
      "type": "contract Bridge",
      "offsets": [
        390,
        544,
        927,
        1084,
        1432,
        1785,
        1855,
        2377
      ],
      "length": 32
    }
  ],
  "sourceMap": "893:5440:4:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;3349:644;;;;;;:::i;:::-;;:::i;:::-;;4779:366;;;;;;;;;;-1:-1:-1;4779:366:4;;;;;:::i;:::-;;:::i;2875:377::-;;;;;;;;;;-1:-1:-1;2875:377:4;;;;;:::i;:::-;;:::i;1598:21::-;;;;;;;;;;-1:-1:-1;1598:21:4;;;;;:::i;:::-;;:::i;:::-;;;;;;;;;;;;:::i;:::-;;;;;;;;5346:436;;;;;;:::i;:::-;;:::i;4095:328::-;;;;;;;;;;-1:-1:-1;4095:328:4;;;;;:::i;:::-;;:::i;1718:58::-;;;;;;;;;;-1:-1:-1;1718:58:4;;;;;:::i;:::-;;;;;;;;;;;;;;;;;3830:25:5;;;3818:2;3803:18;1718:58:4;3684:177:5;1440:30:4;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;4045:32:5;;;4027:51;;4015:2;4000:18;1440:30:4;3866:218:5;3349:644:4;3405:20;3428:17;3439:5;3428:10;:17::i;:::-;3405:40;;3472:6;:12;;;3459:9;:25;3455:73;;3515:12;;;;3493:35;;-1:-1:-1;;;3493:35:4;;3504:9;3493:35;;;4263:25:5;4304:18;;;4297:34;;;;4236:18;;3493:35:4;;;;;;;;3455:73;3669:13;;;;3655:28;;-1:-1:-1;;;3655:28:4;;;;;3830:25:5;;;;3655:6:4;-1:-1:-1;;;;;3655:13:4;;;;3803:18:5;;3655:28:4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;3651:68;;;3705:6;:13;;;3692:27;;-1:-1:-1;;;3692:27:4;;;;;;3830:25:5;;3818:2;3803:18;;3684:177;3651:68:4;3839:29;;-1:-1:-1;;;;;;;3839:29:4;;;;;;3855:13;3878:15;;:28;;-1:-1:-1;;;;;;3878:28:4;3896:10;3878:28;;;;;;3921:25;;4027:51:5;;;3928:5:4;;3921:25;;4015:2:5;4000:18;3921:25:4;;;;;;;3961:13;;3956:30;;-1:-1:-1;;;;;3961:13:4;3976:9;3956:4;:30::i;:::-;3395:598;3349:644;:::o;4779:366::-;4934:17;4954:13;4961:5;4954:6;:13::i;:::-;4934:33;-1:-1:-1;4994:13:4;4981:10;;-1:-1:-1;;;4981:10:4;;;;:26;;;;;;;;:::i;:::-;;4977:65;;;5031:10;;5016:26;;-1:-1:-1;;;5016:26:4;;;;5024:5;;-1:-1:-1;;;5031:10:4;;;;;;5016:26;;;:::i;4977:65::-;5068:10;;;;5080;;5052:86;;-1:-1:-1;;;5052:86:4;;:6;-1:-1:-1;;;;;5052:15:4;;;;;;:86;;5068:10;;5080;;;-1:-1:-1;;;5092:14:4;;;;;;5108:12;;5122:8;;5132:5;;;;5052:86;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;4924:221;4779:366;;;;;:::o;2875:377::-;2493:10;-1:-1:-1;;;;;2515:6:4;2493:29;;2489:66;;2531:24;;-1:-1:-1;;;2531:24:4;;2544:10;2531:24;;;4027:51:5;4000:18;;2531:24:4;3866:218:5;2489:66:4;2991:13:::1;3007::::0;;3042:65:::1;::::0;;::::1;::::0;::::1;::::0;;-1:-1:-1;;;;;3042:65:4;;::::1;::::0;;::::1;::::0;;::::1;;::::0;::::1;::::0;;;;;;;;;;;;;;;;;;;;;;;;;;;3030:78:::1;::::0;::::1;::::0;;;;;;;;::::1;::::0;::::1;;::::0;;;;;;::::1;-1:-1:-1::0;;;3030:78:4::1;-1:-1:-1::0;;;;;;3030:78:4;;;;::::1;::::0;;;;;;;::::1;::::0;;;;;3007:13;;3042:65;;3030:78;;;-1:-1:-1;;;;3030:78:4::1;-1:-1:-1::0;;;3030:78:4;::::1;::::0;::::1;;;;;;:::i;:::-;;;::::0;;-1:-1:-1;3030:78:4::1;::::0;::::1;::::0;::::1;::::0;;::::1;::::0;;-1:-1:-1;;;;;;3030:78:4::1;-1:-1:-1::0;;;;;3030:78:4;;::::1;;::::0;;::::1;::::0;::::1;::::0;::::1;::::0;::::1;::::0;::::1;::::0;;::::1;::::0;::::1;::::0;;::::1;::::0;;;;3130:42:::1;::::0;-1:-1:-1;;;3130:42:4;;3176:5;;3030:78;-1:-1:-1;;3130:6:4::1;:14:::0;;::::1;::::0;::::1;::::0;:42:::1;::::0;3145:6;;3153;;3161:10;;3130:42:::1;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;3118:55;;;;;;;;;;;:63;;;;3211:6;3204:5;3196:49;3219:6;3227:10;3239:5;3196:49;;;;;;;-1:-1:-1::0;;;;;6746:32:5;;;;6728:51;;6827:18;6815:31;;;;6810:2;6795:18;;6788:59;6878:2;6863:18;;6856:34;6716:2;6701:18;;6528:368;3196:49:4::1;;;;;;;;2981:271;2875:377:::0;;;;:::o;1598:21::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;-1:-1:-1;;;;;1598:21:4;;;;-1:-1:-1;;;;1598:21:4;;;;;-1:-1:-1;;;1598:21:4;;;;;;;;;;;:::o;5346:436::-;2493:10;-1:-1:-1;;;;;2515:6:4;2493:29;;2489:66;;2531:24;;-1:-1:-1;;;2531:24:4;;2544:10;2531:24;;;4027:51:5;4000:18;;2531:24:4;3866:218:5;2489:66:4;5451:13:::1;5467:11;:55;5479:6;-1:-1:-1::0;;;;;5479:14:4::1;;5494:6;5502;5510:10;5479:42;;;;;;;;;;;;;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;5467:55;;;;;;;;;;;;5451:71;;5532:18;5553:6;5560:5;5553:13;;;;;;;;:::i;:::-;;::::0;;;::::1;::::0;;::::1;::::0;;::::1;;::::0;-1:-1:-1;5607:13:4::1;5592:11:::0;;-1:-1:-1;;;5592:11:4;::::1;;;:28;::::0;::::1;;;;;;:::i;:::-;;:58;;5639:11:::0;;-1:-1:-1;;;;;5639:11:4::1;5592:58;;;5623:13;::::0;::::1;::::0;-1:-1:-1;;;;;5623:13:4::1;5592:58;5660:30:::0;;-1:-1:-1;;;;;;;5660:30:4;;::::1;;::::0;;5705:38:::1;::::0;;5726:9:::1;7207:25:5::0;;-1:-1:-1;;;;;7268:32:5;;7263:2;7248:18;;7241:60;5576:74:4;;-1:-1:-1;5719:5:4;;5705:38:::1;::::0;7180:18:5;5705:38:4::1;;;;;;;5753:22;5758:5;5765:9;5753:4;:22::i;:::-;5441:341;;;5346:436:::0;;;:::o;4095:328::-;4147:19;4169:17;4180:5;4169:10;:17::i;:::-;4214:12;;;;-1:-1:-1;;;;;;4214:12:4;4200:10;:26;4196:77;;4260:12;;4235:38;;-1:-1:-1;;;4235:38:4;;4248:10;4235:38;;;7486:51:5;-1:-1:-1;;;;;4260:12:4;;;7553:18:5;;;7546:60;7459:18;;4235:38:4;7312:300:5;4196:77:4;4283:31;;-1:-1:-1;;;;4283:31:4;-1:-1:-1;;;4283:31:4;;;4329:16;;4339:5;;4329:16;;-1:-1:-1;;4329:16:4;4371:12;;;;4385;;4355:61;;-1:-1:-1;;;4355:61:4;;:6;-1:-1:-1;;;;;4355:15:4;;;;;;:61;;4371:12;;4385;;;-1:-1:-1;;;4399:16:4;;;;;;4355:61;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;5962:190;6019:18;6056:13;6063:5;6056:6;:13::i;:::-;6049:20;-1:-1:-1;6098:11:4;6083;;-1:-1:-1;;;6083:11:4;;;;:26;;;;;;;;:::i;:::-;;6079:66;;6133:11;;6118:27;;-1:-1:-1;;;6118:27:4;;;;6126:5;;-1:-1:-1;;;6133:11:4;;;;;;6118:27;;;:::i;6079:66::-;5962:190;;;:::o;6158:173::-;6224:9;6239:7;-1:-1:-1;;;;;6239:12:4;6259:6;6239:31;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;6223:47;;;6285:4;6280:44;;6298:26;;-1:-1:-1;;;6298:26:4;;-1:-1:-1;;;;;8019:32:5;;6298:26:4;;;8001:51:5;8068:18;;;8061:34;;;7974:18;;6298:26:4;7827:274:5;6280:44:4;6213:118;6158:173;;:::o;5788:168::-;5841:13;5879;;5870:22;;5866:53;;5901:18;;-1:-1:-1;;;5901:18:4;;;;;3830:25:5;;;3803:18;;5901::4;3684:177:5;5866:53:4;5936:6;5943:5;5936:13;;;;;;;;:::i;:::-;;;;;;;;;;;5929:20;;5788:168;;;:::o;14:226:5:-;73:6;126:2;114:9;105:7;101:23;97:32;94:52;;;142:1;139;132:12;94:52;-1:-1:-1;187:23:5;;14:226;-1:-1:-1;14:226:5:o;245:965::-;358:6;366;374;382;390;443:3;431:9;422:7;418:23;414:33;411:53;;;460:1;457;450:12;411:53;505:23;;;-1:-1:-1;625:2:5;610:18;;597:32;;-1:-1:-1;728:2:5;713:18;;700:32;;-1:-1:-1;809:2:5;794:18;;781:32;836:18;825:30;;822:50;;;868:1;865;858:12;822:50;891:22;;944:4;936:13;;932:27;-1:-1:-1;922:55:5;;973:1;970;963:12;922:55;1013:2;1000:16;1039:18;1031:6;1028:30;1025:50;;;1071:1;1068;1061:12;1025:50;1124:7;1119:2;1109:6;1106:1;1102:14;1098:2;1094:23;1090:32;1087:45;1084:65;;;1145:1;1142;1135:12;1084:65;245:965;;;;-1:-1:-1;245:965:5;;-1:-1:-1;;;1176:2:5;1168:11;;1198:6;245:965::o;1215:173::-;1283:20;;-1:-1:-1;;;;;1332:31:5;;1322:42;;1312:70;;1378:1;1375;1368:12;1393:171;1460:20;;1520:18;1509:30;;1499:41;;1489:69;;1554:1;1551;1544:12;1569:493;1654:6;1662;1670;1678;1731:3;1719:9;1710:7;1706:23;1702:33;1699:53;;;1748:1;1745;1738:12;1699:53;1771:29;1790:9;1771:29;:::i;:::-;1761:39;-1:-1:-1;1869:2:5;1854:18;;1841:32;;-1:-1:-1;1916:37:5;1949:2;1934:18;;1916:37;:::i;:::-;1569:493;;;;-1:-1:-1;1906:47:5;;2026:2;2011:18;1998:32;;-1:-1:-1;;1569:493:5:o;2067:127::-;2128:10;2123:3;2119:20;2116:1;2109:31;2159:4;2156:1;2149:15;2183:4;2180:1;2173:15;2199:234;2277:1;2270:5;2267:12;2257:143;;2322:10;2317:3;2313:20;2310:1;2303:31;2357:4;2354:1;2347:15;2385:4;2382:1;2375:15;2257:143;2409:18;;2199:234::o;2438:633::-;-1:-1:-1;;;;;2748:32:5;;2730:51;;2829:18;2817:31;;2812:2;2797:18;;2790:59;2717:3;2702:19;;2858:50;2904:2;2889:18;;2881:6;2858:50;:::i;:::-;-1:-1:-1;;;;;2944:32:5;;;;2939:2;2924:18;;2917:60;3008:3;2993:19;;2986:35;;;;2964:3;3037:19;;;3030:35;2944:32;2438:633;-1:-1:-1;;;2438:633:5:o;3076:372::-;3152:6;3160;3168;3221:2;3209:9;3200:7;3196:23;3192:32;3189:52;;;3237:1;3234;3227:12;3189:52;3260:29;3279:9;3260:29;:::i;:::-;3250:39;-1:-1:-1;3358:2:5;3343:18;;3330:32;;-1:-1:-1;3405:37:5;3438:2;3423:18;;3405:37;:::i;:::-;3395:47;;3076:372;;;;;:::o;4342:277::-;4409:6;4462:2;4450:9;4441:7;4437:23;4433:32;4430:52;;;4478:1;4475;4468:12;4430:52;4510:9;4504:16;4563:5;4556:13;4549:21;4542:5;4539:32;4529:60;;4585:1;4582;4575:12;4529:60;4608:5;4342:277;-1:-1:-1;;;4342:277:5:o;4832:271::-;5013:25;;;5001:2;4986:18;;5047:50;5093:2;5078:18;;5070:6;5047:50;:::i;5108:853::-;5417:25;;;-1:-1:-1;;;;;5478:32:5;;5473:2;5458:18;;5451:60;5559:18;5547:31;;5542:2;5527:18;;5520:59;5610:2;5595:18;;5588:34;;;5653:3;5638:19;;5631:35;;;5703:3;5498;5682:19;;5675:32;;;5723:19;;5716:35;;;-1:-1:-1;;;;;;5763:31:5;;5760:51;;;5807:1;5804;5797:12;5760:51;5841:6;5838:1;5834:14;5899:6;5891;5885:3;5874:9;5870:19;5857:49;5927:22;;;;5951:3;5923:32;;5108:853;-1:-1:-1;;;;;;;;5108:853:5:o;5966:368::-;6166:25;;;-1:-1:-1;;;;;6227:32:5;;;;6222:2;6207:18;;6200:60;6308:18;6296:31;6291:2;6276:18;;6269:59;6154:2;6139:18;;5966:368::o;6339:184::-;6409:6;6462:2;6450:9;6441:7;6437:23;6433:32;6430:52;;;6478:1;6475;6468:12;6430:52;-1:-1:-1;6501:16:5;;6339:184;-1:-1:-1;6339:184:5:o;6901:127::-;6962:10;6957:3;6953:20;6950:1;6943:31;6993:4;6990:1;6983:15;7017:4;7014:1;7007:15",
  "creationSourceMap": "893:5440:4:-:0;;;2579:61;;;;;;;;;;;;;;;;;;;;;;;;;;;;:::i;:::-;-1:-1:-1;;;;;2617:16:4;;;893:5440;;14:305:5;99:6;152:2;140:9;131:7;127:23;123:32;120:52;;;168:1;165;158:12;120:52;194:16;;-1:-1:-1;;;;;239:31:5;;229:42;;219:70;;285:1;282;275:12;219:70;308:5;14:305;-1:-1:-1;;;14:305:5:o;:::-;893:5440:4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
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
    },
    {
      "path": "systems/optimistic/contracts/FastExit.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {Bridge} from \"../../../rollup/contracts/Bridge.sol\";\nimport {IExitMarket} from \"../../../rollup/contracts/IExitMarket.sol\";\n\n/// @title A market for withdrawals that are not confirmed yet\n/// @notice Who does not want to wait for the window sells the right to a withdrawal at a price of their own. Whoever fills\n///         the offer pays that price at once, and gets the bridge's payment when it comes. If it never comes, because\n///         there was no such withdrawal, or because the claim it stood in was a lie, the loss is theirs. So a provider\n///         runs the rollup's program and knows already what L1 will only believe after the window: that knowledge, the\n///         risk and the waiting are what the difference pays for.\n/// @dev No money ever stays here: what comes in with a call goes out with the same call.\ncontract FastExit is IExitMarket {\n    enum Status {\n        Open,\n        Filled,\n        Collected,\n        TakenBack\n    }\n\n    /// @param number The withdrawal's place in the rollup's outbox.\n    /// @param price What the seller asks for, in wei.\n    /// @param provider Who filled it. Zero: nobody yet.\n    struct Offer {\n        address seller;\n        uint64 amountGwei;\n        Status status;\n        address provider;\n        uint256 number;\n        uint256 price;\n    }\n\n    /// @notice The bridge whose withdrawals are traded here.\n    Bridge public immutable bridge;\n\n    /// @notice All offers ever made. What an offer asks never changes, so that nobody pays another price than they saw.\n    Offer[] public offers;\n\n    /// @notice The newest offer of a right, by the name that the bridge has for the right.\n    mapping(bytes32 right => uint256 offer) public newestOffer;\n\n    event Offered(\n        uint256 indexed offer,\n        uint256 indexed number,\n        address seller,\n        uint64 amountGwei,\n        uint256 price\n    );\n    event Filled(uint256 indexed offer, address provider);\n    event TakenBack(uint256 indexed offer);\n    event ExitCollected(uint256 indexed offer, uint256 amount, address owner);\n\n    error NotTheBridge(address caller);\n    error NoSuchOffer(uint256 offer);\n    error NotOpen(uint256 offer, Status status);\n    error WrongPrice(uint256 sent, uint256 price);\n    error NotTheSeller(address caller, address seller);\n    error NumberIsPaid(uint256 number);\n    error CannotPay(address account, uint256 amount);\n\n    modifier onlyBridge() {\n        if (msg.sender != address(bridge)) revert NotTheBridge(msg.sender);\n        _;\n    }\n\n    constructor(Bridge bridge_) {\n        bridge = bridge_;\n    }\n\n    /// @notice An offer is made by selling the right at the bridge to this market: `Bridge.sell`. So it is certain who\n    ///         the seller is, and that nobody else holds the right; that there is such a withdrawal is not.\n    function onAssigned(address seller, uint256 number, uint64 amountGwei, uint256 price) external onlyBridge {\n        uint256 offer = offers.length;\n        offers.push(Offer(seller, amountGwei, Status.Open, address(0), number, price));\n        newestOffer[bridge.rightOf(number, seller, amountGwei)] = offer;\n        emit Offered(offer, number, seller, amountGwei, price);\n    }\n\n    /// @notice Pay the price, and own the withdrawal from now on. Send exactly the price.\n    function fill(uint256 offer) external payable {\n        Offer storage filled = _openOffer(offer);\n        if (msg.value != filled.price) revert WrongPrice(msg.value, filled.price);\n        // The one false offer that L1 can see: the number is somebody else's withdrawal, which is paid already.\n        if (bridge.isPaid(filled.number)) revert NumberIsPaid(filled.number);\n        // The right changes hands before the money does: a seller who calls back finds nothing left to sell.\n        filled.status = Status.Filled;\n        filled.provider = msg.sender;\n        emit Filled(offer, msg.sender);\n        _pay(filled.seller, msg.value);\n    }\n\n    /// @notice The seller takes back an offer that nobody has filled, and has the right again.\n    function takeBack(uint256 offer) external {\n        Offer storage taken = _openOffer(offer);\n        if (msg.sender != taken.seller) revert NotTheSeller(msg.sender, taken.seller);\n        taken.status = Status.TakenBack;\n        emit TakenBack(offer);\n        bridge.giveBack(taken.number, taken.seller, taken.amountGwei);\n    }\n\n    /// @notice When a state that holds the withdrawal is confirmed: have the bridge pay, to whoever owns it then. By\n    ///         anyone.\n    /// @param accountsRoot The half of the confirmed state that is not looked into.\n    /// @param counters That state's counters.\n    /// @param proof The hashes beside the withdrawal's path in the outbox.\n    function collect(\n        uint256 offer,\n        bytes32 accountsRoot,\n        bytes32 counters,\n        bytes32[] calldata proof\n    ) external {\n        Offer storage due = _offer(offer);\n        if (due.status > Status.Filled) revert NotOpen(offer, due.status);\n        bridge.withdraw(due.number, due.seller, due.amountGwei, accountsRoot, counters, proof);\n    }\n\n    /// @notice The bridge pays a withdrawal that was assigned to this market. It goes on at once to the provider, or, if\n    ///         nobody filled the offer in all that time, to the seller.\n    function onPaid(address seller, uint256 number, uint64 amountGwei) external payable onlyBridge {\n        uint256 offer = newestOffer[bridge.rightOf(number, seller, amountGwei)];\n        Offer storage paid = offers[offer];\n        address owner = paid.status == Status.Filled ? paid.provider : paid.seller;\n        paid.status = Status.Collected;\n        emit ExitCollected(offer, msg.value, owner);\n        _pay(owner, msg.value);\n    }\n\n    function _offer(uint256 offer) private view returns (Offer storage) {\n        if (offer >= offers.length) revert NoSuchOffer(offer);\n        return offers[offer];\n    }\n\n    function _openOffer(uint256 offer) private view returns (Offer storage open) {\n        open = _offer(offer);\n        if (open.status != Status.Open) revert NotOpen(offer, open.status);\n    }\n\n    function _pay(address account, uint256 amount) private {\n        (bool sent, ) = account.call{value: amount}(\"\");\n        if (!sent) revert CannotPay(account, amount);\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "offers",
        "type": "t_array(t_struct(Offer)28_storage)dyn_storage",
        "slot": "0",
        "offset": 0
      },
      {
        "label": "newestOffer",
        "type": "t_mapping(t_bytes32,t_uint256)",
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
      "t_array(t_struct(Offer)28_storage)dyn_storage": {
        "base": "t_struct(Offer)28_storage",
        "encoding": "dynamic_array",
        "label": "struct FastExit.Offer[]",
        "numberOfBytes": "32"
      },
      "t_bytes32": {
        "encoding": "inplace",
        "label": "bytes32",
        "numberOfBytes": "32"
      },
      "t_enum(Status)13": {
        "encoding": "inplace",
        "label": "enum FastExit.Status",
        "numberOfBytes": "1"
      },
      "t_mapping(t_bytes32,t_uint256)": {
        "encoding": "mapping",
        "key": "t_bytes32",
        "label": "mapping(bytes32 => uint256)",
        "numberOfBytes": "32",
        "value": "t_uint256"
      },
      "t_struct(Offer)28_storage": {
        "encoding": "inplace",
        "label": "struct FastExit.Offer",
        "members": [
          {
            "label": "seller",
            "type": "t_address",
            "slot": "0",
            "offset": 0
          },
          {
            "label": "amountGwei",
            "type": "t_uint64",
            "slot": "0",
            "offset": 20
          },
          {
            "label": "status",
            "type": "t_enum(Status)13",
            "slot": "0",
            "offset": 28
          },
          {
            "label": "provider",
            "type": "t_address",
            "slot": "1",
            "offset": 0
          },
          {
            "label": "number",
            "type": "t_uint256",
            "slot": "2",
            "offset": 0
          },
          {
            "label": "price",
            "type": "t_uint256",
            "slot": "3",
            "offset": 0
          }
        ],
        "numberOfBytes": "128"
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
      "signature": "bridge()",
      "selector": "0xe78cea92",
      "gas": null,
      "notice": "The bridge whose withdrawals are traded here."
    },
    {
      "signature": "collect(uint256,bytes32,bytes32,bytes32[])",
      "selector": "0x448731bc",
      "gas": null,
      "notice": "When a state that holds the withdrawal is confirmed: have the bridge pay, to whoever owns it then. By         anyone."
    },
    {
      "signature": "fill(uint256)",
      "selector": "0x3fda5389",
      "gas": null,
      "notice": "Pay the price, and own the withdrawal from now on. Send exactly the price."
    },
    {
      "signature": "newestOffer(bytes32)",
      "selector": "0xe7460e77",
      "gas": 2479,
      "notice": "The newest offer of a right, by the name that the bridge has for the right."
    },
    {
      "signature": "offers(uint256)",
      "selector": "0x8a72ea6a",
      "gas": 11318,
      "notice": "All offers ever made. What an offer asks never changes, so that nobody pays another price than they saw."
    },
    {
      "signature": "onAssigned(address,uint256,uint64,uint256)",
      "selector": "0x6ceeae6a",
      "gas": null,
      "notice": "An offer is made by selling the right at the bridge to this market: `Bridge.sell`. So it is certain who         the seller is, and that nobody else holds the right; that there is such a withdrawal is not."
    },
    {
      "signature": "onPaid(address,uint256,uint64)",
      "selector": "0xa8a251c6",
      "gas": null,
      "notice": "The bridge pays a withdrawal that was assigned to this market. It goes on at once to the provider, or, if         nobody filled the offer in all that time, to the seller."
    },
    {
      "signature": "takeBack(uint256)",
      "selector": "0xdd695838",
      "gas": null,
      "notice": "The seller takes back an offer that nobody has filled, and has the right again."
    }
  ]
}
