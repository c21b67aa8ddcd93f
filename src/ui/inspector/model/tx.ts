import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { L1View, TxKind, TxStage, TxSummary } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { StateName } from '../../marks/StateGlyph.tsx'
import type { StateWord } from './block.ts'
import { account, blob, block, count, ether, gwei, hash, type Row, sameHex, text } from './cells.ts'

/** A transaction as the chain tells it, whether it waits or is in a block. */
export interface TxFacts {
  readonly hash: Hex
  readonly type: number
  readonly from: Hex
  readonly to: Hex | null
  readonly value: bigint
  readonly nonce: number
  readonly gasLimit: bigint
  readonly input: Hex
  readonly maxFeePerGas: bigint
  readonly maxPriorityFeePerGas: bigint | null
  readonly maxFeePerBlobGas: bigint | null
  readonly blobs: readonly Hex[]
  readonly accessList: readonly { readonly address: Hex; readonly storageKeys: readonly Hex[] }[]
  readonly authorizations: number
  readonly block: number | null
  readonly blockHash: Hex | null
  readonly index: number | null
}

export interface ReceiptFacts {
  readonly ok: boolean
  readonly gasUsed: bigint
  readonly effectiveGasPrice: bigint
  readonly baseFee: bigint
  readonly blobGasUsed: bigint
  readonly blobGasPrice: bigint
  readonly proposer: Hex
  readonly contractAddress: Hex | null
  readonly logs: readonly { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex }[]
}

/** What is left of one that no chain and no mempool knows any more: the view remembers how it was signed. */
export function factsOfSummary(tx: TxSummary): TxFacts {
  return {
    hash: tx.hash,
    type: tx.type,
    from: tx.from,
    to: tx.to,
    value: BigInt(tx.valueWei),
    nonce: tx.nonce,
    gasLimit: BigInt(tx.gasLimit),
    input: '0x',
    maxFeePerGas: BigInt(tx.maxFeePerGasWei),
    maxPriorityFeePerGas: BigInt(tx.maxPriorityFeePerGasWei),
    maxFeePerBlobGas: tx.maxFeePerBlobGasWei === null ? null : BigInt(tx.maxFeePerBlobGasWei),
    blobs: tx.blobs,
    accessList: [],
    authorizations: 0,
    block: null,
    blockHash: null,
    index: null,
  }
}

export function stageOf(l1: L1View, tx: Pick<TxFacts, 'hash' | 'block'>): TxStage {
  const known = l1.transactions.find((each) => sameHex(each.hash, tx.hash))
  if (known) return known.stage
  // Older than the view, or traffic of others.
  if (tx.block === null) return 'pending'
  if (tx.block <= l1.finalised) return 'final'
  return tx.block <= l1.safe ? 'safe' : 'included'
}

const STAGES: { readonly [stage in TxStage]: readonly [StateName, `inspector.stage${Capitalize<stage>}`] } = {
  pending: ['promised', 'inspector.stagePending'],
  included: ['posted', 'inspector.stageIncluded'],
  safe: ['posted', 'inspector.stageSafe'],
  final: ['final', 'inspector.stageFinal'],
  dropped: ['rejected', 'inspector.stageDropped'],
  replaced: ['rejected', 'inspector.stageReplaced'],
}
export function stageWord(stage: TxStage): StateWord {
  const [glyph, key] = STAGES[stage]
  return { glyph, words: t(key) }
}

const TITLES = {
  payment: 'inspector.txTitlePayment',
  call: 'inspector.txTitleCall',
  deployment: 'inspector.txTitleDeployment',
  blobs: 'inspector.txTitleBlobs',
  delegation: 'inspector.txTitleDelegation',
} as const satisfies { readonly [kind in TxKind]: string }
export const titleOfKind = (kind: TxKind): string => t(TITLES[kind])

export function kindOf(tx: TxFacts): TxKind {
  if (tx.type === 3) return 'blobs'
  if (tx.type === 4) return 'delegation'
  if (tx.to === null) return 'deployment'
  return tx.input === '0x' ? 'payment' : 'call'
}

const TYPES = ['inspector.type0', 'inspector.type1', 'inspector.type2', 'inspector.type3', 'inspector.type4'] as const

export function txRows(tx: TxFacts, receipt: ReceiptFacts | null): Row[] {
  return [
    { label: t('inspector.from'), value: account(tx.from) },
    ...receiver(tx, receipt),
    { label: t('inspector.value'), value: ether(tx.value) },
    ...(tx.block === null
      ? []
      : [{ label: t('inspector.block'), value: block(tx.block), aside: text(placeWords(tx.index)) }]),
    ...(receipt === null
      ? []
      : [{ label: t('inspector.outcome'), value: text(t(receipt.ok ? 'inspector.succeeded' : 'inspector.reverted')) }]),
    { label: t('inspector.nonce'), value: count(tx.nonce) },
    { label: t('inspector.type'), value: text(t(TYPES[tx.type] ?? 'inspector.type0')) },
    { label: t('inspector.gasLimit'), value: count(tx.gasLimit) },
    { label: t('inspector.maxFee'), value: gwei(tx.maxFeePerGas) },
    ...(tx.maxPriorityFeePerGas === null
      ? []
      : [{ label: t('inspector.maxTip'), value: gwei(tx.maxPriorityFeePerGas) }]),
    ...(tx.maxFeePerBlobGas === null ? [] : [{ label: t('inspector.maxBlobFee'), value: gwei(tx.maxFeePerBlobGas) }]),
    ...tx.blobs.map((each, index) => ({ label: index === 0 ? t('inspector.blobs') : '', value: blob(each) })),
    { label: t('inspector.hash'), value: hash(tx.hash) },
  ]
}

const placeWords = (index: number | null): string =>
  index === null ? '' : t('inspector.place', { n: groupDigits(index + 1) })

function receiver(tx: TxFacts, receipt: ReceiptFacts | null): Row[] {
  if (tx.to !== null) return [{ label: t('inspector.to'), value: account(tx.to) }]
  const made = receipt?.contractAddress ?? null
  return [{ label: t('inspector.creates'), value: made === null ? text(t('inspector.newContract')) : account(made) }]
}
