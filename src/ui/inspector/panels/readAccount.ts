import type { Hex } from '../../../kernel/types.ts'
import type { AccountFacts } from '../model/account.ts'
import type { Reading } from '../reads.ts'

export async function readAccount({ client }: Reading, address: Hex): Promise<AccountFacts> {
  const [proof, code] = await Promise.all([
    client.getProof({ address, storageKeys: [], blockTag: 'latest' }),
    client.getCode({ address }),
  ])
  return {
    address,
    balance: proof.balance,
    nonce: proof.nonce,
    codeHash: proof.codeHash,
    storageHash: proof.storageHash,
    code: code ?? '0x',
  }
}
