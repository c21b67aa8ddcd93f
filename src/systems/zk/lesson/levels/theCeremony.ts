import { groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelMove, LevelOffer, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { allOf, ask, type Events, nextBlock, type View } from '../trail.ts'
import { ether, nameOf } from '../words.ts'
import { aloneWithHerPart, byDeltaAlone, byTauAlone, resultsOf } from './theCeremonyPredictions.ts'
import {
  at,
  ceremonyMoves,
  contributionsOf,
  forge,
  honestPayment,
  honestProof,
  isHeld,
  isPaymentPending,
  isRunning,
  LITTLE,
  LOOT,
  nextTurn,
  PAID,
  pay,
  ROUNDS,
  refusedIn,
  robbedBy,
  roundOf,
  type Turn,
} from './theCeremonyTrail.ts'

// The learner holds three ceremonies, pays with the first one’s key, and robs with the keys of the others.

const NEXT_BLOCK = 'Let the next block come'

function turnWords(view: View, { says }: Turn): string {
  switch (says.kind) {
    case 'begin':
      return 'Begin another ceremony'
    case 'deploy':
      return 'Let the contracts be deployed'
    case 'close':
      return `Check and close phase ${says.phase}`
    case 'contribute':
      return `${nameOf(view, says.id)} contributes${says.keeps ? ', and keeps it' : ''}`
  }
}

const hold = (round: (typeof ROUNDS)[keyof typeof ROUNDS]): LevelOffer<View> => ({
  label: (view) => (isHeld(view, round) ? NEXT_BLOCK : turnWords(view, nextTurn(view, round))),
  action: (view) => (isHeld(view, round) ? nextBlock(view) : nextTurn(view, round).action),
})

const payOnce = (from: string, to: number, amount: string, label: string): LevelOffer<View> => ({
  label: (view) => (isPaymentPending(view) ? NEXT_BLOCK : label),
  action: (view) => (isPaymentPending(view) ? nextBlock(view) : pay(from, to, amount)),
})

const names = (view: View, phase: 1 | 2): string => {
  const here = contributionsOf(view, phase).map(({ byId }) => nameOf(view, byId))
  return here.length === 0
    ? 'Nobody has'
    : here.length === 1
      ? `${here[0]} has`
      : `${here.slice(0, -1).join(', ')} and ${here.at(-1)} have`
}

const inFirst = (view: View): boolean => roundOf(view) === ROUNDS.both && view.pocket?.phase === 1

const sizeOf = ({ pocket }: View): string => groupDigits(2 ** (pocket?.circuit.power ?? 0))

const steps: readonly LevelStep<View>[] = [
  {
    id: 'powers',
    title: 'Numbers that nobody may know',
    text: (view) =>
      inFirst(view)
        ? `[[groth16|Groth16]], the proof system here, needs a key made from secret numbers: τ, α and β, later δ. Who keeps them can forge. So several people make it: each **multiplies** secret numbers of their own into it, and forgets them. ${names(view, 1)} done so. Mallory will not forget hers.`
        : `[[phase|Phase]] 1 is closed. It made powers of τ for up to {measured:${sizeOf(view)}} [[constraint]]s; the circuit of our pocket rollup, one with four accounts, has {measured:${view.pocket?.circuit.rows ?? 0}} {simplified:pocket-rollup}. Nobody knows τ now, unless all who contributed put their numbers together.`,
    offer: hold(ROUNDS.both),
    done: (view) => !inFirst(view),
    why: {
      question: 'How can one multiply a number that nobody knows?',
      answer: () =>
        'It is there as points of a curve: τ·G, τ²·G, … One multiplies points by a number without learning what they stand for. A pairing shows that the number was the same everywhere, and does not tell it.',
    },
    bytes: (view) =>
      `A contribution to phase 1: {measured:${groupDigits(2 ** (view.pocket?.circuit.power ?? 0) * 4)}} points of G1, {measured:${groupDigits(2 ** (view.pocket?.circuit.power ?? 0) + 1)}} of G2, and three proofs that their maker knew τ, α and β.`,
    hints: ['Press until phase 1 is closed: three people contribute, then all is checked.'],
  },
  {
    id: 'delta',
    title: 'The second phase',
    text: (view) =>
      isHeld(view, ROUNDS.both)
        ? `Every contribution was checked by [[pairing]]s; whether somebody kept a secret no check can tell. The [[verifier]] with this key stands on L1, and so does the pocket rollup that asks it: four accounts, {measured:${eth(view.pocket?.heldWei ?? '0')}}.`
        : 'What was made so far serves any circuit up to that size. Now it is turned into the key of **this** [[circuit]], and one more number goes in: δ. The same people contribute, in another order. Then the operator deploys the [[verifier]] with the key.',
    offer: hold(ROUNDS.both),
    done: (view) => isHeld(view, ROUNDS.both),
    hints: ['Press on: three contributions, the check, and two blocks of L1.'],
  },
  {
    id: 'payment',
    title: 'A proof from your tab',
    text: (view, events) => {
      const paid = honestPayment(events, ROUNDS.both)
      if (paid === null)
        return `Ana pays Ben {measured:${ether(PAID)}}. Her proof says that she had that much, and that no other balance changes. L1 sees who sends the payment, so the circuit checks no signature {simplified:pocket-rollup}.`
      const proof = honestProof(events, ROUNDS.both)?.data.proof ?? '0x'
      return `L1 was shown {measured:${(proof.length - 2) / 2}} bytes, and checked one equation of four [[pairing]]s: {measured:${groupDigits(paid.data.gasUsed)}} gas in all. Ben has it. ${isRunning(view) ? 'The key works.' : ''}`
    },
    offer: payOnce('ana', 1, PAID, 'Ana pays Ben'),
    done: (_, events) => honestPayment(events, ROUNDS.both) !== null,
    hints: ['First her payment, with a real proof, then the block.'],
  },
  {
    id: 'alone',
    title: 'What one part is worth',
    text: (_, events) =>
      refusedIn(events, ROUNDS.both) === null
        ? `Ana and Ben have forgotten. Mallory has kept her τ, α, β and δ. She wants to take {measured:${ether(LOOT)}} out to L1, from an account that holds far less. No [[witness]] fits that: no numbers fulfil the circuit. She tries to make a proof without.`
        : 'Two of three forgot, in each phase. One would have been enough. Mallory’s parts are worth nothing while one other part is missing.',
    predict: aloneWithHerPart,
    hints: ['She knows one factor of three.'],
  },
  {
    id: 'shortcut',
    title: 'A shorter ceremony',
    text: (view) =>
      isHeld(view, ROUNDS.second)
        ? `The second pocket rollup stands on L1, with {measured:${eth(view.pocket?.heldWei ?? '0')}}. “Ana and Ben took part, ask them”, says its page. That is true.`
        : 'Another pocket rollup, with a key of its own. “The first phase is the same for every circuit”, says Mallory, “I have brought one along, let us begin with the second.” Ana and Ben agree, contribute δ, and really forget.',
    offer: hold(ROUNDS.second),
    done: (view) => isHeld(view, ROUNDS.second),
    why: {
      question: 'Is that not how it is done?',
      answer: () =>
        'Powers of τ are taken over from others, yes. But from a public ceremony with many contributors, and whoever takes them over should check its transcript.',
    },
    hints: ['Press until the contracts are deployed.'],
  },
  {
    id: 'trapdoor',
    title: 'The whole trapdoor',
    text: () =>
      'A proof is three points. Who knows α, β **and** δ picks two as they like, and solves the equation for the third. Mallory knows α and β: nobody else was in phase 1. Let her try.',
    offer: { label: 'Mallory forges with α, β, δ', action: () => forge('trapdoor') },
    refusal: 'honest-contributor',
    hints: ['Press, and read why not. It is what this step is about.'],
  },
  {
    id: 'tau',
    title: 'Without δ',
    text: (_, events) => {
      const robbed = robbedBy(events, ROUNDS.second, 'tau')
      return robbed === null
        ? 'So have Ana and Ben saved the pot, by forgetting δ? Mallory is left with τ, α and β, and with what everybody has: the key, in which δ stands, as a point from which it cannot be read.'
        : `{measured:${ether(robbed.data.amount)}} are gone, by a proof that L1 cannot tell from Ana’s. By the balances Ana still has them; in the pot they are missing. Whoever leaves first is paid.`
    },
    predict: byTauAlone,
    hints: ['In which phase was somebody honest, and in which was nobody?'],
  },
  {
    id: 'other',
    title: 'The other way round',
    text: (view) =>
      isHeld(view, ROUNDS.first)
        ? 'Third pocket rollup, third key. τ, α and β are lost for good. Mallory knows δ, and nothing else.'
        : 'Ana and Ben have learnt. In the third ceremony **they** make the powers of τ, and forget them. When phase 2 is held they are on holiday: Mallory does it alone. “It is only one more number”, she says.',
    offer: hold(ROUNDS.first),
    done: (view) => isHeld(view, ROUNDS.first),
    hints: ['Press until the contracts are deployed.'],
  },
  {
    id: 'copy',
    title: 'A proof in public',
    text: (_, events) => {
      const proof = honestProof(events, ROUNDS.first)
      return proof === null
        ? 'Ben pays Cleo a single gwei, the least there is to pay. His proof is an honest one, and stands in the block, for everybody to read. Mallory reads it too.'
        : `Ben’s proof is public: {measured:${(proof.data.proof.length - 2) / 2}} bytes in the calldata of his payment, with {measured:${proof.data.publicInputs.length}} public inputs, which say that one gwei goes from Ben to Cleo.`
    },
    offer: payOnce('ben', 3, LITTLE, 'Ben pays Cleo a gwei'),
    done: (_, events) => honestPayment(events, ROUNDS.first) !== null,
    hints: ['First the payment, then the block.'],
  },
  {
    id: 'turned',
    title: 'δ alone',
    text: (_, events) => {
      const robbed = robbedBy(events, ROUNDS.first, 'delta')
      return robbed === null
        ? 'Phase 1 was honest: τ, α and β are lost. δ belongs to the last part of the equation, and keeps apart what is public in it and what is not. Mallory has that one number, and Ben’s proof to look at.'
        : `{measured:${ether(robbed.data.amount)}} are gone again. Open Mallory’s payment in the ceremony lens: two of the three points are those of Ben’s proof.`
    },
    predict: byDeltaAlone,
    bytes: (_, events) =>
      robbedBy(events, ROUNDS.first, 'delta') === null
        ? 'The equation: e(−A, B) · e(α, β) · e(IC(x), γ) · e(C, δ) = 1. The proof is A, B and C; x are the public inputs, and IC is made of points that stand in the key.'
        : 'From a proof (A, B, C) for the public inputs x she makes (A, B, C′) for others, x′: C′ = C + (IC(x) − IC(x′)) / δ. IC is made of points that stand in the key. It works since γ is 1 there, as in keys made in two phases.',
    hints: ['A proof is three points. What has to be changed when only the public inputs differ?'],
  },
  {
    id: 'lesson',
    title: 'Who would have saved it',
    text: (_, events) =>
      `Every contribution passed its checks. What differed is who had forgotten, and in which phase. ${resultsOf(events)}\n\nSo **one honest contributor in each phase**, the same person or another, would have saved both pots. Many in one phase would not.`,
    why: {
      question: 'Can one do without?',
      answer: () =>
        'Yes. [[stark|STARKs]] need no [[trusted set-up]], and their proofs are longer. PLONK in its usual form needs one phase, once, for all circuits up to a size. In this lab the other circuits’ key is made by one party {simplified:one-party-key}, and the secrets of this one follow from the link {simplified:secrets-from-link}.',
    },
    hints: ['There is nothing to press here. The ceremony lens shows who could forge now, and how.'],
  },
]

// ── Goals ────────────────────────────────────────────────────────────────────────────────────────

const later = (...times: readonly (number | null)[]): number | null =>
  times.some((time) => time === null) ? null : Math.max(...times.map((time) => time ?? 0))

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'sound',
    text: 'With a key that had an honest contributor in each phase, Ana’s proof is taken and Mallory’s is not.',
    reachedAt: (_, events) => later(at(honestPayment(events, ROUNDS.both)), at(refusedIn(events, ROUNDS.both))),
  },
  {
    id: 'tau',
    text: 'Rob a pocket rollup by τ, although δ is lost for good.',
    reachedAt: (_, events) => at(robbedBy(events, ROUNDS.second, 'tau')),
  },
  {
    id: 'delta',
    text: 'Rob another by δ, although τ is lost for good.',
    reachedAt: (_, events) => at(robbedBy(events, ROUNDS.first, 'delta')),
  },
]

