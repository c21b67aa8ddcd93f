import type { Hex } from '../kernel/types.ts'
import type { PersonView } from '../l1/types.ts'
import type { WatcherMode } from '../systems/optimistic/engine/types/shared.ts'
import type {
  AccountView,
  BatchView,
  ClaimView,
  GameView,
  L2TxView,
  MessageView,
  OptimisticView,
  Standing,
  WithdrawalView,
} from '../systems/optimistic/engine/types/view.ts'
import { viewsOf } from './drawings.ts'
import { fakeAddress, fakeHash, fakeView } from './l1View.ts'

// Views of a rollup made up for drawings: no engine, just plausible numbers that follow from each other.

const DAY = 86_400
const WINDOW = 7 * DAY
const ETH = 10n ** 18n

const CAST: readonly (readonly [id: string, name: string, role: PersonView['role'], eth: bigint])[] = [
  ['ana', 'Ana', 'user', 3n],
  ['ben', 'Ben', 'user', 2n],
  ['mallory', 'Mallory', 'attacker', 40n],
  ['sequencer', 'Sequencer', 'sequencer', 100n],
  ['lin', 'Lin', 'user', 60n],
  ['dov', 'Dov', 'user', 123_456n],
  ['eli', 'Eli', 'user', 1n],
]
const WATCHERS = ['vera', 'wim', 'yan', 'zoe']

export interface FakeGame {
  readonly branching?: 2 | 4 | 8 | 16
  /** Steps of the whole run. */
  readonly steps?: number
  /** Choices made. */
  readonly rounds?: number
  readonly turn?: GameView['turn']
  readonly winner?: GameView['winner']
}

export interface FakeRollup {
  readonly people?: number
  readonly watchers?: readonly WatcherMode[]
  readonly waiting?: number
  readonly pending?: number
  /** Transactions and blocks in the batch that fills. */
  readonly open?: number
  readonly batches?: readonly Standing[]
  readonly claims?: readonly (ClaimView['status'] | 'final')[]
  /** The newest claim stands on the same parent as the one before it. */
  readonly forked?: boolean
  readonly detected?: boolean
  /** The newest claim is wrong, and nobody has looked. */
  readonly isFalse?: boolean
  readonly games?: readonly FakeGame[]
  readonly messages?: number
  readonly withdrawals?: readonly Standing[]
  readonly stolenEth?: number
  readonly sequencerOnline?: boolean
  readonly posting?: 'calldata' | 'blob'
  readonly censored?: readonly string[]
  readonly oneShots?: number
  readonly head?: number
  readonly provider?: boolean
}

const STAGES = [
  ['rlp', 110],
  ['packed', 92],
  ['indexed', 74],
  ['short', 72],
  ['deflated', 70],
] as const
const stagesOf = (transactions: number) =>
  STAGES.map(([stage, each]) => {
    const bytes = transactions === 0 ? 0 : 3 + transactions * each
    const signatures = 64 * transactions
    return { stage, bytes, unsigned: bytes - signatures, fields: [{ field: 'signature', bytes: signatures }] }
  })

const tx = (index: number, standing: Standing, block: number | null, batch: number | null): L2TxView => ({
  hash: fakeHash('l2tx', index),
  kind: (['transfer', 'swap', 'withdraw'] as const)[index % 3] ?? 'transfer',
  from: 2 + (index % 2),
  to: 3,
  fromId: index % 2 === 0 ? 'ana' : 'ben',
  toId: 'ben',
  asset: 'ether',
  amount: '250000000',
  fee: '21000',
  nonce: index,
  forced: false,
  block,
  batch,
  standing,
})

function batchOf(index: number, standing: Standing, options: FakeRollup, now: number): BatchView {
  const waits = standing === 'promised'
  return {
    batch: index,
    mode: options.posting ?? 'blob',
    transactions: 40,
    blocks: 3,
    messages: index,
    bytes: 2803,
    stages: stagesOf(40),
    commitment: fakeHash('commitment', index),
    tx: fakeHash('blobtx', index),
    block: waits ? null : 100 + index * 3,
    at: waits ? null : now - 3600,
    feeWei: waits ? null : '1200000000000000',
    standing,
    output: fakeHash('output', index),
    steps: 131_072,
    claims: [index],
    pruned: false,
  }
}

