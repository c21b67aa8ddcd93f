import type { Hex } from '../kernel/types.ts'
import type { PersonView } from '../l1/types.ts'
import type { L2TxSummary, SlotSummary } from '../systems/zk/engine/types/events.ts'
import type { MemberMode, Missing, PostingMode, Tamper } from '../systems/zk/engine/types/shared.ts'
import type {
  AccountView,
  BatchView,
  MemberView,
  MessageView,
  PocketView,
  ProofView,
  Standing,
  StepOnL1,
  ZkView,
} from '../systems/zk/engine/types/view.ts'
import { viewsOf } from './drawings.ts'
import { fakeAddress, fakeHash, fakeView } from './l1View.ts'

// Views of a ZK rollup made up for drawings: no engine, just plausible numbers that follow from each other.

const HOUR = 3600
const ETH = 10n ** 18n
const COMMITTEE_FIRST = 256

type Cast = readonly [id: string, name: string, role: PersonView['role'], eth: bigint]
const CAST: readonly Cast[] = [
  ['ana', 'Ana', 'user', 5n],
  ['ben', 'Ben', 'user', 1n],
  ['mallory', 'Mallory', 'attacker', 40n],
  ['sequencer', 'Sequencer', 'sequencer', 100n],
  ['prover', 'Prover', 'prover', 20n],
  ['cleo', 'Cleo', 'user', 3n],
  ['dan', 'Dan', 'user', 123_456n],
  ['eve', 'Eve', 'user', 2n],
  ['vera', 'Vera', 'watcher', 10n],
]
const ALWAYS = 5
const MEMBERS = ['cleo', 'dan', 'eve', 'vera', 'ben'] as const

export interface FakeZk {
  /** Besides those who are always there: Ana, Ben, Mallory, the sequencer and the prover. */
  readonly morePeople?: number
  readonly slots?: 1 | 2 | 4 | 8
  readonly waiting?: number
  readonly pending?: number
  /** Slots taken in the batch that fills. */
  readonly open?: number
  readonly batches?: readonly Standing[]
  /** Of the first batch that is not proven. */
  readonly proof?: ProofView['status']
  /** How far it is, of one. */
  readonly share?: number
  readonly tamper?: Tamper
  readonly messages?: number
  readonly credits?: number
  readonly posting?: PostingMode
  readonly members?: readonly MemberMode[]
  /** How many members have signed the newest batch. */
  readonly signed?: number
  /** Who has accounts besides the operator. */
  readonly accounts?: number
  readonly frozen?: boolean
  readonly stolenEth?: number
  readonly missing?: Missing
  /** The newest batch breaks the rules, and the circuit was content. */
  readonly isFalse?: boolean
  readonly sequencerOnline?: boolean
  readonly proverOnline?: boolean
  readonly blind?: boolean
  readonly ignoresMessages?: boolean
  readonly head?: number
  readonly pocket?: PocketView['phase']
}

const personOf = (index: number): PersonView => {
  const [id, name, role, eth] = CAST[index] ?? ['nobody', 'Nobody', 'user', 0n]
  return { id, name, role, address: fakeAddress(index), balanceWei: (eth * ETH).toString(), nonce: 0 }
}

const tx = (index: number): L2TxSummary => ({
  hash: fakeHash('l2tx', index),
  kind: index % 4 === 3 ? 'withdraw' : 'transfer',
  from: 1 + (index % 2),
  to: index % 4 === 3 ? null : 2 - (index % 2),
  fromId: index % 2 === 0 ? 'ana' : 'ben',
  toId: index % 4 === 3 ? null : index % 2 === 0 ? 'ben' : 'ana',
  amount: '250000000',
  fee: '2000',
  nonce: index,
  signedBy: null,
})

const PADDING: SlotSummary = {
  kind: 'padding',
  from: null,
  to: null,
  fromId: null,
  toId: null,
  amount: '0',
  fee: '0',
  hash: null,
  message: null,
}
function slotsOf(count: number, used: number, seed: number): readonly SlotSummary[] {
  return Array.from({ length: count }, (_, index): SlotSummary => {
    if (index >= used) return PADDING
    const { kind, from, to, fromId, toId, amount, fee, hash } = tx(seed * 8 + index)
    return { kind, from, to, fromId, toId, amount, fee, hash, message: null }
  })
}

