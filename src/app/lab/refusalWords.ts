import { t } from '../../content/messages/index.ts'
import type { Refusal } from '../../kernel/types.ts'
import type { AnyExhibit, Prose } from '../../ui/exhibit.ts'

/** The exhibit's words for a refusal; its code when it has none, so that a reason is never lost. */
export function refusalWords(exhibit: AnyExhibit, refusal: Refusal): Prose {
  return exhibit.refusals[refusal.code]?.(refusal.facts) ?? t('lab.actionRefusedCode', { code: refusal.code })
}
