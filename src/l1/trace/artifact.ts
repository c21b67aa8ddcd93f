import type { Abi } from 'viem'
import type { Hex } from '../../kernel/types.ts'

// What the contract compiler leaves behind. The artifact is what a page or an engine needs to deploy and call;
// the debug artifact is what the inspector needs to explain, and is loaded only then.

export interface Artifact {
  readonly name: string
  readonly abi: Abi
  /** Creation code, without constructor arguments. */
  readonly bytecode: Hex
}

export interface DebugArtifact {
  readonly name: string
  /** As it stands in the account after deployment, but with zeros where the immutables go. */
  readonly deployedBytecode: Hex
  readonly immutables: readonly Immutable[]
  /** solc's compressed source maps, one entry an instruction: of the deployed code and of the creation code. */
  readonly sourceMap: string
  readonly creationSourceMap: string
  /** At the index by which the source maps name them. The compiler's own helpers come after the last of them. */
  readonly sources: readonly { readonly path: string; readonly text: string }[]
  readonly storageLayout: StorageLayout
  readonly methods: readonly Method[]
}

export interface Immutable {
  readonly name: string
  readonly type: string
  /** Byte offsets in the deployed code: an immutable stands wherever it is read. */
  readonly offsets: readonly number[]
  readonly length: number
}

export interface Method {
  readonly signature: string
  readonly selector: Hex
  /** The compiler's bound; `null` when it depends on the arguments. */
  readonly gas: number | null
  /** The contract's own words about it. */
  readonly notice: string | null
}

export interface StorageLayout {
  readonly storage: readonly StorageVariable[]
  readonly types: { readonly [id: string]: StorageType }
}

export interface StorageVariable {
  readonly label: string
  readonly type: string
  readonly slot: string
  /** Bytes from the low end of the slot. */
  readonly offset: number
}

export interface StorageType {
  readonly encoding: 'inplace' | 'mapping' | 'dynamic_array' | 'bytes'
  readonly label: string
  readonly numberOfBytes: string
  readonly base?: string
  readonly key?: string
  readonly value?: string
  readonly members?: readonly StorageVariable[]
}
