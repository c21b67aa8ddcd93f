import * as v from 'valibot'
import type { Json } from '../../kernel/types.ts'

// What is kept of a learner's way through one level. Pure: where it is kept is progress.ts.

export const RECORD_VERSION = 1
const MAX_FILE_CHARS = 4_000_000

const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([
    v.null(),
    v.boolean(),
    v.pipe(v.number(), v.finite()),
    v.string(),
    v.array(json),
    v.record(v.string(), json),
  ]),
)

const record = v.strictObject({
  v: v.literal(RECORD_VERSION),
  system: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,40}$/)),
  level: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]{0,80}$/)),
  /** Goals reached at least once. They stay reached, whatever is tried afterwards. */
  goals: v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(100)),
  /** How many goals the level had when it was last open. */
  of: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  /** Milliseconds since 1970, of this device's clock: only to tell which of two records is newer. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The lesson's own state (locked predictions, hints, step). The lesson checks it when it takes it up. */
  lesson: json,
})

export interface LevelRecord {
  readonly v: typeof RECORD_VERSION
  readonly system: string
  readonly level: string
  readonly goals: readonly string[]
  readonly of: number
  readonly at: number
  readonly lesson: Json
}

export const recordKey = (entry: { readonly system: string; readonly level: string }): string =>
  `${entry.system}/${entry.level}`
export const isDone = (entry: LevelRecord): boolean => entry.of > 0 && entry.goals.length >= entry.of

export function readRecord(value: unknown): LevelRecord | null {
  const parsed = v.safeParse(record, value)
  return parsed.success ? parsed.output : null
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])]

/** Two records of one level become one that has lost nothing of either. */
export function mergeRecords(a: LevelRecord, b: LevelRecord): LevelRecord {
  const newer = b.at > a.at ? b : a
  const older = newer === a ? b : a
  return { ...newer, goals: union(older.goals, newer.goals), lesson: newer.lesson ?? older.lesson }
}

export interface ProgressFile {
  readonly records: readonly LevelRecord[]
  /** Records that nobody could read, as they were found. */
  readonly aside: readonly unknown[]
}

export function encodeProgress({ records, aside }: ProgressFile): string {
  return `${JSON.stringify({ 'mezzanine-progress': RECORD_VERSION, records, aside }, null, 2)}\n`
}

export type ProgressFault = 'too-large' | 'not-json' | 'not-ours' | 'too-new'
export type DecodedProgress =
  | ({ readonly ok: true } & ProgressFile)
  | { readonly ok: false; readonly reason: ProgressFault }

export function decodeProgress(text: string): DecodedProgress {
  if (text.length > MAX_FILE_CHARS) return { ok: false, reason: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  const envelope = v.safeParse(
    v.object({
      'mezzanine-progress': v.number(),
      records: v.array(v.unknown()),
      aside: v.optional(v.array(v.unknown()), []),
    }),
    value,
  )
  if (!envelope.success) return { ok: false, reason: 'not-ours' }
  const { records, aside, 'mezzanine-progress': version } = envelope.output
  if (version > RECORD_VERSION) return { ok: false, reason: 'too-new' }
  const read = records.map((entry) => ({ entry, record: readRecord(entry) }))
  return {
    ok: true,
    records: read.flatMap(({ record }) => (record ? [record] : [])),
    aside: [...read.filter(({ record }) => !record).map(({ entry }) => entry), ...aside],
  }
}
