import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fakeGroundView, fakePlainGround } from '../../../testing/groundView.ts'
import { GROUND_ARGS } from '../engine/schemas.ts'
import type { GroundView } from '../engine/types.ts'
import { forms } from '../lesson/forms.ts'
import { refusals } from '../lesson/refusals.ts'

// What the forms of the limits ask for, held to what the engine takes.

const view = fakeGroundView()

function press(type: string, values: { readonly [name: string]: string } = {}, of: GroundView = view) {
  const form = forms.find((each) => each.type === type) ?? expect.fail(`no form ${type}`)
  const proposed = Object.fromEntries(form.fields(of).map((field) => [field.name, field.initial]))
  return form.toArgs({ ...proposed, ...values }, of)
}
function argsOf(type: keyof typeof GROUND_ARGS, values: { readonly [name: string]: string } = {}) {
  const made = press(type, values)
  if (!('args' in made)) return expect.fail(`${type}: ${made.error}`)
  return v.parse(GROUND_ARGS[type], made.args)
}

test('what a form proposes, the engine takes', () => {
  expect(argsOf('ground.demand')).toEqual({ kind: 'defi' })
  expect(argsOf('ground.nodes')).toEqual({
    mix: { board: 2600, laptop: 3000, home: 4200, workstation: 1500, datacentre: 2700 },
  })
  expect(argsOf('ground.hardware')).toEqual({ id: 'board', mgasPerSecond: 6 })
  expect(press('l1.gasLimit')).toEqual({ args: { gasLimit: 60_000_000 } })
})

test('a demand takes along only what belongs to it', () => {
  const filled = { perSecond: '130', buyers: '500', tipGwei: '2.5' }
  expect(argsOf('ground.demand', { kind: 'defi', ...filled })).toEqual({ kind: 'defi', perSecond: 130, tipGwei: 2.5 })
  expect(argsOf('ground.demand', { kind: 'mint', ...filled })).toEqual({ kind: 'mint', buyers: 500, tipGwei: 2.5 })
})

test('a mix can be had ready made, or number by number', () => {
  expect(argsOf('ground.nodes', { preset: 'homes' })).toEqual({
    mix: { board: 2600, laptop: 3000, home: 4200, workstation: 0, datacentre: 0 },
  })
  expect(argsOf('ground.nodes', { preset: 'twice' })).toMatchObject({ mix: { board: 5200, datacentre: 5400 } })
  expect(argsOf('ground.nodes', { board: '7' })).toMatchObject({ mix: { board: 7, laptop: 3000 } })
})

test.each([
  ['ground.demand', 'perSecond', '1e3'],
  ['ground.demand', 'perSecond', '201'],
  ['ground.demand', 'buyers', '0'],
  ['ground.demand', 'tipGwei', '1,5'],
  ['ground.nodes', 'board', '-1'],
  ['ground.nodes', 'home', '1000001'],
  ['ground.hardware', 'speed', '0'],
  ['l1.gasLimit', 'gasLimit', '60.5'],
])('%s: %s cannot be %s, and says so there', (type, field, value) => {
  expect(press(type, { [field]: value })).toMatchObject({ field })
})

test('the slider stands where the limit is, and marks the years', () => {
  const [slider] = forms.find(({ type }) => type === 'l1.gasLimit')?.fields(fakeGroundView({ gasLimit: 45 })) ?? []
  expect(slider).toMatchObject({ kind: 'range', initial: '45', ticks: [30, 36, 45, 60, 100, 200], max: 300 })
})

test('each action has one form', () => {
  const types = forms.map(({ type }) => type)
  expect(new Set(types).size).toBe(types.length)
})

test('only later forks are offered, and after the last none', () => {
  const forks = (of: GroundView) => {
    const [field] = forms.find(({ type }) => type === 'l1.upgrade')?.fields(of) ?? []
    return field?.kind === 'choice' ? field.options.map(({ value }) => value) : []
  }
  const at = (blobSchedule: GroundView['params']['blobSchedule']): GroundView => {
    const plain = fakePlainGround()
    return { ...plain, params: { ...plain.params, blobSchedule } }
  }
  expect(forks(at('prague'))).toEqual(['bpo1', 'bpo2', 'danksharding'])
  expect(forks(at('danksharding'))).toEqual([])
  expect(press('l1.upgrade', {}, at('danksharding'))).toMatchObject({ field: 'fork' })
})

test('every refusal of the limits is told in a sentence, with the figures it brings', () => {
  const facts = { id: 'toaster', nodes: 2_000_000, most: 1_000_000, cap: 1500, buyers: 20_000 }
  for (const code of [
    'no-crowd',
    'no-network',
    'unknown-class',
    'too-many-nodes',
    'no-nodes-left',
    'sold-out',
    'too-many-buyers',
  ]) {
    const words = refusals[code]?.(facts) ?? expect.fail(code)
    expect(words, code).toMatch(/^[A-Z0-9].*\.$/)
    expect(words, code).not.toContain('…')
    expect(refusals[code]?.(null), code).toMatch(/\.$/)
  }
})
