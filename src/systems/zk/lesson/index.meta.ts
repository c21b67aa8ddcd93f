// What the course index and the first page know of the levels before the exhibit's chunk is loaded: no imports here.

interface LevelMeta {
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly summary: string
}

export const levels: readonly LevelMeta[] = []
