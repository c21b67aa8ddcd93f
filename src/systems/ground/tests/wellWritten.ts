import { expect } from 'vitest'
import type { Played } from '../../../testing/levels.ts'
import type { AnyLevel } from '../../../ui/exhibit.ts'
import { countWords, parseProse } from '../../../ui/lesson/prose.ts'

/** Every text of a level as it reads at this moment: no longer than a step may be, and every mark understood. */
export function expectWellWritten(level: AnyLevel, { view, events }: Played): void {
  for (const step of level.steps) {
    const texts = [step.text(view, events), step.why?.answer(view, events) ?? '', step.bytes?.(view, events) ?? '']
    for (const text of texts) {
      expect(countWords(text), `${step.id}: ${text}`).toBeLessThanOrEqual(60)
      const left = parseProse(text).flatMap((parts) =>
        parts.filter((part) => part.kind === 'text' && /[[\]{}*`]|undefined|NaN/.test(part.text)),
      )
      expect(left, `a mark of ${step.id} that was not understood`).toEqual([])
    }
  }
}
