import type { Level } from '../../../ui/exhibit.ts'
import type { ZkView } from '../engine/types/view.ts'

/** In the order of the course. */
export const levels: readonly Level<ZkView>[] = []
