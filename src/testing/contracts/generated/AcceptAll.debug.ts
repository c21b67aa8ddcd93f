// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const AcceptAllDebug: DebugArtifact = {
  "name": "AcceptAll",
  "deployedBytecode": "0x6080604052348015600e575f5ffd5b50600436106026575f3560e01c80639649daae14602a575b5f5ffd5b603b6035366004603d565b50505050565b005b5f5f5f5f60408587031215604f575f5ffd5b843567ffffffffffffffff8111156064575f5ffd5b8501601f810187136073575f5ffd5b803567ffffffffffffffff8111156088575f5ffd5b8760208284010111156098575f5ffd5b60209182019550935085013567ffffffffffffffff81111560b7575f5ffd5b8501601f8101871360c6575f5ffd5b803567ffffffffffffffff81111560db575f5ffd5b8760208260051b840101111560ee575f5ffd5b94979396506020019450505056",
  "immutables": [],
  "sourceMap": "168:121:1:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;206:81;;;;;;:::i;:::-;;;;;;;;14:1108:2;120:6;128;136;144;197:2;185:9;176:7;172:23;168:32;165:52;;;213:1;210;203:12;165:52;253:9;240:23;286:18;278:6;275:30;272:50;;;318:1;315;308:12;272:50;341:22;;394:4;386:13;;382:27;-1:-1:-1;372:55:2;;423:1;420;413:12;372:55;463:2;450:16;489:18;481:6;478:30;475:50;;;521:1;518;511:12;475:50;568:7;561:4;552:6;548:2;544:15;540:26;537:39;534:59;;;589:1;586;579:12;534:59;620:4;612:13;;;;-1:-1:-1;644:6:2;-1:-1:-1;688:20:2;;675:34;734:18;721:32;;718:52;;;766:1;763;756:12;718:52;789:24;;844:4;836:13;;832:27;-1:-1:-1;822:55:2;;873:1;870;863:12;822:55;915:2;902:16;943:18;933:8;930:32;927:52;;;975:1;972;965:12;927:52;1032:7;1025:4;1013:8;1010:1;1006:16;1002:2;998:25;994:36;991:49;988:69;;;1053:1;1050;1043:12;988:69;14:1108;;;;-1:-1:-1;1084:4:2;1076:13;;-1:-1:-1;;;14:1108:2:o",
  "creationSourceMap": "168:121:1:-:0;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "prover/contracts/IVerifier.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Somebody who can tell whether a proof proves\ninterface IVerifier {\n    /// @notice Return if the proof holds for these public inputs. If it does not, or isn't a proof at all, revert.\n    function verify(bytes calldata proof, uint256[] calldata inputs) external view;\n}\n"
    },
    {
      "path": "testing/contracts/AcceptAll.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\nimport {IVerifier} from \"../../prover/contracts/IVerifier.sol\";\n\n/// @title A verifier that believes everybody\ncontract AcceptAll is IVerifier {\n    function verify(bytes calldata proof, uint256[] calldata inputs) external view {}\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [],
    "types": {}
  },
  "methods": [
    {
      "signature": "verify(bytes,uint256[])",
      "selector": "0x9649daae",
      "gas": 520,
      "notice": "Return if the proof holds for these public inputs. If it does not, or isn't a proof at all, revert."
    }
  ]
}
