import type { AnyAction, AnyEvent, EventOf, Names, Seconds } from '../../../../kernel/types.ts'
import { duration, timeOfDay } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelOffer, LevelStep, Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { SidechainEvents, SidechainView } from '../../engine/types.ts'
import { levels } from '../index.meta.ts'

// Over the bridge, a cheap payment, and home again: as long as the validators keep their word. Then they fall silent,
// and then they lie. L1 follows its own rules to the letter each time.

type View = SidechainView
type Events = readonly AnyEvent[]
type Ev<K extends Names<SidechainEvents>> = Extract<EventOf<SidechainEvents>, { type: K }>

const ETH = 10n ** 18n
const learner = (type: string, args: AnyAction['args'], by = 'learner'): AnyAction => ({ type, by, args })
const wait = (seconds: Seconds): AnyAction => learner('clock.advance', { seconds })
const nextBlock = ({ l1 }: View): AnyAction => wait(l1.nextBlockAt - l1.now)
const nextSideBlock = ({ side }: View): AnyAction => wait(side.nextBlockAt - side.now)

const deposit = learner('bridge.deposit', { from: 'ana', valueWei: (2n * ETH).toString() }, 'ana')
const sidePay = learner('side.pay', { from: 'ana', to: 'ben', valueWei: (ETH / 2n).toString() }, 'ana')
const burn = learner('bridge.burn', { from: 'ana', valueWei: ETH.toString() }, 'ana')
const first = ({ validators, threshold }: View): readonly string[] => validators.slice(0, threshold).map(({ id }) => id)
const goDark = (view: View): AnyAction => learner('validators.set', { ids: first(view), mode: 'offline' })
/** Whoever is away, not only those that the level sent away. */
const comeBack = (view: View): AnyAction => {
  const away = view.validators.filter(({ mode }) => mode === 'offline').map(({ id }) => id)
  return learner('validators.set', { ids: away.length > 0 ? away : first(view), mode: 'honest' })
}
const turn = (view: View): AnyAction => learner('validators.set', { ids: first(view), mode: 'corrupt' })
const few =
  (mode: string) =>
  (view: View): AnyAction =>
    learner('validators.set', { ids: first(view).slice(0, -1), mode })
const steal = ({ bridge }: View): AnyAction =>
  learner('bridge.steal', { from: 'mallory', valueWei: bridge.lockedWei }, 'mallory')
const claim = ({ exits }: View): AnyAction =>
  learner('bridge.claim', { burn: exits.find(({ releasedIn }) => releasedIn === null)?.burn ?? 0 })
/** Until the deposit has been in a block for as long as the validators watch it, and a sidechain block more. */
const waitForCredit = (view: View): AnyAction =>
  wait(view.l1.nextBlockAt - view.l1.now + view.creditAfterSeconds + view.side.params.slotSeconds)

function lastOf<K extends Names<SidechainEvents>>(events: Events, type: K): Ev<K> | null {
  return (events.findLast((event) => event.type === type) as Ev<K> | undefined) ?? null
}
const has = (events: Events, type: Names<SidechainEvents>): boolean => lastOf(events, type) !== null
const timeOf = (events: Events, type: Names<SidechainEvents>): Seconds | null =>
  events.find((event) => event.type === type)?.at ?? null

const openExit = ({ exits }: View) => exits.find(({ burntIn, releasedIn }) => burntIn !== null && releasedIn === null)
const sideBalance = ({ side }: View, id: string): string =>
  eth(side.people.find((person) => person.id === id)?.balanceWei ?? '0')
const keys = ({ threshold, validators }: View): string => `${threshold} of ${validators.length}`

/** What Ana paid the sidechain for a payment, and what she paid L1 for locking her ether. */
const feeOn = (events: Events, chain: 'l1' | 'side', view: View): string | null => {
  const ana = view.l1.people.find(({ id }) => id === 'ana')?.address
  const type = chain === 'l1' ? 'l1.included' : 'side.included'
  const found = events.find((event) => event.type === type && (event.data as { from?: string }).from === ana)
  return found === undefined ? null : eth((found.data as { feeWei: string }).feeWei)
}

// ── Buttons of two turns: sign, then let the block come ──────────────────────────────────────────

const SIDE_BLOCK = 'Let a sidechain block come'
const L1_BLOCK = 'Let the next L1 block come'

const waitsOnSide = ({ side }: View): boolean => {
  const ana = side.people.find(({ id }) => id === 'ana')?.address
  return side.mempool.some(({ from }) => from === ana)
}
const waitsAtVault = ({ l1, bridge }: View): boolean => l1.mempool.some(({ to }) => to === bridge.vault)

