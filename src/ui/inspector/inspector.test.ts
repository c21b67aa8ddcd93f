import { encodeDeployData, encodeFunctionData, keccak256 } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { AnyAction, Hex } from '../../kernel/types.ts'
import { BACKGROUND } from '../../l1/chain/cast.ts'
import { frameAt, type Trace } from '../../l1/trace/trace.ts'
import type { L1View } from '../../l1/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { GuestbookDebug } from '../../systems/ground/contracts/generated/Guestbook.debug.ts'
import { Guestbook } from '../../systems/ground/contracts/generated/Guestbook.ts'
import { TillDebug } from '../../systems/ground/contracts/generated/Till.debug.ts'
import { Till } from '../../systems/ground/contracts/generated/Till.ts'
import type { WorldId } from '../../worker/api.ts'
import { createEngine } from '../../worker/engine.ts'
import { balanceChanges } from './model/balances.ts'
import { baseFeeByRule, baseFeeRule, blockRows, headerFields, headerHash, headerRlp, slotOf } from './model/block.ts'
import { EVERYBODY_ELSE, sameHex } from './model/cells.ts'
import { feeOf, gasModel, splitOf } from './model/gas.ts'
import { matchesCode, matchesCreation } from './model/knownCode.ts'
import { decodeAccount, decodeSlot, type PathStep, spoilt, walkPath } from './model/merkle.ts'
import { listGroups, txGroups } from './model/rlp.ts'
import { countersOfCode, isCreation, linesRun, locatorFor, standsAt } from './model/sourceAt.ts'
import { jumpFrom, stepFacts } from './model/steps.ts'
import { readAccount } from './panels/readAccount.ts'
import { readBlock } from './panels/readBlock.ts'
import { readProof } from './panels/readProof.ts'
import { readTx } from './panels/readTx.ts'
import { type ChainReads, type Reading, readingOf } from './reads.ts'

// The inspector's models over a real chain, read the way the page reads it.

const engine = createEngine()
let id: WorldId
let view: L1View
let book: Hex
let till: Hex
const txs: { [name: string]: Hex } = {}
/** Balances before and after a block, by name. */
const around: { [name: string]: { before: L1View; after: L1View } } = {}

const look = async (): Promise<L1View> => (await engine.view(id)) as L1View

async function inBlock(name: string, action: AnyAction): Promise<void> {
  const { outcome } = await engine.act(id, action)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  const before = await look()
  txs[name] = before.mempool[0]?.hash ?? '0x'
  await engine.advance(id, 12)
  around[name] = { before, after: await look() }
}

async function reading(): Promise<Reading> {
  const { moment } = await engine.status(id)
  const reads: ChainReads = {
    key: [id, moment.position, moment.seq],
    request: async ({ method, params }) => {
      const { reply } = await engine.request(id, { method, params: params as never }, { at: moment })
      if (!reply.ok) throw new Error(reply.error.message)
      return reply.result
    },
    trace: (hash) => engine.trace(id, hash, { at: moment }),
  }
  return readingOf(reads)
}

const call = (from: string, to: Hex, data: Hex, more: object = {}): AnyAction => ({
  type: 'l1.call',
  by: from,
  args: { from, to, data, ...more },
})

beforeAll(async () => {
  const params = { blobSchedule: 'bpo2' }
  id = (await engine.open({ system: 'ground', seed: 'inspector', params, log: [] })).status.id
  const deploy = (data: Hex, contract: string): AnyAction => ({
    type: 'l1.deploy',
    by: 'ana',
    args: { from: 'ana', data, contract },
  })
  await inBlock('deploy', deploy(encodeDeployData({ ...Guestbook, args: ['Visitors'] }), 'Guestbook'))
  view = await look()
  book = view.contracts.at(-1)?.address ?? '0x'
  const people = view.people.slice(0, 2).map((person) => person.address)
  await inBlock('till', deploy(encodeDeployData({ ...Till, args: [people, [4_000, 6_000]] }), 'Till'))
  till = (await look()).contracts.at(-1)?.address ?? '0x'
  const line = encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: ['Hello'] })
  await inBlock('sign', call('ben', book, line))
  await inBlock(
    'fail',
    call('eve', book, encodeFunctionData({ abi: Guestbook.abi, functionName: 'like', args: [7n] }), {
      gasLimit: 90_000,
    }),
  )
  await inBlock('fill', call('dan', till, '0x', { valueWei: '1000000000000000' }))
  await inBlock('collect', call('ana', till, encodeFunctionData({ abi: Till.abi, functionName: 'collect' })))
  view = await look()
})

