import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyEvent } from '../../kernel/types.ts'
import type { Level } from '../exhibit.ts'
import { lessonNow, rememberGoals } from './runtime.ts'
import { askHint, freshLesson, goToStep, type LessonState, lockIn, noteRefusal, readLesson } from './state.ts'

type Coins = { readonly heads: number }

const flip = (seq: number, isHeads: boolean): AnyEvent => ({
  type: 'coin.flipped',
  data: { isHeads },
  seq,
  at: seq * 10,
  cause: 1,
  step: seq,
})
const isHeads = (event: AnyEvent) => (event.data as { isHeads: boolean }).isHeads

/** Three steps over a coin: act, predict, be refused. */
const level: Level<Coins> = {
  id: 'coin',
  title: 'A coin',
  summary: 'Flip it.',
  minutes: 1,
  seed: 'coin',
  params: {},
  opening: [],
  steps: [
    {
      id: 'flip',
      title: 'Flip',
      text: (view) => `${view.heads} heads`,
      done: (_, events) => events.length > 0,
      hints: ['one', 'two'],
    },
    {
      id: 'guess',
      title: 'Guess',
      text: () => 'What is next?',
      predict: {
        question: 'Heads or tails?',
        options: [
          { id: 'heads', text: 'Heads', because: () => 'heads are as likely' },
          { id: 'tails', text: 'Tails', because: () => 'tails are as likely' },
        ],
        outcome: (_, events) => (events[1] ? (isHeads(events[1]) ? 'heads' : 'tails') : null),
        happened: (_, events) => `It fell at ${events[1]?.at}.`,
      },
      hints: [],
    },
    { id: 'edge', title: 'On its edge', text: () => 'Try.', refusal: 'no-edge', hints: [] },
  ],
  goals: [
    { id: 'any', text: 'Flip it', reachedAt: (_, events) => events[0]?.at ?? null },
    {
      id: 'two',
      text: 'Two heads',
      reachedAt: (_, events) => events.filter(isHeads)[1]?.at ?? null,
      partly: (view) => (view.heads > 0 ? `${view.heads} of 2` : null),
    },
  ],
  closing: () => 'Done.',
  solution: [],
  nearMisses: [],
}

const sceneOf = (...flips: readonly boolean[]) => ({
  view: { heads: flips.filter(Boolean).length },
  events: flips.map((each, index) => flip(index, each)),
})
const fresh = freshLesson(level)

test('a lesson opens on its first step, with nothing reached and nothing said', () => {
  const now = lessonNow(level, fresh, sceneOf())
  expect(now).toMatchObject({
    index: 0,
    of: 3,
    isStepDone: false,
    mayGoOn: false,
    prediction: null,
    hints: [],
    hintsLeft: 2,
    allReached: false,
  })
  expect(now.goals.map((goal) => goal.state)).toEqual(['open', 'open'])
})

test('one may go on when the step is done, and back and forth among the steps that were shown', () => {
  expect(lessonNow(level, fresh, sceneOf(true)).mayGoOn).toBe(true)
  const onSecond = goToStep(level, fresh, 1)
  const backOnFirst = goToStep(level, onSecond, 0)
  expect(lessonNow(level, backOnFirst, sceneOf()).mayGoOn).toBe(true)
  expect(lessonNow(level, onSecond, sceneOf()).mayGoOn).toBe(false)
  expect(goToStep(level, fresh, 7)).toBe(fresh)
})

test('the last step leads nowhere', () => {
  const state = noteRefusal(goToStep(level, fresh, 2), 'edge', 'no-edge')
  expect(lessonNow(level, state, sceneOf())).toMatchObject({ isStepDone: true, mayGoOn: false })
})

test('nothing of the answer is in what is asked', () => {
  const now = lessonNow(level, goToStep(level, fresh, 1), sceneOf(true))
  expect(now.prediction).toEqual({
    phase: 'asking',
    question: 'Heads or tails?',
    answer: undefined,
    options: [
      { id: 'heads', text: 'Heads' },
      { id: 'tails', text: 'Tails' },
    ],
  })
})

