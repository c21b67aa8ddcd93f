import { MerklePatriciaTrie, verifyMPTWithMerkleProof } from '@ethereumjs/mpt'
import {
  AbiCoder,
  type Contract,
  ContractFactory,
  type ContractMethod,
  type ContractTransactionResponse,
  decodeRlp,
  getBytes,
  HDNodeWallet,
  JsonRpcProvider,
  keccak256,
  parseEther,
  parseUnits,
  Transaction,
  toBeHex,
  toBigInt,
  toQuantity,
  verifyMessage,
  verifyTypedData,
} from 'ethers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadKzg } from '../../l1/blobs/kzg.ts'
import { CAST_MNEMONIC } from '../../l1/chain/cast.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { startRpcServer } from '../../testing/rpcServer.ts'

// ethers 6 over HTTP, as a script or an application has it: keys of its own, and nothing told about the lab.

let node: Awaited<ReturnType<typeof startRpcServer>>
let provider: JsonRpcProvider
let ana: HDNodeWallet
let ben: HDNodeWallet
let cleo: HDNodeWallet
let token: Contract
let tokenAddress: string

beforeAll(async () => {
  node = await startRpcServer()
  provider = connect(node.address)
  ana = wallet(0)
  ben = wallet(1)
  cleo = wallet(6)
  const factory = new ContractFactory(Token.abi, Token.bytecode, ana)
  token = (await (await factory.deploy(1000n)).waitForDeployment()) as Contract
  tokenAddress = await token.getAddress()
})
afterAll(async () => {
  provider.destroy()
  await node.stop()
})

/** What a trie of that root holds for the key, by the nodes alone: ethereumjs' own verifier, not ours. */
const verified = (root: string, key: string, nodes: readonly string[]) =>
  verifyMPTWithMerkleProof(
    new MerklePatriciaTrie({ useKeyHashing: true }),
    getBytes(root),
    getBytes(key),
    nodes.map((node) => getBytes(node)),
  )

/** Quick to look again, and with no memory of its own: simulated blocks come faster than real ones. */
function connect(address: string): JsonRpcProvider {
  const connected = new JsonRpcProvider(address, undefined, { cacheTimeout: -1 })
  connected.pollingInterval = 20
  return connected
}
const wallet = (index: number) =>
  HDNodeWallet.fromPhrase(CAST_MNEMONIC, undefined, `m/44'/60'/0'/0/${index}`).connect(provider)

test('every transaction type is sent, sealed at once, and read back', async () => {
  const gasPrice = parseUnits('3', 'gwei')
  const accessList = [{ address: tokenAddress, storageKeys: [toBeHex(0, 32)] }]
  const authorization = await cleo.authorize({ address: tokenAddress })
  const blob = new Uint8Array(131_072)
  blob.set(new TextEncoder().encode('a rollup speaks'), 1)
  const kzg = await loadKzg()
  const requests = [
    { type: 0, gasPrice },
    { type: 1, gasPrice, accessList },
    { type: 2 },
    { type: 3, blobs: [blob], kzg: kzg as never, maxFeePerBlobGas: parseUnits('10', 'gwei'), gasLimit: 100_000n },
    { type: 4, to: cleo.address, authorizationList: [authorization], data: '0x18160ddd', gasLimit: 100_000n },
  ]
  for (const request of requests) {
    const sent = await ana.sendTransaction({ to: ben.address, ...request })
    const receipt = await sent.wait()
    expect([request.type, receipt?.type, receipt?.status]).toEqual([request.type, request.type, 1])
    const found = await provider.getTransaction(sent.hash)
    expect(found).toMatchObject({ type: request.type, from: ana.address, blockNumber: receipt?.blockNumber })
    // Signed there, encoded here: the raw bytes of the node are those of the transaction.
    const raw = (await provider.send('eth_getRawTransactionByHash', [sent.hash])) as string
    expect([keccak256(raw), Transaction.from(raw).hash]).toEqual([sent.hash, sent.hash])
  }
  expect(await provider.getCode(cleo.address)).toBe(`0xef0100${tokenAddress.slice(2).toLowerCase()}`)
})

