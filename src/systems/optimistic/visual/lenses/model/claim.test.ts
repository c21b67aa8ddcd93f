import { expect, test } from 'vitest'
import { fakeRollup } from '../../../../../testing/optimisticView.ts'
import type { ClaimView, OptimisticView } from '../../../engine/types/view.ts'
import { aheadOf, GLYPHS, isWindowed, notChecked, standingOf, truthOf, windowOf } from './claim.ts'

const newest = (view: OptimisticView): ClaimView => view.claims.at(-1) ?? expect.fail('no claim')
const one = (status: ClaimView['status'] | 'final', detected = false) =>
  fakeRollup({ batches: ['challengeable'], claims: [status], detected })

test('detected is not rejected, and confirmed is not yet final', () => {
  expect(standingOf(newest(one('open')))).toBe('open')
  expect(standingOf(newest(one('open', true)))).toBe('detected')
  expect(standingOf(newest(one('overdue', true)))).toBe('overdueDetected')
  expect(standingOf(newest(one('confirmed', true)))).toBe('confirmed')
  expect(standingOf(newest(one('final')))).toBe('final')
  expect(GLYPHS.detected).not.toBe(GLYPHS.rejected)
  expect(GLYPHS.confirmed).not.toBe(GLYPHS.final)
})

test('what can still happen follows from how it stands, and from what it stands on', () => {
  const ahead = (view: OptimisticView) => aheadOf(view, newest(view))
  expect(ahead(one('open'))).toEqual(['challenge', 'windowPasses'])
  expect(ahead(one('overdue'))).toEqual(['confirm'])
  expect(ahead(one('confirmed'))).toEqual(['l1Final', 'l1Reorg'])
  expect(ahead(one('final'))).toEqual(['nothing'])
  expect(ahead(one('rejected'))).toEqual(['bondGone'])
  const above = fakeRollup({ batches: ['challengeable', 'challengeable'], claims: ['open', 'overdue'] })
  expect(ahead(above)).toEqual(['parentFirst', 'parentFalls'])
  const disputed = one('disputed')
  expect(ahead(disputed)).toEqual(['gameEnds', 'anotherChallenge'])
  const late = { ...disputed, now: newest(disputed).challengeableUntil }
  expect(aheadOf(late, newest(late))).toEqual(['gameEnds'])
})

test('the window is a stretch of which some has passed, and never more than all of it', () => {
  const view = one('open')
  const claim = newest(view)
  const { whole, passed, left } = windowOf(view, claim)
  expect([whole, passed + left]).toEqual([604_800, 604_800])
  expect(windowOf({ ...view, now: claim.madeAt + 10_000_000 }, claim)).toMatchObject({ left: 0, passed: 604_800 })
})

test('who has not looked yet', () => {
  const view = fakeRollup({ claims: ['open'], batches: ['posted'], detected: true, watchers: ['on', 'off'] })
  expect(notChecked(view, newest(view)).map(({ id }) => id)).toEqual(['wim'])
})

test('what the lab knows is told apart from what L1 has made of it', () => {
  const truth = (status: ClaimView['status'] | 'final', detected: boolean) => truthOf(newest(one(status, detected)))
  expect([truth('open', false), truth('open', true)]).toEqual(['true', 'false'])
  expect([truth('rejected', false), truth('rejected', true)]).toEqual(['lost', 'rejected'])
  expect([truth('final', false), truth('final', true)]).toEqual(['true', 'stolen'])
  expect([newest(one('open')), newest(one('rejected')), newest(one('final'))].map(isWindowed)).toEqual([
    true,
    false,
    false,
  ])
})
