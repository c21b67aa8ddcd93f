import { t } from '../../../content/messages/areas/optimistic.ts'
import { weiToEth } from '../../../lib/format.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import { joinParts, object, type Part, standing, text } from '../../../ui/stage/draw.ts'
import { longest, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Role, Shape } from '../../../ui/stage/types.ts'
import type { WatcherMode } from '../engine/types/shared.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { PROVIDER, watcherId } from './ids.ts'

// On top: who signs, who watches, who buys exits. The sequencer is not among them, it stands on L2.

const SPACING = {
  wide: { first: 27, least: 118, most: 130, size: 22, words: 18, nameAbove: 22, name: 13, factAbove: 6 },
  narrow: { first: 16, least: 82, most: 110, size: 17, words: 12, nameAbove: 18, name: 12, factAbove: 4 },
  short: { first: 54, least: 104, most: 130, size: 18, words: 13, nameAbove: 17, name: 12, factAbove: 4 },
} as const

const MODES = {
  on: ['optimisticDrawing.modeOn', 'optimisticDrawing.briefOn'],
  hand: ['optimisticDrawing.modeHand', 'optimisticDrawing.briefHand'],
  off: ['optimisticDrawing.modeOff', 'optimisticDrawing.briefOff'],
  late: ['optimisticDrawing.modeLate', 'optimisticDrawing.briefLate'],
  broke: ['optimisticDrawing.modeBroke', 'optimisticDrawing.briefBroke'],
  griefer: ['optimisticDrawing.modeGriefer', 'optimisticDrawing.briefGriefer'],
  accomplice: ['optimisticDrawing.modeAccomplice', 'optimisticDrawing.briefAccomplice'],
} as const satisfies { readonly [mode in WatcherMode]: readonly [string, string] }
export const modeWords = (mode: WatcherMode): string => t(MODES[mode][0])

interface Standee {
  readonly id: string
  readonly says: string
  readonly role: Role
  readonly hollow: boolean
  /** The longest that fits is taken. */
  readonly names: readonly string[]
  readonly facts: readonly string[]
  readonly isAmount: boolean
  readonly detects: boolean
  readonly isToMove: boolean
  /** The lower, the sooner it has a place. */
  readonly rank: number
}

export function people(view: OptimisticView, frame: Frame): Part & { readonly left: number } {
  const { composition } = frame.room
  const spacing = SPACING[composition]
  const all = standees(view)
  const width = frame.right - frame.left - spacing.first + spacing.size / 2
  const reserved =
    composition === 'narrow' ? 0 : textWidth(t('optimisticDrawing.morePeople', { n: 9 }), { style: 'unit' }) + 12
  const places = (room: number) => Math.max(1, Math.floor(room / spacing.least))
  const count = all.length <= places(width) ? all.length : Math.min(all.length, places(width - reserved))
  const pitch = Math.min(spacing.most, (width - (count < all.length ? reserved : 0)) / Math.max(1, count))
  const chosen = new Set([...all].sort((a, b) => a.rank - b.rank).slice(0, count))
  const seated = all.filter((standee) => chosen.has(standee))
  const left = all.length - seated.length
  const xOf = (index: number) => frame.left + spacing.first + index * pitch
  const more: Shape[] =
    left > 0 && composition !== 'narrow'
      ? [
          text(
            xOf(count) - spacing.size / 2,
            frame.peopleFloor - 10,
            t('optimisticDrawing.morePeople', { n: left }),
            'unit',
          ),
        ]
      : []
  const unseen = { x: Math.min(frame.right - 12, xOf(count)), y: frame.peopleFloor }
  const drawn = joinParts([
    { shapes: [], anchors: Object.fromEntries(all.flatMap(({ id }) => [[id, unseen], ...alias(view, id, unseen)])) },
    ...seated.map((standee, index) => draw(view, standee, xOf(index), pitch, frame)),
    { shapes: more, anchors: {} },
  ])
  return { ...drawn, left }
}

/** Watchers and the provider sign on L1 like anybody: motions of the L1 know them as people. */
const alias = <T>({ provider }: OptimisticView, id: string, at: T): readonly (readonly [string, T])[] => {
  if (id === PROVIDER) return [[`person:${provider.id}`, at]]
  return id.startsWith('watcher:') ? [[`person:${id.slice('watcher:'.length)}`, at]] : []
}

function standees(view: OptimisticView): readonly Standee[] {
  const { l1, watchers, provider } = view
  const guards = new Set(watchers.map(({ id }) => id))
  const signers = l1.people.filter(
    ({ id, role }) => !guards.has(id) && id !== provider.id && role !== 'sequencer' && role !== 'l1' && role !== 'data',
  )
  const busy = busyPeople(view)
  const users = signers.map((person, index): Standee => {
    return {
      id: `person:${person.id}`,
      says: t('optimisticDrawing.saysPerson', { name: person.name, balance: weiToEth(person.balanceWei, 4) }),
      role: person.role,
      hollow: false,
      names: [person.name],
      facts: [person.balanceWei],
      isAmount: true,
      detects: false,
      isToMove: false,
      rank: (busy.has(person.id) ? 10 : 40) + index,
    }
  })
  return [...users, ...providerOf(view), ...watchers.map((watcher, index) => guard(view, watcher, index))]
}

