import type { Hex } from '../../kernel/types.ts'
import { commitBlob, openBlob, pointEvaluationInput } from '../../l1/blobs/commitment.ts'
import { loadKzg } from '../../l1/blobs/kzg.ts'
import { packBlob } from '../../l1/blobs/packing.ts'
import { textToUtf8 } from '../../lib/utf8.ts'
import { PRECOMPILES } from './precompiles.ts'
import { deploy, type GoldenScenario, ground, nextBlock } from './scenario.ts'

// What the EVM computes with: every arithmetic opcode on numbers at the edges, every precompile on a real input.
// Each tour is the init code of a contract. It folds every result into one word, and stores it.

const [LOG, STORE] = ['60205fa0', '5f515f55']
/** The word at 0x20 goes into the one at 0. */
const FOLD = '60405f205f52'
const FOLD_TOP = `602052${FOLD}`

const push = (value: bigint | number, bytes: number): string =>
  (0x5f + bytes).toString(16) + value.toString(16).padStart(2 * bytes, '0')
const word = (value: bigint): string => push(value, 32)

const TOP = 2n ** 256n
const EDGES: readonly (readonly [bigint, bigint, bigint])[] = [
  [0n, 0n, 0n],
  [1n, TOP - 1n, 3n],
  [TOP - 1n, TOP - 1n, TOP - 1n],
  [TOP / 2n, TOP - 1n, 2n],
  [TOP - 7n, 3n, 5n],
  [2n ** 128n + 1n, 2n ** 127n - 1n, 10n ** 18n],
  [31n, 0x8090a0b0c0d0e0f0n, 0xffn],
  [255n, TOP / 2n + 12345n, 1n],
  [8n, TOP - 256n, 2n ** 255n - 19n],
]

const UNARY = [0x15, 0x19]
/** Arithmetic, comparison, bits, and KECCAK256 has its place in the folding. */
const BINARY = [1, 2, 3, 4, 5, 6, 7, 0x0a, 0x0b, 0x10, 0x11, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1a, 0x1b, 0x1c, 0x1d]
const TERNARY = [8, 9]
/** CLZ, which Osaka brought: before it the whole deployment fails. */
const SINCE_OSAKA = [0x1e]

const opcode = (code: number): string => code.toString(16).padStart(2, '0')

function arithmetic(codes: readonly number[], operands: number): string {
  return codes
    .flatMap((code) => EDGES.map((edge) => `${edge.slice(0, operands).map(word).join('')}${opcode(code)}${FOLD_TOP}`))
    .join('')
}

const PER_CALL_GAS = 500_000

/** Whether it worked and what it gave back, both folded. */
function callPrecompile(address: number, input: string): string {
  const words = input.match(/.{1,64}/g) ?? []
  const stores = words.map((each, index) => `7f${each.padEnd(64, '0')}${push(0x40 + 32 * index, 2)}52`)
  const call = `5f5f${push(input.length / 2, 2)}6040${push(address, 2)}${push(PER_CALL_GAS, 3)}fa602052`
  return `${stores.join('')}${call}3d5f60403e3d6040015f205f52`
}

const initCode = (...parts: readonly string[]): Hex => `0x${parts.join('')}${STORE}${LOG}5f5ff3`

const opcodes = initCode(arithmetic(UNARY, 1), arithmetic(BINARY, 2), arithmetic(TERNARY, 3))
const newOpcodes = initCode(arithmetic(SINCE_OSAKA, 1))

async function precompiles(): Promise<Hex> {
  const kzg = await loadKzg()
  const blob = packBlob(textToUtf8('A blob that a contract looks into'))
  const opening = pointEvaluationInput(commitBlob(kzg, blob), openBlob(kzg, blob, 123_456_789n))
  const calls = [...PRECOMPILES, { address: 0x0a, input: opening.slice(2) }]
  // Each twice: as it should be, and cut short.
  return initCode(
    ...calls.flatMap(({ address, input }) => [
      callPrecompile(address, input),
      callPrecompile(address, input.slice(0, Math.floor(input.length / 4) * 2)),
    ]),
  )
}

/** Nearly all that a transaction may use (EIP-7825). */
const limit = { gasLimit: 16_000_000 }

export async function machineTours(): Promise<readonly GoldenScenario[]> {
  const moves = [
    deploy('ana', opcodes, { ...limit, contract: 'Opcodes' }),
    deploy('ben', newOpcodes, { ...limit, contract: 'NewOpcodes' }),
    nextBlock,
    deploy('mallory', await precompiles(), { ...limit, contract: 'Precompiles' }),
    nextBlock,
  ]
  return ['cancun', 'prague', 'bpo2'].map((blobSchedule) => ground(`machine-${blobSchedule}`, { blobSchedule }, moves))
}