test('logs are found, and follow a contract that is listened to', async () => {
  const heard: bigint[] = []
  await token.on('Transfer', (_from: string, _to: string, value: bigint) => heard.push(value))
  const blocks: number[] = []
  await provider.on('block', (number: number) => blocks.push(number))
  // What is sent before a listener has taken hold is not heard: it starts from the block that it first sees.
  await vi.waitFor(async () => {
    await provider.send('evm_mine', [])
    expect(blocks.length).toBeGreaterThan(0)
  })
  const receipt = await (await call('transfer', ben.address, 7n)).wait()
  await vi.waitFor(() => expect(heard).toEqual([7n]), { timeout: 5000 })
  await vi.waitFor(() => expect(blocks).toContain(receipt?.blockNumber), { timeout: 5000 })
  await token.off('Transfer')
  await provider.off('block')

  const [log] = await token.queryFilter('Transfer', receipt?.blockNumber, receipt?.blockNumber)
  expect(log).toMatchObject({
    transactionHash: receipt?.hash,
    address: tokenAddress,
    args: [ana.address, ben.address, 7n],
  })
  expect(receipt?.logs).toHaveLength(1)
  expect(await provider.getLogs({ fromBlock: 0, topics: [keccak256(new TextEncoder().encode('Nobody()'))] })).toEqual(
    [],
  )
})

test('filters tell what has happened since they were last asked', async () => {
  const send = (method: string, ...params: unknown[]) => provider.send(method, params)
  const filters = {
    blocks: await send('eth_newBlockFilter'),
    pending: await send('eth_newPendingTransactionFilter'),
    logs: await send('eth_newFilter', { address: tokenAddress }),
  }
  expect(new Set(Object.values(filters)).size).toBe(3)
  const receipt = await (await call('transfer', ben.address, 3n)).wait()
  expect(await send('eth_getFilterChanges', filters.blocks)).toEqual([receipt?.blockHash])
  expect(await send('eth_getFilterChanges', filters.pending)).toEqual([receipt?.hash])
  expect(await send('eth_getFilterChanges', filters.logs)).toMatchObject([{ transactionHash: receipt?.hash }])
  expect(await send('eth_getFilterChanges', filters.logs)).toEqual([])
  expect(await send('eth_uninstallFilter', filters.logs)).toBe(true)
  expect(await send('eth_uninstallFilter', filters.logs)).toBe(false)
  await expect(send('eth_getFilterChanges', filters.logs)).rejects.toMatchObject({ error: { code: -32000 } })
})

test('a proof leads from the state root to the balance and to a storage slot', async () => {
  const block = await provider.getBlock('latest')
  const at = toBeHex(block?.number ?? 0).replace(/^0x0+(?=.)/, '0x')
  const slot = keccak256(new AbiCoder().encode(['address', 'uint256'], [ana.address, 0]))
  const proof = await provider.send('eth_getProof', [tokenAddress, [slot], at])
  const header = await provider.send('eth_getBlockByNumber', [at, false])
  const account = await verified(header.stateRoot, tokenAddress, proof.accountProof)
  expect(account === null ? null : decodeRlp(account)).toEqual([
    '0x01',
    '0x',
    proof.storageHash,
    keccak256(await provider.getCode(tokenAddress)),
  ])
  const [stored] = proof.storageProof
  const value = await verified(proof.storageHash, slot, stored.proof)
  const balance = await (token.getFunction('balanceOf') as ContractMethod).staticCall(ana.address)
  expect(value === null ? null : toBigInt(decodeRlp(value) as string)).toBe(balance)
  expect(BigInt(stored.value)).toBe(balance)
})

