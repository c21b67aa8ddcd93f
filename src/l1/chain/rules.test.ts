import { createFeeMarket1559Tx } from '@ethereumjs/tx'
import { expect, test } from 'vitest'
import { equalBytes } from '../../lib/bytes.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { vectorItems } from '../../lib/persistentVector.ts'
import { reexecute } from '../block/execute.ts'
import { admit } from '../mempool/admit.ts'
import { poolEntries } from '../mempool/pool.ts'
import { drive, hashOfQueued, namesOf } from '../testing/drive.ts'
import { randomChain } from '../testing/randomChain.ts'
import { l1Digest } from '../view.ts'
import { signTransaction } from '../wallet/sign.ts'
import { castById } from './cast.ts'
import { cheat } from './cheats.ts'
import { blockAt } from './environment.ts'
import { hashOfBlock, headOf } from './head.ts'
import { reorg } from './reorg.ts'
import { setGasLimit, upgrade } from './rules.ts'
import { callAt } from './simulate.ts'
import type { L1State } from './state.ts'
import { call, pay, postBlobs } from './submit.ts'
import { traceTransaction } from './trace.ts'

const FORKS = { 9: 'prague', 17: 'bpo1', 25: 'bpo2', 33: 'danksharding' } as const
const to = (blobSchedule: 'prague' | 'bpo1' | 'bpo2' | 'danksharding') => (state: L1State) =>
  upgrade(state, { blobSchedule })
const paying = (state: L1State) => pay(state, { from: 'ana', to: 'ben', valueWei: '1' }, 0)

test('every block of a chain through all forks runs again under its own', { timeout: 60_000 }, async () => {
  const l1 = await randomChain('again', 40, { blobSchedule: 'cancun' }, FORKS)
  for (const block of vectorItems(l1.blocks, 1)) {
    const before = {
      parent: blockAt(l1, block.number - 1).header,
      world: block.before,
      blockHash: (number: number) => hashOfBlock(l1, number),
    }
    const transactions = block.transactions.map(({ tx }) => tx)
    const again = await block.machine.exclusive((bench) =>
      reexecute(bench, { header: block.header, transactions }, before),
    )
    expect(equalBytes(again.header.hash(), block.header.hash())).toBe(true)
    const last = block.transactions.at(-1)
    if (last === undefined) continue
    const traced = await traceTransaction(l1, { block: block.number, index: last.index }, () => {})
    expect(traced.gasUsed).toBe(last.receipt.gasUsed)
  }
})

test('a call in an old block is run under its rules', async () => {
  const l1 = await drive({ blobSchedule: 'cancun' })
  await l1.slots()
  await l1.ask(to('bpo2'))
  await l1.slots()
  // CLZ came with Osaka: PUSH1 1, CLZ, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN.
  const run = (at: number | 'pending') => callAt(l1.state, { data: hexToBytes('0x60011e60005260206000f3') }, { at })
  expect((await run(1)).error).toBe('invalid opcode')
  expect((await run(2)).ok).toBe(true)
  expect((await run('pending')).ok).toBe(true)
})

test('what waits goes over to the new rules and is sealed under them', async () => {
  const l1 = await drive({ blobSchedule: 'cancun' })
  const ana = castById('ana')?.address as `0x${string}`
  const payment = hashOfQueued(await l1.ask(paying))
  const blobs = hashOfQueued(
    await l1.ask((state) => postBlobs(state, { from: 'sequencer', to: 'ben', data: '0x68' }, 0)),
  )
  const somebody = `0x${'ab'.repeat(20)}` as const
  await l1.ask((state) => cheat(state, { method: 'anvil_impersonateAccount', params: [somebody] }))
  await l1.ask((state) => cheat(state, { method: 'anvil_setBalance', params: [somebody, '0xde0b6b3a7640000'] }))
  const borrowed = hashOfQueued(await l1.ask((state) => pay(state, { from: somebody, to: ana, valueWei: '1' }, 0)))
  const before = l1Digest(l1.state)
  expect(before).not.toHaveProperty('fork')
  const events = await l1.ask(to('danksharding'))
  expect(events).toEqual([{ type: 'l1.upgraded', data: { from: 'cancun', to: 'danksharding' } }])
  expect(l1Digest(l1.state)).toEqual({ ...(before as object), fork: 'danksharding' })
  expect(poolEntries(l1.state.mempool).map(({ hash, tx }) => [hash, tx.common === l1.state.machine.common])).toEqual(
    [payment, blobs, borrowed].map((hash) => [hash, true]),
  )
  const included = (await l1.slots()).filter((event) => event.type === 'l1.included')
  expect(included.map(({ data }) => data.hash).sort()).toEqual([payment, blobs, borrowed].sort())
  expect(l1.view().params.blobSchedule).toBe('danksharding')
})