test('the first answer counts; the verdict comes from the trace', () => {
  const locked = lockIn(lockIn(goToStep(level, fresh, 1), 'guess', 'heads'), 'guess', 'tails')
  expect(lessonNow(level, locked, sceneOf(true)).prediction).toMatchObject({
    phase: 'waiting',
    answer: 'heads',
    locked: 'Heads',
  })
  const wrong = lessonNow(level, locked, sceneOf(true, false)).prediction
  expect(wrong).toMatchObject({ phase: 'revealed', happened: 'It fell at 10.' })
  const verdicts =
    wrong?.phase === 'revealed' ? wrong.verdicts.map(({ id, isRight, isChosen }) => ({ id, isRight, isChosen })) : []
  expect(verdicts).toEqual([
    { id: 'heads', isRight: false, isChosen: true },
    { id: 'tails', isRight: true, isChosen: false },
  ])
  const right = lessonNow(level, locked, sceneOf(true, true)).prediction
  expect(right?.phase === 'revealed' && right.verdicts.find((verdict) => verdict.isChosen)?.isRight).toBe(true)
})

test('a skipped question waits for the outcome too, and has no answer', () => {
  const skipped = lockIn(goToStep(level, fresh, 1), 'guess', null)
  expect(lessonNow(level, skipped, sceneOf()).prediction).toMatchObject({
    phase: 'waiting',
    answer: null,
    locked: null,
  })
  expect(lessonNow(level, skipped, sceneOf(true, true)).prediction).toMatchObject({ phase: 'revealed', answer: null })
})

test('whoever acts before predicting sees what happened, and that nothing was predicted', () => {
  expect(lessonNow(level, goToStep(level, fresh, 1), sceneOf(true, true)).prediction).toMatchObject({
    phase: 'revealed',
    answer: undefined,
  })
})

test('a step about a refusal is done by meeting that refusal and no other', () => {
  const last = goToStep(level, fresh, 2)
  expect(lessonNow(level, last, sceneOf()).isStepDone).toBe(false)
  expect(lessonNow(level, noteRefusal(last, 'edge', 'no-coin'), sceneOf()).isStepDone).toBe(false)
  expect(lessonNow(level, noteRefusal(last, 'edge', 'no-edge'), sceneOf()).isStepDone).toBe(true)
})

test('hints come one more on request, and end', () => {
  const once = askHint(level, fresh, 'flip')
  expect(lessonNow(level, once, sceneOf())).toMatchObject({ hints: ['one'], hintsLeft: 1 })
  const often = askHint(level, askHint(level, once, 'flip'), 'flip')
  expect(lessonNow(level, often, sceneOf())).toMatchObject({ hints: ['one', 'two'], hintsLeft: 0 })
})

test('a goal has the time of the event that reached it, and says how far it is', () => {
  expect(lessonNow(level, fresh, sceneOf(true)).goals).toEqual([
    { id: 'any', text: 'Flip it', state: 'reached', at: 0, isElsewhere: false, partly: null },
    { id: 'two', text: 'Two heads', state: 'partly', at: null, isElsewhere: false, partly: '1 of 2' },
  ])
})

test('a goal stays reached when the cursor goes back, and is marked as being elsewhere', () => {
  const state = rememberGoals(level, fresh, sceneOf(true, false, true))
  expect(state.goals).toEqual({ any: 0, two: 20 })
  const back = lessonNow(level, state, sceneOf(true))
  expect(back.goals[1]).toMatchObject({ state: 'reached', at: 20, isElsewhere: true })
  expect(back.allReached).toBe(true)
  expect(
    rememberGoals(level, state, sceneOf(true, true)),
    'the first time counts, and nothing new is the same state',
  ).toBe(state)
})

test('a stored state comes back as it was', () => {
  const state = rememberGoals(
    level,
    askHint(level, lockIn(goToStep(level, fresh, 1), 'guess', 'tails'), 'flip'),
    sceneOf(true),
  )
  expect(readLesson(level, JSON.parse(JSON.stringify(state)))).toEqual(state)
})

test('what a level no longer has is left out of a stored state', () => {
  const old = {
    step: 'gone',
    furthest: 'edge',
    answers: { guess: 'rim', gone: 'x', edge: null },
    hints: { flip: 1, gone: 2 },
    refusals: { gone: 'x' },
    goals: { any: 5, gone: 6 },
  }
  expect(readLesson(level, old)).toEqual({
    step: 'flip',
    furthest: 'edge',
    answers: { edge: null },
    hints: { flip: 1 },
    refusals: {},
    goals: { any: 5 },
  } satisfies LessonState)
})

test('what nobody can read starts afresh, and never throws', () => {
  for (const value of [null, 7, 'x', [], {}, { ...fresh, step: 3 }, { ...fresh, more: 1 }])
    expect(readLesson(level, value)).toEqual(fresh)
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = readLesson(level, value as never)
      expect(level.steps.some((step) => step.id === read.step)).toBe(true)
    }),
  )
})
