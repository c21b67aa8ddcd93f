import { type Hex, parseEther, parseGwei, toHex } from 'viem'
import { expect, test } from 'vitest'
import { GuestbookDebug } from '../../systems/ground/contracts/generated/Guestbook.debug.ts'
import { ana, ben, connectViem, deployToken, sealed, stranger } from '../../testing/viemClients.ts'

test('the test client changes the chain, and snapshots branch the world', async () => {
  const clients = await connectViem()
  const { node, reading, unlocked, world } = clients
  const place: Hex = '0x5fbdb2315678afecb367f032d93f642f64180aa3'
  const started = await reading.getBlock()
  await node.setBalance({ address: stranger, value: parseEther('2') })
  await node.setNonce({ address: stranger, nonce: 7 })
  await node.setCode({ address: place, bytecode: GuestbookDebug.deployedBytecode })
  await node.setStorageAt({ address: place, index: 2, value: toHex(5, { size: 32 }) })
  expect(await reading.getBalance({ address: stranger })).toBe(parseEther('2'))
  expect(await reading.getStorageAt({ address: place, slot: toHex(2) })).toBe(toHex(5, { size: 32 }))
  await node.impersonateAccount({ address: stranger })
  const hash = await node.sendUnsignedTransaction({ from: stranger, to: ben.address, value: 1n })
  expect((await sealed(clients, hash)).status).toBe('success')
  expect(await reading.getTransactionCount({ address: stranger })).toBe(8)

  const before = await world.digest()
  const id = await node.snapshot()
  await unlocked.sendTransaction({ to: ben.address, value: 1n })
  await node.increaseTime({ seconds: 600 })
  expect((await reading.getBlock()).timestamp).toBeGreaterThan(started.timestamp + 600n - 12n)
  const line = world.id()
  await node.revert({ id })
  expect(world.id()).not.toBe(line)
  expect(await world.digest()).toBe(before)

  const at = (await reading.getBlock()).timestamp + 24n
  await node.setNextBlockTimestamp({ timestamp: at })
  await node.mine({ blocks: 1 })
  expect((await reading.getBlock()).timestamp).toBe(at)
  await node.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei('7') })
  await node.mine({ blocks: 1 })
  expect((await reading.getBlock()).baseFeePerGas).toBe(parseGwei('7'))
  await node.setAutomine(true)
  const sent = await unlocked.sendTransaction({ to: ben.address, value: 1n })
  expect(await reading.waitForTransactionReceipt({ hash: sent })).toMatchObject({ status: 'success' })
  await expect(node.setIntervalMining({ interval: 3 })).rejects.toMatchObject({ code: 4200 })
  const late = await node.snapshot()
  await node.reset()
  expect(await reading.getBlockNumber()).toBe(0n)
  // A snapshot is a moment of the line that it was taken on, and that line is left.
  expect(await world.ask('evm_revert', [late])).toEqual({ ok: true, result: false })
})

test('a contract does not send, impersonated or not (EIP-3607)', async () => {
  const clients = await connectViem()
  const token = await deployToken(clients)
  await clients.node.setBalance({ address: token, value: parseEther('1') })
  await clients.node.impersonateAccount({ address: token })
  const sending = clients.node.sendUnsignedTransaction({ from: token, to: ben.address, value: 5n })
  await expect(sending).rejects.toThrow(/sender not an eoa/)
})

test('blocks are mined by the slot, and never by the stride', async () => {
  const { node, reading, world } = await connectViem()
  await node.mine({ blocks: 310 })
  expect(await reading.getBlockNumber()).toBe(310n)
  expect((await reading.getBlock()).timestamp - (await reading.getBlock({ blockNumber: 0n })).timestamp).toBe(
    310n * 12n,
  )
  const { timestamp } = await reading.getBlock()
  expect(await world.ask('evm_mine', [Number(timestamp) + 100])).toMatchObject({ ok: true })
  // The slot that the time falls in: 108 s is the ninth.
  expect((await reading.getBlock()).timestamp).toBe(timestamp + 108n)
  const before = await world.digest()
  for (const [method, params] of [
    ['evm_mine', [Number(timestamp)]],
    ['evm_mine', [{ timestamp: Number(timestamp) + 600, blocks: 5000 }]],
    ['evm_setNextBlockTimestamp', ['0x1']],
    ['anvil_mine', ['0x2', '0xd']],
    ['anvil_mine', ['0x401']],
    ['evm_increaseTime', [2 ** 50]],
  ] as const) {
    expect(await world.ask(method, params)).toMatchObject({ ok: false, error: { code: -32602 } })
  }
  expect(await world.digest()).toBe(before)
})

test('asked in the past, a sending branches, and the connection goes on there', async () => {
  const { node, reading, unlocked, world } = await connectViem()
  await node.mine({ blocks: 2 })
  const first = world.id()
  const [, moment] = await world.engine.moments(first)
  if (moment === undefined) throw new Error('no moments')
  await world.engine.seek(first, moment)
  expect(await reading.getBlockNumber()).toBe(1n)
  const hash = await unlocked.sendTransaction({ to: ben.address, value: 1n })
  expect(world.id()).not.toBe(first)
  await node.mine({ blocks: 1 })
  expect(await reading.getTransactionReceipt({ hash })).toMatchObject({ blockNumber: 2n })
  expect((await world.engine.status(first)).head.position).toBe(1)
})

test('sending waits for its block where it is asked to, and says when it waited in vain', async () => {
  const { reading, unlocked, node, world } = await connectViem()
  const request = { to: ben.address, value: 1n, gas: 21_000n, nonce: 0, maxPriorityFeePerGas: 1n } as const
  const serializedTransaction = await unlocked.signTransaction({ ...request, maxFeePerGas: parseGwei('2') })
  expect(await unlocked.sendRawTransactionSync({ serializedTransaction })).toMatchObject({
    status: 'success',
    blockNumber: 1n,
  })
  await node.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei('30') })
  const late = await unlocked.signTransaction({ ...request, nonce: 1, maxFeePerGas: parseGwei('2') })
  const reply = await world.ask('eth_sendRawTransactionSync', [late, 12_000])
  expect(reply).toMatchObject({ ok: false, error: { code: 4, data: expect.stringMatching(/^0x[0-9a-f]{64}$/) } })
  expect(await node.getTxpoolStatus()).toEqual({ pending: 1, queued: 0 })
  expect(await reading.getTransactionCount({ address: ana.address, blockTag: 'pending' })).toBe(2)
})
