import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask, tally } from '../testing/tally.ts'
import { Cancelled } from './refusal.ts'
import { compareMoments, KEYFRAMES_KEPT } from './timeline.ts'
import type { AnyAction, Moment } from './types.ts'
import { createWorld, openScenario, type World } from './world.ts'

const action: fc.Arbitrary<AnyAction> = fc.oneof(
  fc.integer({ min: -60, max: 80 }).map((amount) => ask('tally.add', { amount })),
  fc.integer({ min: 0, max: 20 }).map((sides) => ask('tally.roll', { sides })),
  fc.constant(ask('tally.nothing')),
  fc.integer({ min: 0, max: 90 }).map((windowSeconds) => ask('tally.open', { windowSeconds })),
  fc.integer({ min: 0, max: 9 }).map((id) => ask('tally.close', { id })),
  fc.constant(ask('tally.effectThenRefuse')),
  fc.constant(ask('tally.beat')),
  fc.constant(ask('no.such')),
  fc.constantFrom(1, 12, 30, 86_400).map((seconds) => ask('clock.advance', { seconds })),
)
const script = fc.array(action, { maxLength: 30 })
const setting = fc.record({ seed: fc.string({ maxLength: 8 }), beating: fc.boolean() })
type Setting = { readonly seed: string; readonly beating: boolean }

const fresh = ({ seed, beating }: Setting) => createWorld({ system: tally, seed, params: { beating } })
async function played(setting: Setting, actions: readonly AnyAction[]): Promise<World> {
  const world = await fresh(setting)
  for (const each of actions) await world.dispatch(each)
  return world
}
const picture = async (world: World, at: Moment) => ({
  moment: at,
  digest: await world.digest(at),
  view: await world.view(at),
  events: world.events.slice(0, at.seq),
})

test('K1 the same system, seed, params and log give the same digest and the same events', async () => {
  await fc.assert(
    fc.asyncProperty(setting, script, async (at, actions) => {
      const first = await played(at, actions)
      const { world: second, stoppedAt } = await openScenario({ system: tally, scenario: first.scenario() })
      expect(stoppedAt).toBeNull()
      expect(await second.digest()).toBe(await first.digest())
      expect(second.events).toEqual(first.events)
      expect(second.log).toEqual(first.log)
      expect(second.moments).toEqual(first.moments)
    }),
  )
})

test('K2 every moment reads the same after seeking about as when it was first reached', async () => {
  await fc.assert(
    fc.asyncProperty(
      setting,
      script,
      fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
      async (at, actions, picks) => {
        const world = await fresh(at)
        const seen = new Map<string, unknown>()
        for (const each of actions) {
          await world.dispatch(each)
          seen.set(JSON.stringify(world.moment), await picture(world, world.moment))
        }
        for (const pick of picks) {
          const target = world.moments[pick % world.moments.length] as Moment
          expect(await world.seek(target)).toEqual(target)
          const first = seen.get(JSON.stringify(target))
          if (first) expect(await picture(world, target)).toEqual(first)
        }
        await world.seek(world.head)
        expect(compareMoments(world.moment, world.head)).toBe(0)
      },
    ),
  )
})

test('K3 a moment inside a step is the end of that step', async () => {
  const world = await fresh({ seed: 's', beating: false })
  await world.dispatch(ask('tally.add', { amount: 60 }))
  expect(world.head).toEqual({ position: 1, seq: 2 })
  expect(await world.seek({ position: 1, seq: 1 })).toEqual({ position: 1, seq: 2 })
  expect(await world.seek({ position: 9, seq: 99 })).toEqual(world.head)
  expect(await world.seek({ position: 0, seq: 0 })).toEqual({ position: 0, seq: 0 })
})

test('K4 a refused action leaves no trace: not in log, events, timers, moments or digest', async () => {
  await fc.assert(
    fc.asyncProperty(setting, script, async (at, actions) => {
      const world = await fresh(at)
      for (const each of actions) {
        const before = {
          digest: await world.digest(),
          moments: world.moments,
          events: [...world.events],
          log: [...world.log],
          due: world.nextDueAt,
        }
        const outcome = await world.dispatch(each)
        if (outcome.ok) continue
        expect(outcome.refusal.code).not.toBe('')
        expect({
          digest: await world.digest(),
          moments: world.moments,
          events: world.events,
          log: world.log,
          due: world.nextDueAt,
        }).toEqual(before)
      }
    }),
  )
})

