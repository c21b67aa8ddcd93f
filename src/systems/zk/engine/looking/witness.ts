import { sign as signWith } from '../../../../prover/babyjub/eddsa.ts'
import { type Execution, execute } from '../../../../prover/circuit/witness.ts'
import { batchCircuit } from '../circuit/batch.ts'
import { type BatchInput, buildBatch } from '../circuit/input.ts'
import { withoutOf } from '../circuit/missing.ts'
import { tampered, type WitnessTamper } from '../circuit/tamper.ts'
import { keyOf, ownerOf } from '../people.ts'
import type { WitnessPicture } from '../pictures.ts'
import { subtreeOf } from '../rules/state.ts'
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
  const { input, tamper } = inputOf(world, batch)
  const { without } = withoutOf(world.params.missing)
  const execution = execute(batchCircuit(world.params.slots), input, without === undefined ? {} : { without })
  const made = { execution, tamper }
  filled.set(batch, made)
  return made
}

const isOfWitness = (tamper: Tamper | null): tamper is WitnessTamper =>
  tamper === 'overspend' || tamper === 'signature' || tamper === 'path'

function inputOf(world: ZkWorld, { before, slots, proof }: ClosedBatch): { input: BatchInput; tamper: Tamper | null } {
  const honest = () => buildBatch(before, slots, { blind: true }).input
  if (!isOfWitness(proof.tamper)) return { input: honest(), tamper: null }
  const sign = (account: number, message: bigint) => {
    const owner = ownerOf(world, account)
    const key = owner === null ? null : keyOf(owner, subtreeOf(account))
    if (key === null) throw new Error(`nobody has the key of account ${account}`)
    return signWith(key, message)
  }
  const input = tampered({ before, slots, sign }, proof.tamper)
  return input === null ? { input: honest(), tamper: null } : { input, tamper: proof.tamper }
}

const MOST_WIRES = 80
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
