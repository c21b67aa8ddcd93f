import { duration } from '../../../lib/format.ts'
import type { Narrator } from '../../../ui/exhibit.ts'
import { count, eth } from '../../../ui/l1/words.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { moment, nameOf, number } from './words.ts'

// Claims, disputes and the two ways to prove one wrong. Detected is not rejected; a claim that fell may have been true.

const FAILED_BECAUSE: { readonly [reason in RollupEvents['watcher.failed']['reason']]: string } = {
  asleep: 'the window is over',
  broke: 'there is no ether for the bond and the gas',
  'priced-out': 'bond and gas at this base fee are more than the account holds',
  'no-data': 'L1 has dropped the blob, and without the bytes there is nothing to run',
}

const stepsOf = ({ lo, hi }: { readonly lo: number; readonly hi: number }): string =>
  hi - lo === 1 ? `step ${number(lo)} is left` : `${number(hi - lo)} steps are left, from ${number(lo)}`

type Told =
  | 'claim.made'
  | 'claim.confirmed'
  | 'claim.rejected'
  | 'claim.fallen'
  | 'watcher.checked'
  | 'watcher.failed'
  | 'game.opened'
  | 'game.bisected'
  | 'game.chosen'
  | 'game.proven'
  | 'game.timedOut'
  | 'game.closed'
  | 'oneShot.posted'
  | 'oneShot.proven'

export const disputeNarrator: Pick<Narrator<RollupEvents, OptimisticView>, Told> = {
  'claim.made': ({ data: { claim, batch, proposerId, bondWei, challengeableUntil } }, view) =>
    `**${nameOf(view, proposerId)} claims what batch ${batch} leads to**, and puts ${eth(bondWei)} at stake. Until ${moment(challengeableUntil)} anybody may challenge claim ${claim}; L1 has checked nothing of it.`,

  'claim.confirmed': ({ data: { claim, batch, isTrue } }) =>
    isTrue
      ? `**L1 confirms claim ${claim}** about batch ${batch}: its window is over, and it stands. It is final when this L1 block is.`
      : `**L1 confirms claim ${claim}, and it is false.** Nobody proved it wrong in time, and to L1 it looks like any other.`,

  'claim.rejected': ({ data: { claim, game } }) =>
    `**L1 rejects claim ${claim}**: its proposer has lost dispute ${game}. The batch stays; it needs another claim.`,

  'claim.fallen': ({ data: { claim, because } }, view) =>
    view.claims.find((each) => each.claim === because)?.status === 'confirmed'
      ? `**Claim ${claim} falls**: claim ${because} was confirmed, and only one line of claims can be.`
      : `**Claim ${claim} falls with claim ${because}**: it was built on it.`,

  'watcher.checked': ({ data: { id, claim, agrees, steps } }, view) =>
    agrees
      ? `**${nameOf(view, id)} runs the batch behind claim ${claim}**, ${number(steps)} steps, and gets what was claimed.`
      : `**${nameOf(view, id)} runs the batch behind claim ${claim}, and gets something else.** Detected is not rejected: L1 knows nothing of it until somebody challenges.`,

  'watcher.failed': ({ data: { id, claim, reason } }, view) =>
    `**${nameOf(view, id)} cannot challenge claim ${claim}**: ${FAILED_BECAUSE[reason]}.`,

  'game.opened': ({ data: { game, claim, challengerId, steps, bondWei } }, view) =>
    `**${nameOf(view, challengerId)} challenges claim ${claim}** with a bond of ${eth(bondWei)}. Dispute ${game} is about ${count(steps, 'step', 'steps')}, and each side has ${duration(view.params.clockSeconds)} on its clock.`,

  'game.bisected': ({ data: { game, byId, shown } }, view) =>
    `**${nameOf(view, byId)} names ${count(shown, 'hash', 'hashes')} in between** in dispute ${game}. Now the challenger has to say which part is wrong.`,

  'game.chosen': ({ data: { game, byId, segment, ...range } }, view) =>
    `**${nameOf(view, byId)} says that part ${segment + 1} is wrong** in dispute ${game}: ${stepsOf(range)}.`,

  'game.proven': ({ data: { game, winner, gasUsed, lo } }) =>
    `**L1 runs step ${number(lo)} itself**, for ${number(gasUsed)} gas. It ${winner === 'defender' ? 'ends' : 'does not end'} as the defender had shown, so the ${winner} wins dispute ${game}.`,

  'game.timedOut': ({ data: { game, who } }) =>
    `**The ${who}’s clock has run out** in dispute ${game}. Who is right has not been found out; who is late has lost.`,

  'game.closed': ({ data: { game, winner, toWinnerWei, burntWei } }) =>
    winner === 'nobody'
      ? `**Dispute ${game} ends without a winner**: its claim has fallen already, and the challenger’s bond goes back.`
      : `**Dispute ${game} is over, and the ${winner} has won.** ${eth(toWinnerWei)} are the winner’s to collect, ${eth(burntWei)} are burnt.`,

  'oneShot.posted': ({ data: { post, transactions, bytes, gasUsed } }) =>
    `**The same batch is posted with an output after each of ${count(transactions, 'transaction', 'transactions')}**, as post ${post}: ${number(bytes)} bytes and ${number(gasUsed)} gas, so that one of them can be disputed in one go.`,

  'oneShot.proven': ({ data: { post, index, gasUsed, bytes } }) =>
    `**L1 executes transaction ${number(index)} of post ${post} again and finds another output**: ${number(gasUsed)} gas and ${number(bytes)} bytes of proof, in a single transaction.`,
}
