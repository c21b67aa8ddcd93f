import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import type { AnyAction, AnyEvent, Json } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import type { L1Events } from '../../../l1/types.ts'
import { groundSystem } from '../engine/system.ts'
import type { GroundView } from '../engine/types.ts'
import { forms } from '../lesson/forms.ts'
import { narrator } from '../lesson/narrator.ts'

// A story in which every event of the L1 happens, told as it happens. What is asked for comes out of the forms,
// so that each form is held to the engine as well.

const ETH = '000000000000000000'
const told: { readonly type: string; readonly text: string }[] = []
let world: World

const viewOf = async () => (await world.view()) as unknown as GroundView

function tell(event: AnyEvent, view: GroundView): string {
  const sentence = narrator[event.type as keyof L1Events] as unknown as (event: AnyEvent, view: GroundView) => string
  return sentence(event, view)
}

async function act(action: AnyAction): Promise<void> {
  const before = world.events.length
  const outcome = await world.dispatch(action)
  if (!outcome.ok)
    throw new Error(`${action.type} was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`)
  const view = await viewOf()
  for (const event of world.events.slice(before)) told.push({ type: event.type, text: tell(event, view) })
}

/** Presses the form's button, with some fields filled in otherwise than it proposes. */
async function press(type: string, values: { readonly [name: string]: string } = {}): Promise<void> {
  const form = forms.find((each) => each.type === type) ?? expect.fail(`no form ${type}`)
  const view = await viewOf()
  const proposed = Object.fromEntries(form.fields(view).map((field) => [field.name, field.initial]))
  const all = { ...proposed, ...values }
  const made = form.toArgs(all, view)
  if (!('args' in made)) return expect.fail(`${type}: ${made.field}: ${made.error}`)
  await act({ type, by: form.by(all), args: made.args })
}

const block = () => press('clock.advance')
const cheat = (method: string, params: readonly Json[] = []) =>
  act({ type: 'l1.cheat', by: 'learner', args: { method, params } })
const textsOf = (type: keyof L1Events) => told.filter((each) => each.type === type).map((each) => plainProse(each.text))

beforeAll(async () => {
  world = await createWorld({ system: groundSystem, seed: 'story', params: {} })
  await press('l1.pay', { amount: '1.25', tip: '2' })
  await press('l1.replace', { how: 'cancel' })
  await press('l1.pay', { from: 'cleo', to: 'dan', tip: '0.1', maxFee: '0.2', amount: '1' })
  await cheat('anvil_dropAllTransactions')
  for (const contract of ['Token', 'Guestbook', 'Till']) await press('l1.deploy', { contract })
  await block()
  const { contracts } = await viewOf()
  for (const { address, name } of contracts) {
    const call = { Token: 'transfer', Guestbook: 'sign', Till: 'pay' }[name ?? '']
    await press('l1.call', { call: `${address} ${call}` })
  }
  await press('l1.call', { from: 'vera', call: `${contracts.find(({ name }) => name === 'Till')?.address} collect` })
  await press('l1.postBlobs')
  await block()
  await press('l1.pay', { from: 'eve', to: 'ana', amount: '1' })
  await block()
  await press('l1.reorg')
  await block()
  await press('l1.reorg', { fate: 'censor' })
  await press('l1.pay', { from: 'dan', to: 'dan', amount: '0.5' })
  await press('l1.gasLimit', { gasLimit: '36' })
  await press('l1.upgrade', { fork: 'danksharding' })
  await press('clock.advance', { span: 'epoch', times: '3' })
  await press('clock.advance', { span: 'day', times: '20' })
}, 60_000)

test('everything that can happen on the L1 is in the story', () => {
  expect([...new Set(told.map((each) => each.type))].sort()).toEqual(
    Object.keys(narrator)
      .filter((type) => type.startsWith('l1.'))
      .sort(),
  )
})

