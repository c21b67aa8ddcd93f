import { t } from '../../../content/messages/areas/zk.ts'
import { joinParts, line, object, type Part, rect, text } from '../../../ui/stage/draw.ts'
import { longest } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { MemberMode } from '../engine/types/shared.ts'
import type { MemberView, ZkView } from '../engine/types/view.ts'
import { besides, drawLocker, LOW_LOCKER, lockers } from './accounts.ts'
import { accountId, COMMITTEE, memberId } from './ids.ts'
import type { Mezzanine } from './mezzanine.ts'
import { unsigned } from './words.ts'

// The committee's room, behind a wall: the accounts whose data never go down, and a crate a member with what it has of them.

const MODES = {
  sign: 'zkDrawing.memberSign',
  refuse: 'zkDrawing.memberRefuse',
  withhold: 'zkDrawing.memberWithhold',
  collude: 'zkDrawing.memberCollude',
} as const satisfies { readonly [mode in MemberMode]: string }
export const memberWords = (mode: MemberMode): string => t(MODES[mode])

const PITCH = 24
const CRATE = 14
const PADDING = 6
/** Between what stands on the shelf and the lockers under it. */
const SHELF = 3
const LEAST_LOCKER = 40
const SIZES = { wide: { name: 13, above: 14 }, narrow: { name: 12, above: 9 } } as const

export function committee(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  const { composition } = frame.room
  const { committee: zone, ledge, names, facts, rail } = floor
  const own = view.accounts.filter(({ subtree }) => subtree === 'committee')
  const unseen = { x: zone.w > 0 ? zone.x + zone.w / 2 : floor.open.x, y: rail }
  const ids = [
    COMMITTEE,
    ...own.map(({ number }) => accountId(number)),
    ...view.committee.flatMap(({ id }) => [memberId(id)]),
  ]
  const anchors = Object.fromEntries(ids.map((id) => [id, unseen]))
  if (composition === 'short' || zone.w === 0) return { shapes: [], anchors }
  const { name, above } = SIZES[composition]
  const room = { x: zone.x, y: names - above - 2, w: zone.w, h: ledge - names + above + 2 }
  const inner = { x: zone.x + PADDING, w: zone.w - 2 * PADDING }
  const fact = factOf(view)
  const title = longest([t('zkDrawing.committee'), t('zkDrawing.committeeBrief')], inner.w, {
    style: 'label',
    size: name,
  })
  const free = ledge - facts - 6
  // crates stand on the lockers where both have room
  const hasLockers = free >= PITCH + LOW_LOCKER + SHELF && inner.w >= LEAST_LOCKER
  const top = facts + 6 + PITCH + SHELF
  const below = { ...inner, y: top, h: ledge - top }
  const shown = hasLockers ? lockers(view, 'committee', below, composition) : []
  const shelf = Math.min(ledge, ...shown.map(({ box }) => box.y - SHELF))
  const crates =
    free >= PITCH ? members(view, { ...inner, y: shelf - PITCH, h: PITCH }, rail) : { shapes: [], anchors: {} }
  const body = object(
    COMMITTEE,
    t('zkDrawing.saysCommittee', {
      n: own.length,
      of: view.committee.length,
      needed: view.params.signaturesNeeded,
    }),
    room,
    [
      rect(room, 'sunk', 'line'),
      text(inner.x, names, title, 'label', { size: name }),
      ...besides(hasLockers ? own.length - shown.length : 0, title, inner, names, name),
      text(inner.x, facts, longest(fact.words, inner.w, { style: 'fact', bold: fact.isLoud }), 'fact', {
        ...(fact.isLoud ? { bold: true, tone: 'ink' as const } : {}),
      }),
      ...(shelf < ledge ? [line(`M${room.x} ${shelf}h${room.w}`, 'hair')] : []),
    ],
  )
  return joinParts([{ shapes: [body], anchors }, crates, ...shown.map(drawLocker)])
}

function factOf(view: ZkView) {
  const waits = unsigned(view)
  const of = view.committee.length
  const needed = view.params.signaturesNeeded
  if (waits === null)
    return { words: [t('zkDrawing.needed', { needed, of }), t('zkDrawing.neededBrief', { needed, of })], isLoud: false }
  const n = waits.signatures
  return { words: [t('zkDrawing.short', { n, needed }), t('zkDrawing.shortBrief', { n, needed })], isLoud: true }
}

function members(view: ZkView, { x, y, w, h }: Rect, rail: number): Part {
  const places = Math.max(1, Math.floor(w / PITCH))
  const all = view.committee
  const shown = all.length <= places ? all : all.slice(0, places - 1)
  const rest = all.length - shown.length
  const floor = y + h - 1
  const more = t('zkDrawing.more', { n: String(rest) })
  const drawn = shown.map((member, index): Part => {
    const box = { x: x + index * PITCH, y, w: PITCH, h }
    // what comes to them comes along the floor, under the lockers
    const at = { x: box.x + PITCH / 2, y: rail }
    const knows = member.knows
    const knowsWords = t(
      knows === null
        ? 'zkDrawing.knowsNothing'
        : knows === newest(view)
          ? 'zkDrawing.knowsNewest'
          : 'zkDrawing.knowsOlder',
    )
    const says = t('zkDrawing.saysMember', { name: member.name, mode: memberWords(member.mode), knows: knowsWords })
    return {
      shapes: [object(memberId(member.id), says, box, crate(member, at.x, floor), { tip: true })],
      anchors: { [memberId(member.id)]: at },
    }
  })
  const words = rest === 0 ? [] : [text(x + shown.length * PITCH + 2, floor - 3, more, 'unit')]
  return joinParts([...drawn, { shapes: words, anchors: {} }])
}

const newest = ({ batches, roots }: ZkView): string => batches.at(-1)?.newCommitteeRoot ?? roots.committee

/** Full: it has the data. Behind bars: it has them and hands nothing out. Crossed: it does not sign. */
function crate({ mode, knows }: MemberView, middle: number, floor: number): readonly Shape[] {
  const box = { x: middle - CRATE / 2, y: floor - CRATE, w: CRATE, h: CRATE }
  const body: Shape =
    knows === null
      ? { kind: 'crate', ...box, filled: 0, state: 'pruned' }
      : { kind: 'crate', ...box, filled: 1, state: 'kept' }
  if (mode === 'withhold') {
    const bars = [-3, 0, 3].map((offset) => `M${middle + offset} ${box.y - 2}V${floor}`).join('')
    return [body, line(bars, 'wall')]
  }
  if (mode === 'refuse') return [body, line(`M${box.x + 3} ${box.y + 3}l8 8M${box.x + 11} ${box.y + 3}l-8 8`, 'wall')]
  return [body]
}
