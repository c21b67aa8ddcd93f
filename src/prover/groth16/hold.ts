import type { Pool } from '../pool.ts'
import type { ProvingKey } from './key.ts'

// A key's points are sent to the workers once: each proof would copy 20 MB else.

const listsOf = ({ a, b1, b2, l, h }: ProvingKey) =>
  [
    ['a', a, 'G1'],
    ['b1', b1, 'G1'],
    ['b2', b2, 'G2'],
    ['l', l, 'G1'],
    ['h', h, 'G1'],
  ] as const

/** Until it is released, proofs with this very key object find its points there. */
export async function holdKey(pool: Pick<Pool, 'hold'>, name: string, key: ProvingKey): Promise<void> {
  for (const [list, points, group] of listsOf(key)) await pool.hold(`${name} ${list}`, points, group)
}

export async function releaseKey(pool: Pick<Pool, 'release'>, name: string, key: ProvingKey): Promise<void> {
  for (const [list] of listsOf(key)) await pool.release(`${name} ${list}`)
}
