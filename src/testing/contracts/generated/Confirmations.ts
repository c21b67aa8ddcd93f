// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { Hex } from '../../../kernel/types.ts'

export const Confirmations = {
  name: 'Confirmations',
  abi: [
    {"inputs":[{"internalType":"bytes32","name":"output","type":"bytes32"}],"name":"confirm","outputs":[],"stateMutability":"nonpayable","type":"function"},
    {"inputs":[{"internalType":"bytes32","name":"output","type":"bytes32"}],"name":"isConfirmed","outputs":[{"internalType":"bool","name":"","type":"bool"}],"stateMutability":"view","type":"function"},
  ],
  bytecode: '0x6080604052348015600e575f5ffd5b5060a480601a5f395ff3fe6080604052348015600e575f5ffd5b50600436106030575f3560e01c80636486aa51146034578063797af627146067575b5f5ffd5b6053603f366004608e565b5f6020819052908152604090205460ff1681565b604051901515815260200160405180910390f35b608c6072366004608e565b5f908152602081905260409020805460ff19166001179055565b005b5f60208284031215609d575f5ffd5b503591905056' as Hex,
} as const
