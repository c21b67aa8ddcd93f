import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeHardware,
  changeNodes,
  createNetwork,
  type NetworkEvent,
  type NetworkState,
  networkView,
  runBlock,
} from '../engine/network.ts'
import { DEFAULT_NETWORK } from '../engine/params.ts'
import type { NodeClassId, NodeState } from '../engine/types.ts'

const CHAIN = { slotSeconds: 12, gasLimit: 60_000_000 }
const MGAS = 1_000_000
const fresh = () => createNetwork(DEFAULT_NETWORK, CHAIN)

interface Block {
  readonly mgas: number
  readonly slots?: number
}

function run(network: NetworkState, blocks: readonly Block[]) {
  const events: NetworkEvent[] = []
  const shares: number[] = []
  let state = network
  for (const [index, { mgas, slots = 1 }] of blocks.entries()) {
    const ran = runBlock(state, {
      block: index + 1,
      at: 12 * (index + 1),
      slots,
      gasUsed: mgas * MGAS,
      gasLimit: 60 * MGAS,
      baseFeeWei: '1',
      transactions: 0,
    })
    state = ran.network
    events.push(...ran.events)
    shares.push(ran.share)
  }
  return { state, view: networkView(state), events, shares }
}
const blocks = (count: number, mgas: number): Block[] => Array.from({ length: count }, () => ({ mgas }))
const statesOf = (network: NetworkState) =>
  Object.fromEntries(networkView(network).classes.map(({ id, state }) => [id, state]))

test('a block full to its target is in time for everybody', () => {
  const { view, shares } = run(fresh(), blocks(3, 30))
  expect([view.verifying, view.nodes]).toEqual([14_000, 14_000])
  expect(view.attestingEth).toBe(view.stakedEth)
  expect(shares).toEqual([1, 1, 1])
  expect(view.isFinalising).toBe(true)
})

test('a full block of 60 million gas makes the small machines late, and nobody drops out', () => {
  const { state, view, events } = run(fresh(), blocks(20, 60))
  expect(statesOf(state)).toEqual({
    board: 'late',
    laptop: 'late',
    home: 'attesting',
    workstation: 'attesting',
    datacentre: 'attesting',
  })
  expect(view.verifying).toBe(view.nodes)
  expect(events.filter(({ type }) => type !== 'nodes.ran')).toEqual([])
})

test('at 120 million gas most nodes are gone, and nearly nine tenths of the stake still attest: two readings', () => {
  const { state, view, events } = run(fresh(), blocks(20, 120))
  expect(statesOf(state)).toEqual({
    board: 'behind',
    laptop: 'behind',
    home: 'late',
    workstation: 'attesting',
    datacentre: 'attesting',
  })
  expect(view.verifying / view.nodes).toBeLessThan(0.5)
  expect(view.attestingEth / view.stakedEth).toBeGreaterThan(0.85)
  expect(view.isFinalising).toBe(true)
  // The average takes its time: the slowest go first.
  const dropped = events.flatMap(({ type, data }) => (type === 'nodes.dropped' ? [data.id] : []))
  expect(dropped).toEqual(['board', 'laptop'])
})

test('only an extreme block keeps a third of the stake from voting, and then nothing becomes final', () => {
  const { view, shares } = run(fresh(), blocks(1, 900))
  expect(view.isFinalising).toBe(false)
  expect(shares.at(-1)).toBe(0)
})

test('who dropped out returns when the average fits a slot and the backlog is worked off', () => {
  const heavy = run(fresh(), blocks(12, 120))
  const board = () => networkView(heavy.state).classes[0]
  expect(board()).toMatchObject({ id: 'board', state: 'behind' })
  const backlog = board()?.backlogSeconds ?? 0
  // 15 seconds of work in each slot of 12.
  expect(backlog).toBeCloseTo(12 * 3)
  const light = run(heavy.state, blocks(20, 8))
  const returned = light.events.findIndex(({ type, data }) => type === 'nodes.returned' && data.id === 'board')
  const ran = light.events.slice(0, returned).filter(({ type }) => type === 'nodes.ran')
  // One second of work in each slot leaves eleven to catch up with.
  expect(ran).toHaveLength(Math.ceil(backlog / 11))
  expect(light.view.verifying).toBe(14_000)
})

