import type { TxReceipt } from '@ethereumjs/vm'
import { concatBytes } from '../../lib/bytes.ts'
import { rlpBytes, rlpList, rlpNumber } from '../state/rlp.ts'

/** What the receipts' root commits to: EIP-2718's envelope around status, gas, bloom and logs (EIP-658). */
export function receiptBytes(receipt: TxReceipt, type: number): Uint8Array {
  if (!('status' in receipt)) throw new Error('a receipt from before Byzantium')
  const encoded = rlpList([
    rlpNumber(BigInt(receipt.status)),
    rlpNumber(receipt.cumulativeBlockGasUsed),
    rlpBytes(receipt.bitvector),
    rlpList(
      receipt.logs.map(([address, topics, data]) =>
        rlpList([rlpBytes(address), rlpList(topics.map(rlpBytes)), rlpBytes(data)]),
      ),
    ),
  ])
  return type === 0 ? encoded : concatBytes([Uint8Array.of(type), encoded])
}
