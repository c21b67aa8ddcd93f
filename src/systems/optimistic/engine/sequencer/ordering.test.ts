import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRollupState } from '../../../../rollup/state.ts'
import type { Swap } from '../../../../rollup/transactions.ts'
import { swapOutput } from '../../../../rollup/transition.ts'
import { sandwich } from './ordering.ts'

// What a hostile sequencer takes from a swap, held against trying it out.

const GWEI = 10n ** 9n
const stateWith = (pool: { readonly ether: bigint; readonly token: bigint }) =>
  createRollupState({ sequencer: `0x${'11'.repeat(20)}`, pool, residents: [], timestamp: 0 })
const swapOf = (amount: bigint, atLeast: bigint): Swap => ({
  kind: 'swap',
  from: 2,
  sell: 'ether',
  amount,
  atLeast,
  fee: 0n,
  nonce: 0,
})

interface Tried {
  readonly pool: { readonly ether: bigint; readonly token: bigint }
  readonly amount: bigint
  readonly first: bigint
}
/** The three swaps one after the other. */
function tried({ pool, amount, first }: Tried) {
  let { ether, token } = pool
  const buy = (each: bigint): bigint => {
    const got = swapOutput({ amount: each, reserveIn: ether, reserveOut: token })
    ether += each
    token -= got
    return got
  }
  const bought = buy(first)
  const theirs = buy(amount)
  return { theirs, profit: swapOutput({ amount: bought, reserveIn: token, reserveOut: ether }) - first }
}

const worlds = fc.record({
  pool: fc.record({
    ether: fc.bigInt({ min: GWEI, max: 1_000n * GWEI }),
    token: fc.bigInt({ min: GWEI, max: 1_000_000n * GWEI }),
  }),
  amount: fc.bigInt({ min: GWEI / 100n, max: 50n * GWEI }),
  purse: fc.bigInt({ min: 0n, max: 500n * GWEI }),
  roomPercent: fc.bigInt({ min: 0n, max: 100n }),
})

test('no other purchase that the victim’s limit allows earns more than a millionth more, and none earns it unseen', () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 8 }), (world, tries) => {
      const { pool, amount, purse, roomPercent } = world
      const quoted = tried({ pool, amount, first: 0n }).theirs
      const atLeast = (quoted * (100n - roomPercent)) / 100n
      const found = sandwich(stateWith(pool), { victim: swapOf(amount, atLeast), purse, cost: 0n })
      if (found !== null) {
        const real = tried({ pool, amount, first: found.first })
        expect(real.profit).toBe(found.profit)
        expect(real.theirs).toBe(quoted - found.loss)
        expect(real.theirs).toBeGreaterThanOrEqual(atLeast)
        expect(found.first).toBeLessThanOrEqual(purse)
      }
      const best = found?.profit ?? 0n
      for (const share of tries) {
        const other = tried({ pool, amount, first: (purse * share) / 1_000n })
        if (other.theirs < atLeast || other.theirs === 0n) continue
        expect(other.profit).toBeLessThanOrEqual(best + best / 1_000_000n + 2n)
      }
    }),
  )
})

const POOL = { ether: 20n * GWEI, token: 40_000n * GWEI }
const quotedFor = (amount: bigint): bigint => tried({ pool: POOL, amount, first: 0n }).theirs
const take = (amount: bigint, atLeast: bigint, cost = 0n) =>
  sandwich(stateWith(POOL), { victim: swapOf(amount, atLeast), purse: 1_000n * GWEI, cost })

test('a limit at what the pool gives leaves nothing, and one above it is not even served', () => {
  expect(take(GWEI, quotedFor(GWEI))).toBeNull()
  expect(take(GWEI, quotedFor(GWEI) + 1n)).toBeNull()
})

test('a small swap is not worth the pool’s share, whatever it accepts', () => {
  expect(take(GWEI / 20n, 0n)).toBeNull()
  expect(take(GWEI / 10n, 0n)).not.toBeNull()
})

test('a purse larger than is useful is not emptied', () => {
  const found = take(GWEI, 0n) ?? expect.fail('nothing found')
  expect(found.first).toBeLessThan(500n * GWEI)
  expect(found.profit).toBeGreaterThan(tried({ pool: POOL, amount: GWEI, first: 1_000n * GWEI }).profit)
})

test('what costs more to post than it earns is left alone', () => {
  const earned = take(GWEI, (quotedFor(GWEI) * 99n) / 100n)?.profit ?? expect.fail('nothing found')
  expect(take(GWEI, (quotedFor(GWEI) * 99n) / 100n, earned - 1n)?.profit).toBe(earned)
  expect(take(GWEI, (quotedFor(GWEI) * 99n) / 100n, earned)).toBeNull()
})