test('slots without a block are time to catch up with', () => {
  const heavy = run(fresh(), blocks(40, 120))
  const { view } = run(heavy.state, [{ mgas: 30, slots: 100 }])
  expect(view.verifying).toBe(14_000)
})

test('stake follows the nodes, to none and back', () => {
  const none = changeNodes(fresh(), { home: 0 })
  expect(networkView(none.network).classes.find(({ id }) => id === 'home')).toMatchObject({ nodes: 0, stakeEth: 0 })
  const back = changeNodes(none.network, { home: 6_200 }).network
  expect(networkView(back).classes.find(({ id }) => id === 'home')).toMatchObject({ nodes: 6_200, stakeEth: 6_400_000 })
})

test('a class without nodes neither drops out nor comes back', () => {
  const { network } = changeNodes(fresh(), { board: 0, laptop: 0 })
  const { events } = run(network, [...blocks(20, 120), ...blocks(40, 1)])
  expect(events.filter(({ type }) => type !== 'nodes.ran')).toEqual([])
  expect(events[0]).toMatchObject({ data: { late: ['home'] } })
})

test('faster machines are in time with the same block', () => {
  const { state } = run(fresh(), blocks(1, 60))
  const { network, events } = changeHardware(state, 'board', 40)
  expect(events.map(({ type }) => type)).toEqual(['nodes.changed'])
  expect(networkView(network).classes.map(({ id }) => id)).toEqual([
    'laptop',
    'home',
    'board',
    'workstation',
    'datacentre',
  ])
  expect(statesOf(network)['board']).toBe('attesting')
})

test('the history holds the last 96 blocks', () => {
  const { view } = run(fresh(), blocks(120, 30))
  expect([view.history.length, view.history[0]?.block, view.history.at(-1)?.block]).toEqual([96, 25, 120])
})

const RANK: { readonly [K in NodeState]: number } = { behind: 0, late: 1, attesting: 2 }
const anyBlock = fc.record({ mgas: fc.integer({ min: 0, max: 400 }), slots: fc.integer({ min: 1, max: 4 }) })
const anyHistory = fc.array(anyBlock, { minLength: 1, maxLength: 40 })
const anyClass = fc.constantFrom<NodeClassId>('board', 'laptop', 'home', 'workstation', 'datacentre')

test('never more verify than there are, never more stake attests than is staked', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { type, data } of run(fresh(), history).events) {
        if (type !== 'nodes.ran') continue
        expect(data.verifying).toBeLessThanOrEqual(data.nodes)
        expect(data.attestingEth).toBeLessThanOrEqual(data.stakedEth)
      }
    }),
  )
})

test('more gas anywhere in the history never helps anybody', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(), fc.integer({ min: 1, max: 200 }), (history, where, more) => {
      const heavier = history.map((block, at) =>
        at === where % history.length ? { ...block, mgas: block.mgas + more } : block,
      )
      const [light, heavy] = [statesOf(run(fresh(), history).state), statesOf(run(fresh(), heavier).state)]
      for (const id of Object.keys(light)) {
        expect(RANK[heavy[id] as NodeState]).toBeLessThanOrEqual(RANK[light[id] as NodeState])
      }
    }),
  )
})

test('a faster machine never loses by it', () => {
  fc.assert(
    fc.property(anyHistory, anyClass, fc.integer({ min: 1, max: 100 }), (history, id, more) => {
      const speed = DEFAULT_NETWORK.classes.find((each) => each.id === id)?.mgasPerSecond ?? 0
      const faster = changeHardware(fresh(), id, speed + more).network
      const [slow, fast] = [statesOf(run(fresh(), history).state), statesOf(run(faster, history).state)]
      expect(RANK[fast[id] as NodeState]).toBeGreaterThanOrEqual(RANK[slow[id] as NodeState])
    }),
  )
})

test('the same history leads to the same network', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      expect(run(fresh(), history)).toEqual(run(fresh(), history))
    }),
    { numRuns: 20 },
  )
})
