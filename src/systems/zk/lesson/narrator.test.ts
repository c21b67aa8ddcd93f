import { expect, test } from 'vitest'
import type { AnyEvent } from '../../../kernel/types.ts'
import { fakeAddress, fakeHash } from '../../../testing/l1View.ts'
import { fakeZk } from '../../../testing/zkView.ts'
import { countWords, parseProse } from '../../../ui/lesson/prose.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { headlines, narrator, outcomeOf } from './narrator.ts'

const view = fakeZk({ members: ['sign', 'withhold', 'refuse'], accounts: 3, pocket: 'running' })
const robbed: ZkView = { ...view, params: { ...view.params, missing: 'funds' } }

const root = fakeHash('root', 1)
const onL1 = {
  block: 12,
  tx: fakeHash('tx', 1),
  byId: 'ana',
  gasUsed: 283_064,
  feeWei: '2547576000000000',
  blobFeeWei: '0',
  bytes: 708,
}
const tx = {
  hash: fakeHash('l2', 1),
  kind: 'transfer',
  from: 1,
  to: 2,
  fromId: 'ana',
  toId: 'ben',
  amount: '250000000',
  fee: '2000',
  nonce: 0,
  signedBy: null,
} as const
const padding = { kind: 'padding', from: null, to: null, fromId: null, toId: null, amount: '0', fee: '0' } as const
const closed = {
  batch: 3,
  slots: [
    { ...padding, hash: null, message: null },
    { ...padding, hash: null, message: null },
  ],
  used: 1,
  reason: 'age',
  posting: 'blob',
  oldRoot: root,
  newRoot: root,
  newCommitteeRoot: root,
  words: [root],
  claimedRoot: null,
} as const
const failure = { constraint: 'slot 0 / payer / an exit takes all', a: '0x1', b: '0x2', c: '0x3', broken: 1 } as const
const proof = `0x${'ab'.repeat(256)}` as const
const made = { batch: 3, attempt: 1, proof, publicInputs: [root, root], tamper: null } as const
const message = { message: 4, kind: 'exit', account: 1, ownerId: 'ana', amount: '0', dueAt: 100_000, ...onL1 } as const
const credited = {
  account: 1,
  ownerId: 'ana',
  owner: fakeAddress(0),
  amountWei: '1000000000000000000',
  reason: 'withdrawal',
  block: 12,
  tx: root,
  robbedWei: '0',
} as const
const asked = {
  byId: 'ana',
  chainAgrees: true,
  chainAccounts: 3,
  committee: null,
  committeeAccounts: 0,
  missing: [],
} as const
const contributed = { phase: 1, index: 0, byId: 'ana', keeps: false, digest: root } as const
const paid = { from: 0, to: 1, amount: '100000000', forged: false, ...onL1 } as const
const sequencer = {
  online: true,
  posting: 'calldata',
  maxAgeSeconds: 60,
  blind: false,
  pretends: false,
  ignoresMessages: false,
} as const