const onSide = (label: string, sign: AnyAction): LevelOffer<View> => ({
  label: (view) => (view.isHalted ? BACK : waitsOnSide(view) ? SIDE_BLOCK : label),
  action: (view) => (view.isHalted ? comeBack(view) : waitsOnSide(view) ? nextSideBlock(view) : sign),
})
const BACK = 'Bring them back'

// ── The two predictions ──────────────────────────────────────────────────────────────────────────

const whenTheyGoDark: Prediction<View> = {
  question: 'Three of the five validators go dark. How does Ana get her ether out?',
  options: [
    {
      id: 'proof',
      text: 'She proves her burn to L1: the block that holds it has a state root.',
      because: () =>
        'A proof needs something to be checked against. The vault holds no root of the sidechain, only a list of keys.',
    },
    {
      id: 'wait',
      text: 'She waits seven days, then L1 pays out.',
      because: () =>
        'Such windows belong to bridges that can be challenged. This one has no window: enough signatures open it at once, and time alone never does.',
    },
    {
      id: 'two',
      text: 'The two that are left sign for her.',
      because: (view) => `They would. The vault counts: it wants ${keys(view)}, and says no to two.`,
    },
    {
      id: 'never',
      text: 'Not at all, until they come back.',
      because: () =>
        'What is burnt over there is a fact that only the validators can vouch for, and they do not answer. If they never come back, this vault never opens.',
    },
  ],
  outcome: (view, events) => (has(events, 'side.halted') && openExit(view) && view.isHalted ? 'never' : null),
  happened: (view) =>
    `{measured:${view.online} of ${view.validators.length}} are online. The sidechain makes no block, the vault holds {measured:${eth(view.bridge.lockedWei)}}, and nothing on L1 is broken.`,
  act: goDark,
}

