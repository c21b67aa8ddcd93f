// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const ToyBlobDebug: DebugArtifact = {
  "name": "ToyBlob",
  "deployedBytecode": "0x608060405234801561000f575f5ffd5b5060043610610029575f3560e01c8063f02ace581461002d575b5f5ffd5b61004061003b366004610108565b610052565b60405190815260200160405180910390f35b5f5f600a6001600160a01b0316848460405161006f92919061019d565b5f60405180830381855afa9150503d805f81146100a7576040519150601f19603f3d011682016040523d82523d5f602084013e6100ac565b606091505b50509050806100ce5760405163923983b960e01b815260040160405180910390fd5b6100dc6060604085876101ac565b6100e5916101d3565b979650505050505050565b803563ffffffff81168114610103575f5ffd5b919050565b5f5f5f5f5f6080868803121561011c575f5ffd5b8535945061012c602087016100f0565b935061013a604087016100f0565b9250606086013567ffffffffffffffff811115610155575f5ffd5b8601601f81018813610165575f5ffd5b803567ffffffffffffffff81111561017b575f5ffd5b88602082840101111561018c575f5ffd5b959894975092955050506020019190565b818382375f9101908152919050565b5f5f858511156101ba575f5ffd5b838611156101c6575f5ffd5b5050820193919092039150565b803560208310156101eb575f19602084900360031b1b165b9291505056",
  "immutables": [],
  "sourceMap": "222:399:1:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;378:241;;;;;;:::i;:::-;;:::i;:::-;;;1132:25:2;;;1120:2;1105:18;378:241:1;;;;;;;;462:7;482:12;508:4;-1:-1:-1;;;;;500:24:1;525:5;;500:31;;;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;481:50;;;546:7;541:33;;562:12;;-1:-1:-1;;;562:12:1;;;;;;;;;;;541:33;599:12;608:2;605;599:5;;:12;:::i;:::-;591:21;;;:::i;:::-;584:28;378:241;-1:-1:-1;;;;;;;378:241:1:o;14:163:2:-;81:20;;141:10;130:22;;120:33;;110:61;;167:1;164;157:12;110:61;14:163;;;:::o;182:799::-;277:6;285;293;301;309;362:3;350:9;341:7;337:23;333:33;330:53;;;379:1;376;369:12;330:53;415:9;402:23;392:33;;444:37;477:2;466:9;462:18;444:37;:::i;:::-;434:47;;500:37;533:2;522:9;518:18;500:37;:::i;:::-;490:47;;588:2;577:9;573:18;560:32;615:18;607:6;604:30;601:50;;;647:1;644;637:12;601:50;670:22;;723:4;715:13;;711:27;-1:-1:-1;701:55:2;;752:1;749;742:12;701:55;792:2;779:16;818:18;810:6;807:30;804:50;;;850:1;847;840:12;804:50;895:7;890:2;881:6;877:2;873:15;869:24;866:37;863:57;;;916:1;913;906:12;863:57;182:799;;;;-1:-1:-1;182:799:2;;-1:-1:-1;;;947:2:2;939:11;;969:6;182:799::o;1168:271::-;1351:6;1343;1338:3;1325:33;1307:3;1377:16;;1402:13;;;1377:16;1168:271;-1:-1:-1;1168:271:2:o;1444:331::-;1549:9;1560;1602:8;1590:10;1587:24;1584:44;;;1624:1;1621;1614:12;1584:44;1653:6;1643:8;1640:20;1637:40;;;1673:1;1670;1663:12;1637:40;-1:-1:-1;;1699:23:2;;;1744:25;;;;;-1:-1:-1;1444:331:2:o;1780:255::-;1900:19;;1939:2;1931:11;;1928:101;;;-1:-1:-1;;2000:2:2;1996:12;;;1993:1;1989:20;1985:33;1974:45;1928:101;1780:255;;;;:::o",
  "creationSourceMap": "222:399:1:-:0;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "riscv/contracts/IInputs.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Where the words of a run's input come from\n/// @notice The machine knows nothing of batches, blobs or messages. It asks for a word by two numbers; the contract that\n///         keeps the input answers, and believes nobody who cannot prove it.\ninterface IInputs {\n    /// @notice One word of a run's input.\n    /// @dev Reverts where the proof is wrong. A word that the input does not have is no error: it has a defined answer.\n    /// @param context Which run: a hash of all that its input depends on.\n    /// @param region Which part of the input.\n    /// @param index Which word of that part.\n    /// @param proof Whatever convinces this contract that the word is the right one.\n    function word(bytes32 context, uint32 region, uint32 index, bytes calldata proof) external view returns (bytes32);\n}\n"
    },
    {
      "path": "testing/contracts/ToyBlob.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {IInputs} from \"../../riscv/contracts/IInputs.sol\";\n\n/// @title Input for tests of the machine: whatever an opening of a blob gives, at any point of any blob\ncontract ToyBlob is IInputs {\n    error WrongProof();\n\n    /// @param proof What the precompile takes: versioned hash, point, value, commitment, proof.\n    function word(bytes32, uint32, uint32, bytes calldata proof) external view returns (bytes32) {\n        (bool isRight, ) = address(0x0a).staticcall(proof);\n        if (!isRight) revert WrongProof();\n        return bytes32(proof[64:96]);\n    }\n}\n"
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
      "notice": null
    }
  ]
}
