// viem's clients over the provider, as an application would use them.

import { MerklePatriciaTrie, verifyMPTWithMerkleProof } from '@ethereumjs/mpt'
import {
  type BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createTestClient,
  createWalletClient,
  custom,
  decodeEventLog,
  defineChain,
  encodeFunctionData,
  getAddress,
  type Hex,
  InsufficientFundsError,
  IntrinsicGasTooLowError,
  keccak256,
  NonceTooLowError,
  parseEther,
  parseGwei,
  recoverTypedDataAddress,
  toBlobs,
  toHex,
  verifyMessage,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { GuestbookDebug } from '../../systems/ground/contracts/generated/Guestbook.debug.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { openRpcWorld } from '../../testing/rpcWorld.ts'
import { loadKzg } from '../blobs/kzg.ts'
import { CAST_MNEMONIC } from '../chain/cast.ts'

const chain = defineChain({
  id: 31_337,
  name: 'Mezzanine',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [] } },
})
const account = (addressIndex: number) => mnemonicToAccount(CAST_MNEMONIC, { addressIndex })
const [ana, ben, mallory] = [account(0), account(1), account(2)]
const stranger: Hex = '0x1234567890123456789012345678901234567890'

async function connect() {
  const world = await openRpcWorld()
  // Nothing here fails by chance, and viem takes the code of a revert for a failure of the wire.
  const transport = custom(world.provider, { retryCount: 0 })
  const shared = { chain, transport, pollingInterval: 1 } as const
  return {
    world,
    reading: createPublicClient(shared),
    wallet: createWalletClient({ ...shared, account: ana }),
    /** No keys of its own: the node signs for the cast. */
    unlocked: createWalletClient({ ...shared, account: ana.address }),
    node: createTestClient({ ...shared, mode: 'anvil' }),
  }
}
type Clients = Awaited<ReturnType<typeof connect>>

async function mined({ reading, node }: Clients, hash: Hex) {
  await node.mine({ blocks: 1 })
  return reading.getTransactionReceipt({ hash })
}

async function deployed(clients: Clients, supply = 1000n) {
  const hash = await clients.wallet.deployContract({ abi: Token.abi, bytecode: Token.bytecode, args: [supply] })
  const { contractAddress, status } = await mined(clients, hash)
  expect(status).toBe('success')
  return contractAddress as Hex
}

test('every transaction type is sent, included and read back', async () => {
  const clients = await connect()
  const { reading, wallet } = clients
  const token = await deployed(clients)
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [ben.address, 1n] })
  const question = encodeFunctionData({ abi: Token.abi, functionName: 'totalSupply' })
  const accessList = [{ address: token, storageKeys: [toHex(0, { size: 32 })] }]
  const gasPrice = parseGwei('3')
  const kzg = await loadKzg()
  const bytes = (text: string) => Uint8Array.from(text.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const viemKzg = {
    blobToKzgCommitment: (blob: Uint8Array) => bytes(kzg.blobToKzgCommitment(toHex(blob))),
    computeBlobKzgProof: (blob: Uint8Array, commitment: Uint8Array) =>
      bytes(kzg.computeBlobProof(toHex(blob), toHex(commitment))),
  }
  const authorization = await wallet.signAuthorization({ account: ben, contractAddress: token })

  const sent = {
    legacy: await wallet.sendTransaction({ to: token, data, gasPrice, type: 'legacy' }),
    eip2930: await wallet.sendTransaction({ to: token, data, gasPrice, accessList, type: 'eip2930' }),
    eip1559: await wallet.sendTransaction({ to: token, data, accessList, type: 'eip1559' }),
    eip4844: await wallet.sendTransaction({
      to: token,
      data,
      blobs: toBlobs({ data: toHex('a rollup speaks') }),
      kzg: viemKzg,
      maxFeePerBlobGas: parseGwei('10'),
      type: 'eip4844',
    }),
    eip7702: await wallet.sendTransaction({
      to: ben.address,
      data: question,
      authorizationList: [authorization],
      type: 'eip7702',
    }),
  }
  await clients.node.mine({ blocks: 1 })
  for (const [type, hash] of Object.entries(sent)) {
    const tx = await reading.getTransaction({ hash })
    const receipt = await reading.getTransactionReceipt({ hash })
    expect([type, tx.type, receipt.type, receipt.status]).toEqual([type, type, type, 'success'])
    expect(tx).toMatchObject({ hash, blockHash: receipt.blockHash, from: ana.address.toLowerCase(), chainId: 31_337 })
    expect(keccak256((await reading.request({ method: 'eth_getRawTransactionByHash', params: [hash] })) as Hex)).toBe(
      hash,
    )
  }
  expect(
    await reading.readContract({ abi: Token.abi, address: token, functionName: 'balanceOf', args: [ben.address] }),
  ).toBe(4n)
  expect(await reading.getTransaction({ hash: sent.eip2930 })).toMatchObject({ accessList })
  const blobbed = await reading.getTransactionReceipt({ hash: sent.eip4844 })
  expect(blobbed.blobGasUsed).toBe(131_072n)
  expect(blobbed.blobGasPrice).toBeGreaterThan(0n)
  expect(await reading.getDelegation({ address: ben.address })).toBe(getAddress(token))
  expect(await reading.getTransaction({ hash: sent.eip7702 })).toMatchObject({
    authorizationList: [{ address: token.toLowerCase(), chainId: 31_337, nonce: 0 }],
  })
})

