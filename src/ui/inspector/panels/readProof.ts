import type { Hex } from '../../../kernel/types.ts'
import type { Reading } from '../reads.ts'

export interface ProofRead {
  readonly block: number
  readonly stateRoot: Hex
  readonly accountProof: readonly Hex[]
  readonly storageProof: readonly Hex[]
}

/** `slot`: `null` for the account alone. */
export async function readProof({ client }: Reading, address: Hex, slot: Hex | null): Promise<ProofRead> {
  const [proof, head] = await Promise.all([
    client.getProof({ address, storageKeys: slot === null ? [] : [slot], blockTag: 'latest' }),
    client.getBlock({ blockTag: 'latest' }),
  ])
  return {
    block: Number(head.number),
    stateRoot: head.stateRoot,
    accountProof: proof.accountProof,
    storageProof: proof.storageProof[0]?.proof ?? [],
  }
}
