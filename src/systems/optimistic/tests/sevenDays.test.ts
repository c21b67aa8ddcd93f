import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { goalsReached, makeMoves, openLevel, type Played, tryMove } from '../../../testing/levels.ts'
import { buttonOf, stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { BARGAIN, BARGAIN_PRICE, plot } from '../lesson/levels/exitMoves.ts'
import { sevenDays as level } from '../lesson/levels/sevenDays.ts'
import { walk } from './playing.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

let way: Walk
beforeAll(async () => {
  way = await walk(level)
}, 60_000)
const textIn = (step: string, { view, events }: Played) => plainProse(stepOf(level, step).text(view, events))
const textAt = (step: string, stop = step) => textIn(step, way.at(stop))
const viewAt = (stop: string): OptimisticView => way.at(stop).view
const happened = (step: string) => {
  const { view, events } = way.at(step)
  return plainProse(stepOf(level, step).predict?.happened(view, events) ?? '')
}
const wayPast = (goal: string) =>
  level.nearMisses.find((each) => each.goal === goal)?.moves ?? expect.fail(`no near miss of ${goal}`)
const open = () => openLevel(optimisticSystem, level)

test('pressing what each step offers leads to the end', () => {
  expect(way.stuck).toEqual([])
  expect(goalsReached(level, way.at('collect'))).toEqual(level.goals.map(({ id }) => id))
})

test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
  for (const stop of way.stops) expectWellWritten(level, stop)
})

test('the same proof is refused before the window is over, taken after it, and refused again', async () => {
  const refused = async (stop: string, step: string) =>
    (await tryMove(way.at(stop), buttonOf(stepOf(level, step), way.at(stop))))?.code
  expect(happened('window')).toMatch(/Vera’s node agreed at .* 7 days after it was made, the claim was confirmed\./)
  expect(textAt('home')).toMatch(/^1 ETH at .* on day 7, 7 days and 1\.9 min after she left\./)
  expect(await refused('collect', 'twice')).toBe('already-paid')
  const early = await makeMoves(await open(), wayPast('waited'))
  expect(textIn('window', early)).toContain('is challengeable until')
  expect((await tryMove(early, buttonOf(stepOf(level, 'early'), early)))?.code).toBe('not-final-yet')
})

test('Cleo does not pay what leaves her too little, and pays her own price within minutes', () => {
  expect(viewAt('dear').withdrawals[1]?.offer?.status).toBe('open')
  expect(textAt('dear')).toContain('0.001 ETH is too little for the wait')
  expect(textAt('cheaper')).toMatch(/^Cleo paid 0\.495 ETH at .*, \d\.\d min after Ana left\. It cost Ana 0\.005 ETH/)
})

test('Cleo could pay for what does not exist, and nobody has proven it wrong yet when she does not', () => {
  const { view, events } = way.at('buyers')
  const cleo = viewAt('bargain').ledger.find(({ id }) => id === 'cleo')
  expect(BigInt(cleo?.l1Wei ?? 0)).toBeGreaterThan(BARGAIN_PRICE)
  expect(view.claims.map(({ status }: { status: string }) => status)).toEqual(['confirmed', 'open', 'disputed'])
  expect(stepOf(level, 'buyers').predict?.outcome(view, events)).toBe('nobody')
  expect(textAt('buyers', 'collect')).toContain('until L1 rejected it')
  expect(BigInt(viewAt('buyers').withdrawals[2]?.amountGwei ?? 0) * 10n ** 9n).toBeLessThan(BARGAIN)
})

test('who buys on the word of a claim loses all of it', async () => {
  const before = await makeMoves(await open(), level.solution.slice(0, -3))
  const forked = await makeMoves(before, [
    { type: 'exit.fill', by: 'cleo', args: { from: 'cleo', offer: 2 } },
    { type: 'clock.advance', by: 'learner', args: { seconds: 8 * 86_400 } },
  ])
  const { predict } = stepOf(level, 'buyers')
  expect(predict?.outcome(forked.view, forked.events)).toBe('bought')
  expect(predict?.happened(forked.view, forked.events)).toContain('has paid for ether that will not come')
  expect(forked.view.withdrawals[2].offer?.status).not.toBe('collected')
  expectWellWritten(level, forked)
})

test('what is left to Cleo is the difference without her own gas, and is less than it', () => {
  const left = Number(/After gas (0\.\d+) ETH/.exec(textAt('collect'))?.[1])
  expect(left).toBeGreaterThan(0.004)
  expect(left).toBeLessThan(0.005)
  expect(textAt('collect')).toContain('The claim about Mallory was rejected')
})

test('one lie is told once, though its claim takes a block to get to L1', () => {
  expect(viewAt('collect').claims.filter(({ isTrue }) => !isTrue)).toHaveLength(1)
})

test('who lets the operator claim before it has prepared its lie is told to go back', async () => {
  const honest = await makeMoves(await open(), wayPast('refused').slice(0, -2))
  expect(textIn('bargain', honest)).toContain('Go back')
  expect(plot(honest.view, honest.events).type).toBe('proposer.set')
})
