import { Block, createBlockFromRLP } from '@ethereumjs/block'
import { MerkleStateManager } from '@ethereumjs/statemanager'
import { Account, createAddressFromString } from '@ethereumjs/util'
import { createVM, runBlock, type VM } from '@ethereumjs/vm'
import { expect, test } from 'vitest'
import { hexToBytes } from '../../lib/hex.ts'
import { vectorGet, vectorItems } from '../../lib/persistentVector.ts'
import { loadKzg } from '../blobs/kzg.ts'
import { BACKGROUND, CAST } from '../chain/cast.ts'
import type { L1State } from '../chain/state.ts'
import { createPlainCommon } from '../machine/rules.ts'
import { randomChain } from '../testing/randomChain.ts'
import { BLOB_SCHEDULES, type BlobScheduleName } from '../types.ts'
import { BUSY_CONTRACT } from './background.ts'
import { BEACON_ROOTS, BLOCK_HASHES } from './systemContracts.ts'

/** Builds each block from its bytes and runs it with ethereumjs as it comes: its own EVM, tries and cryptography. */
async function expectStockAgrees(l1: L1State): Promise<Map<string, number>> {
  const blockchain = {
    getBlock: async (number: number) => ({
      hash: () => vectorGet(l1.blocks, number)?.header.hash() ?? new Uint8Array(32),
    }),
    putBlock: async () => {},
    shallowCopy: () => blockchain,
  }
  const genesis = vectorGet(l1.blocks, 0)
  const stateManager = new MerkleStateManager({
    common: createPlainCommon(l1.params.chainId, genesis?.machine.scheduleName ?? 'bpo2'),
  })
  // One for each fork that the chain went through, all of them on one state.
  const vms = new Map<BlobScheduleName, VM>()
  const vmOf = async (fork: BlobScheduleName): Promise<VM> => {
    const known = vms.get(fork)
    if (known !== undefined) return known
    const common = createPlainCommon(l1.params.chainId, fork)
    common.customCrypto.kzg = await loadKzg()
    const vm = await createVM({ common, stateManager, blockchain })
    vms.set(fork, vm)
    return vm
  }
  for (const { address, genesisBalanceWei } of [...CAST, BACKGROUND]) {
    if (genesisBalanceWei > 0n)
      await stateManager.putAccount(createAddressFromString(address), new Account(0n, genesisBalanceWei))
  }
  for (const { address, code } of [BEACON_ROOTS, BLOCK_HASHES, BUSY_CONTRACT]) {
    await stateManager.putAccount(createAddressFromString(address), new Account(1n, 0n))
    await stateManager.putCode(createAddressFromString(address), hexToBytes(code))
  }
  expect(await stateManager.getStateRoot()).toEqual(genesis?.header.stateRoot)

  const kinds = new Map<string, number>()
  const count = (kind: string) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  let parent = new Block(genesis?.header, [], [], [], {
    common: (await vmOf(genesis?.machine.scheduleName ?? 'bpo2')).common,
  })
  for (const ours of vectorItems(l1.blocks, 1)) {
    const vm = await vmOf(ours.machine.scheduleName)
    const { common } = vm
    const bytes = new Block(
      ours.header,
      ours.transactions.map(({ tx }) => tx),
      [],
      [],
      { common: ours.machine.common },
    ).serialize()
    const block = createBlockFromRLP(bytes, { common })
    expect(block.hash()).toEqual(ours.header.hash())
    expect(block.header.baseFeePerGas).toBe(parent.header.calcNextBaseFee())
    expect(block.header.excessBlobGas).toBe(parent.header.calcNextExcessBlobGas(block.common))
    expect(await block.transactionsTrieIsValid()).toBe(true)
    // Throws unless state root, receipts root, bloom, gas and requests are what it finds itself.
    await runBlock(vm, { block, skipHeaderValidation: true, skipBlockValidation: true })
    parent = block
    count('blocks')
    if ((ours.header.blobGasUsed ?? 0n) > 0n) count(`blobs under ${ours.machine.scheduleName}`)
    for (const { tx, traffic, receipt } of ours.transactions) {
      const isBackground = traffic === 'background'
      count(isBackground ? 'background' : `type ${tx.type}`)
      if (tx.to === undefined && receipt.ok) count('deployed')
      if (!receipt.ok && !isBackground) count('failed')
    }
  }
  return kinds
}

test('stock ethereumjs agrees with every hash of 120 random blocks', { timeout: 120_000 }, async () => {
  const kinds = await expectStockAgrees(await randomChain('stock', 120))
  for (const kind of ['type 0', 'type 1', 'type 2', 'type 3', 'type 4', 'deployed', 'failed', 'background']) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(12)
  }
})

for (const blobSchedule of ['cancun', 'prague', 'bpo1', 'danksharding'] satisfies BlobScheduleName[]) {
  test(`stock ethereumjs agrees under ${blobSchedule}`, { timeout: 60_000 }, async () => {
    await expectStockAgrees(
      await randomChain(`stock-${blobSchedule}`, 15, { blobSchedule, backgroundBaseFeeWei: null }),
    )
  })
}

test('stock ethereumjs agrees with a chain that goes through all five forks', { timeout: 60_000 }, async () => {
  const forks = { 13: 'prague', 25: 'bpo1', 37: 'bpo2', 49: 'danksharding' } as const
  const chain = await randomChain('all-forks', 60, { blobSchedule: 'cancun' }, forks)
  expect(chain.machine.scheduleName).toBe('danksharding')
  const kinds = await expectStockAgrees(chain)
  for (const fork of BLOB_SCHEDULES) expect(kinds.get(`blobs under ${fork}`) ?? 0, fork).toBeGreaterThan(0)
})
