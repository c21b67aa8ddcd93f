import { MerklePatriciaTrie, verifyMPTWithMerkleProof } from '@ethereumjs/mpt'
import { RLP } from '@ethereumjs/rlp'
import { decodeFunctionResult, encodeDeployData, encodeFunctionData, keccak256, padHex } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { type Drive, drive, hashOfQueued } from '../testing/drive.ts'
import { castById } from './cast.ts'
import { headOf } from './head.ts'
import { blockByHash, blockByNumber, findTransaction, numberOfTag, proofOf, readStorage } from './read.ts'
import { accessListOf, callAt, estimateGas } from './simulate.ts'
import { call, deploy } from './submit.ts'
import { traceTransaction } from './trace.ts'

const ana = castById('ana')?.address as Hex
const ben = castById('ben')?.address as Hex
const transfer = (to: Hex, amount: bigint) =>
  hexToBytes(encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [to, amount] }))
const balanceOf = (holder: Hex) =>
  hexToBytes(encodeFunctionData({ abi: Token.abi, functionName: 'balanceOf', args: [holder] }))
const asBalance = (data: Uint8Array) =>
  decodeFunctionResult({ abi: Token.abi, functionName: 'balanceOf', data: bytesToHex(data) })

let l1: Drive
let token: Hex
let deployed: Hex
beforeAll(async () => {
  l1 = await drive()
  const data = encodeDeployData({ abi: Token.abi, bytecode: Token.bytecode, args: [1000n] })
  deployed = hashOfQueued(await l1.ask((state) => deploy(state, { from: 'ana', data, contract: 'Token' }, 0)))
  await l1.slots()
  token = l1.view().contracts[0]?.address as Hex
  await l1.ask((state) => call(state, { from: 'ana', to: token, data: bytesToHex(transfer(ben, 10n)) }, 0))
  await l1.slots()
})

test('a call reads the world after the block it names', async () => {
  const at = async (block: number) =>
    asBalance((await callAt(l1.state, { to: token, data: balanceOf(ben) }, { at: block })).data)
  expect([await at(1), await at(2)]).toEqual([0n, 10n])
  expect((await callAt(l1.state, { to: token, data: balanceOf(ben) }, { at: 0 })).data).toHaveLength(0)
})

test('a call that reverts says so with its data, and changes nothing', async () => {
  const before = l1.state.world
  const outcome = await callAt(l1.state, { from: ben, to: token, data: transfer(ana, 11n) })
  expect(outcome).toMatchObject({ ok: false, error: 'revert' })
  expect(outcome.data.length).toBeGreaterThan(4)
  expect(l1.state.world).toBe(before)
})

test('what is overridden holds for the call only', async () => {
  const slot = keccak256(`0x${padHex(ben, { size: 32 }).slice(2)}${'00'.repeat(32)}`)
  const rich = padHex('0x4d2', { size: 32 })
  const value = readStorage(l1.state, 2, token, slot)
  const state = [{ address: token, stateDiff: [[slot, rich] as const] }]
  const told = await callAt(l1.state, { to: token, data: balanceOf(ben) }, { at: 'pending', state })
  expect(BigInt(value)).toBe(10n)
  expect(asBalance(told.data)).toBe(1234n)
  const timestamp = await callAt(
    l1.state,
    { data: hexToBytes('0x425f5260205ff3') },
    { at: 'pending', block: { timestamp: 77n } },
  )
  expect(BigInt(bytesToHex(timestamp.data))).toBe(77n)
})

