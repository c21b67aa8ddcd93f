import { t } from '../../../content/messages/index.ts'
import type { L1View } from '../../../l1/types.ts'
import { duration } from '../../../lib/format.ts'
import { cellar } from '../../../ui/l1/drawing/cellar.ts'
import { chain } from '../../../ui/l1/drawing/chain.ts'
import { contracts } from '../../../ui/l1/drawing/contracts.ts'
import { hallOf } from '../../../ui/l1/drawing/hall.ts'
import { mempool } from '../../../ui/l1/drawing/mempool.ts'
import { nodes } from '../../../ui/l1/drawing/nodes.ts'
import { people, seats } from '../../../ui/l1/drawing/people.ts'
import { retentionSeconds } from '../../../ui/l1/drawing/words.ts'
import { joinParts } from '../../../ui/stage/draw.ts'
import { roomOf } from '../../../ui/stage/room.ts'
import { type BuildingWords, building, frameOf, heightOfFrame } from '../../../ui/stage/storeys.ts'
import type { Box, Scene } from '../../../ui/stage/types.ts'
import { emptyMezzanine } from './mezzanine.ts'

const LEAST = {
  wide: { people: 74, l2: 62, hall: 138, stones: 40, cellar: 96 },
  narrow: { people: 56, l2: 30, hall: 112, stones: 24, cellar: 72 },
  short: { people: 37, l2: 26, hall: 74, stones: 24, cellar: 27 },
} as const
const SHARE = { people: 1, l2: 5, hall: 6, stones: 0, cellar: 1 } as const

/** The ground floor: L1 alone, with the mezzanine above it still empty. */
export function scene(view: L1View, box: Box): Scene {
  const room = roomOf(box)
  const frame = frameOf(room, LEAST[room.composition], SHARE)
  const hall = hallOf(view, frame)
  const { seated, left } = seats(view, frame)
  const ground = chain(view, frame)
  const { shapes, anchors } = joinParts([
    building(frame, wordsOf(view, room.composition === 'narrow' ? left : 0)),
    emptyMezzanine(
      frame,
      seated.map(({ x }) => x),
    ),
    people(view, frame),
    contracts(view, frame, hall),
    nodes(view, frame, hall),
    ground,
    mempool(view, frame, hall, ground.anchors[`block:${view.head}`]?.x ?? hall.mempool.x),
    cellar(view, frame),
  ])
  return {
    width: room.width,
    height: heightOfFrame(frame),
    label: t('l1Drawing.saysScene', {
      people: view.people.length,
      waiting: view.mempool.length,
      head: view.head,
      finalised: view.finalised,
      blobs: view.blobs.length,
    }),
    shapes,
    anchors: { ...anchors, cost: { x: frame.right - 16, y: frame.hallTop + 18 } },
    channels: [hall.channel],
  }
}

const wordsOf = (view: L1View, hiddenPeople: number): BuildingWords => ({
  people: {
    name: t('l1Drawing.people'),
    fact: hiddenPeople > 0 ? t('l1Drawing.peopleMore', { n: hiddenPeople }) : t('l1Drawing.peopleFact'),
  },
  l2: { name: t('l1Drawing.l2'), fact: t('l1Drawing.l2Fact') },
  l1: { name: t('l1Drawing.l1'), fact: t('l1Drawing.l1Fact') },
  stones: { name: t('l1Drawing.blocks'), fact: t('l1Drawing.blocksFact') },
  blobs: {
    name: t('l1Drawing.blobs'),
    fact: t('l1Drawing.blobsKept', { span: duration(retentionSeconds(view)) }),
  },
})
