import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import type { Place } from '../../../l1/told.ts'
import type { Point } from '../../../prover/babyjub/curve.ts'
import { buildBatch } from '../engine/circuit/input.ts'
import type { AccountFact, BatchFact, Facts, MessageFact } from '../engine/l1/facts.ts'
import { NO_BLOB } from '../engine/l1/words.ts'
import { rebuildFromL1 } from '../engine/rebuild.ts'
import { keyHashOf, stateRoot, type ZkState } from '../engine/rules/state.ts'
import { applySlot, isMessage, type Message, type Slot, withFees } from '../engine/rules/transition.ts'
import { rootOf } from '../engine/rules/tree.ts'
import type { ZkParams } from '../engine/types/shared.ts'
import { type Drawn, lawfulSlot, slotFor, states } from './randomSlots.ts'

// Z11: the words and the messages are enough for the chain subtree, whatever was in the batches.

const SLOTS = 4
const params = { slots: SLOTS } as ZkParams
const OWNER: Hex = `0x${'11'.repeat(20)}`
const PLACE: Place = {
  key: '',
  block: 1,
  at: 12,
  tx: NO_BLOB,
  sender: OWNER,
  gasUsed: 0,
  feeWei: 0n,
  blobFeeWei: 0n,
  bytes: 0,
}

interface Played {
  readonly facts: Facts
  readonly after: ZkState
}

/** What the contract would have told of these batches. */
function play(genesis: ZkState, drawn: readonly (readonly Drawn[])[]): Played {
  let after = genesis
  const messages: MessageFact[] = []
  const accounts = new Map<number, AccountFact>()
  const know = (number: number, key: Point) =>
    accounts.set(number, { number, owner: OWNER, key, keyHash: keyHashOf(key), place: null })
  const batches: BatchFact[] = [batchOf(0, genesis, [], 0)]
  for (const [index, wishes] of drawn.entries()) {
    const slots = fitting(after, wishes)
    for (const slot of slots) {
      if (slot.kind === 'deposit') know(slot.account, slot.key)
      if (isMessage(slot)) messages.push(messageOf(slot, messages.length))
    }
    const { input, after: next } = buildBatch(after, slots)
    after = next
    batches.push(batchOf(index + 1, after, input.published.words, messages.length))
  }
  return { facts: { ...NOTHING, accounts, batches, messages }, after }
}

const NOTHING: Omit<Facts, 'accounts' | 'batches' | 'messages'> = {
  credits: [],
  takenOut: [],
  reverted: [],
  frozen: null,
}

const messageOf = (slot: Message, message: number): MessageFact => ({
  message,
  kind: slot.kind,
  account: slot.account,
  amountGwei: slot.kind === 'deposit' ? slot.amount : 0n,
  chain: 0n,
  queuedAt: 0,
  place: PLACE,
})

const batchOf = (number: number, state: ZkState, words: readonly bigint[], messageCount: number): BatchFact => ({
  number,
  struct: {
    newRoot: stateRoot(state),
    newCommitteeRoot: rootOf(state.trees.committee),
    newMessages: state.messages,
    messageCount,
    committedAt: 0n,
    words: NO_BLOB,
    blob: NO_BLOB,
  },
  posting: 'calldata',
  words,
  committed: PLACE,
  proven: PLACE,
  executed: PLACE,
})

/** Those of the wishes that can stand one after the other. */
function fitting(state: ZkState, wishes: readonly Drawn[]): Slot[] {
  let now = state
  let fees = 0n
  return wishes.map((wish): Slot => {
    const slot = slotFor(now, wish)
    const applied = applySlot(now, slot)
    if (!applied.ok || withFees(applied.state, fees + applied.fee) === null) return { kind: 'padding' }
    now = applied.state
    fees += applied.fee
    return slot
  })
}

const batch = fc.array(lawfulSlot, { minLength: SLOTS, maxLength: SLOTS })
const batches = fc.array(batch, { minLength: 1, maxLength: 4 })

test('Z11: a stranger’s chain subtree is the operator’s, and with the committee’s data all of it is', () => {
  let accounts = 0
  fc.assert(
    fc.property(states, batches, (genesis, drawn) => {
      const { facts, after } = play(genesis, drawn)
      const alone = rebuildFromL1({ facts, genesis, params }, null)
      expect(alone.chainAgrees).toBe(true)
      expect(alone.known && rootOf(alone.known.trees.chain)).toBe(rootOf(after.trees.chain))
      expect(alone.missing).toEqual(numbersOf(after).filter((number) => number >= 256))
      const { known, missing } = rebuildFromL1({ facts, genesis, params }, after)
      expect(missing).toEqual([])
      expect(known && stateRoot(known)).toBe(stateRoot(after))
      for (const [number, account] of after.accounts) expect(known?.accounts.get(number)).toEqual(account)
      accounts += after.accounts.size
    }),
    { numRuns: 15 },
  )
  expect(accounts).toBeGreaterThan(40)
})

test('what is handed out of another state is of no use', () => {
  fc.assert(
    fc.property(states, batches, (genesis, drawn) => {
      const { facts, after } = play(genesis, drawn)
      fc.pre(rootOf(genesis.trees.committee) !== rootOf(after.trees.committee))
      const { known, missing } = rebuildFromL1({ facts, genesis, params }, genesis)
      expect(missing).toEqual(numbersOf(after).filter((number) => number >= 256))
      expect(known?.trees.committee.children).toEqual([])
    }),
    { numRuns: 6 },
  )
})

test('a word that L1 did not get shows: what comes out does not fit the root', () => {
  fc.assert(
    fc.property(states, batches, (genesis, drawn) => {
      const { facts } = play(genesis, drawn)
      const last = facts.batches.at(-1) as BatchFact
      // The lowest bit of the first slot's fee: it goes to the operator, whatever the slot is.
      const words = (last.words ?? []).map((word, index) => (index === 0 ? word ^ (1n << 92n) : word))
      const changed = { ...facts, batches: [...facts.batches.slice(0, -1), { ...last, words }] }
      const { chainAgrees, known } = rebuildFromL1({ facts: changed, genesis, params }, null)
      expect([chainAgrees, known]).toEqual([false, null])
    }),
    { numRuns: 8 },
  )
})

const numbersOf = ({ accounts }: ZkState): number[] => [...accounts.keys()].sort((one, other) => one - other)
