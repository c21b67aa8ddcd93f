import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAST, castByAddress, castById } from '../chain/cast.ts'
import { cheat } from '../chain/cheats.ts'
import { pay, replace } from '../chain/submit.ts'
import { drive, hashOfQueued, namesOf } from '../testing/drive.ts'
import type { L1Actions } from '../types.ts'

const GWEI = 1_000_000_000n
const gwei = (amount: number) => (BigInt(Math.round(amount * 1000)) * (GWEI / 1000n)).toString()
type Pay = L1Actions['l1.pay']
const payment = (fields: Partial<Pay>): Pay => ({ from: 'ana', to: 'ben', valueWei: '1', ...fields })
const paying = (fields: Partial<Pay>) => (state: Parameters<typeof pay>[0]) => pay(state, payment(fields), 0)

interface Wish {
  readonly from: string
  readonly tip: number
}

/** The rule in other words: of each sender's first wish, take the dearest, the earlier on a tie; again and again. */
function expectedOrder(wishes: readonly Wish[]): Wish[] {
  const waiting = [...wishes]
  const order: Wish[] = []
  while (waiting.length > 0) {
    const heads = waiting.filter((wish, at) => waiting.findIndex((other) => other.from === wish.from) === at)
    const best = heads.reduce((a, b) => (b.tip > a.tip ? b : a))
    order.push(best)
    waiting.splice(waiting.indexOf(best), 1)
  }
  return order
}