const STEPS = { commit: 62_000, prove: 287_000, execute: 71_000 } as const
function stepOf(kind: keyof typeof STEPS, batch: number, now: number, isFinal: boolean, byId: string): StepOnL1 {
  const back = kind === 'commit' ? 3 : kind === 'prove' ? 2 : 1
  return {
    block: 100 + batch * 4 - back,
    tx: fakeHash(kind, batch),
    byId,
    gasUsed: STEPS[kind],
    feeWei: (BigInt(STEPS[kind]) * 9_000_000_000n).toString(),
    blobFeeWei: '0',
    bytes: kind === 'prove' ? 708 : 452,
    at: now - 60 * back,
    isFinal,
  }
}

const ORDER: readonly Standing[] = ['closed', 'committed', 'proven', 'executed', 'final']
const reached = (standing: Standing, step: Standing): boolean => ORDER.indexOf(standing) >= ORDER.indexOf(step)

const NO_PROOF: ProofView = {
  status: 'waiting',
  attempt: 1,
  startedAt: null,
  readyAt: null,
  proof: null,
  publicInputs: [],
  failure: null,
  refusedBy: null,
  tamper: null,
}
function proofOf(batch: number, status: ProofView['status'], options: FakeZk, now: number): ProofView {
  const seconds = 120
  const done = status === 'made' || status === 'sent' || status === 'refused' || status === 'accepted'
  const startedAt = status === 'waiting' ? null : now - Math.round(seconds * (options.share ?? 0.6))
  return {
    ...NO_PROOF,
    status,
    startedAt,
    readyAt: startedAt === null ? null : startedAt + seconds,
    proof: done ? `0x${fakeHash('proof', batch).slice(2).repeat(8)}` : null,
    publicInputs: done ? Array.from({ length: 6 }, (_, index) => fakeHash('input', batch * 8 + index)) : [],
    failure:
      status === 'failed'
        ? {
            constraint: 'slot 0 / payer / the balance covers amount and fee / bits make the number',
            a: '0x01',
            b: fakeHash('b', batch),
            c: fakeHash('c', batch),
            broken: 12,
          }
        : null,
    refusedBy: status === 'refused' ? 'OtherWords' : null,
    tamper: status === 'failed' || status === 'refused' ? (options.tamper ?? null) : null,
  }
}

function batchesOf(options: FakeZk, now: number): readonly BatchView[] {
  const { batches = [], slots = 4, posting = 'calldata', members = [] } = options
  const firstOpen = batches.findIndex((standing) => !reached(standing, 'proven'))
  return batches.map((standing, index): BatchView => {
    const batch = index + 1
    const isLast = index === batches.length - 1
    const status = reached(standing, 'proven')
      ? 'accepted'
      : index === firstOpen
        ? (options.proof ?? 'waiting')
        : 'waiting'
    const proof = proofOf(batch, status, options, now)
    const step = (kind: keyof typeof STEPS, from: Standing, byId: string) =>
      reached(standing, from) ? stepOf(kind, batch, now, standing === 'final', byId) : null
    return {
      batch,
      slots: slotsOf(slots, isLast ? Math.max(1, slots - 1) : slots, index),
      used: isLast ? Math.max(1, slots - 1) : slots,
      posting,
      words: Array.from({ length: Math.ceil(slots / 2) }, (_, word) => fakeHash('word', batch * 8 + word)),
      oldRoot: fakeHash('root', index),
      newRoot: fakeHash('root', batch),
      newCommitteeRoot: fakeHash('committee', batch),
      closedAt: now - 300,
      standing,
      signatures: members.map((_, at) => ({
        member: MEMBERS[at] ?? 'cleo',
        signed: isLast ? at < (options.signed ?? members.length) : true,
      })),
      commit: step('commit', 'committed', 'sequencer'),
      prove: step('prove', 'proven', 'prover'),
      execute: step('execute', 'executed', 'sequencer'),
      refused: status === 'refused' ? stepOf('prove', batch, now, false, 'prover') : null,
      proof,
      isTrue: !(isLast && options.isFalse),
      pruned: false,
    }
  })
}

function accountsOf({ accounts = 3, members = [] }: FakeZk): readonly AccountView[] {
  const make = (number: number, index: number, gwei: string): AccountView => {
    const { id, name, role, address } = personOf(index)
    return {
      number,
      subtree: number >= COMMITTEE_FIRST ? 'committee' : 'chain',
      id,
      name,
      role,
      owner: address,
      keyX: fakeHash('x', number),
      keyY: fakeHash('y', number),
      balance: gwei,
      nonce: number % 3,
      executedBalance: gwei,
      hasEscaped: false,
    }
  }
  const owners = [0, 1, 2, 5, 6, 7]
  const chain = Array.from({ length: accounts }, (_, index) =>
    make(index + 1, owners[index % owners.length] ?? 0, ['2250000000', '1750000000', '40500000000'][index % 3] ?? '0'),
  )
  const hidden =
    members.length === 0 ? [] : [make(256, 5, '3000000000'), make(257, 1, '900000000'), make(258, 6, '12345678900')]
  return [make(0, 3, '42000'), ...chain, ...hidden]
}