test('K5 a fork agrees with the original up to its moment, and acting in it leaves the original alone', async () => {
  await fc.assert(
    fc.asyncProperty(setting, script, script, fc.nat(), async (at, actions, others, pick) => {
      const world = await played(at, actions)
      const before = { digest: await world.digest(), events: [...world.events], log: [...world.log] }
      const target = world.moments[pick % world.moments.length] as Moment
      const fork = await world.fork(target)
      expect(fork.events).toEqual(world.events.slice(0, fork.head.seq))
      // Where several timers fire in one instant, the fork takes the whole instant with it.
      const more = world.events.slice(target.seq, fork.head.seq)
      expect(more.every((event) => event.at === fork.now)).toBe(true)
      if (more.length === 0) expect(await fork.view()).toEqual(await world.view(target))
      for (const each of others) await fork.dispatch(each)
      expect({ digest: await world.digest(), events: world.events, log: world.log }).toEqual(before)
      // A fork is a world like any other: its own log makes it again.
      const { world: again } = await openScenario({ system: tally, scenario: fork.scenario() })
      expect(await again.digest()).toBe(await fork.digest())
      expect(again.events).toEqual(fork.events)
    }),
    { numRuns: 400 },
  )
})

test('K6 acting in the past is refused: the host forks first', async () => {
  const world = await played({ seed: 's', beating: false }, [
    ask('tally.roll', { sides: 6 }),
    ask('tally.roll', { sides: 6 }),
  ])
  await world.seek({ position: 1, seq: 1 })
  expect(await world.dispatch(ask('tally.nothing'))).toMatchObject({ ok: false, refusal: { code: 'in-the-past' } })
})

test('K7 timers fire in order of time, then of age, and only while time advances', async () => {
  const world = await played({ seed: 's', beating: false }, [
    ask('tally.open', { windowSeconds: 20 }),
    ask('tally.open', { windowSeconds: 10 }),
    ask('tally.open', { windowSeconds: 10 }),
  ])
  expect(world.events.filter((event) => event.type === 'tally.closed')).toEqual([])
  await world.advance(9)
  expect(world.events.filter((event) => event.type === 'tally.closed')).toEqual([])
  await world.advance(100)
  expect(
    world.events
      .filter((event) => event.type === 'tally.closed')
      .map((event) => [event.at, (event.data as { id: number }).id]),
  ).toEqual([
    [10, 1],
    [10, 2],
    [20, 0],
  ])
  expect(world.now).toBe(109)
})

test('K7 a timer due at once fires within the entry that made it due', async () => {
  const world = await played({ seed: 's', beating: false }, [ask('tally.open', { windowSeconds: 0 })])
  expect(world.events.map((event) => event.type)).toContain('tally.closed')
  expect(world.now).toBe(0)
  expect(world.log).toHaveLength(1)
})

// Found by K5 with seed 2142430148: a window of no length left a timer that was due before time had passed.
test('K5 a fork in an instant without length takes the whole instant', async () => {
  const world = await played({ seed: '', beating: false }, [
    ask('tally.open', { windowSeconds: 0 }),
    ask('clock.advance', { seconds: 1 }),
  ])
  const fork = await world.fork({ position: 1, seq: 1 })
  expect(fork.events).toEqual(world.events.slice(0, fork.head.seq))
  expect(fork.head).toEqual(world.moments.findLast((moment) => moment.position === 1))
})

test('K8 a heartbeat takes a week in one stride when nobody else is due', async () => {
  const world = await fresh({ seed: 's', beating: true })
  await world.advance(7 * 86_400)
  const beats = world.events.filter((event) => event.type === 'tally.beaten')
  expect(beats.map((event) => event.at)).toEqual([12, 7 * 86_400])
})

test.each([
  ['idle', true, [12, 7200]],
  ['busy', false, Array.from({ length: 600 }, (_, index) => 12 * (index + 1))],
] as const)('K8 beside another heart that is %s', async (_, idle, beats) => {
  const pulse: (typeof tally.actions)['tally.nothing'] = {
    ...tally.actions['tally.nothing'],
    idle: () => idle,
    run: (state, _args, by, { clock }) => {
      const gap = clock.horizon - clock.now
      clock.schedule(clock.now + Math.max(5, idle ? gap : 5), { type: 'tally.nothing', by, args: null })
      return state
    },
  }
  const world = await createWorld({
    system: {
      ...tally,
      actions: {
        ...tally.actions,
        'tally.nothing': pulse,
        'tally.beat': { ...tally.actions['tally.beat'], idle: () => idle },
      },
    },
    seed: 's',
    params: { beating: true },
  })
  await world.dispatch(ask('tally.nothing'))
  await world.advance(7200)
  expect(world.events.filter(({ type }) => type === 'tally.beaten').map(({ at }) => at)).toEqual(beats)
})

