// What the state holds: balances, code, storage, and proofs of it.

import * as v from 'valibot'
import type { Hex } from '../../../kernel/types.ts'
import { headOf } from '../../chain/head.ts'
import { proofOf, readAccount, readStorage } from '../../chain/read.ts'
import { pendingNonce } from '../../wallet/wallet.ts'
import { atOf } from '../blockRef.ts'
import { method, type RpcMethods } from '../method.ts'
import { toData, toQuantity } from '../quantities.ts'
import { address, asKey, list, orLatest, slot } from '../schemas.ts'

const MOST_SLOTS = 1024

const storageRequests = v.pipe(
  v.record(asKey(address), list(slot, MOST_SLOTS), 'must be an object of addresses and lists of slots'),
  v.transform((requests) => Object.entries(requests) as [Hex, Hex[]][]),
  v.check(
    (requests) => requests.flatMap(([, slots]) => slots).length <= MOST_SLOTS,
    `must ask for at most ${MOST_SLOTS} slots in all`,
  ),
)

export const accountMethods: RpcMethods = {
  eth_getBalance: method([address, orLatest], ({ l1 }, account, ref) =>
    toQuantity(readAccount(l1, atOf(l1, ref), account)?.balance ?? 0n),
  ),
  eth_getCode: method([address, orLatest], ({ l1 }, account, ref) =>
    toData(readAccount(l1, atOf(l1, ref), account)?.code ?? new Uint8Array(0)),
  ),
  eth_getStorageAt: method([address, slot, orLatest], ({ l1 }, account, key, ref) =>
    readStorage(l1, atOf(l1, ref), account, key),
  ),
  eth_getStorageValues: method([storageRequests, orLatest], ({ l1 }, requests, ref) => {
    const at = atOf(l1, ref)
    return Object.fromEntries(
      requests.map(([account, keys]) => [account, keys.map((key) => readStorage(l1, at, account, key))]),
    )
  }),
  eth_getTransactionCount: method([address, orLatest], ({ l1 }, account, ref) => {
    const at = atOf(l1, ref)
    return toQuantity(at === 'pending' ? pendingNonce(l1, account) : (readAccount(l1, at, account)?.nonce ?? 0n))
  }),
  eth_getProof: method([address, list(slot, MOST_SLOTS), orLatest], ({ l1 }, account, keys, ref) => {
    // Against the sealed world: what was set by hand since then has no root in any header yet.
    const sealed = { ...l1, world: headOf(l1).after }
    const proof = proofOf(sealed, atOf(l1, ref), account, keys)
    return {
      address: proof.address,
      balance: toQuantity(proof.balance),
      nonce: toQuantity(proof.nonce),
      codeHash: proof.codeHash,
      storageHash: proof.storageHash,
      accountProof: proof.accountProof,
      storageProof: proof.storageProof.map(({ key, value, proof: path }) => ({
        key,
        value: toQuantity(value),
        proof: path,
      })),
    }
  }),
}
