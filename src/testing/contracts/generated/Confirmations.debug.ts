// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { DebugArtifact } from '../../../l1/trace/artifact.ts'

export const ConfirmationsDebug: DebugArtifact = {
  "name": "Confirmations",
  "deployedBytecode": "0x6080604052348015600e575f5ffd5b50600436106030575f3560e01c80636486aa51146034578063797af627146067575b5f5ffd5b6053603f366004608e565b5f6020819052908152604090205460ff1681565b604051901515815260200160405180910390f35b608c6072366004608e565b5f908152602081905260409020805460ff19166001179055565b005b5f60208284031215609d575f5ffd5b503591905056",
  "immutables": [],
  "sourceMap": "98:173:0:-:0;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;127:50;;;;;;:::i;:::-;;;;;;;;;;;;;;;;;;;;364:14:1;;357:22;339:41;;327:2;312:18;127:50:0;;;;;;;184:85;;;;;;:::i;:::-;236:11;:19;;;;;;;;;;:26;;-1:-1:-1;;236:26:0;258:4;236:26;;;184:85;;;14:180:1;73:6;126:2;114:9;105:7;101:23;97:32;94:52;;;142:1;139;132:12;94:52;-1:-1:-1;165:23:1;;14:180;-1:-1:-1;14:180:1:o",
  "creationSourceMap": "98:173:0:-:0;;;;;;;;;;;;;;;;;;;",
  "sources": [
    {
      "path": "testing/contracts/Confirmations.sol",
      "text": "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n\n/// @title Confirmed is what a test says\ncontract Confirmations {\n    mapping(bytes32 output => bool) public isConfirmed;\n\n    function confirm(bytes32 output) external {\n        isConfirmed[output] = true;\n    }\n}\n"
    }
  ],
  "storageLayout": {
    "storage": [
      {
        "label": "isConfirmed",
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
      "signature": "confirm(bytes32)",
      "selector": "0x797af627",
      "gas": 24499,
      "notice": null
    },
    {
      "signature": "isConfirmed(bytes32)",
      "selector": "0x6486aa51",
      "gas": 2416,
      "notice": null
    }
  ]
}
