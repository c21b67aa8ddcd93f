import type { Level } from '../../../ui/exhibit.ts'
import type { OptimisticView } from '../engine/types.ts'

/** In the order of the course. */
export const levels: readonly Level<OptimisticView>[] = []
