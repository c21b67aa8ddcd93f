import type { Hex } from '../../../kernel/types.ts'
import type { KnownContract } from '../../exhibit.ts'
import type { Links } from '../Fields.tsx'
import { namedSlots } from '../model/storage.ts'
import type { ChainReads } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { useStorage } from './ContractStorage.tsx'
import { ProofLens } from './ProofLens.tsx'

interface ContractProofProps {
  readonly address: Hex
  readonly contract: KnownContract | null
  readonly reads: ChainReads
  readonly links: Links
}

/** The proof of a contract, and of its storage by the names that its source gives it. */
export function ContractProof({ contract, ...props }: ContractProofProps) {
  return contract === null ? <ProofLens {...props} hasStorage /> : <KnownProof {...props} contract={contract} />
}

function KnownProof({ contract, ...props }: ContractProofProps & { readonly contract: KnownContract }) {
  const rows = useStorage(props.reads, contract, props.address, props.links.l1)
  return <Shown read={rows}>{(found) => <ProofLens {...props} hasStorage slots={namedSlots(found)} />}</Shown>
}
