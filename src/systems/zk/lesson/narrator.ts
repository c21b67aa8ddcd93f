import type { EventOf } from '../../../kernel/types.ts'
import type { Narrator } from '../../../ui/exhibit.ts'
import { l1Headlines, l1Narrator } from '../../../ui/l1/narrator.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import { exactGwei } from '../../../ui/l1/words.ts'
import type { RollupEvents, ZkEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { batchNarrator } from './batchNarrator.ts'
import { ceremonyNarrator } from './ceremonyNarrator.ts'
import { exitNarrator } from './exitNarrator.ts'
import { proofNarrator } from './proofNarrator.ts'
import { MEMBER_MODES, nameOf, nameOfL2Tx, number, postedAs, TAMPERS } from './words.ts'

// What each event is told as: in bold what is seen, then what it is worth so far. Queued is not committed, committed is not
// proven, proven says no more than the circuit checks, and nothing is final before L1’s block is.

const l1 = renamedTable(l1Narrator, { prefix: 'l1', view: (view: ZkView) => view.l1 })

type Elsewhere =
  | keyof typeof batchNarrator
  | keyof typeof ceremonyNarrator
  | keyof typeof exitNarrator
  | keyof typeof proofNarrator

const LEFT_OUT_BECAUSE: { readonly [reason in RollupEvents['l2.ignored']['reason']]: string } = {
  offline: 'it is offline. The queue on L1 is still open',
  'no-account': 'one of its accounts does not exist',
  signature: 'the signature does not fit the account’s key and its next nonce',
  nonce: 'its nonce is not the account’s next one',
  funds: 'the account does not hold the amount and the fee',
  overflow: 'no balance can be that large',
  'other-key': 'the account has another key',
  amount: 'no amount or fee can be that large',
}

const rollup: Pick<Narrator<RollupEvents, ZkView>, Exclude<keyof RollupEvents, Elsewhere>> = {
  'l2.queued': ({ data: tx }, view) =>
    view.sequencer.blind
      ? `**The sequencer has ${nameOfL2Tx(view, tx)}**, and has not looked whether it may stand in a batch. L1 knows nothing of it.`
      : `**The sequencer has ${nameOfL2Tx(view, tx)}.** It waits for a slot: a promise of the sequencer’s, and L1 knows nothing of it.`,

  'l2.ignored': ({ data: { reason, ...tx } }, view) => {
    const what = `**The sequencer does not take ${nameOfL2Tx(view, tx)}**: ${LEFT_OUT_BECAUSE[reason]}.`
    return reason === 'offline' || view.params.missing !== null ? what : `${what} No batch with it could be proven.`
  },

  'sequencer.changed': ({ data: { online, posting, maxAgeSeconds, blind, pretends, ignoresMessages } }) => {
    if (!online) return '**The operator is silent.** Nobody needs its help to leave: the queue on L1 stays open.'
    const looks = pretends
      ? ' It takes what people sign, and says of whoever pays too much that they have enough.'
      : blind
        ? ' It takes what people sign without looking at it.'
        : ''
    const leaves = ignoresMessages ? ' It leaves deposits and demands to leave where they are.' : ''
    return `**The sequencer is online.** It closes a batch when it is full or ${number(maxAgeSeconds)} s old, and publishes its words ${postedAs[posting]}.${looks}${leaves}`
  },

  'prover.changed': ({ data: { online, seconds, tamper } }) => {
    if (!online) return '**The prover is offline.** What is committed stays unproven, until somebody else proves it.'
    const next = tamper === null ? '' : ` With the next batch ${TAMPERS[tamper]}.`
    return `**The prover is online**, and takes ${number(seconds)} s for a proof.${next} {simplified:simulated-proving-time}`
  },

  'committee.changed': ({ data: { id, mode } }, view) => `**${nameOf(view, id)} ${MEMBER_MODES[mode]}**, from now on.`,

  'l1.crowded': ({ data: { baseFeeWei } }) =>
    baseFeeWei === null
      ? '**L1 is quiet again.** The base fee sinks from block to block.'
      : `**L1 is crowded**: everybody else pays about ${exactGwei(baseFeeWei)} a gas. A proof’s gas stays the same, and its price does not.`,
}

export const narrator = {
  ...l1,
  ...rollup,
  ...batchNarrator,
  ...proofNarrator,
  ...exitNarrator,
  ...ceremonyNarrator,
} as unknown as Narrator<ZkEvents, ZkView>

/** What was stolen, frozen or refused outweighs everything; a step of a batch outweighs the L1 block that carried it. */
export const headlines: readonly (keyof ZkEvents)[] = [
  'l1.reorged',
  'batch.dropped',
  'rollup.frozen',
  'pocket.forged',
  'exit.credited',
  'proof.failed',
  'proof.refused',
  'pocket.refused',
  'batch.reverted',
  'bridge.takenOut',
  'batch.executed',
  'batch.proven',
  'pocket.paid',
  'committee.short',
  'proof.made',
  'batch.committed',
  'pocket.proven',
  'data.asked',
  'pocket.deployed',
  'ceremony.closed',
  'ceremony.begun',
  'ceremony.contributed',
  'account.registered',
  'message.queued',
  'message.taken',
  'proof.started',
  'batch.closed',
  'committee.refused',
  'committee.signed',
  'l2.ignored',
  'l2.queued',
  ...l1Headlines.filter((type) => type !== 'l1.reorged'),
]

/** A proof that failed or was refused is overtaken by the one that L1 takes; so is a forgery by what L1 says to it. */
export function outcomeOf({ type, data }: EventOf<ZkEvents>): string | null {
  switch (type) {
    case 'proof.failed':
    case 'proof.made':
    case 'proof.refused':
    case 'batch.proven':
    case 'batch.executed':
      return `batch ${data.batch}`
    case 'batch.reverted':
      return `batch ${data.first}`
    case 'pocket.proven':
    case 'pocket.forged':
    case 'pocket.refused':
    case 'pocket.paid':
      return 'pocket'
    default:
      return null
  }
}
