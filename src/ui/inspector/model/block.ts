import { keccak256, toRlp } from 'viem'
import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { L1View } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { exactGwei } from '../../l1/words.ts'
import type { StateName } from '../../marks/StateGlyph.tsx'
import {
  account,
  block,
  count,
  ether,
  gwei,
  hash,
  measured,
  mono,
  percentOf,
  type Row,
  text,
  worldTime,
} from './cells.ts'

/** A block as the chain's own JSON-RPC gives it, its numbers read. */
export interface BlockFacts {
  readonly number: number
  readonly hash: Hex
  readonly parentHash: Hex
  readonly stateRoot: Hex
  readonly transactionsRoot: Hex
  readonly receiptsRoot: Hex
  readonly miner: Hex
  readonly timestamp: bigint
  readonly gasUsed: bigint
  readonly gasLimit: bigint
  readonly baseFee: bigint
  readonly blobGasUsed: bigint
  /** What this block's base fees were, and what the next one's are. */
  readonly nextBaseFee: bigint
  readonly blobBaseFee: bigint
}

export interface StateWord {
  readonly glyph: StateName
  readonly words: string
}

export function blockState(l1: L1View, number: number): StateWord {
  if (number <= l1.finalised) return { glyph: 'final', words: t('inspector.blockFinal') }
  return { glyph: 'posted', words: t(number <= l1.safe ? 'inspector.blockSafe' : 'inspector.blockIncluded') }
}

const BASE_FEE_STEP = 8n

/** EIP-1559 in whole numbers: an eighth of the distance from the target, and up by one wei at least. */
export function baseFeeByRule({
  baseFee,
  gasUsed,
  gasLimit,
}: Pick<BlockFacts, 'baseFee' | 'gasUsed' | 'gasLimit'>): bigint {
  const target = gasLimit / 2n
  if (gasUsed === target) return baseFee
  const step = (baseFee * (gasUsed > target ? gasUsed - target : target - gasUsed)) / target / BASE_FEE_STEP
  return gasUsed > target ? baseFee + (step > 1n ? step : 1n) : baseFee - step
}

export interface BaseFeeRule {
  readonly formula: string
  readonly note: string
}

export function baseFeeRule(facts: BlockFacts): BaseFeeRule {
  const byRule = baseFeeByRule(facts)
  const formula = t('inspector.baseFeeRule', {
    fee: groupDigits(facts.baseFee),
    used: groupDigits(facts.gasUsed),
    target: groupDigits(facts.gasLimit / 2n),
    result: groupDigits(byRule),
  })
  return { formula, note: t(byRule === facts.nextBaseFee ? 'inspector.baseFeeRuleText' : 'inspector.nextBaseFeeSet') }
}

/** The slot by the summary where the view still holds it, else by its distance in time from one that it holds. */
export function slotOf(
  l1: L1View,
  { number, timestamp }: Pick<BlockFacts, 'number' | 'timestamp'>,
  genesis: bigint,
): number {
  const summary = l1.blocks.find((each) => each.number === number)
  return summary?.slot ?? Math.floor(Number(timestamp - genesis) / l1.params.slotSeconds)
}

export function blockRows(facts: BlockFacts, slot: number, l1: L1View): Row[] {
  const burnt = facts.gasUsed * facts.baseFee + facts.blobGasUsed * facts.blobBaseFee
  return [
    {
      label: t('inspector.slot'),
      value: count(slot),
      aside: text(worldTime(slot * l1.params.slotSeconds)),
    },
    { label: t('inspector.hash'), value: hash(facts.hash) },
    ...(facts.number === 0
      ? []
      : [{ label: t('inspector.parent'), value: block(facts.number - 1), aside: hash(facts.parentHash) }]),
    { label: t('inspector.proposer'), value: account(facts.miner) },
    { label: t('inspector.stateRoot'), value: hash(facts.stateRoot) },
    { label: t('inspector.txRoot'), value: hash(facts.transactionsRoot) },
    { label: t('inspector.receiptsRoot'), value: hash(facts.receiptsRoot) },
    {
      label: t('inspector.gasUsed'),
      value: measured(groupDigits(facts.gasUsed)),
      aside: text(percentOf(facts.gasUsed, facts.gasLimit)),
    },
    { label: t('inspector.gasLimit'), value: count(facts.gasLimit) },
    { label: t('inspector.baseFee'), value: gwei(facts.baseFee) },
    { label: t('inspector.nextBaseFee'), value: gwei(facts.nextBaseFee) },
    {
      label: t('inspector.blobGas'),
      value: facts.blobGasUsed === 0n ? text(t('inspector.none')) : count(facts.blobGasUsed),
    },
    { label: t('inspector.blobBaseFee'), value: mono(gweiOrWei(facts.blobBaseFee)) },
    { label: t('inspector.burnt'), value: ether(burnt) },
  ]
}

/** The blob market starts at one wei. */
const gweiOrWei = (wei: bigint): string =>
  wei < 1000n ? t('inspector.wei', { amount: groupDigits(wei) }) : exactGwei(wei)

/** The header's fields in the order in which they are hashed. */
export type HeaderField = readonly [name: string, value: Hex]

/** What is hashed, from what JSON-RPC tells: whoever has the fields can compute the hash. */
export function headerFields(json: Readonly<Record<string, unknown>>): HeaderField[] {
  return HEADER_ORDER.flatMap(([name, kind]): HeaderField[] => {
    const value = json[name]
    if (typeof value !== 'string') return []
    return [[name, kind === 'quantity' ? quantityBytes(value) : (value as Hex)]]
  })
}

export const headerRlp = (fields: readonly HeaderField[]): Hex => toRlp(fields.map(([, value]) => value))
export const headerHash = (fields: readonly HeaderField[]): Hex => keccak256(headerRlp(fields))

/** A number in RLP has no zeros in front, and nought has no bytes at all. */
function quantityBytes(value: string): Hex {
  const digits = value.slice(2).replace(/^0+/, '')
  return digits === '' ? '0x' : `0x${digits.length % 2 === 1 ? '0' : ''}${digits}`
}

const HEADER_ORDER: readonly (readonly [string, 'quantity' | 'data'])[] = [
  ['parentHash', 'data'],
  ['sha3Uncles', 'data'],
  ['miner', 'data'],
  ['stateRoot', 'data'],
  ['transactionsRoot', 'data'],
  ['receiptsRoot', 'data'],
  ['logsBloom', 'data'],
  ['difficulty', 'quantity'],
  ['number', 'quantity'],
  ['gasLimit', 'quantity'],
  ['gasUsed', 'quantity'],
  ['timestamp', 'quantity'],
  ['extraData', 'data'],
  ['mixHash', 'data'],
  ['nonce', 'data'],
  ['baseFeePerGas', 'quantity'],
  ['withdrawalsRoot', 'data'],
  ['blobGasUsed', 'quantity'],
  ['excessBlobGas', 'quantity'],
  ['parentBeaconBlockRoot', 'data'],
  ['requestsHash', 'data'],
]
