import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/types.ts'
import { createWorld } from '../../../kernel/world.ts'
import type { RpcPort } from '../../../l1/rpc/port.ts'
import type { RollupReads } from '../engine/pictures.ts'
import { createRollupRpc } from '../engine/reads.ts'
import type { OptimisticState } from '../engine/state.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { lengthOf, runsOf, stageRows } from '../visual/lenses/model/bytes.ts'
import { disputedStep, roundsOf, turnOf } from '../visual/lenses/model/game.ts'
import { recomputed } from '../visual/lenses/model/state.ts'
import { checksOf, registerRows } from '../visual/lenses/model/step.ts'

// What lenses hash again is what the engine says, in a world with a lie that is followed down to one instruction.

async function disputedWorld() {
  const world = await createWorld({ system: optimisticSystem, seed: 'lenses', params: { branching: 16 } })
  const act = async (type: string, by: string, args: Json) => {
    const outcome = await world.dispatch({ type, by, args })
    if (!outcome.ok) throw new Error(`${type} was refused: ${JSON.stringify(outcome.refusal)}`)
  }
  const look = async () => (await world.view()) as OptimisticView
  const wait = (seconds: number) => act('clock.advance', 'learner', { seconds })
  const ask = async <M extends keyof RollupReads>(method: M, params: RollupReads[M]['params']) => {
    const port = { read: () => world.read() } as unknown as RpcPort<OptimisticState>
    const reply = await createRollupRpc()(port, { method, params: params as unknown as Json })
    if (!reply.ok) throw new Error(reply.error.message)
    return reply.result as unknown as NonNullable<RollupReads[M]['result']>
  }
  await act('watcher.set', 'learner', { id: 'vera', mode: 'hand' })
  for (const to of ['ben', 'cleo']) {
    await act('l2.send', 'ana', { from: 'ana', wish: { kind: 'transfer', to, asset: 'ether', amount: '1000000' } })
  }
  await act('l2.send', 'ana', { from: 'ana', wish: { kind: 'withdraw', amount: '100000000' } })
  await act('proposer.set', 'learner', { lie: { kind: 'theft', amountGwei: '5000000000' } })
  await wait(600)
  const claim = (await look()).claims.at(-1)?.claim ?? expect.fail('nothing was claimed')
  await act('game.challenge', 'vera', { from: 'vera', claim })
  await wait(24)
  for (let round = 0; round < 12; round++) {
    const view = await look()
    const game = view.games[0] ?? expect.fail('nobody plays')
    if (game.turn === 'prove') break
    const first = roundsOf(game).at(-1)?.firstDifference ?? 0
    const choice = turnOf(view, game).moves.find((move) => move.kind === 'choose' && move.segment === first - 1)
    if (choice?.kind === 'choose') {
      await act('game.choose', 'vera', { from: 'vera', game: game.game, segment: choice.segment })
    }
    await wait(12)
  }
  return { look, ask }
}

test('leaf, root, output, state and memory hashed in the page are those of the engine', async () => {
  const { look, ask } = await disputedWorld()
  const view = await look()
  for (const { number } of view.accounts) {
    const found = recomputed(await ask('rollup_account', [number]))
    expect(found, `account ${number}`).toMatchObject({ leafFits: true, rootFits: true, outputFits: true })
  }
  const game = view.games[0] ?? expect.fail('nobody plays')
  const step = disputedStep(game) ?? expect.fail('more than one step is left')
  expect(turnOf(view, game).moves).toEqual([{ kind: 'prove' }])
  const picture = await ask('rollup_step', [game.claim, step])
  const checks = checksOf(picture)
  expect(checks.map(({ id }) => id)).toEqual(['before', 'memoryBefore', 'honest', 'memoryAfter', 'claimed'])
  expect(checks.filter(({ fits }) => !fits)).toEqual([])
  expect(registerRows(picture).filter(({ differs }) => differs)).toHaveLength(1)
  expect(picture.hashes.honest).not.toBe(picture.hashes.claimed)
})

test('every stage of a batch is drawn byte by byte, each stage the same transactions in fewer bytes', async () => {
  const { ask } = await disputedWorld()
  const batch = await ask('rollup_batch', [0])
  const rows = stageRows(batch)
  expect(rows.map(({ stage }) => stage)).toEqual(['rlp', 'packed', 'indexed', 'short', 'deflated'])
  for (const bytes of rows.flatMap((row) => [row.with, row.without])) {
    const runs = runsOf(bytes?.spans ?? [], lengthOf(bytes?.hex ?? '0x'))
    expect(runs.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(bytes?.bytes)
    expect(runs.filter(({ field }) => field === null)).toEqual([])
  }
})
