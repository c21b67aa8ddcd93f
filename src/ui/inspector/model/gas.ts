import { t } from '../../../content/messages/areas/inspector.ts'
import { type GasSplit, gasSplit } from '../../../l1/trace/gasSplit.ts'
import { groupDigits } from '../../../lib/format.ts'
import { exactGwei } from '../../l1/words.ts'
import type { ScalePart } from '../ScaleBar.tsx'
import { count, ether, measured, mono, type Row, text } from './cells.ts'
import type { ReceiptFacts, TxFacts } from './tx.ts'

export interface FeeParts {
  readonly burnt: bigint
  readonly tip: bigint
  readonly blobFee: bigint
  readonly total: bigint
}

export function feeOf(receipt: ReceiptFacts): FeeParts {
  const burnt = receipt.gasUsed * receipt.baseFee
  const tip = receipt.gasUsed * (receipt.effectiveGasPrice - receipt.baseFee)
  const blobFee = receipt.blobGasUsed * receipt.blobGasPrice
  return { burnt, tip, blobFee, total: burnt + tip + blobFee }
}

export function splitOf(tx: TxFacts, receipt: ReceiptFacts, executionGas: number): GasSplit {
  return gasSplit(
    { to: tx.to, data: tx.input, accessList: tx.accessList, authorisations: tx.authorizations, blobs: tx.blobs.length },
    { gasUsed: Number(receipt.gasUsed), executionGas, blobBaseFeeWei: receipt.blobGasPrice },
  )
}

interface Part {
  readonly id: string
  readonly label: string
  readonly gas: number
  readonly look: ScalePart['look']
  readonly note?: string
}

function parts({
  base,
  creation,
  initcode,
  calldata,
  accessList,
  authorisations,
  execution,
  floorTopUp,
}: GasSplit): Part[] {
  const { zeroBytes, nonZeroBytes, zeroGas, nonZeroGas } = calldata
  return [
    { id: 'base', label: t('inspector.gasBase'), gas: base, look: 'stone' as const },
    { id: 'creation', label: t('inspector.gasCreation'), gas: creation + initcode, look: 'stone' as const },
    {
      id: 'calldata',
      label: t('inspector.gasCalldata'),
      gas: zeroGas + nonZeroGas,
      look: 'hatch' as const,
      note: t('inspector.gasCalldataNote', { zero: groupDigits(zeroBytes), other: groupDigits(nonZeroBytes) }),
    },
    { id: 'list', label: t('inspector.gasAccessList'), gas: accessList, look: 'stone' as const },
    { id: 'authorisations', label: t('inspector.gasAuthorisations'), gas: authorisations, look: 'stone' as const },
    { id: 'execution', label: t('inspector.gasExecution'), gas: execution, look: 'ink' as const },
    { id: 'floor', label: t('inspector.gasFloor'), gas: floorTopUp, look: 'open' as const },
  ].filter((part) => part.gas > 0)
}

export interface GasModel {
  readonly bar: readonly ScalePart[]
  /** Before anything was given back. */
  readonly whole: bigint
  readonly rows: readonly Row[]
}

export function gasModel(split: GasSplit, gasLimit: bigint): GasModel {
  const all = parts(split)
  return {
    whole: BigInt(split.gasUsed + split.refund),
    bar: all.map(({ id, label, gas, look }) => ({ id, label, amount: BigInt(gas), look })),
    rows: [
      ...all.map(({ label, gas, note }) => ({
        label,
        value: count(gas),
        ...(note === undefined ? {} : { aside: text(note) }),
      })),
      ...(split.refund === 0
        ? []
        : [{ label: t('inspector.gasRefund'), value: mono(`− ${groupDigits(split.refund)}`) }]),
      {
        label: t('inspector.gasUsed'),
        value: measured(groupDigits(split.gasUsed)),
        aside: text(t('inspector.gasOfLimit', { limit: groupDigits(gasLimit) })),
      },
      ...(split.blobs === null ? [] : [{ label: t('inspector.blobGas'), value: count(split.blobs.gas) }]),
    ],
  }
}

export function feeRows(receipt: ReceiptFacts): Row[] {
  const { burnt, tip, blobFee, total } = feeOf(receipt)
  return [
    { label: t('inspector.burnt'), value: ether(burnt), aside: mono(exactGwei(receipt.baseFee)) },
    {
      label: t('inspector.tip'),
      value: ether(tip),
      aside: mono(exactGwei(receipt.effectiveGasPrice - receipt.baseFee)),
    },
    ...(blobFee === 0n
      ? []
      : [{ label: t('inspector.blobs'), value: ether(blobFee), aside: mono(exactGwei(receipt.blobGasPrice)) }]),
    { label: t('inspector.fee'), value: ether(total) },
  ]
}

export function feeBar(receipt: ReceiptFacts): readonly ScalePart[] {
  const { burnt, tip, blobFee } = feeOf(receipt)
  return [
    { id: 'burnt', label: t('inspector.burnt'), amount: burnt, look: 'hatch' },
    { id: 'tip', label: t('inspector.tip'), amount: tip, look: 'ink' },
    { id: 'blobs', label: t('inspector.blobs'), amount: blobFee, look: 'data' },
  ]
}
