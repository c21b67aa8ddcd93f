import { beforeAll, describe, expect, test } from 'vitest'
import { citedText } from '../../../content/facts.ts'
import { plainProse } from '../../../content/plainProse.ts'
import { encodeLink } from '../../../kernel/link/link.ts'
import { LINK_VERSION } from '../../../kernel/link/types.ts'
import { BLOB_CAPACITY } from '../../../l1/blobs/packing.ts'
import { BUSY_CONTRACT as ENGINES_BUSY_CONTRACT } from '../../../l1/block/background.ts'
import { BLOB_SCHEDULES } from '../../../l1/machine/rules.ts'
import type { BlockSummary } from '../../../l1/types.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { goalsReached, makeMoves, openLevel, type Played } from '../../../testing/levels.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import { groundSystem } from '../engine/system.ts'
import { BATCH_BYTES, batch } from '../lesson/levels/batch.ts'
import { BUSY_CONTRACT, FORKS, postBlob, postCalldata, QUIET_BLOCKS, RUSH_BLOCKS } from '../lesson/levels/blobMoves.ts'
import { blobs as level } from '../lesson/levels/blobs.ts'
import { BYTES_IN_BLOB } from '../lesson/levels/blobTrail.ts'
import { nextBlock } from '../lesson/levels/paymentMoves.ts'

// What the level claims in words is held to the engine: every sentence at every moment of its solution.

const stepOf = (id: string) => level.steps.find((step) => step.id === id) ?? expect.fail(`no step ${id}`)
const outcomeOf = (id: string, { view, events }: Played) => stepOf(id).predict?.outcome(view, events)
const textOf = (id: string, { view, events }: Played) => plainProse(stepOf(id).text(view, events))
const happened = (id: string, { view, events }: Played) =>
  plainProse(stepOf(id).predict?.happened(view, events) ?? expect.fail(id))

describe('on the way of the solution', () => {
  const stations: Played[] = []
  const NAMES = [
    'opened',
    'calldata',
    'blob',
    'compared',
    'rushed',
    'drained',
    'worked',
    'workDone',
    'prague',
    'bpo1',
    'quiet',
    'bpo2',
    'danksharding',
    'pruned',
  ]
  beforeAll(async () => {
    let played = await openLevel(groundSystem, level)
    stations.push({ ...played, events: [...played.events] })
    for (const move of level.solution) {
      played = await makeMoves(played, [move])
      stations.push({ ...played, events: [...played.events] })
    }
  }, 60_000)
  const at = (name: string): Played => stations[NAMES.indexOf(name)] ?? expect.fail(`no station ${name}`)
  const blockAt = (name: string, back = 0): BlockSummary => at(name).view.blocks.at(-1 - back)

  test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
    for (const station of stations) expectWellWritten(level, station)
  })

  test('each step is done just when its part of the way is behind', () => {
    const done = (name: string) =>
      level.steps
        .filter((step) => step.done?.(at(name).view, at(name).events) ?? outcomeOf(step.id, at(name)) != null)
        .map((step) => step.id)
    const way = level.steps.map(({ id }) => id)
    const reached = [0, 1, 2, 4, 5, 6, 6, 7, 7, 8, 9, 9, 10, 12]
    expect(NAMES.map((name) => done(name))).toEqual(reached.map((count) => way.slice(0, count)))
  })

  test('the blob’s transaction costs a small fraction, in the same block, and nearly all of it is not the blob', () => {
    expect(outcomeOf('compare', at('blob'))).toBeNull()
    expect(outcomeOf('compare', at('compared'))).toBe('fraction')
    expect(happened('compare', at('compared'))).toBe(
      'As calldata the batch cost 0.000222 ETH, 19 times the 0.0000115 ETH that it cost as a blob.',
    )
    expect(textOf('whole', at('compared'))).toContain('cost 131,072 wei')
  })

  test('a rush moves the blob base fee alone, a block of work the base fee alone', () => {
    const [before, after] = [blockAt('drained', RUSH_BLOCKS - 1), blockAt('drained')]
    expect(blockAt('drained', 3).blobGasUsed).toBe(6 * 131_072)
    expect([before.blobBaseFeeWei, Number(after.blobBaseFeeWei)]).toEqual(['1', expect.toSatisfy((fee) => fee >= 8)])
    expect(Math.abs(Number(after.baseFeeWei) / Number(before.baseFeeWei) - 1)).toBeLessThan(0.001)
    const { view } = at('workDone')
    expect(Number(view.baseFeeWei) / Number(blockAt('workDone').baseFeeWei)).toBeCloseTo(1.125, 3)
    expect(Number(view.blobBaseFeeWei)).toBeLessThan(Number(blockAt('workDone').blobBaseFeeWei))
  })

  test('before Fusaka empty blocks lower the excess, afterwards they leave it', () => {
    const { blocks } = at('quiet').view
    const excess = blocks.slice(-QUIET_BLOCKS).map(({ excessBlobGas }: BlockSummary) => excessBlobGas)
    expect(new Set(excess).size).toBe(1)
    expect(Number(excess[0])).toBeGreaterThan(1_000_000)
    expect(textOf('floor', at('bpo1'))).toContain('It is that now: 2 wei')
    expect(textOf('floor', at('quiet'))).toContain('as it was at their beginning')
  })

  test('each fork’s capacity is told as it comes', () => {
    expect(textOf('forks', at('workDone'))).toContain('Cancun, target / most: 3 / 6 blobs a block.')
    expect(textOf('forks', at('prague'))).toContain('63 kB a second')
    expect(textOf('forks', at('bpo1'))).toContain('BPO1')
    expect(textOf('further', at('danksharding'))).toContain('677 kB a second')
  })

  test('after its time the blob is gone, its hash and the calldata are not', () => {
    expect(outcomeOf('keep', at('danksharding'))).toBeNull()
    expect(outcomeOf('keep', at('pruned'))).toBe('calldata')
    expect(happened('keep', at('pruned'))).toContain('after 18.2 days')
    expect(happened('keep', at('pruned'))).toContain('24,000 bytes of calldata')
    expect(plainProse(level.closing(at('pruned').view, at('pruned').events))).toContain('for 1/19 of the fee')
  })

  test('every answer’s reason is well formed, and what happened is one of the answers', () => {
    const { view, events } = at('pruned')
    for (const id of ['compare', 'keep']) {
      const options = stepOf(id).predict?.options ?? []
      expect(options.map((option) => option.id)).toContain(outcomeOf(id, at('pruned')))
      for (const option of options) expect(plainProse(option.because(view, events))).toMatch(/^[A-Z][^…]+\.$/)
    }
  })
})

