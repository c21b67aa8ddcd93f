import { t } from '../../../content/messages/areas/zk.ts'
import { object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { MessageView, ZkView } from '../engine/types/view.ts'
import type { Hall } from './hall.ts'
import { MESSAGES, messageId } from './ids.ts'
import { ROW } from './rollup.ts'
import { brief, nameOf, roleOf } from './words.ts'

/** Where the rows begin, under the name and the fact. */
const ROWS = 40

const kindWord = (kind: MessageView['kind']): string =>
  t(kind === 'deposit' ? 'zkDrawing.kindDeposit' : 'zkDrawing.kindExit')

/** What waits on L1 for the rollup, first come first, each with the time from which anybody may freeze it. */
export function messages(view: ZkView, { messages: box, aisle }: Hall): Part {
  const waiting = view.messages.filter(({ isTaken, wasReturned }) => !isTaken && !wasReturned)
  const at = { x: box.x + box.w / 2, y: aisle ?? box.y }
  const anchors = Object.fromEntries([[MESSAGES, at], ...view.messages.map(({ message }) => [messageId(message), at])])
  if (box.w === 0) return { shapes: [], anchors }
  const inner = box.w - 16
  const isLow = box.h < ROWS + ROW + 2
  const titleY = box.y + (isLow ? 16 : 18)
  const size = isLow ? 12 : 13
  const places = isLow ? 0 : Math.floor((box.h - ROWS - 2) / ROW)
  const shown = waiting.slice(0, places)
  const next = waiting[0]
  const facts =
    next === undefined
      ? [t('zkDrawing.messagesNone'), t('zkDrawing.messagesEmpty')]
      : isLow
        ? [dueWords(next, view.now), brief(Math.max(0, next.dueAt - view.now))]
        : [t('zkDrawing.messagesWait', { n: waiting.length }), String(waiting.length)]
  const isDue = waiting.some(({ dueAt }) => dueAt <= view.now)
  const isLoud = isDue && isLow
  const factY = titleY + (isLow ? 14 : 15)
  return {
    shapes: [
      object(MESSAGES, t('zkDrawing.saysMessages', { n: waiting.length }), box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 8, titleY, fitted(t('zkDrawing.messages'), inner, { style: 'label', size }), 'label', { size }),
        text(
          box.x + 8,
          factY,
          longest(facts, inner, { style: 'fact', bold: isLoud }),
          'fact',
          isLoud ? { bold: true } : {},
        ),
      ]),
      ...shown.map((message, index) =>
        row(view, message, { x: box.x + 2, y: box.y + ROWS + index * ROW, w: box.w - 4, h: ROW }),
      ),
    ],
    anchors: {
      ...anchors,
      ...Object.fromEntries(
        shown.map(({ message }, index) => [
          messageId(message),
          { x: box.x + 13, y: box.y + ROWS + (index + 0.5) * ROW },
        ]),
      ),
    },
  }
}

const dueWords = ({ dueAt }: MessageView, now: number): string =>
  dueAt <= now ? t('zkDrawing.overdue') : t('zkDrawing.due', { span: brief(dueAt - now) })

function row(view: ZkView, message: MessageView, box: Rect): Shape {
  const due = dueWords(message, view.now)
  const baseline = box.y + 16
  const isDue = message.dueAt <= view.now
  const right = box.x + box.w - 8
  const dueWidth = textWidth(due, { style: 'fact', bold: isDue })
  const kind = kindWord(message.kind)
  const name = nameOf(view, message.ownerId)
  const says = t('zkDrawing.saysMessage', { n: message.message, kind, name, due })
  return object(messageId(message.message), says, box, [
    roleMark(roleOf(view, message.ownerId), box.x + 11, baseline - 4, 9),
    text(box.x + 20, baseline, fitted(kind, right - dueWidth - 6 - (box.x + 20), { style: 'fact' }), 'fact'),
    text(right, baseline, due, 'fact', { anchor: 'end', bold: isDue, ...(isDue ? { tone: 'ink' as const } : {}) }),
  ])
}
