import { concatHex, keccak256, numberToHex, toHex } from 'viem'
import type { Hex } from '../kernel/types.ts'
import type {
  AccountPath,
  BatchBytes,
  RollupReads,
  RunPicture,
  StepPicture,
} from '../systems/optimistic/engine/pictures.ts'
import { climb, rootOf } from '../systems/optimistic/visual/lenses/model/merkle.ts'
import type { ChainReads } from '../ui/inspector/reads.ts'

// Answers as the engine gives them, made up for tests: every hash in them is of what it says it is of.

const sized = (value: number | bigint, size: number): Hex => numberToHex(value, { size })
const siblingsOf = (depth: number, name: string): readonly Hex[] =>
  Array.from({ length: depth }, (_, level) => keccak256(toHex(`${name} ${level}`)))

export function fakeAccountPath(number = 2): AccountPath {
  const address: Hex = `0x${'a1'.repeat(20)}`
  const leafBytes = concatHex([
    address,
    sized(7, 4),
    sized(0, 8),
    sized(2_250_000_000n, 8),
    sized(500_000_000_000n, 8),
    sized(0, 16),
  ])
  const leaf = keccak256(leafBytes)
  const siblings = siblingsOf(16, 'account')
  const accountsRoot = rootOf(leaf, climb(leaf, number, siblings))
  const outboxRoot = keccak256(toHex('outbox'))
  const counters = concatHex([
    sized(5, 4),
    sized(2, 4),
    sized(1, 4),
    sized(3, 4),
    sized(9, 4),
    sized(2_748, 8),
    sized(0, 4),
  ])
  const output = keccak256(concatHex([accountsRoot, keccak256(concatHex([outboxRoot, counters]))]))
  return { number, leaf, leafBytes, siblings, accountsRoot, outboxRoot, counters, output }
}

const REGISTERS = [
  'ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6',
].flatMap((names) => names.split(' '))
const A5 = REGISTERS.indexOf('a5')

function packedState(root: Hex, pc: number, registers: readonly number[], steps: number): Hex {
  return concatHex([root, sized(pc, 4), ...registers.map((each) => sized(each >>> 0, 4)), sized(steps, 8)])
}

/** A load of an amount, of which the claim has another value in its register. */
export function fakeStep(): StepPicture {
  const address = 0x18f58
  const before = keccak256(toHex('leaf'))
  const siblings = siblingsOf(27, 'memory')
  const root = rootOf(before, climb(before, Math.floor(address / 32), siblings))
  const registers = REGISTERS.map((_, index) => index * 1000)
  const [honest, claimed] = [0x0007_a120, 0x0269_fb20].map((value) => registers.with(A5, value))
  if (honest === undefined || claimed === undefined) throw new Error('two values make two states')
  const packed = {
    before: packedState(root, 0x1a4c, registers, 88_237),
    honest: packedState(root, 0x1a50, honest, 88_238),
    claimed: packedState(root, 0x1a50, claimed, 88_238),
  }
  const hashOf = (state: Hex) => keccak256(concatHex(['0x00', state]))
  return {
    step: 88_237,
    of: 131_072,
    pc: 0x1a4c,
    instruction: '0x0184a783',
    disassembly: 'lw a5, 24(s1)',
    function: 'withdraw',
    file: 'transactions.c',
    line: 112,
    transaction: 3,
    registers: REGISTERS.map((name, index) => ({
      name,
      before: registers[index] ?? 0,
      honest: honest[index] ?? 0,
      claimed: claimed[index] ?? 0,
    })),
    leaf: { address, before, after: before, siblings },
    hashes: { before: hashOf(packed.before), honest: hashOf(packed.honest), claimed: hashOf(packed.claimed) },
    packed,
    witnessBytes: 1_792,
    source: [
      { line: 109, text: 'static int withdraw(struct account *from, const struct transaction *tx) {' },
      { line: 110, text: '  u8 leaf[64];' },
      { line: 111, text: '  // The amount is the signed one.' },
      { line: 112, text: '  u64 amount = tx->amount;' },
      { line: 113, text: '  if (outbox_full()) return 0;' },
      { line: 114, text: '  return outbox_append(leaf, tx->to, amount);' },
    ],
    neighbours: [
      { pc: 0x1a44, text: 'addi sp, sp, -96' },
      { pc: 0x1a48, text: 'sw ra, 92(sp)' },
      { pc: 0x1a4c, text: 'lw a5, 24(s1)' },
      { pc: 0x1a50, text: 'lw a4, 28(s1)' },
      { pc: 0x1a54, text: 'sw a5, 8(sp)' },
    ],
  }
}

