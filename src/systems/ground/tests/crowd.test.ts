import { decodeFunctionData, encodeDeployData, encodeFunctionData } from 'viem'
import { expect, test } from 'vitest'
import { loadCrypto } from '../../../l1/machine/crypto.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { vectorItems } from '../../../lib/persistentVector.ts'
import { Handout } from '../contracts/generated/Handout.ts'
import { Pool } from '../contracts/generated/Pool.ts'
import { Token } from '../contracts/generated/Token.ts'
import { crowdAccounts } from '../engine/crowd/accounts.ts'
import { callData, encodeWords, listOfAddresses } from '../engine/crowd/calldata.ts'
import { kindOfTx } from '../engine/crowd/kinds.ts'
import { townOf } from '../engine/crowd/town.ts'
import { GWEI, openTown, SLOT, SMALL, told } from './town.ts'

const A = '0x00000000000000000000000000000000000000aa'
const B = '0x00000000000000000000000000000000000000bb'

test('calls are encoded as everybody encodes them', async () => {
  const crypto = await loadCrypto()
  expect(callData(crypto, 'swap', [true, 5n, 0n])).toBe(
    encodeFunctionData({ abi: Pool.abi, functionName: 'swap', args: [true, 5n, 0n] }),
  )
  expect(callData(crypto, 'give', [A, 7n, ...listOfAddresses(2, [A, B])])).toBe(
    encodeFunctionData({ abi: Handout.abi, functionName: 'give', args: [A, 7n, [A, B]] }),
  )
  expect(`${Token.bytecode}${encodeWords([9n])}`).toBe(encodeDeployData({ ...Token, args: [9n] }))
})

test('the contracts stand where they were said to stand, from the first block on', async () => {
  const { l1 } = await (await openTown()).state()
  const town = townOf(l1.machine.crypto)
  expect([...vectorItems(l1.contracts)].map(({ name, address, deployedIn }) => [name, address, deployedIn])).toEqual([
    ['Token', town.tokenA.hex, 0],
    ['Token', town.tokenB.hex, 0],
    ['Pool', town.pool.hex, 0],
    ['Drop', town.drop.hex, 0],
    ['Handout', town.handout.hex, 0],
  ])
})

test('the crowd has the same accounts in every world', async () => {
  const crypto = await loadCrypto()
  expect(crowdAccounts(crypto, 3).map(({ address }) => address)).toEqual([
    '0x47b3797515fbd2b2bc5593c51546f3f0a6331280',
    '0xea217cc1c4bb152af00ade5be331451e989bcb51',
    '0x58802f2593c3ae618081b1acb4bdf3919edcf846',
  ])
})

test('quiet: a transaction a second, told in rounds and never one by one', async () => {
  const town = await openTown()
  const events = await town.slots(2)
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['crowd.arrived', 'l1.sealed', 'nodes.ran']))
  const arrived = told(events, 'crowd.arrived')
  expect(arrived.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(22)
  for (const { transactions, byKind } of arrived) {
    expect(byKind.payment + byKind.token).toBe(transactions)
  }
  const { crowd, blocks } = await town.view()
  expect(blocks.at(-1)?.transactions).toEqual([])
  expect(blocks.at(-1)?.crowd?.transactions).toBe(12)
  expect(crowd?.included).toBe(22)
})

test('what the crowd sends is signed, and does what its kind says', async () => {
  const town = await openTown({ ...SMALL, gasLimit: 20_000_000 })
  await town.ask('ground.demand', { kind: 'defi', perSecond: 8 })
  await town.slots(2)
  const { l1 } = await town.state()
  const records = [...vectorItems(l1.blocks)].flatMap((block) => block.transactions)
  const crowd = records.filter(({ traffic }) => traffic === 'crowd')
  const place = townOf(l1.machine.crypto)
  const kinds = new Set(crowd.map(({ tx }) => kindOfTx(tx, place)))
  expect(kinds).toEqual(new Set(['payment', 'token', 'swap']))
  for (const { tx, sender } of crowd) {
    expect(tx.verifySignature()).toBe(true)
    expect(bytesToHex(tx.getSenderAddress().bytes)).toBe(sender)
    const data = bytesToHex(tx.data)
    const kind = kindOfTx(tx, place)
    if (kind === 'swap') expect(decodeFunctionData({ abi: Pool.abi, data }).functionName).toBe('swap')
    if (kind === 'token') expect(decodeFunctionData({ abi: Token.abi, data }).functionName).toBe('transfer')
  }
  const { fees, throughput } = (await town.view()).crowd ?? {}
  expect(fees?.payment.gas).toBe(21_000)
  expect(fees?.swap.gas).toBeGreaterThan(100_000)
  expect(fees?.mint).toEqual({ gas: null, feeWei: null })
  expect(throughput?.perSecond).toBe(crowd.length / (2 * SLOT))
})

