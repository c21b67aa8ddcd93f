import { MerklePatriciaTrie, verifyMPTWithMerkleProof } from '@ethereumjs/mpt'
import {
  decodeEventLog,
  encodeFunctionData,
  getAddress,
  type Hex,
  keccak256,
  parseEther,
  parseGwei,
  toBlobs,
  toHex,
} from 'viem'
import { expect, test } from 'vitest'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { ana, ben, connectViem, deployToken, mallory, stranger } from '../../testing/viemClients.ts'
import { loadKzg } from '../blobs/kzg.ts'

test('every transaction type is sent, included and read back', async () => {
  const clients = await connectViem()
  const { reading, wallet } = clients
  const token = await deployToken(clients)
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
  const clients = await connectViem()
  const { reading, wallet, unlocked, node, world } = clients
  const token = await deployToken(clients)
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
  const clients = await connectViem()
  const { reading } = clients
  const token = await deployToken(clients, 123n)
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
  const clients = await connectViem()
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

test('the node signs every transaction type for the cast, and writes plain ones into the log as a person would', async () => {
  const clients = await connectViem()
  const { reading, unlocked, wallet, node, world } = clients
  const token = await deployToken(clients)
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'approve', args: [ben.address, 1n] })
  const accessList = [{ address: token, storageKeys: [toHex(1, { size: 32 })] }]
  const authorization = await wallet.signAuthorization({ account: mallory, contractAddress: token })
  const blob = `0x${'07'.padEnd(2 * 131_072, '0')}`
  const ask = async (fields: object) => {
    const reply = await world.ask('eth_sendTransaction', [{ from: ana.address, to: token, data, ...fields }])
    if (!reply.ok) throw new Error(reply.error.message)
    return reply.result as Hex
  }
  const sent = [
    await ask({ gasPrice: toHex(parseGwei('2')) }),
    await ask({ gasPrice: toHex(parseGwei('2')), accessList }),
    await unlocked.sendTransaction({ to: token, data }),
    await ask({ blobs: [blob] }),
    await unlocked.sendTransaction({ to: token, data, authorizationList: [authorization] }),
  ]
  const bare = await unlocked.sendTransaction({ to: ben.address, value: 9n })
  await node.mine({ blocks: 1 })
  for (const [type, hash] of sent.entries()) {
    const receipt = await reading.request({ method: 'eth_getTransactionReceipt', params: [hash] })
    expect(receipt).toMatchObject({ type: toHex(type), status: '0x1' })
  }
  expect((await reading.getTransactionReceipt({ hash: bare })).gasUsed).toBe(21_000n)
  const log = (await world.engine.log(world.id())).filter((entry) => entry.by === 'ana')
  expect(log.map((entry) => entry.type)).toEqual([
    'l1.sendRaw',
    'l1.sendRaw',
    'l1.call',
    'l1.sendRaw',
    'l1.sendRaw',
    'l1.pay',
  ])
  expect(log.at(-1)).toMatchObject({ by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '9' } })
})
