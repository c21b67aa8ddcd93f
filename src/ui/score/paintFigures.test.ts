import { expect, test } from 'vitest'
import type { Role } from '../stage/types.ts'
import { paintFigures } from './paintFigures.ts'

const recorder = () => {
  const calls: string[] = []
  const brush = { fillStyle: '', strokeStyle: '', lineWidth: 0 }
  const note =
    (name: string) =>
    (...args: number[]) => {
      calls.push([name, ...args.map((each) => Math.round(each * 10) / 10)].join(' '))
    }
  return {
    calls,
    brush: Object.assign(brush, {
      beginPath: note('begin'),
      moveTo: note('move'),
      lineTo: note('line'),
      rect: note('rect'),
      arc: note('arc'),
      closePath: note('close'),
      setLineDash: () => {},
      fill: () => void calls.push(`fill ${brush.fillStyle}`),
      stroke: () => void calls.push(`stroke ${brush.strokeStyle}`),
    }),
  }
}

test('a canvas shows each role with the shape and the tokens that SVG shows it with', () => {
  const { calls, brush } = recorder()
  const figures = (['user', 'watcher', 'sequencer'] as const).map((role: Role) => ({
    kind: 'shape' as const,
    role,
    cx: 10,
    cy: 20,
    size: 9,
  }))
  paintFigures(brush, figures, (token) => token)
  expect(calls.filter((call) => call.startsWith('fill'))).toEqual(['fill --user', 'fill --watcher', 'fill --sequencer'])
  expect(calls).toContain('arc 10 20 4.5 0 6.3')
  expect(calls).toContain('close')
  expect(calls.filter((call) => call.startsWith('rect'))).toHaveLength(1)
  expect(calls.filter((call) => call === 'stroke --role-line')).toHaveLength(3)
})

test('a final bar is ink without an outline, a slur a line in its actor’s colour', () => {
  const { calls, brush } = recorder()
  paintFigures(
    brush,
    [
      { kind: 'bar', fill: 'ink', x: 1, y: 2, w: 14, h: 5 },
      { kind: 'slur', role: 'attacker', x1: 0, y1: 0, x2: 5, y2: 90 },
    ],
    (token) => token,
  )
  expect(calls).toEqual([
    'begin',
    'rect 1 2 14 5',
    'fill --ink',
    'begin',
    'move 0 0',
    'line 5 90',
    'stroke --attacker-text',
  ])
})
