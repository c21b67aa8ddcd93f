import type { Refusal } from '../../kernel/types.ts'
import type { AnyExhibit, Prose } from '../../ui/exhibit.ts'
import { refusalToProse } from '../../ui/lesson/refusals.ts'

/** The exhibit's words for a refusal, the kernel's, or its code: a reason is never lost. */
export function refusalWords(exhibit: AnyExhibit, refusal: Refusal): Prose {
  return refusalToProse(refusal, exhibit.refusals)
}
