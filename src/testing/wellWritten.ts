import { expect } from 'vitest'
import type { AnyLevel } from '../ui/exhibit.ts'
import { countWords, parseProse } from '../ui/lesson/prose.ts'
import type { Played } from './levels.ts'

/** Every text of a level as it reads at this moment: no longer than a step may be, and every mark understood. */
export function expectWellWritten(level: AnyLevel, { view, events }: Played): void {
  for (const { id, text, why, bytes, predict } of level.steps) {
    const short = [text(view, events), why?.answer(view, events) ?? '', bytes?.(view, events) ?? '']
    const verdicts = predict?.options.map(({ because }) => because(view, events)) ?? []
    const happened = predict && predict.outcome(view, events) !== null ? [predict.happened(view, events)] : []
    for (const each of short) expect(countWords(each), `${id}: ${each}`).toBeLessThanOrEqual(60)
    for (const each of [...short, ...verdicts, ...happened]) expectMarksUnderstood(id, each)
  }
  expectMarksUnderstood('closing', level.closing(view, events))
}

function expectMarksUnderstood(where: string, text: string): void {
  const left = parseProse(text).flatMap((parts) =>
    parts.filter((part) => part.kind === 'text' && /[[\]{}*`]|undefined|NaN|Infinity/.test(part.text)),
  )
  expect(left, `a mark of ${where} that was not understood`).toEqual([])
}
