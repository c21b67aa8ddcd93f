import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import type { AnyAction } from '../../../kernel/types.ts'
import { makeMoves, openLevel, type Played, tryMove } from '../../../testing/levels.ts'
import { countWords, parseProse } from '../../../ui/lesson/prose.ts'
import { sidechainSystem } from '../engine/system.ts'
import { besideNotAbove as level } from '../lesson/levels/besideNotAbove.ts'

// The level played by its own buttons alone, and what it says meanwhile.

const stations: Played[] = []
let stuckAt: string | null = null
const step = (id: string) => level.steps.find((each) => each.id === id) ?? expect.fail(`no step ${id}`)
const button = (id: string, { view, events }: Played): AnyAction => {
  const { offer, predict } = step(id)
  const action = offer && 'action' in offer ? offer.action : predict?.act
  return action?.(view, events) ?? expect.fail(`${id} has no button`)
}
const isDone = (id: string, { view, events }: Played): boolean => {
  const { done, predict } = step(id)
  return done?.(view, events) ?? predict?.outcome(view, events) != null
}
const keep = (played: Played) => stations.push({ ...played, events: [...played.events] })

beforeAll(async () => {
  let played = await openLevel(sidechainSystem, level)
  keep(played)
  for (const { id, refusal } of level.steps) {
    if (refusal !== undefined) {
      expect((await tryMove(played, button(id, played)))?.code).toBe(refusal)
      continue
    }
    for (let pressed = 0; pressed < 3 && !isDone(id, played); pressed++) {
      played = await makeMoves(played, [button(id, played)])
      keep(played)
    }
    if (!isDone(id, played)) stuckAt ??= id
  }
})

test('pressing what each step offers leads to the end', () => {
  expect(stuckAt).toBeNull()
  const { view, events } = stations.at(-1) ?? expect.fail('nothing was played')
  expect(level.goals.filter((goal) => goal.reachedAt(view, events) === null)).toEqual([])
})

test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
  for (const { view, events } of stations) {
    for (const { id, text, why, predict } of level.steps) {
      const short = [text(view, events), why?.answer(view, events) ?? '']
      const told = predict && predict.outcome(view, events) !== null ? [predict.happened(view, events)] : []
      const verdicts = predict?.options.map(({ because }) => because(view, events)) ?? []
      for (const each of short) expect(countWords(each), `${id}: ${each}`).toBeLessThanOrEqual(60)
      for (const each of [...short, ...told, ...verdicts, level.closing(view, events)]) {
        const unknown = parseProse(each).flatMap((parts) =>
          parts.filter((part) => part.kind === 'text' && /[[\]{}*`]|undefined|NaN/.test(part.text)),
        )
        expect(unknown, id).toEqual([])
      }
    }
  }
})

test('whoever went dark comes back, also those whom the learner sent away', async () => {
  const others = ['4', '5', '3']
  const { view } = await openLevel(sidechainSystem, level)
  const ids = others.map((n) => view.validators[Number(n) - 1].id)
  const dark = await makeMoves(await openLevel(sidechainSystem, level), [
    { type: 'validators.set', by: 'learner', args: { ids, mode: 'offline' } },
  ])
  expect(dark.view.isHalted).toBe(true)
  const back = await makeMoves(dark, [button('back', dark)])
  expect(back.view.isHalted).toBe(false)
})

test('a claim before they go dark leaves nobody stranded without a word', async () => {
  const early = await makeMoves(await openLevel(sidechainSystem, level), level.solution.slice(0, 2))
  const { view, events } = await makeMoves(early, [button('dark', early)])
  expect(plainProse(step('dark').text(view, events))).toContain('Go back a step')
})
