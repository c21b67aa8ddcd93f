import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { handle, joinParts, middleOf, object, type Part, rect, text, tick } from '../../stage/draw.ts'
import { fitted, textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Rect, Shape } from '../../stage/types.ts'
import type { Hall } from './hall.ts'

/** Every node runs each block again, from the state before it, and compares the roots. */
export function nodes(view: L1View, frame: Frame, hall: Hall): Part {
  const { x, pitch, w, h, count } = hall.nodes
  const wide = frame.room.composition === 'wide'
  const drawn = view.params.nodes.slice(0, count).map((name, index) => {
    const box = { x: x + index * pitch, y: frame.hallFloor - h, w, h }
    return wide ? namedNode(view, name, box) : smallNode(view, name, box)
  })
  return wide ? joinParts(drawn) : joinParts([...drawn, { shapes: summary(view, frame, hall), anchors: {} }])
}

const verdict = ({ head }: L1View): string => t(head === 0 ? 'l1Drawing.notYet' : 'l1Drawing.sameRoot')
const says = ({ head }: L1View, name: string): string =>
  head === 0 ? t('l1Drawing.saysNodeNew', { name }) : t('l1Drawing.saysNode', { name, block: head })

function namedNode(view: L1View, name: string, box: Rect): Part {
  const number = t('l1Drawing.blockNumber', { n: groupDigits(view.head) })
  const ticked = view.head > 0 && textWidth(number, { style: 'mono' }) <= box.w - 28
  const right = box.x + box.w - 8
  const words = text(right, box.y + 21, fitted(number, box.w - 14, { style: 'mono' }), 'mono', { anchor: 'end' })
  const inside: Shape[] =
    view.head === 0 ? [] : ticked ? [words, agreement(name, box, tick(box.x + 8, box.y + 21))] : [words]
  return {
    shapes: [
      object(`node:${name}`, says(view, name), { ...box, y: box.y - 36, h: box.h + 36 }, [
        rect(box, 'surface', 'wall'),
        text(box.x, box.y - 24, fitted(name, box.w + 8, { style: 'label' }), 'label'),
        text(box.x, box.y - 8, fitted(verdict(view), box.w + 8, { style: 'fact' }), 'fact'),
        ...inside,
      ]),
    ],
    anchors: { [`node:${name}`]: middleOf(box), [`agrees:${name}`]: middleOf(box) },
  }
}

function smallNode(view: L1View, name: string, box: Rect): Part {
  return {
    shapes: [
      object(
        `node:${name}`,
        says(view, name),
        box,
        [rect(box, 'surface', 'wall'), ...(view.head > 0 ? [agreement(name, box, tick(box.x + 7, box.y + 16))] : [])],
        { tip: true },
      ),
    ],
    anchors: { [`node:${name}`]: middleOf(box), [`agrees:${name}`]: middleOf(box) },
  }
}

/** The tick alone, so that it can appear when this node has agreed. */
const agreement = (name: string, box: Rect, shape: Shape): Shape => handle(`agrees:${name}`, box, [shape])

function summary(view: L1View, frame: Frame, { nodes: { x, pitch, h, count } }: Hall): readonly Shape[] {
  const width = Math.max(76, count * pitch)
  const top = frame.hallFloor - h
  const title = t('l1Drawing.nodes', { n: view.params.nodes.length })
  return [
    text(x, top - 22, fitted(title, width, { style: 'label', size: 12 }), 'label', { size: 12 }),
    text(x, top - 7, fitted(verdict(view), width, { style: 'fact' }), 'fact'),
  ]
}
