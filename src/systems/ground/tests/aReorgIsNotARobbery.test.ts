import { beforeAll, describe, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { goalsReached, makeMoves, openLevel, type Played, tryMove } from '../../../testing/levels.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import { groundSystem } from '../engine/system.ts'
import { aReorgIsNotARobbery as level } from '../lesson/levels/aReorgIsNotARobbery.ts'
import { nextBlock } from '../lesson/levels/paymentMoves.ts'

// What the level claims in words is held to the engine: every sentence at every moment of its solution.

const ETH = 10n ** 18n
const stepOf = (id: string) => level.steps.find((step) => step.id === id) ?? expect.fail(`no step ${id}`)
const outcomeOf = (id: string, { view, events }: Played) => stepOf(id).predict?.outcome(view, events)
const textOf = (id: string, { view, events }: Played) => plainProse(stepOf(id).text(view, events))
const balance = ({ view }: Played, id: string): bigint =>
  BigInt(view.people.find((person: { id: string }) => person.id === id)?.balanceWei ?? expect.fail(id))
const missOf = (words: string) =>
  level.nearMisses.find(({ why }) => why.includes(words)) ?? expect.fail(`no near miss that says ${words}`)
const play = async (words: string) => makeMoves(await openLevel(groundSystem, level), missOf(words).moves)
const offered = (id: string) => {
  const { offer } = stepOf(id)
  return offer && 'action' in offer ? offer.action : expect.fail(`${id} offers no action`)
}

describe('on the way of the solution', () => {
  const stations: Played[] = []
  const NAMES = [
    'opened',
    'deposited',
    'included',
    'paidOut',
    'reorged',
    'rivalled',
    'undone',
    'again',
    'final',
    'kept',
  ]
  beforeAll(async () => {
    let played = await openLevel(groundSystem, level)
    stations.push({ ...played, events: [...played.events] })
    for (const move of level.solution) {
      played = await makeMoves(played, [move])
      stations.push({ ...played, events: [...played.events] })
    }
  })
  const at = (name: string): Played => stations[NAMES.indexOf(name)] ?? expect.fail(`no station ${name}`)

  test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
    for (const station of stations) expectWellWritten(level, station)
  })

  test('each step is done just when its part of the way is behind', () => {
    const done = (name: string) =>
      level.steps
        .filter((step) => step.done?.(at(name).view, at(name).events) ?? outcomeOf(step.id, at(name)) != null)
        .map((step) => step.id)
    const way = ['deposit', 'credit', 'payout', 'branch', 'rival', 'loss', 'again', 'word', 'rule']
    expect(NAMES.map((name) => done(name))).toEqual(NAMES.map((_, index) => way.slice(0, index)))
  })

  test('Cleo lost what she signed away and its fee, Eve has it, and Mallory lost a fee only', () => {
    const [before, after] = [at('opened'), at('undone')]
    const fee = (id: string) =>
      after.events
        .filter((event) => event.type === 'l1.included')
        .map(({ data }) => data as unknown as { from: string; feeWei: string; at: number; block: number })
        .filter(({ from }) => from === after.view.people.find((person: { id: string }) => person.id === id)?.address)
        .reduce((_, { feeWei }) => BigInt(feeWei), 0n)
    const change = (id: string) => balance(after, id) - balance(before, id)
    expect(change('eve')).toBe(2n * ETH)
    expect(change('cleo')).toBe(-2n * ETH - fee('cleo'))
    expect(change('mallory')).toBe(-fee('mallory'))
    expect(change('ben')).toBe(ETH)
    expect(textOf('loss', after)).toContain('Cleo is 2.0000')
  })

  test('the reorg undid the orders of everybody in the block and unsigned none', () => {
    const { view } = at('reorged')
    expect(outcomeOf('branch', at('paidOut'))).toBeNull()
    expect(outcomeOf('branch', at('reorged'))).toBe('orders')
    expect(view.mempool.map(({ from }: { from: string }) => from)).toHaveLength(3)
    expect(balance(at('reorged'), 'ana')).toBe(balance(at('opened'), 'ana'))
    expect(plainProse(stepOf('branch').predict?.happened(view, at('reorged').events) ?? '')).toContain(
      'one block lost. 2 signed orders in it wait again.',
    )
  })

  test('the three words come one after the other, with their measured waits', () => {
    const { view, events } = at('final')
    expect(outcomeOf('word', at('again'))).toBeNull()
    expect(outcomeOf('word', at('final'))).toBe('final')
    expect(plainProse(stepOf('word').predict?.happened(view, events) ?? '')).toBe(
      'Included at 00:04:36; safe 8.2 min later; final 14.6 min later. An honest customer waits just as long.',
    )
  })

  test('every answer’s reason is well formed, and the right one is among the answers', () => {
    for (const id of ['branch', 'word']) {
      const { view, events } = at('kept')
      const options = stepOf(id).predict?.options ?? []
      expect(options.map((option) => option.id)).toContain(outcomeOf(id, at('kept')))
      for (const option of options) expect(plainProse(option.because(view, events))).not.toMatch(/…|undefined|NaN/)
    }
  })

  test('Mallory’s second reorg is refused, and changes nothing', async () => {
    const before = await at('kept').world.digest()
    const refusal = await tryMove(at('kept'), offered('try'))
    expect(refusal?.code).toBe(stepOf('try').refusal)
    expect(await at('kept').world.digest()).toBe(before)
  })

  test('the closing tells how long the new rule waits', () => {
    const { view, events } = at('kept')
    expect(plainProse(level.closing(view, events))).toContain('costs 14.6 min of waiting')
  })
})

test('a reorg alone takes nothing from anybody: the deposit runs again', async () => {
  const after = await play('A reorg alone')
  expect(textOf('rival', after)).toContain('a second order with it is refused')
  expect((await tryMove(after, offered('rival')))?.code).toBe('nonce-too-low')
  expect(balance(after, 'cleo')).toBeGreaterThan(2n * ETH)
})

test('safe is told as not final, and a reorg that comes then is told as it is', async () => {
  const miss = missOf('Paid out when safe')
  const paid = await makeMoves(await openLevel(groundSystem, level), miss.moves.slice(0, -1))
  expect(textOf('rule', paid)).toContain('the deposit is safe, not final')
  expect(textOf('try', paid)).toContain('is not final')
  const undone = await makeMoves(paid, [offered('try')])
  expect(textOf('try', undone)).toContain('wait for a stronger word')
})

test('early and lucky is not the goal, and paying out again once it is final is', async () => {
  const lucky = await play('was luck')
  expect(goalsReached(level, lucky)).not.toContain('kept')
  const little = { type: 'l1.pay', by: 'cleo', args: { from: 'cleo', to: 'eve', valueWei: `${ETH / 2n}` } }
  expect(goalsReached(level, await makeMoves(lucky, [little]))).toContain('kept')
})

test('a payout larger than Cleo’s own money cannot run once the deposit is gone, and the text says so', async () => {
  const large = (from: string, to: string) => ({
    type: 'l1.pay',
    by: from,
    args: { from, to, valueWei: `${20n * ETH}` },
  })
  const [, , , reorg, rival, block] = level.solution
  if (!reorg || !rival || !block) return expect.fail('the solution has these moves')
  const after = await makeMoves(await openLevel(groundSystem, level), [
    large('mallory', 'cleo'),
    nextBlock,
    large('cleo', 'eve'),
    reorg,
    rival,
    block,
  ])
  expect(textOf('loss', after)).toMatch(/Cleo’s payout (waits still|has not run)/)
})