function claimOf(index: number, status: ClaimView['status'] | 'final', options: FakeRollup, now: number): ClaimView {
  const all = options.claims?.length ?? 0
  const last = index === all - 1
  const parent = last && options.forked ? index - 2 : index - 1
  const age = status === 'overdue' || status === 'confirmed' || status === 'final' ? WINDOW + DAY : (all - index) * 5000
  return {
    claim: index,
    parent,
    batch: parent + 1,
    output: fakeHash('claimed', index),
    steps: 131_072,
    proposerId: 'sequencer',
    proposer: fakeAddress(3),
    bondWei: ETH.toString(),
    madeAt: now - age,
    challengeableUntil: now - age + WINDOW,
    block: 101 + index * 3,
    tx: fakeHash('claimtx', index),
    status: status === 'final' ? 'confirmed' : status,
    isFinal: status === 'final',
    isTrue: !((options.detected || options.isFalse) && last),
    games: last ? (options.games ?? []).map((_, game) => game) : [],
    checkedBy: options.detected && last ? [{ id: 'vera', agrees: false }] : [],
  }
}

/** A game as it would be after so many choices; the first difference is somewhere in the middle. */
function gameOf(index: number, claim: number, fake: FakeGame): GameView {
  const { branching = 2, steps = 131_072, rounds: made = 0, turn = 'defender', winner = null } = fake
  const target = Math.floor(steps * 0.6732)
  let [lo, hi] = [0, steps]
  const rounds: GameView['rounds'][number][] = []
  const split = () => {
    const parts = Math.min(branching, hi - lo)
    return Array.from({ length: parts + 1 }, (_, part) => {
      const step = lo + Math.floor(((hi - lo) * part) / parts)
      const defender = fakeHash('state', step)
      return { step, defender, own: step > target ? fakeHash('own', step) : defender }
    })
  }
  for (let round = 0; round < made && hi - lo > 1; round++) {
    const boundaries = split()
    const chosen = boundaries.findIndex(({ step }) => step > target) - 1
    rounds.push({ lo, hi, boundaries, chosen, gasBisect: 61_000, gasChoose: 42_000 })
    ;[lo, hi] = [boundaries[chosen]?.step ?? lo, boundaries[chosen + 1]?.step ?? hi]
  }
  const waits = turn === 'challenger' && hi - lo > 1
  if (waits) rounds.push({ lo, hi, boundaries: split(), chosen: null, gasBisect: 61_000, gasChoose: null })
  return {
    game: index,
    claim,
    challenger: fakeAddress(4),
    challengerId: WATCHERS[index] ?? 'vera',
    defenderId: 'sequencer',
    bondWei: ETH.toString(),
    branching,
    lo,
    hi,
    turn,
    defenderLeft: 2.5 * DAY,
    challengerLeft: 3.2 * DAY,
    winner,
    boundaries: waits ? split() : [],
    rounds,
    moves: 1 + 2 * rounds.length,
    gasUsed: 103_000 * (rounds.length + 1),
    feesWei: { challenger: '900000000000000', defender: '1100000000000000' },
    provenIn: winner === null ? null : fakeHash('proof', index),
    pendingMove: null,
  }
}

const messageOf = (index: number, now: number): MessageView => ({
  message: index,
  kind: index % 2 === 0 ? 'deposit' : 'withdraw',
  fromId: index % 2 === 0 ? 'ana' : 'ben',
  toId: null,
  amount: '500000000',
  at: now - 600,
  dueAt: now - 600 + DAY / 2,
  block: 200,
  tx: fakeHash('message', index),
  batch: null,
  ok: null,
})

const withdrawalOf = (index: number, standing: Standing, now: number, provider: boolean): WithdrawalView => ({
  withdrawal: index,
  toId: index % 2 === 0 ? 'ana' : 'ben',
  to: fakeAddress(index),
  amountGwei: '1500000000',
  batch: standing === 'promised' ? null : 1,
  standing,
  readyAt: standing === 'promised' ? null : now + 6 * DAY,
  paidIn: null,
  offer:
    provider && index === 0 ? { offer: 0, priceWei: '1490000000000000000', status: 'open', providerId: null } : null,
})

function accountsOf(): readonly AccountView[] {
  const make = (number: number, id: string | null, name: string, role: AccountView['role'], gwei: string) => ({
    number,
    id,
    name,
    role,
    address: fakeAddress(number),
    etherGwei: gwei,
    token: number === 1 ? '20000000000000' : '500000000000',
    nonce: number,
  })
  return [
    make(0, 'sequencer', 'Sequencer', 'sequencer', '42000000'),
    make(1, null, 'Pool', 'data', '10000000000'),
    make(2, 'ana', 'Ana', 'user', '2250000000'),
    make(3, 'ben', 'Ben', 'user', '1750000000'),
    make(4, 'mallory', 'Mallory', 'attacker', '40500000000'),
  ]
}

