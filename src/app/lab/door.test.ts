import { expect, test } from 'vitest'
import { encodeLink } from '../../kernel/link/link.ts'
import { LINK_VERSION, type Parcel } from '../../kernel/link/types.ts'
import type { RegisteredSystem } from '../registry.ts'
import { type Asked, wantedOf } from './door.ts'
import { badLinkWords } from './linkWords.ts'

const registered = {
  id: 'ground',
  levels: [{ id: 'one', title: 'One', minutes: 1, summary: 'Short.' }],
} as unknown as RegisteredSystem
const parcel: Parcel = {
  v: LINK_VERSION,
  engine: '0.1.0',
  system: 'ground',
  seed: 'seed',
  params: {},
  log: [{ type: 'clock.advance', by: 'learner', args: { seconds: 12 } }],
  moment: { position: 1, seq: 1 },
  panes: { level: 'one', selection: 'block:1' },
  digest: null,
}
const asking = (change: Partial<Asked>) =>
  wantedOf({ registered, link: null, level: null, handedOver: null, afresh: false, ...change })

test('nothing asked for is a fresh world', () => {
  expect(asking({})).toEqual({ opening: { kind: 'fresh' }, level: null, selection: null })
})

test('a link brings its world, its level and what was selected', () => {
  const wanted = asking({ link: encodeLink(parcel) })
  expect(wanted).toEqual({
    opening: { kind: 'parcel', parcel, migratedFrom: null },
    level: 'one',
    selection: 'block:1',
  })
})

test('an address that names something goes before what was handed over', () => {
  const other = { ...parcel, seed: 'other' }
  expect(asking({ handedOver: other })).toMatchObject({ opening: { parcel: { seed: 'other' } } })
  expect(asking({ handedOver: other, link: encodeLink(parcel) })).toMatchObject({
    opening: { parcel: { seed: 'seed' } },
  })
  expect(asking({ handedOver: other, level: 'one' })).toMatchObject({ opening: { kind: 'fresh' }, level: 'one' })
  expect(asking({ handedOver: { ...other, system: 'elsewhere' } })).toMatchObject({ opening: { kind: 'fresh' } })
})

test('what cannot be opened says why, and each reason has words', () => {
  const text = encodeLink(parcel)
  const cases = [
    asking({ link: 'no link at all' }),
    asking({ link: text.slice(0, -4) }),
    asking({ link: encodeLink({ ...parcel, system: 'elsewhere' }) }),
    asking({ level: 'none' }),
  ]
  const reasons = cases.map((wanted) => ('reason' in wanted ? wanted.reason : 'opened'))
  expect(reasons[0]).toBe('not-a-link')
  expect(['truncated', 'corrupt']).toContain(reasons[1])
  expect(reasons.slice(2)).toEqual(['other-system', 'no-such-level'])
  for (const wanted of cases) if ('reason' in wanted) expect(badLinkWords(wanted, 'ground').length).toBeGreaterThan(20)
})
