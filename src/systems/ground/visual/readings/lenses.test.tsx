import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { fakeGroundView, fakePlainGround } from '../../../../testing/groundView.ts'
import type { GroundView } from '../../engine/types.ts'
import { inspected, lenses, overview, READINGS } from './lenses.tsx'

const act = async () => null
const reads = { key: [], request: act, trace: act }

/** What a lens says, without its marks. */
function read(lens: string, view: GroundView, id: string = READINGS): string {
  const found = lenses.find((each) => each.id === lens) ?? expect.fail(lens)
  return renderToStaticMarkup(found.render({ view, id, act, refused: ({ code }) => code, select: () => {}, reads }))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('every lens can be read of every world, the first moment and worlds without limits included', () => {
  const views = [fakeGroundView(), fakeGroundView({ head: 0 }), fakeGroundView({ demand: 'mint' }), fakePlainGround()]
  for (const view of views) for (const { id } of lenses) expect(read(id, view), id).toMatch(/[a-z]{3}/)
})

test('verifying and voting are told one by one', () => {
  const words = read('who', fakeGroundView({ gasLimit: 200 }))
  expect(words).toContain('8,400 of 14,000 nodes')
  expect(words).toContain('76 % of the stake')
  expect(words).toContain('Boards')
  expect(words).toMatch(/33 s a block on average/)
})

test('what is measured here stands beside what is cited, each with its mark', () => {
  const words = read('throughput', fakeGroundView())
  expect(words).toContain('38.6 transactions a second')
  expect(words).toMatch(/3–7 tx\/s cited 2024/)
  expect(words).toMatch(/65,000 tx\/s cited 2024/)
})

test('a fee that nobody has paid yet is not made up', () => {
  const words = read('fees', fakeGroundView())
  expect(words).toContain('118,400')
  expect(words).toMatch(/mints – – none yet/)
})

test('the limit in force cannot be asked for again', () => {
  const words = read('limits', fakeGroundView({ gasLimit: 45 }))
  expect(words).toMatch(/45 million gas cited 2025 since July 2025 .* Runs now/)
  expect(words).toContain('Run at 36 M')
  expect(words).not.toContain('Run at 45 M')
})

test('nodes open with who is left alone; where there are no limits nothing is shown unasked', () => {
  const shown = (id: string) => lenses.filter(({ isFor }) => isFor?.(id) ?? true).map((lens) => lens.id)
  expect(shown('class:board')).toEqual(['who'])
  expect(shown('crowd')).toEqual(['throughput', 'fees'])
  expect(shown(READINGS)).toEqual(['throughput', 'fees', 'who', 'limits'])
  expect([overview(fakeGroundView()), overview(fakePlainGround())]).toEqual([READINGS, null])
  expect(inspected(fakeGroundView(), 'class:board')).toBe('Boards')
})