const whatTheVaultDoes: Prediction<View> = {
  question:
    'Mallory’s claim is in the mempool: three true signatures under a burn that never was. What does the vault do?',
  options: [
    {
      id: 'checks',
      text: 'It looks the burn up on the sidechain, and refuses.',
      because: () => 'L1 runs its own blocks and no other chain’s. A contract there cannot look anything up here.',
    },
    {
      id: 'window',
      text: 'It pays after a delay, in which anyone may object.',
      because: () =>
        'Objecting takes something to show. An optimistic rollup posts its data on L1 so that a false claim can be shown to be false; this chain posts nothing.',
    },
    {
      id: 'minority',
      text: 'It refuses: two honest validators have not signed.',
      because: (view) => `It asks for ${keys(view)}, and it has them. Who did not sign is not asked.`,
    },
    {
      id: 'pays',
      text: 'It pays.',
      because: () =>
        'Signatures are all it was ever told to check, and these are right. The contract did what it says, to the letter.',
    },
  ],
  outcome: (_, events) => (has(events, 'bridge.robbed') ? 'pays' : null),
  happened: (view, events) => {
    const robbed = lastOf(events, 'bridge.robbed')
    if (robbed === null) return ''
    return `At \`${timeOfDay(robbed.at)}\` {measured:${eth(robbed.data.amountWei)}} left the vault. On the sidechain {measured:${eth(view.bridge.owedWei)}} are still out, and nothing stands behind them.`
  },
  act: nextBlock,
}

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'lock',
    title: 'A bridge',
    text: (view) =>
      `Beside L1 stands a chain with blocks and validators of its own: a [[sidechain]]. Ana wants to use it. She locks ether in a vault on L1, and whoever holds ${keys(view)} keys is believed about the rest {simplified:sidechain-keys}.`,
    offer: { label: 'Lock 2 ETH in the vault', action: () => deposit },
    done: (_, events) => has(events, 'bridge.deposited') || has(events, 'l1.queued'),
    why: {
      question: 'Why is it not drawn above L1?',
      answer: () =>
        'Up and down is trust. What stands above L1 can be called to account by it. This chain cannot: L1 sees nothing of its blocks.',
    },
    hints: ['The button signs the deposit for Ana.'],
  },
  {
    id: 'credit',
    title: 'Credited',
    text: (view, events) => {
      const credited = lastOf(events, 'bridge.credited')
      if (credited === null)
        return `The deposit has to be in an L1 block first. Then the validators watch it for {measured:${duration(view.creditAfterSeconds)}}, in case a [[reorg]] takes it back, and sign that it is there.`
      return `Enough validators signed, and the gate on the sidechain handed Ana {measured:${eth(credited.data.amountWei)}}. In the vault lie {measured:${eth(view.bridge.lockedWei)}}. Both numbers agree because the validators say so.`
    },
    offer: { label: 'Let it be credited', action: waitForCredit },
    done: (_, events) => has(events, 'bridge.credited'),
    why: {
      question: 'What did the gate check?',
      answer: (view) =>
        `${keys(view)} signatures over the deposit’s number, Ana’s address and the amount. Select the gate, or the vault, and read its Solidity: neither holds a block of the other chain.`,
    },
    hints: ['The button passes enough time for the block, the watching and the credit.'],
  },
  {
    id: 'pay',
    title: 'Fast and cheap',
    text: (view, events) => {
      const [l1, side] = [feeOn(events, 'l1', view), feeOn(events, 'side', view)]
      const fees =
        l1 !== null && side !== null
          ? `\n\nThe payment cost {measured:${side}}; locking on L1 cost {measured:${l1}}.`
          : ''
      return `Ana pays Ben on the sidechain. A block comes every {measured:${duration(view.side.params.slotSeconds)}}, few want to be in it, and ${view.validators.length} computers carry it {simplified:sidechain-blocks}.${fees}`
    },
    offer: onSide('Pay Ben 0.5 ETH there', sidePay),
    done: (_, events) => has(events, 'side.included') && has(events, 'bridge.credited') && paidBen(events),
    why: {
      question: 'Where does the low price come from?',
      answer: () =>
        'Few bid for room. There can be much of it, since few computers have to keep up, and nothing is posted on L1. The last two are also what it lacks. The price is real; so is what it buys.',
    },
    hints: ['Press the button to sign, and again to let a block take it in.'],
  },
  {
    id: 'burn',
    title: 'On the way home',
    text: (view) =>
      openExit(view)
        ? `Ana has given {measured:${eth(openExit(view)?.amountWei ?? '0')}} back at the gate. On L1 nothing has changed. Next she shows the vault the validators’ signatures.`
        : waitsOnSide(view)
          ? 'Ana has signed. The next block of the sidechain takes it in, and burns what she gives back.'
          : `Ana has {measured:${sideBalance(view, 'ana')}} over there and wants some of it back on L1. First she gives it back at the gate, where it is burnt.`,
    offer: onSide('Give 1 ETH back at the gate', burn),
    done: (view, events) => has(events, 'bridge.burnt') || openExit(view) !== undefined,
    hints: ['Press the button to sign, and again to let a sidechain block take it in.'],
  },
  {
    id: 'dark',
    title: 'The lights go out',
    text: (view) =>
      !openExit(view)
        ? 'Nothing of Ana’s is on its way out. Go back a step, and give some of it back at the gate.'
        : `Before she can claim it, the company that runs three of the ${view.validators.length} validators closes. Nobody stole anything.\n\nThat one company holds several keys is not made up: of the {cited:ronin-keys} used against Ronin’s bridge, four were run by one.`,
    predict: whenTheyGoDark,
    why: {
      question: 'Could users run the chain on?',
      answer: () =>
        'They could copy it and go on under other keys. The vault would not follow: it believes the old keys, and those only.',
    },
    hints: ['Ask what the vault would need to see, and who can still make it.'],
  },
  {
    id: 'try',
    title: 'Try all the same',
    text: (view) =>
      view.isHalted
        ? 'Ana’s burn is in a block of the sidechain, for everybody to see. Claim it on L1.'
        : 'Enough validators answer, so this claim would go through. Undo (Ctrl Z) leads back to while they are dark.',
    offer: { label: 'Claim it on L1', action: claim },
    refusal: 'too-few-signatures',
    why: {
      question: 'What would a rollup’s bridge do?',
      answer: () =>
        'Its data is on L1. When its operators vanish, anyone can rebuild the state from that; and where the bridge takes roots or proofs from anyone, anyone can leave. Not every rollup is that far yet.',
    },
    hints: ['Press the button and read why not.'],
  },
  {
    id: 'back',
    title: 'They come back',
    text: (view, events) => {
      const released = lastOf(events, 'bridge.released')
      if (released)
        return `{measured:${eth(released.data.amountWei)}} came out of the vault. It took the good will of three strangers.`
      return view.isHalted
        ? 'This time they do come back. Ana’s ether was never lost, it was **frozen**: the key to it was in other hands.'
        : `{measured:${view.online} of ${view.validators.length}} answer again, and the sidechain goes on. What was burnt can be claimed.`
    },
    offer: { label: BACK, action: comeBack },
    done: (view, events) => !view.isHalted && has(events, 'side.resumed'),
    hints: ['Bring the validators back first; the claim is in the next step.'],
  },
  {
    id: 'claim',
    title: 'Home',
    text: (view, events) => {
      const released = lastOf(events, 'bridge.released')
      return released
        ? `At \`${timeOfDay(released.at)}\` the vault paid {measured:${eth(released.data.amountWei)}}. It took the good will of three strangers.`
        : waitsAtVault(view)
          ? `The claim is in L1’s mempool, with ${view.threshold} signatures. The next block takes it in.`
          : 'Ana claims again. The same burn, the same vault: only more of the validators answer.'
    },
    offer: {
      label: (view) => (waitsAtVault(view) ? L1_BLOCK : 'Claim it on L1'),
      action: (view) => (waitsAtVault(view) ? nextBlock(view) : claim(view)),
    },
    done: (_, events) => has(events, 'bridge.released'),
    hints: ['Press the button to claim, and again to let the next L1 block come.'],
  },
  {
    id: 'buy',
    title: 'Three keys for sale',
    text: (view) =>
      `The keys that can free the vault can also empty it. Somebody gets hold of three: by buying, by tricking, by working there. {measured:${eth(view.bridge.lockedWei)}} are locked.`,
    offer: { label: 'Three validators turn', action: turn },
    done: (_, events) =>
      events.some(
        (event) => event.type === 'validators.changed' && (event.data as { mode?: string }).mode === 'corrupt',
      ),
    why: {
      question: 'Has this happened?',
      answer: () =>
        'Yes: with {cited:ronin-keys} on Ronin’s bridge, with {cited:harmony-keys} on Harmony’s. They were taken, not bought. Neither was the bridge of a rollup.',
    },
    hints: ['The button turns three of the five.'],
  },
  {
    id: 'sign',
    title: 'A burn that never was',
    text: () =>
      'Mallory writes a claim for everything in the vault, with a burn number that the gate never gave. The three sign it. Send it, and watch the mempool.',
    offer: { label: 'Send the false claim', action: steal },
    done: (view, events) => has(events, 'bridge.robbed') || view.l1.mempool.some(({ to }) => to === view.bridge.vault),
    hints: ['The button sends it from Mallory’s account, like any other transaction.'],
  },
  {
    id: 'robbed',
    title: 'What does the vault do?',
    text: () => 'The claim waits, visible to all. No contract on L1 can tell it from a true one.',
    predict: whatTheVaultDoes,
    hints: ['Read `release` in the vault’s Solidity: what does it ask for?'],
  },
]

