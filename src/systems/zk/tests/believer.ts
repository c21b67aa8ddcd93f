import { isRefused } from '../../../kernel/refusal.ts'
import type { Refusal, Refused, Seconds } from '../../../kernel/types.ts'
import { cheat } from '../../../l1/chain/cheats.ts'
import { headOf } from '../../../l1/chain/head.ts'
import { sealSlot } from '../../../l1/chain/seal.ts'
import { DEFAULT_L1_PARAMS } from '../../../l1/schemas.ts'
import { sign } from '../../../prover/babyjub/eddsa.ts'
import { AcceptAll } from '../../../testing/contracts/generated/AcceptAll.ts'
import { buildBatch } from '../engine/circuit/input.ts'
import { askCommittee } from '../engine/committee.ts'
import { type Order, send, type ZkCtx } from '../engine/errands.ts'
import { createZk } from '../engine/genesis.ts'
import { blobOfWords } from '../engine/l1/words.ts'
import { look } from '../engine/look.ts'
import { messageSlot } from '../engine/operator/waiting.ts'
import { orderCommit, orderExecute, orderProve } from '../engine/orders.ts'
import { keyOf, OPERATOR_ID, ownerOf } from '../engine/people.ts'
import { subtreeOf } from '../engine/rules/state.ts'
import { messageOf, type Signed, type SignedSlot, type Slot } from '../engine/rules/transition.ts'
import type { ClosedBatch, ZkWorld } from '../engine/state.ts'
import { tellNews } from '../engine/tell.ts'
import type { PostingMode, ZkParams } from '../engine/types/shared.ts'

// The world's L1 with a verifier that believes everything: what orders, logs and views are about does not hang on proofs,
// and a proof takes a second.

export const PERIOD = 3_600

const PARAMS: ZkParams = {
  l1: { ...DEFAULT_L1_PARAMS, backgroundBaseFeeWei: null, nodes: ['one'] },
  slots: 4,
  provePeriodSeconds: PERIOD,
  messagePeriodSeconds: PERIOD,
  sequencer: {
    online: true,
    posting: 'calldata',
    maxAgeSeconds: 60,
    blind: false,
    pretends: false,
    ignoresMessages: false,
  },
  prover: { online: true, seconds: 60, tamper: null },
  feeGwei: '10',
  residents: [
    { id: 'ana', etherGwei: '2000', subtree: 'chain' },
    { id: 'dan', etherGwei: '700', subtree: 'committee' },
    { id: 'ben', etherGwei: '1000', subtree: 'chain' },
  ],
  committee: {
    members: [
      { id: 'vera', mode: 'sign' },
      { id: 'cleo', mode: 'sign' },
    ],
    needed: 1,
  },
  missing: null,
  pocket: null,
}
export const [ANA, BEN, DAN] = [1, 2, 256] as const

export interface Believer {
  world: ZkWorld
  /** What was told. */
  readonly events: { readonly type: string; readonly data: unknown }[]
  readonly now: () => Seconds
  /** Sends it, and passes a slot. Throws when it is refused, or fails on L1. */
  done(order: Promise<Order | Refused> | Order | Refused): Promise<void>
  pass(slots?: number): Promise<void>
  wait(seconds: Seconds): Promise<void>
  /** Closes and commits. */
  commit(slots: readonly Slot[], posting?: PostingMode): Promise<void>
  prove(): Promise<void>
  execute(): Promise<void>
  /** All three. */
  finish(slots: readonly Slot[], posting?: PostingMode): Promise<void>
  /** By whose account it is, as the operator's newest state wants it. */
  signed(wish: Signed): SignedSlot
  /** Of L1, that no batch has taken. */
  waiting(): Slot[]
}

