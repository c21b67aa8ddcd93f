import { t } from '../../../content/messages/areas/ground.ts'
import { object, type Part, standing, text } from '../../../ui/stage/draw.ts'
import { fitted, textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { CrowdView } from '../engine/types.ts'
import { demandWords } from './words.ts'

// Everybody else, on the same floor as the named people: one object for all of them.

const SIZES = {
  wide: { size: 17, step: 11, words: 16, name: { above: 22, size: 13 }, factAbove: 6, most: 196 },
  narrow: { size: 14, step: 8, words: 11, name: { above: 18, size: 12 }, factAbove: 4, most: 130 },
  short: { size: 14, step: 8, words: 11, name: { above: 17, size: 12 }, factAbove: 4, most: 132 },
} as const
const HEADS = 3

const namesFor = (composition: keyof typeof SIZES): string =>
  t(composition === 'wide' ? 'ground.crowd' : 'ground.crowdShort')

function wordsOf(crowd: CrowdView, { room: { composition } }: Frame) {
  const { long, short } = demandWords(crowd)
  return { name: namesFor(composition), fact: composition === 'wide' ? long : short }
}

/** How much of the people's floor the crowd takes, at its right end. */
export function streetWidth(crowd: CrowdView, frame: Frame): number {
  const { size, step, words, name, most } = SIZES[frame.room.composition]
  const said = wordsOf(crowd, frame)
  const widest = Math.max(
    textWidth(said.name, { style: 'label', size: name.size }),
    textWidth(said.fact, { style: 'mono' }),
  )
  return Math.min(most, size / 2 + (HEADS - 1) * step + words + widest) + 12
}

export function street(crowd: CrowdView, frame: Frame): Part {
  const { size, step, words, name, factAbove } = SIZES[frame.room.composition]
  const width = streetWidth(crowd, frame)
  const first = frame.right - width + size / 2 + 2
  const wordsX = first + (HEADS - 1) * step + words
  const room = frame.right - 4 - wordsX
  const said = wordsOf(crowd, frame)
  const says = t('ground.saysCrowd', { what: demandWords(crowd).long })
  const box = { x: first - size * 0.6, y: frame.peopleFloor - name.above - 14, w: width - 4, h: name.above + 14 }
  return {
    shapes: [
      object('crowd', says, box, [
        ...Array.from({ length: HEADS }, (_, index) =>
          standing('user', first + index * step, frame.peopleFloor, size, false),
        ),
        text(
          wordsX,
          frame.peopleFloor - name.above,
          fitted(said.name, room, { style: 'label', size: name.size }),
          'label',
          {
            size: name.size,
          },
        ),
        text(wordsX, frame.peopleFloor - factAbove, fitted(said.fact, room, { style: 'mono' }), 'mono', {
          tone: 'ink-2',
        }),
      ]),
    ],
    anchors: { crowd: { x: first + step, y: frame.peopleFloor } },
  }
}
