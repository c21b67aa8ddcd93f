import type { Prediction } from '../../../../ui/exhibit.ts'
import { nextBlock, type View } from '../trail.ts'
import { bytes, number } from '../words.ts'
import {
  aloneIn,
  blockAfterSecond,
  closedCrowd,
  costEach,
  crowdIn,
  decimal,
  each,
  fieldOf,
  gweiOf,
  type Post,
  postNow,
  type Squeezed,
  second,
  sizeOf,
  squeezedIn,
  whole,
} from './squeezeTheBytesTrail.ts'

const PARTS = {
  addresses: ['from', 'to'],
  amounts: ['amount', 'atLeast', 'fee', 'gasLimit'],
  headers: ['structure', 'kind', 'asset', 'nonce'],
  signatures: ['signature'],
} as const satisfies { readonly [option: string]: readonly string[] }

export const whatIsLeft: Prediction<View> = {
  question: 'When all five are through: what do most of the bytes of these payments say?',
  options: [
    {
      id: 'addresses',
      text: 'Who pays whom.',
      because: () =>
        'An address has 20 bytes, the number of an account one, here. Whoever follows the rollup knows which is which.',
    },
    {
      id: 'amounts',
      text: 'How much, and for which fee.',
      because: () => 'People pay amounts with few digits, and nearly all of them the same fee: that shrinks well.',
    },
    {
      id: 'headers',
      text: 'How long each field is.',
      because: () => 'Where every field has its place, nothing needs to be announced.',
    },
    {
      id: 'signatures',
      text: 'That the payers agree: signatures.',
      because: () => 'All else follows rules, repeats, or is known already. A signature does none of that.',
    },
  ],
  outcome: (view, events) => {
    const squeezed = squeezedIn(view, events)
    if (squeezed === null) return null
    const parts = Object.entries(PARTS).map(([id, names]) => ({ id, bytes: fieldOf(squeezed, 'deflated', names) }))
    return parts.reduce((most, part) => (part.bytes > most.bytes ? part : most)).id
  },
  happened: (view, events) => {
    const squeezed = squeezedIn(view, events)
    if (squeezed === null) return ''
    const part = (names: readonly string[]) => each(squeezed, fieldOf(squeezed, 'deflated', names))
    return `Of {measured:${each(squeezed, sizeOf(squeezed, 'deflated'))} bytes} a payment, {measured:${part(PARTS.signatures)}} are signature, {measured:${part(PARTS.amounts)}} amount and fee, {measured:${part(PARTS.addresses)}} say who pays whom.`
  },
  act: () => second,
}

/** What DEFLATE took off the signatures, and off all else. */
function savedIn(closed: Squeezed) {
  const signed = (stage: string) => fieldOf(closed, stage, PARTS.signatures)
  const rest = (stage: string) => sizeOf(closed, stage) - signed(stage)
  const [before, after] = [
    { signed: signed('short'), rest: rest('short') },
    { signed: signed('deflated'), rest: rest('deflated') },
  ]
  return { before, after, signed: before.signed - after.signed, rest: before.rest - after.rest }
}

export const whatDeflateDoes: Prediction<View> = {
  question: 'DEFLATE, known from ZIP files, writes shortly what repeats. Where does it save most bytes here?',
  options: [
    {
      id: 'signatures',
      text: 'In the signatures: they are nine tenths of the batch.',
      because: () =>
        'Signatures look like throws of dice. Nothing in them repeats, so nothing can be said shorter; marking them even costs a little.',
    },
    {
      id: 'both',
      text: 'Everywhere about alike.',
      because: () => 'Payments are alike: few accounts, one fee. Signatures of two payments have nothing in common.',
    },
    {
      id: 'rest',
      text: 'In all that is not signature.',
      because: () => 'There it finds the same accounts, fees and amounts again and again.',
    },
  ],
  outcome: (_, events) => {
    const closed = closedCrowd(events)?.data
    if (closed === undefined) return null
    const { signed, rest } = savedIn(closed)
    if (signed > 2 * rest) return 'signatures'
    return rest > 2 * signed ? 'rest' : 'both'
  },
  happened: (_, events) => {
    const closed = closedCrowd(events)?.data
    if (closed === undefined) return ''
    const { before, after } = savedIn(closed)
    return `{measured:${bytes(sizeOf(closed, 'short'))}} became {measured:${number(sizeOf(closed, 'deflated'))}}. The signatures went from {measured:${whole(before.signed)}} to {measured:${whole(after.signed)}}, all else from {measured:${whole(before.rest)}} to {measured:${whole(after.rest)}}.`
  },
  act: () => postNow,
}

