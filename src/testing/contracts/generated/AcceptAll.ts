// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.
import type { Hex } from '../../../kernel/types.ts'

export const AcceptAll = {
  name: 'AcceptAll',
  abi: [
    {"inputs":[{"internalType":"bytes","name":"proof","type":"bytes"},{"internalType":"uint256[]","name":"inputs","type":"uint256[]"}],"name":"verify","outputs":[],"stateMutability":"view","type":"function"},
  ],
  bytecode: '0x6080604052348015600e575f5ffd5b5060fc8061001b5f395ff3fe6080604052348015600e575f5ffd5b50600436106026575f3560e01c80639649daae14602a575b5f5ffd5b603b6035366004603d565b50505050565b005b5f5f5f5f60408587031215604f575f5ffd5b843567ffffffffffffffff8111156064575f5ffd5b8501601f810187136073575f5ffd5b803567ffffffffffffffff8111156088575f5ffd5b8760208284010111156098575f5ffd5b60209182019550935085013567ffffffffffffffff81111560b7575f5ffd5b8501601f8101871360c6575f5ffd5b803567ffffffffffffffff81111560db575f5ffd5b8760208260051b840101111560ee575f5ffd5b94979396506020019450505056' as Hex,
} as const