const fakeProposing: OptimisticView['sequencer']['proposing'] = {
  claimsWei: '310000000000000',
  confirmationsWei: '120000000000000',
  disputesWei: '0',
  otherWei: '0',
  bondsLostWei: '0',
  rewardsWei: '0',
}

export function fakeRollup(options: FakeRollup = {}): OptimisticView {
  const { people: count = 4, watchers = ['on'], open = 0, batches = [], claims = [], games = [] } = options
  const { messages = 0, withdrawals = [], posting = 'blob', head = 209 } = options
  const base = fakeView({
    head,
    pending: options.pending ?? 0,
    blobs: posting === 'blob' ? batches.length : 0,
    contracts: 0,
    people: 4,
  })
  const now = base.now
  const cast: PersonView[] = CAST.slice(0, count).map(([id, name, role, eth], index) => ({
    id,
    name,
    role,
    address: fakeAddress(index),
    balanceWei: (eth * ETH).toString(),
    nonce: 0,
  }))
  const guards = watchers.map((mode, index) => ({
    id: WATCHERS[index] ?? `w${index}`,
    name: (WATCHERS[index] ?? `w${index}`).replace(/^./, (letter) => letter.toUpperCase()),
    mode,
    balanceWei: ETH.toString(),
  }))
  const people: PersonView[] = [
    ...cast,
    ...guards.map(
      ({ id, name, balanceWei }, index): PersonView => ({
        id,
        name,
        role: 'watcher',
        address: fakeAddress(50 + index),
        balanceWei,
        nonce: 0,
      }),
    ),
  ]
  const posted = batches.map((standing, index) => batchOf(index, standing, options, now))
  const blockCount = posted.length * 3 + (open === 0 ? 0 : 3)
  const blocks = Array.from({ length: blockCount }, (_, index) => {
    const batch = posted[Math.floor(index / 3)] ?? null
    return {
      number: index + 1,
      at: now - blockCount + index,
      transactions: 12,
      feesGwei: '250000',
      accountsRoot: fakeHash('accounts', index),
      batch: batch?.batch ?? null,
      standing: batch?.standing ?? ('promised' as const),
    }
  })
  const gwei = '1000000000'
  const waiting = Array.from({ length: options.waiting ?? 0 }, (_, index) => tx(index, 'waiting', null, null))
  const contract = (index: number): Hex => fakeAddress(200 + index)
  return {
    l1: { ...base, people },
    now,
    params: {
      l2ChainId: 42_069,
      windowSeconds: WINDOW,
      clockSeconds: 3.5 * DAY,
      branching: 2,
      proposerBondWei: ETH.toString(),
      challengerBondWei: ETH.toString(),
      forceDelaySeconds: DAY / 2,
      posting,
      batchPolicy: { maxTransactions: 100, maxAgeSeconds: 600, maxPriceGwei: null },
      ordering: 'arrival',
      l2FeeGwei: '1000',
      marginPercent: 10,
    } as OptimisticView['params'],
    contracts: {
      inbox: contract(0),
      bridge: contract(1),
      rollup: contract(2),
      game: contract(3),
      step: contract(4),
      fastExit: contract(5),
      reExecutor: contract(6),
    },
    accounts: accountsOf(),
    accountsRoot: fakeHash('accounts', blockCount),
    pool: { etherGwei: '10000000000', token: '20000000000000' },
    sequencer: {
      online: options.sequencerOnline ?? true,
      ordering: 'arrival',
      censored: options.censored ?? [],
      posting,
      batchPolicy: { maxTransactions: 100, maxAgeSeconds: 600, maxPriceGwei: null },
      waiting,
      quote: { l1Gwei: '3000', l2Gwei: '1000', marginGwei: '400', totalGwei: '4400' },
      income: { feesGwei: gwei, mevGwei: '0', dataWei: '0', executionWei: '0', transactions: 0 },
      proposing: fakeProposing,
    },
    proposer: { online: true, lie: null },
    watchers: guards,
    provider: { id: 'lin', online: options.provider ?? false, feePercent: 1 },
    blocks,
    blockCount,
    transactions: [...waiting, ...Array.from({ length: open }, (_, index) => tx(100 + index, 'promised', 1, null))],
    open: {
      transactions: open,
      blocks: open === 0 ? 0 : 3,
      since: open === 0 ? null : now - 60,
      stages: stagesOf(open),
    },
    batches: posted,
    claims: claims.map((status, index) => claimOf(index, status, options, now)),
    games: games.map((game, index) => gameOf(index, claims.length - 1, game)),
    messages: Array.from({ length: messages }, (_, index) => messageOf(index, now)),
    withdrawals: withdrawals.map((standing, index) => withdrawalOf(index, standing, now, options.provider ?? false)),
    bridge: {
      heldWei: (61_800_000_000_000_000_000n - BigInt(options.stolenEth ?? 0) * ETH).toString(),
      owedWei: '61800000000000000000',
      stolenWei: (BigInt(options.stolenEth ?? 0) * ETH).toString(),
    },
    ledger: [],
    oneShot: Array.from({ length: options.oneShots ?? 0 }, (_, post) => ({
      post,
      batch: 0,
      transactions: 32,
      bytes: 3400,
      gasUsed: 410_000,
      tx: fakeHash('oneshot', post),
      lieAt: null,
      proven: null,
    })),
  }
}

