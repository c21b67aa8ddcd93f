import type { Json } from '../../kernel/types.ts'

// The two worlds that the figures of scale are about, as scenario objects for `mezzanine.open`.

/** As the content of a scenario file: no digest, since it promises nothing. */
export type ScenarioObject = { readonly [key: string]: Json } & { readonly log: readonly Json[] }

const SEED = 'bench'
const SLOT = 12

const scenario = (log: readonly Json[]): ScenarioObject => ({
  mezzanine: 1,
  engine: 'bench',
  system: 'ground',
  seed: SEED,
  params: {},
  log,
  moment: { position: log.length, seq: Number.MAX_SAFE_INTEGER },
  panes: null,
  digest: null,
})

const wait = (seconds: number): Json => ({ type: 'clock.advance', by: 'learner', args: { seconds } })
const pay = (from: string, to: string, options: { readonly [name: string]: Json } = {}): Json => ({
  type: 'l1.pay',
  by: from,
  args: { from, to, valueWei: '1000000000', ...options },
})

/** Payments two by two, each pair sealed by the next block: five marks on the score a round. */
export const manyEvents = (rounds = 400): ScenarioObject =>
  scenario(Array.from({ length: rounds }, () => [pay('ana', 'ben'), pay('ben', 'ana'), wait(SLOT)]).flat())

const PAYERS = ['ana', 'ben', 'mallory', 'vera', 'sequencer', 'prover', 'cleo', 'dan'] as const

/** Offers that no builder takes, over a few blocks: they wait for a base fee that never comes. */
export const manyPending = (count = 500, perBlock = 25): ScenarioObject =>
  scenario(
    Array.from({ length: count }, (_, index) => {
      const from = PAYERS[index % PAYERS.length] ?? 'ana'
      const fee = String(1_000_000 + index)
      const offer = pay(from, 'ana', { maxFeePerGasWei: fee, maxPriorityFeePerGasWei: fee })
      return index % perBlock === perBlock - 1 ? [offer, wait(SLOT)] : [offer]
    }).flat(),
  )