test('logs are found by address, topic and range, and told by filters, and taken back by a reorg', async () => {
  const clients = await connect()
  const { reading, wallet, unlocked, node, world } = clients
  const token = await deployed(clients)
  const contract = { abi: Token.abi, address: token } as const
  const filter = await reading.createContractEventFilter({
    ...contract,
    eventName: 'Transfer',
    args: { to: ben.address },
  })
  const everything = await reading.createContractEventFilter({ ...contract, fromBlock: 'earliest' })
  const blocks = await reading.createBlockFilter()
  const pending = await reading.createPendingTransactionFilter()

  const toBen = await wallet.writeContract({ ...contract, functionName: 'transfer', args: [ben.address, 7n] })
  const toMallory = await unlocked.writeContract({ ...contract, functionName: 'transfer', args: [mallory.address, 2n] })
  expect(await reading.getFilterChanges({ filter: pending })).toEqual([toBen, toMallory])
  await node.mine({ blocks: 3 })

  expect(await reading.getFilterChanges({ filter: blocks })).toHaveLength(3)
  const told = await reading.getFilterChanges({ filter })
  expect(told).toMatchObject([{ transactionHash: toBen, args: { to: ben.address, value: 7n }, removed: false }])
  expect(await reading.getFilterChanges({ filter })).toEqual([])
  expect(await reading.getFilterLogs({ filter: everything })).toHaveLength(3)

  const events = await reading.getContractEvents({ ...contract, fromBlock: 'earliest' })
  expect(events.map((event) => event.transactionHash)).toEqual([expect.any(String), toBen, toMallory])
  expect(await reading.getContractEvents({ ...contract, fromBlock: 3n })).toEqual([])
  const log = (await reading.getTransactionReceipt({ hash: toMallory })).logs[0]
  expect(log && decodeEventLog({ abi: Token.abi, ...log })).toMatchObject({ args: { to: mallory.address, value: 2n } })

  await world.engine.act(world.id(), { type: 'l1.reorg', by: 'learner', args: { depth: 3 } })
  const after = await reading.getFilterChanges({ filter })
  expect(after).toMatchObject([{ transactionHash: toBen, removed: true }])
  expect(await reading.getFilterChanges({ filter: blocks })).toHaveLength(3)
  await node.mine({ blocks: 1 })
  expect(await reading.getFilterChanges({ filter })).toMatchObject([{ transactionHash: toBen, removed: false }])
  expect(await reading.uninstallFilter({ filter })).toBe(true)
  await expect(reading.getFilterChanges({ filter })).rejects.toThrow(/filter not found/)
})

