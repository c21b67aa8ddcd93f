import { MerklePatriciaTrie, verifyMPTWithMerkleProof } from '@ethereumjs/mpt'
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  encodeAbiParameters,
  encodeFunctionData,
  fromRlp,
  type Hex,
  hexToBytes,
  http,
  keccak256,
  parseEther,
  parseGwei,
  toBlobs,
  toHex,
} from 'viem'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadKzg } from '../../l1/blobs/kzg.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { startRpcServer } from '../../testing/rpcServer.ts'
import { ana, ben, mallory, stranger, testChain } from '../../testing/viemClients.ts'

// viem over HTTP with batching: what it asks in one turn of the event loop comes as one body.

let node: Awaited<ReturnType<typeof startRpcServer>>
let clients: ReturnType<typeof connect>
let token: Hex

beforeAll(async () => {
  node = await startRpcServer()
  clients = connect(node.address)
  const hash = await clients.wallet.deployContract({ abi: Token.abi, bytecode: Token.bytecode, args: [1000n] })
  const { contractAddress } = await clients.reading.waitForTransactionReceipt({ hash })
  token = contractAddress as Hex
})
afterAll(() => node.stop())

function connect(address: string) {
  const transport = http(address, { batch: true, retryCount: 0 })
  const shared = { chain: testChain, transport, pollingInterval: 20, cacheTime: 0 } as const
  return {
    reading: createPublicClient(shared),
    wallet: createWalletClient({ ...shared, account: ana }),
    tests: createTestClient({ ...shared, mode: 'anvil' }),
  }
}

const contract = () => ({ address: token, abi: Token.abi }) as const
const transfer = (value: bigint) =>
  clients.wallet.writeContract({ ...contract(), functionName: 'transfer', args: [ben.address, value] })
const receiptOf = (hash: Hex) => clients.reading.waitForTransactionReceipt({ hash })

test('every transaction type is sent, sealed at once, and read back', async () => {
  const { reading, wallet } = clients
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [ben.address, 1n] })
  const gasPrice = parseGwei('3')
  const accessList = [{ address: token, storageKeys: [toHex(0, { size: 32 })] }]
  const kzg = await loadKzg()
  const viemKzg = {
    blobToKzgCommitment: (blob: Uint8Array) => hexToBytes(kzg.blobToKzgCommitment(toHex(blob)) as Hex),
    computeBlobKzgProof: (blob: Uint8Array, commitment: Uint8Array) =>
      hexToBytes(kzg.computeBlobProof(toHex(blob), toHex(commitment)) as Hex),
  }
  const blobs = toBlobs({ data: toHex('a rollup speaks') })
  const authorization = await wallet.signAuthorization({ account: mallory, contractAddress: token })
  const question = encodeFunctionData({ abi: Token.abi, functionName: 'totalSupply' })
  const send = {
    legacy: () => wallet.sendTransaction({ to: token, data, gasPrice, type: 'legacy' }),
    eip2930: () => wallet.sendTransaction({ to: token, data, gasPrice, accessList, type: 'eip2930' }),
    eip1559: () => wallet.sendTransaction({ to: token, data, type: 'eip1559' }),
    eip4844: () =>
      wallet.sendTransaction({
        to: token,
        data,
        blobs,
        kzg: viemKzg,
        maxFeePerBlobGas: parseGwei('10'),
        type: 'eip4844',
      }),
    eip7702: () =>
      wallet.sendTransaction({
        to: mallory.address,
        data: question,
        authorizationList: [authorization],
        type: 'eip7702',
      }),
  }
  for (const [type, one] of Object.entries(send)) {
    const hash = await one()
    const [receipt, tx] = await Promise.all([receiptOf(hash), reading.getTransaction({ hash })])
    expect([type, tx.type, receipt.type, receipt.status]).toEqual([type, type, type, 'success'])
    expect(tx.blockHash).toBe(receipt.blockHash)
  }
  expect(await reading.getCode({ address: mallory.address })).toBe(`0xef0100${token.slice(2)}`)
})

test('blocks and logs are watched by polling, and filters tell what is new', async () => {
  const { reading } = clients
  const blocks: bigint[] = []
  const values: unknown[] = []
  const stopBlocks = reading.watchBlocks({ onBlock: ({ number }) => blocks.push(number) })
  const stopEvents = reading.watchContractEvent({
    ...contract(),
    eventName: 'Transfer',
    onLogs: (logs) => values.push(...logs.map(({ args }) => (args as { value: bigint }).value)),
  })
  await vi.waitFor(() => expect(blocks.length).toBeGreaterThan(0))
  const pending = await reading.createPendingTransactionFilter()
  const { blockNumber, transactionHash } = await vi.waitFor(
    async () => {
      const receipt = await receiptOf(await transfer(5n))
      await vi.waitFor(() => expect(values).toContain(5n), { timeout: 1000 })
      return receipt
    },
    { timeout: 10_000 },
  )
  await vi.waitFor(() => expect(blocks).toContain(blockNumber))
  stopBlocks()
  stopEvents()
  expect(await reading.getFilterChanges({ filter: pending })).toContain(transactionHash)
  expect(await reading.uninstallFilter({ filter: pending })).toBe(true)
  const logs = await reading.getContractEvents({ ...contract(), fromBlock: blockNumber, toBlock: blockNumber })
  expect(logs).toMatchObject([{ eventName: 'Transfer', transactionHash, args: { value: 5n } }])
})

