// A property that also counts what it met: random cases that all end in the same fault would agree about nothing.

import fc from 'fast-check'
import { machineOf, type Parity } from './parity.ts'
import type { RandomStep } from './randomStep.ts'

export interface Tally {
  readonly names: ReadonlyMap<string, number>
  readonly exits: ReadonlyMap<number, number>
  /** How many did not exit. */
  readonly stayed: number
}

export async function expectParity(parity: Parity, steps: fc.Arbitrary<RandomStep>, numRuns: number): Promise<Tally> {
  const names = new Map<string, number>()
  const exits = new Map<number, number>()
  let stayed = 0
  await fc.assert(
    fc.asyncProperty(steps, async (step) => {
      const machine = machineOf(step)
      const { onL1, offL1 } = await parity.takeStep(machine, parity.hostWith([step.pair]))
      if (onL1 !== offL1) throw new Error(`${step.name}: L1 says ${onL1}, the machine ${offL1}`)
      names.set(step.name, (names.get(step.name) ?? 0) + 1)
      if (machine.exit === null) stayed++
      else exits.set(machine.exit.code, (exits.get(machine.exit.code) ?? 0) + 1)
    }),
    { numRuns },
  )
  return { names, exits, stayed }
}
