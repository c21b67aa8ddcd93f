import { createOurRunner } from '../../l1/bench/run.ts'
import { createWorkload } from '../../l1/bench/workload.ts'
import { equalBytes } from '../../lib/bytes.ts'
import { createGuestLine, type Recoveries } from '../../rollup/bench/guestLine.ts'
import { createRollupWorkload } from '../../rollup/bench/workload.ts'
import { type AppliedBatch, applyBatch } from '../../rollup/transition.ts'
import { median, rounded, timed } from './statistics.ts'

// Payments on the rollup: from posted bytes to the new output, all of it by the guest. Beside them, round by round, the
// L1's own transfers, and the same batch by the transition in TypeScript.

export interface TransferFigures {
  readonly transfersSigned: { readonly perSecond: number; readonly l1PerSecond: number; readonly ratioToL1: number }
  readonly transfersPrechecked: {
    readonly perSecond: number
    readonly transitionPerSecond: number
    readonly ratioToTransition: number
  }
}

const ROUNDS = 6
const PER_BATCH = 1_000
const RESIDENTS = 250
const L1_PER_ROUND = 200

interface Round {
  readonly signed: number
  readonly prechecked: number
  readonly transition: number
  readonly l1: number
}

export async function transfers(): Promise<TransferFigures> {
  // One more round than is counted: the first warms all up.
  const count = ROUNDS + 1
  const workload = await createRollupWorkload({
    transfers: count * PER_BATCH,
    perBatch: PER_BATCH,
    residents: RESIDENTS,
  })
  const { genesis, rules, inputs } = workload
  const l1Workload = await createWorkload({ transactions: count * L1_PER_ROUND, perBlock: L1_PER_ROUND })
  const l1 = await createOurRunner(l1Workload)
  await l1.run(l1Workload.setUp)

  const recoveries: Recoveries = new Map()
  const signing = createGuestLine({ genesis, rules })
  const learning = createGuestLine({ genesis, rules, recoveries })
  for (const input of inputs) learning.run(input)
  const knowing = createGuestLine({ genesis, rules, recoveries })

  const rates: Round[] = []
  let state = genesis
  for (const [round, input] of inputs.entries()) {
    const [signedTime, signed] = await timed(async () => signing.run(input))
    const [precheckedTime, prechecked] = await timed(async () => knowing.run(input))
    const [transitionTime, said] = await timed(async () =>
      applyBatch(state, input, { ...rules, checkSignatures: false }),
    )
    const [l1Time] = await timed(() => l1.run(l1Workload.blocks.slice(round, round + 1)))
    expectSame(said, [signed.output, prechecked.output])
    state = said.state
    if (round === 0) continue
    rates.push({
      signed: PER_BATCH / signedTime,
      prechecked: PER_BATCH / precheckedTime,
      transition: PER_BATCH / transitionTime,
      l1: L1_PER_ROUND / l1Time,
    })
  }
  const middle = (of: (round: Round) => number) => median(rates.map(of))
  return {
    transfersSigned: {
      perSecond: Math.round(middle(({ signed }) => signed)),
      l1PerSecond: Math.round(middle(({ l1: rate }) => rate)),
      ratioToL1: rounded(middle(({ signed, l1: rate }) => signed / rate)),
    },
    transfersPrechecked: {
      perSecond: Math.round(middle(({ prechecked }) => prechecked)),
      transitionPerSecond: Math.round(middle(({ transition }) => transition)),
      ratioToTransition: rounded(middle(({ prechecked, transition }) => prechecked / transition)),
    },
  }
}

function expectSame({ output, transactions }: AppliedBatch, outputs: readonly Uint8Array[]): void {
  if (!transactions.every(({ ok }) => ok)) throw new Error('a payment had no effect')
  if (!outputs.every((each) => equalBytes(each, output))) throw new Error('guest and transition differ')
}
