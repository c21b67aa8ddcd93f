import type { AnyAction, AnyEvent } from '../../../../kernel/types.ts'
import { duration, groupDigits, timeOfDay } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep, Prediction } from '../../../../ui/exhibit.ts'
import { count } from '../../../../ui/l1/words.ts'
import type { GroundView } from '../../engine/types.ts'
import { levelMeta } from '../index.meta.ts'
import {
  all,
  bestRate,
  first,
  gwei,
  type Left,
  leftAfter,
  rates,
  reachedRate,
  setGasLimit,
  wait,
  waitBlocks,
} from './crowdMoves.ts'

// More room in each block: more gets through, and fewer computers can follow. Two readings show it, and they do not
// move together: how many nodes still verify, and how much of the stake still votes in time.

type View = GroundView
type Events = readonly AnyEvent[]

const WANTED = 100
const START_LIMIT = 60_000_000
const WIDE = 150_000_000
const TURN = 'Turn the knob'
const TEN = 10
/** What a rate is taken over. */
const EIGHT = 8

const percent = (share: number): string => `${Math.round(share * 100)} %`
const rate = (perSecond: number): string => `${Math.round(perSecond)} tx/s`
const million = (gas: number): string => `${groupDigits(Math.round(gas / 1_000_000))} million`
const nowLeft = ({ network }: View): Left => ({
  nodes: network === null || network.nodes === 0 ? 1 : network.verifying / network.nodes,
  stake: network === null || network.stakedEth === 0 ? 1 : network.attestingEth / network.stakedEth,
})
const nodesNow = ({ network }: View): string =>
  `{measured:${groupDigits(network?.verifying ?? 0)} of ${groupDigits(network?.nodes ?? 0)}}`
const stakeNow = (view: View): string => `{measured:${percent(nowLeft(view).stake)}}`
const rateNow = ({ crowd }: View): string => `{measured:${rate(crowd?.throughput.perSecond ?? 0)}}`

const turnedUp = (events: Events) => all(events, 'l1.gasLimitSet').find(({ data }) => data.to > data.from) ?? null
const turnedUpAgain = (events: Events) =>
  all(events, 'l1.gasLimitSet').findLast(({ data }) => data.to > data.from) ?? null
/** The first thing that was done about it after somebody had dropped out. */
const relief = (events: Events): AnyEvent | null => {
  const dropped = first(events, 'nodes.dropped')
  if (dropped === null) return null
  return (
    events.find(
      ({ type, seq, data }) =>
        seq > dropped.seq &&
        (type === 'nodes.changed' ||
          type === 'crowd.changed' ||
          (type === 'l1.gasLimitSet' && (data as { from: number; to: number }).to < (data as { from: number }).from)),
    ) ?? null
  )
}
const ranSince = (events: Events, seq: number) => all(events, 'nodes.ran').filter((event) => event.seq > seq)

// ── The two predictions ──────────────────────────────────────────────────────────────────────────

/** What the blocks since the knob was turned have cost, at their worst; `null` before there are enough of them. */
function worstSince(events: Events): Left | null {
  const turned = turnedUp(events)
  if (turned === null) return null
  const ran = ranSince(events, turned.seq).map(leftAfter)
  if (ran.length < TEN) return null
  return { nodes: Math.min(...ran.map(({ nodes }) => nodes)), stake: Math.min(...ran.map(({ stake }) => stake)) }
}

const whatIsLost: Prediction<View> = {
  question: 'Ten blocks later: what has it cost?',
  options: [
    {
      id: 'none',
      text: 'Nothing: computers are fast enough for that.',
      because: (_, events) =>
        worstOutcome(events) === 'none'
          ? 'At this setting they are. Turn further, and see from where on they are not.'
          : 'Some are. But somebody’s machine is just good enough for the blocks of today, and for it these are too large.',
    },
    {
      id: 'nodes',
      text: 'Many nodes, and only little of the stake.',
      because: () =>
        'Small machines are assumed to be many and to stake little, most stake to sit on few large ones {simplified:node-classes}. So the count of nodes falls first, and the votes hardly show it.',
    },
    {
      id: 'stake',
      text: 'Much of the stake, and hardly any nodes.',
      because: () =>
        'It may look so for some blocks: late votes show at once, and a node drops out only when its average does not fit into a slot any more.',
    },
    {
      id: 'both',
      text: 'Of both about the same share.',
      because: () =>
        'That would be so if every node had the same stake and the same machine. Many people run a node for themselves and stake nothing.',
    },
  ],
  outcome: (_, events) => worstOutcome(events),
  happened: (view, events) => {
    const worst = worstSince(events)
    if (worst === null) return ''
    return `At the worst {measured:${percent(worst.nodes)}} of the nodes verified, and {measured:${percent(worst.stake)}} of the stake voted in time. Blocks could hold up to ${million(turnedUpAgain(events)?.data.to ?? view.gasLimit)} gas. {simplified:node-classes}`
  },
  act: waitBlocks(TEN),
}

