import { type Walk, walkThrough } from '../../../testing/walk.ts'
import type { AnyLevel } from '../../../ui/exhibit.ts'
import { optimisticSystem } from '../engine/system.ts'

export const walk = (level: AnyLevel): Promise<Walk> => walkThrough(optimisticSystem, level)
