// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const ToyInputsDebug: DebugArtifact = {
  "name": "ToyInputs",
  "deployedBytecode": "0x608060405234801561000f575f5ffd5b5060043610610029575f3560e01c8063f02ace581461002d575b5f5ffd5b61004061003b3660046100fa565b610052565b60405190815260200160405180910390f35b5f85858560405160200161008a9392919092835260e091821b6001600160e01b03199081166020850152911b16602482015260280190565b60408051601f1981840301815291905280516020918201209150821415806100bb5750806100b8838561018f565b14155b156100d95760405163923983b960e01b815260040160405180910390fd5b95945050505050565b803563ffffffff811681146100f5575f5ffd5b919050565b5f5f5f5f5f6080868803121561010e575f5ffd5b8535945061011e602087016100e2565b935061012c604087016100e2565b9250606086013567ffffffffffffffff811115610147575f5ffd5b8601601f81018813610157575f5ffd5b803567ffffffffffffffff81111561016d575f5ffd5b88602082840101111561017e575f5ffd5b959894975092955050506020019190565b803560208310156101a7575f19602084900360031b1b165b9291505056",
  "immutables": [],
  "sourceMap": "214:370:1:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;275:307;;;;;;:::i;:::-;;:::i;:::-;;;1132:25:2;;;1120:2;1105:18;275:307:1;;;;;;;;404:14;470:7;479:6;487:5;453:40;;;;;;;;;1349:19:2;;;1424:3;1402:16;;;-1:-1:-1;;;;;;1398:43:2;;;1393:2;1384:12;;1377:65;1476:16;;1472:43;1467:2;1458:12;;1451:65;1541:2;1532:12;;1168:382;453:40:1;;;;-1:-1:-1;;453:40:1;;;;;;;;;443:51;;453:40;443:51;;;;;-1:-1:-1;508:18:1;;;;:46;;-1:-1:-1;548:6:1;530:14;538:5;;530:14;:::i;:::-;:24;;508:46;504:71;;;563:12;;-1:-1:-1;;;563:12:1;;;;;;;;;;;504:71;275:307;;;;;;;:::o;14:163:2:-;81:20;;141:10;130:22;;120:33;;110:61;;167:1;164;157:12;110:61;14:163;;;:::o;182:799::-;277:6;285;293;301;309;362:3;350:9;341:7;337:23;333:33;330:53;;;379:1;376;369:12;330:53;415:9;402:23;392:33;;444:37;477:2;466:9;462:18;444:37;:::i;:::-;434:47;;500:37;533:2;522:9;518:18;500:37;:::i;:::-;490:47;;588:2;577:9;573:18;560:32;615:18;607:6;604:30;601:50;;;647:1;644;637:12;601:50;670:22;;723:4;715:13;;711:27;-1:-1:-1;701:55:2;;752:1;749;742:12;701:55;792:2;779:16;818:18;810:6;807:30;804:50;;;850:1;847;840:12;804:50;895:7;890:2;881:6;877:2;873:15;869:24;866:37;863:57;;;916:1;913;906:12;863:57;182:799;;;;-1:-1:-1;182:799:2;;-1:-1:-1;;;947:2:2;939:11;;969:6;182:799::o;1555:255::-;1675:19;;1714:2;1706:11;;1703:101;;;-1:-1:-1;;1775:2:2;1771:12;;;1768:1;1764:20;1760:33;1749:45;1703:101;1555:255;;;;:::o",
  "creationSourceMap": "214:370:1:-:0;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "riscv/contracts/IInputs.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Where the words of a run's input come from\n/// @notice The machine knows nothing of batches, blobs or messages. It asks for a word by two numbers; the contract that\n///         keeps the input answers, and believes nobody who cannot prove it.\ninterface IInputs {\n    /// @notice One word of a run's input.\n    /// @dev Reverts where the proof is wrong. A word that the input does not have is no error: it has a defined answer.\n    /// @param context Which run: a hash of all that its input depends on.\n    /// @param region Which part of the input.\n    /// @param index Which word of that part.\n    /// @param proof Whatever convinces this contract that the word is the right one.\n    function word(bytes32 context, uint32 region, uint32 index, bytes calldata proof) external view returns (bytes32);\n}\n"
    },
    {
      "path": "testing/contracts/ToyInputs.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {IInputs} from \"../../riscv/contracts/IInputs.sol\";\n\n/// @title Input for tests of the machine: there is every word, and its proof is the word itself\ncontract ToyInputs is IInputs {\n    error WrongProof();\n\n    function word(bytes32 context, uint32 region, uint32 index, bytes calldata proof)\n        external\n        pure\n        returns (bytes32 answer)\n    {\n        answer = keccak256(abi.encodePacked(context, region, index));\n        if (proof.length != 32 || bytes32(proof) != answer) revert WrongProof();\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [],
    "types": {}
  },
  "methods": [
    {
      "signature": "word(bytes32,uint32,uint32,bytes)",
      "selector": "0xf02ace58",
      "gas": null,
      "notice": "One word of a run's input."
    }
  ]
}
