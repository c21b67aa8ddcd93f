import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, groupDigits, shortHash } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep, Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { daysAnd, type Trail, trailOf } from '../paymentTrail.ts'
import { allOf, ask, type Events, nextBlock, type View, wait } from '../trail.ts'
import { bytes, ether, moment, nameOf, number, postedAs } from '../words.ts'
import { pay, untilFinal, waitUntil } from './moves.ts'

// One payment all the way down, and the four words for how far it has come. In the middle L1 takes a block back, so that
// posted is seen to be less than final.

const GWEI_TENTH = 100_000_000
const trail = (events: Events): Trail => trailOf(events, 'ana')
const since = (from: { readonly at: number } | null, to: { readonly at: number } | null): string =>
  from === null || to === null ? '…' : daysAnd(to.at - from.at)

// ── What the buttons do ──────────────────────────────────────────────────────────────────────────

const anaPays = pay('ana', 'ben', GWEI_TENTH)
const second = wait(1)
const untilClosed = (view: View): AnyAction =>
  waitUntil(view, (view.open.since ?? view.now) + view.sequencer.batchPolicy.maxAgeSeconds)

/** The block with the batch loses to a branch that leaves the batch out. */
const takeBack = (view: View, events: Events): AnyAction => {
  const { posted } = trail(events)
  if (posted === null) return nextBlock(view)
  const { block, tx } = posted.data
  return ask('l1.reorg', { depth: view.l1.head - block + 1, censor: [tx] })
}
const rebuild = ask('sequencer.rebuild', { from: 'eve' })
const untilConfirmed = (view: View, events: Events): AnyAction => {
  const until = trail(events).claim?.data.challengeableUntil
  return until === undefined ? nextBlock(view) : waitUntil(view, until + 2 * view.l1.params.slotSeconds)
}

// ── Predictions ──────────────────────────────────────────────────────────────────────────────────

const whatL1Knows: Prediction<View> = {
  question: 'The sequencer seals its next block, with the payment in it. What does L1 know of the payment then?',
  options: [
    {
      id: 'payment',
      text: 'The payment: it waits in L1’s mempool.',
      because: () => 'It was handed to the sequencer and to nobody else. L1’s mempool has not seen it.',
    },
    {
      id: 'root',
      text: 'A root of the new balances.',
      because: () => 'Roots go down with claims, later, and only for what was posted before.',
    },
    {
      id: 'promise',
      text: 'The promise: the sequencer signed it for a contract.',
      because: () => 'No contract has seen this promise, and none would punish who breaks it.',
    },
    {
      id: 'nothing',
      text: 'Nothing.',
      because: () =>
        'The payment is [[promised]]: one machine says that it has this place. It is fast because nobody else is asked.',
    },
  ],
  outcome: (_, events) => {
    const { promised, closed } = trail(events)
    if (promised === null) return null
    return closed !== null && closed.at <= promised.at ? 'root' : 'nothing'
  },
  happened: (_, events) => {
    const { queued, promised } = trail(events)
    return `Signed at ${moment(queued?.at ?? 0)}, in L2 block ${promised?.data.block ?? '…'} at ${moment(promised?.at ?? 0)}: {measured:${since(queued, promised)}}. L1 has seen nothing of it.`
  },
  act: () => second,
}

const whereItIsNow: Prediction<View> = {
  question: 'An L1 branch without the batch wins. Where is Ana’s payment then?',
  options: [
    {
      id: 'posted',
      text: 'Still posted: its blob was on L1 once.',
      because: () => 'What counts is the chain that won. In its blocks there is no such batch.',
    },
    {
      id: 'paid',
      text: 'Settled: Ben has it, whatever L1 does.',
      because: () => 'Ben has it as far as the sequencer says. No node that follows L1 finds it there now.',
    },
    {
      id: 'lost',
      text: 'Gone: Ana has to sign again.',
      because: () => 'The sequencer still has her signature and the bytes, and sends them again. It need not.',
    },
    {
      id: 'promised',
      text: 'Promised again, and no more.',
      because: () =>
        'The batch has no block, so nobody can execute it from L1. The promise is kept when it is posted once more.',
    },
  ],
  outcome: (_, events) => (trail(events).dropped === null ? null : 'promised'),
  happened: (view, events) => {
    const { dropped, data } = { ...trail(events), data: trail(events).postedFirst?.data }
    const again = view.batches.some(({ batch, block }) => batch === data?.batch && block === null)
    const now = again ? ' Its bytes wait in the mempool once more: the sequencer had kept them.' : ''
    return `At ${moment(dropped?.at ?? 0)} the batch lost L1 block ${number(data?.block ?? 0)}.${now}`
  },
  act: takeBack,
}

