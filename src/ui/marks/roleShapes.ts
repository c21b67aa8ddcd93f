import type { Role } from '../stage/types.ts'

// Shape carries the role, colour only helps. Sizes are those of a circle of that diameter, so that
// shapes of one size weigh the same to the eye.

export type RoleOutline =
  | { readonly kind: 'circle'; readonly r: number }
  | { readonly kind: 'rect'; readonly w: number; readonly h: number }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [x: number, y: number])[] }

/** Corners of a regular hexagon that stands on a side. */
const HEXAGON = [
  [1, 0],
  [0.5, 0.866],
  [-0.5, 0.866],
  [-1, 0],
  [-0.5, -0.866],
  [0.5, -0.866],
] as const
const TRIANGLE = [
  [0, -1],
  [1.055, 0.845],
  [-1.055, 0.845],
] as const
const DIAMOND = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

const scaled = (points: readonly (readonly [number, number])[], by: number): RoleOutline => ({
  kind: 'polygon',
  points: points.map(([x, y]) => [Math.round(x * by * 100) / 100, Math.round(y * by * 100) / 100] as const),
})

/** The outline of a role's shape around (0, 0). `size` is the diameter of the user's circle. */
export function roleOutline(role: Role, size: number): RoleOutline {
  const r = size / 2
  switch (role) {
    case 'user':
      return { kind: 'circle', r }
    case 'sequencer':
      return { kind: 'rect', w: size * 0.9, h: size * 0.9 }
    case 'prover':
      return scaled(HEXAGON, r * 1.12)
    case 'watcher':
      return scaled(TRIANGLE, r * 1.1)
    case 'attacker':
      return scaled(DIAMOND, r * 1.2)
    case 'l1':
      return { kind: 'rect', w: size * 1.25, h: size * 0.72 }
    case 'data':
      return { kind: 'rect', w: size, h: size }
  }
}
