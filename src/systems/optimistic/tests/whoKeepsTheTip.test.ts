import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { goalsReached, makeMoves, openLevel, type Played } from '../../../testing/levels.ts'
import { stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel, LevelStep } from '../../../ui/exhibit.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { whoKeepsTheTip as level } from '../lesson/levels/whoKeepsTheTip.ts'
import { paymentForms } from '../lesson/paymentForms.ts'
import { walk } from './playing.ts'

// The level played by its own buttons, the form filled in as somebody would who types the number that they read.

const form = paymentForms.find(({ type }) => type === 'l2.send') ?? expect.fail('no such form')
const offered = (): Readonly<Record<string, string>> => {
  const { offer } = stepOf(level, 'limit')
  return offer && 'form' in offer ? (offer.initial ?? {}) : {}
}
/** What the step tells him the pool gives. */
const read = ({ view, events }: Pick<Played, 'view' | 'events'>): string =>
  /gives ([\d.]+) tokens/.exec(plainProse(stepOf(level, 'limit').text(view, events)))?.[1] ?? expect.fail('no number')

function filledIn(view: OptimisticView, atLeast: string) {
  const made = form.toArgs({ to: 'ben', fee: '', ...offered(), atLeast }, view)
  return 'args' in made ? { type: 'l2.send', by: 'ben', args: made.args } : expect.fail(made.error)
}
const withButton = (step: LevelStep): LevelStep =>
  step.id === 'limit'
    ? {
        ...step,
        offer: {
          label: '',
          action: (view, events) => filledIn(view as unknown as OptimisticView, read({ view, events })),
        },
      }
    : step
const pressed: AnyLevel = { ...level, steps: (level.steps as AnyLevel['steps']).map(withButton) }

/** Where the solution makes the sequencer hostile, and what it has when Ben’s first swap is served. */
const HOSTILE = 7
const LOOSELY = 10
const CHECKED = 12

let way: Walk
beforeAll(async () => {
  way = await walk(pressed)
}, 60_000)
const textAt = (step: string, stop = step) => {
  const { view, events } = way.at(stop)
  return plainProse(stepOf(level, step).text(view, events))
}
const happened = (step: string) => {
  const { view, events } = way.at(step)
  return plainProse(stepOf(level, step).predict?.happened(view, events) ?? '')
}
const outcome = (step: string, { view, events }: Played) => stepOf(level, step).predict?.outcome(view, events)

test('pressing what each step offers leads to the end', () => {
  expect(way.stuck).toEqual([])
  expect(goalsReached(level, way.at('price'))).toEqual(level.goals.map(({ id }) => id))
})

test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
  for (const stop of way.stops) expectWellWritten(level, stop)
})

const promisedSwap = ({ events }: Played, from: string) =>
  events.findLast(({ type, data }) => type === 'l2.promised' && (data as unknown as { fromId: string }).fromId === from)
    ?.data as unknown as { readonly got: string; readonly amount: string; readonly fee: string }

test('the same race twice: who is first gets more, and only in the second is somebody paid for it', () => {
  expect(textAt('race')).toMatch(/Ana came first and got 1,899\.31 tokens; Ben got 1,726\.88 tokens/)
  expect(happened('auction')).toMatch(/he got 0\.979487 ETH, and Ana 0\.083615 ETH less\. Of that, 0\.02 ETH went on/)
  const [before, after] = [way.at('race'), way.at('auction')].map(({ view }) => view as OptimisticView)
  const paid = (view: OptimisticView | undefined) => BigInt(view?.sequencer.income.feesGwei ?? '0')
  expect(paid(after) - paid(before)).toBeGreaterThan(20_000_000n)
})

