import { expect, test } from 'vitest'
import { flat, wordsOf } from '../../../testing/drawings.ts'
import { OPTIMISTIC_VIEWS } from '../../../testing/optimisticView.ts'
import { testScene } from '../../../testing/sceneSuite.ts'
import { objectsOf } from '../../../ui/stage/objects.ts'
import { ahead } from './ahead.ts'
import { claimId, gameId, instructionId, messageId, OPEN, watcherId } from './ids.ts'
import { inspect } from './inspect.ts'
import { scene } from './scene.ts'

const drawnAs = testScene({ scene, inspect, views: OPTIMISTIC_VIEWS })
type Name = keyof typeof OPTIMISTIC_VIEWS

test('hundreds that wait are counted, not drawn', () => {
  const drawn = drawnAs('crowded')
  expect(flat(drawn.shapes).length).toBeLessThan(420)
  expect(wordsOf(drawn)).toContain('500 waiting')
})

test('when little has happened, little is drawn', () => {
  const ids = objectsOf(drawnAs('nothing')).map(({ id }) => id)
  expect(ids.filter((id) => /^(claim|game|message|withdrawal|blob|l2\/block|l2\/batch|exit)/.test(id))).toEqual([])
  expect(flat(drawnAs('nothing').shapes).length).toBeLessThan(flat(drawnAs('half way down').shapes).length * 0.66)
})

test('the crate that fills says its bytes after each stage, the last one as what is posted', () => {
  const words = wordsOf(drawnAs('a batch fills'))
  for (const stage of ['RLP', 'packed', 'indices', 'floats', 'deflate']) expect(words).toContain(stage)
  expect(words).toContain('4,073')
  expect(words).toContain('2,593 B')
})

test('detected is not rejected: a watcher who knows changes nothing about the claim', () => {
  const drawn = drawnAs('detected, not rejected')
  expect(wordsOf(drawn)).toContain('detects')
  expect(wordsOf(drawn).some((words) => words.startsWith('challengeable'))).toBe(true)
  expect(wordsOf(drawn)).not.toContain('rejected')
})

test('confirmed is not final, and a false claim that became final says so', () => {
  expect(wordsOf(drawnAs('seven days'))).toEqual(expect.arrayContaining(['final', 'confirmed']))
  const words = wordsOf(drawnAs('stolen'))
  expect(words).toContain('40.00 stolen')
  expect(words).toContain('false, and final')
})

test('a dispute narrows, row by row, to one instruction that can be selected', () => {
  const rows = (name: Name) => wordsOf(drawnAs(name)).filter((words) => /^[\d,]+$/.test(words))
  expect(rows('half way down')).toEqual(expect.arrayContaining(['131,072', '1,024', '512']))
  expect(wordsOf(drawnAs('half way down'))).toContain('Vera must choose')
  const ids = objectsOf(drawnAs('one instruction')).map(({ id }) => id)
  expect(ids).toContain(instructionId(0))
  expect(objectsOf(drawnAs('half way down')).map(({ id }) => id)).not.toContain(instructionId(0))
  expect(ids).toContain(gameId(0))
})

test('what lessons and lenses name is on a desktop’s stage', () => {
  const ids = (name: Name) => objectsOf(drawnAs(name)).map(({ id }) => id)
  expect(ids('seven days')).toEqual(
    expect.arrayContaining([OPEN, claimId(3), messageId(0), 'withdrawal:0', 'exit', 'provider']),
  )
  expect(ids('half way down')).toEqual(expect.arrayContaining([watcherId('vera'), claimId(6), 'l2/batch:6', 'l2/pool']))
})

test('the chain goes on straight past what was rejected', () => {
  const { anchors } = drawnAs('rejected')
  const x = (claim: number) => anchors[claimId(claim)]?.x ?? 0
  expect(x(2)).toBe(x(0))
  expect(x(1)).toBeGreaterThan(x(0))
})

test('a running clock runs, and the other one stands', () => {
  const view = OPTIMISTIC_VIEWS['half way down']
  const later = ahead(view, 4)
  expect(later.games[0]?.challengerLeft).toBe((view.games[0]?.challengerLeft ?? 0) - 4)
  expect(later.games[0]?.defenderLeft).toBe(view.games[0]?.defenderLeft)
  expect(later.now).toBe(view.now + 4)
  expect(ahead(view, 1000).l1.now).toBe(view.l1.nextBlockAt)
})
