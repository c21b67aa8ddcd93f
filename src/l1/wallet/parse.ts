// A signed transaction as a wallet sends it, taken apart and checked: whatever is wrong is a refusal with a reason.

import { createTxFromRLP, type TypedTransaction } from '@ethereumjs/tx'
import { refuse } from '../../kernel/refusal.ts'
import type { Hex, Refused } from '../../kernel/types.ts'
import { equalBytes } from '../../lib/bytes.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { loadCellKzg, loadKzg } from '../blobs/kzg.ts'
import { decodeBlobTransaction, type Sidecar, sidecarFault } from '../blobs/sidecar.ts'
import { senderOfTx } from '../chain/transactions.ts'
import type { L1Machine } from '../machine/machine.ts'

export interface Parsed {
  readonly tx: TypedTransaction
  readonly sender: Hex
  /** Only a blob transaction has one, and it must. */
  readonly sidecar: Sidecar | null
}

const BLOB_TYPE = 3

export async function parseRaw(machine: L1Machine, raw: Hex): Promise<Parsed | Refused> {
  const bytes = hexToBytes(raw)
  if (bytes.length === 0) return refuse('malformed-transaction', { problem: 'no bytes' })
  if (bytes[0] !== BLOB_TYPE) return parseCanonical(machine, bytes, null)

  const decoded = decodeBlobTransaction(bytes)
  if (!decoded.ok) return refuse('bad-sidecar', { problem: decoded.code, at: decoded.at ?? null })
  const { canonical, sidecar, versionedHashes } = decoded.value
  if (sidecar === null) return refuse('missing-sidecar')
  const parsed = parseCanonical(machine, canonical, sidecar)
  if ('refused' in parsed) return parsed
  const kzg = await (sidecar.version === 1 ? loadCellKzg() : loadKzg())
  const broken = sidecarFault(kzg, versionedHashes, sidecar)
  return broken === null ? parsed : refuse('bad-sidecar', { problem: broken.code, at: broken.at ?? null })
}

function parseCanonical({ common }: L1Machine, bytes: Uint8Array, sidecar: Sidecar | null): Parsed | Refused {
  let tx: TypedTransaction
  try {
    tx = createTxFromRLP(bytes, { common })
  } catch (error) {
    return refusalOf(error as Error)
  }
  if (!tx.isSigned()) return refuse('not-signed')
  // One transaction, one spelling: anything else would have two hashes.
  if (!equalBytes(tx.serialize(), bytes)) return refuse('malformed-transaction', { problem: 'not canonical' })
  try {
    return { tx, sender: senderOfTx(tx), sidecar }
  } catch {
    return refuse('bad-signature')
  }
}

/** ethereumjs checks some rules as it makes the object, and says which in English only. */
const KNOWN_PROBLEMS: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/chain ID/i, 'wrong-chain-id'],
  [/EIP-7825/, 'gas-limit-too-high'],
  [/maxFeePerGas cannot be less/, 'fee-cap-below-tip'],
  [/initcode size/, 'init-code-too-long'],
  [/max \d+ blobs per tx|total blob gas|at least one blob/, 'blob-count'],
  [/s-values greater/, 'bad-signature'],
]

function refusalOf(error: Error): Refused {
  // The first sentence; what follows is ethereumjs' dump of the transaction.
  const problem = error.message.split(' (')[0]?.slice(0, 200) ?? ''
  const known = KNOWN_PROBLEMS.find(([pattern]) => pattern.test(error.message))
  return refuse(known?.[1] ?? 'malformed-transaction', { problem })
}
