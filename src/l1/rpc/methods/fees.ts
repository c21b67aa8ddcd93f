// What things cost: now, next, and lately.

import * as v from 'valibot'
import type { Hex } from '../../../kernel/types.ts'
import { vectorGet } from '../../../lib/persistentVector.ts'
import { nextBaseFee } from '../../chain/environment.ts'
import { blobBaseFee } from '../../chain/feeMarket.ts'
import { headOf } from '../../chain/head.ts'
import type { BlockRecord, L1State } from '../../chain/state.ts'
import { mostBlobGas } from '../../mempool/pending.ts'
import { DEFAULT_TIP_WEI, nextBlobBaseFee } from '../../wallet/wallet.ts'
import { requireBlock } from '../blockRef.ts'
import { method, type RpcMethods } from '../method.ts'
import { toQuantity } from '../quantities.ts'
import { blockNumber, list, wholeNumber } from '../schemas.ts'

/** As geth has it: more is silently less. */
const MOST_BLOCKS = 1024

const percentiles = v.pipe(
  list(
    v.pipe(v.number('must be a number'), v.minValue(0, 'must be 0 to 100'), v.maxValue(100, 'must be 0 to 100')),
    100,
  ),
  v.check(
    (given) => given.every((one, at) => at === 0 || one >= (given[at - 1] as number)),
    'must be in ascending order',
  ),
)

export const feeMethods: RpcMethods = {
  eth_gasPrice: method([], ({ l1 }) => toQuantity(nextBaseFee(l1) + DEFAULT_TIP_WEI)),
  eth_maxPriorityFeePerGas: method([], () => toQuantity(DEFAULT_TIP_WEI)),
  eth_blobBaseFee: method([], ({ l1 }) => toQuantity(nextBlobBaseFee(l1))),
  eth_feeHistory: method([wholeNumber, blockNumber, v.nullish(percentiles)], ({ l1 }, count, ref, wanted) => {
    const found = requireBlock(l1, ref)
    const newest = found === 'pending' ? headOf(l1).number : found.number
    const oldest = Math.max(0, newest + 1 - Math.min(count, MOST_BLOCKS))
    const blocks: BlockRecord[] = []
    for (let number = oldest; number <= newest; number++) blocks.push(vectorGet(l1.blocks, number) as BlockRecord)
    if (blocks.length === 0) return { oldestBlock: toQuantity(newest), baseFeePerGas: [], gasUsedRatio: [] }
    return {
      oldestBlock: toQuantity(oldest),
      baseFeePerGas: [...blocks.map(baseFeeOf), afterwards(l1, newest, nextBaseFee, baseFeeOf)],
      gasUsedRatio: blocks.map(({ header }) => Number(header.gasUsed) / Number(header.gasLimit)),
      baseFeePerBlobGas: [...blocks.map(blobFeeOf), afterwards(l1, newest, nextBlobBaseFee, blobFeeOf)],
      blobGasUsedRatio: blocks.map(
        ({ header, machine }) => Number(header.blobGasUsed ?? 0n) / Number(mostBlobGas(machine)),
      ),
      ...(wanted == null ? {} : { reward: blocks.map((block) => rewards(block, wanted)) }),
    }
  }),
}

const baseFeeOf = ({ header }: BlockRecord): Hex => toQuantity(header.baseFeePerGas ?? 0n)
const blobFeeOf = ({ header, machine }: BlockRecord): Hex =>
  toQuantity(blobBaseFee(header.excessBlobGas ?? 0n, machine.schedule))

/** The fee of the block after `number`: known even if that block is still to come. */
function afterwards(l1: L1State, number: number, next: (l1: L1State) => bigint, of: (block: BlockRecord) => Hex): Hex {
  const following = vectorGet(l1.blocks, number + 1)
  return following === undefined ? toQuantity(next(l1)) : of(following)
}

/** For each percentile of the gas used, ordered by tip, the tip that was paid there. */
function rewards({ transactions, header }: BlockRecord, wanted: readonly number[]): Hex[] {
  const paid = transactions
    .map(({ receipt }) => ({ tip: receipt.tipPerGas, gas: receipt.gasUsed }))
    .sort((a, b) => (a.tip < b.tip ? -1 : a.tip > b.tip ? 1 : 0))
  return wanted.map((percentile) => {
    const threshold = (Number(header.gasUsed) * percentile) / 100
    let gas = 0
    for (const { tip, gas: used } of paid) {
      gas += Number(used)
      if (gas >= threshold) return toQuantity(tip)
    }
    return toQuantity(paid.at(-1)?.tip ?? 0n)
  })
}
