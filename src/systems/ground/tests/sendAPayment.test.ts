import { beforeAll, describe, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { makeMoves, openLevel, type Played, tryMove } from '../../../testing/levels.ts'
import { countWords, parseProse } from '../../../ui/lesson/prose.ts'
import { groundSystem } from '../engine/system.ts'
import { sendAPayment as level } from '../lesson/levels/sendAPayment.ts'

// What the level claims in words is held to the engine: every sentence at every moment of its solution.

const open = () => openLevel(groundSystem, level)
const stepOf = (id: string) => level.steps.find((step) => step.id === id) ?? expect.fail(`no step ${id}`)
const outcomeOf = (id: string, { view, events }: Played) => stepOf(id).predict?.outcome(view, events)
const textOf = (id: string, { view, events }: Played) => plainProse(stepOf(id).text(view, events))
const advance = (seconds: number) => ({ type: 'clock.advance', by: 'learner', args: { seconds } })
const reorg = (depth: number) => ({ type: 'l1.reorg', by: 'learner', args: { depth } })

describe('on the way of the solution', () => {
  const stations: Played[] = []
  beforeAll(async () => {
    let played = await open()
    stations.push({ ...played, events: [...played.events] })
    for (const move of level.solution) {
      played = await makeMoves(played, [move])
      stations.push({ ...played, events: [...played.events] })
    }
  })
  const [opened, sent, included, reorged, again, final] = [0, 1, 2, 3, 4, 5]
  const at = (index: number): Played => stations[index] ?? expect.fail(`no station ${index}`)

  test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
    for (const { view, events } of stations) {
      for (const step of level.steps) {
        const texts = [step.text(view, events), step.why?.answer(view, events) ?? '', step.bytes?.(view, events) ?? '']
        for (const text of texts) {
          expect(countWords(text), `${step.id}: ${text}`).toBeLessThanOrEqual(60)
          const left = parseProse(text).flatMap((parts) =>
            parts.filter((part) => part.kind === 'text' && /[[\]{}*`]|undefined|NaN/.test(part.text)),
          )
          expect(left, `a mark of ${step.id} that was not understood`).toEqual([])
        }
      }
    }
  })

  test('each step is done just when its part of the way is behind', () => {
    const done = (index: number) =>
      level.steps
        .filter((step) => step.done?.(at(index).view, at(index).events) ?? outcomeOf(step.id, at(index)) != null)
        .map((step) => step.id)
    expect(done(opened)).toEqual([])
    expect(done(sent)).toEqual(['sign'])
    expect(done(included)).toEqual(['sign', 'wait', 'included'])
    expect(done(reorged)).toEqual(['sign', 'wait', 'included', 'branch'])
    expect(done(again)).toEqual(['sign', 'wait', 'included', 'branch', 'again'])
    expect(done(final)).toEqual(['sign', 'wait', 'included', 'branch', 'again', 'rely'])
  })

  test('the balances in the text are those of the chain at that moment', () => {
    expect(textOf('wait', at(sent))).toContain('Ana has 5 ETH, Ben 1 ETH')
    expect(textOf('included', at(included))).toContain('Ben 2.5 ETH')
    expect(textOf('again', at(reorged))).toContain('Ana has 5 ETH, Ben 1 ETH')
  })

  test('a goal is reached at the time of its event, also inside a long advance', () => {
    const { view, events } = at(final)
    const finalised = events.find((event) => event.type === 'l1.finalised')
    expect(level.goals.map((goal) => goal.reachedAt(view, events))).toEqual([353, 360, 360, finalised?.at])
  })

  test('the first prediction is open until the reorg, and the second until finality', () => {
    expect([included, reorged].map((index) => outcomeOf('branch', at(index)))).toEqual([null, 'waits'])
    expect([again, final].map((index) => outcomeOf('rely', at(index)))).toEqual([null, 'final'])
    for (const id of ['branch', 'rely']) {
      const options = stepOf(id).predict?.options.map((option) => option.id)
      expect(options, 'what happened is one of the answers').toContain(outcomeOf(id, at(final)))
    }
  })

  test('finality came in two epochs, about thirteen minutes', () => {
    const { view, events } = at(final)
    expect(plainProse(stepOf('rely').predict?.happened(view, events) ?? '')).toContain('13 min after the block')
  })

  test('the last step’s reorg reaches for the payment’s block and is refused', async () => {
    const offer = stepOf('try').offer
    if (!offer || !('action' in offer)) return expect.fail('the last step offers an action')
    const before = await at(final).world.digest()
    const refusal = await tryMove(at(final), offer.action)
    expect(refusal?.code).toBe(stepOf('try').refusal)
    expect(await at(final).world.digest()).toBe(before)
  })
})

test('justified is not final: a reorg of the justified block is possible, as the answer says', async () => {
  const [pay, block] = level.solution
  if (!pay || !block) return expect.fail('the solution begins with a payment and a block')
  const justified = await makeMoves(await open(), [pay, block, advance(34 * 12)])
  const mine = justified.view.transactions[0]
  expect(mine.stage).toBe('safe')
  const depth = justified.view.head - mine.block + 1
  const after = await makeMoves(justified, [reorg(depth)])
  expect(after.view.transactions[0].stage).toBe('pending')
  expect(outcomeOf('branch', after)).toBe('waits')
})

test('a branch that leaves the payment out makes “forgotten” the right answer, and the payment can be sent again', async () => {
  const miss = level.nearMisses.find(({ goal, why }) => goal === 'taken-back' && why.includes('lost'))
  const [pay, block] = level.solution
  if (!miss || !pay || !block) return expect.fail('there is such a near miss')
  const lost = await makeMoves(await open(), miss.moves)
  expect(outcomeOf('branch', lost)).toBe('forgotten')
  expect(textOf('again', lost)).toContain('left the payment out')
  const resent = await makeMoves(lost, [pay, block])
  expect(stepOf('again').done?.(resent.view, resent.events)).toBe(true)
})

test('a payment whose fee is too low is told why it waits', async () => {
  const miss = level.nearMisses.find(({ goal }) => goal === 'included') ?? expect.fail('there is such a near miss')
  expect(textOf('wait', await makeMoves(await open(), miss.moves))).toContain('its fee is below the base fee')
})