test('the best tip goes first, and each sender keeps the order of its nonces', async () => {
  const wish = fc.record({ from: fc.constantFrom('ana', 'cleo', 'dan'), tip: fc.integer({ min: 0, max: 9 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { maxLength: 15 }), async (wishes) => {
      const l1 = await drive()
      for (const { from, tip } of wishes) {
        await l1.ask(paying({ from, maxPriorityFeePerGasWei: gwei(tip), maxFeePerGasWei: gwei(20) }))
      }
      const events = await l1.slots()
      const included = events.flatMap((event) => (event.type === 'l1.included' ? [event.data] : []))
      expect(
        included.map(({ from, maxPriorityFeePerGasWei: tip }) => ({ from: castByAddress(from)?.id, tip })),
      ).toEqual(expectedOrder(wishes).map(({ from, tip }) => ({ from, tip: gwei(tip) })))
      for (const { id } of CAST) {
        const nonces = included.filter(({ from }) => castByAddress(from)?.id === id).map(({ nonce }) => nonce)
        expect(nonces).toEqual(nonces.map((_, index) => index))
      }
    }),
    { numRuns: 25 },
  )
})

test('a replacement needs a tenth more on both fees', async () => {
  const l1 = await drive()
  const old = hashOfQueued(await l1.ask(paying({ maxFeePerGasWei: gwei(10), maxPriorityFeePerGasWei: gwei(1) })))
  const raise =
    (fee: number, tip: number, cancel = false) =>
    (state: typeof l1.state) =>
      replace(state, { hash: old, maxFeePerGasWei: gwei(fee), maxPriorityFeePerGasWei: gwei(tip), cancel }, 0)
  expect(await l1.refused(raise(10.999, 5))).toMatchObject({
    code: 'replacement-underpriced',
    facts: { hash: old, bumpPercent: 10, leastMaxFeePerGasWei: gwei(11), leastMaxPriorityFeePerGasWei: gwei(1.1) },
  })
  expect((await l1.refused(raise(20, 1.099))).code).toBe('replacement-underpriced')
  const events = await l1.ask(raise(11, 1.1))
  expect(namesOf(events)).toEqual(['l1.queued', 'l1.replaced'])
  expect(l1.view().transactions.map((tx) => tx.stage)).toEqual(['replaced', 'pending'])
  expect((await l1.refused(raise(30, 3))).code).toBe('not-pending')
})

test('a cancelled payment moves nothing but the nonce', async () => {
  const l1 = await drive()
  const before = l1.balance('ben')
  const old = hashOfQueued(
    await l1.ask(paying({ valueWei: '1000', maxFeePerGasWei: gwei(10), maxPriorityFeePerGasWei: gwei(1) })),
  )
  await l1.ask((state) =>
    replace(state, { hash: old, maxFeePerGasWei: gwei(20), maxPriorityFeePerGasWei: gwei(2), cancel: true }, 0),
  )
  await l1.slots()
  expect(l1.balance('ben')).toBe(before)
  expect(l1.view().people.find((person) => person.id === 'ana')?.nonce).toBe(1)
})

test('a gap in the nonces waits until it is filled', async () => {
  const l1 = await drive()
  await l1.ask(paying({ nonce: 1 }))
  expect(l1.view().mempool).toMatchObject([{ nonce: 1, why: 'nonce-gap' }])
  expect(namesOf(await l1.slots())).not.toContain('l1.included')
  // The wallet fills the gap by itself: the next nonce without one is 0.
  await l1.ask(paying({}))
  expect(l1.view().mempool.map((tx) => tx.why)).toEqual([null, null])
  expect(namesOf(await l1.slots()).filter((name) => name === 'l1.included')).toHaveLength(2)
})

test('who does not pay the base fee waits, and says so', async () => {
  const l1 = await drive({ genesisBaseFeeWei: gwei(10) })
  await l1.ask(paying({ maxFeePerGasWei: gwei(5), maxPriorityFeePerGasWei: gwei(1) }))
  expect(l1.view().mempool).toMatchObject([{ why: 'fee-too-low', effectiveTipWei: null }])
  // Empty blocks: the base fee falls by an eighth each time, and one day the payment is in.
  const events = await l1.slots(8)
  expect(namesOf(events).filter((name) => name === 'l1.included')).toHaveLength(1)
})

test('what can never be in a block is refused, with the facts', async () => {
  const l1 = await drive()
  const ETH = 10n ** 18n
  const codeOf = async (fields: Partial<Pay>) => (await l1.refused(paying(fields))).code
  expect(await codeOf({ valueWei: (6n * ETH).toString() })).toBe('insufficient-funds')
  expect(await codeOf({ gasLimit: 20_999 })).toBe('intrinsic-gas-too-low')
  expect(await codeOf({ gasLimit: 16_777_217 })).toBe('gas-limit-too-high')
  expect(await codeOf({ maxFeePerGasWei: '1', maxPriorityFeePerGasWei: '2' })).toBe('fee-cap-below-tip')
  expect(await codeOf({ from: 'nobody' })).toBe('unknown-account')
  expect(await codeOf({ to: 'nobody' })).toBe('unknown-account')
  expect(await codeOf({ from: `0x${'11'.repeat(20)}` })).toBe('unknown-account')
  expect(await codeOf({ nonce: 1024 })).toBe('nonce-too-high')
  await l1.ask(paying({}))
  await l1.slots()
  expect(await l1.refused(paying({ nonce: 0 }))).toEqual({
    code: 'nonce-too-low',
    facts: { nonce: '0', expected: '1' },
  })
  // Two payments that each could be paid, but not both.
  await l1.ask(paying({ valueWei: (3n * ETH).toString() }))
  expect(await codeOf({ valueWei: (3n * ETH).toString() })).toBe('insufficient-funds')
})

test('money that is gone by its turn drops a transaction from the mempool', async () => {
  const l1 = await drive()
  await l1.ask(paying({ from: 'ben', to: 'ana' }))
  const ben = castById('ben')?.address ?? ''
  await l1.ask((state) => cheat(state, { method: 'anvil_setBalance', params: [ben, '0x1'] }))
  const events = await l1.slots()
  expect(events.find((event) => event.type === 'l1.dropped')?.data).toMatchObject({ reason: 'cannot-pay' })
  expect(l1.view().transactions[0]?.stage).toBe('dropped')
})
