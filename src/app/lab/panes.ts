import * as v from 'valibot'
import type { Json } from '../../kernel/types.ts'

/** What a link carries of the lab around the world: the level it was opened for, and what was selected. */
export interface Panes {
  readonly level: string | null
  readonly selection: string | null
}

const NO_PANES: Panes = { level: null, selection: null }
const short = v.nullish(v.pipe(v.string(), v.maxLength(200)), null)
const panes = v.object({ level: short, selection: short })

/** From a link: whatever is not ours is as if it were not there, since panes never change the world. */
export function readPanes(json: Json): Panes {
  const parsed = v.safeParse(panes, json)
  return parsed.success ? parsed.output : NO_PANES
}

/** `null` when there is nothing to say, so that links stay short. */
export function panesToJson({ level, selection }: Panes): Json {
  if (level === null && selection === null) return null
  return { ...(level === null ? {} : { level }), ...(selection === null ? {} : { selection }) }
}
