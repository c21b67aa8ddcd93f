import type { AnyAction, Json } from '../../kernel/types.ts'
import { DAY, ETH, gasLimit, ground, nextBlock, pay, reorg, wait } from './scenario.ts'

const ask = (type: string, args: Json): AnyAction => ({ type, by: 'learner', args })

/** A chain that many want to be on, and the machines that have to keep up with it. */
export const crowd = ground(
  'crowd',
  { network: { preset: '2026' }, crowd: { preset: '2026', demand: 'quiet', accounts: 120 } },
  [
    wait(36),
    ask('ground.demand', { kind: 'defi', perSecond: 10, tipGwei: 2 }),
    pay('ana', 'ben', `1${ETH}`),
    wait(36),
    gasLimit(120_000_000),
    ask('ground.nodes', { mix: { laptop: 10, board: 4000 } }),
    ask('ground.hardware', { id: 'home', mgasPerSecond: 12 }),
    nextBlock,
    ask('ground.demand', { kind: 'mint', buyers: 100 }),
    wait(48),
    reorg(1),
    ask('ground.demand', { kind: 'quiet', perSecond: 0.5 }),
    wait(24),
    wait(7 * DAY),
  ],
)
