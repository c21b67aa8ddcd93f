import { about } from './about.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import type { ground } from './ground.ts'
import { home } from './home.ts'
import type { inspector } from './inspector.ts'
import type { l1Drawing } from './l1Drawing.ts'
import type { lab } from './lab.ts'
import type { lesson } from './lesson.ts'
import { offline } from './offline.ts'
import type { optimisticDrawing } from './optimisticDrawing.ts'
import type { optimisticLenses } from './optimisticLenses.ts'
import { pseudo } from './pseudo.ts'
import type { score } from './score.ts'
import type { sidechain } from './sidechain.ts'
import type { stage } from './stage.ts'
import { systems } from './systems.ts'
import type { zkDrawing } from './zkDrawing.ts'
import type { zkLenses } from './zkLenses.ts'
import type { zkPocket } from './zkPocket.ts'

/** What the first page speaks: loaded with it. */
const firstAreas = { about, common, course, home, offline, systems }

/** What is loaded together with the part of the page that speaks it (areas/); see README.md for how to add one. */
interface LaterAreas {
  readonly ground: typeof ground
  readonly inspector: typeof inspector
  readonly l1Drawing: typeof l1Drawing
  readonly lab: typeof lab
  readonly lesson: typeof lesson
  readonly optimisticDrawing: typeof optimisticDrawing
  readonly optimisticLenses: typeof optimisticLenses
  readonly score: typeof score
  readonly sidechain: typeof sidechain
  readonly stage: typeof stage
  readonly zkLenses: typeof zkLenses
  readonly zkDrawing: typeof zkDrawing
  readonly zkPocket: typeof zkPocket
}

type Areas = typeof firstAreas & LaterAreas
// biome-ignore lint/suspicious/noExplicitAny: stands for any one parameter; each message's own is checked at the call
type Message = string | ((params: any) => string)

const known: Record<string, Readonly<Record<string, Message>>> = { ...firstAreas }

/** Called by areas/ alone, as they are imported. Gives back `t`: who takes it from there has these areas. */
export function register(areas: Partial<LaterAreas>): typeof t {
  Object.assign(known, areas)
  return t
}

/** Every area that is here by now. */
export const knownAreas = (): Readonly<typeof known> => known

export type MessageKey = {
  [A in keyof Areas]: `${A}.${keyof Areas[A] & string}`
}[keyof Areas]
type MessageAt<K extends MessageKey> = K extends `${infer A extends keyof Areas}.${infer M}`
  ? Areas[A][M & keyof Areas[A]]
  : never
type ParamsOf<K extends MessageKey> = MessageAt<K> extends (params: infer P) => string ? [params: P] : []
/** Keys of messages without parameters: what a table or a registry may hold. */
export type PlainKey = {
  [K in MessageKey]: MessageAt<K> extends string ? K : never
}[MessageKey]

/** Reads `?text=long`, before or behind the hash. The command line and tests have no address bar. */
function wantsLongText(): boolean {
  if (typeof location === 'undefined') return false
  const query = location.hash.split('?')[1] ?? ''
  return [location.search, query].some((text) => new URLSearchParams(text).get('text') === 'long')
}

const long = wantsLongText()

/** Prose as it is shown: the text itself, or its long form under `?text=long`. */
export const localise = (prose: string): string => (long ? pseudo(prose) : prose)

export function t<K extends MessageKey>(key: K, ...params: ParamsOf<K>): string {
  const dot = key.indexOf('.')
  const area = known[key.slice(0, dot)]
  const message = area?.[key.slice(dot + 1)]
  if (message === undefined) throw new Error(`no message ${key}${area ? '' : ': its area is not loaded'}`)
  return localise(typeof message === 'string' ? message : message(params[0]))
}
