import type { AnyAction } from '../../../../kernel/types.ts'
import { duration } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelOffer, LevelStep } from '../../../../ui/exhibit.ts'
import { levelMeta } from '../index.meta.ts'
import { allOf, type Events, nextBlock, type View, wait } from '../trail.ts'
import { bytes, number, weiOf } from '../words.ts'
import { pay } from './moves.ts'
import { whatABlobCosts, whatCalldataCosts, whatDeflateDoes, whatIsLeft } from './squeezeTheBytesPredictions.ts'
import {
  aloneIn,
  asCalldata,
  blockAfterSecond,
  CROWD,
  closedCrowd,
  costEach,
  crowdIn,
  decimal,
  each,
  feeSigned,
  fieldOf,
  gweiOf,
  hundredPay,
  IN_A_MINUTE,
  isOnItsWay,
  manyPay,
  minute,
  type Post,
  postNow,
  postsOf,
  runIt,
  second,
  sharedIn,
  sizeOf,
  squeezedIn,
  TARGET,
  timesCheaper,
  unsignedSizeOf,
} from './squeezeTheBytesTrail.ts'

// The learner runs the sequencer. A batch is squeezed stage by stage, until signatures are nearly all that is left; then
// what bytes cost on L1, by the byte or by the blob, alone or together.

/** One blob, 31 bytes of each of its 4,096 words. */
const BLOB_ROOM = 126_976
const FULL = 300

/** How many payments of this size a blob takes. */
const roomFor = ({ bytes: size, transactions }: Post): number => Math.floor((BLOB_ROOM * transactions) / size)

const inGwei = (amount: string): string => gweiOf(BigInt(weiOf(amount)))
const percent = (part: string, of: string): string => `${BigInt(of) === 0n ? 0n : (BigInt(part) * 100n) / BigInt(of)} %`

// ── What the buttons do ──────────────────────────────────────────────────────────────────────────

const NEXT_BLOCK = 'Let the next L1 block come'

const postAlone: LevelOffer<View> = {
  label: (view) => (isOnItsWay(view) ? NEXT_BLOCK : 'Post the batch now'),
  action: (view) => (isOnItsWay(view) ? nextBlock(view) : postNow),
}

const isSetToCalldata = ({ sequencer }: View): boolean =>
  sequencer.posting === 'calldata' && sequencer.batchPolicy.maxTransactions <= CROWD
const otherWay: LevelOffer<View> = {
  label: (view) => (isSetToCalldata(view) ? 'Let a hundred pay' : 'Post as calldata from now on'),
  action: (view) => (isSetToCalldata(view) ? hundredPay : asCalldata),
}

const waiting = ({ sequencer }: View): number => sequencer.waiting.length
const isOfFullSize = ({ open }: View): boolean => open.transactions >= FULL

const gather: LevelOffer<View> = {
  label: (view) => {
    if (waiting(view) > 0) return 'Let a minute pass'
    if (isOnItsWay(view)) return NEXT_BLOCK
    return isOfFullSize(view) ? 'Post the batch now' : `Let ${IN_A_MINUTE} pay`
  },
  action: (view): AnyAction => {
    if (waiting(view) > 0) return minute
    if (isOnItsWay(view)) return nextBlock(view)
    return isOfFullSize(view) ? postNow : manyPay
  },
}

// ── What the world says ──────────────────────────────────────────────────────────────────────────

const isCrowdHere = (view: View, events: Events): boolean => waiting(view) >= CROWD || squeezedIn(view, events) !== null

const isSecondCrowdHere = (view: View, events: Events): boolean =>
  crowdIn(events, 'calldata') !== null || (isSetToCalldata(view) && waiting(view) >= CROWD)

const isSetToFill = ({ sequencer: { posting, batchPolicy } }: View): boolean =>
  posting === 'blob' && batchPolicy.maxTransactions > TARGET && batchPolicy.maxAgeSeconds >= 120

const changedSince = (events: Events): boolean => {
  const calldata = allOf(events, 'batch.posted').findLast(({ data }) => data.mode === 'calldata')
  return allOf(events, 'sequencer.changed').some(({ seq }) => seq > (calldata?.seq ?? Number.POSITIVE_INFINITY))
}