/** Of each event what differs in how it is told. */
const TOLD: { readonly [K in keyof RollupEvents]: readonly RollupEvents[K][] } = {
  'l2.queued': [tx, { ...tx, signedBy: 'mallory' }, { ...tx, kind: 'withdraw', to: null, toId: null, fromId: null }],
  'l2.ignored': [
    { ...tx, reason: 'offline' },
    { ...tx, reason: 'funds', toId: null, to: 9 },
    { ...tx, reason: 'signature' },
  ],
  'batch.closed': [closed, { ...closed, reason: 'full', posting: 'calldata', claimedRoot: root }],
  'committee.signed': [
    { batch: 3, member: 'cleo', root, hasData: true },
    { batch: 3, member: 'cleo', root, hasData: false },
  ],
  'committee.refused': [{ batch: 3, member: 'cleo', root }],
  'committee.short': [{ batch: 3, signatures: 1, needed: 2 }],
  'batch.committed': [{ ...onL1, batch: 3, posting: 'blob', newRoot: root }],
  'proof.started': [
    { batch: 3, attempt: 1, readyAt: 200, tamper: null },
    { batch: 3, attempt: 2, readyAt: 200, tamper: 'signature' },
  ],
  'proof.failed': [
    { batch: 3, attempt: 1, failure, tamper: 'overspend' },
    { batch: 3, attempt: 1, failure: { ...failure, broken: 17 }, tamper: null },
  ],
  'proof.made': [made, { ...made, tamper: 'word' }, { ...made, tamper: 'root' }, { ...made, tamper: 'signature' }],
  'proof.refused': [{ ...onL1, batch: 3, error: 'EquationFails', tamper: 'root' }],
  'batch.proven': [
    { ...onL1, batch: 3, isTrue: true },
    { ...onL1, batch: 3, isTrue: false },
  ],
  'batch.executed': [
    { ...onL1, batch: 3, root, credited: 0, isTrue: true },
    { ...onL1, batch: 3, root, credited: 2, isTrue: false },
  ],
  'batch.reverted': [
    { ...onL1, first: 3, last: 3 },
    { ...onL1, first: 3, last: 5 },
  ],
  'batch.dropped': [{ batch: 3, what: 'prove', tx: root }],
  'account.registered': [{ ...onL1, account: 5, ownerId: 'ben', subtree: 'committee' }],
  'message.queued': [message, { ...message, kind: 'deposit', amount: '1000000000', ownerId: null }],
  'message.taken': [{ message: 4, batch: 3 }],
  'exit.credited': [
    credited,
    { ...credited, reason: 'escape' },
    { ...credited, ownerId: 'mallory', robbedWei: '400000000000000000' },
  ],
  'bridge.takenOut': [{ ...onL1, ownerId: 'ana', amountWei: '1000000000000000000' }],
  'rollup.frozen': [{ ...onL1, message: 4, root }],
  'data.asked': [
    asked,
    { ...asked, chainAgrees: false, missing: [256] },
    { ...asked, missing: [256, 257] },
    { ...asked, committee: 'cleo', committeeAccounts: 2 },
  ],
  'sequencer.changed': [
    sequencer,
    { ...sequencer, online: false },
    { ...sequencer, posting: 'blob', blind: true, ignoresMessages: true },
    { ...sequencer, blind: true, pretends: true },
  ],
  'prover.changed': [
    { online: true, seconds: 60, tamper: null },
    { online: true, seconds: 60, tamper: 'word' },
    { online: false, seconds: 60, tamper: null },
  ],
  'committee.changed': [{ id: 'cleo', mode: 'withhold' }],
  'l1.crowded': [{ baseFeeWei: null }, { baseFeeWei: '200000000000' }],
  'ceremony.begun': [{ round: 2 }],
  'ceremony.contributed': [contributed, { ...contributed, phase: 2, keeps: true }],
  'ceremony.closed': [{ phase: 1, contributions: 3, digest: root }],
  'pocket.deployed': [{ ...onL1, verifier: fakeAddress(8), rollup: fakeAddress(9) }],
  'pocket.proven': [{ fromId: 'ana', proof, publicInputs: [root] }],
  'pocket.paid': [paid, { ...paid, to: null }, { ...paid, forged: true, to: null }],
  'pocket.refused': [
    { ...onL1, error: 'EquationFails', forged: true },
    { ...onL1, error: 'NotOnCurve("A")', forged: false },
  ],
  'pocket.forged': [{ byId: 'mallory', way: 'tau', proof, publicInputs: [root], amount: '1000000000' }],
}

const tell = (type: keyof RollupEvents, data: object, seen: ZkView): string => {
  const say = narrator[type] as unknown as (event: Partial<AnyEvent>, view: ZkView) => string
  return say({ type, data: data as AnyEvent['data'] }, seen)
}

test.each(Object.entries(TOLD))('%s is told in whole sentences that lead with what is seen', (type, all) => {
  const told = all.flatMap((data) => [view, robbed].map((seen) => tell(type as keyof RollupEvents, data, seen)))
  for (const text of told) {
    expect(text).toMatch(/^\*\*[A-Z\d]/)
    expect(text).toMatch(/[.}](\*\*)?$/)
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Somebody’s account null/)
    expect(text, 'nothing is called private, and no proof hides anything').not.toMatch(
      /private|secretly|zero.knowledge/i,
    )
    expect(countWords(text), text).toBeLessThanOrEqual(60)
    const left = parseProse(text).flatMap((parts) =>
      parts.filter((part) => part.kind === 'text' && /[[\]{}*`]/.test(part.text)),
    )
    expect(left, text).toEqual([])
  }
})

test('what differs is told differently', () => {
  for (const [type, all] of Object.entries(TOLD)) {
    const told = all.map((data) => tell(type as keyof RollupEvents, data, view))
    expect(new Set(told).size, type).toBeGreaterThanOrEqual(type === 'proof.made' ? 3 : told.length)
  }
})

test('headlines name every event of the rollup once, but for changes of mind', () => {
  expect(new Set(headlines).size).toBe(headlines.length)
  const quiet = Object.keys(TOLD).filter((type) => !(headlines as readonly string[]).includes(type))
  expect(quiet.sort()).toEqual(['committee.changed', 'l1.crowded', 'prover.changed', 'sequencer.changed'])
})

test('a valid proof of what is false is told by what the circuit lacks', () => {
  const text = tell('batch.proven', { ...onL1, batch: 3, isTrue: false }, robbed)
  expect(text).toContain('breaks the rules')
  expect(text).toContain('does not check that a balance covers what is spent')
})

test('a headline that a later one overtakes is about the same batch; a commitment does not make up for a failed proof', () => {
  const outcome = (type: string, batch: number) =>
    outcomeOf({ type, data: { batch, first: batch } } as unknown as Parameters<typeof outcomeOf>[0])
  expect(outcome('batch.proven', 3)).toBe(outcome('proof.failed', 3))
  expect(outcome('batch.reverted', 3)).toBe(outcome('proof.refused', 3))
  expect(outcome('batch.executed', 4)).not.toBe(outcome('proof.failed', 3))
  expect(outcome('batch.committed', 3)).toBeNull()
  expect(outcome('proof.started', 3)).toBeNull()
})