const messageOf = (index: number, now: number): MessageView => ({
  message: index,
  kind: index % 2 === 0 ? 'exit' : 'deposit',
  account: 1 + (index % 2),
  ownerId: index % 2 === 0 ? 'ana' : 'ben',
  amount: index % 2 === 0 ? '0' : '500000000',
  queuedAt: now - 2 * HOUR,
  dueAt: now + (index === 0 ? 22 : 23) * HOUR,
  block: 190 + index,
  tx: fakeHash('message', index),
  batch: null,
  isTaken: false,
  wasReturned: false,
})

const membersOf = ({ members = [], batches = [] }: FakeZk): readonly MemberView[] =>
  members.map((mode, index) => {
    const id = MEMBERS[index] ?? 'cleo'
    const known = CAST.findIndex((each) => each[0] === id)
    return {
      id,
      name: CAST[known]?.[1] ?? id,
      address: fakeAddress(known),
      mode,
      knows:
        mode === 'refuse' || mode === 'collude' || batches.length === 0 ? null : fakeHash('committee', batches.length),
    }
  })

function pocketOf(phase: PocketView['phase']): PocketView {
  const made = phase === 1 ? 1 : phase === 2 ? 3 : 5
  return {
    round: 1,
    phase,
    contributions: Array.from({ length: made }, (_, index) => ({
      phase: index < 2 ? (1 as const) : (2 as const),
      index: index < 2 ? index : index - 2,
      byId: ['ana', 'mallory', 'ben', 'mallory', 'ana'][index] ?? 'ana',
      keeps: index % 2 === 1,
      digest: fakeHash('transcript', index),
      said: [],
    })),
    circuit: { rows: 149, wires: 153, power: 8 },
    verifier: phase === 'running' ? fakeAddress(300) : null,
    rollup: phase === 'running' ? fakeAddress(301) : null,
    heldWei: (4n * ETH).toString(),
    accounts: ['ana', 'ben', 'mallory', 'cleo'].map((id, number) => ({ number, id, balance: '1000000000' })),
    root: fakeHash('pocket', 0),
    payments: [],
    stolenWei: '0',
  }
}

export function fakeZk(options: FakeZk = {}): ZkView {
  const { slots = 4, open = 0, posting = 'calldata', head = 209, missing = null, members = [] } = options
  const base = fakeView({
    head,
    pending: options.pending ?? 0,
    blobs: posting === 'blob' ? (options.batches ?? []).length : 0,
    contracts: 0,
    people: 4,
  })
  const { now } = base
  const people = CAST.slice(0, Math.max(ALWAYS + (options.morePeople ?? 0), members.length > 0 ? CAST.length : 0)).map(
    (_, index) => personOf(index),
  )
  const waiting = Array.from({ length: options.waiting ?? 0 }, (_, index) => tx(500 + index))
  const batches = batchesOf(options, now)
  const count = (step: Standing) => batches.filter(({ standing }) => reached(standing, step)).length
  const since = open === 0 ? null : now - 20
  const stolen = BigInt(options.stolenEth ?? 0) * ETH
  const contract = (index: number): Hex => fakeAddress(200 + index)
  return {
    l1: { ...base, people },
    now,
    params: {
      slots,
      provePeriodSeconds: 12 * HOUR,
      messagePeriodSeconds: 24 * HOUR,
      feeGwei: '2000',
      missing,
      rows: 46_000,
      power: 16,
      signaturesNeeded: members.length === 0 ? 0 : Math.ceil((members.length + 1) / 2),
    },
    contracts: { rollup: contract(0), verifier: contract(1), poseidon: contract(2) },
    accounts: accountsOf(options),
    roots: {
      state: fakeHash('root', batches.length),
      chain: fakeHash('chain', batches.length),
      committee: fakeHash('committee', batches.length),
    },
    l1State: {
      root: fakeHash('root', count('executed')),
      committed: count('committed'),
      proven: count('proven'),
      executed: count('executed'),
      isFrozen: options.frozen ?? false,
      frozenAt: options.frozen ? now - HOUR : null,
    },
    sequencer: {
      online: options.sequencerOnline ?? true,
      posting,
      maxAgeSeconds: 60,
      blind: options.blind ?? false,
      ignoresMessages: options.ignoresMessages ?? false,
      pretends: false,
      waiting,
      since: waiting.length === 0 ? null : now - 5,
    },
    prover: { online: options.proverOnline ?? true, seconds: 120, tamper: options.tamper ?? null },
    committee: membersOf(options),
    open: {
      slots: slotsOf(slots, open, 60).filter(({ kind }) => kind !== 'padding'),
      since,
      closesAt: since === null ? null : since + 60,
    },
    batches,
    transactions: waiting.map((each) => ({ ...each, batch: null, standing: 'waiting' as const })),
    messages: Array.from({ length: options.messages ?? 0 }, (_, index) => messageOf(index, now)),
    credits: Array.from({ length: options.credits ?? 0 }, (_, index) => ({
      owner: fakeAddress(index),
      ownerId: CAST[index]?.[0] ?? null,
      owedWei: ((BigInt(index) + 1n) * (ETH / 4n)).toString(),
    })),
    data: [],
    bridge: {
      heldWei: (44n * ETH - stolen).toString(),
      owedWei: (44n * ETH).toString(),
      stolenWei: stolen.toString(),
    },
    pocket: options.pocket === undefined ? null : pocketOf(options.pocket),
  }
}

