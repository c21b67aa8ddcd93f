import { t } from '../../../content/messages/areas/sidechain.ts'
import { weiToEth } from '../../../lib/format.ts'
import { chain } from '../../../ui/l1/drawing/chain.ts'
import { hallOf } from '../../../ui/l1/drawing/hall.ts'
import { mempool } from '../../../ui/l1/drawing/mempool.ts'
import { nodes } from '../../../ui/l1/drawing/nodes.ts'
import { people, seats } from '../../../ui/l1/drawing/people.ts'
import { joinParts, type Part, rect } from '../../../ui/stage/draw.ts'
import { roomOf } from '../../../ui/stage/room.ts'
import { type BuildingWords, building, type Frame, frameOf, heightOfFrame } from '../../../ui/stage/storeys.ts'
import type { Box, Scene } from '../../../ui/stage/types.ts'
import type { SidechainView } from '../engine/types.ts'
import { beside, note } from './beside.ts'
import { bridge } from './bridge.ts'
import { type Plots, plotsOf } from './plots.ts'

const LEAST = {
  wide: { people: 74, l2: 40, hall: 194, stones: 40, cellar: 60 },
  narrow: { people: 56, l2: 30, hall: 184, stones: 24, cellar: 36 },
  short: { people: 37, l2: 20, hall: 87, stones: 24, cellar: 20 },
} as const
const SHARE = { people: 1, l2: 3, hall: 5, stones: 0, cellar: 3 } as const

/** L1 and, beside it on ground of its own, a chain that only a bridge joins to it. */
export function scene(view: SidechainView, box: Box): Scene {
  const room = roomOf(box)
  const frame = frameOf(room, LEAST[room.composition], SHARE)
  const plots = plotsOf(frame)
  const hall = hallOf(view.l1, plots.hall)
  const { left } = seats(view.l1, frame)
  const ground = chain(view.l1, plots.l1)
  const { shapes, anchors } = joinParts([
    building(plots.l1, wordsOf(room.composition === 'narrow' ? left : 0)),
    note(t('sidechain.l2Note'), plots.l1),
    street(frame, plots),
    beside(view, plots),
    people(view.l1, frame),
    nodes(view.l1, frame, hall),
    ground,
    mempool(view.l1, frame, hall, ground.anchors[`block:${view.l1.head}`]?.x ?? hall.mempool.x),
    bridge(view, plots, room.composition),
  ])
  const { bridge: ends } = view
  return {
    width: room.width,
    height: heightOfFrame(frame),
    label: t('sidechain.saysScene', {
      online: view.online,
      of: view.validators.length,
      locked: `${weiToEth(ends.lockedWei, 4)} ETH`,
      owed: `${weiToEth(ends.owedWei, 4)} ETH`,
      head: view.l1.head,
      side: view.side.head,
    }),
    shapes,
    anchors: { ...anchors, cost: { x: plots.vault.x - 8, y: frame.hallTop + 18 } },
    channels: [hall.channel],
  }
}

/** One street for both: whoever has a key can sign on either chain. */
const street = ({ right, peopleFloor, room }: Frame, { l1 }: Plots): Part => ({
  shapes: [rect({ x: l1.right, y: peopleFloor, w: right - l1.right, h: room.composition === 'short' ? 3 : 4 }, 'ink')],
  anchors: {},
})

const wordsOf = (hiddenPeople: number): BuildingWords => ({
  people: {
    name: t('sidechain.people'),
    fact: hiddenPeople > 0 ? t('sidechain.peopleMore', { n: hiddenPeople }) : t('sidechain.peopleFact'),
  },
  l2: { name: t('sidechain.l2'), fact: t('sidechain.l2Fact') },
  l1: { name: t('sidechain.l1'), fact: t('sidechain.l1Fact') },
  stones: { name: t('sidechain.blocks'), fact: t('sidechain.blocksFact') },
  blobs: { name: t('sidechain.blobs'), fact: t('sidechain.blobsFact') },
})
