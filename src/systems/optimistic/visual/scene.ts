import { t } from '../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits, weiToEth } from '../../../lib/format.ts'
import { cellar } from '../../../ui/l1/drawing/cellar.ts'
import { chain } from '../../../ui/l1/drawing/chain.ts'
import { smallMempool } from '../../../ui/l1/drawing/smallMempool.ts'
import { retentionSeconds } from '../../../ui/l1/drawing/words.ts'
import { joinParts } from '../../../ui/stage/draw.ts'
import { roomOf } from '../../../ui/stage/room.ts'
import {
  type BuildingWords,
  building,
  frameOf,
  heightOfFrame,
  overTheCrates,
  underTheHall,
} from '../../../ui/stage/storeys.ts'
import type { Box, Scene } from '../../../ui/stage/types.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { accounts } from './accounts.ts'
import { awaited } from './awaited.ts'
import { openBatch } from './batch.ts'
import { blocks } from './blocks.ts'
import { bridge } from './bridge.ts'
import { entrances } from './fromBelow.ts'
import { dispute } from './game.ts'
import { hallOf } from './hall.ts'
import { inbox } from './inbox.ts'
import { mezzanineOf } from './mezzanine.ts'
import { people } from './people.ts'
import { rollup } from './rollup.ts'
import { sequencer } from './sequencer.ts'

const LEAST = {
  wide: { people: 52, l2: 114, hall: 134, stones: 22, cellar: 76 },
  narrow: { people: 46, l2: 90, hall: 102, stones: 22, cellar: 26 },
  short: { people: 36, l2: 32, hall: 72, stones: 22, cellar: 26 },
} as const
const SHARE = { people: 1, l2: 4, hall: 8, stones: 0, cellar: 1 } as const
/** Crates on their shelves need more than an empty cellar. */
const SHELVES = { wide: 88, narrow: 68, short: 26 } as const

/** The rollup on its mezzanine, and under it all that it has sent down to L1. */
export function scene(view: OptimisticView, box: Box): Scene {
  const room = roomOf(box)
  const { composition } = room
  const least = { ...LEAST[composition], ...(view.l1.blobs.length > 0 ? { cellar: SHELVES[composition] } : {}) }
  const frame = frameOf(room, least, SHARE)
  const floor = mezzanineOf(frame)
  const hall = hallOf(view, frame)
  const crowd = people(view, frame)
  const ground = chain(view.l1, frame)
  const showsDispute = composition === 'short' && hall.dispute !== null
  const drawn = joinParts([
    building(frame, wordsOf(view, composition === 'narrow' ? crowd.left : 0)),
    crowd,
    blocks(view, frame, floor),
    sequencer(view, frame, floor),
    accounts(view, frame, floor),
    openBatch(view, frame, floor),
    inbox(view, hall),
    bridge(view, hall),
    // where there is room for one of both, the dispute is what the step is about
    showsDispute ? { ...rollup(view, hall), shapes: [] } : rollup(view, hall),
    dispute(view, hall.dispute, hall.rollup),
    ground,
    smallMempool(view.l1, frame, hall, ground.anchors[`block:${view.l1.head}`]?.x ?? hall.mempool.x),
    cellar(view.l1, frame, ({ tx, block }) => crateNames(view, tx, block)),
  ])
  const { anchors } = drawn
  return {
    width: room.width,
    height: heightOfFrame(frame),
    label: says(view),
    shapes: [...drawn.shapes, ...awaited(view, frame, hall, anchors).shapes],
    anchors: { ...anchors, ...entrances(hall, frame), ...(hall.cost === null ? {} : { cost: hall.cost }) },
    channels: [
      floor.channel,
      floor.rail,
      hall.channel,
      ...(hall.aisle === null ? [] : [hall.aisle]),
      underTheHall(frame),
      ...overTheCrates(frame),
    ],
    shafts: floor.shafts,
  }
}

/** A crate is called by the batch that is in it; others' blobs by their block. */
function crateNames({ batches }: OptimisticView, tx: string, block: number): readonly string[] {
  const batch = batches.find((each) => each.tx === tx)
  if (batch === undefined) return [t('l1Drawing.blockNumber', { n: groupDigits(block) })]
  return [t('optimisticDrawing.crateBatch', { n: batch.batch }), String(batch.batch)]
}

const says = (view: OptimisticView): string =>
  t('optimisticDrawing.saysScene', {
    waiting: view.sequencer.waiting.length,
    open: view.open.transactions,
    batches: view.batches.length,
    claims: view.claims.length,
    games: view.games.filter(({ turn }) => turn !== 'over').length,
    held: weiToEth(view.bridge.heldWei, 4),
  })

const wordsOf = (view: OptimisticView, hiddenPeople: number): BuildingWords => ({
  people: {
    name: t('optimisticDrawing.people'),
    fact: hiddenPeople > 0 ? t('optimisticDrawing.peopleMore', { n: hiddenPeople }) : t('optimisticDrawing.peopleFact'),
  },
  l2: { name: t('optimisticDrawing.l2'), fact: t('optimisticDrawing.l2Fact') },
  l1: { name: t('optimisticDrawing.l1'), fact: t('optimisticDrawing.l1Fact') },
  stones: { name: t('optimisticDrawing.blocks'), fact: '' },
  blobs: {
    name: t('optimisticDrawing.blobs'),
    fact: t('optimisticDrawing.blobsKept', { span: duration(retentionSeconds(view.l1)) }),
  },
})
