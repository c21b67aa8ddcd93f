import type { L1Events, L1View } from '../../../l1/types.ts'
import type { Narrator } from '../../../ui/exhibit.ts'
import { l1Headlines, l1Narrator } from '../../../ui/l1/narrator.ts'

/** The ground has no events of its own: an exhibit above adds its own beside the L1’s. */
export const narrator: Narrator<L1Events, L1View> = { ...l1Narrator }

export const headlines = l1Headlines