async function txAndTrace(name: string) {
  const from = await reading()
  const hash = txs[name] ?? '0x'
  const found = await readTx(from, hash)
  const trace = await from.trace(hash)
  if (found?.receipt == null || trace === null) throw new Error(`${name} is not in a block`)
  return { tx: found.facts, receipt: found.receipt, trace }
}

test('a block’s hash is that of the header put together from what JSON-RPC tells', async () => {
  const from = await reading()
  for (let number = 0; number <= view.head; number++) {
    const block = await readBlock(from, number)
    if (block === null) throw new Error(`no block ${number}`)
    const fields = headerFields(block.json)
    expect(headerHash(fields)).toBe(block.facts.hash)
    const raw = hexToBytes(headerRlp(fields))
    const groups = listGroups(raw, { from: 0, lead: 'list', names: fields.map(([name]) => name) })
    expect(groups.map(({ label }) => label)).toEqual(['list', ...fields.map(([name]) => name)])
    expect(groups.flatMap(({ bytes }) => [...bytes])).toEqual([...raw])
  }
})

test('the next base fee follows from the block as the rule says, and the slot from its time', async () => {
  const from = await reading()
  for (let number = 1; number < view.head; number++) {
    const block = await readBlock(from, number)
    const next = await readBlock(from, number + 1)
    if (block === null || next === null) throw new Error('no block')
    expect(baseFeeByRule(block.facts)).toBe(next.facts.baseFee)
    expect(block.facts.nextBaseFee).toBe(next.facts.baseFee)
    expect(slotOf({ ...view, blocks: [] }, block.facts, block.genesisTime)).toBe(slotOf(view, block.facts, 0n))
    const summary = view.blocks.find((each) => each.number === number)
    const burnt = blockRows(block.facts, summary?.slot ?? 0, view).at(-1)
    expect(burnt?.value).toMatchObject({ kind: 'mono' })
    expect(block.facts.gasUsed * block.facts.baseFee).toBe(BigInt(summary?.burntWei ?? 0))
  }
})

test('a base fee set by hand is not passed off as the rule’s', async () => {
  const block = await readBlock(await reading(), 1)
  if (block === null) throw new Error('no block')
  expect(baseFeeRule({ ...block.facts, nextBaseFee: 1n }).note).not.toBe(baseFeeRule(block.facts).note)
})

test('beyond the head there is nothing', async () => {
  expect(await readBlock(await reading(), view.head + 1)).toBeNull()
  expect(await readTx(await reading(), `0x${'12'.repeat(32)}`)).toBeNull()
})

test('signed bytes come apart into named fields and hash to the transaction', async () => {
  const { client } = await reading()
  for (const hash of Object.values(txs)) {
    const raw = (await client.request({ method: 'eth_getRawTransactionByHash', params: [hash] } as never)) as Hex
    const groups = txGroups(hexToBytes(raw), { type: 'type', list: 'list' })
    expect(groups.flatMap(({ bytes }) => [...bytes])).toEqual([...hexToBytes(raw)])
    expect(groups.map(({ label }) => label).slice(0, 4)).toEqual(['type', 'list', 'chainId', 'nonce'])
    expect(groups.at(-1)?.label).toBe('s')
    expect(keccak256(raw)).toBe(hash)
  }
})

test('balance changes are what the state shows before and after', async () => {
  for (const name of ['deploy', 'sign', 'fail', 'fill', 'collect']) {
    const { tx, receipt, trace } = await txAndTrace(name)
    const changes = balanceChanges(trace, { from: tx.from, proposer: receipt.proposer, ...feeOf(receipt) }) ?? []
    const { before, after } = around[name] ?? {}
    for (const [index, person] of (before?.people ?? []).entries()) {
      // The proposer is paid by everybody else's traffic, too.
      if (sameHex(person.address, receipt.proposer)) continue
      const change = changes.find(({ address }) => sameHex(address, person.address))
      const moved = BigInt(after?.people[index]?.balanceWei ?? 0) - BigInt(person.balanceWei)
      expect([name, person.id, (change?.moved ?? 0n) + (change?.fees ?? 0n)]).toEqual([name, person.id, moved])
    }
  }
})

test('ether that a call carries moves once, and what failed moves none', async () => {
  const collect = await txAndTrace('collect')
  const changes = balanceChanges(collect.trace, {
    from: collect.tx.from,
    proposer: '0x01',
    burnt: 0n,
    tip: 0n,
    blobFee: 0n,
  })
  expect(changes).toEqual([
    { address: collect.tx.from, moved: 400_000_000_000_000n, fees: 0n },
    { address: till, moved: -400_000_000_000_000n, fees: 0n },
  ])
  const failed: Trace = {
    ...collect.trace,
    frames: collect.trace.frames.map((frame, i) => (i === 0 ? { ...frame, error: 'revert' } : frame)),
  }
  expect(balanceChanges(failed, { from: collect.tx.from, proposer: '0x01', burnt: 0n, tip: 0n, blobFee: 0n })).toEqual(
    [],
  )
})

