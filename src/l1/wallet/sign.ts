import type { TypedTransaction } from '@ethereumjs/tx'
import type { L1Machine } from '../machine/machine.ts'

/** Signs, and tells the transaction who its sender is: nobody needs to recover what the signer knew. */
export function signTransaction<T extends TypedTransaction>(machine: L1Machine, tx: T, privateKey: Uint8Array): T {
  const { crypto } = machine
  const { r, s, recovery } = crypto.sign(tx.getHashedMessageToSign(), privateKey)
  const signed = tx.addSignature(BigInt(recovery), r, s, true) as T
  signed.cache.senderPubKey = publicKeyOf(machine, privateKey)
  return signed
}

const publicKeys = new WeakMap<Uint8Array, Uint8Array>()

function publicKeyOf({ crypto }: L1Machine, privateKey: Uint8Array): Uint8Array {
  let publicKey = publicKeys.get(privateKey)
  if (publicKey === undefined) {
    publicKey = crypto.publicKeyOf(privateKey)
    publicKeys.set(privateKey, publicKey)
  }
  return publicKey
}
