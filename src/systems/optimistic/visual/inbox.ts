import { t } from '../../../content/messages/areas/optimistic.ts'
import { object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { MessageView, OptimisticView } from '../engine/types/view.ts'
import type { Hall } from './hall.ts'
import { INBOX, messageId } from './ids.ts'
import { brief, gweiToEth, nameOf, roleOf } from './words.ts'

const KINDS = {
  deposit: 'optimisticDrawing.kindDeposit',
  transfer: 'optimisticDrawing.kindTransfer',
  swap: 'optimisticDrawing.kindSwap',
  withdraw: 'optimisticDrawing.kindWithdraw',
} as const satisfies { readonly [kind in MessageView['kind']]: string }
export const kindWord = (kind: MessageView['kind']): string => t(KINDS[kind])

/** Rows in a contract's box are targets, so no lower than this. */
export const ROW = 24
/** Where they begin, under the name and the fact. */
const ROWS = 40

/** What waits on L1 for the rollup, first come first, each with the time from which nobody may leave it out. */
export function inbox(view: OptimisticView, { inbox: box, aisle }: Hall): Part {
  const waiting = view.messages.filter(({ batch }) => batch === null)
  const at = { x: box.x + box.w / 2, y: aisle ?? box.y }
  const anchors = Object.fromEntries([[INBOX, at], ...view.messages.map(({ message }) => [messageId(message), at])])
  if (box.w === 0) return { shapes: [], anchors }
  const inner = box.w - 16
  const isLow = box.h < 70
  const titleY = box.y + (isLow ? 16 : 18)
  const size = isLow ? 12 : 13
  const places = isLow ? 0 : Math.floor((box.h - ROWS - 2) / ROW)
  const shown = waiting.slice(0, places)
  const fact =
    waiting.length === 0 ? t('optimisticDrawing.inboxNone') : t('optimisticDrawing.inboxWaits', { n: waiting.length })
  const next = waiting[0]
  const facts =
    isLow && next
      ? [dueWords(next, view.now), brief(Math.max(0, next.dueAt - view.now))]
      : waiting.length === 0
        ? [fact, t('optimisticDrawing.inboxEmpty')]
        : [fact, String(waiting.length)]
  const title = fitted(t('optimisticDrawing.inbox'), inner, { style: 'label', size })
  const isDue = waiting.some((message) => message.dueAt <= view.now)
  const factY = titleY + (isLow ? 14 : 15)
  const words = longest(facts, inner, { style: 'fact', bold: isDue && isLow })
  return {
    shapes: [
      object(INBOX, t('optimisticDrawing.saysInbox', { n: waiting.length }), box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 8, titleY, title, 'label', { size }),
        text(box.x + 8, factY, words, 'fact', isDue && isLow ? { bold: true } : {}),
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
          { x: box.x + 14, y: box.y + ROWS + (index + 0.5) * ROW },
        ]),
      ),
    },
  }
}

const dueWords = ({ dueAt }: MessageView, now: number): string =>
  dueAt <= now ? t('optimisticDrawing.dueNow') : t('optimisticDrawing.due', { span: brief(dueAt - now) })

function row(view: OptimisticView, message: MessageView, box: Rect): Shape {
  const due = dueWords(message, view.now)
  const baseline = box.y + 16
  const isDue = message.dueAt <= view.now
  const role = roleOf(view, message.fromId)
  const right = box.x + box.w - 8
  const dueWidth = textWidth(due, { style: 'fact', bold: isDue })
  const room = right - dueWidth - 6 - (box.x + 20)
  const name = nameOf(view, message.fromId)
  const kind = kindWord(message.kind)
  const says = t('optimisticDrawing.saysMessage', {
    n: message.message,
    kind: `${kind}, ${name}, ${gweiToEth(message.amount)}`,
    due,
  })
  return object(messageId(message.message), says, box, [
    roleMark(role, box.x + 11, baseline - 4, 9),
    text(box.x + 20, baseline, longest([name], room, { style: 'fact' }), 'fact'),
    text(right, baseline, due, 'fact', { anchor: 'end', bold: isDue, ...(isDue ? { tone: 'ink' as const } : {}) }),
  ])
}
