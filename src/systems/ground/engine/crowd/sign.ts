// A signed fee-market transaction in one go: encoded once, hashed once, and told who sent it. ethereumjs makes the
// object anew to sign it, encodes it once for each hash and root, and hashes the public key whenever it is asked for
// the sender; a crowd signs hundreds in a round.

import { createFeeMarket1559Tx, type FeeMarket1559Tx } from '@ethereumjs/tx'
import type { Address } from '@ethereumjs/util'
import type { L1Machine } from '../../../../l1/machine/machine.ts'
import { rlpBytes, rlpList, rlpNumber } from '../../../../l1/state/rlp.ts'
import { concatBytes } from '../../../../lib/bytes.ts'
import type { CrowdAccount } from './accounts.ts'

export interface Unsigned {
  readonly nonce: bigint
  readonly gasLimit: bigint
  readonly maxFeePerGas: bigint
  readonly maxPriorityFeePerGas: bigint
  readonly to: Address
  readonly value?: bigint
  readonly data?: Uint8Array
}

const TYPE = Uint8Array.of(2)
const EMPTY_LIST = rlpList([])
const NO_BYTES = new Uint8Array(0)

export function signForCrowd(
  { crypto, common, chainId }: L1Machine,
  unsigned: Unsigned,
  account: CrowdAccount,
): FeeMarket1559Tx {
  const fields = [
    rlpNumber(BigInt(chainId)),
    rlpNumber(unsigned.nonce),
    rlpNumber(unsigned.maxPriorityFeePerGas),
    rlpNumber(unsigned.maxFeePerGas),
    rlpNumber(unsigned.gasLimit),
    rlpBytes(unsigned.to.bytes),
    rlpNumber(unsigned.value ?? 0n),
    rlpBytes(unsigned.data ?? NO_BYTES),
    EMPTY_LIST,
  ]
  const { r, s, recovery } = crypto.sign(crypto.keccak256(typed(fields)), account.secret)
  const signature = [rlpNumber(BigInt(recovery)), rlpBytes(withoutLeadingZeros(r)), rlpBytes(withoutLeadingZeros(s))]
  const bytes = typed([...fields, ...signature])
  const tx = createFeeMarket1559Tx({ ...unsigned, chainId, v: recovery, r, s }, { common, freeze: false })
  tx.cache.senderPubKey = account.publicKey
  tx.cache.hash = crypto.keccak256(bytes)
  tx.getSenderAddress = () => account.place
  tx.serialize = () => bytes
  Object.freeze(tx)
  return tx
}

const typed = (fields: readonly Uint8Array[]): Uint8Array => concatBytes([TYPE, rlpList(fields)])

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++
  return bytes.subarray(zeros)
}
