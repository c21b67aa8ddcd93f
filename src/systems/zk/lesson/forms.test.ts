import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fakeZk } from '../../../testing/zkView.ts'
import { ZK_ARGS } from '../engine/params.ts'
import type { RollupActions } from '../engine/types/actions.ts'
import type { ZkView } from '../engine/types/view.ts'
import type { Form } from './fields.ts'
import { forms } from './forms.ts'

const formOf = (type: string): Form => forms.find((form) => form.type === type) ?? expect.fail(`no form for ${type}`)
const opened = (form: Form, view: ZkView): Record<string, string> =>
  Object.fromEntries(form.fields(view).map(({ name, initial }) => [name, initial]))
const asked = (type: string, view: ZkView, values: Record<string, string> = {}) =>
  formOf(type).toArgs({ ...opened(formOf(type), view), ...values }, view)

/** What a learner may ask for; the others are timers. */
const LEARNERS: { readonly [K in Exclude<keyof RollupActions, 'prover.finish' | 'actors.wake'>]: true } = {
  'l2.send': true,
  'l2.replay': true,
  'bridge.register': true,
  'bridge.deposit': true,
  'bridge.takeOut': true,
  'exit.request': true,
  'exit.escape': true,
  'deposit.return': true,
  'rollup.freeze': true,
  'rollup.revert': true,
  'data.ask': true,
  'sequencer.set': true,
  'sequencer.post': true,
  'batch.prove': true,
  'batch.execute': true,
  'prover.set': true,
  'committee.set': true,
  'l1.crowd': true,
  'ceremony.contribute': true,
  'ceremony.begin': true,
  'ceremony.close': true,
  'pocket.pay': true,
  'pocket.forge': true,
}

const views = {
  empty: fakeZk(),
  full: fakeZk({ members: ['sign', 'sign', 'withhold'], accounts: 4, messages: 3, pocket: 'running', morePeople: 3 }),
}

test('everything that a learner may ask for has one form', () => {
  const types = forms.map(({ type }) => type)
  expect(new Set(types).size).toBe(types.length)
  expect(Object.keys(LEARNERS).filter((type) => !types.includes(type))).toEqual([])
})

test.each(forms.map((form) => [form.type, form] as const))('%s opens with values that fit its fields', (_, form) => {
  for (const view of Object.values(views)) {
    const fields = form.fields(view)
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
    for (const field of fields) {
      if (field.kind !== 'choice' || field.options.length === 0) continue
      const values = field.options.map(({ value }) => value)
      expect(values, field.name).toContain(field.initial)
      expect(new Set(field.options.map(({ label }) => label)).size, field.name).toBe(values.length)
    }
    const result = form.toArgs(opened(form, view), view)
    if ('error' in result) expect(fields.map(({ name }) => name)).toContain(result.field)
    else expect(JSON.stringify(result.args)).not.toMatch(/NaN|undefined/)
  }
})

test('what a form asks for is what the engine takes', () => {
  for (const type of Object.keys(LEARNERS) as (keyof typeof LEARNERS)[]) {
    const result = asked(type, views.full)
    if ('args' in result) expect(v.safeParse(ZK_ARGS[type], result.args).issues, type).toBeUndefined()
  }
})

test('accounts are chosen by whose they are and their number', () => {
  const field = formOf('l2.send')
    .fields(views.full)
    .find(({ name }) => name === 'account')
  expect(field?.kind === 'choice' && field.options.map(({ label }) => label)).toContain('Ana, account 1')
})

test('what is left empty is left to the wallet', () => {
  expect(asked('l2.send', views.full, { amount: '0.25' })).toEqual({
    args: { account: 1, wish: { kind: 'transfer', to: 2, amountGwei: '250000000' } },
  })
  expect(asked('l2.send', views.full, { what: 'withdraw', fee: '0.000003', signedBy: 'mallory', nonce: '0' })).toEqual({
    args: {
      account: 1,
      wish: { kind: 'withdraw', amountGwei: '100000000' },
      feeGwei: '3000',
      signedBy: 'mallory',
      nonce: 0,
    },
  })
})

test('an amount that cannot be is said at its field', () => {
  expect(asked('l2.send', views.full, { amount: '1,000' })).toMatchObject({ field: 'amount' })
  expect(asked('l2.send', views.full, { fee: 'x' })).toMatchObject({ field: 'fee' })
  expect(asked('l2.send', views.full, { nonce: '-1' })).toMatchObject({ field: 'nonce' })
  expect(asked('pocket.pay', views.full, { amount: '0.0000000001' })).toMatchObject({ field: 'amount' })
})

test('to leave the pocket rollup is to pay nobody on it', () => {
  expect(asked('pocket.pay', views.full, { to: '' })).toMatchObject({ args: { to: null } })
})

test('secrets are pooled from those who kept one', () => {
  const result = asked('pocket.forge', views.full, { pooled: 'ana mallory', way: 'tau' })
  expect(result).toMatchObject({ args: { from: 'mallory', pooled: ['ana', 'mallory'], way: 'tau' } })
})
