import type { L1Events, L1View } from '../../../l1/types.ts'
import type { Choreography } from '../../../ui/exhibit.ts'
import { l1Choreography } from '../../../ui/l1/drawing/choreography.ts'

export const choreography: Choreography<L1Events, L1View> = { ...l1Choreography }
