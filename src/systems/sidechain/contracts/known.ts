import type { Artifact, DebugArtifact } from '../../../l1/trace/artifact.ts'
import { SideBridgeDebug } from './generated/SideBridge.debug.ts'
import { SideBridge } from './generated/SideBridge.ts'
import { SideGateDebug } from './generated/SideGate.debug.ts'
import { SideGate } from './generated/SideGate.ts'

/** Every contract of this system with what explains it. */
export const known: readonly { readonly artifact: Artifact; readonly debug: DebugArtifact }[] = [
  { artifact: SideBridge, debug: SideBridgeDebug },
  { artifact: SideGate, debug: SideGateDebug },
]
