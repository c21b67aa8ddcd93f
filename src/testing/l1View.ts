import type { Hex } from '../kernel/types.ts'
import type { BlobView, BlockSummary, L1View, PendingView, PersonView, TxSummary, TxView } from '../l1/types.ts'

// L1 views made up for tests and drawings: no engine, just plausible numbers that follow from each other.

const GWEI = 1_000_000_000n
const ETH = 1_000_000_000_000_000_000n
const SLOT = 12
const RETENTION = 4096 * 32 * SLOT

/** A hash that says where it comes from. */
export const fakeHash = (kind: string, index: number): Hex => {
  let state = 2166136261 ^ index
  const seed = `${kind}${index}`
  let digits = ''
  for (let round = 0; digits.length < 64; round++) {
    for (const letter of `${seed}${round}`) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
    digits += (state >>> 0).toString(16).padStart(8, '0')
  }
  return `0x${digits.slice(0, 64)}`
}
export const fakeAddress = (index: number): Hex => `0x${fakeHash('address', index).slice(2, 42)}`

const CAST = [
  ['ana', 'Ana', 'user', '3200000000000000000'],
  ['ben', 'Ben', 'user', '1750000000000000000'],
  ['mallory', 'Mallory', 'attacker', '40500000000000000000'],
  ['vera', 'Vera', 'watcher', '2000000000000000000'],
  ['sequencer', 'Sequencer', 'sequencer', '100000000000000000000'],
  ['pia', 'Pia', 'prover', '12000000000000000000'],
  ['dov', 'Dov', 'user', '123456789000000000000000'],
  ['eli', 'Eli', 'user', '1'],
] as const

export interface FakeView {
  readonly people?: number
  readonly pending?: number
  readonly head?: number
  /** How many of the newest blocks the view holds. */
  readonly held?: number
  readonly finalised?: number
  readonly safe?: number
  /** Block numbers that people wrote in. */
  readonly written?: readonly number[]
  readonly blobs?: number
  readonly contracts?: number
  readonly nodes?: number
  /** Simulated seconds at the view's moment; by default five seconds into the slot after the head. */
  readonly now?: number
}

const person = (index: number): PersonView => {
  const [id, name, role, balanceWei] = CAST[index % CAST.length] ?? CAST[0]
  const again = Math.floor(index / CAST.length)
  return { id: again ? `${id}${again}` : id, name, role, address: fakeAddress(index), balanceWei, nonce: index }
}

const summary = (index: number, from: Hex, to: Hex, tipGwei: bigint): TxSummary => ({
  hash: fakeHash('tx', index),
  kind: 'payment',
  type: 2,
  from,
  to,
  nonce: index,
  valueWei: (ETH / 2n).toString(),
  gasLimit: 21_000,
  maxFeePerGasWei: (40n * GWEI).toString(),
  maxPriorityFeePerGasWei: (tipGwei * GWEI).toString(),
  maxFeePerBlobGasWei: null,
  blobs: [],
  dataBytes: 0,
})

const WHYS = ['nonce-gap', 'fee-too-low', 'block-full'] as const

export function fakeView(options: FakeView = {}): L1View {
  const { people: count = 4, pending = 3, head = 209, held = 128, blobs = 2, contracts = 1, nodes = 3 } = options
  const {
    written = [head, head - 2].filter((number) => number > 0),
    finalised = Math.max(0, head - 64),
    safe = Math.max(0, head - 32),
  } = options
  const people = Array.from({ length: count }, (_, index) => person(index))
  const addressOf = (index: number): Hex => people[index % Math.max(1, count)]?.address ?? fakeAddress(index)
  const now = options.now ?? head * SLOT + 5

  const blocks: readonly BlockSummary[] = Array.from({ length: Math.min(held, head + 1) }, (_, index) => {
    const number = head - Math.min(held, head + 1) + 1 + index
    const mine = written.includes(number)
    return {
      number,
      hash: fakeHash('block', number),
      parentHash: fakeHash('block', number - 1),
      slot: number,
      at: number * SLOT,
      stateRoot: fakeHash('root', number),
      gasUsed: 18_000_000,
      gasLimit: 60_000_000,
      baseFeeWei: (8n * GWEI + BigInt((number * 37) % 90) * 10_000_000n).toString(),
      blobBaseFeeWei: '1000000',
      blobGasUsed: 0,
      excessBlobGas: '0',
      burntWei: '0',
      transactions: mine ? [fakeHash('written', number)] : [],
      senders: mine ? [addressOf(number % 3)] : [],
      backgroundGas: 18_000_000,
    }
  })
  const mempool: readonly PendingView[] = Array.from({ length: pending }, (_, index) => {
    const tip = BigInt(Math.max(1, 9 - index))
    return {
      ...summary(index, addressOf(index), addressOf(index + 1), tip),
      since: now - 3,
      effectiveTipWei: (tip * GWEI).toString(),
      why: index > 4 ? (WHYS[index % 3] ?? null) : null,
    }
  })
  const kept: readonly BlobView[] = Array.from({ length: blobs }, (_, index) => {
    const age = Math.max(0, Math.round(((blobs - 1 - index) / Math.max(1, blobs)) * RETENTION * 1.04))
    return {
      versionedHash: fakeHash('blob', index),
      block: Math.max(0, head - (blobs - index) * 3),
      at: now - age,
      expiresAt: now - age + RETENTION,
      pruned: age > RETENTION,
      tx: fakeHash('blobtx', index),
    }
  })
  const transactions: readonly TxView[] = [
    ...written.map(
      (number): TxView => ({
        ...summary(1000 + number, addressOf(number % 3), addressOf(0), 1n),
        hash: fakeHash('written', number),
        stage: number <= finalised ? 'final' : 'included',
        block: number,
        ok: true,
        feeWei: '210000000000000',
      }),
    ),
    ...mempool.map((each): TxView => ({ ...each, stage: 'pending', block: null, ok: null, feeWei: null })),
  ]
  return {
    params: {
      chainId: 1337,
      blobSchedule: 'bpo2',
      gasLimit: 60_000_000,
      slotSeconds: SLOT,
      slotsPerEpoch: 32,
      backgroundBaseFeeWei: (8n * GWEI).toString(),
      genesisBaseFeeWei: (8n * GWEI).toString(),
      nodes: ['Oslo', 'Quito', 'Pune', 'Perth', 'Lagos'].slice(0, nodes),
    },
    now,
    slot: Math.floor(now / SLOT),
    epoch: Math.floor(now / SLOT / 32),
    nextBlockAt: (Math.floor(now / SLOT) + 1) * SLOT,
    baseFeeWei: (8n * GWEI + 120_000_000n).toString(),
    blobBaseFeeWei: '1000000',
    blocks,
    head,
    safe,
    finalised,
    mempool,
    people,
    blobs: kept,
    transactions,
    contracts: Array.from({ length: contracts }, (_, index) => ({
      address: fakeAddress(100 + index),
      name: index % 2 === 0 ? 'Token' : null,
      deployedIn: Math.max(1, head - 20 + index),
    })),
  }
}