export async function believer(change: Partial<ZkParams> = {}): Promise<Believer> {
  const begun = await createZk({ ...PARAMS, ...change })
  const [, runtime] = AcceptAll.bytecode.split('f3fe')
  const method = 'anvil_setCode'
  const cheated = await cheat(begun.l1, { method, params: [begun.contracts.verifier, `0x${runtime}`] })
  if (isRefused(cheated)) throw new Error('the verifier stays')
  const events: Believer['events'] = []
  const ctx = () =>
    ({
      clock: { now: it.now() },
      emit: (type: string, data: unknown) => events.push({ type, data }),
    }) as unknown as ZkCtx
  const it: Believer = {
    world: { ...begun, l1: cheated.state },
    events,
    now: () => headOf(it.world.l1).slot * it.world.l1.params.slotSeconds,
    async done(asked) {
      const order = await asked
      if (isRefused(order)) throw new Error(`refused: ${JSON.stringify(order.refused)}`)
      const sent = await send(it.world, order, ctx())
      if (isRefused(sent)) throw new Error(`refused: ${JSON.stringify(sent.refused)}`)
      it.world = sent
      await it.pass()
      const failed = headOf(it.world.l1).transactions.find(({ receipt }) => !receipt.ok)
      if (failed !== undefined) throw new Error(`failed on L1: ${failed.receipt.revert}`)
    },
    async pass(slots = 1) {
      const { state } = await sealSlot(it.world.l1, headOf(it.world.l1).slot + slots)
      const before = it.world
      it.world = look({ ...before, l1: state })
      tellNews(before, it.world, ctx())
    },
    wait: (seconds) => it.pass(Math.ceil(seconds / it.world.l1.params.slotSeconds)),
    async commit(slots, posting = 'calldata') {
      const batch = closed(it.world, slots, posting)
      const { operator } = it.world
      const batches = [...operator.batches, batch]
      it.world = askCommittee({ ...it.world, operator: { ...operator, batches, state: batch.after } }, ctx())
      await it.done(orderCommit(it.world, it.world.operator.batches.at(-1) as ClosedBatch))
    },
    prove: () => it.done(orderProve(it.world, 'prover', numberAfter(it.world, 'proven'), { proof: '0x' })),
    execute: () => it.done(orderExecute(it.world, OPERATOR_ID, numberAfter(it.world, 'executed'))),
    async finish(slots, posting) {
      await it.commit(slots, posting)
      await it.prove()
      await it.execute()
    },
    signed(wish) {
      const { state } = it.world.operator
      const owner = ownerOf(it.world, wish.from)
      const key = owner === null ? null : keyOf(owner, subtreeOf(wish.from))
      if (key === null) throw new Error(`nobody has account ${wish.from}`)
      const nonce = state.accounts.get(wish.from)?.nonce ?? 0n
      return { ...wish, signature: sign(key, messageOf(wish, nonce, state.domain)) }
    },
    waiting: () => it.world.facts.messages.slice(taken(it.world)).map((fact) => messageSlot(it.world, fact)),
  }
  return it
}

export function refusalOf(order: Order | Refused): Refusal {
  if (!isRefused(order)) throw new Error('not refused')
  return order.refused
}

const numberAfter = ({ facts }: ZkWorld, step: 'proven' | 'executed'): number =>
  facts.batches.filter((batch) => batch[step] !== null).length + 1

const taken = ({ operator }: ZkWorld): number => operator.batches.at(-1)?.messagesTo ?? 0

function closed(world: ZkWorld, given: readonly Slot[], posting: PostingMode): ClosedBatch {
  const { operator, params } = world
  const padding = Array.from({ length: params.slots - given.length }, (): Slot => ({ kind: 'padding' }))
  const slots = [...given, ...padding]
  const built = buildBatch(operator.state, slots, { blind: operator.mode.blind })
  const { published } = built.input
  return {
    number: operator.batches.length + 1,
    slots,
    summaries: [],
    before: operator.state,
    after: built.after,
    published,
    claimedRoot: null,
    isTrue: built.isTrue,
    posting,
    blob: posting === 'blob' ? blobOfWords(published.words) : null,
    messagesTo: taken(world) + given.filter(({ kind }) => kind === 'deposit' || kind === 'exit').length,
    closedAt: 0,
    signatures: [],
    proof: {
      attempt: 0,
      startedAt: null,
      readyAt: null,
      tamper: null,
      made: null,
      failure: null,
      refusedBy: null,
    },
  }
}