const whatIsLeft: Prediction<View> = {
  question: 'The sequencer’s machine burns down, disks and all. What of the rollup can Eve recover from L1 alone?',
  options: [
    {
      id: 'nothing',
      text: 'Nothing: L1 knows hashes only.',
      because: () => 'L1 has the batch’s bytes, not only a hash of them. That is what makes it a [[rollup]].',
    },
    {
      id: 'keys',
      text: 'Balances, if the sequencer hands over its keys.',
      because: () => 'No key is needed. The bytes are public, and every signature in them can be checked.',
    },
    {
      id: 'confirmed',
      text: 'What L1 has confirmed after seven days.',
      because: () => 'Confirming is for contracts that cannot run the batch. Eve can.',
    },
    {
      id: 'all',
      text: 'Everything that was posted.',
      because: () =>
        'She begins with the first state, and executes every batch. What was promised and not yet posted would be lost.',
    },
  ],
  outcome: (_, events) => (rebuiltIn(events) === null ? null : 'all'),
  happened: (_, events) => {
    const { batches, bytes: size, output } = rebuiltIn(events)?.data ?? { batches: 0, bytes: 0, output: '0x' }
    return `Eve read {measured:${bytes(size)}} of ${batches === 1 ? 'one batch' : `${batches} batches`} and came to \`${shortHash(output)}\`: the very output that the sequencer’s machine had.`
  },
  act: () => rebuild,
}

const whoCanBeSure: Prediction<View> = {
  question: 'In about a quarter of an hour the L1 block with the batch is final. Who can be sure of the payment then?',
  options: [
    {
      id: 'nobody',
      text: 'Nobody, for seven days.',
      because: () =>
        'The seven days are for whoever does not run the batch. Order and bytes are final, and one result follows from them.',
    },
    {
      id: 'contracts',
      text: 'Everybody, L1’s contracts included.',
      because: () => 'A contract can only hold what somebody claimed against what somebody disproves. Its window runs.',
    },
    {
      id: 'runners',
      text: 'Everybody who executes the batch, and no contract.',
      because: () =>
        'The bytes cannot change any more, and executing them is no matter of opinion. Exchanges and shops can do that. The bridge cannot.',
    },
    {
      id: 'sequencer',
      text: 'Only the sequencer.',
      because: () => 'It was sure from the first second. Now it need not be believed any more.',
    },
  ],
  outcome: (view, events) => {
    const { batchFinalAt, confirmed } = trail(events)
    if (batchFinalAt === null || (confirmed !== null && confirmed.at <= batchFinalAt)) return null
    return hasAgreed(view, events) ? 'runners' : null
  },
  happened: (view, events) => {
    const { posted, batchFinalAt, claim } = trail(events)
    const checked = allOf(events, 'watcher.checked').findLast(({ data }) => data.claim === claim?.data.claim)
    return `Final at ${moment(batchFinalAt ?? 0)}, {measured:${since(posted, { at: batchFinalAt ?? 0 })}} after its block. ${nameOf(view, checked?.data.id ?? null)}’s node ran its {measured:${number(checked?.data.steps ?? 0)} steps} and agrees. L1’s contracts have run none of them.`
  },
  act: untilFinal,
}

