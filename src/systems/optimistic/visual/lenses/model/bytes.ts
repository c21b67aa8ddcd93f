import type { Hex } from '../../../../../kernel/types.ts'
import type { BatchBytes } from '../../../engine/pictures.ts'

// The bytes of a batch as runs of one field each, for drawing: what no span names is structure.

export type StageBytes = BatchBytes['stages'][number]
export type StageName = StageBytes['stage']
/** What a byte is about. Fields of one group look alike; the table tells them apart. */
export type FieldGroup = 'who' | 'what' | 'fee' | 'nonce' | 'signature' | 'structure'
export const GROUPS = ['who', 'what', 'fee', 'nonce', 'signature', 'structure'] as const satisfies readonly FieldGroup[]

const GROUP_OF: { readonly [field: string]: FieldGroup } = {
  from: 'who',
  to: 'who',
  address: 'who',
  recipient: 'who',
  kind: 'what',
  head: 'what',
  asset: 'what',
  sell: 'what',
  amount: 'what',
  atLeast: 'what',
  fee: 'fee',
  gasLimit: 'fee',
  nonce: 'nonce',
  signature: 'signature',
  parity: 'signature',
  r: 'signature',
  s: 'signature',
  v: 'signature',
}
export const groupOf = (field: string): FieldGroup => GROUP_OF[field] ?? 'structure'

export interface Run {
  readonly start: number
  readonly end: number
  /** `null`: structure that no span names. */
  readonly field: string | null
  readonly group: FieldGroup
  readonly transaction: number | null
}

const STRUCTURE = { field: null, group: 'structure', transaction: null } as const

/** Runs that cover the bytes from the first to `length` without gap or overlap. */
export function runsOf(spans: StageBytes['spans'], length: number): readonly Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { start, end, field, transaction } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start)
    const to = Math.min(end, length)
    if (from >= to) continue
    if (from > at) runs.push({ ...STRUCTURE, start: at, end: from })
    runs.push({ start: from, end: to, field, group: groupOf(field), transaction })
    at = to
  }
  if (at < length) runs.push({ ...STRUCTURE, start: at, end: length })
  return runs
}

export interface ByteRow {
  readonly at: number
  readonly runs: readonly Run[]
}

/** The runs again, cut where rows end. */
export function rowsOf(runs: readonly Run[], perRow: number): readonly ByteRow[] {
  const rows = new Map<number, Run[]>()
  for (const run of runs) {
    for (let start = run.start; start < run.end; ) {
      const at = start - (start % perRow)
      const end = Math.min(run.end, at + perRow)
      const row = rows.get(at) ?? []
      row.push({ ...run, start, end })
      rows.set(at, row)
      start = end
    }
  }
  return [...rows].map(([at, cut]) => ({ at, runs: cut }))
}

export const hexBytes = (hex: Hex, start: number, end: number): string => hex.slice(2 + 2 * start, 2 + 2 * end)
export const lengthOf = (hex: Hex): number => (hex.length - 2) / 2

export const transactionsIn = (stages: readonly StageBytes[]): readonly number[] =>
  [
    ...new Set(
      stages.flatMap(({ spans }) => spans.flatMap(({ transaction }) => (transaction === null ? [] : [transaction]))),
    ),
  ].sort((a, b) => a - b)

/** One transaction's own bytes in a stage, in their order; `null` where the stage has no place of its own for it. */
export function bytesOfTransaction(stage: StageBytes, transaction: number): readonly Run[] | null {
  const length = lengthOf(stage.hex)
  const own = runsOf(stage.spans, length).filter((run) => run.transaction === transaction)
  return own.length === 0 ? null : own
}

/** Its bytes beyond those shown are not known: the rows of a batch stand before the signatures of all. */
export const isWhole = (stage: StageBytes): boolean => lengthOf(stage.hex) >= stage.bytes

export interface StageRow {
  readonly stage: StageName
  readonly with: StageBytes | null
  readonly without: StageBytes | null
}

const ORDER: readonly StageName[] = ['rlp', 'packed', 'indexed', 'short', 'deflated']

/** The stages in their order, each with and without signatures. */
export const stageRows = ({ stages }: BatchBytes): readonly StageRow[] =>
  ORDER.map((stage) => {
    const find = (signed: boolean) =>
      stages.find((each) => each.stage === stage && each.withSignatures === signed) ?? null
    return { stage, with: find(true), without: find(false) }
  }).filter((row) => row.with !== null || row.without !== null)
