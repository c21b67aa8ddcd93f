import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { l1Refusals } from '../../../ui/l1/refusals.ts'
import { refusals } from './refusals.ts'

const ENGINE = 'src/systems/zk/engine'

/** Codes that the engine’s sources can refuse with. */
function codesOf(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const codes = files.flatMap((file) => {
    const source = readFileSync(`${folder}/${file}`, 'utf8')
    const refused = [...source.matchAll(/refuse\(\s*(?:[^'()]*\? )?'([a-z-]+)'(?:\s*:\s*'([a-z-]+)')?/g)]
    const written = [...source.matchAll(/code: '([a-z-]+)'/g)]
    return [...refused, ...written].flatMap((match) => match.slice(1)).filter((code) => code !== undefined)
  })
  return [...new Set(codes)].sort()
}

test('every code that the engine refuses with has words', () => {
  const codes = codesOf(ENGINE)
  expect(codes.length).toBeGreaterThan(20)
  expect(codes.filter((code) => !Object.hasOwn(refusals, code))).toEqual([])
})

test('no words are left over', () => {
  const codes = codesOf(ENGINE)
  const own = Object.keys(refusals).filter((code) => !Object.hasOwn(l1Refusals, code))
  expect(own.filter((code) => !codes.includes(code))).toEqual([])
})

test.each(Object.entries(refusals))('%s is a whole sentence, also without the facts of this engine', (_, words) => {
  for (const facts of [null, {}, [], 7, { ids: 'nobody', batch: 'x', account: null }]) {
    const text = plainProse(words(facts))
    expect(text).toMatch(/[.]$/)
    expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  }
})