const isItFinal: Prediction<View> = {
  question: 'Seven days without a challenge, and a contract on L1 has confirmed the claim. Is the payment final?',
  options: [
    {
      id: 'yes',
      text: 'Yes: the contract has said so.',
      because: () => 'It said so in a block that can still lose its place, as the batch’s first block did.',
    },
    {
      id: 'block',
      text: 'When the block that says so is final.',
      because: () => 'Nothing that stands on L1 is firmer than the block that holds it.',
    },
    {
      id: 'epochs',
      text: 'After seven more days.',
      because: () => 'The window is over and does not open again. What is missing is L1’s own finality.',
    },
  ],
  outcome: (_, events) => {
    const { confirmed, finalAt } = trail(events)
    return confirmed !== null && finalAt !== null && finalAt > confirmed.at ? 'block' : null
  },
  happened: (_, events) => {
    const { confirmed, finalAt } = trail(events)
    return `Confirmed at ${moment(confirmed?.at ?? 0)}, final at ${moment(finalAt ?? 0)}: {measured:${since(confirmed, { at: finalAt ?? 0 })}} lie between.`
  },
  act: untilFinal,
}

// ── What the trace says ──────────────────────────────────────────────────────────────────────────

/** A rebuild that had the payment's batch to read. */
const rebuiltIn = (events: Events) =>
  allOf(events, 'sequencer.rebuilt').find(({ seq, data }) => {
    const { postedFirst } = trail(events)
    return postedFirst !== null && seq > postedFirst.seq && data.batches > postedFirst.data.batch && data.agrees
  }) ?? null

const postedAgain = (events: Events) => {
  const { posted, dropped } = trail(events)
  return posted !== null && dropped !== null ? posted : null
}

const hasAgreed = (_: View, events: Events): boolean =>
  allOf(events, 'watcher.checked').some(({ data }) => data.agrees && data.claim === trail(events).claim?.data.claim)

const holdings = (view: View, id: string): string =>
  ether(view.accounts.find((account) => account.id === id && account.number > 1)?.etherGwei ?? '0')