export const fakeRun = (): RunPicture => ({
  steps: 131_072,
  functions: [
    { name: 'keccak', steps: 64_000 },
    { name: 'inflate', steps: 40_072 },
    { name: 'withdraw', steps: 27_000 },
  ],
  transactions: Array.from({ length: 12 }, (_, index) => ({ index, firstStep: 42_000 + index * 7_000, steps: 7_000 })),
})

type Layout = readonly (readonly [field: string, bytes: number])[]
const SIGNATURE: Layout = [['signature', 64]]
const LAYOUTS: readonly (readonly [BatchBytes['stages'][number]['stage'], Layout])[] = [
  [
    'rlp',
    [
      ['nonce', 2],
      ['from', 21],
      ['to', 21],
      ['amount', 9],
      ['fee', 5],
    ],
  ],
  [
    'packed',
    [
      ['kind', 1],
      ['from', 20],
      ['to', 20],
      ['amount', 8],
      ['fee', 8],
    ],
  ],
  [
    'indexed',
    [
      ['kind', 1],
      ['from', 1],
      ['to', 1],
      ['amount', 8],
      ['fee', 8],
    ],
  ],
  [
    'short',
    [
      ['kind', 1],
      ['from', 1],
      ['to', 1],
      ['amount', 2],
      ['fee', 2],
    ],
  ],
]

const noise = (length: number): Hex =>
  `0x${Array.from({ length }, (_, index) => ((index * 73 + 41) & 255).toString(16).padStart(2, '0')).join('')}`

function laidOut(
  stage: BatchBytes['stages'][number]['stage'],
  layout: Layout,
  transactions: number,
  withSignatures: boolean,
) {
  const whole = withSignatures ? [...layout, ...SIGNATURE] : layout
  const spans: { start: number; end: number; field: string; transaction: number | null }[] = []
  let at = 2
  for (let transaction = 0; transaction < transactions; transaction++) {
    for (const [field, bytes] of whole) {
      spans.push({ start: at, end: at + bytes, field, transaction })
      at += bytes
    }
  }
  return {
    stage,
    withSignatures,
    bytes: at,
    perTransaction: at / transactions,
    hex: noise(at),
    spans,
    byField: whole.map(([field, bytes]) => ({ field, bytes: bytes * transactions })),
  }
}

export function fakeBatchBytes(batch: number | null = 0, transactions = 12): BatchBytes {
  const both = [true, false]
  return {
    batch,
    transactions,
    stages: [
      ...LAYOUTS.flatMap(([stage, layout]) => both.map((signed) => laidOut(stage, layout, transactions, signed))),
      ...both.map((withSignatures) => {
        const bytes = transactions * (withSignatures ? 69 : 5)
        return {
          stage: 'deflated' as const,
          withSignatures,
          bytes,
          perTransaction: bytes / transactions,
          hex: noise(bytes),
          spans: [],
          byField: [],
        }
      }),
    ],
  }
}

const ANSWERS: { readonly [M in keyof RollupReads]: (params: RollupReads[M]['params']) => RollupReads[M]['result'] } = {
  rollup_batch: ([batch]) => fakeBatchBytes(batch),
  rollup_account: ([number]) => fakeAccountPath(number),
  rollup_step: fakeStep,
  rollup_run: fakeRun,
}

/** An engine that answers at once. */
export const fakeReads: ChainReads = {
  key: ['fake'],
  request: async ({ method, params }) => {
    const answer = ANSWERS[method as keyof RollupReads] as ((params: never) => unknown) | undefined
    if (answer === undefined) throw new Error(`nobody answers ${method}`)
    return answer(params as never)
  },
  trace: async () => null,
}
