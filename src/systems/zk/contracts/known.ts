import type { Artifact, DebugArtifact } from '../../../l1/trace/artifact.ts'
import { Groth16Debug } from '../../../prover/contracts/generated/Groth16.debug.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { PoseidonDebug } from '../../../prover/contracts/generated/Poseidon.debug.ts'
import { Poseidon } from '../../../prover/contracts/generated/Poseidon.ts'
import { PocketRollupDebug } from './generated/PocketRollup.debug.ts'
import { PocketRollup } from './generated/PocketRollup.ts'
import { ZkRollupDebug } from './generated/ZkRollup.debug.ts'
import { ZkRollup } from './generated/ZkRollup.ts'

/** Every contract of this system with what explains it. */
export const known: readonly { readonly artifact: Artifact; readonly debug: DebugArtifact }[] = [
  { artifact: ZkRollup, debug: ZkRollupDebug },
  { artifact: Groth16, debug: Groth16Debug },
  { artifact: Poseidon, debug: PoseidonDebug },
  { artifact: PocketRollup, debug: PocketRollupDebug },
]
