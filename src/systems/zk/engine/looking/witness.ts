import { type Execution, execute } from '../../../../prover/circuit/witness.ts'
import { batchCircuit } from '../circuit/batch.ts'
import { withoutOf } from '../circuit/missing.ts'
import type { WitnessPicture } from '../pictures.ts'
import { inputWith } from '../proving/proofs.ts'
import type { ClosedBatch, ZkWorld } from '../state.ts'
import type { Tamper } from '../types/shared.ts'
import { signed } from './row.ts'
import { SEPARATOR, type Survey } from './survey.ts'

// The numbers that a batch's circuit was last filled with, made again: worlds do not keep them.

export interface Filled {
  readonly execution: Execution
  readonly tamper: Tamper | null
}

const filled = new WeakMap<ClosedBatch, Filled>()

export function witnessOf(world: ZkWorld, number: number): Filled | null {
  const batch = world.operator.batches.find((each) => each.number === number)
  if (batch === undefined) return null
  const known = filled.get(batch)
  if (known !== undefined) return known
  const made = fillAsTried(world, batch)
  filled.set(batch, made)
  return made
}

/** After a failure the prover is at the next attempt at once: what has failed was filled in another way. */
function fillAsTried(world: ZkWorld, batch: ClosedBatch): Filled {
  const { failure, tamper } = batch.proof
  const current = fill(world, batch, tamper)
  if (failure === null) return current
  const hasFailed = ({ execution: { unmet } }: Filled) => unmet[0]?.name === failure.constraint
  if (hasFailed(current)) return current
  for (const other of ['overspend', 'signature', 'path'] as const) {
    const tried = fill(world, batch, other)
    if (hasFailed(tried)) return tried
  }
  return current
}

function fill(world: ZkWorld, batch: ClosedBatch, tamper: Tamper | null): Filled {
  const input = inputWith(world, batch, tamper)
  return { execution: execute(batchCircuit(world.params.slots), input, withoutOf(world.params.missing)), tamper }
}

const MOST_WIRES = 300
const MOST_BROKEN = 20

export function witnessPicture({ execution, tamper }: Filled, { wires }: Survey, scope: string): WitnessPicture {
  const prefix = scope === '' ? '' : `${scope}${SEPARATOR}`
  const own = wires.flatMap((name, index) => {
    if (!name.startsWith(prefix)) return []
    const rest = name.slice(prefix.length)
    // Wire 0 is the one, which no gadget makes.
    return rest.includes(SEPARATOR) ? [] : [{ name: rest, value: signed(execution.values[index + 1] ?? 0n) }]
  })
  const { unmet } = execution
  return {
    scope,
    wires: own.slice(0, MOST_WIRES),
    more: Math.max(0, own.length - MOST_WIRES),
    wireCount: wires.length,
    broken: unmet
      .slice(0, MOST_BROKEN)
      .map(({ name, a, b, c }) => ({ name, a: signed(a), b: signed(b), c: signed(c) })),
    brokenCount: unmet.length,
    tamper,
  }
}