test('without its own swaps Ben would have got to the last unit what the level says he lost, and it earned only the fees', async () => {
  const open = await openLevel(optimisticSystem, level)
  const honest = await makeMoves(open, [
    ...level.solution.slice(0, HOSTILE),
    ...level.solution.slice(HOSTILE + 1, LOOSELY),
  ])
  const [with_, without] = [way.at('sandwich').view, honest.view].map(
    (view) => (view as OptimisticView).sequencer.income,
  )
  expect(without?.mevGwei).toBe('0')
  expect(with_?.mevGwei).toBe('92196740')
  expect(without?.feesGwei).toBe(with_?.feesGwei)
  const told = way.at('sandwich').events.find(({ type }) => type === 'l2.sandwiched')?.data as unknown as {
    loss: string
  }
  const got = happened('sandwich')
  expect(got).toContain('Ben got 1,700 tokens; undisturbed it would have been 1,877.43 tokens.')
  expect(BigInt(promisedSwap(honest, 'ben').got) - BigInt(promisedSwap(way.at('sandwich'), 'ben').got)).toBe(
    BigInt(told.loss),
  )
})

test('the sequencer’s gain is in its account, and it has the tokens that it had', () => {
  const own = (stop: string) =>
    (way.at(stop).view as OptimisticView).accounts.find(({ id, number }) => id === 'sequencer' && number !== 0)
  expect(own('sandwich')?.token).toBe(own('auction')?.token)
  expect(BigInt(own('sandwich')?.etherGwei ?? 0) - BigInt(own('auction')?.etherGwei ?? 0)).toBe(92_196_740n)
  expect(textAt('who')).toContain('The sequencer gained 0.092196 ETH')
})

test('the watcher finds the claim true, and whoever challenges it all the same loses the bond', async () => {
  expect(outcome('check', way.at('check'))).toBe('true')
  const griefed = await makeMoves(await openLevel(optimisticSystem, level), [
    ...level.solution.slice(0, CHECKED),
    { type: 'watcher.set', by: 'learner', args: { id: 'vera', mode: 'griefer' } },
    { type: 'clock.advance', by: 'learner', args: { seconds: 8 * 86_400 } },
  ])
  const { games, ledger, claims } = griefed.view as OptimisticView
  expect(games.map(({ winner }) => winner)).toEqual(['defender'])
  expect(claims[0]?.status).toBe('confirmed')
  expect(ledger.find(({ id }) => id === 'vera')?.bondsLostWei).toBe(`1${'0'.repeat(18)}`)
})

const attempt = async (atLeast: string): Promise<Played> => {
  const opened = await openLevel(optimisticSystem, level)
  const hostile = await makeMoves(opened, level.solution.slice(0, LOOSELY))
  const signed = filledIn(hostile.view, atLeast)
  return makeMoves(hostile, [signed, { type: 'clock.advance', by: 'learner', args: { seconds: 1 } }])
}
const told = ({ view, events }: Played) => plainProse(stepOf(level, 'tight').text(view, events))

test('what the step shows, typed as it stands, leaves nothing worth taking', async () => {
  expect(textAt('tight')).toContain('nobody went before him')
  expect(told(await attempt('1723'))).toMatch(
    /0\.12 tokens were taken: all he had left open, and less than a thousandth/,
  )
})

test('what is almost nothing is not told as nothing', async () => {
  expect(told(await attempt('1723.12'))).toContain('0.0088 tokens were taken')
})

test('a worse number is told as what it did, and the way back is named', async () => {
  const empty = await attempt('')
  expect(told(empty)).toMatch(/tokens were taken: all that was worth taking\. Go back a step/)
  expect(goalsReached(level, empty)).not.toContain('tight')
  const greedy = await attempt('1724')
  expect(told(greedy)).toContain('Left out')
  expect((greedy.view as OptimisticView).accounts.find(({ id }) => id === 'ben')?.nonce).toBe(3)
})

test('too high a limit costs no fee and no ether, only the swap', () => {
  const ether = (stop: string) =>
    (way.at(stop).view as OptimisticView).accounts.find(({ id }) => id === 'ben')?.etherGwei
  expect(outcome('price', way.at('price'))).toBe('out')
  expect(ether('price')).toBe(ether('tight'))
  expect(happened('price')).toContain('no effect and no fee')
})