// ── Ways through ─────────────────────────────────────────────────────────────────────────────────

const block: LevelMove<View> = nextBlock
const first = ceremonyMoves(ROUNDS.both)
const paysBen = pay('ana', 1, PAID)
const triesAlone = forge('tau', true)
const sound: readonly LevelMove<View>[] = [...first, paysBen, block, triesAlone, block]
const second: readonly LevelMove<View>[] = [...sound, ...ceremonyMoves(ROUNDS.second)]
const byTau = forge('tau')
const robbedOnce: readonly LevelMove<View>[] = [...second, byTau, block]
const third: readonly LevelMove<View>[] = [...robbedOnce, ...ceremonyMoves(ROUNDS.first)]
const paysCleo = pay('ben', 3, LITTLE)

const begin = ask('ceremony.begin', {})
const anaToo = ask('ceremony.contribute', { from: 'ana', phase: 1, keeps: false }, 'ana')
/** Ana insists on phase 1; the rest goes as Mallory wants it. */
const withAna: readonly LevelMove<View>[] = [...sound, begin, anaToo, ...ceremonyMoves(ROUNDS.second).slice(1)]

export const theCeremony: Level<View> = {
  ...levelMeta('the-ceremony'),
  seed: 'the-ceremony',
  params: {
    slots: 1,
    pocket: {
      balances: [
        { id: 'ana', etherGwei: LOOT },
        { id: 'ben', etherGwei: '1000000000' },
        { id: 'mallory', etherGwei: '100000000' },
        { id: 'cleo', etherGwei: '1000000000' },
      ],
    },
  },
  opening: [],
  steps,
  goals,
  closing: (_, events) => closing(events),
  solution: [...third, paysCleo, block, forge('delta'), block],
  nearMisses: [
    {
      goal: 'sound',
      moves: [...first, paysBen, block],
      why: 'The key works, but nobody has tried to forge with it.',
    },
    {
      goal: 'tau',
      moves: [...withAna, forge('tau', true), block],
      why: 'Ana was in phase 1 as well: without her factor Mallory’s τ is another.',
    },
    {
      goal: 'delta',
      moves: [...third, paysCleo, block, forge('tau', true), block],
      why: 'Here it is δ that she knows. τ was made, and forgotten, by Ana and Ben.',
    },
  ],
}

function closing(events: Events): string {
  const [byHerTau, byHerDelta] = [robbedBy(events, ROUNDS.second, 'tau'), robbedBy(events, ROUNDS.first, 'delta')]
  const given = allOf(events, 'ceremony.contributed')
  const kept = given.filter(({ data }) => data.keeps).length
  const stolen = [byHerTau, byHerDelta].reduce((sum, robbed) => sum + BigInt(robbed?.data.amount ?? 0), 0n)
  return `{measured:${given.length}} contributions, all of which passed their checks; {measured:${kept}} times somebody kept the secrets. By forged proofs {measured:${ether(stolen.toString())}} went: once by τ, once by δ, each time past two honest people in the other phase.

What L1 checks is that three points fit the key’s equation. With a trusted set-up that shows something only if in **each** phase one contributor has really forgotten, and that nobody can check. In production contributors work on machines of their own, and their transcript is public. The first ceremony of Zcash had {cited:zcash-ceremony-2016}; Ethereum’s for blobs, which needs one phase only, {cited:kzg-ceremony}. Here three people shared your tab, and their secrets follow from the link {simplified:secrets-from-link}.`
}
