import { existsSync, readFileSync } from 'node:fs'
import { pastedToText } from '../kernel/link/address.ts'
import { decodeFile } from '../kernel/link/file.ts'
import { decodeLink } from '../kernel/link/link.ts'
import type { LinkResult, Parcel } from '../kernel/link/types.ts'
import type { AnyEvent, Json, Plain } from '../kernel/types.ts'
import { createEngine } from '../worker/engine.ts'
import { levelsOf } from './levels.ts'

// `lab replay <link|file>`: the engine of the tab, in Node, over the log of a link or a file.

export const EXIT = { equal: 0, differs: 1, unreadable: 2 } as const

export interface ReplayReport {
  readonly system: string
  readonly position: number
  readonly seq: number
  readonly now: number
  readonly digest: string
  readonly expected: string | null
  readonly equal: boolean | null
  /** The first log entry that this engine refuses, if any. */
  readonly stoppedAt: Json
  readonly goals: readonly { readonly level: string; readonly goal: string; readonly reached: boolean }[]
}

export const readLinkOrFile = (argument: string): LinkResult =>
  existsSync(argument) ? decodeFile(readFileSync(argument)) : decodeLink(pastedToText(argument))

export async function replay(parcel: Parcel): Promise<ReplayReport> {
  const engine = createEngine()
  const { system, seed, params, log } = parcel
  const { status, stoppedAt } = await engine.open({ system, seed, params, log })
  const [digest, view, events] = await Promise.all([
    engine.digest(status.id),
    engine.view(status.id),
    engine.events(status.id),
  ])
  const stood = await engine.seek(status.id, parcel.moment)
  return {
    system,
    position: stood.moment.position,
    seq: stood.moment.seq,
    now: stood.now,
    digest,
    expected: parcel.digest,
    equal: stoppedAt ? false : parcel.digest === null ? null : parcel.digest === digest,
    stoppedAt: stoppedAt
      ? { position: stoppedAt.position, code: stoppedAt.refusal.code, facts: stoppedAt.refusal.facts }
      : null,
    goals: await reachedGoals(system, view, events),
  }
}

async function reachedGoals(system: string, view: Plain, events: readonly AnyEvent[]): Promise<ReplayReport['goals']> {
  const levels = await levelsOf(system)
  return levels.flatMap((level) =>
    level.goals.map((goal) => ({ level: level.id, goal: goal.id, reached: goal.reachedAt(view, events) !== null })),
  )
}

/** The whole command: prints one JSON object and gives the exit code. */
export async function replayCommand(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [argument, ...rest] = args
  if (!argument || rest.length > 0) {
    print(JSON.stringify({ error: 'usage', detail: 'lab replay <link or file>' }))
    return EXIT.unreadable
  }
  const read = readLinkOrFile(argument)
  if (!read.ok) {
    print(JSON.stringify({ error: read.reason, detail: read.detail }))
    return EXIT.unreadable
  }
  try {
    const report = await replay(read.parcel)
    print(JSON.stringify(report))
    return report.equal === false ? EXIT.differs : EXIT.equal
  } catch (error) {
    // Only what the boundary refuses lands here: an unknown system, parameters out of range.
    print(JSON.stringify({ error: 'invalid', detail: error instanceof Error ? error.message : String(error) }))
    return EXIT.unreadable
  }
}
