import { about } from './about.ts'
import { common } from './common.ts'
import { course } from './course.ts'
import { ground } from './ground.ts'
import { home } from './home.ts'
import { inspector } from './inspector.ts'
import { l1Drawing } from './l1Drawing.ts'
import { lab } from './lab.ts'
import { lesson } from './lesson.ts'
import { offline } from './offline.ts'
import { pseudo } from './pseudo.ts'
import { score } from './score.ts'
import { sidechain } from './sidechain.ts'
import { stage } from './stage.ts'
import { systems } from './systems.ts'

/** Every area of the catalogue; see README.md for how to add one. */
export const areas = {
  about,
  common,
  course,
  ground,
  l1Drawing,
  home,
  inspector,
  lab,
  lesson,
  offline,
  score,
  sidechain,
  stage,
  systems,
}

type Areas = typeof areas
// biome-ignore lint/suspicious/noExplicitAny: stands for any one parameter; each message's own is checked at the call
type Message = string | ((params: any) => string)

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
  const area = areas[key.slice(0, dot) as keyof Areas] as Readonly<Record<string, Message>>
  const message = area[key.slice(dot + 1)]
  if (message === undefined) throw new Error(`no message ${key}`)
  return localise(typeof message === 'string' ? message : message(params[0]))
}
