import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

// Contrast is a property of the tokens, so it is tested on them, not on screenshots.

const css = readFileSync(fileURLToPath(new URL('./tokens.css', import.meta.url)), 'utf8')

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector)
  const block = css.slice(css.indexOf('{', start), css.indexOf('\n}', start))
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

const paper = tokensOf(':root {')
const night = new Map([...paper, ...tokensOf(':root[data-theme="night"]')])

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const GROUNDS = ['paper', 'surface', 'sunk', 'ground', 'stone', 'cellar']
const INKS = ['ink', 'ink-2', 'ink-3']
const ROLES = ['user', 'sequencer', 'prover', 'watcher', 'attacker', 'data']

describe.each([
  ['paper', paper],
  ['night', night],
] as const)('on %s', (_theme, tokens) => {
  const of = (name: string): string => {
    const value = tokens.get(name)
    if (!value) throw new Error(`no token --${name}`)
    return value
  }

  test('ink is readable on every ground', () => {
    for (const ground of GROUNDS) {
      for (const ink of INKS) expect(ratio(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('the words of a role are readable where they stand: in the air, upstairs, and in the hall', () => {
    for (const ground of ['paper', 'surface', 'ground']) {
      for (const role of ROLES)
        expect(ratio(of(`${role}-text`), of(ground)), `${role} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('the edges of controls, the focus ring and the filled button are seen', () => {
    for (const ground of ['paper', 'surface', 'sunk']) {
      expect(ratio(of('edge'), of(ground)), `edge on ${ground}`).toBeGreaterThanOrEqual(3)
      expect(ratio(of('focus'), of(ground)), `focus on ${ground}`).toBeGreaterThanOrEqual(3)
    }
    expect(ratio(of('on-ink'), of('ink'))).toBeGreaterThanOrEqual(4.5)
  })

  test('a role shape stands out from its floor, by its fill or by its outline', () => {
    for (const ground of ['paper', 'surface', 'ground', 'stone', 'cellar']) {
      for (const role of [...ROLES, 'l1']) {
        const best = Math.max(ratio(of(role), of(ground)), ratio(of('role-line'), of(ground)))
        expect(best, `${role} on ${ground}`).toBeGreaterThanOrEqual(3)
      }
    }
  })
})
