import type { Artifact, DebugArtifact } from '../../../l1/trace/artifact.ts'
import { StepDebug } from '../../../riscv/contracts/generated/Step.debug.ts'
import { Step } from '../../../riscv/contracts/generated/Step.ts'
import { BridgeDebug } from '../../../rollup/contracts/generated/Bridge.debug.ts'
import { Bridge } from '../../../rollup/contracts/generated/Bridge.ts'
import { InboxDebug } from '../../../rollup/contracts/generated/Inbox.debug.ts'
import { Inbox } from '../../../rollup/contracts/generated/Inbox.ts'
import { DisputeGameDebug } from './generated/DisputeGame.debug.ts'
import { DisputeGame } from './generated/DisputeGame.ts'
import { FastExitDebug } from './generated/FastExit.debug.ts'
import { FastExit } from './generated/FastExit.ts'
import { ReExecutorDebug } from './generated/ReExecutor.debug.ts'
import { ReExecutor } from './generated/ReExecutor.ts'
import { RollupDebug } from './generated/Rollup.debug.ts'
import { Rollup } from './generated/Rollup.ts'

/** Every contract of this system with what explains it. */
export const known: readonly { readonly artifact: Artifact; readonly debug: DebugArtifact }[] = [
  { artifact: Inbox, debug: InboxDebug },
  { artifact: Bridge, debug: BridgeDebug },
  { artifact: Rollup, debug: RollupDebug },
  { artifact: DisputeGame, debug: DisputeGameDebug },
  { artifact: Step, debug: StepDebug },
  { artifact: FastExit, debug: FastExitDebug },
  { artifact: ReExecutor, debug: ReExecutorDebug },
]