function worstOutcome(events: Events): 'none' | 'nodes' | 'stake' | 'both' | null {
  const worst = worstSince(events)
  if (worst === null) return null
  const [nodes, stake] = [1 - worst.nodes, 1 - worst.stake]
  if (nodes < 0.05 && stake < 0.05) return 'none'
  if (nodes > 1.5 * stake) return 'nodes'
  return stake > 1.5 * nodes ? 'stake' : 'both'
}

/** From the first thing done about it until everybody verified again. */
function blocksToReturn(events: Events): number | null {
  const done = relief(events)
  if (done === null) return null
  const ran = ranSince(events, done.seq)
  const back = ran.findIndex((event) => event.data.verifying === event.data.nodes)
  return back === -1 ? null : back + 1
}

const whenAreTheyBack: Prediction<View> = {
  question: 'Once blocks fit into the time they have: when do those who fell behind verify the newest one again?',
  options: [
    {
      id: 'at-once',
      text: 'With the very next block: they can run it in time.',
      because: (_, events) =>
        blocksToReturn(events) === 1
          ? 'They had hardly fallen behind, so one block was enough.'
          : 'To check a block one needs the state before it. They are still executing what they missed, one block after the other.',
    },
    {
      id: 'worked-off',
      text: 'When they have worked off what they missed.',
      because: () =>
        'Every second beyond the slot had piled up. Smaller blocks leave time to spare, and that goes into the backlog first.',
    },
    {
      id: 'never',
      text: 'Never: who drops out has to start anew.',
      because: () =>
        'A node that is behind still has everything it had. Real ones may rather fetch a newer state from others: checked against its root, yet without having executed what led to it.',
    },
    {
      id: 'asked',
      text: 'When the others vote to let them in again.',
      because: () => 'Nobody is let in. Whoever has executed all blocks knows the state; that is all there is to it.',
    },
  ],
  outcome: (_, events) => {
    const blocks = blocksToReturn(events)
    if (blocks === null) return null
    return blocks <= 1 ? 'at-once' : 'worked-off'
  },
  happened: (view, events) => {
    const blocks = blocksToReturn(events)
    return blocks === null
      ? ''
      : `After {measured:${count(blocks, 'block', 'blocks')}} all {measured:${groupDigits(view.network?.nodes ?? 0)}} nodes verify again.`
  },
  act: waitBlocks(TEN),
}

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const FOUR = 'Let four blocks come'
const four = waitBlocks(4)
const isReached = (view: View, events: Events): boolean =>
  reachedRate(view, events, WANTED) !== null && first(events, 'nodes.dropped') !== null

const FURTHER = [WIDE, 200_000_000, 300_000_000] as const

/** Where to turn next: a whole window of blocks has run under this limit, and the aim is not reached. */
function further(view: View, events: Events): number | null {
  const since = all(events, 'l1.gasLimitSet').at(-1)?.seq ?? 0
  if (isReached(view, events) || ranSince(events, since).length < EIGHT) return null
  return FURTHER.find((limit) => limit > view.gasLimit) ?? null
}

/** Somebody is behind and would gain nothing on full blocks of this size. */
const staysBehind = ({ network, gasLimit }: View): boolean =>
  network?.classes.some(
    ({ state, mgasPerSecond }) => state === 'behind' && gasLimit / (mgasPerSecond * 1e6) > network.slotSeconds,
  ) ?? false

