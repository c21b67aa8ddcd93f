import { t } from '../../../../content/messages/areas/zkPocket.ts'
import { duration, groupDigits, weiToEth } from '../../../../lib/format.ts'
import { cellar } from '../../../../ui/l1/drawing/cellar.ts'
import { chain } from '../../../../ui/l1/drawing/chain.ts'
import { people as peopleOfL1 } from '../../../../ui/l1/drawing/people.ts'
import { smallMempool } from '../../../../ui/l1/drawing/smallMempool.ts'
import { retentionSeconds } from '../../../../ui/l1/drawing/words.ts'
import { joinParts, type Part } from '../../../../ui/stage/draw.ts'
import { roomOf } from '../../../../ui/stage/room.ts'
import {
  type BuildingWords,
  building,
  type Frame,
  frameOf,
  heightOfFrame,
  overTheCrates,
  underTheHall,
} from '../../../../ui/stage/storeys.ts'
import type { Box, Point, Scene } from '../../../../ui/stage/types.ts'
import type { PocketView, ZkView } from '../../engine/types/view.ts'
import { type Hall, hallOf } from '../hall.ts'
import { fromBelow, POCKET, POCKET_ROLLUP, POCKET_VERIFIER } from '../ids.ts'
import { pot, potBox, rollup, verifier } from './contracts.ts'
import { contributions, key, keyFact } from './contributions.ts'
import { floorOf } from './plan.ts'

const LEAST = {
  wide: { people: 52, l2: 128, hall: 134, stones: 22, cellar: 76 },
  narrow: { people: 46, l2: 104, hall: 118, stones: 22, cellar: 26 },
  short: { people: 36, l2: 34, hall: 72, stones: 22, cellar: 26 },
} as const
const SHARE = { people: 1, l2: 5, hall: 6, stones: 0, cellar: 1 } as const

/** The ceremony on its floor, and under it the contracts that believe the key which comes out of it. */
export function pocketScene(view: ZkView, pocket: PocketView, box: Box): Scene {
  const room = roomOf(box)
  const frame = frameOf(room, LEAST[room.composition], SHARE)
  const floor = floorOf(frame)
  const hall = hallOf(frame)
  const crowd = people(view, pocket, frame)
  const ground = chain(view.l1, frame)
  const drawn = joinParts([
    building(frame, wordsOf(view, room.composition === 'narrow' ? crowd.left : 0)),
    crowd,
    contributions(view, pocket, frame, floor),
    key(pocket, floor),
    pot(pocket, hall),
    rollup(view, pocket, hall),
    verifier(pocket, hall),
    ground,
    smallMempool(view.l1, frame, hall, ground.anchors[`block:${view.l1.head}`]?.x ?? hall.mempool.x),
    cellar(view.l1, frame, ({ block }) => [t('l1Drawing.blockNumber', { n: groupDigits(block) })]),
  ])
  return {
    width: room.width,
    height: heightOfFrame(frame),
    label: says(pocket),
    shapes: drawn.shapes,
    anchors: {
      ...drawn.anchors,
      ...entrances(hall, frame),
      ...(hall.cost === null ? {} : { cost: hall.cost }),
    },
    channels: [
      floor.channel,
      hall.channel,
      ...(hall.aisle === null ? [] : [hall.aisle]),
      underTheHall(frame),
      ...overTheCrates(frame),
    ],
    shafts: floor.shafts,
  }
}

/** On top: whoever contributes or has an account, and those whom L1 hears from. */
function people({ l1 }: ZkView, { accounts, contributions: given }: PocketView, frame: Frame) {
  const involved = new Set([...accounts.map(({ id }) => id), ...given.map(({ byId }) => byId)])
  const shown = l1.people.filter(({ id }) => involved.has(id))
  const drawn = peopleOfL1({ ...l1, people: shown }, frame)
  const unseen = { x: frame.right - 12, y: frame.peopleFloor }
  const anchors: Part['anchors'] = Object.fromEntries(l1.people.map(({ id }) => [`person:${id}`, unseen]))
  const seated = shown.filter(({ id }) => drawn.anchors[`person:${id}`] !== undefined).length
  return { shapes: drawn.shapes, anchors: { ...anchors, ...drawn.anchors }, left: shown.length - seated }
}

/** Where that which L1 has taken in goes on from its block. */
function entrances(hall: Hall, frame: Frame): { readonly [id: string]: Point } {
  const box = hall.verifier ?? hall.rollup
  const into = (x: number, y: number): Point => ({ x, y: hall.aisle ?? Math.max(y, underTheHall(frame)) })
  const money = potBox(hall)
  return {
    [fromBelow(POCKET)]: into(money.x + money.w / 2, money.y + money.h),
    [fromBelow(POCKET_ROLLUP)]: into(hall.rollup.x + hall.rollup.w / 2, hall.rollup.y + hall.rollup.h),
    [fromBelow(POCKET_VERIFIER)]: into(box.x + box.w / 2, box.y + box.h),
  }
}

function says({ contributions: given, phase, heldWei }: PocketView): string {
  const count = (of: 1 | 2) => given.filter((each) => each.phase === of).length
  const [state] = keyFact(phase)
  return t('zkPocket.saysScene', { first: count(1), second: count(2), state, held: weiToEth(heldWei, 4) })
}

const wordsOf = (view: ZkView, hiddenPeople: number): BuildingWords => ({
  people: {
    name: t('zkPocket.people'),
    fact: hiddenPeople > 0 ? t('zkPocket.peopleMore', { n: hiddenPeople }) : t('zkPocket.peopleFact'),
  },
  l2: { name: t('zkPocket.l2'), fact: t('zkPocket.l2Fact') },
  l1: { name: t('zkPocket.l1'), fact: t('zkPocket.l1Fact') },
  stones: { name: t('zkPocket.blocks'), fact: '' },
  blobs: {
    name: t('zkPocket.blobs'),
    fact: t('zkPocket.blobsKept', { span: duration(retentionSeconds(view.l1)) }),
  },
})