test('a proof leads from the state root to the balance and to a storage slot', async () => {
  const { reading } = clients
  const { number: blockNumber, stateRoot } = await reading.getBlock()
  const slot = keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [ana.address, 0n]))
  const proof = await reading.getProof({ address: token, storageKeys: [slot], blockNumber })
  const verified = (root: Hex, key: Hex, nodes: readonly Hex[]) =>
    verifyMPTWithMerkleProof(
      new MerklePatriciaTrie({ useKeyHashing: true }),
      hexToBytes(root),
      hexToBytes(key),
      nodes.map((one) => hexToBytes(one)),
    )
  const account = await verified(stateRoot, token, proof.accountProof)
  expect(fromRlp(account ?? '0x', 'hex')).toEqual(['0x01', '0x', proof.storageHash, proof.codeHash])
  const [stored] = proof.storageProof
  const value = await verified(proof.storageHash, slot, stored?.proof ?? [])
  expect(BigInt(fromRlp(value ?? '0x', 'hex') as Hex)).toBe(stored?.value)
  expect(await reading.readContract({ ...contract(), functionName: 'balanceOf', args: [ana.address] })).toBe(
    stored?.value,
  )
})

test('traces, fee history, access lists and simulations are what viem expects', async () => {
  const { reading } = clients
  const { transactionHash, gasUsed } = await receiptOf(await transfer(1n))
  const trace = (options: object) =>
    reading.request({ method: 'debug_traceTransaction', params: [transactionHash, options] } as never) as Promise<{
      readonly structLogs: readonly { readonly op: string }[]
      readonly gasUsed: Hex
    }>
  expect((await trace({})).structLogs.filter(({ op }) => op === 'SSTORE')).toHaveLength(2)
  expect(BigInt((await trace({ tracer: 'callTracer' })).gasUsed)).toBe(gasUsed)

  const history = await reading.getFeeHistory({ blockCount: 4, rewardPercentiles: [25, 75] })
  expect(history.baseFeePerGas).toHaveLength(5)
  expect(history.reward).toHaveLength(4)
  expect(await reading.getBlobBaseFee()).toBeGreaterThan(0n)

  const data = encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [ben.address, 1n] })
  const { accessList } = await reading.createAccessList({ account: ana.address, to: token, data })
  expect(accessList.map(({ address }) => address)).toContain(token)
  const balanceOf = encodeFunctionData({ abi: Token.abi, functionName: 'balanceOf', args: [ben.address] })
  const { results } = await reading.simulateCalls({
    account: ana.address,
    calls: [
      { to: token, data },
      { to: token, data: balanceOf },
    ],
  })
  expect(results.map(({ status }) => status)).toEqual(['success', 'success'])
})

test('reads asked together come back each to its own, good and bad', async () => {
  const { reading } = clients
  const calls = Array.from({ length: 40 }, (_, at) =>
    at % 4 === 3
      ? reading.readContract({
          ...contract(),
          functionName: 'transferFrom',
          args: [ana.address, ben.address, 10n ** 9n],
        } as never)
      : reading.getBlock({ blockNumber: BigInt(at % 4) }).then(({ number }) => number),
  )
  const outcomes = await Promise.allSettled(calls)
  for (const [at, outcome] of outcomes.entries()) {
    if (at % 4 === 3)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'ContractFunctionExecutionError' } })
    else expect(outcome).toEqual({ status: 'fulfilled', value: BigInt(at % 4) })
  }
})

test('a development node does as it is told', async () => {
  const { reading, tests } = clients
  const id = await tests.snapshot()
  await tests.setBalance({ address: stranger, value: parseEther('3') })
  await tests.impersonateAccount({ address: stranger })
  const hash = await createWalletClient({ chain: testChain, transport: http(node.address) }).sendTransaction({
    account: stranger,
    to: ben.address,
    value: parseEther('1'),
  })
  expect(await receiptOf(hash)).toMatchObject({ status: 'success', from: stranger })
  await tests.setAutomine(false)
  const waiting = await transfer(1n)
  expect(await tests.getTxpoolStatus()).toEqual({ pending: 1, queued: 0 })
  expect((await tests.getTxpoolContent()).pending[ana.address.toLowerCase() as Hex]).toBeDefined()
  await tests.mine({ blocks: 2, interval: 1 })
  expect(await receiptOf(waiting)).toMatchObject({ status: 'success' })
  await tests.setAutomine(true)
  const { timestamp } = await reading.getBlock()
  await tests.increaseTime({ seconds: 600 })
  await tests.mine({ blocks: 1 })
  expect((await reading.getBlock()).timestamp).toBeGreaterThanOrEqual(timestamp + 600n)
  await tests.revert({ id })
  expect(await reading.getBalance({ address: stranger })).toBe(0n)
})
