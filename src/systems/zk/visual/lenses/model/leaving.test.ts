import { expect, test } from 'vitest'
import { fakeZk } from '../../../../../testing/zkView.ts'
import type { AccountView } from '../../../engine/types/view.ts'
import { leavingOf } from './leaving.ts'

const accountIn = (view: ReturnType<typeof fakeZk>, number: number) =>
  view.accounts.find((account) => account.number === number) as AccountView
const withMembers = (...members: NonNullable<Parameters<typeof fakeZk>[0]>['members'] & object) =>
  fakeZk({ members, batches: ['executed'] })

test('an account on chain can always be shown from L1, whatever the committee does', () => {
  const view = withMembers('withhold', 'collude', 'refuse')
  expect(leavingOf(view, accountIn(view, 1))).toEqual({ can: 'from-l1' })
})

test('an account of the committee needs one member that hands out', () => {
  const none = withMembers('withhold', 'collude', 'refuse')
  expect(leavingOf(none, accountIn(none, 256))).toEqual({ can: 'no-data' })
  const one = withMembers('withhold', 'sign', 'refuse')
  expect(leavingOf(one, accountIn(one, 256))).toEqual({ can: 'from-member', member: 'Dan' })
})

test('what is not in the executed state cannot leave it, and nobody leaves twice', () => {
  const view = fakeZk()
  const account = accountIn(view, 1)
  expect(leavingOf(view, { ...account, executedBalance: null })).toEqual({ can: 'not-there' })
  expect(leavingOf(view, { ...account, hasEscaped: true })).toEqual({ can: 'left' })
})

test('blobs that are gone take with them what only they had, but for who asked in time', () => {
  const view = fakeZk({ batches: ['final'], posting: 'blob' })
  const pruned = { ...view, batches: view.batches.map((batch) => ({ ...batch, pruned: true })) }
  const account = accountIn(view, 1)
  expect(leavingOf(pruned, account)).toEqual({ can: 'gone' })
  const asked = { byId: 'ana', at: 0, chainAgrees: true, committee: null, missing: [] }
  expect(leavingOf({ ...pruned, data: [asked] }, account)).toEqual({ can: 'from-l1' })
})

test('who asked in time has a copy, until something else is executed', () => {
  const view = withMembers('withhold', 'withhold', 'refuse')
  const account = accountIn(view, 256)
  const executedAt = view.batches[0]?.execute?.at ?? 0
  const asked = (at: number, missing: readonly number[] = []) => ({
    ...view,
    data: [{ byId: account.id ?? '', at, chainAgrees: true, committee: 'dan', missing }],
  })
  expect(leavingOf(asked(executedAt), account)).toEqual({ can: 'from-copy' })
  expect(leavingOf(asked(executedAt - 1), account)).toEqual({ can: 'no-data' })
  expect(leavingOf(asked(executedAt, [256]), account)).toEqual({ can: 'no-data' })
})
