import { createLocator, executedLines, type SourceLocator, type SourceRange } from '../../../l1/trace/sourceMap.ts'
import type { Frame, Trace } from '../../../l1/trace/trace.ts'
import type { KnownContract } from '../../exhibit.ts'
import { sameHex } from './cells.ts'

export const isCreation = ({ kind }: Frame): boolean => kind === 'CREATE' || kind === 'CREATE2'

export function locatorFor(known: KnownContract, frame: Frame): SourceLocator {
  return createLocator(
    known.debug,
    isCreation(frame) ? { kind: 'creation', artifact: known.artifact } : { kind: 'deployed' },
  )
}

/** Program counters of every frame that runs the same code as this one, in order. */
export function countersOfCode(trace: Trace, frame: Frame): number[] {
  const same = trace.frames.map(
    (other) =>
      isCreation(other) === isCreation(frame) &&
      sameHex(other.codeAddress ?? other.address ?? '', frame.codeAddress ?? frame.address),
  )
  const counters: number[] = []
  for (let step = 0; step < trace.length; step++) {
    if (same[trace.frame[step] ?? -1]) counters.push(trace.pc[step] ?? 0)
  }
  return counters
}

export const linesRun = (locator: SourceLocator, counters: readonly number[]): Map<number, Map<number, number>> =>
  executedLines(locator, counters)

export interface StandsAt {
  readonly range: SourceRange
  /** The step itself has no line: this is the last one before it in its frame. */
  readonly isBefore: boolean
}

/** Where in the source the step stands; in the compiler's own helpers, the line that called them. */
export function standsAt(trace: Trace, locator: SourceLocator, step: number): StandsAt | null {
  for (let at = step; at !== -1; at = trace.previous[at] ?? -1) {
    const range = locator.locate(trace.pc[at] ?? 0)
    if (range !== null) return { range, isBefore: at !== step }
  }
  return null
}
