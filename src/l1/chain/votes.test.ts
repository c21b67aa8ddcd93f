import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapGet } from '../../lib/persistentMap.ts'
import { vectorGet, vectorLast } from '../../lib/persistentVector.ts'
import { drive, namesOf } from '../testing/drive.ts'
import { l1Digest } from '../view.ts'
import { type Finality, finalityOf, lastBlockUpTo } from './finality.ts'
import { headOf } from './head.ts'
import { reorg } from './reorg.ts'
import type { L1State } from './state.ts'
import { NO_VOTES, recordVotes, type Votes, withSkippedVotes } from './votes.ts'

/** As it was before anybody voted. */
function finalityWithoutVotes({ blocks, params: { slotsPerEpoch } }: L1State): Finality {
  const epoch = Math.floor((vectorLast(blocks)?.slot ?? 0) / slotsPerEpoch)
  const justifiedEpoch = Math.max(0, epoch - 1)
  const finalisedEpoch = Math.max(0, epoch - 2)
  return {
    epoch,
    justifiedEpoch,
    finalisedEpoch,
    safe: lastBlockUpTo(blocks, justifiedEpoch * slotsPerEpoch),
    finalised: lastBlockUpTo(blocks, finalisedEpoch * slotsPerEpoch),
  }
}

const SLOTS = 8

/** Passes slots and records the share of each, as a network would right after the block. */
async function voting(shares: readonly number[]) {
  const l1 = await drive({ slotsPerEpoch: SLOTS })
  const events: string[] = []
  for (const share of shares) {
    events.push(...namesOf(await l1.slots()))
    l1.state = recordVotes(l1.state, headOf(l1.state).number, share)
  }
  return { l1, events }
}

const times = (count: number, share: number) => Array.from({ length: count }, () => share)

test('where nobody is missing, finality is what it was', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 25 }),
      fc.boolean(),
      async (gaps, votes) => {
        const l1 = await drive({ slotsPerEpoch: SLOTS })
        for (const gap of gaps) {
          await l1.skipTo(headOf(l1.state).slot + gap)
          if (votes) l1.state = recordVotes(l1.state, headOf(l1.state).number, 1)
          expect(finalityOf(l1.state)).toEqual(finalityWithoutVotes(l1.state))
        }
        expect(l1.state.votes).toBe(NO_VOTES)
        expect(l1Digest(l1.state)).not.toHaveProperty('votes')
      },
    ),
    { numRuns: 15 },
  )
})

test('two thirds of the stake justify an epoch, and not one millionth less', async () => {
  const enough = await voting(times(3 * SLOTS, 2 / 3))
  expect(finalityOf(enough.l1.state)).toMatchObject({ epoch: 3, justifiedEpoch: 2, finalisedEpoch: 1 })
  const tooFew = await voting(times(3 * SLOTS, 2 / 3 - 0.000002))
  expect(finalityOf(tooFew.l1.state)).toMatchObject({ epoch: 3, justifiedEpoch: 0, finalisedEpoch: 0 })
  expect(tooFew.events).not.toContain('l1.justified')
  expect(enough.events.filter((name) => name === 'l1.finalised')).toHaveLength(1)
})

test('it is the mean over the epoch that counts', async () => {
  // Slot 0 is genesis; epoch 1 has slots 8 to 15, and each half of it votes otherwise.
  const { l1 } = await voting([...times(7, 1), ...times(4, 1), ...times(4, 0.34), ...times(4, 1), ...times(4, 0.32), 1])
  expect(headOf(l1.state).slot).toBe(24)
  expect(finalityOf(l1.state)).toMatchObject({ epoch: 3, justifiedEpoch: 1, finalisedEpoch: 0 })
})

test('after a time without finality, two justified epochs in a row bring it back', async () => {
  const down = [...times(2 * SLOTS, 1), ...times(3 * SLOTS, 0.5)]
  const { l1, events } = await voting(down)
  const before = finalityOf(l1.state)
  expect(before).toMatchObject({ epoch: 5, justifiedEpoch: 1, finalisedEpoch: 0 })
  expect(events.filter((name) => name === 'l1.finalised')).toEqual([])
  const told: string[] = []
  for (let slot = 0; slot < 2 * SLOTS + 1; slot++) {
    told.push(...namesOf(await l1.slots()))
    l1.state = recordVotes(l1.state, headOf(l1.state).number, 1)
  }
  // Epoch 5 has one slot at half: enough all the same. Then 6 after it, which makes 5 final.
  expect(finalityOf(l1.state)).toMatchObject({ epoch: 7, justifiedEpoch: 6, finalisedEpoch: 5 })
  expect(told.filter((name) => name !== 'l1.sealed')).toEqual(['l1.justified', 'l1.justified', 'l1.finalised'])
})

test('slots that a stride skips count as the last one that was recorded', async () => {
  const { l1 } = await voting(times(SLOTS, 0.5))
  const events = await l1.skipTo(10 * SLOTS)
  expect(namesOf(events)).toEqual(['l1.skipped', 'l1.sealed'])
  expect(finalityOf(l1.state)).toMatchObject({ epoch: 10, justifiedEpoch: 0, finalisedEpoch: 0 })
  l1.state = recordVotes(l1.state, headOf(l1.state).number, 1)
  const later = await l1.skipTo(20 * SLOTS)
  expect(namesOf(later)).toEqual(['l1.skipped', 'l1.sealed', 'l1.justified', 'l1.finalised'])
  expect(finalityOf(l1.state)).toMatchObject({ justifiedEpoch: 19, finalisedEpoch: 18 })
})

test('a skipped stretch is the same epoch by epoch as slot by slot', () => {
  const slots = fc.tuple(fc.nat(60), fc.nat(60))
  fc.assert(
    fc.property(slots, fc.integer({ min: 1, max: 1_000_000 }), ([from, length], missing) => {
      const start = { ...NO_VOTES, last: { slot: 0, missing } }
      let single = start
      for (let slot = from; slot < from + length; slot++)
        single = withSkippedVotes(single, { from: slot, to: slot }, SLOTS)
      const whole = withSkippedVotes(start, { from, to: from + length - 1 }, SLOTS)
      expect([...'0123456789'].concat('10', '11', '12', '13', '14').map((epoch) => valueAt(whole, epoch))).toEqual(
        [...'0123456789'].concat('10', '11', '12', '13', '14').map((epoch) => valueAt(single, epoch)),
      )
    }),
  )
})

test('saying it again replaces what was said, and a reorg keeps the shares of its slots', async () => {
  const { l1 } = await voting(times(2 * SLOTS, 0.5))
  const epochs = l1.state.votes.byEpoch
  const again = recordVotes(recordVotes(l1.state, 9, 0.1), 9, 0.5)
  expect(l1Digest(again)).toEqual(l1Digest(l1.state))
  await l1.ask((state) => reorg(state, { depth: 5 }))
  expect(l1.state.votes.byEpoch).toBe(epochs)
  expect(l1Digest(l1.state)).toHaveProperty('votes')
  expect(vectorGet(l1.state.blocks, 9)?.slot).toBe(9)
})

test('a share is between nothing and all', async () => {
  const l1 = await drive()
  for (const share of [-0.1, 1.1, Number.NaN]) expect(() => recordVotes(l1.state, 0, share)).toThrow(RangeError)
})

const valueAt = ({ byEpoch }: Votes, epoch: string): number => mapGet(byEpoch, epoch) ?? 0
