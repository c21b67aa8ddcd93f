import { expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import type { EventOf } from '../../../kernel/types.ts'
import { fakeGroundView } from '../../../testing/groundView.ts'
import type { GroundEvents } from '../engine/types.ts'
import { headlines, narrator } from '../lesson/narrator.ts'

const view = fakeGroundView()

function told<K extends keyof GroundEvents>(type: K, data: GroundEvents[K]): string {
  const tell = narrator[type] as unknown as (event: EventOf<GroundEvents>, seen: typeof view) => string
  return plainProse(tell({ type, data, seq: 0, at: 0, cause: 1, step: 1 } as unknown as EventOf<GroundEvents>, view))
}

const byKind = { payment: 0, token: 0, swap: 0, mint: 412 }
const arrived = { transactions: 412, byKind, medianTipWei: '4740000000', waiting: 2314, turnedAway: 0 }
const ran = {
  block: 209,
  gasUsed: 59_000_000,
  verifying: 14_000,
  nodes: 14_000,
  attestingEth: 33_900_000,
  stakedEth: 34_000_000,
  late: [],
} as const

test('who falls behind is told with what it needs and what it gets', () => {
  expect(told('nodes.dropped', { id: 'board', nodes: 2600, averageSeconds: 16.04 })).toBe(
    'Boards fall behind: 2,600 nodes. They need 16 s a block on average, and a block comes every 12 s: each leaves them further from the head.',
  )
  expect(told('nodes.returned', { id: 'board', nodes: 1, averageSeconds: 8 })).toBe(
    'Boards are back: 1 node. They have worked off what they were behind, and need 8 s a block on average.',
  )
})

test('verifying and voting are two figures, and late is neither behind nor punished', () => {
  expect(told('nodes.ran', ran)).toBe(
    '14,000 of 14,000 nodes verify block 209, and 99 % of the stake votes for it in time.',
  )
  const late = told('nodes.ran', { ...ran, late: ['board', 'laptop'] })
  expect(late).toContain('Boards and Laptops keep up, and finish too late for this vote.')
  expect(late).not.toMatch(/slash|behind|lost/i)
})

test('a round of the crowd is one sentence, and who was turned away is told', () => {
  expect(told('crowd.arrived', arrived)).toBe(
    '412 transactions of everybody else arrive; half of them tip 4.74 gwei or more. 2,314 wait now.',
  )
  expect(told('crowd.arrived', { ...arrived, turnedAway: 30 })).toContain('30 more are turned away')
  expect(told('crowd.arrived', { ...arrived, transactions: 0 })).toBe('Nobody else comes in this round.')
})

test('failing in a mint costs gas, and is told so', () => {
  const words = told('crowd.soldOut', { minted: 1500, failed: 500, spentWei: '1200000000000000000' })
  expect(words).toContain('500 buyers got in too late, found nothing left, and paid for gas all the same')
  expect(words).toContain('1.2 ETH')
})

test('every sentence leads with what is seen', () => {
  for (const kind of ['quiet', 'defi', 'mint'] as const)
    expect(told('crowd.changed', { kind, perSecond: 40, buyers: 2000 })).toMatch(/^[A-Z]/)
  expect(told('nodes.changed', { classes: view.network?.classes ?? [] })).toContain('14,000 nodes')
})

test('a loss is told before the block it happened in, a round of the crowd last', () => {
  const place = (type: keyof GroundEvents) => headlines.indexOf(type)
  expect(new Set(headlines).size).toBe(headlines.length)
  expect(place('nodes.dropped')).toBeLessThan(place('l1.sealed'))
  expect(place('crowd.arrived')).toBe(headlines.length - 1)
})