test('the estimate is the least gas with which it succeeds', async () => {
  const request = { from: ana, to: token, data: transfer(ben, 1n) }
  const estimate = await estimateGas(l1.state, request)
  if (!estimate.ok) throw new Error(estimate.error)
  expect(await estimateGas(l1.state, { ...request, gasLimit: estimate.gas })).toEqual(estimate)
  expect((await estimateGas(l1.state, { ...request, gasLimit: estimate.gas - 1n })).ok).toBe(false)
  expect(await estimateGas(l1.state, { from: ana, to: ben, valueWei: 1n })).toEqual({ ok: true, gas: 21_000n })
  expect(await estimateGas(l1.state, { from: ben, to: ana, valueWei: 10n ** 20n })).toMatchObject({
    ok: false,
    error: 'insufficient-funds',
  })
  expect(await estimateGas(l1.state, { from: ben, to: token, data: transfer(ana, 1000n) })).toMatchObject({
    ok: false,
    error: 'revert',
  })
  expect((await estimateGas(l1.state, { from: token, to: ana })).ok).toBe(false)
})

test('an access list names what a call touches, and sending with it costs what it says', async () => {
  const { accessList, gasUsed, error } = await accessListOf(l1.state, { from: ana, to: token, data: transfer(ben, 1n) })
  expect(error).toBeNull()
  expect(accessList.find((item) => item.address === token)?.storageKeys).toHaveLength(2)
  const estimate = await estimateGas(l1.state, { from: ana, to: token, data: transfer(ben, 1n), accessList })
  expect(estimate).toMatchObject({ ok: true, gas: gasUsed })
})

test('a trace tells every opcode, and ends as the receipt says', async () => {
  const found = findTransaction(l1.state, deployed)
  if (found?.stage !== 'sealed') throw new Error('not sealed')
  const opcodes: string[] = []
  const again = await traceTransaction(l1.state, { block: 1, index: 0 }, (step) => opcodes.push(step.opcode.name))
  expect(opcodes.length).toBeGreaterThan(50)
  expect(opcodes.at(-1)).toBe('RETURN')
  expect(again.gasUsed).toBe(found.record.receipt.gasUsed)
})

test('proofs of an account and its storage hold against the state root, absence included', async () => {
  const slots = Array.from({ length: 4 }, (_, n) => padHex(`0x${n}`, { size: 32 }))
  const { stateRoot } = headOf(l1.state).header
  for (const address of [token, ana, `0x${'77'.repeat(20)}` as Hex]) {
    const proof = proofOf(l1.state, headOf(l1.state).number, address, slots)
    const verify = (root: Uint8Array, key: Hex, nodes: readonly Hex[]) =>
      verifyMPTWithMerkleProof(
        new MerklePatriciaTrie({ useKeyHashing: true }),
        root,
        hexToBytes(key),
        nodes.map(hexToBytes),
      )
    const account = await verify(stateRoot, address, proof.accountProof)
    if (account === null) {
      expect(proof).toMatchObject({ balance: 0n, nonce: 0n })
      continue
    }
    const [nonce, balance, storageRoot] = RLP.decode(account) as Uint8Array[]
    expect(BigInt(`0x0${bytesToHex(balance as Uint8Array).slice(2)}`)).toBe(proof.balance)
    expect(BigInt(`0x0${bytesToHex(nonce as Uint8Array).slice(2)}`)).toBe(proof.nonce)
    expect(bytesToHex(storageRoot as Uint8Array)).toBe(proof.storageHash)
    for (const { key, value, proof: nodes } of proof.storageProof) {
      if (nodes.length === 0) continue
      const stored = await verify(hexToBytes(proof.storageHash), key, nodes)
      expect(stored === null ? 0n : BigInt(bytesToHex(RLP.decode(stored) as Uint8Array))).toBe(value)
    }
  }
})

test('blocks are found by number, hash and tag', async () => {
  const head = headOf(l1.state)
  expect(blockByHash(l1.state, head.hash)).toBe(head)
  expect(blockByNumber(l1.state, head.number)).toBe(head)
  expect(blockByNumber(l1.state, 999)).toBeNull()
  expect((['earliest', 'finalized', 'safe', 'latest'] as const).map((tag) => numberOfTag(l1.state, tag))).toEqual([
    0, 0, 0, 2,
  ])
})