test('EIP-7825: what asks for more gas than Osaka lets one have is dropped as the fork begins', async () => {
  const l1 = await drive({ blobSchedule: 'prague' })
  const send = (gasLimit: number) => (state: L1State) =>
    call(state, { from: 'mallory', to: 'ben', data: '0x', gasLimit }, 0)
  const large = hashOfQueued(await l1.ask(send(16_777_217)))
  const largest = hashOfQueued(await l1.ask(send(16_777_216)))
  const events = await l1.ask(to('bpo1'))
  expect(events.slice(1)).toMatchObject([{ type: 'l1.dropped', data: { hash: large, reason: 'rules-changed' } }])
  expect(l1.view().mempool).toMatchObject([{ hash: largest, why: 'nonce-gap' }])
})

test('EIP-7623: what does not pay the floor of its calldata is dropped as Prague begins', async () => {
  const l1 = await drive({ blobSchedule: 'cancun' })
  const ana = castById('ana')
  if (ana === undefined) throw new Error('no Ana')
  const { machine } = l1.state
  const data = new Uint8Array(1000).fill(1)
  // 21,000 and 16 a byte before; 40 a byte after.
  const tx = createFeeMarket1559Tx(
    { chainId: 31_337, gasLimit: 37_000n, to: hexToBytes(ana.address), data, maxFeePerGas: 10n ** 10n },
    { common: machine.common },
  )
  await l1.ask((state) => admit(state, signTransaction(machine, tx, ana.privateKey), ana.address, 0))
  expect(namesOf(await l1.ask(to('prague')))).toEqual(['l1.upgraded', 'l1.dropped'])
})

test('a reorg across a fork leaves the fork where it was', async () => {
  const l1 = await drive({ blobSchedule: 'cancun' })
  const early = hashOfQueued(await l1.ask(paying))
  await l1.slots(2)
  await l1.ask(to('bpo2'))
  const late = hashOfQueued(await l1.ask(paying))
  await l1.slots(2)
  await l1.ask((state) => reorg(state, { depth: 4 }))
  const forks = [...vectorItems(l1.state.blocks)].map(({ machine }) => machine.scheduleName)
  expect(forks).toEqual(['cancun', 'cancun', 'cancun', 'bpo2', 'bpo2'])
  expect(blockAt(l1.state, 2).header.requestsHash).toBeUndefined()
  expect(blockAt(l1.state, 3).header.requestsHash).toBeDefined()
  const included = (await l1.slots()).filter((event) => event.type === 'l1.included')
  expect(included.map(({ data }) => data.hash)).toEqual([early, late])
})

test('there is no way back', async () => {
  const l1 = await drive({ blobSchedule: 'bpo1' })
  expect(await l1.refused(to('prague'))).toEqual({ code: 'fork-is-past', facts: { from: 'bpo1', to: 'prague' } })
  expect((await l1.refused(to('bpo1'))).code).toBe('fork-is-past')
})

test('EIP-7918 begins with Osaka: below the reserve price the excess grows with every blob', async () => {
  const dear = '100000000000'
  const l1 = await drive({ blobSchedule: 'prague', genesisBaseFeeWei: dear, backgroundBaseFeeWei: dear })
  const post = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await l1.ask((state) => postBlobs(state, { from: 'sequencer', to: 'ben', data: '0x68' }, 0))
    }
    await l1.slots()
  }
  const excessOfNext = () => headOf(l1.state).header.calcNextExcessBlobGas(l1.state.machine.common)
  await post(8)
  expect(excessOfNext()).toBe(2n * 131_072n)
  await l1.ask(to('bpo1'))
  // Under the new target of ten it would be none at all.
  expect(excessOfNext()).toBe(0n)
  await l1.slots()
  await post(12)
  expect(headOf(l1.state).header.blobGasUsed).toBe(12n * 131_072n)
  expect(excessOfNext()).toBe((12n * 131_072n * 5n) / 15n)
})

test('a lower gas limit drops what no block could hold, and a higher one takes more in', async () => {
  const l1 = await drive()
  const send = (from: string, gasLimit: number) => (state: L1State) =>
    call(state, { from, to: 'ben', data: '0x', gasLimit }, 0)
  const large = hashOfQueued(await l1.ask(send('mallory', 5_000_001)))
  const fits = hashOfQueued(await l1.ask(send('ana', 5_000_000)))
  const events = await l1.ask((state) => setGasLimit(state, { gasLimit: 5_000_000 }))
  expect(events).toMatchObject([
    { type: 'l1.gasLimitSet', data: { from: 60_000_000, to: 5_000_000 } },
    { type: 'l1.dropped', data: { hash: large, reason: 'rules-changed' } },
  ])
  const refused = await l1.refused(send('cleo', 5_000_001))
  expect(refused.code).toBe('gas-limit-too-high')
  await l1.slots()
  expect(headOf(l1.state).summary).toMatchObject({ gasLimit: 5_000_000, transactions: [fits] })
  await l1.ask((state) => setGasLimit(state, { gasLimit: 300_000_000 }))
  await l1.slots()
  expect(headOf(l1.state).summary.gasLimit).toBe(300_000_000)
})