const ABOUT_THE_SAME = 1.5
const TENFOLD = 30
export const whatABlobCosts: Prediction<View> = {
  question: 'The batch of one is on L1 as a blob, too. What will this one cost beside it?',
  options: [
    {
      id: 'same',
      text: 'About the same.',
      because: () =>
        'A blob is sold whole, {cited:blob-bytes}, however little is in it. And the contract keeps one hash for it, of few bytes or many.',
    },
    {
      id: 'tenfold',
      text: 'About ten times as much.',
      because: () => 'Neither the blob nor the contract’s work grows with the batch.',
    },
    {
      id: 'bytes',
      text: 'As many times as it has bytes.',
      because: () => 'So it would be with calldata, once there is enough of it. A blob is sold whole.',
    },
  ],
  outcome: (_, events) => {
    const [alone, crowd] = [aloneIn(events), crowdIn(events, 'blob')]
    if (alone === null || crowd === null) return null
    const times = Number(crowd.costWei) / Number(alone.costWei)
    if (times < ABOUT_THE_SAME) return 'same'
    return times < TENFOLD ? 'tenfold' : 'bytes'
  },
  happened: (_, events) => {
    const [alone, crowd] = [aloneIn(events), crowdIn(events, 'blob')]
    if (alone === null || crowd === null) return ''
    return `L1 took {measured:${gweiOf(crowd.costWei)}} for {measured:${bytes(crowd.bytes)}}, and {measured:${gweiOf(alone.costWei)}} for {measured:${alone.bytes}}. For a payment that is {measured:${gweiOf(costEach(crowd))}} instead of {measured:${gweiOf(costEach(alone))}}.`
  },
  act: nextBlock,
}

const timesDearer = (calldata: Post, blob: Post): number => Number(costEach(calldata)) / Number(costEach(blob))
const NEARLY = 1.25
export const whatCalldataCosts: Prediction<View> = {
  question: 'The blob was nearly empty, and paid whole. What will calldata cost a payment, beside it?',
  options: [
    {
      id: 'less',
      text: 'Less: only bytes that are there are paid.',
      because: () =>
        'It is paid by the byte, and each byte is dear: it bids against every swap on L1 for the same gas.',
    },
    {
      id: 'same',
      text: 'About the same.',
      because: () => 'At some size and some price of blobs the two meet. Not here.',
    },
    {
      id: 'more',
      text: 'More.',
      because: () =>
        'Calldata is part of the block, and kept with it. A blob is dropped after {cited:blob-days}, and sold on a market of its own.',
    },
  ],
  outcome: (_, events) => {
    const [calldata, blob] = [crowdIn(events, 'calldata'), crowdIn(events, 'blob')]
    if (calldata === null || blob === null) return null
    const times = timesDearer(calldata, blob)
    if (times < 1 / NEARLY) return 'less'
    return times > NEARLY ? 'more' : 'same'
  },
  happened: (_, events) => {
    const [calldata, blob] = [crowdIn(events, 'calldata'), crowdIn(events, 'blob')]
    if (calldata === null || blob === null) return ''
    return `{measured:${gweiOf(costEach(calldata))}} a payment as calldata, {measured:${gweiOf(costEach(blob))}} in the blob: {measured:${decimal(timesDearer(calldata, blob))} times} as much.`
  },
  act: blockAfterSecond,
}