function providerOf({ provider, l1, withdrawals }: OptimisticView): readonly Standee[] {
  const person = l1.people.find(({ id }) => id === provider.id)
  const traded = withdrawals.some(({ offer }) => offer !== null)
  if (person === undefined || (!provider.online && !traded)) return []
  const fact = provider.online
    ? t('optimisticDrawing.providerOn', { percent: provider.feePercent })
    : t('optimisticDrawing.providerOff')
  return [
    {
      id: PROVIDER,
      says: t('optimisticDrawing.saysProvider', { name: person.name, fact }),
      role: person.role,
      hollow: !provider.online,
      names: [t('optimisticDrawing.provider', { name: person.name }), person.name],
      facts: provider.online
        ? [fact, t('optimisticDrawing.providerOnBrief', { percent: provider.feePercent })]
        : [fact],
      isAmount: false,
      detects: false,
      isToMove: false,
      rank: traded ? 8 : 60,
    },
  ]
}

const AWAKE: ReadonlySet<WatcherMode> = new Set(['on', 'hand', 'griefer', 'accomplice'])

function guard(view: OptimisticView, { id, name, mode }: OptimisticView['watchers'][number], index: number): Standee {
  const game = view.games.find(({ challengerId, turn }) => challengerId === id && turn !== 'over')
  const verdict = newestCheck(view, id)
  const facts = factsOf(mode, verdict, game?.turn === 'challenger')
  const says = t('optimisticDrawing.saysWatcher', { name, fact: facts.words[0] ?? '' })
  return {
    id: watcherId(id),
    says,
    role: view.l1.people.find((person) => person.id === id)?.role ?? 'watcher',
    hollow: !AWAKE.has(mode),
    names: [t('optimisticDrawing.watcher', { name }), name],
    facts: facts.words,
    isAmount: false,
    detects: facts.detects,
    isToMove: facts.isToMove,
    rank: game ? index : facts.detects ? 4 + index : 20 + index,
  }
}

function factsOf(mode: WatcherMode, verdict: ReturnType<typeof newestCheck>, isToMove: boolean) {
  const [long, short] = MODES[mode]
  if (isToMove) return { words: [t('optimisticDrawing.toMove')], detects: false, isToMove }
  if (verdict?.agrees === false)
    return {
      words: [t('optimisticDrawing.differs', { claim: verdict.claim }), t('optimisticDrawing.differsBrief')],
      detects: true,
      isToMove,
    }
  if (verdict && mode === 'on')
    return { words: [t('optimisticDrawing.agrees', { claim: verdict.claim }), t(short)], detects: false, isToMove }
  return { words: [t(long), t(short)], detects: false, isToMove }
}

/** What the watcher's own run says of the newest claim that it looked at and that is not settled. */
function newestCheck({ claims }: OptimisticView, id: string) {
  const claim = claims.findLast(
    ({ status, checkedBy }) =>
      (status === 'open' || status === 'disputed' || status === 'overdue') && checkedBy.some((each) => each.id === id),
  )
  const check = claim?.checkedBy.findLast((each) => each.id === id)
  return claim && check ? { claim: claim.claim, agrees: check.agrees } : null
}

function busyPeople({ sequencer, transactions, messages, withdrawals, games }: OptimisticView): ReadonlySet<string> {
  const ids = [
    ...sequencer.waiting.flatMap(({ fromId, toId }) => [fromId, toId]),
    ...transactions.slice(-4).flatMap(({ fromId, toId }) => [fromId, toId]),
    ...messages.slice(-2).flatMap(({ fromId, toId }) => [fromId, toId]),
    ...withdrawals.slice(-2).map(({ toId }) => toId),
    ...games.map(({ challengerId }) => challengerId),
  ]
  return new Set(ids.filter((id) => id !== null))
}

function draw(view: OptimisticView, standee: Standee, x: number, pitch: number, frame: Frame): Part {
  const { peopleFloor, room } = frame
  const { size, words, nameAbove, name, factAbove } = SPACING[room.composition]
  const width = pitch - words - size / 2 - 8
  const y = peopleFloor - factAbove
  const wordsX = x + words + (standee.detects ? GLYPH + 4 : 0)
  const factWidth = width - (standee.detects ? GLYPH + 4 : 0)
  const label = longest(standee.names, width, { style: 'label', size: name })
  const fact = standee.isAmount
    ? text(wordsX, y, amountThatFits(standee.facts[0] ?? '0', width), 'mono', { tone: 'ink-2' })
    : text(
        wordsX,
        y,
        longest(standee.facts, factWidth, { style: 'fact', bold: standee.isToMove }),
        'fact',
        standee.isToMove ? { bold: true, tone: standee.role } : {},
      )
  const box = { x: x - size * 0.6, y: peopleFloor - nameAbove - 14, w: words + width + size * 0.6, h: nameAbove + 14 }
  const at = { x, y: peopleFloor }
  return {
    shapes: [
      object(standee.id, standee.says, box, [
        standing(standee.role, x, peopleFloor, size, standee.hollow),
        text(x + words, peopleFloor - nameAbove, label, 'label', { size: name }),
        ...(standee.detects ? stateGlyph('detected', x + words, y) : []),
        fact,
      ]),
    ],
    anchors: Object.fromEntries([[standee.id, at], ...alias(view, standee.id, at)]),
  }
}
