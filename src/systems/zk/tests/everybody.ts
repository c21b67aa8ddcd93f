// Whatever anybody may do in a world of the ZK rollup, as arbitraries: honest people, and those who are not.

import fc from 'fast-check'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import type { MemberMode, Tamper } from '../engine/types/shared.ts'

const ask = (type: string, args: Json): AnyAction => ({ type, by: 'learner', args })
export const wait = (seconds: number): AnyAction => ask('clock.advance', { seconds })

/** The first three of the chain subtree, one that may be opened there, two of the committee's, and one that is nobody's. */
const account = fc.constantFrom(1, 2, 3, 5, 256, 257, 77)
const person = fc.constantFrom('ana', 'ben', 'mallory', 'cleo')
const member = fc.constantFrom('vera', 'dan', 'eve')
const gwei = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: 0n, max: 900_000_000n }) },
  fc.constantFrom(3_000_000_000n, 2n ** 64n - 1n),
)
const amount = gwei.map(String)
const wei = fc.bigInt({ min: 1n, max: 300_000_000n }).map((each) => `${each}000000000`)

const act = <T extends Json>(type: string, args: fc.Arbitrary<T>) => args.map((given) => ask(type, given))

const wish: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ kind: fc.constant('transfer'), to: account, amountGwei: amount }),
  fc.record({ kind: fc.constant('withdraw'), amountGwei: amount }),
)

/** Instead of a hash, which is not known beforehand, the place among all that was taken so far. */
export const AGAIN = 'again'

const sending = fc.oneof(
  { weight: 6, arbitrary: act('l2.send', fc.record({ account, wish })) },
  act('l2.send', fc.record({ account, wish, signedBy: person })),
  act('l2.send', fc.record({ account, wish, nonce: fc.integer({ min: 0, max: 2 }) })),
  act(AGAIN, fc.record({ place: fc.integer({ min: 0, max: 3 }) })),
)

const onL1 = fc.oneof(
  act('bridge.deposit', fc.record({ from: person, account, valueWei: wei })),
  act('bridge.register', fc.record({ from: person, subtree: fc.constantFrom('chain', 'committee'), valueWei: wei })),
  act('bridge.takeOut', fc.record({ from: person })),
  act('exit.request', fc.record({ from: person, account })),
  act('exit.escape', fc.record({ from: person, account })),
  act('deposit.return', fc.record({ from: person, message: fc.integer({ min: 0, max: 2 }) })),
  act('rollup.freeze', fc.record({ from: person })),
  act('rollup.revert', fc.record({ from: person })),
  act('data.ask', fc.record({ from: person })),
  act('batch.execute', fc.record({ from: person })),
)

const operating = fc.oneof(
  act('sequencer.set', fc.record({ online: fc.boolean() })),
  act('sequencer.set', fc.record({ posting: fc.constantFrom('calldata', 'blob') })),
  act('sequencer.set', fc.record({ blind: fc.boolean(), pretends: fc.boolean() })),
  act('sequencer.set', fc.record({ ignoresMessages: fc.boolean() })),
  fc.constant(ask('sequencer.post', {})),
  act(
    'committee.set',
    fc.record({ id: member, mode: fc.constantFrom<MemberMode>('sign', 'refuse', 'withhold', 'collude') }),
  ),
)

const TAMPERS = fc.constantFrom<Tamper>('overspend', 'signature', 'path', 'root', 'word', 'proof')
const proving = fc.oneof(
  act('prover.set', fc.record({ tamper: TAMPERS })),
  act('prover.set', fc.record({ online: fc.boolean() })),
  act('batch.prove', fc.record({ from: person })),
)

const shaking = act('l1.reorg', fc.record({ depth: fc.integer({ min: 1, max: 6 }) }))
const crowding = act('l1.crowd', fc.record({ baseFeeWei: fc.constantFrom(null, '500000000', '50000000000') }))

const waiting = fc.constantFrom(1, 12, 24, 60, 90, 3_700, 90_000).map(wait)

/** What may happen where nobody proves anything: cheap, since no proof is made. */
export const unproven: fc.Arbitrary<AnyAction> = fc.oneof(
  { weight: 8, arbitrary: sending },
  { weight: 6, arbitrary: onL1 },
  { weight: 4, arbitrary: operating },
  { weight: 2, arbitrary: shaking },
  { weight: 1, arbitrary: crowding },
)

export const anything: fc.Arbitrary<AnyAction> = fc.oneof(
  { weight: 9, arbitrary: unproven },
  { weight: 2, arbitrary: proving },
)

export const line = (actions: fc.Arbitrary<AnyAction>, length: number): fc.Arbitrary<readonly AnyAction[]> =>
  fc
    .array(fc.tuple(actions, waiting), { minLength: Math.ceil(length / 2), maxLength: length })
    .map((pairs) => pairs.flat())

/** Her account there. */
export const MALLORYS = 3

/** Where both subtrees have people, and nobody on L1 runs every block again: that is L1's affair. */
export const paramsOf = (chosen: { readonly [name: string]: Json }): { readonly [name: string]: Json } => ({
  l1: { nodes: [] },
  slots: 1,
  residents: [
    { id: 'ana', etherGwei: '2000000000', subtree: 'chain' },
    { id: 'ben', etherGwei: '1000000000', subtree: 'chain' },
    { id: 'mallory', etherGwei: '1000000000', subtree: 'chain' },
    { id: 'ana', etherGwei: '500000000', subtree: 'committee' },
    { id: 'ben', etherGwei: '500000000', subtree: 'committee' },
  ],
  committee: {
    members: ['vera', 'dan', 'eve'].map((id) => ({ id, mode: 'sign' })),
    needed: 2,
  },
  ...chosen,
})
