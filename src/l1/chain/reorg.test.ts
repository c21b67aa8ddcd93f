import { expect, test } from 'vitest'
import { drive, hashOfQueued, namesOf } from '../testing/drive.ts'
import { l1Digest } from '../view.ts'
import { finalityOf } from './finality.ts'
import { hashOfBlock, headOf } from './head.ts'
import { findTransaction } from './read.ts'
import { deepestReorg, reorg } from './reorg.ts'
import type { L1State } from './state.ts'
import { deploy, pay } from './submit.ts'

const paying = (state: L1State) => pay(state, { from: 'ana', to: 'ben', valueWei: '1000' }, 0)

test('a lost block gives its transactions back, and the next block takes them again', async () => {
  const l1 = await drive({ backgroundBaseFeeWei: '500000000' })
  const hash = hashOfQueued(await l1.ask(paying))
  await l1.slots(2)
  const before = l1.state
  const events = await l1.ask((state) => reorg(state, { depth: 2 }))
  expect(namesOf(events)).toEqual(['l1.reorged', 'l1.sealed', 'l1.sealed'])
  expect(events[0]?.data).toMatchObject({ depth: 2, from: 1, returned: [{ hash }], lost: [], head: 2 })
  expect(headOf(l1.state)).toMatchObject({ number: 2, slot: 2 })
  for (const number of [1, 2]) expect(hashOfBlock(l1.state, number)).not.toEqual(hashOfBlock(before, number))
  expect(l1.view().transactions).toMatchObject([{ hash, stage: 'pending', block: null }])
  expect(l1.balance('ben')).toBe(10n ** 18n)

  await l1.slots()
  expect(l1.view().transactions).toMatchObject([{ stage: 'included', block: 3 }])
  expect(l1.balance('ben')).toBe(10n ** 18n + 1000n)
  // The value before is untouched by all this.
  expect(headOf(before).number).toBe(2)
  expect(findTransaction(before, hash)?.stage).toBe('sealed')
})

test('a censored transaction is lost, and what follows it in its queue waits', async () => {
  const l1 = await drive()
  const first = hashOfQueued(await l1.ask(paying))
  const second = hashOfQueued(await l1.ask(paying))
  await l1.slots()
  const [event] = await l1.ask((state) => reorg(state, { depth: 1, censor: [first] }))
  expect(event?.data).toMatchObject({ returned: [{ hash: second }], lost: [{ hash: first }] })
  expect(l1.view().transactions.map((tx) => tx.stage)).toEqual(['dropped', 'pending'])
  expect(l1.view().mempool).toMatchObject([{ hash: second, why: 'nonce-gap' }])
})

test('a contract of a lost block is gone, and back when it is deployed again under its name', async () => {
  const l1 = await drive()
  await l1.ask((state) => deploy(state, { from: 'ana', data: '0x6001600c60003960016000f300', contract: 'Tiny' }, 0))
  await l1.slots()
  const [contract] = l1.view().contracts
  expect(contract?.name).toBe('Tiny')
  await l1.ask((state) => reorg(state, { depth: 1 }))
  expect(l1.view().contracts).toEqual([])
  await l1.slots()
  expect(l1.view().contracts).toEqual([{ ...contract, deployedIn: 2 }])
})

test('finality is never crossed', async () => {
  const l1 = await drive()
  await l1.slots(3 * 32 + 5)
  const { finalised } = finalityOf(l1.state)
  expect(finalised).toBe(32)
  const deepest = deepestReorg(l1.state)
  expect(deepest).toBe(69)
  const digest = l1Digest(l1.state)
  expect(await l1.refused((state) => reorg(state, { depth: deepest + 1 }))).toEqual({
    code: 'would-cross-finality',
    facts: { depth: deepest + 1, deepest },
  })
  expect(l1Digest(l1.state)).toEqual(digest)

  // As deep as can be: the justified checkpoint is another block now, and that is told; what is final stays.
  const events = await l1.ask((state) => reorg(state, { depth: deepest }))
  expect(namesOf(events).filter((name) => name !== 'l1.sealed')).toEqual(['l1.reorged', 'l1.justified'])
  expect(finalityOf(l1.state).finalised).toBe(32)
})

test('a transaction that is in none of the lost blocks cannot be censored with them', async () => {
  const l1 = await drive()
  const hash = hashOfQueued(await l1.ask(paying))
  await l1.slots(2)
  expect((await l1.refused((state) => reorg(state, { depth: 1, censor: [hash] }))).code).toBe('not-in-those-blocks')
})
