import { t } from '../../../content/messages/areas/zk.ts'
import { groupDigits } from '../../../lib/format.ts'
import { joinParts, line, object, type Part, standing, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Role, Shape } from '../../../ui/stage/types.ts'
import type { L2TxSummary } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { l2TxId, QUEUE, SEQUENCER } from './ids.ts'
import type { Mezzanine, Span } from './mezzanine.ts'
import { type Fact, gweiToEth, nameOf, roleOf, sequencerFact } from './words.ts'

const PITCH = 24
const SIZES = {
  wide: { token: 15, machine: 30, name: 13 },
  narrow: { token: 13, machine: 22, name: 12 },
  short: { token: 13, machine: 18, name: 12 },
} as const

/** Those who wait, and the one machine that decides in which order they come in. */
export function sequencer(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  return joinParts([queue(view, frame, floor), machine(view, frame, floor)])
}

/** What has a slot already stands there. */
const waitingIn = ({ sequencer: { waiting }, open }: ZkView): readonly L2TxSummary[] => {
  const inSlots = new Set(open.slots.map(({ hash }) => hash))
  return waiting.filter(({ hash }) => !inSlots.has(hash))
}

function queue(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  const { queue: span, ledge, rail, names, facts } = floor
  const { composition } = frame.room
  const waiting = waitingIn(view)
  const place = span.w === 0 ? floor.sequencer : span
  const way = { x: place.x + Math.min(place.w, PITCH) / 2, y: rail }
  const unseen = Object.fromEntries(waiting.map(({ hash }) => [l2TxId(hash), way]))
  if (span.w === 0) return { shapes: [], anchors: { ...unseen, [QUEUE]: way } }
  const { x, w } = span
  const { token, name } = SIZES[composition]
  const shown = waiting.slice(0, Math.max(1, Math.floor(w / PITCH)))
  const n = groupDigits(waiting.length)
  const fact = waiting.length === 0 ? [t('zkDrawing.nobodyWaits')] : [t('zkDrawing.waiting', { n }), n]
  const tray = Math.min(26, ledge - facts - 6)
  const at = (index: number) => ({ x: x + PITCH * (index + 0.5), y: ledge })
  return {
    shapes: [
      object(QUEUE, t('zkDrawing.saysQueue', { n }), { x: x - 4, y: names - 12, w: w + 8, h: ledge - names + 12 }, [
        text(x, names, fitted(t('zkDrawing.queue'), w, { style: 'label', size: name }), 'label', { size: name }),
        text(x, facts, longest(fact, w + 8, { style: 'fact' }), 'fact'),
        line(`M${x - 2} ${ledge - tray}V${ledge}M${x + w + 2} ${ledge - tray}V${ledge}`),
      ]),
      ...shown.map((each, index) => {
        const { x: middle } = at(index)
        const mark = standing(roleOf(view, each.fromId), middle, ledge, token)
        const box = { x: middle - PITCH / 2, y: ledge - PITCH, w: PITCH, h: PITCH }
        return object(l2TxId(each.hash), saysTx(view, each), box, [mark], { tip: true })
      }),
    ],
    anchors: {
      ...unseen,
      ...Object.fromEntries(shown.map(({ hash }, index) => [l2TxId(hash), { x: at(index).x, y: ledge - 8 }])),
      [QUEUE]: { x: x + w / 2, y: rail },
    },
  }
}

const saysTx = (view: ZkView, { fromId, kind, amount }: L2TxSummary): string =>
  t('zkDrawing.saysTx', {
    name: nameOf(view, fromId),
    kind: t(kind === 'transfer' ? 'zkDrawing.kindTransfer' : 'zkDrawing.kindWithdraw'),
    amount: gweiToEth(amount),
  })

function machine(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  const { sequencer: span, queue: before, ledge, rail } = floor
  const { composition } = frame.room
  const size = SIZES[composition].machine
  const fact = sequencerFact(view)
  const n = waitingIn(view).length
  // without a queue of its own, the number stands with who decides
  const counted =
    before.w === 0 && n > 0 && !fact.isLoud ? { ...fact, words: [t('zkDrawing.waiting', { n: groupDigits(n) })] } : fact
  const says = t('zkDrawing.saysSequencer', { fact: fact.words[0] ?? '' })
  const isOn = view.sequencer.online && !view.l1State.isFrozen
  const titles = [t('zkDrawing.sequencer'), t('zkDrawing.sequencerBrief')]
  const drawn = stands('sequencer', { titles, fact: counted, isOn }, span, frame, floor)
  const operators = view.l1.people.filter(({ role }) => role === 'sequencer').map(({ id }) => `person:${id}`)
  const arrow = (from: number, to: number) => line(`M${from} ${ledge - 12}H${to}m-5 -4l5 4l-5 4`, 'hair')
  const arrows =
    composition === 'wide' ? [arrow(span.x - 8, span.x - 2), arrow(span.x + size + 8, span.x + span.w)] : []
  const cx = span.x + size / 2
  return {
    shapes: [object(SEQUENCER, says, drawn.box, drawn.shapes), ...arrows],
    anchors: Object.fromEntries([SEQUENCER, ...operators].map((id) => [id, { x: cx, y: rail }])),
  }
}

interface Standee {
  readonly titles: readonly string[]
  readonly fact: Fact
  readonly isOn: boolean
}

/** Somebody who works up here, with name and fact: above where there is room, and beside where it is low. */
export function stands(
  role: Role & ('sequencer' | 'prover'),
  { titles, fact, isOn }: Standee,
  { x, w }: Span,
  frame: Frame,
  { ledge, names, facts }: Mezzanine,
): { readonly shapes: readonly Shape[]; readonly box: { x: number; y: number; w: number; h: number } } {
  const { composition } = frame.room
  const { machine: size, name } = SIZES[composition]
  const mark = standing(role, x + size / 2, ledge, size, !isOn)
  const tone = fact.isLoud ? ({ bold: true, tone: role } as const) : {}
  const title = (width: number) => longest(titles, width, { style: 'label', size: name })
  const said = (width: number) => longest(fact.words, width, { style: 'fact', bold: fact.isLoud })
  if (composition !== 'short') {
    return {
      shapes: [mark, text(x, names, title(w), 'label', { size: name }), text(x, facts, said(w), 'fact', tone)],
      box: { x: x - 4, y: names - 12, w: w + 8, h: ledge - names + 12 },
    }
  }
  const wordsX = x + size + 7
  const width = w - size - 7
  const box = { x: x - 4, y: ledge - 26, w: w + 8, h: 26 }
  if (ledge - frame.l2Top >= 34) {
    return {
      shapes: [
        mark,
        text(wordsX, ledge - 19, title(width), 'label', { size: name }),
        text(wordsX, ledge - 5, said(width), 'fact', tone),
      ],
      box,
    }
  }
  const besideOf = (words: string) => wordsX + textWidth(words, { style: 'label', size: name }) + 6
  const fits = (words: string) =>
    fact.words.some((each) => textWidth(each, { style: 'fact', bold: fact.isLoud }) <= x + w - besideOf(words))
  // what matters is worth a shorter name
  const named = (fact.isLoud ? titles.find(fits) : undefined) ?? title(width)
  const beside = besideOf(named)
  return {
    shapes: [
      mark,
      text(wordsX, ledge - 8, named, 'label', { size: name }),
      text(
        beside,
        ledge - 8,
        longest([...fact.words, ''], x + w - beside, { style: 'fact', bold: fact.isLoud }),
        'fact',
        tone,
      ),
    ],
    box,
  }
}