/** What a rollup looks like, from an empty one to one that was robbed. */
export const OPTIMISTIC_VIEWS = viewsOf(fakeRollup, {
  nothing: { head: 2 },
  'first payments': { waiting: 3, open: 2 },
  'a batch fills': { waiting: 2, open: 37, batches: ['final', 'challengeable'], claims: ['final', 'open'] },
  'a batch on its way': { pending: 1, open: 0, batches: ['promised'] },
  calldata: { posting: 'calldata', open: 5, batches: ['final', 'posted'], claims: ['final'] },
  'seven days': {
    people: 5,
    open: 12,
    batches: ['final', 'confirmed', 'challengeable', 'challengeable', 'posted'],
    claims: ['final', 'confirmed', 'overdue', 'open'],
    messages: 1,
    withdrawals: ['challengeable', 'promised'],
    provider: true,
  },
  'detected, not rejected': {
    batches: ['final', 'challengeable'],
    claims: ['final', 'open'],
    detected: true,
    watchers: ['on', 'off', 'late'],
  },
  'a dispute opens': {
    batches: ['final', 'disputed'],
    claims: ['final', 'disputed'],
    detected: true,
    games: [{}],
    waiting: 3,
    open: 37,
  },
  'half way down': {
    batches: ['final', 'final', 'final', 'final', 'final', 'challengeable', 'disputed'],
    claims: ['final', 'final', 'final', 'final', 'final', 'open', 'disputed'],
    detected: true,
    games: [{ rounds: 8, turn: 'challenger' }],
    waiting: 3,
    open: 37,
    pending: 1,
  },
  'sixteen parts': {
    batches: ['final', 'disputed'],
    claims: ['final', 'disputed'],
    games: [{ branching: 16, rounds: 2, turn: 'challenger', steps: 16_777_216 }],
    messages: 2,
  },
  'one instruction': {
    batches: ['final', 'disputed'],
    claims: ['final', 'disputed'],
    detected: true,
    games: [{ rounds: 17, turn: 'prove' }],
  },
  rejected: {
    batches: ['final', 'posted'],
    claims: ['final', 'rejected', 'open'],
    forked: true,
    games: [{ rounds: 17, turn: 'over', winner: 'challenger' }],
  },
  'several challengers': {
    batches: ['final', 'disputed'],
    claims: ['final', 'disputed'],
    watchers: ['on', 'accomplice', 'griefer', 'broke'],
    games: [{ rounds: 3 }, { rounds: 5, turn: 'challenger' }, { turn: 'over', winner: 'defender' }],
    people: 7,
  },
  stolen: {
    batches: ['final', 'final'],
    claims: ['final', 'final'],
    watchers: ['off'],
    stolenEth: 40,
    isFalse: true,
    withdrawals: ['final'],
  },
  censored: {
    waiting: 1,
    messages: 3,
    sequencerOnline: true,
    censored: ['ana'],
    batches: ['challengeable'],
    claims: ['open'],
  },
  offline: { waiting: 9, messages: 12, sequencerOnline: false, batches: ['final'], claims: ['final'] },
  crowded: {
    people: 7,
    watchers: ['on', 'on', 'hand', 'off'],
    waiting: 500,
    pending: 9,
    open: 100,
    batches: Array.from({ length: 20 }, (_, index): Standing => (index < 15 ? 'final' : 'challengeable')),
    claims: Array.from({ length: 20 }, (_, index) => (index < 15 ? 'final' : 'open')),
    messages: 30,
    withdrawals: Array.from({ length: 12 }, (): Standing => 'challengeable'),
    games: [{ branching: 4, rounds: 3 }],
    oneShots: 2,
    provider: true,
    head: 123_456,
  },
  'one shot': { batches: ['posted'], oneShots: 1 },
})
