import { t } from '../../../content/messages/areas/ground.ts'
import { duration, groupDigits } from '../../../lib/format.ts'
import { cellar } from '../../../ui/l1/drawing/cellar.ts'
import { chain } from '../../../ui/l1/drawing/chain.ts'
import { contracts } from '../../../ui/l1/drawing/contracts.ts'
import { mempool } from '../../../ui/l1/drawing/mempool.ts'
import { nodes } from '../../../ui/l1/drawing/nodes.ts'
import { people, seats } from '../../../ui/l1/drawing/people.ts'
import { retentionSeconds } from '../../../ui/l1/drawing/words.ts'
import { joinParts, type Part } from '../../../ui/stage/draw.ts'
import { roomOf } from '../../../ui/stage/room.ts'
import { type BuildingWords, building, frameOf, heightOfFrame } from '../../../ui/stage/storeys.ts'
import type { Box, Scene } from '../../../ui/stage/types.ts'
import type { GroundView } from '../engine/types.ts'
import { groundHall } from './hall.ts'
import { emptyMezzanine } from './mezzanine.ts'
import { population } from './population.ts'
import { street, streetWidth } from './street.ts'
import { readingsOf } from './words.ts'

const LEAST = {
  wide: { people: 74, l2: 62, hall: 138, stones: 40, cellar: 96 },
  narrow: { people: 56, l2: 30, hall: 112, stones: 24, cellar: 72 },
  short: { people: 37, l2: 26, hall: 74, stones: 24, cellar: 27 },
} as const
/** Where the limits are shown, the hall needs the height; nothing stands on the mezzanine yet. */
const LEAST_WITH_LIMITS = {
  wide: { people: 56, l2: 46, hall: 180, stones: 40, cellar: 88 },
  narrow: { people: 54, l2: 30, hall: 126, stones: 24, cellar: 72 },
  short: { people: 36, l2: 25, hall: 76, stones: 24, cellar: 27 },
} as const
const SHARE = { people: 1, l2: 5, hall: 6, stones: 0, cellar: 1 } as const
const SHARE_WITH_LIMITS = { people: 1, l2: 1, hall: 5, stones: 0, cellar: 1 } as const

/** The ground floor: L1 alone, with the mezzanine above it still empty. */
export function scene(given: GroundView, box: Box): Scene {
  // a view of a world without limits may lack them
  const view: GroundView = { ...NO_LIMITS, ...given }
  const room = roomOf(box)
  const isLimited = view.network !== null || view.crowd !== null
  const least = isLimited ? LEAST_WITH_LIMITS : LEAST
  const frame = frameOf(room, least[room.composition], isLimited ? SHARE_WITH_LIMITS : SHARE)
  const hall = groundHall(view, frame)
  const floor = view.crowd === null ? frame : { ...frame, right: frame.right - streetWidth(view.crowd, frame) }
  const { seated, left } = seats(view, floor)
  const crowd = view.crowd === null ? null : street(view.crowd, frame)
  const ground = chain(view, frame)
  const { shapes, anchors } = joinParts([
    building(frame, wordsOf(view, room.composition === 'narrow' ? left : 0)),
    emptyMezzanine(frame, [
      ...seated.map(({ x }) => x),
      ...(crowd === null ? [] : [crowd.anchors['crowd']?.x ?? frame.right]),
    ]),
    people(view, floor),
    crowd ?? NOTHING,
    contracts(view, frame, hall),
    view.network === null || hall.population === null
      ? nodes(view, frame, hall)
      : population(view.network, frame, hall.population),
    ground,
    mempool(view, frame, hall, ground.anchors[`block:${view.head}`]?.x ?? hall.mempool.x),
    cellar(view, frame),
  ])
  return {
    width: room.width,
    height: heightOfFrame(frame),
    label: says(view),
    shapes,
    anchors: {
      ...anchors,
      // where the hall is low, the mempool reaches up to where the cost of a motion would stand
      cost: { x: room.composition === 'short' ? hall.mempool.x - 8 : frame.right - 16, y: frame.hallTop + 18 },
    },
    channels: [hall.channel],
  }
}

const NO_LIMITS = { network: null, crowd: null } as const
const NOTHING: Part = { shapes: [], anchors: {} }

function says(view: GroundView): string {
  const building = t('l1Drawing.saysScene', {
    people: view.people.length,
    waiting: view.mempool.length,
    head: view.head,
    finalised: view.finalised,
    blobs: view.blobs.length,
  })
  if (view.crowd === null && view.network === null) return building
  const limits = t('ground.saysScene', {
    waiting: groupDigits(view.crowd?.waiting ?? 0),
    nodes: view.network === null ? '' : readingsOf(view.network).says,
  })
  return `${building} ${limits}`
}

const wordsOf = (view: GroundView, hiddenPeople: number): BuildingWords => ({
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