test('some swaps fail since the price has moved, and are paid for', async () => {
  const town = await openTown({ ...SMALL, gasLimit: 60_000_000 })
  await town.ask('ground.demand', { kind: 'defi', perSecond: 20 })
  await town.slots(3)
  const { crowd } = await town.view()
  const { l1 } = await town.state()
  const failed = [...vectorItems(l1.blocks)]
    .flatMap(({ transactions }) => transactions)
    .filter(({ traffic, receipt }) => traffic === 'crowd' && !receipt.ok)
  expect(failed.length).toBeGreaterThan(0)
  expect(crowd?.failed).toBe(failed.length)
  const place = townOf(l1.machine.crypto)
  for (const { tx, receipt } of failed) {
    expect(kindOfTx(tx, place)).toBe('swap')
    // TooLittleOut(uint256,uint256): the contract's own refusal, not a lack of gas.
    expect(receipt.revert?.length).toBe(2 + 8 + 128)
  }
})

const RUSH = { kind: 'mint', buyers: 70, tipGwei: 5, perSecond: 2 } as const

test('a rush: the base fee rises, a low tip waits, a high one enters', async () => {
  const town = await openTown()
  await town.slots()
  await town.ask('ground.demand', RUSH)
  await town.slots()
  // Into the thick of it: most of the buyers have sent, and a block holds a third of them.
  await town.wait(6)
  const pay = (tip: number) => ({
    from: tip > 10 ? 'cleo' : 'ana',
    to: 'ben',
    valueWei: '1',
    maxPriorityFeePerGasWei: String(tip * GWEI),
    maxFeePerGasWei: String((tip + 5) * GWEI),
  })
  await town.ask('l1.pay', pay(1))
  await town.ask('l1.pay', pay(60))
  const { people } = await town.view()
  const nameOf = (address: string) => people.find((person) => person.address === address)?.id
  const line = (await town.slots(6)).flatMap(({ type, at, data }) => {
    if (type === 'l1.included') {
      const { from, block } = data as { from: string; block: number }
      return [`${at} ${nameOf(from)} is in block ${block}`]
    }
    if (type !== 'l1.sealed') return []
    const { number, gasUsed, baseFeeWei, crowd } = data as {
      number: number
      gasUsed: number
      baseFeeWei: string
      crowd: { transactions: number }
    }
    const fee = (Number(baseFeeWei) / GWEI).toFixed(3)
    return [`${at} block ${number}: ${crowd.transactions} of the crowd, ${gasUsed} gas, base fee ${fee}`]
  })
  expect(line).toEqual([
    '36 block 3: 32 of the crowd, 1999653 gas, base fee 0.561',
    '36 cleo is in block 3',
    '48 block 4: 42 of the crowd, 1979328 gas, base fee 0.632',
    '60 block 5: 50 of the crowd, 1989267 gas, base fee 0.709',
    '72 block 6: 38 of the crowd, 1360502 gas, base fee 0.797',
    '72 ana is in block 6',
    '84 block 7: 23 of the crowd, 709048 gas, base fee 0.833',
    '96 block 8: 24 of the crowd, 709134 gas, base fee 0.802',
  ])
})

test('when the last thing is gone, the rest fail in their blocks and pay: the drop itself turns them away', async () => {
  const town = await openTown({ gasLimit: 300_000_000, crowd: { preset: '2026' }, backgroundBaseFeeWei: null })
  await town.ask('ground.demand', { kind: 'mint', perSecond: 0 })
  const events = await town.slots(4)
  const [over, ...more] = told(events, 'crowd.soldOut')
  expect(more).toEqual([])
  expect(over).toMatchObject({ minted: 1_500, failed: 500 })
  expect(events.filter(({ type }) => type.startsWith('l1.queued') || type.startsWith('l1.included'))).toEqual([])
  const { l1 } = await town.state()
  const spent = [...vectorItems(l1.blocks)]
    .flatMap(({ transactions }) => transactions)
    .reduce((sum, { receipt }) => sum + receipt.gasUsed * receipt.effectiveGasPrice, 0n)
  expect(over?.spentWei).toBe(spent.toString())
  expect((await town.view()).crowd?.buyersLeft).toBe(500)
  expect(await town.refusal('ground.demand', { kind: 'mint' })).toEqual({ code: 'sold-out', facts: { cap: 1_500 } })
}, 60_000)

test('a rush needs accounts to buy with', async () => {
  const town = await openTown()
  expect(await town.refusal('ground.demand', { kind: 'mint', buyers: 81 })).toEqual({
    code: 'too-many-buyers',
    facts: { buyers: 81, most: 80 },
  })
  await town.ask('ground.demand', { kind: 'mint', buyers: 50 })
  await town.ask('ground.demand', { kind: 'mint', buyers: 30 })
  expect((await town.refusal('ground.demand', { kind: 'mint' })).code).toBe('too-many-buyers')
})

