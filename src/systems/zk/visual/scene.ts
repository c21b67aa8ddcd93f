import { t } from '../../../content/messages/areas/zk.ts'
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
import type { ZkView } from '../engine/types/view.ts'
import { accounts } from './accounts.ts'
import { awaited } from './awaited.ts'
import { closedBatches } from './closed.ts'
import { committee } from './committee.ts'
import { entrances } from './fromBelow.ts'
import { hallOf } from './hall.ts'
import { messages } from './messages.ts'
import { mezzanineOf } from './mezzanine.ts'
import { openBatch } from './open.ts'
import { people } from './people.ts'
import { pocketScene } from './pocket/scene.ts'
import { pot } from './pot.ts'
import { prover } from './press.ts'
import { rollup } from './rollup.ts'
import { sequencer } from './sequencer.ts'
import { verifier } from './verifier.ts'

const LEAST = {
  wide: { people: 52, l2: 116, hall: 130, stones: 22, cellar: 76 },
  narrow: { people: 46, l2: 90, hall: 102, stones: 22, cellar: 26 },
  short: { people: 36, l2: 32, hall: 72, stones: 22, cellar: 26 },
} as const
const SHARE = { people: 1, l2: 6, hall: 6, stones: 0, cellar: 1 } as const
/** Crates on their shelves need more than an empty cellar. */
const SHELVES = { wide: 88, narrow: 68, short: 26 } as const

/** The rollup on its mezzanine, and under it the contract that believes a proof. */
export function scene(view: ZkView, box: Box): Scene {
  if (view.pocket !== null) return pocketScene(view, view.pocket, box)
  const room = roomOf(box)
  const { composition } = room
  const least = { ...LEAST[composition], ...(view.l1.blobs.length > 0 ? { cellar: SHELVES[composition] } : {}) }
  const frame = frameOf(room, least, SHARE)
  const floor = mezzanineOf(frame, view.committee.length > 0)
  const hall = hallOf(frame)
  const crowd = people(view, frame)
  const ground = chain(view.l1, frame)
  const drawn = joinParts([
    building(frame, wordsOf(view, composition === 'narrow' ? crowd.left : 0)),
    crowd,
    closedBatches(view, frame, floor),
    sequencer(view, frame, floor),
    accounts(view, frame, floor),
    committee(view, frame, floor),
    openBatch(view, frame, floor),
    prover(view, frame, floor),
    messages(view, hall),
    pot(view, hall),
    rollup(view, hall),
    verifier(view, hall),
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
    anchors: {
      ...anchors,
      ...entrances(hall, frame),
      ...(hall.cost === null ? {} : { cost: hall.cost }),
    },
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
function crateNames({ batches }: ZkView, tx: string, block: number): readonly string[] {
  const batch = batches.find(({ commit }) => commit?.tx === tx)
  if (batch === undefined) return [t('l1Drawing.blockNumber', { n: groupDigits(block) })]
  return [t('zkDrawing.crateBatch', { n: batch.batch }), String(batch.batch)]
}

const says = (view: ZkView): string =>
  t('zkDrawing.saysScene', {
    waiting: view.sequencer.waiting.length,
    open: view.open.slots.length,
    of: view.params.slots,
    ...view.l1State,
    held: weiToEth(view.bridge.heldWei, 4),
    frozen: view.l1State.isFrozen ? t('zkDrawing.saysFrozen') : '',
  })

const wordsOf = (view: ZkView, hiddenPeople: number): BuildingWords => ({
  people: {
    name: t('zkDrawing.people'),
    fact: hiddenPeople > 0 ? t('zkDrawing.peopleMore', { n: hiddenPeople }) : t('zkDrawing.peopleFact'),
  },
  l2: { name: t('zkDrawing.l2'), fact: t('zkDrawing.l2Fact') },
  l1: { name: t('zkDrawing.l1'), fact: t('zkDrawing.l1Fact') },
  stones: { name: t('zkDrawing.blocks'), fact: '' },
  blobs: {
    name: t('zkDrawing.blobs'),
    fact: t('zkDrawing.blobsKept', { span: duration(retentionSeconds(view.l1)) }),
  },
})
