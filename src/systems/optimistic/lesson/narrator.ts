import type { Narrator } from '../../../ui/exhibit.ts'
import { l1Headlines, l1Narrator } from '../../../ui/l1/narrator.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import { count, eth, exactGwei } from '../../../ui/l1/words.ts'
import type { OptimisticEvents, RollupEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { disputeNarrator } from './disputeNarrator.ts'
import { droppedFrom, isMalformed } from './dropped.ts'
import {
  amountOf,
  bytes,
  lieInWords,
  moment,
  nameOf,
  nameOfL2Tx,
  number,
  ORDERINGS,
  postedAs,
  WATCHER_MODES,
  whyWithoutEffect,
} from './words.ts'

// What each event is told as: in bold what is seen, then what it is worth so far. Promised is not posted, posted is not
// confirmed, and nothing is final before L1's block is.

const l1 = renamedTable(l1Narrator, { prefix: 'l1', view: (view: OptimisticView) => view.l1 })

const CLOSED_BECAUSE = { size: 'it is full', age: 'its oldest block has waited long enough', asked: 'somebody asked' }

type BeforeClaims = Exclude<keyof RollupEvents, keyof typeof disputeNarrator>

/** Only what the sequencer posts itself can break its word: a batch that somebody forced it had said nothing about. */
function differs(view: OptimisticView, batch: number): string {
  if (view.batches.find((each) => each.batch === batch)?.mode === 'forced') {
    const behind = view.open.transactions === 0 ? '' : ' What it has promised and not posted yet comes behind it now.'
    return `**Batch ${batch} came without the sequencer**: somebody forced what was due. No promise is broken by that: the sequencer had said nothing about this batch, and goes on from what is on L1.${behind}`
  }
  const lost = droppedFrom(view, batch)
  if (isMalformed(view, batch)) {
    const all = lost === 1 ? 'The transaction in it is dropped' : `All ${number(lost)} transactions in it are dropped`
    return `**The sequencer’s promise is broken, and batch ${batch} is malformed**: it asks for what is not on this L1 any more. ${all}. The sequencer does not post them again: whoever still wants theirs signs anew {simplified:dropped-for-good}.`
  }
  const dropped = lost === 0 ? '' : ` There, ${count(lost, 'transaction has', 'transactions have')} no effect.`
  return `**The sequencer’s promise is broken.** What is on L1 up to batch ${batch} gives another state than it promised, and L1 is what counts.${dropped}`
}

const rollup: Pick<Narrator<RollupEvents, OptimisticView>, BeforeClaims> = {
  'l2.queued': ({ data: tx }, view) =>
    `**The sequencer has ${nameOfL2Tx(view, tx)}.** Nothing is promised yet: its next block comes within a second.`,

  'l2.ignored': ({ data: { fromId, reason, why } }, view) => {
    const who = nameOf(view, fromId)
    switch (reason) {
      case 'censored':
        return `**The sequencer does not take what ${who} signed.** It gives no reason; here we can see that it censors ${who}.`
      case 'offline':
        return `**Nobody answers ${who}**: the sequencer is offline. The inbox on L1 is still open.`
      case 'invalid':
        return `**The sequencer leaves out what ${who} signed**: ${whyWithoutEffect(why)}.`
    }
  },

  'l2.sealed': ({ data: block }) =>
    `**L2 block ${number(block.number)} is sealed** with ${count(block.transactions, 'transaction', 'transactions')}. The sequencer promises order and result; L1 has heard of neither.`,

  'l2.promised': ({ data: tx }, view) => {
    const what = `**${nameOfL2Tx(view, tx)} is in L2 block ${number(tx.block)}**`
    switch (tx.kind) {
      case 'transfer':
        return `${what}: promised by the sequencer, and by nobody else so far.`
      case 'swap':
        return `${what} and gives ${amountOf(tx.asset === 'ether' ? 'token' : 'ether', tx.got ?? '0')}: promised by the sequencer, and by nobody else so far.`
      case 'withdraw':
        return `${what}: taken from the account on the rollup, so the sequencer promises. The bridge pays once a claim that holds it is confirmed.`
    }
  },

  'l2.sandwiched': ({ data: { victimId, asset, profit, loss } }, view) =>
    `**The sequencer swaps just before ${nameOf(view, victimId)}, and back just after.** It earns ${amountOf(asset, profit)}, and ${nameOf(view, victimId)} gets ${amountOf(asset === 'ether' ? 'token' : 'ether', loss)} less. No rule of the rollup is broken.`,

  'batch.closed': ({ data: { batch, transactions, stages, reason, mode } }) => {
    const first = stages[0]?.bytes ?? 0
    const last = stages.at(-1)?.bytes ?? 0
    const shrunk = transactions === 0 ? bytes(last) : `${bytes(last)} instead of ${number(first)} as plain RLP`
    return `**Batch ${batch} is closed** with ${count(transactions, 'transaction', 'transactions')}, because ${CLOSED_BECAUSE[reason]}: ${shrunk}. It waits in L1’s mempool ${postedAs[mode]}.`
  },

  'batch.held': ({ data: { priceWei, maxPriceGwei } }) =>
    `**The batch is full, and waits**: gas on L1 costs ${exactGwei(priceWei)}, and the sequencer pays ${maxPriceGwei} gwei at most. Until it is posted it is only promised.`,

  'batch.posted': ({ data: { batch, mode, bytes: size, messages, block, feeWei, blobFeeWei } }) => {
    const cost = eth(BigInt(feeWei) + BigInt(blobFeeWei))
    return mode === 'forced'
      ? `**Batch ${batch} is in L1 block ${number(block)} without bytes of its own**, and takes ${count(messages, 'message', 'messages')} that had waited too long. Anybody may do this.`
      : `**Batch ${batch} is in L1 block ${number(block)}**, ${bytes(size)} ${postedAs[mode]}, for ${cost}. Anybody can execute it again from there. The block is not final yet.`
  },

  'batch.dropped': ({ data: { batch } }) =>
    `**Batch ${batch} is gone from L1**: the block that held it lost its place. What was posted is only promised again, until a block takes it once more.`,

  'batch.differs': ({ data: { batch } }, view) => differs(view, batch),

  'inbox.queued': ({ data: { message, kind, fromId, amount, dueAt } }, view) => {
    const what = { deposit: 'deposit', transfer: 'payment', swap: 'swap', withdraw: 'withdrawal' }[kind]
    // A swap may sell either asset, and its record alone knows which.
    const size = kind === 'deposit' || kind === 'withdraw' ? ` of ${amountOf('ether', amount)}` : ''
    return `**${nameOf(view, fromId)}’s ${what}${size} waits in the inbox on L1** as message ${message}. From ${moment(dueAt)} on, whichever batch comes next takes it, whether the sequencer wants to or not.`
  },

  'inbox.taken': ({ data: { message, batch, forced, ok, why } }) => {
    if (!ok) return `**Batch ${batch} takes message ${message}, and it has no effect**: ${whyWithoutEffect(why)}.`
    return forced
      ? `**Batch ${batch} takes message ${message}, although whoever posted it did not say so.** It was due, and a claim that skips it can be proven wrong.`
      : `**Batch ${batch} takes message ${message}** from the inbox.`
  },

  'bridge.deposited': ({ data: { fromId, amountWei, message } }, view) =>
    `**The bridge holds ${eth(amountWei)} of ${nameOf(view, fromId)}’s.** On the rollup they appear when a batch takes message ${message}.`,

  'bridge.paid': ({ data: { withdrawal, toId, amountWei, robbedWei } }, view) =>
    robbedWei === '0'
      ? `**The bridge pays ${nameOf(view, toId)} ${eth(amountWei)}.** Withdrawal ${withdrawal} is in a state that L1 has confirmed, and a Merkle proof showed it.`
      : `**The bridge pays ${nameOf(view, toId)} ${eth(amountWei)}, and ${eth(robbedWei)} of it are stolen.** The proof was right, and the confirmed state it was made from is false.`,

  'exit.offered': ({ data: { sellerId, amountWei, priceWei, withdrawal } }, view) =>
    `**${nameOf(view, sellerId)} offers the right to withdrawal ${withdrawal}**: ${eth(amountWei)} later, for ${eth(priceWei)} now.`,
  'exit.filled': ({ data: { providerId, withdrawal, priceWei } }, view) =>
    `**${nameOf(view, providerId)} buys the right to withdrawal ${withdrawal} for ${eth(priceWei)}**, paid at once. Waiting, and the risk that the claim is false, come with it.`,
  'exit.takenBack': ({ data: { withdrawal } }) =>
    `**The offer is taken back.** The right to withdrawal ${withdrawal} is its owner’s again.`,
  'exit.collected': ({ data: { withdrawal, amountWei } }) =>
    `**The bridge pays ${eth(amountWei)} to who bought withdrawal ${withdrawal}.** The wait is over.`,

  'sequencer.changed': ({ data: { online, ordering, censored, posting, batchPolicy } }, view) => {
    if (!online) return '**The sequencer is offline.** What is on L1 stays there, and the inbox stays open.'
    const whom = censored.map((id) => nameOf(view, id)).join(', ')
    const refuses = whom === '' ? '' : ` It takes nothing from ${whom}.`
    return `**The sequencer is online**: ${ORDERINGS[ordering]}. It posts ${postedAs[posting]}, after ${count(batchPolicy.maxTransactions, 'transaction', 'transactions')} or ${number(batchPolicy.maxAgeSeconds)} s.${refuses}`
  },

  'sequencer.rebuilt': ({ data: { byId, batches, bytes: size, agrees, missing } }, view) => {
    if (missing > 0) {
      return `**${nameOf(view, byId)} cannot rebuild the rollup from L1 alone**: the bytes of ${count(missing, 'batch', 'batches')} are not there any more. Nodes drop blobs after 18 days; from here on it takes an archive.`
    }
    const read = `**${nameOf(view, byId)} has rebuilt the rollup from L1 alone**: ${count(batches, 'batch', 'batches')}, ${bytes(size)}`
    return agrees
      ? `${read}. The one hash of all its state is the same, so every balance is.`
      : `${read}, and gets another state.`
  },

  'proposer.changed': ({ data: { online, lie } }) => {
    if (!online) return '**The operator claims nothing any more.** Anybody else may, for a bond.'
    return lie === null
      ? '**The operator claims what it finds**, batch by batch.'
      : `**The operator’s next claim will be a lie**: ${lieInWords(lie)}.`
  },

  'l1.crowded': ({ data: { baseFeeWei } }) =>
    baseFeeWei === null
      ? '**L1 is quiet again.** The base fee sinks from block to block.'
      : `**L1 is crowded**: everybody else pays about ${exactGwei(baseFeeWei)} a gas. Whoever has a move to make pays that too.`,

  'watcher.changed': ({ data: { id, mode } }, view) => `**${nameOf(view, id)} ${WATCHER_MODES[mode]}.**`,
}

export const narrator = { ...l1, ...rollup, ...disputeNarrator } as unknown as Narrator<
  OptimisticEvents,
  OptimisticView
>

/** What was stolen or decided outweighs everything; a move outweighs the L1 block that carried it. */
export const headlines: readonly (keyof OptimisticEvents)[] = [
  'l1.reorged',
  'batch.dropped',
  'batch.differs',
  'bridge.paid',
  'claim.confirmed',
  'claim.rejected',
  'game.closed',
  'game.proven',
  'game.timedOut',
  'game.opened',
  'watcher.failed',
  'claim.made',
  'watcher.checked',
  'batch.posted',
  'game.chosen',
  'game.bisected',
  'exit.filled',
  'exit.collected',
  'exit.offered',
  'bridge.deposited',
  'inbox.taken',
  'inbox.queued',
  'oneShot.proven',
  'oneShot.posted',
  'batch.closed',
  'l2.sandwiched',
  'l2.ignored',
  'l2.promised',
  'l2.queued',
  ...l1Headlines.filter((type) => type !== 'l1.reorged'),
]