const steps: readonly LevelStep<View>[] = [
  {
    id: 'full',
    title: 'Full',
    text: (view) =>
      `DeFi summer: everybody else wants ${groupDigits(view.crowd?.perSecond ?? 0)} transactions a second, payments, tokens and swaps {simplified:crowd}. ${rateNow(view)} get through; {measured:${groupDigits(view.crowd?.waiting ?? 0)}} wait. Bitcoin manages {cited:bitcoin-throughput}, Visa at its peak {cited:visa-peak}.\n\nYour aim: ${WANTED} a second.`,
    why: {
      question: 'Where does the cap come from?',
      answer: (view) =>
        `A block may hold ${million(view.gasLimit)} gas, and one comes every {cited:l1-slot}. What one transaction needs of it is measured, not chosen: select “Everybody else” and open its fees to see it by kind.`,
    },
    hints: ['Select “Everybody else” on the street: the inspector shows these figures.'],
  },
  {
    id: 'turn',
    title: 'The knob',
    text: (view, events) => {
      if (turnedUp(events) !== null)
        return `From the next block on, a block may hold ${million(view.gasLimit)} gas. Every node has to run all of it.`
      return `There is one knob: how much gas a block may hold {simplified:gas-limit-knob}. Validators have turned it from {cited:gas-limit-2021} to {cited:gas-limit-november-2025}; {cited:gas-limit-plan} is agreed on for after the next fork.\n\nIt stands at ${million(view.gasLimit)}. Turn it up, as far as you think it takes.`
    },
    offer: { form: 'l1.gasLimit', initial: { gasLimit: String(WIDE / 1_000_000) }, label: TURN },
    done: (_, events) => turnedUp(events) !== null,
    why: {
      question: 'Who may turn it?',
      answer: () =>
        'Whoever proposes a block may move the limit by less than {cited:gas-limit-step}: who wants more pushes up, who does not pushes back. So it follows the majority, within hours or days; no fork is needed.',
    },
    hints: ['The slider moves with the arrow keys, too. Then press the button.'],
  },
  {
    id: 'cost',
    title: 'What it costs',
    text: (view) =>
      `Every node runs every block again. Whoever is done with it ${duration(view.network?.attestationSeconds ?? 4)} into the slot votes in time {simplified:late-votes}; whoever needs more than ${duration(view.params.slotSeconds)} on average never catches up. The bars show how long each kind of machine took for the newest block.`,
    predict: whatIsLost,
    why: {
      question: 'Where do those times come from?',
      answer: () =>
        'From the gas of the block, measured, divided by what a machine of that kind executes in a second, which is an assumption: read it, and change it, in the inspector. {simplified:node-classes}',
    },
    hints: [
      'Two readings: how many nodes still verify, how much stake still votes in time. Who owns the small machines?',
    ],
  },
  {
    id: 'reach',
    title: 'A hundred a second',
    text: (view, events) => {
      const at = reachedRate(view, events, WANTED)
      const next = further(view, events)
      if (at === null && (view.crowd?.perSecond ?? 0) < WANTED)
        return `Fewer than ${WANTED} a second want in by now, so no knob brings ${WANTED} through. Undo (Ctrl Z) leads back to the summer of DeFi.`
      if (at === null) {
        const soFar = `${rateNow(view)} over the last eight blocks; the best so far was {measured:${rate(bestRate(view, events))}}.`
        return next === null
          ? `${soFar} Let blocks come: each of the last eight counts.`
          : `${soFar} ${million(view.gasLimit)} gas is not enough. Meanwhile the [[base fee]] stands at {measured:${gwei(view.baseFeeWei)}} and keeps many away; with more room it falls, block by block. Turn further, or undo (Ctrl Z) and turn further at once.`
      }
      if (first(events, 'nodes.dropped') === null)
        return `Reached at \`${timeOfDay(at)}\`, and ${nodesNow(view)} nodes verify. ${next === null ? 'It is the average that counts for who keeps up: let some more blocks come.' : 'All keep up so far. Turn further, and see from where on they do not.'}`
      return `Reached at \`${timeOfDay(at)}\`. Now ${nodesNow(view)} nodes verify, and ${stakeNow(view)} of the stake votes in time. An attacker has to beat the stake. Whoever ran one of the small machines cannot check any more what it says.`
    },
    offer: {
      label: (view, events) => {
        const next = further(view, events)
        return next === null ? FOUR : `Turn it to ${million(next)}`
      },
      action: (view, events) => {
        const next = further(view, events)
        return next === null ? four(view) : setGasLimit(next)
      },
    },
    done: isReached,
    why: {
      question: 'Is a chain with fewer nodes less safe?',
      answer: (view) =>
        `Undoing blocks takes stake, and ${stakeNow(view)} of it still votes. But no stake, not even all of it, makes a node accept a block that breaks the rules. Whoever cannot run one has to believe those who can.`,
    },
    hints: [
      'Press the button. After eight blocks that were not enough it turns the knob further.',
      'If nobody has dropped out, give it some blocks more: it is the average that counts.',
    ],
  },
  {
    id: 'back',
    title: 'Bring them back',
    text: (view) =>
      `${nodesNow(view)} nodes verify. What would bring the others back? Turn the knob down again; or give them faster machines, under “What can be done now”. The one costs throughput, the other money: theirs.`,
    offer: { form: 'l1.gasLimit', initial: { gasLimit: String(START_LIMIT / 1_000_000) }, label: TURN },
    done: (_, events) => relief(events) !== null,
    hints: [`Back to ${START_LIMIT / 1_000_000} million and they can breathe.`],
  },
  {
    id: 'return',
    title: 'The way back',
    text: (view, events) => {
      const behind = view.network?.classes.filter(({ state }) => state === 'behind') ?? []
      const most = Math.max(0, ...behind.map(({ backlogSeconds }) => backlogSeconds))
      if (relief(events) === null) return 'Do something about it first.'
      if (behind.length === 0) return 'Everybody verifies.'
      const pile = `The slowest are {measured:${duration(Math.round(most))}} of work behind.`
      if (!staysBehind(view)) return pile
      return `${pile} A full block of ${million(view.gasLimit)} gas still takes them longer than a slot: while blocks are full they gain nothing. Go back a step, and turn further down.`
    },
    predict: whenAreTheyBack,
    why: {
      question: 'What did the years’ limits do to these nodes?',
      answer: () =>
        'The inspector has a row of them, each with a button that runs this exhibit at that limit. L1 itself is being scaled, and the programmes got faster in the same years.',
    },
    hints: ['They have a pile to work off, and only the time that smaller blocks leave.'],
  },
]

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'hundred',
    text: `Get ${WANTED} transactions a second through, over eight blocks`,
    reachedAt: (view, events) => reachedRate(view, events, WANTED),
    partly: (view, events) => {
      const reached = rates(view, events)
      return reached.length === 0 ? null : `${rate(bestRate(view, events))} so far`
    },
  },
  {
    id: 'price',
    text: 'See who drops out for it',
    reachedAt: (_, events) => first(events, 'nodes.dropped')?.at ?? null,
  },
  {
    id: 'back',
    text: 'Bring every node back',
    reachedAt: (view, events) => {
      const [hundred, done] = [reachedRate(view, events, WANTED), relief(events)]
      if (hundred === null || done === null) return null
      const back = ranSince(events, done.seq).find(({ at, data }) => at >= hundred && data.verifying === data.nodes)
      return back?.at ?? null
    },
  },
]

