import type { Artifact, DebugArtifact } from '../../../l1/trace/artifact.ts'
import { DropDebug } from './generated/Drop.debug.ts'
import { Drop } from './generated/Drop.ts'
import { GuestbookDebug } from './generated/Guestbook.debug.ts'
import { Guestbook } from './generated/Guestbook.ts'
import { HandoutDebug } from './generated/Handout.debug.ts'
import { Handout } from './generated/Handout.ts'
import { PoolDebug } from './generated/Pool.debug.ts'
import { Pool } from './generated/Pool.ts'
import { TillDebug } from './generated/Till.debug.ts'
import { Till } from './generated/Till.ts'
import { TokenDebug } from './generated/Token.debug.ts'
import { Token } from './generated/Token.ts'

/** Every contract of this system with what explains it. */
export const known: readonly { readonly artifact: Artifact; readonly debug: DebugArtifact }[] = [
  { artifact: Drop, debug: DropDebug },
  { artifact: Guestbook, debug: GuestbookDebug },
  { artifact: Handout, debug: HandoutDebug },
  { artifact: Pool, debug: PoolDebug },
  { artifact: Till, debug: TillDebug },
  { artifact: Token, debug: TokenDebug },
]
