import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainProse } from '../../content/plainProse.ts'
import { l1Refusals } from './refusals.ts'

/** Codes that the engine's sources can refuse with. */
function codesOf(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const codes = files.flatMap((file) => {
    const source = readFileSync(`${folder}/${file}`, 'utf8')
    const written = [/refuse\(\s*'([a-z-]+)'/g, /code: '([a-z-]+)', facts/g, /\[\/.*\/i?, '([a-z-]+)'\]/g]
    return written.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
  })
  return [...new Set(codes)].sort()
}

test('every code that the L1 refuses with has words, and no words are left over', () => {
  // Arguments are the kernel's affair, and it has words for them (src/ui/lesson/refusals.ts).
  const codes = codesOf('src/l1').filter((code) => code !== 'bad-arguments')
  expect(Object.keys(l1Refusals).sort()).toEqual(codes)
})

test.each(Object.entries(l1Refusals))('%s is a whole sentence, also without the facts of this engine', (_, words) => {
  for (const facts of [null, {}, [], 7, { hash: 3, account: null, deepest: 'x' }]) {
    const text = plainProse(words(facts))
    expect(text).toMatch(/[.]$/)
    expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  }
})

test('figures are written as people write them', () => {
  expect(
    plainProse(
      l1Refusals['insufficient-funds']?.({ balanceWei: '5000000000000000000', neededWei: '6000042000000000000' }) ?? '',
    ),
  ).toContain('holds 5 ETH and would need 6.000042 ETH')
  expect(l1Refusals['gas-limit-too-high']?.({ gasLimit: '30000000', most: '16777216' })).toContain('30,000,000')
  expect(l1Refusals['would-cross-finality']?.({ depth: 66, deepest: 64 })).toContain('newest 64 blocks')
  expect(l1Refusals['would-cross-finality']?.({ depth: 1, deepest: 0 })).toContain('Every block is final')
})
