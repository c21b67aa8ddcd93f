import {
  type BaseError,
  ContractFunctionRevertedError,
  createWalletClient,
  encodeFunctionData,
  InsufficientFundsError,
  IntrinsicGasTooLowError,
  keccak256,
  NonceTooLowError,
  parseEther,
  parseGwei,
  toHex,
} from 'viem'
import { expect, test } from 'vitest'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { ana, ben, connectViem, deployToken, sealed, stranger, testChain } from '../../testing/viemClients.ts'

test('calls are simulated with overrides, and say why they revert', async () => {
  const clients = await connectViem()
  const { reading, wallet } = clients
  const token = await deployToken(clients)
  const contract = { abi: Token.abi, address: token } as const
  const { result, request } = await reading.simulateContract({
    ...contract,
    functionName: 'transfer',
    args: [ben.address, 5n],
    account: ana,
  })
  expect(result).toBe(true)
  expect((await sealed(clients, await wallet.writeContract(request))).status).toBe('success')

  const poor = reading.simulateContract({
    ...contract,
    functionName: 'transfer',
    args: [ben.address, 6n],
    account: ben,
  })
  const reverted = await poor.catch((error: BaseError) => error.walk((e) => e instanceof ContractFunctionRevertedError))
  expect(reverted).toMatchObject({ data: { errorName: 'InsufficientBalance', args: [ben.address, 5n, 6n] } })
  const slot = keccak256(`0x${ben.address.slice(2).padStart(64, '0')}${'00'.repeat(32)}`)
  const richer = await reading.simulateContract({
    ...contract,
    functionName: 'transfer',
    args: [ana.address, 6n],
    account: ben,
    stateOverride: [{ address: token, stateDiff: [{ slot, value: toHex(6, { size: 32 }) }] }],
  })
  expect(richer.result).toBe(true)
  const unsent = wallet.writeContract({ ...contract, functionName: 'transfer', args: [ben.address, 10n ** 9n] })
  await expect(unsent).rejects.toThrow(/InsufficientBalance/)
  const list = await reading.createAccessList({
    to: token,
    data: encodeFunctionData({ ...contract, functionName: 'totalSupply' }),
  })
  expect(list.gasUsed).toBeGreaterThan(21_000n)
  // Without deployed code: viem puts a helper into the call itself.
  const bundled = await reading.multicall({
    contracts: [
      { ...contract, functionName: 'symbol' },
      { ...contract, functionName: 'totalSupply' },
    ],
    deployless: true,
  })
  expect(bundled.map((one) => one.result)).toEqual(['MZC', 1000n])
})

test('refusals are the errors that viem knows', async () => {
  const clients = await connectViem()
  const { wallet, unlocked, reading } = clients
  const known = [NonceTooLowError, InsufficientFundsError, IntrinsicGasTooLowError]
  const reason = (sending: Promise<unknown>) =>
    sending.catch((error: BaseError) => error.walk((inner) => known.some((kind) => inner instanceof kind)))
  const fees = { gas: 21_000n, maxFeePerGas: parseGwei('9'), maxPriorityFeePerGas: parseGwei('1') }
  await sealed(clients, await wallet.sendTransaction({ to: ben.address, value: 1n }))
  expect(await reason(wallet.sendTransaction({ to: ben.address, nonce: 0, ...fees }))).toBeInstanceOf(NonceTooLowError)
  expect(await reason(wallet.sendTransaction({ to: ben.address, value: parseEther('99'), ...fees }))).toBeInstanceOf(
    InsufficientFundsError,
  )
  expect(await reason(wallet.sendTransaction({ to: ben.address, ...fees, gas: 20_000n }))).toBeInstanceOf(
    IntrinsicGasTooLowError,
  )
  expect(await reason(unlocked.sendTransaction({ to: ben.address, nonce: 0 }))).toBeInstanceOf(NonceTooLowError)
  await wallet.sendTransaction({ to: ben.address, nonce: 1, ...fees })
  await expect(wallet.sendTransaction({ to: ben.address, value: 1n, nonce: 1, ...fees })).rejects.toThrow(
    /replacement transaction underpriced/,
  )
  const locked = createWalletClient({ chain: testChain, transport: clients.transport, account: stranger })
  await expect(locked.sendTransaction({ to: ben.address })).rejects.toThrow(/not unlocked/)
  await expect(reading.getBlock({ blockNumber: 99n })).rejects.toThrow(/could not be found/)
  await expect(reading.request({ method: 'eth_nonsense' as never })).rejects.toMatchObject({ code: -32601 })
})

test('a fee that no number can hold is a lack of funds (fuzz seed -1419244203)', async () => {
  const { world } = await connectViem()
  const reply = await world.ask('eth_sendTransaction', [
    { from: ana.address, to: ben.address, maxFeePerGas: `0x${'f'.repeat(64)}`, maxPriorityFeePerGas: '0x0' },
  ])
  expect(reply).toMatchObject({
    ok: false,
    error: { code: -32000, message: expect.stringMatching(/^insufficient funds/) },
  })
})

