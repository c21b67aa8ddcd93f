import type { ComponentType } from 'react'
import type { PlainKey } from '../content/messages/index.ts'
import { levels as groundLevels } from '../systems/ground/lesson/index.meta.ts'
import { levels as optimisticLevels } from '../systems/optimistic/lesson/index.meta.ts'
import { levels as sidechainLevels } from '../systems/sidechain/lesson/index.meta.ts'
import { levels as zkLevels } from '../systems/zk/lesson/index.meta.ts'
import type { AnyExhibit } from '../ui/exhibit.ts'
import { GroundThumbnail } from './thumbnails/Ground.tsx'
import { OptimisticThumbnail } from './thumbnails/Optimistic.tsx'
import { SidechainThumbnail } from './thumbnails/Sidechain.tsx'
import { ZkThumbnail } from './thumbnails/Zk.tsx'

/** What the course index and the home page need to know of a level before its system is loaded. */
export interface LevelMeta {
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly summary: string
}

export interface RegisteredSystem {
  readonly id: string
  readonly title: PlainKey
  /** Half a sentence under the thumbnail. */
  readonly line: PlainKey
  readonly module: { readonly title: PlainKey; readonly line: PlainKey }
  readonly Thumbnail: ComponentType
  readonly levels: readonly LevelMeta[]
  /** The system's own chunk: drawing, narration, forms, levels. */
  readonly load: () => Promise<{ readonly exhibit: AnyExhibit }>
}

/** Systems that are built, in the order of the course. What is not built is absent, not drawn. */
export const systems: readonly RegisteredSystem[] = [
  {
    id: 'ground',
    title: 'systems.groundTitle',
    line: 'systems.groundLine',
    module: { title: 'systems.groundModule', line: 'systems.groundModuleLine' },
    Thumbnail: GroundThumbnail,
    levels: groundLevels,
    load: () => import('../systems/ground/screen.tsx'),
  },
  {
    id: 'sidechain',
    title: 'systems.sidechainTitle',
    line: 'systems.sidechainLine',
    module: { title: 'systems.sidechainModule', line: 'systems.sidechainModuleLine' },
    Thumbnail: SidechainThumbnail,
    levels: sidechainLevels,
    load: () => import('../systems/sidechain/screen.tsx'),
  },
  {
    id: 'optimistic',
    title: 'systems.optimisticTitle',
    line: 'systems.optimisticLine',
    module: { title: 'systems.optimisticModule', line: 'systems.optimisticModuleLine' },
    Thumbnail: OptimisticThumbnail,
    levels: optimisticLevels,
    load: () => import('../systems/optimistic/screen.tsx'),
  },
  {
    id: 'zk',
    title: 'systems.zkTitle',
    line: 'systems.zkLine',
    module: { title: 'systems.zkModule', line: 'systems.zkModuleLine' },
    Thumbnail: ZkThumbnail,
    levels: zkLevels,
    load: () => import('../systems/zk/screen.tsx'),
  },
]

export const systemById = (id: string): RegisteredSystem | null => systems.find((system) => system.id === id) ?? null
