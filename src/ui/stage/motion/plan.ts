import type { Motion, Point, Role, Scene } from '../types.ts'
import { pointAt, type Route, routeBetween } from './route.ts'

// A step's motions laid out in time, and what is to be seen at each instant of it. Pure: the picture is a function
// of (scene, motions, time), so that playing, hurrying and showing the last frame at once are the same thing.

export const OUTLINE_MS = 120
const NEAR_MS = 320
const FAR_MS = 560
/** A way longer than this, in drawing units, crosses more than one storey. */
const FAR_FROM = 120
const FADE_MS = 150
/** A step is over after this, however much happened in it. */
export const LONGEST_MS = 1200
/** Of many routes only the last ones are left standing: more would be a thicket. */
const MOST_ROUTES = 8

interface Leg {
  readonly role: Role
  readonly from: string
  readonly start: number
  readonly outline: number
  readonly end: number
  readonly route: Route
  readonly cost: Extract<Motion, { kind: 'move' }>['cost']
}
interface Change {
  readonly kind: 'appear' | 'mark' | 'fade'
  readonly what: string
  readonly start: number
  readonly end: number
}

export interface Plan {
  readonly total: number
  readonly legs: readonly Leg[]
  readonly changes: readonly Change[]
  readonly costAt: Point | null
}

export interface Frame {
  /** Where the copy of each leg's actor is, while it is on its way. */
  readonly tokens: readonly (Point | null)[]
  /** Share of each leg's route that has been taken. */
  readonly taken: readonly number[]
  /** Objects that are not, or not fully there yet. */
  readonly opacity: readonly { readonly id: string; readonly value: number }[]
  /** Objects that are outlined because they act, or because something happened to them. */
  readonly outlined: readonly string[]
  readonly cost: string | null
  readonly done: boolean
}

const NOTHING: Plan = { total: 0, legs: [], changes: [], costAt: null }

export function planMotions(motions: readonly Motion[], scene: Scene): Plan {
  const groups = groupMotions(motions, scene)
  if (groups.length === 0) return NOTHING
  const own = groups.map(({ leg }) => (leg === null ? FADE_MS : leg.outline + leg.travel + FADE_MS))
  const sum = own.reduce((total, each) => total + each, 0)
  // a little hurry shortens each leg; a lot of it lets legs overlap evenly
  const hurry = Math.max(0.5, Math.min(1, LONGEST_MS / sum))
  const lasts = own.map((each) => each * hurry)
  const room = Math.min(LONGEST_MS, sum * hurry)
  const starts = startsOf(lasts, room)
  const legs: Leg[] = []
  const changes: Change[] = []
  groups.forEach(({ leg, changes: own }, index) => {
    const start = starts[index] ?? 0
    let landed = start
    if (leg) {
      landed = start + (leg.outline + leg.travel) * hurry
      const { role, from, route, cost } = leg
      legs.push({ role, from, route, cost, start, outline: leg.outline * hurry, end: landed })
    }
    for (const { kind, what } of own) changes.push({ kind, what, start: landed, end: landed + FADE_MS * hurry })
  })
  return {
    total: Math.max(0, ...legs.map(({ end }) => end), ...changes.map(({ end }) => end)),
    legs,
    changes,
    costAt: scene.anchors['cost'] ?? null,
  }
}

interface Group {
  readonly leg: {
    readonly role: Role
    readonly from: string
    readonly route: Route
    readonly outline: number
    readonly travel: number
    readonly cost: Leg['cost']
  } | null
  readonly changes: { readonly kind: Change['kind']; readonly what: string }[]
}

/** What follows a move happens where and when it lands. The same way taken twice in a step is shown once. */
function groupMotions(motions: readonly Motion[], scene: Scene): readonly Group[] {
  const groups: Group[] = []
  const ways = new Map<string, Group>()
  let current: Group | undefined
  for (const motion of motions) {
    if (motion.kind !== 'move') {
      // what is marked next has a beat of its own
      if (!current || (motion.kind === 'mark' && current.changes.some(({ kind }) => kind === 'mark'))) {
        current = { leg: null, changes: [] }
        groups.push(current)
      }
      current.changes.push(motion)
      continue
    }
    const key = `${motion.role} ${motion.from} ${motion.to}`
    const [from, to] = [scene.anchors[motion.from], scene.anchors[motion.to]]
    current = ways.get(key)
    if (current) continue
    current = {
      leg: from && to ? legOf(motion, routeBetween(from, to, scene.channels, scene.shafts)) : null,
      changes: [],
    }
    ways.set(key, current)
    groups.push(current)
  }
  return groups.filter(({ leg, changes }) => leg !== null || changes.length > 0)
}

const legOf = ({ role, from, cost }: Extract<Motion, { kind: 'move' }>, route: Route): Group['leg'] => ({
  role,
  from,
  route,
  cost,
  outline: OUTLINE_MS,
  travel: route.length > FAR_FROM ? FAR_MS : NEAR_MS,
})

function startsOf(lasts: readonly number[], room: number): readonly number[] {
  const sum = lasts.reduce((total, each) => total + each, 0)
  let at = 0
  if (sum <= room + 1) {
    return lasts.map((each) => {
      const start = at
      at += each
      return start
    })
  }
  const longest = Math.max(...lasts)
  return lasts.map((_, index) => ((room - longest) * index) / Math.max(1, lasts.length - 1))
}

/** What is to be seen `at` ms after the step began. `ease` shapes a token's way. */
export function frameAt(plan: Plan, at: number, ease: (share: number) => number = (share) => share): Frame {
  const done = at >= plan.total
  const shareOf = (start: number, end: number) =>
    end <= start ? (at >= start ? 1 : 0) : Math.max(0, Math.min(1, (at - start) / (end - start)))
  const costing = plan.legs.findLast(({ cost, start }) => cost !== undefined && at >= start)
  return {
    tokens: plan.legs.map(({ route, start, outline, end }) =>
      at >= start + outline && at < end ? pointAt(route, ease(shareOf(start + outline, end))) : null,
    ),
    taken: plan.legs.map(({ start, outline, end }, index) =>
      index < plan.legs.length - MOST_ROUTES && at >= end ? 0 : ease(shareOf(start + outline, end)),
    ),
    opacity: done ? [] : plan.changes.flatMap((change) => opacityOf(change, shareOf(change.start, change.end))),
    outlined: [
      ...plan.legs.filter(({ start, outline }) => at >= start && at < start + outline).map(({ from }) => from),
      ...plan.changes
        .filter(({ kind, start, end }) => kind === 'mark' && at >= start && at < end && !done)
        .map(({ what }) => what),
    ],
    cost: costing?.cost
      ? costing.cost.say(Math.round(costing.cost.amount * ease(shareOf(costing.start + costing.outline, costing.end))))
      : null,
    done,
  }
}

const opacityOf = (
  { kind, what }: Change,
  share: number,
): readonly { readonly id: string; readonly value: number }[] =>
  kind === 'appear' ? [{ id: what, value: share }] : kind === 'fade' ? [{ id: what, value: 1 - share * 0.5 }] : []

/** The same information for those who want no motion: what is new fades in, all at once. */
export const fadeOnly = (plan: Plan): Plan => ({
  ...plan,
  total: plan.total === 0 ? 0 : FADE_MS,
  legs: plan.legs.map((leg) => ({ ...leg, start: 0, outline: 0, end: 0 })),
  changes: plan.changes.map((change) => ({ ...change, start: 0, end: FADE_MS })),
})