test('a base fee above what it is worth to them keeps people at home, and those on their way wait', async () => {
  const town = await openTown({ ...SMALL, backgroundBaseFeeWei: null, genesisBaseFeeWei: String(20 * GWEI) })
  await town.ask('ground.demand', { kind: 'defi', perSecond: 4 })
  await town.slots(2)
  const { crowd } = await town.view()
  // The last of the four rounds of a slot is two seconds before its end.
  const wishes = 4 * (2 * SLOT - 2)
  expect(crowd?.pricedOut).toBeGreaterThan(wishes / 2)
  expect(crowd?.pricedOut).toBeLessThan(wishes)
  expect(told(town.world.events, 'crowd.arrived').reduce((sum, { transactions }) => sum + transactions, 0)).toBe(
    wishes - (crowd?.pricedOut ?? 0),
  )
})

test('no more than 3,500 wait; who is turned away is counted', async () => {
  const town = await openTown({ gasLimit: 1_000_000, crowd: { accounts: 400 }, backgroundBaseFeeWei: '1' })
  await town.ask('ground.demand', { kind: 'defi', perSecond: 200 })
  await town.slots(2)
  const { crowd, crowdPool } = await town.view()
  expect(crowd?.waiting).toBeLessThanOrEqual(3_500)
  expect(crowd?.turnedAway).toBeGreaterThan(0)
  expect(crowdPool?.waiting).toBe(crowd?.waiting)
}, 60_000)

test('nobody asks, nobody comes', async () => {
  const town = await openTown({ ...SMALL, crowd: { accounts: 20, perSecond: 0 } })
  expect(told(await town.slots(3), 'crowd.arrived')).toEqual([])
  await town.ask('ground.demand', { kind: 'quiet', perSecond: 0.5 })
  const arrived = told(await town.slots(3), 'crowd.arrived')
  expect(arrived.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(17)
})

test('the knob: at 60 million all follow, at 240 million half do; turned back, they catch up', async () => {
  const town = await openTown({ network: {}, backgroundBaseFeeWei: String(GWEI / 2) })
  const line: string[] = []
  const watch = async (slots: number) => {
    for (const { at, type, data } of await town.slots(slots)) {
      const { id } = data as { id?: string }
      if (type === 'nodes.dropped' || type === 'nodes.returned') line.push(`${at} ${type} ${id}`)
    }
    const { network } = await town.view()
    const share = Math.round((100 * (network?.attestingEth ?? 0)) / (network?.stakedEth ?? 1))
    line.push(`${network?.verifying} verify, ${share} % attest`)
  }
  await watch(3)
  await town.ask('l1.gasLimit', { gasLimit: 240_000_000 })
  await watch(12)
  await town.ask('l1.gasLimit', { gasLimit: 60_000_000 })
  await watch(12)
  expect(line).toEqual([
    '14000 verify, 100 % attest',
    '108 nodes.dropped board',
    '132 nodes.dropped laptop',
    '6700 verify, 88 % attest',
    '192 nodes.returned laptop',
    '240 nodes.returned board',
    '14000 verify, 100 % attest',
  ])
})

test('less than two thirds in time: nothing becomes final any more', async () => {
  const params = {
    gasLimit: 900_000_000,
    network: { attestationSeconds: 1 },
    slotsPerEpoch: 4,
    backgroundBaseFeeWei: '7',
  }
  const slow = await openTown({ ...params, genesisBaseFeeWei: '7' })
  const events = await slow.slots(20)
  expect(told(events, 'l1.justified')).toEqual([])
  expect(told(events, 'l1.finalised')).toEqual([])
  expect((await slow.view()).network?.isFinalising).toBe(false)
  const fast = await openTown({ ...params, gasLimit: 60_000_000, network: {}, genesisBaseFeeWei: '7' })
  expect(told(await fast.slots(20), 'l1.finalised').length).toBeGreaterThan(0)
})

test('what is asked of the network is refused with a reason', async () => {
  const { refusal, ask } = await openTown({ network: {} })
  expect(await refusal('ground.nodes', { mix: { toaster: 5 } })).toEqual({
    code: 'unknown-class',
    facts: { id: 'toaster' },
  })
  expect((await refusal('ground.nodes', { mix: { home: 5_000_000 } })).code).toBe('too-many-nodes')
  const none = { board: 0, laptop: 0, home: 0, workstation: 0, datacentre: 0 }
  expect((await refusal('ground.nodes', { mix: none })).code).toBe('no-nodes-left')
  expect((await refusal('ground.nodes', { mix: {} })).code).toBe('bad-arguments')
  expect((await refusal('ground.demand', { kind: 'defi' })).code).toBe('no-crowd')
  expect((await refusal('ground.hardware', { id: 'board', mgasPerSecond: 0 })).code).toBe('bad-arguments')
  expect(told(await ask('ground.hardware', { id: 'board', mgasPerSecond: 90 }), 'nodes.changed')).toHaveLength(1)
})
