import { t } from '../../content/messages/areas/lab.ts'
import type { Json, Refusal } from '../../kernel/types.ts'
import type { Prose } from '../exhibit.ts'

type RefusalWords = { readonly [code: string]: (facts: Json) => Prose }

const problem = (facts: Json): string => {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return ''
  const { problem: found } = facts as { readonly problem?: Json }
  return typeof found === 'string' ? found : ''
}

/** What the kernel refuses, whatever the system. */
const kernelRefusals: RefusalWords = {
  'bad-action': (facts) => t('lesson.refusedBadAction', { problem: problem(facts) }),
  'bad-arguments': (facts) => t('lesson.refusedBadArguments', { problem: problem(facts) }),
  'unknown-action': () => t('lesson.refusedUnknownAction'),
  'in-the-past': () => t('lesson.refusedInThePast'),
  'too-many-timers': () => t('lesson.refusedTooManyTimers'),
  cancelled: () => t('lesson.refusedCancelled'),
}

/** Words for a refusal: the system's own first, then the kernel's; a code that nobody has words for is shown as it is. */
export function refusalToProse({ code, facts }: Refusal, own: RefusalWords): Prose {
  const words = Object.hasOwn(own, code)
    ? own[code]
    : Object.hasOwn(kernelRefusals, code)
      ? kernelRefusals[code]
      : undefined
  return words ? words(facts) : t('lesson.refusedOther', { code })
}