const up = setGasLimit(WIDE)
const down = setGasLimit(START_LIMIT)
const [two, eight, twelve] = [waitBlocks(2), waitBlocks(8), waitBlocks(12)]
const fasterMachines = (view: View): AnyAction => ({
  type: 'ground.hardware',
  by: 'learner',
  args: { id: view.network?.classes.find(({ state }) => state === 'behind')?.id ?? 'board', mgasPerSecond: 16 },
})

export const theKnob: Level<View> = {
  ...levelMeta('the-knob'),
  seed: 'the-knob',
  params: {
    blobSchedule: 'bpo2',
    gasLimit: START_LIMIT,
    nodes: ['Geneva'],
    network: { preset: '2026' },
    crowd: { preset: '2026', demand: 'defi', perSecond: 130 },
  },
  opening: [wait(4 * 12 + 5)],
  steps,
  goals,
  closing: (view, events) => {
    const up = turnedUpAgain(events)
    const worst = worstSince(events)
    const lost =
      worst === null
        ? ''
        : ` Meanwhile {measured:${percent(worst.nodes)}} of the nodes verified, with {measured:${percent(worst.stake)}} of the stake voting in time.`
    return `{measured:${rate(bestRate(view, events))}}, with blocks of up to ${million(up?.data.to ?? view.gasLimit)} gas.${lost}\n\nOn this floor, more for everybody means fewer who can check. So what if not everybody had to run everything? That is what the floor above is for: run it elsewhere, and let this one check the little that settles a dispute, or a proof.`
  },
  solution: [up, twelve, down, eight],
  nearMisses: [
    {
      goal: 'hundred',
      moves: [setGasLimit(70_000_000), twelve],
      why: 'Seventy million is more than before, and not enough.',
    },
    {
      goal: 'price',
      moves: [up, two],
      why: 'Two blocks: some are late, and nobody’s average has gone over a slot yet.',
    },
    {
      goal: 'back',
      moves: [up, twelve, two],
      why: 'Nothing was done about it: whoever came back could, because the fee kept others away.',
    },
    {
      goal: 'back',
      moves: [up, twelve, fasterMachines, two],
      why: 'Faster machines for those who are behind: what they missed is still to be executed.',
    },
    {
      goal: 'back',
      moves: [up, twelve, down, two],
      why: 'Two small blocks: the backlog is still there.',
    },
  ],
}
