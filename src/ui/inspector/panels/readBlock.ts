import { numberToHex, type PublicClient } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import type { BlockFacts } from '../model/block.ts'
import { lower } from '../model/cells.ts'
import type { Reading } from '../reads.ts'

export interface BlockTx {
  readonly hash: Hex
  readonly from: Hex
  readonly to: Hex | null
  readonly value: bigint
}

export interface BlockRead {
  readonly facts: BlockFacts
  readonly genesisTime: bigint
  readonly transactions: readonly BlockTx[]
  /** The block as JSON-RPC spells it: what the header's bytes are made from. */
  readonly json: Readonly<Record<string, unknown>>
}

type Json = Readonly<Record<string, unknown>>
type RawRequest = (request: { readonly method: string; readonly params: readonly unknown[] }) => Promise<unknown>

/** viem's typed methods would drop the fields that its types do not know, and the header needs every one. */
export const rawRequest = (client: PublicClient): RawRequest => client.request as unknown as RawRequest

export async function readBlock({ client }: Reading, number: number): Promise<BlockRead | null> {
  const ask = rawRequest(client)
  const json = (await ask({ method: 'eth_getBlockByNumber', params: [numberToHex(number), true] })) as Json | null
  if (json === null) return null
  const genesis = (await ask({ method: 'eth_getBlockByNumber', params: ['0x0', false] })) as Json
  const fees = (await ask({ method: 'eth_feeHistory', params: ['0x1', numberToHex(number), []] })) as Json
  const transactions = (json['transactions'] as readonly Json[]).map(toTx)
  return { facts: toFacts(json, fees), genesisTime: quantity(genesis['timestamp']), transactions, json }
}

const quantity = (value: unknown): bigint => (typeof value === 'string' ? BigInt(value) : 0n)
const hex = (value: unknown): Hex => (typeof value === 'string' ? (value as Hex) : '0x')

function toFacts(json: Json, fees: Json): BlockFacts {
  const [, next] = fees['baseFeePerGas'] as readonly string[]
  const [blob] = fees['baseFeePerBlobGas'] as readonly string[]
  return {
    number: Number(quantity(json['number'])),
    hash: hex(json['hash']),
    parentHash: hex(json['parentHash']),
    stateRoot: hex(json['stateRoot']),
    transactionsRoot: hex(json['transactionsRoot']),
    receiptsRoot: hex(json['receiptsRoot']),
    miner: lower(hex(json['miner'])),
    timestamp: quantity(json['timestamp']),
    gasUsed: quantity(json['gasUsed']),
    gasLimit: quantity(json['gasLimit']),
    baseFee: quantity(json['baseFeePerGas']),
    blobGasUsed: quantity(json['blobGasUsed']),
    nextBaseFee: quantity(next),
    blobBaseFee: quantity(blob),
  }
}

function toTx(json: Json): BlockTx {
  const to = json['to']
  return {
    hash: hex(json['hash']),
    from: lower(hex(json['from'])),
    to: typeof to === 'string' ? lower(hex(to)) : null,
    value: quantity(json['value']),
  }
}