const policy = ({ sequencer: { batchPolicy } }: View): string =>
  `${number(batchPolicy.maxTransactions)} payments are in it or its oldest block is {measured:${duration(batchPolicy.maxAgeSeconds)}} old`

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'sign',
    title: 'A floor above L1',
    text: (view, events) => {
      const { queued } = trail(events)
      return queued === null
        ? `Upstairs is a [[rollup]]. Ana has {measured:${holdings(view, 'ana')}} there {simplified:rollup-transactions}, and pays Ben with the key that she uses on L1. But what she signs goes to no mempool of many: it goes to one machine, the [[sequencer]].`
        : `Ana has signed {measured:${ether(queued.data.amount)}} for ${nameOf(view, queued.data.toId)}, and the sequencer has it. L1 was not asked, and has not been told.`
    },
    offer: { label: 'Pay Ben 0.1 ETH', action: () => anaPays },
    done: (_, events) => trail(events).queued !== null,
    why: {
      question: 'What does it cost her?',
      answer: (view) => {
        const { quote, batchPolicy } = view.sequencer
        return `Now {measured:${ether(quote.totalGwei)}}: a share of what posting will cost on L1 (${ether(quote.l1Gwei)}, as if ${number(batchPolicy.maxTransactions)} shared a batch), the sequencer’s own work (${ether(quote.l2Gwei)}), and its margin (${ether(quote.marginGwei)}). With too few in a batch, posting costs more than the fees bring.`
      },
    },
    hints: ['The button signs for Ana and hands it to the sequencer.'],
  },
  {
    id: 'promise',
    title: 'In a blink',
    text: (_, events) => {
      const { queued, promised } = trail(events)
      return promised === null
        ? 'The sequencer’s next block comes within a second {simplified:sequencer-blocks}. It answers Ana’s phone at once: done.'
        : `{measured:${since(queued, promised)}} after her signature the phone shows a tick. That is a [[soft confirmation]]; rollups advertise {cited:l2-soft-confirmation}. The word for it is **promised**.`
    },
    predict: whatL1Knows,
    why: {
      question: 'What if the sequencer lies?',
      answer: () =>
        'Then Ana holds a promise that nothing enforces. It could put her payment elsewhere, or nowhere. What keeps it honest here is its name and its trade, and no contract.',
    },
    hints: ['Think of who has seen the payment, and of who has not.'],
  },
  {
    id: 'fill',
    title: 'A batch fills',
    text: (view, events) => {
      const { closed } = trail(events)
      if (closed === null)
        return `Posting a payment alone would cost more than paying on L1. So the sequencer gathers: {measured:${number(view.open.transactions)}} are in the [[batch]] now. It is closed when ${policy(view)}.`
      const { stages, transactions, mode } = closed.data
      return `{measured:${number(transactions)} payments} went in. Written as on L1 they would be {measured:${bytes(stages[0]?.bytes ?? 0)}}; {measured:${bytes(stages.at(-1)?.bytes ?? 0)}} are on their way to L1, ${postedAs[mode]}. How they shrink is the next level.`
    },
    offer: { label: 'Let the batch close', action: untilClosed },
    done: (_, events) => trail(events).closed !== null,
    why: {
      question: 'Why not wait for more?',
      answer: () =>
        'A longer wait makes each payment cheaper, and leaves all of them longer on nothing but a promise. Each rollup chooses; busy ones fill a blob before the wait is long.',
    },
    hints: ['The button lets time pass until the sequencer’s own rule closes the batch.'],
  },
  {
    id: 'post',
    title: 'Down to L1',
    text: (_, events) => {
      const { queued, postedFirst: posted } = trail(events)
      return posted === null
        ? 'The batch is a transaction in L1’s mempool, like any other. The next block takes it in.'
        : `L1 block ${number(posted.data.block)} holds it, {measured:${since(queued, posted)}} after Ana’s signature, for {measured:${eth(BigInt(posted.data.feeWei) + BigInt(posted.data.blobFeeWei))}}. It is [[posted]]: whoever wants to can fetch the bytes and execute her payment, and need not believe the sequencer.`
    },
    offer: { label: 'Let the next L1 block come', action: nextBlock },
    done: (_, events) => trail(events).postedFirst !== null,
    bytes: (view, events) => {
      const { postedFirst: posted } = trail(events)
      const commitment = view.batches.find(({ batch }) => batch === posted?.data.batch)?.commitment ?? '0x'
      return posted === null
        ? 'The inbox’s `postBlob` takes one number, the length. The bytes travel beside the block.'
        : `The inbox keeps one hash of: how it was posted, the blob’s \`${shortHash(commitment)}\`, the length {measured:${bytes(posted.data.bytes)}}, and what was due by then. The blob has room for {cited:blob-bytes}, filled or not.`
    },
    hints: ['A block comes every twelve seconds.'],
  },
  {
    id: 'reorg',
    title: 'Posted, and not final',
    text: (view, events) => {
      const { posted, dropped } = trail(events)
      if (dropped !== null)
        return 'L1 took the block back, and with it the batch. Ben’s phone still shows the tick: it shows what the sequencer says.'
      return posted !== null && posted.data.block <= view.l1.finalised
        ? 'The block with the batch is final by now: no branch without it can win. Undo (Ctrl Z) leads back to when it was not.'
        : 'That block is seconds old, and what is not [[final]] can lose its place. Let a branch win that leaves the batch out {simplified:reorg-button}.'
    },
    predict: whereItIsNow,
    why: {
      question: 'Do rollups see this?',
      answer: () =>
        'Now and then L1 loses one block, and most often its transactions are in the next. A node of a rollup has to follow either way: what it shows as posted is as firm as the L1 block under it.',
    },
    hints: ['Ask which chain a node reads the batches from.'],
  },
  {
    id: 'again',
    title: 'Once more',
    text: (_, events) => {
      const again = postedAgain(events)
      const { queued } = trail(events)
      return again === null
        ? 'The sequencer sends the same bytes again. Until a block takes them, its word is all that Ben has.'
        : `Posted again in L1 block ${number(again.data.block)}, {measured:${since(queued, again)}} after the signature. The promise is kept after all. Had the sequencer not sent it again, or sent something else, no contract would have minded.`
    },
    offer: { label: 'Let the next L1 block come', action: nextBlock },
    done: (_, events) => postedAgain(events) !== null,
    hints: ['The mempool holds the batch again: it takes a block.'],
  },
  {
    id: 'stranger',
    title: 'A stranger with a laptop',
    text: (_, events) =>
      rebuiltIn(events) === null
        ? 'Eve runs no part of this rollup and trusts nobody who does. She has its rules, its first state, and an L1 node.'
        : 'This is what the bytes are for. Promises die with the machine that made them; what is posted outlives everybody who ran the rollup. Nodes keep blobs for {cited:blob-days}: whoever comes later needs an archive.',
    predict: whatIsLeft,
    why: {
      question: 'And if the bytes were not on L1?',
      answer: () =>
        'Then whoever keeps them could keep them back, and nobody could compute a balance or prove a lie. Designs that do so exist, under other names: their data is somebody’s to withhold.',
    },
    hints: ['She has every batch, every signature in it, and the rules.'],
  },
  {
    id: 'claim',
    title: 'A claim and a bond',
    text: (view, events) => {
      const { claim, queued } = trail(events)
      if (claim === null)
        return 'L1 holds the bytes and has executed none of them: that would be as dear as not having a rollup. Somebody has to tell its contracts what comes out.'
      const { output, bondWei } = claim.data
      return `${nameOf(view, claim.data.proposerId)} [[claim|claims]] that \`${shortHash(output)}\` comes out, with a [[bond]] of {measured:${eth(bondWei)}} {simplified:rollup-claims}. L1 has checked nothing. {measured:${since(queued, claim)}} after the signature the payment is [[challengeable]], for {measured:${duration(view.params.windowSeconds)}}.`
    },
    offer: { label: 'Let the next L1 block come', action: nextBlock },
    done: (_, events) => trail(events).claim !== null,
    why: {
      question: 'What is the bond for?',
      answer: () =>
        'A false claim can be proven false, and then it costs the bond: half goes to who proved it, half is burnt. So a lie pays for being found out. Who looks and finds none is paid nothing.',
    },
    hints: ['The claim follows the batch into a block.'],
  },
  {
    id: 'sure',
    title: 'Who can be sure?',
    text: (view, events) => {
      const { batchFinalAt } = trail(events)
      return batchFinalAt === null
        ? `The batch’s block is waiting for L1’s votes, {cited:l1-finality}. Vera, who watches, ${hasAgreed(view, events) ? 'has run the batch and agrees with the claim' : 'runs every batch herself'}.`
        : 'Two clocks run. To a node that executes the batch, the payment is as final as its L1 block. To the contracts below, the bridge among them, it is a claim that may still be false.'
    },
    predict: whoCanBeSure,
    why: {
      question: 'Can a node that ran it be wrong?',
      answer: () =>
        'Not about this batch. But if a false claim about it were confirmed, the contracts would go on from that, and so would the rollup. Somebody has to have told L1 in time.',
    },
    hints: ['Bytes that cannot change, run by rules that cannot change, give one result.'],
  },
  {
    id: 'week',
    title: 'Seven days of silence',
    text: (view, events) => {
      const { claim, confirmed } = trail(events)
      if (confirmed !== null)
        return `At ${moment(confirmed.at)} somebody called \`confirm\`, and L1 takes the claim for true: not because it looked, but because in {measured:${duration(view.params.windowSeconds)}} nobody showed otherwise.`
      return claim === null
        ? 'No claim stands yet that a window could run for.'
        : `Until ${moment(claim.data.challengeableUntil)} anybody may prove the claim wrong. Vera has no reason to. All that L1 will hear of her agreement is silence.`
    },
    offer: { label: 'Let the seven days pass', action: untilConfirmed },
    done: (_, events) => trail(events).confirmed !== null,
    why: {
      question: 'Why {cited:challenge-window}?',
      answer: () =>
        'Somebody has to notice, and to get every move of a dispute into L1, even while it is crowded or censored. Seven days is a habit, not a theorem: shorter is bolder.',
    },
    hints: ['The days pass in one stride {simplified:long-gap}.'],
  },
  {
    id: 'final',
    title: 'Is it final?',
    text: (_, events) => {
      const { queued, finalAt } = trail(events)
      return finalAt === null
        ? 'The claim stands confirmed, in a block of L1 that is some seconds old. You have seen what a branch can do to such a block.'
        : `**Final**, for L1’s contracts too, {measured:${since(queued, { at: finalAt })}} after Ana’s signature. From now on the bridge’s answer cannot change any more.`
    },
    predict: isItFinal,
    hints: ['Think of the block that held the batch for the first time.'],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'promised',
    text: 'Have a payment promised',
    reachedAt: (_, events) => trail(events).promised?.at ?? null,
  },
  {
    id: 'again',
    text: 'See it posted, lost in a reorg, and posted again',
    reachedAt: (_, events) => postedAgain(events)?.at ?? null,
  },
  {
    id: 'rebuilt',
    text: 'Rebuild the rollup with it from L1 alone',
    reachedAt: (_, events) => rebuiltIn(events)?.at ?? null,
  },
  {
    id: 'final',
    text: 'Have it final, for L1’s contracts too',
    reachedAt: (_, events) => trail(events).finalAt,
  },
]