const EMPTY = 'No batch of a hundred payments is here yet. Go back a step, and let it fill.'

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'alone',
    title: 'A batch of one',
    text: (view, events) => {
      const alone = aloneIn(events)
      if (alone === null)
        return `You run the [[sequencer]] now. A single payment of Ana’s is [[promised]], and stands in the open [[batch]]. Post it alone, in a [[blob]], and see what L1 takes for that.`
      return `{measured:${bytes(alone.bytes)}}, and L1 took {measured:${gweiOf(alone.costWei)}}: for {measured:${number(alone.gasUsed)} gas}, and for a whole blob. Ana had paid {measured:${inGwei(feeSigned(events, 'ana') ?? '0')}}, as one of {measured:${number(view.params.batchPolicy.maxTransactions)}}. Post one by one, and you are ruined soon.`
    },
    offer: postAlone,
    done: (_, events) => aloneIn(events) !== null,
    why: {
      question: 'Why post payments at all?',
      answer: () =>
        'So that anybody can compute every balance from L1 alone, and prove a false claim wrong. What is not posted is the sequencer’s word. This level is about the bytes; claims rest meanwhile.',
    },
    hints: ['Press the button twice: to post, and to let the block come.'],
  },
  {
    id: 'crowd',
    title: 'A busy moment',
    text: (view, events) =>
      isCrowdHere(view, events)
        ? `{measured:${number(Math.max(waiting(view), squeezedIn(view, events)?.transactions ?? 0))}} payments, each signed with its payer’s key, are at the sequencer. What they cost on L1 depends on how many share a batch, and on how few bytes say what they say.`
        : `Alone is dear. Let {measured:${number(CROWD)}} payments come at once {simplified:small-town}: then the same post can be shared.`,
    offer: { label: 'Let a hundred pay', action: () => hundredPay },
    done: isCrowdHere,
    hints: ['The button signs a hundred payments between those who live here.'],
  },
  {
    id: 'squeeze',
    title: 'Five stages',
    text: (view, events) =>
      squeezedIn(view, events) === null
        ? 'Five stages make a batch smaller: L1’s own form, fixed places instead of headers, numbers instead of addresses, short amounts, DEFLATE. Nothing may be lost: whoever reads it from L1 must come to the same balances.'
        : `Select **Batch ${closedCrowd(events)?.data.batch ?? view.batches.length}** on the rollup’s floor and open **Bytes**: each byte has the colour of what it says, stage by stage, signed and unsigned. The next steps go through them.`,
    predict: whatIsLeft,
    hints: ['Which of these could be computed, or is known already? Which could not?'],
  },
  {
    id: 'numbers',
    title: 'Numbers for addresses',
    text: (view, events) => {
      const squeezed = squeezedIn(view, events)
      if (squeezed === null) return EMPTY
      const size = (stage: string) => `{measured:${each(squeezed, sizeOf(squeezed, stage))}}`
      return `As L1 writes it, a payment has ${size('rlp')} bytes; in fixed places, without headers, ${size('packed')}. L1 names the receiver in 20 of them. But whoever follows the rollup knows its accounts in their order. So a number will do, and no nonce is needed: the next one is known. That leaves ${size('indexed')}.`
    },
    why: {
      question: 'Where is the sender in L1’s form?',
      answer: (view, events) => {
        const squeezed = squeezedIn(view, events)
        const unsigned = squeezed === null ? '…' : each(squeezed, unsignedSizeOf(squeezed, 'rlp'))
        return `Nowhere: it follows from the signature. Leave the signature out, and 20 bytes of sender come back: {measured:${unsigned}} bytes in all. As a number the sender costs less, so the rollup says it either way.`
      },
    },
    bytes: () =>
      'Fixed places: kind (1), receiver (20), amount (8), fee (8), nonce (4), signature (65). By number: kind (1), sender (4), receiver (4), amount (8), fee (8), signature (65). An account that is new is still named by its 20 bytes, once.',
    hints: [],
  },
  {
    id: 'short',
    title: 'Few digits',
    text: (view, events) => {
      const squeezed = squeezedIn(view, events)
      if (squeezed === null) return EMPTY
      return `Eight bytes hold any amount, and people pay 0.042. Two bytes are enough for a few digits and a power of ten; what does not fit is written in full behind a mark. Small numbers take one byte instead of four. That leaves {measured:${each(squeezed, sizeOf(squeezed, 'short'))}}, of which {measured:${each(squeezed, sizeOf(squeezed, 'short') - fieldOf(squeezed, 'short', ['signature']))}} are not signature.`
    },
    why: {
      question: 'Is anything rounded?',
      answer: () =>
        'Never: what has too many digits is written in full. The sequencer asks for fees with three digits, though, so that those fit. Signed is the exact amount, and the short form has to give it back.',
    },
    bytes: () =>
      '0.042 ETH are 42,000,000 gwei: 420 times ten to the fifth. Five bits of exponent and eleven bits of digits: `0x29a4`. The signature loses one byte, too: its parity is a bit of the row’s first byte.',
    hints: [],
  },
  {
    id: 'deflate',
    title: 'What repeats',
    text: (view, events) => {
      const squeezed = squeezedIn(view, events)
      const closed = closedCrowd(events)?.data
      if (closed !== undefined)
        return `{measured:${each(closed, sizeOf(closed, 'deflated'))}} bytes a payment are on their way to L1: {measured:${bytes(sizeOf(closed, 'deflated'))}} instead of {measured:${number(sizeOf(closed, 'rlp'))}}.`
      return squeezed === null
        ? EMPTY
        : `The last stage knows nothing of payments: it looks for bytes that came before. The rows stand together for it, all signatures behind them. {measured:${bytes(sizeOf(squeezed, 'short'))}} go in. It happens as you close the batch.`
    },
    predict: whatDeflateDoes,
    hints: ['Rows of payments look alike. What does one signature share with another?'],
  },
  {
    id: 'signatures',
    title: 'Why not leave them out?',
    text: (view, events) => {
      const squeezed = squeezedIn(view, events)
      if (squeezed === null) return EMPTY
      return `Without signatures it would be {measured:${each(squeezed, unsignedSizeOf(squeezed, 'deflated'))}} bytes a payment, not {measured:${each(squeezed, sizeOf(squeezed, 'deflated'))}}. A rollup with validity proofs may leave them out: its proof covers that each was checked. An optimistic one may not. Without them nobody could show L1 that a payment was never signed.`
    },
    why: {
      question: 'Is there nothing between?',
      answer: () =>
        'There is: signatures that merge (BLS), a few dozen bytes for the whole batch. Wallets would have to sign that way, and a dispute would have to check the merged one. Figures of {cited:bytes-compressed} a payment leave signatures out, or merge them.',
    },
    hints: ['Think of a false claim: what does it take to prove that somebody did not agree?'],
  },
  {
    id: 'blob',
    title: 'Sold whole',
    text: (_, events) => {
      const crowd = crowdIn(events, 'blob')
      if (crowd !== null)
        return `These {measured:${bytes(crowd.bytes)}} fill {measured:${decimal((100 * crowd.bytes) / BLOB_ROOM)} %} of what a batch may put into one blob. The rest was paid as well, and is empty.`
      const closed = closedCrowd(events)?.data
      const alone = aloneIn(events)
      return `${closed === undefined ? EMPTY : `{measured:${bytes(sizeOf(closed, 'deflated'))}} wait in L1’s mempool, as a blob.`}${alone === null ? '' : ` The batch of one had {measured:${alone.bytes}}.`}`
    },
    predict: whatABlobCosts,
    why: {
      question: 'How does L1 price a blob?',
      answer: (view) =>
        `By its own gas: 131,072 for each, at {measured:${number(Number(view.l1.blobBaseFeeWei))} wei} now. This price falls no further than {cited:blob-reserve} of the base fee, and climbs when blocks hold more blobs than their target. Most of the bill here is ordinary gas for the contract.`,
    },
    hints: ['What is sold: bytes, or a crate?'],
  },
  {
    id: 'other',
    title: 'The older way',
    text: (view, events) =>
      isSecondCrowdHere(view, events)
        ? 'A hundred signed payments are at the sequencer, which will close their batch as soon as a hundred are in it, and post it as calldata.'
        : 'Before blobs there was [[calldata]]: bytes inside the transaction. It is paid by the byte, {cited:calldata-floor} for one that is not zero / zero. Let another hundred come, and post those that way.',
    offer: otherWay,
    done: isSecondCrowdHere,
    hints: ['Press the button twice: for the way of posting, and for the payments.'],
  },
  {
    id: 'calldata',
    title: 'By the byte',
    text: (_, events) =>
      crowdIn(events, 'calldata') === null
        ? 'As many payments of as many bytes, to the same contract, at about the same prices. Only the way down differs.'
        : 'In a rush for blobs it may be the other way round: their price climbs by itself. Sequencers watch both, and may choose batch by batch.',
    predict: whatCalldataCosts,
    hints: [
      'Multiply: some 70 bytes a payment, by the gas of a byte. A blob costs the same with one payment or a hundred.',
    ],
  },
  {
    id: 'policy',
    title: 'When is it full?',
    text: (view, events) => {
      const { quote, batchPolicy } = view.sequencer
      if (isSetToFill(view) && changedSince(events))
        return `In blobs again: full with {measured:${number(batchPolicy.maxTransactions)}}, posted after {measured:${duration(batchPolicy.maxAgeSeconds)}} at the latest. Of {measured:${inGwei(quote.totalGwei)}} that a payment is asked for now, {measured:${percent(quote.l1Gwei, quote.totalGwei)}} are for L1.`
      const crowd = crowdIn(events, 'blob')
      const room = crowd === null ? '' : ` or with {measured:${number(roomFor(crowd))}}`
      return `A blob costs the same with one payment${room}. But what waits for a fuller batch is only [[promised]]. ${IN_A_MINUTE} payments come in a minute now. Set the sequencer so that L1 takes less than 1/${TARGET} of what it took for the one alone, for each of them.`
    },
    offer: {
      form: 'sequencer.set',
      fields: ['posting', 'maxTransactions', 'maxAgeSeconds'],
      label: 'Run it so',
    },
    done: (view, events) => (isSetToFill(view) && changedSince(events)) || sharedIn(events) !== null,
    why: {
      question: 'How long do rollups wait?',
      answer: () =>
        'Busy ones fill a blob, or several, within a minute or so. Quiet ones have to choose: post half-empty blobs often, or leave people on a promise for longer. Some wait for a lower price as well.',
    },
    hints: [
      'As a blob. Full with more than 200 payments, and the oldest may wait for two minutes or more.',
      `For instance: as a blob, full with ${FULL}, after 600 s at the latest.`,
    ],
  },
  {
    id: 'fill',
    title: 'Waiting pays',
    text: (view, events) => {
      const [alone, shared, last] = [aloneIn(events), sharedIn(events), postsOf(events).at(-1)]
      if (alone === null) return 'The batch of one is missing: there is nothing to compare with.'
      if (shared !== null)
        return `{measured:${number(shared.transactions)}} payments in one blob: {measured:${gweiOf(costEach(shared))}} each, {measured:1/${number(Math.floor(timesCheaper(alone, shared)))}} of what one alone took. The price of that is time: the oldest of them was only promised for {measured:${duration(shared.waited)}}.`
      const rule = allOf(events, 'sequencer.changed').at(-1)
      if (last !== undefined && last.seq > (rule?.seq ?? 0))
        return `For a payment of the last batch L1 took {measured:1/${number(Math.floor(timesCheaper(alone, last)))}}: too few shared it, or it went as calldata. Go back a step and set the sequencer otherwise, or let more come.`
      return `Now the sequencer posts by your rule. {measured:${number(view.open.transactions)}} payments are in its open batch, {measured:${number(waiting(view))}} wait for its next second.`
    },
    offer: gather,
    done: (_, events) => sharedIn(events) !== null,
    hints: ['Press the button in turn: payments come, a minute passes. The sequencer posts when its batch is full.'],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'alone',
    text: 'Post a single payment',
    reachedAt: (_, events) => aloneIn(events)?.at ?? null,
  },
  {
    id: 'both',
    text: 'Post a hundred in a blob, and a hundred as calldata',
    reachedAt: (_, events) => {
      const [blob, calldata] = [crowdIn(events, 'blob'), crowdIn(events, 'calldata')]
      return blob === null || calldata === null ? null : Math.max(blob.at, calldata.at)
    },
    partly: (_, events) =>
      crowdIn(events, 'blob') === null && crowdIn(events, 'calldata') === null ? null : 'one of two ways',
  },
  {
    id: 'share',
    text: `Bring what L1 takes for a payment below 1/${TARGET} of that`,
    reachedAt: (_, events) => sharedIn(events)?.at ?? null,
    partly: (_, events) => {
      const alone = aloneIn(events)
      const times = alone === null ? [] : postsOf(events).map((post) => timesCheaper(alone, post))
      const most = Math.floor(Math.max(1, ...times))
      return most === 1 ? null : `1/${number(most)} so far`
    },
  },
]

