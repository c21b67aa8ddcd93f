import type { L1Events, L1View, PendingView, TxSummary } from '../../l1/types.ts'
import { groupDigits } from '../../lib/format.ts'
import type { Narrator, Prose } from '../exhibit.ts'
import { count, eth, FORK_NAMES, isCancellation, listNames, nameOf, nameOfTx, txByHash, whyWaiting } from './words.ts'

// What each event of the L1 is told as. In bold what the learner sees; then what it means, no more than is true yet:
// included is not final, and what waits may never get in.

export const l1Narrator: Narrator<L1Events, L1View> = {
  'l1.queued': ({ data: tx }, view) =>
    `**${signing(view, tx)}.** ${waiting(view.mempool.find(({ hash }) => hash === tx.hash))}`,

  'l1.replaced': ({ data: { old, by } }, view) => {
    const before = txByHash(view, old)
    const whose = before ? nameOfTx(view, before) : 'An older transaction'
    return isCancellation(by)
      ? `**${whose} is taken back.** ${nameOf(view, by.from)} pays nobody with the same nonce and a higher fee instead, and only one of the two can run.`
      : `**${whose} is replaced** by the same nonce with a higher fee. Only one of the two can run.`
  },

  'l1.dropped': ({ data: { hash, from, reason } }, view) => {
    const tx = txByHash(view, hash)
    const what = tx ? nameOfTx(view, tx) : `A transaction of ${nameOf(view, from)}`
    return `**${what} is dropped** from the mempool: ${WHY_DROPPED[reason]}.`
  },

  'l1.sealed': ({ data: block }) => {
    const full = `${Math.round((block.gasUsed / block.gasLimit) * 100)} % of its gas is used`
    const crowd = block.crowd?.transactions ?? 0
    const others = `${count(crowd, 'transaction', 'transactions')} of everybody else`
    if (block.transactions.length > 0) {
      const people = `${count(block.transactions.length, 'transaction', 'transactions')} of the people here`
      return `**Block ${groupDigits(block.number)} is sealed** with ${people}${crowd > 0 ? ` and ${others}` : ''}; ${full}.`
    }
    if (crowd > 0) return `**Block ${groupDigits(block.number)} is sealed** with ${others}; ${full}.`
    return block.backgroundGas > 0
      ? `**Block ${groupDigits(block.number)} is sealed**, with everybody else’s transactions only; ${full}.`
      : `**Block ${groupDigits(block.number)} is sealed**, and it is empty.`
  },

  'l1.included': ({ data: tx }, view) => {
    const where = `**${nameOfTx(view, tx)} ${tx.blobs.length > 1 ? 'are' : 'is'} in block ${groupDigits(tx.block)}**`
    const fee = `${nameOf(view, tx.from)} paid ${eth(tx.feeWei)} in fees`
    if (!tx.ok) return `${where} and failed: what it did is undone, and ${fee} all the same.`
    return `${where}, ${EXECUTED[tx.kind]}, not final yet; ${fee}.`
  },

  'l1.executed': ({ data: { node, block, agrees } }) =>
    agrees
      ? `**${node} runs block ${groupDigits(block)} again** and gets the same state root.`
      : `**${node} runs block ${groupDigits(block)} again, gets another result, and refuses it.**`,

  'l1.justified': ({ data: { block } }) =>
    `**Blocks up to ${groupDigits(block)} are justified**: two thirds voted for them once. They are safe, and not final yet.`,

  'l1.finalised': ({ data: { block } }) =>
    `**Blocks up to ${groupDigits(block)} are final.** To take them back, a third of all staked ether would have to be destroyed.`,

  'l1.reorged': ({ data: { depth, returned, lost } }, view) => {
    const blocks = depth === 1 ? 'The newest block loses its place' : `The newest ${depth} blocks lose their places`
    const back = returned.length > 0 ? ` ${fates(view, returned)} in the mempool again.` : ''
    const gone = lost.length > 0 ? ` ${fates(view, lost)} in no block and no mempool any more.` : ''
    return `**${blocks}** to another branch.${back}${gone}`
  },

  'l1.skipped': ({ data: { slots } }) =>
    `**${count(slots, 'slot passes', 'slots pass')} without a block.** Fees stay as they were.`,

  'l1.pruned': ({ data: { blobs } }) =>
    `**${count(blobs.length, 'blob is', 'blobs are')} pruned**: nodes kept the data for 4,096 epochs. The commitments stay in the chain.`,

  'l1.gasLimitSet': ({ data: { from, to } }) =>
    `**A block may now hold ${groupDigits(to / 1_000_000)} million gas**, where it was ${groupDigits(from / 1_000_000)} million. {simplified:gas-limit-knob}`,

  'l1.upgraded': ({ data: { from, to } }) =>
    `**The chain follows the rules of ${FORK_NAMES[to]} from the next block on**, after those of ${FORK_NAMES[from]}.`,

  'l1.cheated': ({ data: { method } }) =>
    `**The chain was changed by hand** (\`${method}\`), as no real chain lets anyone do.`,
}

/** What a step is about, when much happens in it: a loss, then finality, then what became of a transaction. */
export const l1Headlines: readonly (keyof L1Events)[] = [
  'l1.reorged',
  'l1.pruned',
  'l1.finalised',
  'l1.included',
  'l1.replaced',
  'l1.dropped',
  'l1.queued',
  'l1.justified',
  'l1.skipped',
  'l1.sealed',
]

const WHY_DROPPED: { readonly [reason in L1Events['l1.dropped']['reason']]: string } = {
  evicted: 'it was full, and this one paid least',
  asked: 'it was taken out by hand',
  'nonce-used': 'another transaction used its nonce, so it can never run',
  'cannot-pay': 'its sender cannot pay for it any more',
  'rules-changed': 'under the new rules no block could hold it',
}

const EXECUTED: { readonly [kind in TxSummary['kind']]: Prose } = {
  payment: 'executed',
  call: 'executed',
  deployment: 'and the contract has an address',
  blobs: 'and the data stands beside the block',
  delegation: 'executed',
}

function signing(view: L1View, tx: TxSummary): Prose {
  const who = nameOf(view, tx.from)
  switch (tx.kind) {
    case 'payment':
      return isCancellation(tx)
        ? `${who} signs a payment of nothing`
        : `${who} signs a payment of ${eth(tx.valueWei)} to ${nameOf(view, tx.to)}`
    case 'call':
      return `${who} signs a call of ${nameOf(view, tx.to)}`
    case 'deployment':
      return `${who} signs a deployment of ${count(tx.dataBytes, 'byte', 'bytes')}`
    case 'blobs':
      return `${who} signs for ${count(tx.blobs.length, 'blob', 'blobs')}`
    case 'delegation':
      return `${who} lets a contract’s code act for the account`
  }
}

const waiting = (pending: PendingView | undefined): Prose =>
  pending?.why
    ? `It waits in the mempool, and longer than one block: ${whyWaiting(pending.why)}.`
    : 'It waits in the mempool.'

const fates = (view: L1View, txs: readonly TxSummary[]): Prose =>
  `${listNames(txs.map((tx) => nameOfTx(view, tx)))} ${txs.length === 1 ? 'is' : 'are'}`
