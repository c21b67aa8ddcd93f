// Whatever anybody may do in a world of the rollup, as arbitraries: honest people, and those who are not.

import fc from 'fast-check'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import type { Lie, OptimisticParams, WatcherMode } from '../engine/types/shared.ts'

export const ask = (type: string, args: Json): AnyAction => ({ type, by: 'learner', args })
export const wait = (seconds: number): AnyAction => ask('clock.advance', { seconds })

const person = fc.constantFrom('ana', 'ben', 'cleo', 'mallory', 'dan')
const gwei = fc.bigInt({ min: 1n, max: 500_000_000n }).map(String)
const wei = gwei.map((amount) => `${amount}000000000`)
const few = fc.integer({ min: 0, max: 3 })
const asset = fc.constantFrom('ether', 'token')

const wish: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ kind: fc.constant('transfer'), to: person, asset, amount: gwei }),
  fc.record({ kind: fc.constant('swap'), sell: asset, amount: gwei, atLeast: fc.constant('0') }),
  fc.record({ kind: fc.constant('withdraw'), amount: gwei }),
)

const act = <T extends Json>(type: string, args: fc.Arbitrary<T>) => args.map((given) => ask(type, given))

export const lie: fc.Arbitrary<Lie> = fc.oneof(
  fc.record({ kind: fc.constant('theft' as const), amountGwei: fc.constantFrom('1', '900000000', '3000000000') }),
  fc.record({ kind: fc.constant('root' as const) }),
  fc.record({ kind: fc.constant('diverge' as const), step: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ kind: fc.constant('skipForced' as const) }),
)

/** What people do with a rollup. */
const using = fc.oneof(
  { weight: 4, arbitrary: act('l2.send', fc.record({ from: person, wish })) },
  { weight: 2, arbitrary: act('l2.force', fc.record({ from: person, wish })) },
  { weight: 2, arbitrary: act('bridge.deposit', fc.record({ from: person, valueWei: wei })) },
  { weight: 2, arbitrary: act('bridge.withdraw', fc.record({ from: person, withdrawal: few })) },
  act('exit.sell', fc.record({ from: person, withdrawal: few, priceWei: wei })),
  act('exit.sell', fc.record({ from: person, withdrawal: few, priceWei: wei, amountGwei: gwei })),
  act('exit.takeBack', fc.record({ from: person, offer: few })),
  act('exit.fill', fc.record({ from: person, offer: few })),
  act('inbox.force', fc.record({ from: person })),
  act(
    'claim.collect',
    fc.record({ from: fc.constantFrom('sequencer', 'vera', 'eve'), at: fc.constantFrom('rollup', 'game') }),
  ),
)

/** What the operator does with its users. */
const operating = fc.oneof(
  act('sequencer.set', fc.record({ online: fc.boolean() })),
  act('sequencer.set', fc.record({ ordering: fc.constantFrom('arrival', 'tip', 'hostile') })),
  act('sequencer.set', fc.record({ censored: fc.subarray(['ana', 'ben', 'mallory']) })),
  act('sequencer.set', fc.record({ posting: fc.constantFrom('calldata', 'blob') })),
  act('sequencer.set', fc.record({ batchPolicy: fc.record({ maxTransactions: fc.constantFrom(1, 3, 100) }) })),
  fc.constant(ask('sequencer.post', {})),
  fc.constant(ask('sequencer.rebuild', { from: 'dan' })),
  act('proposer.set', fc.record({ online: fc.boolean() })),
)

/** What is said of batches, and how it is disputed. */
const claiming = fc.oneof(
  act('proposer.set', fc.record({ lie: fc.option(lie) })),
  act('claim.make', fc.record({ from: fc.constantFrom('mallory', 'sequencer'), lie })),
  act('claim.make', fc.record({ from: fc.constantFrom('mallory', 'sequencer'), parent: few })),
  act('claim.confirm', fc.record({ from: person, claim: few })),
  act('game.challenge', fc.record({ from: fc.constantFrom('mallory', 'eve'), claim: few })),
  act('game.bisect', fc.record({ from: fc.constantFrom('mallory', 'sequencer'), game: few })),
  act('game.choose', fc.record({ from: fc.constantFrom('mallory', 'eve'), game: few, segment: few })),
  act('game.timeout', fc.record({ from: person, game: few })),
)

/** What L1 does to everybody, but for keeping somebody's transactions out of it. */
const grounding = act('l1.reorg', fc.record({ depth: fc.integer({ min: 1, max: 5 }) }))

/** Whoever watches comes and goes, `vera` is left alone. */
const watching = act(
  'watcher.set',
  fc.record({
    id: fc.constantFrom('eve', 'ben'),
    mode: fc.constantFrom<WatcherMode>('on', 'off', 'late', 'broke', 'griefer', 'accomplice'),
  }),
)

const crowding = act('l1.crowd', fc.record({ baseFeeWei: fc.constantFrom(null, '500000000', '50000000000') }))

/** What is longer than an hour is strode over as soon as nothing is due: a dispute is played block by block, the rest is not. */
export const waiting = fc.constantFrom(1, 2, 5, 12, 40, 300, 7_200, 86_400, 345_600).map(wait)

/** Prices on L1 stay where they are, so that whoever wants to be heard is. */
export const audible: fc.Arbitrary<AnyAction> = fc.oneof(
  { weight: 8, arbitrary: using },
  { weight: 5, arbitrary: waiting },
  { weight: 3, arbitrary: operating },
  { weight: 4, arbitrary: claiming },
  { weight: 1, arbitrary: grounding },
  { weight: 1, arbitrary: watching },
)
/** The same, and prices at which nobody can be sure of that. */
export const anything: fc.Arbitrary<AnyAction> = fc.oneof(
  { weight: 12, arbitrary: audible },
  { weight: 1, arbitrary: crowding },
)

export const line = (actions: fc.Arbitrary<AnyAction>, length: number): fc.Arbitrary<readonly AnyAction[]> =>
  fc
    .array(fc.tuple(actions, waiting), { minLength: Math.ceil(length / 2), maxLength: length })
    .map((pairs) => pairs.flat())

/** Everybody has something on the rollup, the sequencer too: sandwiches need a purse. */
const residents: OptimisticParams['residents'] = [
  { id: 'ana', etherGwei: '2000000000', token: '1000000000000' },
  { id: 'ben', etherGwei: '2000000000', token: '1000000000000' },
  { id: 'mallory', etherGwei: '2000000000', token: '0' },
  { id: 'sequencer', etherGwei: '1000000000', token: '100000000000' },
]

export interface Town {
  readonly branching: 2 | 4 | 8 | 16
  readonly posting: 'calldata' | 'blob'
  readonly watchers: OptimisticParams['watchers']
}

export const town = (vera: WatcherMode): fc.Arbitrary<Town> =>
  fc.record({
    branching: fc.constantFrom(2, 4, 8, 16),
    posting: fc.constantFrom('calldata', 'blob'),
    watchers: fc.constantFrom<WatcherMode>('off', 'griefer', 'accomplice', 'on').map((mode) => [
      { id: 'vera', mode: vera },
      { id: 'eve', mode },
    ]),
  })

/** Without other nodes: that each comes to the same is L1's affair, and takes three times as long. */
export const paramsOf = (chosen: Town): Json => ({ l1: { nodes: [] }, residents, ...chosen }) as unknown as Json
