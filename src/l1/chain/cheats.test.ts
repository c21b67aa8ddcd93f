import { expect, test } from 'vitest'
import { drive, hashOfQueued, namesOf } from '../testing/drive.ts'
import type { CheatParam } from '../types.ts'
import { CHEAT_NAMES, cheat } from './cheats.ts'
import { headOf } from './head.ts'
import { readAccount, readStorage } from './read.ts'
import { reorg } from './reorg.ts'
import type { L1State } from './state.ts'
import { call, pay } from './submit.ts'

const somebody = `0x${'ab'.repeat(20)}` as const
const cheating =
  (method: string, ...params: CheatParam[]) =>
  (state: L1State) =>
    cheat(state, { method, params })
const slot = `0x${'00'.repeat(31)}03` as const

test('balances, nonces, code and storage can be set, and are there at once', async () => {
  const l1 = await drive()
  await l1.ask(cheating('anvil_setBalance', somebody, '0xde0b6b3a7640000'))
  await l1.ask(cheating('hardhat_setNonce', somebody, '0x7'))
  await l1.ask(cheating('anvil_setCode', somebody, '0x60016000f3'))
  await l1.ask(cheating('anvil_setStorageAt', somebody, '0x3', `0x${'00'.repeat(31)}2a`))
  const latest = headOf(l1.state).number
  expect(readAccount(l1.state, latest, somebody)).toMatchObject({ balance: 10n ** 18n, nonce: 7n })
  expect(readStorage(l1.state, latest, somebody, slot)).toBe(`0x${'00'.repeat(31)}2a`)
  // It is in no block, so an empty block carries it into the chain's state root.
  await l1.slots()
  expect(readAccount(l1.state, 1, somebody)).toMatchObject({ nonce: 7n })
  expect(readAccount(l1.state, 0, somebody)).toBeNull()
})

test('a block on a world changed by hand is still run again by every node alike', async () => {
  const l1 = await drive()
  await l1.ask(cheating('anvil_setBalance', somebody, '1'))
  await l1.ask((state) => pay(state, { from: 'ana', to: 'ben', valueWei: '1' }, 0))
  const executed = (await l1.slots()).find((event) => event.type === 'l1.executed')
  expect(executed?.data).toMatchObject({ agrees: true })
})

test('an impersonated account sends without a key, until it is let go', async () => {
  const l1 = await drive()
  await l1.ask(cheating('anvil_setBalance', somebody, '0xde0b6b3a7640000'))
  const paying = (state: L1State) => pay(state, { from: somebody, to: 'ben', valueWei: '1000' }, 0)
  expect((await l1.refused(paying)).code).toBe('unknown-account')
  await l1.ask(cheating('anvil_impersonateAccount', somebody))
  const hash = hashOfQueued(await l1.ask(paying))
  expect(hashOfQueued(await l1.ask(paying))).not.toBe(hash)
  const events = await l1.slots()
  expect(events.filter((event) => event.type === 'l1.included').map((event) => event.data)).toMatchObject([
    { from: somebody, hash, ok: true },
    { from: somebody, ok: true },
  ])
  expect(events.find((event) => event.type === 'l1.executed')?.data).toMatchObject({ agrees: true })
  await l1.ask(cheating('anvil_stopImpersonatingAccount', somebody))
  expect((await l1.refused(paying)).code).toBe('unknown-account')
})

// Anvil lets that pass; here it would be a transaction that no node would run (EIP-3607).
test('a contract can not be impersonated', async () => {
  const l1 = await drive()
  await l1.ask(cheating('anvil_setCode', somebody, '0x00'))
  await l1.ask(cheating('anvil_setBalance', somebody, '0xde0b6b3a7640000'))
  await l1.ask(cheating('anvil_impersonateAccount', somebody))
  expect((await l1.refused((state) => call(state, { from: somebody, to: 'ben', data: '0x01' }, 0))).code).toBe(
    'sender-is-contract',
  )
})

test('base fee, gas limit, coinbase and least price are the next blocks have', async () => {
  const l1 = await drive()
  await l1.ask(cheating('anvil_setNextBlockBaseFeePerGas', '7000000000'))
  await l1.ask(cheating('evm_setBlockGasLimit', '0x1c9c380'))
  await l1.ask(cheating('anvil_setCoinbase', somebody))
  expect(l1.view().baseFeeWei).toBe('7000000000')
  await l1.slots(2)
  const [first, second] = [l1.state.blocks.tail[1], l1.state.blocks.tail[2]]
  expect(first?.header).toMatchObject({ baseFeePerGas: 7_000_000_000n, gasLimit: 30_000_000n })
  expect(first?.header.coinbase.toString()).toBe(somebody)
  expect(second?.header.baseFeePerGas).toBe(6_125_000_000n)
  await l1.ask(cheating('anvil_setMinGasPrice', '0x2540be400'))
  expect(
    (
      await l1.refused((state) =>
        pay(state, { from: 'ana', to: 'ben', valueWei: '1', maxFeePerGasWei: '9000000000' }, 0),
      )
    ).code,
  ).toBe('fee-below-minimum')
})

test('what waits can be dropped', async () => {
  const l1 = await drive()
  const paying = (from: string) => (state: L1State) => pay(state, { from, to: 'ben', valueWei: '1' }, 0)
  const hash = hashOfQueued(await l1.ask(paying('ana')))
  await l1.ask(paying('cleo'))
  expect(namesOf(await l1.ask(cheating('anvil_dropTransaction', hash)))).toEqual(['l1.dropped', 'l1.cheated'])
  expect((await l1.refused(cheating('anvil_dropTransaction', hash))).code).toBe('not-pending')
  await l1.ask(cheating('anvil_dropAllTransactions'))
  expect(l1.view().mempool).toEqual([])
})

test('what was set after a block that is lost is lost with it', async () => {
  const l1 = await drive()
  await l1.ask(cheating('anvil_setBalance', somebody, '1'))
  await l1.slots()
  await l1.ask(cheating('anvil_setBalance', somebody, '2'))
  await l1.ask((state) => reorg(state, { depth: 1 }))
  expect(readAccount(l1.state, 'pending', somebody)?.balance).toBe(1n)
})

test('unknown methods and arguments that do not fit are refused', async () => {
  const l1 = await drive()
  expect(CHEAT_NAMES.length).toBeGreaterThan(10)
  for (const method of ['anvil_mine', 'evm_increaseTime', 'evm_snapshot', 'anvil_toString', 'anvil_constructor']) {
    expect(await l1.refused(cheating(method))).toEqual({ code: 'unknown-cheat', facts: { method } })
  }
  for (const params of [
    [],
    ['0x12', '1'],
    [somebody],
    [somebody, '-1'],
    [somebody, 'one'],
    [somebody, 1.5],
  ] as CheatParam[][]) {
    expect((await l1.refused(cheating('anvil_setBalance', ...params))).code).toBe('bad-arguments')
  }
  expect((await l1.refused(cheating('evm_setBlockGasLimit', '0x1'))).code).toBe('bad-arguments')
})
