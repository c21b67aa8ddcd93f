import { expect, test } from 'vitest'
import type { AnyAction } from '../../../kernel/types.ts'
import { ANA, ask, leave, MALLORY, pay, untilExecuted } from '../../../testing/golden/zk.ts'
import { GWEI_WEI } from '../engine/state.ts'
import type { Missing } from '../engine/types/shared.ts'
import { eventsOf, openTown, playOn, viewOf } from './playing.ts'

// One check is forgotten, and a valid proof steals. The same moves where nothing is forgotten end at that very check.

const ETH = '000000000'
const twice: AnyAction = { type: 'again', by: 'learner', args: null }

interface Theft {
  readonly missing: Missing
  readonly moves: readonly AnyAction[]
  readonly pretends?: boolean
  readonly stolenGwei: bigint
  readonly stopsAt: string
}

const THEFTS: readonly Theft[] = [
  {
    missing: 'funds',
    moves: [leave(MALLORY, `3${ETH}`), untilExecuted],
    stolenGwei: 2_000_000_000n,
    stopsAt: 'slot 0 / payer / the balance covers amount and fee / bits make the number',
  },
  {
    missing: 'key',
    moves: [
      pay(ANA, MALLORY, `1${ETH}`, { signedBy: 'mallory' }),
      untilExecuted,
      leave(MALLORY, `2${ETH}`, { feeGwei: '0' }),
      untilExecuted,
    ],
    stolenGwei: 1_000_000_000n,
    stopsAt: 'slot 0 / payer / the key is the account’s',
  },
  {
    missing: 'nonce',
    moves: [
      pay(ANA, MALLORY, '900000000', { feeGwei: '0' }),
      untilExecuted,
      twice,
      untilExecuted,
      leave(MALLORY, '2800000000', { feeGwei: '0' }),
      untilExecuted,
    ],
    stolenGwei: 900_000_000n,
    stopsAt: 'slot 0 / the nonce is the account’s',
  },
  {
    missing: 'path',
    moves: [leave(MALLORY, `3${ETH}`), untilExecuted],
    pretends: true,
    stolenGwei: 2_000_000_000n,
    stopsAt: 'slot 0 / payer / the path leads to the root',
  },
]

async function playTheft({ moves, pretends = false }: Theft, missing: Missing | null) {
  const world = await openTown({ missing, sequencer: { blind: true, pretends } })
  for (const move of moves) {
    const [first] = eventsOf(world, 'l2.queued')
    const actual = move === twice ? ask('l2.replay', { hash: first?.hash ?? '' }) : move
    expect(await playOn(world, [actual])).toEqual([])
  }
  return world
}

test.each(THEFTS)('without the check of $missing a valid proof steals, with it there is none', async (theft) => {
  const robbed = await playTheft(theft, theft.missing)
  expect(eventsOf(robbed, 'proof.failed')).toEqual([])
  const falseOnes = eventsOf(robbed, 'batch.executed').filter(({ isTrue }) => !isTrue)
  expect(falseOnes.length).toBe(1)
  const stolenWei = (theft.stolenGwei * GWEI_WEI).toString()
  expect((await viewOf(robbed)).bridge.stolenWei).toBe(stolenWei)
  expect(eventsOf(robbed, 'exit.credited').map(({ ownerId, robbedWei }) => [ownerId, robbedWei])).toEqual([
    ['mallory', stolenWei],
  ])

  const safe = await playTheft(theft, null)
  const [failed] = eventsOf(safe, 'proof.failed')
  expect(failed?.failure.constraint).toBe(theft.stopsAt)
  expect(eventsOf(safe, 'batch.executed').every(({ isTrue }) => isTrue)).toBe(true)
  expect((await viewOf(safe)).bridge.stolenWei).toBe('0')
})
