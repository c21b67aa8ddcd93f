import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View, PersonView } from '../../../l1/types.ts'
import { weiToEth } from '../../../lib/format.ts'
import { joinParts, object, type Part, standing, text } from '../../stage/draw.ts'
import { fitted, textWidth } from '../../stage/metric.ts'
import type { Composition } from '../../stage/room.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Shape } from '../../stage/types.ts'
import { amountThatFits } from './words.ts'

interface Spacing {
  readonly first: number
  readonly least: number
  readonly most: number
  readonly size: number
  /** From a person's middle to the words at their right. */
  readonly words: number
  readonly name: { readonly above: number; readonly size: 12 | 13 }
  readonly balanceAbove: number
}

const SPACING: { readonly [composition in Composition]: Spacing } = {
  wide: { first: 27, least: 122, most: 126, size: 22, words: 18, name: { above: 22, size: 13 }, balanceAbove: 6 },
  narrow: { first: 16, least: 82, most: 110, size: 17, words: 12, name: { above: 18, size: 12 }, balanceAbove: 4 },
  short: { first: 54, least: 104, most: 130, size: 18, words: 13, name: { above: 17, size: 12 }, balanceAbove: 4 },
}

/** How many people have a place, who they are, and where. In the order of the cast, whoever is left out. */
export function seats(
  view: L1View,
  frame: Frame,
): {
  readonly seated: readonly { readonly person: PersonView; readonly x: number }[]
  readonly pitch: number
  readonly left: number
} {
  const spacing = SPACING[frame.room.composition]
  const width = frame.right - frame.left - spacing.first + spacing.size / 2
  const all = view.people.length
  const reserved =
    frame.room.composition === 'narrow' ? 0 : textWidth(t('l1Drawing.morePeople', { n: all }), { style: 'unit' }) + 12
  const places = (room: number) => Math.max(1, Math.floor(room / spacing.least))
  const count = all <= places(width) ? all : Math.min(all, places(width - reserved))
  const pitch = Math.min(spacing.most, (width - (count < all ? reserved : 0)) / Math.max(1, count))
  const concerned = byConcern(view).slice(0, count)
  const seated = view.people
    .filter((person) => concerned.includes(person))
    .map((person, index) => ({ person, x: frame.left + spacing.first + index * pitch }))
  return { seated, pitch, left: all - seated.length }
}

/** On a floor without an L2 these have nothing to do. */
const BUSY_ELSEWHERE: ReadonlySet<string> = new Set(['sequencer', 'prover', 'l1', 'data'])

/** Those who wait for something come first, then those who acted or were paid last, then the rest of the cast. */
function byConcern({ people, mempool, transactions }: L1View): readonly PersonView[] {
  const newest = [...transactions].reverse()
  const addresses = [...mempool, ...newest]
    .flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
    .map((address) => address.toLowerCase())
  const rank = (person: PersonView) => {
    const at = addresses.indexOf(person.address.toLowerCase())
    return at === -1 ? addresses.length + (BUSY_ELSEWHERE.has(person.role) ? 1 : 0) : at
  }
  return [...people].sort((a, b) => rank(a) - rank(b))
}

export function people(view: L1View, frame: Frame): Part {
  const { seated, pitch, left } = seats(view, frame)
  const rest: Shape[] = []
  if (left > 0 && frame.room.composition !== 'narrow') {
    const x = (seated.at(-1)?.x ?? frame.left) + pitch - SPACING[frame.room.composition].size / 2
    rest.push(text(x, frame.peopleFloor - 10, t('l1Drawing.morePeople', { n: left }), 'unit'))
  }
  return joinParts([
    ...seated.map(({ person, x }) => drawPerson(person, x, pitch, frame)),
    { shapes: rest, anchors: {} },
  ])
}

function drawPerson(person: PersonView, x: number, pitch: number, { peopleFloor, room }: Frame): Part {
  const { size, words, name, balanceAbove } = SPACING[room.composition]
  const width = pitch - words - size / 2 - 8
  const id = `person:${person.id}`
  return {
    shapes: [
      object(
        id,
        t('l1Drawing.saysPerson', { name: person.name, balance: weiToEth(person.balanceWei, 4) }),
        { x: x - size * 0.6, y: peopleFloor - name.above - 14, w: words + width + size * 0.6, h: name.above + 14 },
        [
          standing(person.role, x, peopleFloor, size),
          text(x + words, peopleFloor - name.above, nameThatFits(person, width, name.size), 'label', {
            size: name.size,
          }),
          text(x + words, peopleFloor - balanceAbove, amountThatFits(person.balanceWei, width), 'mono', {
            tone: 'ink-2',
          }),
        ],
      ),
    ],
    anchors: { [id]: { x, y: peopleFloor } },
  }
}

const ROLES = {
  sequencer: 'l1Drawing.sequencer',
  prover: 'l1Drawing.prover',
  watcher: 'l1Drawing.watcher',
  attacker: 'l1Drawing.attacker',
} as const

/** With the role behind it where there is room: the shape says it anyway. */
function nameThatFits({ name, role }: PersonView, width: number, size: number): string {
  const type = { style: 'label', size } as const
  const word = role === 'user' || role === 'l1' || role === 'data' ? null : t(ROLES[role])
  const long =
    word === null || word.toLowerCase() === name.toLowerCase() ? name : t('l1Drawing.nameAndRole', { name, role: word })
  return textWidth(long, type) <= width ? long : fitted(name, width, type)
}