test('the parts of the gas add up, and the fee is what the sender paid', async () => {
  for (const name of Object.keys(txs)) {
    const { tx, receipt, trace } = await txAndTrace(name)
    const split = splitOf(tx, receipt, trace.frames[0]?.gasUsed ?? 0)
    const { bar, whole } = gasModel(split, tx.gasLimit)
    expect(bar.reduce((sum, { amount }) => sum + amount, 0n)).toBe(whole)
    expect(whole - BigInt(split.refund)).toBe(receipt.gasUsed)
    const paid = view.transactions.find(({ hash }) => hash === tx.hash)?.feeWei
    expect(feeOf(receipt).total).toBe(BigInt(paid ?? -1))
  }
})

test('a contract is known by its code, whatever its immutables', async () => {
  const { client } = await reading()
  const code = (await client.getCode({ address: book })) ?? '0x'
  expect(code).not.toBe(GuestbookDebug.deployedBytecode)
  expect(matchesCode(GuestbookDebug, code)).toBe(true)
  expect(matchesCode(TillDebug, code)).toBe(false)
  expect(matchesCode(GuestbookDebug, '0x')).toBe(false)
  const { tx } = await txAndTrace('deploy')
  expect(matchesCreation(Guestbook, tx.input)).toBe(true)
  expect(matchesCreation(Till, tx.input)).toBe(false)
})

const lineOf = (words: string): number => {
  const lines = GuestbookDebug.sources[0]?.text.split('\n') ?? []
  return lines.findIndex((line) => line.includes(words)) + 1
}
const known = { artifact: Guestbook, debug: GuestbookDebug }

test('the lines of a call are those of its function, and the event’s step stands on the event’s line', async () => {
  const { trace } = await txAndTrace('sign')
  const frame = frameAt(trace, 0)
  const locator = locatorFor(known, frame)
  const lines = linesRun(locator, countersOfCode(trace, frame)).get(0)
  expect(lines?.has(lineOf('emit Signed'))).toBe(true)
  expect(lines?.has(lineOf('emit Liked'))).toBe(false)
  const log = jumpFrom(trace, 0, 'log', 1) ?? -1
  expect(stepFacts(trace, log).name).toMatch(/^LOG/)
  expect(standsAt(trace, locator, log)?.range.firstLine).toBe(lineOf('emit Signed'))
  expect(jumpFrom(trace, log, 'log', 1)).toBeNull()
  expect(jumpFrom(trace, trace.length, 'log', -1)).toBe(log)
})

test('a creation runs the constructor’s lines', async () => {
  const { trace } = await txAndTrace('deploy')
  const frame = frameAt(trace, 0)
  expect(isCreation(frame)).toBe(true)
  const lines = linesRun(locatorFor(known, frame), countersOfCode(trace, frame)).get(0)
  expect(lines?.has(lineOf('keeper = msg.sender'))).toBe(true)
})

test('a PUSH shows what it pushes', async () => {
  const { trace } = await txAndTrace('sign')
  expect(stepFacts(trace, 0)).toMatchObject({ name: 'PUSH1', operand: 0x80n, stack: [], takes: 0 })
})

test('a proof leads from the state root through the account to a slot; a spoilt node does not', async () => {
  const at = await reading()
  const slot: Hex = `0x${'00'.repeat(32)}`
  const { accountProof, storageProof, stateRoot } = await readProof(at, book, slot)
  const account = walkPath({ root: stateRoot, key: book, proof: accountProof })
  const leaf = decodeAccount(account.value ?? '0x')
  expect(leaf).toMatchObject({ nonce: 1n, storageRoot: (await readAccount(at, book)).storageHash })
  const storage = walkPath({ root: leaf?.storageRoot ?? '0x', key: slot, proof: storageProof })
  expect(storage.outcome).toBe('present')
  expect(decodeSlot(storage.value ?? '0x')).toBe(
    BigInt((await at.client.getStorageAt({ address: book, slot })) ?? '0x0'),
  )
  const [first] = account.steps
  const spoiltProof = accountProof.with(0, spoilt(first as PathStep))
  expect(walkPath({ root: stateRoot, key: book, proof: spoiltProof }).outcome).toBe('broken')
  const nobody = await readProof(at, '0x00000000000000000000000000000000deadbeef', null)
  expect(
    walkPath({
      root: nobody.stateRoot,
      key: '0x00000000000000000000000000000000deadbeef',
      proof: nobody.accountProof,
    }).outcome,
  ).toBe('absent')
})

test('the account behind everybody else is the engine’s', () => {
  expect(EVERYBODY_ELSE).toBe(BACKGROUND.address)
})
