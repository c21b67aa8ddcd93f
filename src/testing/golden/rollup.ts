import type { Json } from '../../kernel/types.ts'
import type { OptimisticActions } from '../../systems/optimistic/engine/types/actions.ts'
import type { OptimisticView } from '../../systems/optimistic/engine/types/view.ts'
import type { LevelMove } from '../../ui/exhibit.ts'
import { DAY, ETH, type GoldenScenario, reorg, wait } from './scenario.ts'

// What happens on a rollup, told in a few moves each. What the world makes of them stands in words in the rollup's own
// stories.test.ts, and for every engine in golden.json.

type RollupMove = LevelMove<OptimisticView>

const story = (name: string, params: Json, moves: readonly RollupMove[]): GoldenScenario => ({
  name: `optimistic/${name}`,
  system: 'optimistic',
  seed: 'stories',
  params,
  moves,
})

const ask = <K extends keyof OptimisticActions>(type: K, args: OptimisticActions[K]) =>
  ({ type, by: 'learner', args: args as unknown as Json }) as const

const GWEI_OF_ETH = '000000000'
const WATCHED = [{ id: 'vera', mode: 'on' }] as const

const pay = (from: string, to: string, amount: string) =>
  ask('l2.send', { from, wish: { kind: 'transfer', to, asset: 'ether', amount } })
const leave = (from: string, amount: string) => ask('l2.send', { from, wish: { kind: 'withdraw', amount } })
const takeOut = (from: string, withdrawal: number) => ask('bridge.withdraw', { from, withdrawal })
const steal = ask('proposer.set', { lie: { kind: 'theft', amountGwei: `3${GWEI_OF_ETH}` } })
const untilClaimed = wait(120)

const sevenDays = story('seven-days', { watchers: WATCHED }, [
  leave('ana', `1${GWEI_OF_ETH}`),
  untilClaimed,
  wait(8 * DAY),
  takeOut('ana', 0),
  wait(24),
])

const theLieCaught = story('the-lie-caught', { watchers: WATCHED, branching: 4, posting: 'calldata' }, [
  leave('mallory', '200000000'),
  steal,
  untilClaimed,
  wait(DAY),
  wait(8 * DAY),
  takeOut('mallory', 0),
  wait(24),
])

const theTheft = story('the-theft', { watchers: [] }, [
  leave('mallory', '200000000'),
  steal,
  untilClaimed,
  wait(8 * DAY),
  takeOut('mallory', 0),
  wait(24),
])

const theCensored = story('the-censored', { watchers: WATCHED }, [
  ask('sequencer.set', { censored: ['ana'] }),
  pay('ana', 'ben', '5'),
  ask('l2.force', { from: 'ana', wish: { kind: 'transfer', to: 'ben', asset: 'ether', amount: '5' } }),
  wait(DAY),
])

const theFastExit = story('the-fast-exit', { watchers: WATCHED }, [
  leave('ana', `1${GWEI_OF_ETH}`),
  untilClaimed,
  ask('exit.sell', { from: 'ana', withdrawal: 0, priceWei: `99${ETH.slice(2)}` }),
  wait(36),
  wait(8 * DAY),
])

const theSequencerGone = story('the-sequencer-gone', { watchers: WATCHED }, [
  ask('sequencer.set', { online: false }),
  pay('ben', 'ana', '7'),
  ask('bridge.deposit', { from: 'ana', valueWei: `1${ETH}` }),
  wait(DAY),
  wait(60),
  ask('inbox.force', { from: 'ben' }),
  wait(60),
  ask('sequencer.rebuild', { from: 'dan' }),
])

const forgotten = (posting: 'blob' | 'calldata') =>
  story(`forgotten-${posting}`, { watchers: WATCHED, posting }, [
    pay('ana', 'ben', '1000'),
    untilClaimed,
    ask('sequencer.rebuild', { from: 'dan' }),
    wait(18 * DAY),
    wait(DAY),
    ask('sequencer.rebuild', { from: 'dan' }),
    ask('watcher.set', { id: 'eve', mode: 'on' }),
    ask('watcher.check', { id: 'eve', claim: 1 }),
  ])

/** From the newest batch's block on, another branch, which leaves the batch out. */
const dropBatch: RollupMove = ({ batches, l1 }) => {
  const { block, tx } = batches.at(-1) ?? {}
  if (block == null || tx === undefined) throw new Error('no batch is on L1 yet')
  return reorg(l1.head - block + 1, { censor: [tx] })
}

const theLostBatch = story('the-lost-batch', { watchers: WATCHED, proposer: { online: false, lie: null } }, [
  pay('ana', 'ben', '1000'),
  wait(84),
  dropBatch,
  wait(24),
  ask('proposer.set', { online: true }),
  wait(24),
])

export const rollupStories: readonly GoldenScenario[] = [
  sevenDays,
  theLieCaught,
  theTheft,
  theCensored,
  theFastExit,
  theSequencerGone,
  forgotten('blob'),
  forgotten('calldata'),
  theLostBatch,
]
