import type { Hex } from '../../../kernel/types.ts'
import type { AccountFacts } from '../model/account.ts'
import type { Reading } from '../reads.ts'

export async function readAccount({ client }: Reading, address: Hex): Promise<AccountFacts> {
  const [proof, code, head] = await Promise.all([
    client.getProof({ address, storageKeys: [], blockTag: 'latest' }),
    client.getCode({ address }),
    client.getBlock({ blockTag: 'latest' }),
  ])
  return {
    address,
    balance: proof.balance,
    nonce: proof.nonce,
    codeHash: proof.codeHash,
    storageHash: proof.storageHash,
    code: code ?? '0x',
    proof: proof.accountProof,
    stateRoot: head.stateRoot,
  }
}