test('whole blocks are simulated one on another, and nothing stays', async () => {
  const clients = await connectViem()
  const { reading, world } = clients
  const token = await deployToken(clients)
  const before = await world.digest()
  const call = (args: readonly [`0x${string}`, bigint]) =>
    ({ account: ana.address, to: token, abi: Token.abi, functionName: 'transfer', args }) as const
  const [first, second] = await reading.simulateBlocks({
    blocks: [
      { calls: [call([ben.address, 4n]), call([ben.address, 10n ** 9n])] },
      {
        blockOverrides: { number: 50n, time: 2_000_000_000n },
        stateOverrides: [{ address: stranger, balance: 7n }],
        calls: [
          { account: stranger, to: ben.address, value: 7n },
          { to: token, abi: Token.abi, functionName: 'balanceOf', args: [ben.address] },
        ],
      },
    ],
  })
  expect(first?.number).toBe(2n)
  expect(first?.calls[0]).toMatchObject({
    status: 'success',
    result: true,
    logs: [{ address: token, blockHash: first?.hash }],
  })
  expect(first?.calls[1]).toMatchObject({
    status: 'failure',
    error: { message: expect.stringContaining('InsufficientBalance') },
  })
  expect(second).toMatchObject({ number: 50n, timestamp: 2_000_000_000n, baseFeePerGas: 0n })
  expect(second?.calls).toMatchObject([{ status: 'success', gasUsed: 21_000n }, { result: 4n }])
  const { results } = await reading.simulateCalls({ account: ana.address, calls: [call([ben.address, 1n])] })
  expect(results).toMatchObject([{ status: 'success', result: true }])
  expect(await world.digest()).toBe(before)
})

test('what a simulation cannot be is said with its code', async () => {
  const { world } = await connectViem()
  const code = async (...blockStateCalls: object[]) => {
    const reply = await world.ask('eth_simulateV1', [{ blockStateCalls, validation: true }, 'latest'])
    return reply.ok ? 0 : reply.error.code
  }
  const free = { blockOverrides: { baseFeePerGas: '0x0' } }
  expect(await code({ ...free, calls: [{ from: ana.address, to: ben.address, value: '0x1' }] })).toBe(0)
  expect(await code({ ...free, calls: [{ from: stranger, to: ben.address, value: '0x1' }] })).toBe(-38014)
  expect(await code({ blockOverrides: { number: '0x0' } })).toBe(-38020)
  expect(await code({ blockOverrides: { time: '0x1' } })).toBe(-38021)
  expect(await code({ calls: [{ from: ana.address, to: ben.address }] })).toBe(-32000)
  expect(await code({ ...free, calls: [{ from: ana.address, to: ben.address, nonce: '0x5' }] })).toBe(-32000)
})

test('an authorisation is in force in the call that brings it', async () => {
  const clients = await connectViem()
  const { reading, wallet } = clients
  const token = await deployToken(clients)
  const authorization = await wallet.signAuthorization({ account: ben, contractAddress: token })
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'symbol' })
  const calling = { to: ben.address, data } as const
  expect((await reading.call({ ...calling, account: ana.address, authorizationList: [authorization] })).data).toContain(
    toHex('MZC').slice(2),
  )
  expect((await reading.call({ ...calling, account: ana.address })).data).toBeUndefined()
  const stale = { ...authorization, nonce: 3 }
  expect((await reading.call({ ...calling, account: ana.address, authorizationList: [stale] })).data).toBeUndefined()
  const gas = await reading.estimateGas({ ...calling, account: ana.address, authorizationList: [authorization] })
  const hash = await wallet.sendTransaction({ ...calling, authorizationList: [authorization], gas })
  expect((await sealed(clients, hash)).status).toBe('success')
})

test('a sealed transaction is traced as geth traces it', async () => {
  const clients = await connectViem()
  const { wallet, world, reading } = clients
  const token = await deployToken(clients)
  const hash = await wallet.writeContract({
    abi: Token.abi,
    address: token,
    functionName: 'transfer',
    args: [ben.address, 3n],
  })
  const { gasUsed } = await sealed(clients, hash)
  const trace = (options: object) => world.ask('debug_traceTransaction', [hash, options])
  expect(await trace({})).toMatchObject({ ok: true, result: { failed: false, gas: Number(gasUsed) } })
  const calls = await trace({ tracer: 'callTracer' })
  expect(calls).toMatchObject({ ok: true, result: { type: 'CALL', to: token, gasUsed: toHex(gasUsed) } })
  expect(await trace({ tracer: 'prestateTracer' })).toMatchObject({ ok: false, error: { code: -32602 } })
  const unknown = await world.ask('debug_traceTransaction', [keccak256('0x')])
  expect(unknown).toMatchObject({ ok: false, error: { code: -32001 } })
  expect(await reading.getBlockNumber()).toBe(2n)
})

test('a fee that a call names is held against the block and the balance', async () => {
  const { world } = await connectViem()
  const ask = async (fields: object, ...rest: unknown[]) => {
    const reply = await world.ask('eth_call', [{ from: ben.address, to: ana.address, ...fields }, ...rest])
    return reply.ok ? reply.result : reply.error.message
  }
  expect(await ask({ value: toHex(parseEther('2')) })).toMatch(/insufficient funds for gas \* price \+ value/)
  expect(await ask({ maxFeePerGas: '0x1' })).toMatch(/max fee per gas less than block base fee/)
  expect(await ask({ gasPrice: toHex(parseGwei('1')), gas: toHex(10n ** 7n), value: toHex(parseEther('1')) })).toMatch(
    /insufficient funds/,
  )
  expect(await ask({ gasPrice: toHex(parseGwei('1')), gas: '0xffff' })).toBe('0x')
  expect(await ask({ gasPrice: '0x1' }, 'latest', {}, { baseFeePerGas: '0x0' })).toBe('0x')
})
