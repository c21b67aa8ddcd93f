import { expect, test } from 'vitest'
import { fakeRollup } from '../../../testing/optimisticView.ts'
import type { Shape } from '../../../ui/stage/types.ts'
import { scene } from './scene.ts'

const PHONE = { width: 351, height: 408, em: 16 }

const textsOf = (shapes: readonly Shape[]): readonly string[] =>
  shapes.flatMap((shape) =>
    shape.kind === 'group' ? textsOf(shape.shapes) : shape.kind === 'text' ? [shape.text] : [],
  )

test('on a phone too an offer says whose it is and how much, beside what the bridge holds', () => {
  const view = fakeRollup({ withdrawals: ['challengeable'], provider: true })
  const texts = textsOf(scene(view, PHONE).shapes)
  expect(texts.find((text) => text.startsWith('Ana sells'))).toMatch(/^Ana sells 1\.5( for 1\.49)?$/)
  expect(texts).toContain('Bridge')
  const none = textsOf(scene(fakeRollup({ withdrawals: ['challengeable'] }), PHONE).shapes)
  expect(none.some((text) => text.includes('sells'))).toBe(false)
})

test('in the smallest room it still does, and while a dispute takes the stage', () => {
  const view = fakeRollup({
    withdrawals: ['challengeable'],
    provider: true,
    claims: ['disputed'],
    games: [{ rounds: 2 }],
  })
  expect(textsOf(scene(view, { width: 296, height: 344, em: 16 }).shapes).some((text) => text.startsWith('Ana '))).toBe(
    true,
  )
})