test('proofs of an account, a slot and an absence verify against the state root of the block', async () => {
  const clients = await connect()
  const { reading } = clients
  const token = await deployed(clients, 123n)
  const slot = keccak256(`0x${ana.address.slice(2).padStart(64, '0')}${'00'.repeat(32)}`)
  const proof = await reading.getProof({ address: token, storageKeys: [slot, toHex(99, { size: 32 })] })
  const { stateRoot } = await reading.getBlock()

  const bytes = (text: string) => Uint8Array.from(text.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const hashing = new MerklePatriciaTrie({ useKeyHashing: true })
  const verify = (root: Hex, key: Hex, nodes: readonly Hex[]) =>
    verifyMPTWithMerkleProof(hashing, bytes(root), bytes(key), nodes.map(bytes))
  const leaf = await verify(stateRoot, token, proof.accountProof)
  expect(leaf && toHex(leaf)).toContain(proof.storageHash.slice(2))
  const [held, empty] = proof.storageProof
  expect(held?.value).toBe(123n)
  expect(toHex((await verify(proof.storageHash, slot, held?.proof ?? [])) as Uint8Array)).toBe('0x7b')
  expect(await verify(proof.storageHash, toHex(99, { size: 32 }), empty?.proof ?? [])).toBeNull()
  const nobody = await reading.getProof({ address: stranger, storageKeys: [] })
  expect(await verify(stateRoot, stranger, nobody.accountProof)).toBeNull()
  await expect(verify(stateRoot, stranger, [...proof.accountProof].reverse())).rejects.toThrow()
})

test('reads of fees, blocks and state agree with each other', async () => {
  const clients = await connect()
  const { reading, node, unlocked } = clients
  await unlocked.sendTransaction({ to: ben.address, value: 5n, maxPriorityFeePerGas: parseGwei('2') })
  await node.mine({ blocks: 4 })
  const history = await reading.getFeeHistory({ blockCount: 4, rewardPercentiles: [0, 50, 100] })
  expect(history.oldestBlock).toBe(1n)
  expect(history.baseFeePerGas).toHaveLength(5)
  expect(history.reward?.[0]).toEqual([0n, 0n, parseGwei('2')])
  const block = await reading.getBlock({ blockNumber: 3n, includeTransactions: true })
  expect(history.baseFeePerGas[2]).toBe(block.baseFeePerGas)
  expect(history.gasUsedRatio[2]).toBe(Number(block.gasUsed) / Number(block.gasLimit))
  expect(await reading.getBlockTransactionCount({ blockNumber: 3n })).toBe(block.transactions.length)
  expect(await reading.getBlock({ blockHash: block.hash, includeTransactions: true })).toEqual(block)
  expect(await reading.getBlockNumber()).toBe(4n)
  expect(await reading.getBalance({ address: ben.address, blockNumber: 0n })).toBe(parseEther('1'))
  expect(await reading.getBalance({ address: ben.address })).toBe(parseEther('1') + 5n)
  expect((await reading.getBlock({ blockTag: 'finalized' })).number).toBe(0n)
  expect((await reading.getBlock({ blockTag: 'pending' })).number).toBe(5n)
  const fees = await reading.estimateFeesPerGas()
  expect(fees.maxFeePerGas).toBeGreaterThan(fees.maxPriorityFeePerGas)
  // EIP-7918 keeps it near this fraction of the base fee while nobody posts blobs.
  const floor = ((history.baseFeePerGas[4] ?? 0n) * 8192n) / 131_072n
  expect(Number(await reading.getBlobBaseFee()) / Number(floor)).toBeCloseTo(1, 2)
  const receipts = await reading.getBlockReceipts({ blockNumber: 1n })
  expect(receipts.map((receipt) => receipt.gasUsed).reduce((sum, gas) => sum + gas)).toBe(
    (await reading.getBlock({ blockNumber: 1n })).gasUsed,
  )
})

test('calls are simulated with overrides, and say why they revert', async () => {
  const clients = await connect()
  const { reading, wallet } = clients
  const token = await deployed(clients)
  const contract = { abi: Token.abi, address: token } as const
  const { result, request } = await reading.simulateContract({
    ...contract,
    functionName: 'transfer',
    args: [ben.address, 5n],
    account: ana,
  })
  expect(result).toBe(true)
  expect((await mined(clients, await wallet.writeContract(request))).status).toBe('success')

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
  const clients = await connect()
  const { wallet, unlocked, reading } = clients
  const known = [NonceTooLowError, InsufficientFundsError, IntrinsicGasTooLowError]
  const reason = (sending: Promise<unknown>) =>
    sending.catch((error: BaseError) => error.walk((inner) => known.some((kind) => inner instanceof kind)))
  const fees = { gas: 21_000n, maxFeePerGas: parseGwei('9'), maxPriorityFeePerGas: parseGwei('1') }
  await mined(clients, await wallet.sendTransaction({ to: ben.address, value: 1n }))
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
  const locked = createWalletClient({ chain, transport: custom(clients.world.provider), account: stranger })
  await expect(locked.sendTransaction({ to: ben.address })).rejects.toThrow(/not unlocked/)
  await expect(reading.getBlock({ blockNumber: 99n })).rejects.toThrow(/could not be found/)
  await expect(reading.request({ method: 'eth_nonsense' as never })).rejects.toMatchObject({ code: -32601 })
})

test('the cast signs messages, typed data and transactions', async () => {
  const { unlocked, reading } = await connect()
  const signature = await unlocked.signMessage({ message: 'Grüße' })
  expect(signature).toBe(await ana.signMessage({ message: 'Grüße' }))
  expect(await verifyMessage({ address: ana.address, message: 'Grüße', signature })).toBe(true)
  const typed = {
    domain: { name: 'Till', version: '1', chainId: 31_337, verifyingContract: stranger },
    types: {
      Mail: [
        { name: 'to', type: 'Person[]' },
        { name: 'note', type: 'string' },
      ],
      Person: [
        { name: 'account', type: 'address' },
        { name: 'share', type: 'uint16' },
      ],
    },
    primaryType: 'Mail',
    message: { to: [{ account: ben.address, share: 10 }], note: 'for Ben' },
  } as const
  const typedSignature = await unlocked.signTypedData(typed)
  expect(await recoverTypedDataAddress({ ...typed, signature: typedSignature })).toBe(ana.address)
  const serialised = await unlocked.signTransaction({
    to: ben.address,
    value: 1n,
    gas: 21_000n,
    nonce: 0,
    maxFeePerGas: 10n ** 10n,
    maxPriorityFeePerGas: 1n,
  })
  const hash = await reading.request({ method: 'eth_sendRawTransaction' as never, params: [serialised] as never })
  expect(hash).toBe(keccak256(serialised))
  expect(await unlocked.getAddresses()).toContain(ana.address)
  await expect(unlocked.switchChain({ id: 1 })).rejects.toMatchObject({ code: 4902 })
})

test('the test client changes the chain, and snapshots branch the world', async () => {
  const clients = await connect()
  const { node, reading, unlocked, world } = clients
  const started = await reading.getBlock()
  await node.setBalance({ address: stranger, value: parseEther('2') })
  await node.setNonce({ address: stranger, nonce: 7 })
  await node.setCode({ address: token(), bytecode: GuestbookDebug.deployedBytecode })
  await node.setStorageAt({ address: token(), index: 2, value: toHex(5, { size: 32 }) })
  expect(await reading.getBalance({ address: stranger })).toBe(parseEther('2'))
  expect(await reading.getStorageAt({ address: token(), slot: toHex(2) })).toBe(toHex(5, { size: 32 }))
  await node.impersonateAccount({ address: stranger })
  const hash = await node.sendUnsignedTransaction({ from: stranger, to: ben.address, value: 1n })
  expect((await mined(clients, hash)).status).toBe('success')
  expect(await reading.getTransactionCount({ address: stranger })).toBe(8)

  const before = await world.digest()
  const id = await node.snapshot()
  await unlocked.sendTransaction({ to: ben.address, value: 1n })
  await node.increaseTime({ seconds: 3600 })
  expect((await reading.getBlock()).timestamp).toBeGreaterThan(started.timestamp + 3600n - 12n)
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
  await node.reset()
  expect(await reading.getBlockNumber()).toBe(0n)
})

const token = (): Hex => '0x5fbdb2315678afecb367f032d93f642f64180aa3'