test('each event is told in whole sentences that lead with what is seen, without addresses', () => {
  for (const { type, text } of told) {
    expect(text, type).toMatch(/^\*\*[A-Z0-9]/)
    expect(plainProse(text), type).toMatch(/[.]$/)
    expect(text, type).not.toMatch(/undefined|NaN|null|0x[0-9a-f]{6}/)
  }
})

test.each([
  ['l1.queued', 'Ana signs a payment of 1.25 ETH to Ben. It waits in the mempool.'],
  [
    'l1.queued',
    'Cleo signs a payment of 1 ETH to Dan. It waits in the mempool, and longer than one block: its fee is below the base fee.',
  ],
  [
    'l1.replaced',
    'Ana’s payment to Ben is taken back. Ana pays nobody with the same nonce and a higher fee instead, and only one of the two can run.',
  ],
  ['l1.dropped', 'Cleo’s payment to Dan is dropped from the mempool: it was taken out by hand.'],
  ['l1.cheated', 'The chain was changed by hand (anvil_dropAllTransactions), as no real chain lets anyone do.'],
  ['l1.queued', 'Ana signs a call of Guestbook. It waits in the mempool.'],
  ['l1.queued', 'Sequencer signs for 1 blob. It waits in the mempool.'],
  ['l1.reorged', 'The newest block loses its place to another branch. Eve’s payment to Ana is in the mempool again.'],
  [
    'l1.reorged',
    'The newest block loses its place to another branch. Eve’s payment to Ana is in no block and no mempool any more.',
  ],
  ['l1.queued', 'Dan signs a payment of 0.5 ETH to Dan. It waits in the mempool.'],
  ['l1.executed', 'Nairobi runs block 1 again and gets the same state root.'],
] as const)('%s: %s', (type, sentence) => {
  expect(textsOf(type)).toContain(sentence)
})

test('what is in a block is told as executed and not yet final, what failed as failed and paid for', () => {
  const included = textsOf('l1.included')
  expect(included.find((text) => text.startsWith('Ana’s call of Guestbook is in block 2'))).toMatch(
    /executed, not final yet; Ana paid 0\.\d+ ETH in fees\.$/,
  )
  expect(included.find((text) => text.startsWith('Vera’s call of Till'))).toMatch(
    /failed: what it did is undone, and Vera paid .* all the same\.$/,
  )
})

test('final is told as final only by the event of finality', () => {
  for (const { type, text } of told) {
    if (/\bfinal\b/.test(text) && !/not final|final yet/.test(text)) expect(type).toBe('l1.finalised')
  }
})

test('a node that gets another result is told as refusing the block', async () => {
  const data: L1Events['l1.executed'] = { node: 'Osaka', block: 7, stateRoot: '0x', agrees: false, gasUsed: 0 }
  const event = { type: 'l1.executed', data, seq: 0, at: 0, cause: 0, step: 0 }
  expect(plainProse(tell(event, await viewOf()))).toBe('Osaka runs block 7 again, gets another result, and refuses it.')
})

test('amounts that are none are refused at their field, and nothing is asked for', async () => {
  const view = await viewOf()
  const faults: readonly (readonly [string, string, string])[] = [
    ['l1.pay', 'amount', 'lots'],
    ['l1.pay', 'tip', '1,5'],
    ['l1.reorg', 'depth', '0'],
    ['clock.advance', 'times', '1.5'],
    ['clock.advance', 'span', 'age'],
    ['l1.postBlobs', 'text', ''],
    ['l1.deploy', 'contract', 'Casino'],
    ['l1.call', 'call', `0x${ETH} sign`],
    ['l1.replace', 'hash', '0x'],
  ]
  for (const [type, field, value] of faults) {
    const form = forms.find((each) => each.type === type) ?? expect.fail(type)
    const proposed = Object.fromEntries(form.fields(view).map((each) => [each.name, each.initial]))
    const made = form.toArgs({ ...proposed, [field]: value }, view)
    expect(made, `${type} ${field}`).toMatchObject({ field })
  }
})
