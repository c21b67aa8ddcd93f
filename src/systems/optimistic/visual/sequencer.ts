import { t } from '../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../lib/format.ts'
import { joinParts, line, object, type Part, standing, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { l2TxId, QUEUE, SEQUENCER } from './ids.ts'
import { kindWord } from './inbox.ts'
import type { Mezzanine } from './mezzanine.ts'
import { nameOf, roleOf } from './words.ts'

const PITCH = 24
const SIZES = {
  wide: { token: 15, sequencer: 30, name: 13 },
  narrow: { token: 13, sequencer: 24, name: 12 },
  short: { token: 13, sequencer: 18, name: 12 },
} as const

/** Those who wait, and the one machine that decides in which order they come in. */
export function sequencer(view: OptimisticView, frame: Frame, floor: Mezzanine): Part {
  return joinParts([queue(view, frame, floor), machine(view, frame, floor)])
}

function queue(view: OptimisticView, frame: Frame, { queue: { x, w }, ledge, rail, names, facts }: Mezzanine): Part {
  const { composition } = frame.room
  const { token, name } = SIZES[composition]
  const { waiting, censored } = view.sequencer
  const isShort = composition === 'short'
  const places = Math.max(1, Math.floor(w / PITCH))
  const shown = waiting.slice(0, waiting.length > places && isShort ? 1 : places)
  const n = groupDigits(waiting.length)
  const fact = waiting.length === 0 ? t('optimisticDrawing.nobodyWaits') : t('optimisticDrawing.waiting', { n })
  const top = isShort ? ledge - PITCH : names - 12
  const box = { x: x - 4, y: top, w: w + 8, h: ledge - top }
  const tray = Math.min(26, ledge - facts - 6)
  const hidden = waiting.length - shown.length
  const at = (index: number) => ({ x: x + PITCH * (index + 0.5), y: ledge })
  return {
    shapes: [
      object(QUEUE, t('optimisticDrawing.saysQueue', { n }), box, [
        ...(isShort
          ? hidden > 0
            ? [text(x + PITCH + 2, ledge - 6, t('optimisticDrawing.more', { n: groupDigits(hidden) }), 'mono')]
            : []
          : [
              text(x, names, fitted(t('optimisticDrawing.queue'), w, { style: 'label', size: name }), 'label', {
                size: name,
              }),
              text(x, facts, fitted(fact, w, { style: 'fact' }), 'fact'),
              line(`M${x - 2} ${ledge - tray}V${ledge}M${x + w + 2} ${ledge - tray}V${ledge}`),
            ]),
      ]),
      ...shown.map((each, index) => {
        const isCensored = each.fromId !== null && censored.includes(each.fromId)
        const says = t('optimisticDrawing.saysL2Tx', {
          name: nameOf(view, each.fromId),
          kind: kindWord(each.kind),
          censored: isCensored ? t('optimisticDrawing.saysCensored') : '',
        })
        const place = at(index)
        const tokenBox = { x: place.x - PITCH / 2, y: ledge - PITCH, w: PITCH, h: PITCH }
        const mark = standing(roleOf(view, each.fromId), place.x, ledge, token, isCensored)
        return object(l2TxId(each.hash), says, tokenBox, [mark], { tip: true })
      }),
    ],
    anchors: {
      ...Object.fromEntries(
        waiting.map(({ hash }, index) => [l2TxId(hash), { x: at(Math.min(index, places - 1)).x, y: ledge - 8 }]),
      ),
      [QUEUE]: { x: x + w / 2, y: rail },
    },
  }
}

function machine(
  view: OptimisticView,
  frame: Frame,
  { sequencer: { x, w }, ledge, rail, names, facts }: Mezzanine,
): Part {
  const { composition } = frame.room
  const { sequencer: size, name } = SIZES[composition]
  const { word, brief, isBold } = doing(view)
  const says = t('optimisticDrawing.saysSequencer', { fact: word })
  const isShort = composition === 'short'
  const tone = isBold ? ({ bold: true, tone: 'sequencer' } as const) : {}
  const cx = x + size / 2
  const mark = standing('sequencer', cx, ledge, size, !view.sequencer.online)
  const top = isShort ? ledge - 26 : names - 12
  const wordsX = isShort ? x + size + 7 : x
  const width = isShort ? w - size - 7 : w
  const title = fitted(t('optimisticDrawing.sequencer'), width, { style: 'label', size: name })
  const isOneLine = isShort && ledge - frame.l2Top < 34
  const beside = wordsX + textWidth(title, { style: 'label', size: name }) + 6
  const words = isOneLine
    ? [
        text(wordsX, ledge - 8, title, 'label', { size: name }),
        text(beside, ledge - 8, longest([word, brief], x + w - beside, { style: 'fact', bold: isBold }), 'fact', tone),
      ]
    : [
        text(wordsX, isShort ? ledge - 19 : names, title, 'label', { size: name }),
        text(
          wordsX,
          isShort ? ledge - 5 : facts,
          longest([word, brief], width, { style: 'fact', bold: isBold }),
          'fact',
          tone,
        ),
      ]
  const arrow = (from: number, to: number) => line(`M${from} ${ledge - 12}H${to}m-5 -4l5 4l-5 4`, 'hair')
  const arrows = composition === 'wide' ? [arrow(x - 11, x - 3), arrow(x + size + 10, x + w + 4)] : []
  const operators = view.l1.people.filter(({ role }) => role === 'sequencer').map(({ id }) => `person:${id}`)
  return {
    shapes: [object(SEQUENCER, says, { x: x - 4, y: top, w: w + 8, h: ledge - top }, [mark, ...words]), ...arrows],
    anchors: Object.fromEntries([SEQUENCER, ...operators].map((id) => [id, { x: cx, y: rail }])),
  }
}

const loud = (word: string, brief = word) => ({ word, brief, isBold: true })

/** The one thing about the sequencer that matters now. */
function doing({ sequencer, games }: OptimisticView): {
  readonly word: string
  readonly brief: string
  readonly isBold: boolean
} {
  if (games.some(({ turn, defenderId }) => turn === 'defender' && defenderId === 'sequencer'))
    return loud(t('optimisticDrawing.toMove'))
  if (!sequencer.online) return loud(t('optimisticDrawing.offline'))
  if (sequencer.censored.length > 0) return loud(t('optimisticDrawing.censors', { n: sequencer.censored.length }))
  if (sequencer.ordering === 'hostile') return loud(t('optimisticDrawing.hostile'), t('optimisticDrawing.hostileBrief'))
  const word = sequencer.ordering === 'tip' ? t('optimisticDrawing.byTip') : t('optimisticDrawing.oneMachine')
  return { word, brief: t('optimisticDrawing.online'), isBold: false }
}
