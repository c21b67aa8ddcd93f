import type { L1Events, L1View } from '../../../l1/types.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import { l1Scoring } from '../../../ui/l1/drawing/scoring.ts'

export const scoring: Scoring<L1Events, L1View> = { ...l1Scoring }
