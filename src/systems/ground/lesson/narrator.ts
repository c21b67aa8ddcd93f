import { t } from '../../../content/messages/areas/ground.ts'
import type { Names } from '../../../kernel/types.ts'
import { duration, groupDigits, weiToGwei } from '../../../lib/format.ts'
import type { Narrator, Prose } from '../../../ui/exhibit.ts'
import { l1Headlines, l1Narrator } from '../../../ui/l1/narrator.ts'
import { count, eth, listNames } from '../../../ui/l1/words.ts'
import type { GroundEvents, GroundView, NodeClassId } from '../engine/types.ts'

// What the limits are told as, beside the L1’s own events: who wants in, and who can still keep up. Late is not behind,
// and neither is a crime: who is late votes for the block before and misses a part of the reward, nothing more.

const nameOf = (id: NodeClassId): string => t(`ground.${id}`)
const seconds = (s: number): string => duration(Math.round(s * 10) / 10)
const share = (part: number, whole: number): string => {
  const exact = whole === 0 ? 0 : (part / whole) * 100
  return `${exact > 99 && exact < 100 ? '99' : Math.round(exact)} %`
}

export const narrator: Narrator<GroundEvents, GroundView> = {
  ...l1Narrator,

  'crowd.changed': ({ data: { kind, perSecond, buyers } }) => {
    switch (kind) {
      case 'quiet':
        return `**It is quiet.** Everybody else sends ${count(perSecond, 'transaction', 'transactions')} a second. {simplified:crowd}`
      case 'defi':
        return `**DeFi summer.** Everybody else wants ${groupDigits(perSecond)} transactions a second: payments, token transfers and swaps. {simplified:crowd}`
      case 'mint':
        return `**An NFT mint opens.** ${count(buyers, 'buyer wants', 'buyers want')} one of a few, all at once, and they outbid each other. {simplified:crowd}`
    }
  },

  'crowd.arrived': ({ data: { transactions, medianTipWei, waiting, turnedAway } }) => {
    if (transactions === 0 && turnedAway === 0) return '**Nobody else comes** in this round.'
    const away =
      turnedAway === 0
        ? ''
        : ` ${count(turnedAway, 'more is', 'more are')} turned away: the mempool is full of those that pay better.`
    return `**${count(transactions, 'transaction', 'transactions')} of everybody else ${transactions === 1 ? 'arrives' : 'arrive'}**; half of them tip ${weiToGwei(medianTipWei, 2)} gwei or more. ${groupDigits(waiting)} wait now.${away}`
  },

  'crowd.soldOut': ({ data: { minted, failed, spentWei } }) =>
    `**The mint is over**: ${groupDigits(minted)} were minted. ${failed === 0 ? 'Nobody' : count(failed, 'buyer', 'buyers')} got in too late, found nothing left, and paid for gas all the same. Together they spent ${eth(spentWei)} on fees.`,

  'nodes.ran': ({ data: { block, verifying, nodes, attestingEth, stakedEth, late } }) => {
    const who = late.length === 0 ? '' : ` ${listNames(late.map(nameOf))} keep up, and finish too late for this vote.`
    return `**${groupDigits(verifying)} of ${groupDigits(nodes)} nodes verify block ${groupDigits(block)}**, and ${share(attestingEth, stakedEth)} of the stake votes for it in time.${who} {simplified:node-classes} {simplified:late-votes}`
  },

  'nodes.dropped': ({ data: { id, nodes, averageSeconds } }, view) =>
    `**${nameOf(id)} fall behind**: ${count(nodes, 'node', 'nodes')}. They need ${seconds(averageSeconds)} a block on average, and a block comes every ${seconds(view.params.slotSeconds)}: each leaves them further from the head.`,

  'nodes.returned': ({ data: { id, nodes, averageSeconds } }) =>
    `**${nameOf(id)} are back**: ${count(nodes, 'node', 'nodes')}. They have worked off what they were behind, and need ${seconds(averageSeconds)} a block on average.`,

  'nodes.changed': ({ data: { classes } }) => {
    const all = classes.reduce((sum, { nodes }) => sum + nodes, 0)
    return `**Other machines run the chain now**: ${count(all, 'node', 'nodes')}, ${mixWords(classes)}. {simplified:node-classes}`
  },
}

const mixWords = (classes: GroundEvents['nodes.changed']['classes']): Prose =>
  listNames(
    classes
      .filter(({ nodes }) => nodes > 0)
      .map(({ id, nodes }) => `${groupDigits(nodes)} ${nameOf(id).toLowerCase()}`),
  )

/** Who is lost or comes back outweighs all but a reorg; a round of the crowd is the last thing to speak of. */
export const headlines: readonly Names<GroundEvents>[] = [
  'l1.reorged',
  'nodes.dropped',
  'nodes.returned',
  'crowd.soldOut',
  'crowd.changed',
  'nodes.changed',
  'l1.gasLimitSet',
  'l1.upgraded',
  ...l1Headlines.filter((type) => type !== 'l1.reorged'),
  'nodes.ran',
  'crowd.arrived',
]
