import type { AnyLevel } from '../ui/exhibit.ts'

/** The levels of each system, without anything that draws: for grading in Node. */
const levels: { readonly [system: string]: () => Promise<readonly AnyLevel[]> } = {
  ground: () => import('../systems/ground/lesson/index.ts').then((module) => module.levels),
  optimistic: () => import('../systems/optimistic/lesson/index.ts').then((module) => module.levels),
  sidechain: () => import('../systems/sidechain/lesson/index.ts').then((module) => module.levels),
  zk: () => import('../systems/zk/lesson/index.ts').then((module) => module.levels),
}

export const levelsOf = async (system: string): Promise<readonly AnyLevel[]> =>
  Object.hasOwn(levels, system) ? (levels[system]?.() ?? []) : []
