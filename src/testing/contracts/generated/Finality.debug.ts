// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const FinalityDebug: DebugArtifact = {
  "name": "Finality",
  "deployedBytecode": "0x6080604052348015600e575f5ffd5b50600436106030575f3560e01c806308dff881146034578063da3686de14605b575b5f5ffd5b6059603f366004608e565b5f908152602081905260409020805460ff19166001179055565b005b607a6066366004608e565b5f6020819052908152604090205460ff1681565b604051901515815260200160405180910390f35b5f60208284031215609d575f5ffd5b503591905056",
  "immutables": [],
  "sourceMap": "94:161:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;171:82;;;;;;:::i;:::-;224:7;:15;;;;;;;;;;:22;;-1:-1:-1;;224:22:0;242:4;224:22;;;171:82;;;118:46;;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;364:14:1;;357:22;339:41;;327:2;312:18;118:46:0;;;;;;;14:180:1;73:6;126:2;114:9;105:7;101:23;97:32;94:52;;;142:1;139;132:12;94:52;-1:-1:-1;165:23:1;;14:180;-1:-1:-1;14:180:1:o",
  "creationSourceMap": "94:161:0:-:0;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "testing/contracts/Finality.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Final is what a test says\ncontract Finality {\n    mapping(bytes32 output => bool) public isFinal;\n\n    function finalise(bytes32 output) external {\n        isFinal[output] = true;\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "isFinal",
        "type": "t_mapping(t_bytes32,t_bool)",
        "slot": "0",
        "offset": 0
      }
    ],
    "types": {
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
      "t_mapping(t_bytes32,t_bool)": {
        "encoding": "mapping",
        "key": "t_bytes32",
        "label": "mapping(bytes32 => bool)",
        "numberOfBytes": "32",
        "value": "t_bool"
      }
    }
  },
  "methods": [
    {
      "signature": "finalise(bytes32)",
      "selector": "0x08dff881",
      "gas": 24477,
      "notice": null
    },
    {
      "signature": "isFinal(bytes32)",
      "selector": "0xda3686de",
      "gas": 2438,
      "notice": null
    }
  ]
}
