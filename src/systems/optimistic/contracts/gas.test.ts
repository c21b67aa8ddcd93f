import { concat, keccak256, numberToHex } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { expectDone } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { expectGas } from '../../../testing/gasSnapshot.ts'
import {
  CHALLENGER_BOND,
  COURT_ABI,
  type Court,
  honestRun,
  openCourt,
  PROPOSER_BOND,
  postBatch,
  propose,
  WINDOW,
} from '../tests/court.ts'
import { lookAt, PROVE, prove } from '../tests/players.ts'

// What each thing costs on L1, as a whole transaction: what is paid before it begins, its calldata and what it executes.

/** A hundred payments with their signatures, which nothing compresses: 73 bytes each. */
const BATCH_BYTES = 7_300
const GWEI = 10n ** 9n
const STEPS = 2n ** 24n
const ZERO: Hex = `0x${'00'.repeat(32)}`
const DEPTH = 16

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
const measured: Record<string, number | Record<string, number>> = {}

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[ana, ben] = evm.accounts
})

const hash = (n: number): Hex => keccak256(numberToHex(n))
const gasOf = (run: TestRun): number => expectDone(run, COURT_ABI).gasUsed

test('posting, claiming, confirming, depositing, withdrawing', async () => {
  const court = await openCourt(evm)
  const noise = concat(Array.from({ length: Math.ceil(BATCH_BYTES / 32) }, (_, i) => hash(i)))
  const bytes = noise.slice(0, 2 + 2 * BATCH_BYTES) as Hex
  await postBatch(court)
  measured['postHundredPayments'] = gasOf(await postBatch(court, bytes))
  const blob = { type: 3, maxFeePerBlobGas: GWEI, blobVersionedHashes: [`0x01${'ab'.repeat(31)}`] } as const
  const data = court.inbox.encode('postBlob', [BATCH_BYTES])
  measured['postBlob'] = gasOf(await evm.send({ to: court.inbox.address, data, extra: blob }))
  const deposit = () => court.bridge.send('deposit', [ben.address, 2], { from: ben, value: GWEI })
  for (let i = 0; i < 4; i++) await deposit()
  measured['deposit'] = gasOf(await deposit())
  const record = concat(['0x0100', `0x${'00'.repeat(57)}`, hash(3), hash(4), '0x00'])
  measured['enqueue'] = gasOf(await court.inbox.send('enqueue', [record], { from: ben }))

  const withdrawal = await court.bridge.read('leafOf', [ben.address, 1n])
  const proof: Hex[] = []
  let root = withdrawal
  for (let level = 0, empty = ZERO; level < DEPTH; level++, empty = keccak256(concat([empty, empty]))) {
    proof.push(empty)
    root = keccak256(concat([root, empty]))
  }
  const output = await court.bridge.read('outputOf', [hash(1), root, hash(2)])
  const args = [0n, output, STEPS] as const
  measured['propose'] = gasOf(await court.rollup.send('propose', args, { from: ana, value: PROPOSER_BOND }))
  evm.wait(WINDOW)
  measured['confirm'] = gasOf(await court.rollup.send('confirm', [1n]))
  measured['withdraw'] = gasOf(
    await court.bridge.send('withdraw', [0n, ben.address, 1n, hash(1), hash(2), proof], { from: ben }),
  )
  measured['collect'] = gasOf(await court.rollup.send('collect', [], { from: ana }))
})

/** Plays a run of 2^24 steps down to one, each time into another part; the hashes are nobody's, which costs the same. */
async function narrowDown(court: Court, branching: number): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  figures['challenge'] = gasOf(await court.game.send('challenge', [1n, hash(0)], { from: ben, value: CHALLENGER_BOND }))
  let [moves, all] = [0, figures['challenge'] ?? 0]
  for (let now = await lookAt(court, 0); now.turn !== PROVE; now = await lookAt(court, 0)) {
    const inner = Array.from({ length: Math.min(branching, now.hi - now.lo) - 1 }, (_, i) => hash(100 * moves + i))
    const segment = moves % (inner.length + 1)
    const own = segment === inner.length ? now.challengers : hash(1_000_000 + moves)
    const bisected = gasOf(await court.game.send('bisect', [0n, inner], { from: ana }))
    const chosen = gasOf(await court.game.send('choose', [0n, BigInt(segment), inner, own], { from: ben }))
    if (moves === 0) Object.assign(figures, { firstBisect: bisected, firstChoose: chosen })
    if (moves === 4) Object.assign(figures, { bisect: bisected, choose: chosen })
    moves += 2
    all += bisected + chosen
  }
  return { ...figures, moves, untilOneStepIsLeft: all }
}

test.each([2, 4, 8, 16])('a dispute of 2^24 steps, split into %i', async (branching) => {
  const court = await openCourt(evm, { branching })
  await postBatch(court)
  const value = PROPOSER_BOND
  expectDone(await court.rollup.send('propose', [0n, hash(7), STEPS], { from: ana, value }), COURT_ABI)
  measured[`splitInto${branching}`] = await narrowDown(court, branching)
})

test('the game’s own part of the proof: everything but the step', async () => {
  const court = await openCourt(evm, { length: 30 })
  await postBatch(court)
  const truth = await honestRun(court, 0)
  expectDone(await propose(court, ana, 0, { ...truth, steps: 1 }), COURT_ABI)
  const args = [1n, truth.hashAt(1)] as const
  expectDone(await court.game.send('challenge', args, { from: ben, value: CHALLENGER_BOND }), COURT_ABI)
  measured['proveWithLetters'] = gasOf(await prove(court, 0, ben))
})

test('the figures are those that are committed', () => {
  expect(Object.keys(measured)).toHaveLength(13)
  expectGas(new URL('./gas.json', import.meta.url), measured)
})
