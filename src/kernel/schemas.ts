import * as v from 'valibot'
import type { Json } from './types.ts'

/** The longest single advance: ten years. Long enough for every lesson, short enough to stay exact in a double. */
export const MAX_ADVANCE_SECONDS = 10 * 365 * 86_400

export const advanceArgs = v.strictObject({
  seconds: v.pipe(
    v.number(),
    v.integer('must be a whole number of seconds'),
    v.minValue(1),
    v.maxValue(MAX_ADVANCE_SECONDS),
  ),
})

export const actorId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9:.-]{0,63}$/i, 'must be a short name of letters, digits, "-", "." and ":"'),
)

const MAX_DEPTH = 16
export const json: v.GenericSchema<unknown, Json> = v.custom<Json>(
  (input) => isJson(input, MAX_DEPTH),
  `must be plain JSON, at most ${MAX_DEPTH} levels deep`,
)

function isJson(input: unknown, depth: number): boolean {
  if (input === null || typeof input === 'string' || typeof input === 'boolean') return true
  if (typeof input === 'number') return Number.isFinite(input)
  if (typeof input !== 'object' || depth === 0) return false
  if (Array.isArray(input)) return input.every((item) => isJson(item, depth - 1))
  const proto = Object.getPrototypeOf(input)
  return (proto === Object.prototype || proto === null) && Object.values(input).every((item) => isJson(item, depth - 1))
}

export const anyAction = v.strictObject({
  type: v.pipe(v.string(), v.regex(/^[a-z0-9][a-zA-Z0-9]*\.[a-zA-Z0-9]+$/, 'must look like "system.verb"')),
  by: actorId,
  args: json,
})

/** One line for people: where it is wrong and how. */
export function issuesToText(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => {
      const path = v.getDotPath(issue)
      return path ? `${path}: ${issue.message}` : issue.message
    })
    .join('; ')
}
