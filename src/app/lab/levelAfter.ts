import type { RegisteredSystem } from '../registry.ts'

interface NextLevel {
  readonly system: string
  readonly level: string
  readonly title: string
}

/** The level after this one, in the order of the course. */
export function levelAfter(
  all: readonly Pick<RegisteredSystem, 'id' | 'levels'>[],
  system: string,
  level: string,
): NextLevel | null {
  const list = all.flatMap(({ id, levels }) =>
    levels.map((each) => ({ system: id, level: each.id, title: each.title })),
  )
  const index = list.findIndex((each) => each.system === system && each.level === level)
  return list[index + 1] ?? null
}