test('the lesson’s table of forks is the engine’s, and the cited one', () => {
  const ours = FORKS.map(({ name, target, most }) => [name, target, most])
  const engines = Object.entries(BLOB_SCHEDULES).map(([name, { targetBlobs, maxBlobs }]) => [
    name,
    targetBlobs,
    maxBlobs,
  ])
  expect(ours).toEqual(engines)
  for (const { name, fact, target, most } of FORKS)
    if (name !== 'danksharding') expect(citedText(fact)).toBe(`${target} / ${most} blobs`)
})

test('what the lesson knows of blobs and of the busy contract is what the engine has', () => {
  expect(BYTES_IN_BLOB - 4).toBe(BLOB_CAPACITY)
  expect(BUSY_CONTRACT).toBe(ENGINES_BUSY_CONTRACT.address)
  expect(hexToBytes(batch)).toHaveLength(BATCH_BYTES)
})

test('on a fork with a floor for calldata the same batch costs more than twice as much gas', async () => {
  const gasOn = async (blobSchedule: string) => {
    const opened = await openLevel(groundSystem, { ...level, params: { blobSchedule } })
    const { events } = await makeMoves(opened, [postCalldata, nextBlock])
    const included = events.find((event) => event.type === 'l1.included') ?? expect.fail('it is in a block')
    return (included.data as unknown as { gasUsed: number }).gasUsed
  }
  const [cancun, prague] = [await gasOn('cancun'), await gasOn('prague')]
  expect(prague / cancun).toBeGreaterThan(2.2)
})

test('a reorg that takes the blob’s block takes the comparison back, and the goal comes with the next block', async () => {
  const posted = await makeMoves(await openLevel(groundSystem, level), [
    postCalldata,
    postBlob,
    nextBlock,
    { type: 'l1.reorg', by: 'learner', args: { depth: 1 } },
  ])
  expect(outcomeOf('compare', posted)).toBeNull()
  expect(goalsReached(level, posted)).toEqual([])
  expect(goalsReached(level, await makeMoves(posted, [nextBlock]))).toEqual(['posted'])
})

test('two batches and a rush fit into a link that can be sent', async () => {
  const { world } = await makeMoves(await openLevel(groundSystem, level), level.solution)
  const link = encodeLink({
    v: LINK_VERSION,
    engine: 'test',
    system: 'ground',
    seed: level.seed,
    params: level.params,
    log: world.log.map(({ type, by, args }) => ({ type, by, args })),
    moment: world.moment,
    panes: null,
    digest: await world.digest(),
  })
  expect(link.length).toBeLessThan(4_000)
}, 30_000)