/** What a ZK rollup looks like, from an empty one to one that was robbed. */
export const ZK_VIEWS = viewsOf(fakeZk, {
  nothing: { head: 2 },
  'first payments': { waiting: 3, open: 2 },
  'a batch closed': { batches: ['closed'], pending: 1 },
  'being proven': { waiting: 2, open: 1, batches: ['final', 'executed', 'committed'], proof: 'making' },
  'proof made': { batches: ['final', 'committed'], proof: 'made', pending: 1 },
  'in every stage': {
    open: 3,
    batches: ['final', 'executed', 'proven', 'committed', 'committed', 'closed'],
    proof: 'making',
    share: 0.2,
    messages: 1,
    credits: 1,
  },
  'proof impossible': { batches: ['final', 'committed'], proof: 'failed', tamper: 'overspend' },
  'proof refused': { batches: ['executed', 'committed'], proof: 'refused', tamper: 'word', slots: 8 },
  'one slot': { slots: 1, open: 0, batches: ['executed', 'closed'], waiting: 1 },
  'two slots': { slots: 2, open: 1, batches: ['executed'] },
  'eight slots': { slots: 8, open: 6, batches: ['final', 'committed'], proof: 'making', share: 0.95, posting: 'blob' },
  blobs: { posting: 'blob', open: 2, batches: ['final', 'executed', 'proven', 'committed'], proof: 'sent' },
  'a committee': {
    members: ['sign', 'sign', 'withhold'],
    open: 2,
    waiting: 1,
    batches: ['executed', 'committed'],
    proof: 'making',
  },
  'a committee of five that is short': {
    members: ['sign', 'refuse', 'refuse', 'refuse', 'collude'],
    batches: ['executed', 'closed'],
    signed: 1,
    open: 3,
    messages: 2,
  },
  silent: { sequencerOnline: false, messages: 3, batches: ['executed'], waiting: 4 },
  ignoring: { ignoresMessages: true, messages: 2, batches: ['executed'] },
  frozen: { frozen: true, messages: 2, credits: 2, batches: ['final', 'executed'], sequencerOnline: false },
  'frozen, data withheld': {
    frozen: true,
    members: ['withhold', 'withhold', 'withhold'],
    messages: 1,
    credits: 1,
    batches: ['executed'],
    sequencerOnline: false,
  },
  robbed: { stolenEth: 40, missing: 'funds', isFalse: true, blind: true, batches: ['final', 'executed'], credits: 2 },
  'proven and false': { missing: 'funds', isFalse: true, blind: true, batches: ['final', 'proven'] },
  crowded: {
    morePeople: 4,
    waiting: 500,
    pending: 9,
    open: 4,
    batches: Array.from({ length: 20 }, (_, index): Standing => (index < 15 ? 'final' : 'committed')),
    proof: 'making',
    messages: 30,
    credits: 9,
    accounts: 255,
    members: ['sign', 'sign', 'sign', 'refuse', 'withhold'],
    head: 123_456,
  },
})