test('K9 an advance with too many timers is refused whole', async () => {
  const world = await played({ seed: 's', beating: true }, [])
  const digest = await world.digest()
  for (let i = 0; i < 60; i++) await world.advance(3600)
  expect(world.log).toHaveLength(60)
  expect(await world.digest()).not.toBe(digest)
  const hasty = await createWorld({
    system: { ...tally, actions: { ...tally.actions, 'tally.beat': endless } },
    seed: 's',
    params: { beating: true },
  })
  expect(await hasty.advance(60)).toMatchObject({ ok: false, refusal: { code: 'too-many-timers' } })
  expect([hasty.now, hasty.log, hasty.events]).toEqual([0, [], []])
})
const endless: (typeof tally.actions)['tally.beat'] = {
  ...tally.actions['tally.beat'],
  run: (state, _args, by, ctx) => {
    ctx.clock.schedule(ctx.clock.now, { type: 'tally.beat', by, args: null })
    return state
  },
}

test('K10 only known actions with well-formed arguments are run, and internal ones never by hand', async () => {
  const world = await fresh({ seed: 's', beating: true })
  const codes = []
  for (const bad of [
    ask('no.such'),
    ask('tally.beat'),
    ask('tally.add', { amount: 1.5 }),
    ask('tally.add', { amount: 1, extra: 1 }),
    ask('tally.add', { amount: 1 }, 'two words'),
    ask('clock.advance', { seconds: 0 }),
    { type: 'tally.add', by: 'x', args: undefined as never },
    null as never,
  ]) {
    const outcome = await world.dispatch(bad).catch((error: Error) => error)
    codes.push(outcome instanceof Error ? 'thrown' : outcome.ok ? 'ran' : outcome.refusal.code)
  }
  expect(codes).toEqual([
    'unknown-action',
    'unknown-action',
    'bad-arguments',
    'bad-arguments',
    'bad-action',
    'bad-arguments',
    'bad-action',
    'bad-action',
  ])
})

test('K11 a cancelled task is refused without trace', async () => {
  let calls = 0
  const world = await createWorld({
    system: tally,
    seed: 's',
    params: { beating: true },
    host: {
      tell: async () => {
        if (++calls === 5) throw new Cancelled()
      },
    },
  })
  expect(await world.advance(3600)).toMatchObject({ ok: false, refusal: { code: 'cancelled' } })
  expect([world.now, world.log, world.events]).toEqual([0, [], []])
  expect(await world.advance(24)).toMatchObject({ ok: true })
})

test('K12 thinned keyframes are made again by replay, and read the same', async () => {
  const world = await fresh({ seed: 's', beating: true })
  const pictures = []
  for (let i = 0; i < KEYFRAMES_KEPT + 400; i++) {
    await world.dispatch(i % 7 === 0 ? ask('clock.advance', { seconds: 30 }) : ask('tally.roll', { sides: 9 }))
    if (i % 97 === 0) pictures.push(await picture(world, world.moment))
  }
  for (const seen of pictures) expect(await picture(world, seen.moment)).toEqual(seen)
})

test('K13 offers tell live why an action is not possible now', async () => {
  const world = await fresh({ seed: 's', beating: false })
  const open = async () => (await world.offers()).find((offer) => offer.type === 'tally.open')
  expect(await open()).toEqual({ type: 'tally.open', enabled: true, why: null })
  for (let i = 0; i < 3; i++) await world.dispatch(ask('tally.open', { windowSeconds: 10 }))
  expect(await open()).toEqual({
    type: 'tally.open',
    enabled: false,
    why: { code: 'too-many-open', facts: { open: 3 } },
  })
  expect((await world.offers()).map((offer) => offer.type)).not.toContain('tally.beat')
})

test('K14 a bad parameter is told by name', async () => {
  await expect(createWorld({ system: tally, seed: 's', params: { start: 'much' } })).rejects.toThrow(/start/)
})
