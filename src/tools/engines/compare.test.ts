import { expect, test } from 'vitest'
import { faultsOf } from './compare.ts'
import type { Golden } from './golden.ts'
import type { Observed } from './observe.ts'
import { enginesTable } from './table.ts'

const observed: Observed = {
  digest: '0x01',
  head: '0x02',
  events: 3,
  eventsDigest: '0x04',
  viewDigest: '0x05',
  readsDigest: '0x06',
  milliseconds: 1240,
}
const golden: Golden = { log: '0x00', digest: '0x01', head: '0x02', events: 3 }

const answers = (inFirefox: Partial<Observed> = {}, inAll: Partial<Observed> = {}) => [
  { engine: 'Node', observed: { ...observed, ...inAll } },
  { engine: 'Firefox', observed: { ...observed, ...inAll, milliseconds: 9, ...inFirefox } },
]

test('engines that agree with each other and with what was written down have no fault', () => {
  expect(faultsOf('0x00', golden, answers())).toEqual([])
})

test.each(['digest', 'head', 'eventsDigest', 'viewDigest', 'readsDigest'] as const)(
  'an engine that differs in its %s is named, with both values',
  (field) => {
    const [fault, ...more] = faultsOf('0x00', golden, answers({ [field]: '0xff' }))
    expect(fault).toBe(`${field} is 0xff in Firefox, ${observed[field]} in Node`)
    expect(more).toEqual([])
  },
)

test('an engine that never came so far is a fault', () => {
  const [first] = answers()
  expect(
    faultsOf('0x00', golden, [...(first ? [first] : []), { engine: 'Firefox', observed: undefined }]),
  ).toHaveLength(6)
})

test('the same moves with another end are told from other moves, and from moves that are new', () => {
  const changed = answers({}, { digest: '0xff' })
  expect(faultsOf('0x00', golden, changed)).toEqual([
    'the same moves end otherwise than they did: digest is 0xff, was 0x01',
  ])
  expect(faultsOf('0x99', golden, changed)).toEqual([expect.stringContaining('its moves are others')])
  expect(faultsOf('0x00', undefined, changed)).toEqual([expect.stringContaining('no golden values yet')])
})

test('the table has a line for each scenario and marks the engine that ends otherwise', () => {
  const engines = answers({ digest: '0xff' }).map(({ engine, observed: each }) => ({ engine, observed: [each] }))
  expect(enginesTable(['ground/x'], engines).split('\n')).toEqual([
    'scenario  digest  head  events   Node  Firefox',
    'ground/x  0x01    0x02       3  1.2 s  ≠ 0.0 s',
  ])
})
