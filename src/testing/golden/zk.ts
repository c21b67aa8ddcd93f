import type { Json } from '../../kernel/types.ts'
import type { ZkActions } from '../../systems/zk/engine/types/actions.ts'
import type { ZkView } from '../../systems/zk/engine/types/view.ts'
import type { LevelMove } from '../../ui/exhibit.ts'
import { DAY, type GoldenScenario, reorg, wait } from './scenario.ts'

// What happens on the ZK rollup, told in a few moves each. What the world makes of them stands in words in the rollup's own
// stories.test.ts, and for every engine in golden.json: proofs among it, which are real.

export type ZkMove = LevelMove<ZkView>

const story = (name: string, params: Json, moves: readonly ZkMove[]): GoldenScenario => ({
  name: `zk/${name}`,
  system: 'zk',
  seed: 'stories',
  params: { slots: 1, ...(params as object) },
  moves,
})

export const ask = <K extends keyof ZkActions>(type: K, args: ZkActions[K]) =>
  ({ type, by: 'learner', args: args as unknown as Json }) as const

/** Accounts of those who live there from the beginning, in the order of the parameters. */
export const [ANA, BEN, MALLORY] = [1, 2, 4] as const
/** The first two of the committee's subtree. */
export const [HIDDEN_ANA, HIDDEN_BEN] = [256, 257] as const

export const pay = (account: number, to: number, amountGwei: string, more: Partial<ZkActions['l2.send']> = {}) =>
  ask('l2.send', { account, wish: { kind: 'transfer', to, amountGwei }, ...more })
export const leave = (account: number, amountGwei: string, more: Partial<ZkActions['l2.send']> = {}) =>
  ask('l2.send', { account, wish: { kind: 'withdraw', amountGwei }, ...more })
export const takeOut = (from: string) => ask('bridge.takeOut', { from })

/** Closed, committed, proven and executed. */
export const untilExecuted = wait(96)

const ETHER = '000000000'
const inCommittee = (modes: Json) => ({
  residents: [
    { id: 'ana', etherGwei: `2${ETHER}`, subtree: 'committee' },
    { id: 'ben', etherGwei: `1${ETHER}`, subtree: 'committee' },
  ],
  committee: { members: modes, needed: 2 },
})

/** Two of three, with what each does. */
export const committeeOf = (vera: string, dan: string, eve: string) =>
  inCommittee([
    { id: 'vera', mode: vera },
    { id: 'dan', mode: dan },
    { id: 'eve', mode: eve },
  ])

const proofInsteadOfTrust = story('proof-instead-of-trust', {}, [
  leave(ANA, '500000000'),
  untilExecuted,
  takeOut('ana'),
  wait(24),
])

const shownOtherWords = story('shown-other-words', {}, [
  ask('prover.set', { tamper: 'word' }),
  pay(ANA, BEN, '1000'),
  wait(180),
])

/** More than there is, and the bits of the rest are not looked at. */
const minted = story('minted', { missing: 'funds', sequencer: { blind: true } }, [
  leave(MALLORY, `3${ETHER}`),
  untilExecuted,
  takeOut('mallory'),
  wait(24),
])

const frozenNotStolen = story(
  'frozen-not-stolen',
  { ...committeeOf('withhold', 'withhold', 'sign'), sequencer: { ignoresMessages: true } },
  [
    pay(HIDDEN_ANA, HIDDEN_BEN, '1000'),
    untilExecuted,
    ask('exit.request', { from: 'ana', account: HIDDEN_ANA }),
    wait(DAY + 60),
    ask('rollup.freeze', { from: 'ana' }),
    wait(24),
    ask('committee.set', { id: 'eve', mode: 'withhold' }),
    ask('data.ask', { from: 'ana' }),
    ask('committee.set', { id: 'eve', mode: 'sign' }),
    ask('data.ask', { from: 'ana' }),
    ask('exit.escape', { from: 'ana', account: HIDDEN_ANA }),
    wait(24),
    takeOut('ana'),
    wait(24),
  ],
)

/** A reorg takes a batch's block back, and later the one in which it was executed. */
const takenBack = story('taken-back', { sequencer: { posting: 'blob' } }, [
  pay(ANA, BEN, '1000'),
  wait(24),
  reorg(2),
  wait(84),
  reorg(4),
  wait(60),
])

export const zkStories: readonly GoldenScenario[] = [
  proofInsteadOfTrust,
  shownOtherWords,
  minted,
  frozenNotStolen,
  takenBack,
]