const paidBen = (events: Events): boolean =>
  events.some((event) => event.type === 'side.included' && (event.data as { kind?: string }).kind === 'payment')

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  { id: 'over', text: 'Have ether on the sidechain', reachedAt: (_, events) => timeOf(events, 'bridge.credited') },
  {
    id: 'stranded',
    text: 'See the sidechain halt with ether of Ana’s on the way out',
    reachedAt: (_, events) => {
      const burnt = timeOf(events, 'bridge.burnt')
      const halted = events.find(
        (event) =>
          event.type === 'side.halted' && burnt !== null && event.at >= burnt && !releasedBefore(events, event.seq),
      )
      return halted?.at ?? null
    },
  },
  { id: 'home', text: 'Bring ether back to L1', reachedAt: (_, events) => timeOf(events, 'bridge.released') },
  { id: 'robbed', text: 'Find out what three keys can do', reachedAt: (_, events) => timeOf(events, 'bridge.robbed') },
]

const releasedBefore = (events: Events, seq: number): boolean =>
  events.some((event) => event.type === 'bridge.released' && event.seq < seq)

const there: Level<View>['solution'] = [deposit, waitForCredit]

export const besideNotAbove: Level<View> = {
  ...levels[0],
  seed: 'beside-not-above',
  params: { l1: { blobSchedule: 'bpo2' } },
  opening: [wait(29)],
  steps,
  goals,
  closing: (view, events) => {
    const robbed = lastOf(events, 'bridge.robbed')
    const lost = robbed === null ? '' : ` Three keys took {measured:${eth(robbed.data.amountWei)}} in one transaction.`
    return `Fast, cheap, and as safe as ${keys(view)} strangers.${lost} L1 kept every rule it has, and protected nobody.\n\nThat is why a sidechain is not an L2. What makes an L2 is that L1 itself can tell a true exit from a false one, and let you out when nobody answers. How far each of today’s goes there is the thing to ask of it.`
  },
  solution: [
    ...there,
    sidePay,
    nextSideBlock,
    burn,
    nextSideBlock,
    goDark,
    comeBack,
    claim,
    nextBlock,
    turn,
    steal,
    nextBlock,
  ],
  nearMisses: [
    { goal: 'over', moves: [deposit, nextBlock], why: 'Locked on L1, and not yet watched for long enough.' },
    {
      goal: 'stranded',
      moves: [...there, burn, nextSideBlock, few('offline')],
      why: 'Two of five are dark: three are left, and three are enough.',
    },
    { goal: 'stranded', moves: [...there, goDark], why: 'Everything halts, but nobody was on the way out.' },
    { goal: 'home', moves: [...there, burn, nextSideBlock, nextBlock], why: 'Burnt, and never claimed.' },
    {
      goal: 'robbed',
      moves: [...there, few('corrupt'), steal, nextBlock],
      why: 'Two signatures: the vault refuses, on chain, and Mallory pays the gas.',
    },
  ],
}