const posted: Level<View>['solution'] = [anaPays, second, untilClosed, nextBlock]
const twice: Level<View>['solution'] = [...posted, takeBack, nextBlock]

const wealth = (id: string, whole: number) => ({ id, etherGwei: `${whole}000000000`, token: '0' })

export const fromPocketToGround: Level<View> = {
  ...levelMeta('from-pocket-to-ground'),
  seed: 'from-pocket-to-ground',
  params: {
    l1: { blobSchedule: 'bpo2' },
    residents: [wealth('ana', 2), wealth('ben', 1), wealth('cleo', 1), wealth('dan', 1), wealth('eve', 1)],
  },
  // Four others have paid a few seconds before: a batch is shared.
  opening: [
    wait(20),
    pay('ben', 'cleo', 20_000_000),
    pay('cleo', 'dan', 5_000_000),
    pay('dan', 'eve', 150_000_000),
    pay('eve', 'ben', 42_000_000),
    wait(9),
  ],
  steps,
  goals,
  closing: (view, events) => {
    const { queued, promised, posted: onL1, claim, finalAt } = trail(events)
    const end = finalAt === null ? null : { at: finalAt }
    return `Four words, each with its time from Ana’s signature on: **promised** after {measured:${since(queued, promised)}}, by one machine. **Posted** after {measured:${since(queued, onL1)}}, for everybody to execute. **Challengeable** from {measured:${since(queued, claim)}} on, with {measured:${eth(claim?.data.bondWei ?? '0')}} at stake. **Final**, for L1’s contracts too, after {measured:${since(queued, end)}}.\n\nA green tick may mean any of them. Ask which. L1 ran none of the ${groupDigits(view.batches[0]?.transactions ?? 0)} payments: it waited for somebody to object.`
  },
  solution: [...twice, rebuild, nextBlock, untilFinal, untilConfirmed, untilFinal],
  nearMisses: [
    { goal: 'promised', moves: [anaPays], why: 'The sequencer has it, and has put it into no block yet.' },
    { goal: 'again', moves: posted, why: 'Posted once, and never lost.' },
    { goal: 'again', moves: [...posted, takeBack], why: 'Lost, and only promised again.' },
    { goal: 'rebuilt', moves: [anaPays, second, rebuild], why: 'There was nothing on L1 to rebuild it from.' },
    {
      goal: 'final',
      moves: [...twice, untilFinal],
      why: 'The batch is final; the claim about it can still be challenged.',
    },
    {
      goal: 'final',
      moves: [...twice, nextBlock, untilConfirmed],
      why: 'Confirmed in a block that is not final itself.',
    },
  ],
}