const alone: Level<View>['solution'] = [postNow, nextBlock]
const inBlob: Level<View>['solution'] = [...alone, hundredPay, second, postNow, nextBlock]
const both: Level<View>['solution'] = [...inBlob, asCalldata, hundredPay, blockAfterSecond]
const fill: Level<View>['solution'] = [manyPay, minute, manyPay, minute]

const wealth = (id: string) => ({ id, etherGwei: '20000000000', token: '0' })

export const squeezeTheBytes: Level<View> = {
  ...levelMeta('squeeze-the-bytes'),
  seed: 'squeeze-the-bytes',
  params: {
    l1: { blobSchedule: 'bpo2' },
    residents: ['ana', 'ben', 'cleo', 'dan', 'eve', 'mallory', 'vera'].map(wealth),
    // Nothing closes a batch here but who runs the sequencer.
    batchPolicy: { maxTransactions: 250, maxAgeSeconds: 86_400, maxPriceGwei: null },
    proposer: { online: false, lie: null },
    watchers: [],
  },
  // The contract's very first post writes where nothing was, and costs more: that one is not to be compared with.
  opening: [
    wait(4),
    pay('ben', 'cleo', 20_000_000),
    pay('cleo', 'dan', 5_000_000),
    wait(2),
    postNow,
    wait(8),
    pay('ana', 'ben', 42_000_000),
    wait(2),
  ],
  steps,
  goals,
  closing: (view, events) => {
    const squeezed = squeezedIn(view, events)
    const [first, calldata, blob, shared] = [
      aloneIn(events),
      crowdIn(events, 'calldata'),
      crowdIn(events, 'blob'),
      sharedIn(events),
    ]
    if (squeezed === null || first === null || calldata === null || blob === null || shared === null) return ''
    const size = (stage: string) => `{measured:${each(squeezed, sizeOf(squeezed, stage))}}`
    const cost = (post: Post) => `{measured:${gweiOf(costEach(post))}}`
    return `A payment, in bytes: ${size('rlp')} as L1 writes it, ${size('packed')} packed, ${size('indexed')} with numbers, ${size('short')} short, ${size('deflated')} deflated. Without its signature it would be {measured:${each(squeezed, unsignedSizeOf(squeezed, 'deflated'))}}. A fraud proof needs the signature; a validity proof would not.\n\nWhat L1 took for it: ${cost(first)} alone; among a hundred ${cost(calldata)} as calldata, ${cost(blob)} in a blob; ${cost(shared)} among {measured:${number(shared.transactions)}}. Rollups are cheap because people **share**: a post, a blob, and a little waiting.`
  },
  solution: [...both, runIt('blob', FULL), ...fill],
  nearMisses: [
    { goal: 'alone', moves: [postNow], why: 'Closed, and in no block yet.' },
    {
      goal: 'alone',
      moves: [hundredPay, second, postNow, nextBlock],
      why: 'It shared its batch with a hundred others.',
    },
    { goal: 'both', moves: inBlob, why: 'In a blob only.' },
    { goal: 'both', moves: [...alone, asCalldata, hundredPay, blockAfterSecond], why: 'As calldata only.' },
    { goal: 'share', moves: both, why: 'A hundred share a post: about a hundredth.' },
    {
      goal: 'share',
      moves: [...both, runIt('calldata', FULL), ...fill],
      why: 'As many bytes as payments: calldata does not get cheaper by waiting for long.',
    },
    {
      goal: 'share',
      moves: [...both, runIt('blob', FULL, 30), ...fill],
      why: 'Posted after half a minute, before enough had come.',
    },
  ],
}