test('a sealed transaction is traced step by step and call by call', async () => {
  const receipt = await (await call('transfer', ben.address, 1n)).wait()
  const steps = await provider.send('debug_traceTransaction', [receipt?.hash])
  expect(steps).toMatchObject({ failed: false, gas: Number(receipt?.gasUsed) })
  expect(steps.structLogs.map((step: { op: string }) => step.op)).toEqual(expect.arrayContaining(['SSTORE', 'LOG3']))
  const frame = await provider.send('debug_traceTransaction', [receipt?.hash, { tracer: 'callTracer' }])
  expect(frame).toMatchObject({ type: 'CALL', from: ana.address.toLowerCase(), to: tokenAddress.toLowerCase() })
  expect(BigInt(frame.gasUsed)).toBe(receipt?.gasUsed)
})

test('the fee market is told block by block', async () => {
  const history = await provider.send('eth_feeHistory', ['0x3', 'latest', [10, 50, 90]])
  expect(history.baseFeePerGas).toHaveLength(4)
  expect(history.gasUsedRatio).toHaveLength(3)
  expect(history.reward.map((row: unknown[]) => row.length)).toEqual([3, 3, 3])
  const newest = await provider.getBlock('latest')
  expect(BigInt(history.baseFeePerGas[2])).toBe(newest?.baseFeePerGas)
  const { gasPrice, maxPriorityFeePerGas } = await provider.getFeeData()
  expect(gasPrice).toBe(BigInt(history.baseFeePerGas[3]) + (maxPriorityFeePerGas ?? 0n))
  expect(BigInt(await provider.send('eth_blobBaseFee', []))).toBeGreaterThan(0n)
})

test('the node signs for those whose keys it has, and what it signs holds', async () => {
  const signer = await provider.getSigner(ben.address)
  expect(verifyMessage('hello', await signer.signMessage('hello'))).toBe(ben.address)
  const domain = { name: 'Lab', chainId: 31_337 }
  const types = { Note: [{ name: 'text', type: 'string' }] }
  const signature = await signer.signTypedData(domain, types, { text: 'hello' })
  expect(verifyTypedData(domain, types, { text: 'hello' }, signature)).toBe(ben.address)
  const receipt = await (await signer.sendTransaction({ to: ana.address, value: parseEther('0.01') })).wait()
  expect(receipt).toMatchObject({ status: 1, from: ben.address })
})

test('what fails says so in the words of ethers', async () => {
  const tooMuch = call('transfer', ben.address, 10n ** 9n)
  await expect(tooMuch).rejects.toMatchObject({ code: 'CALL_EXCEPTION', data: expect.stringMatching(/^0x[0-9a-f]{8}/) })
  await expect(ana.sendTransaction({ to: ben.address, value: parseEther('1000') })).rejects.toMatchObject({
    code: 'INSUFFICIENT_FUNDS',
  })
  await expect(ana.sendTransaction({ to: ben.address, nonce: 0 })).rejects.toMatchObject({ code: 'NONCE_EXPIRED' })
})

test('snapshots, time and impersonation work as in any development node', async () => {
  const snapshot = await provider.send('evm_snapshot', [])
  const before = await provider.getBalance(ben.address)
  const whale = '0x00000000000000000000000000000000000000aa'
  await provider.send('hardhat_setBalance', [whale, toQuantity(parseEther('5'))])
  await provider.send('hardhat_impersonateAccount', [whale])
  await (await (await provider.getSigner(whale)).sendTransaction({ to: ben.address, value: parseEther('1') })).wait()
  expect(await provider.getBalance(ben.address)).toBe(before + parseEther('1'))
  const then = await provider.getBlock('latest')
  await provider.send('evm_increaseTime', [3600])
  await provider.send('evm_mine', [])
  expect((await provider.getBlock('latest'))?.timestamp).toBeGreaterThanOrEqual((then?.timestamp ?? 0) + 3600)
  expect(await provider.send('evm_revert', [snapshot])).toBe(true)
  expect(await provider.getBalance(ben.address)).toBe(before)
  // The node still seals each transaction on its own.
  expect((await (await ana.sendTransaction({ to: ben.address, value: 1n })).wait())?.status).toBe(1)
})

function call(name: string, ...args: unknown[]): Promise<ContractTransactionResponse> {
  return token.getFunction(name).send(...args)
}
