import { type Abi, encodeDeployData, keccak256, toFunctionSignature, zeroAddress } from 'viem'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { Step } from '../../../riscv/contracts/generated/Step.ts'
import { Inbox } from '../../../rollup/contracts/generated/Inbox.ts'
import { Letters } from '../../../testing/contracts/generated/Letters.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import {
  CHALLENGER_BOND,
  CLOCK,
  COURT_ABI,
  type Court,
  honestRun,
  lyingRun,
  openCourt,
  PROPOSER_BOND,
  postBatch,
  propose,
  WINDOW,
  witnessOf,
} from '../tests/court.ts'
import type { LettersRun } from '../tests/letters.ts'
import { BISECT, CHOOSE, firstWrong, innerOf, lookAt, OVER, PROVE, playToTheEnd } from '../tests/players.ts'
import { DisputeGame } from './generated/DisputeGame.ts'

// Every refusal one by one. The claim is a lie, its proposer is Mallory, and Ben challenges.

const BRANCHING = 4
const LENGTH = 50
const LIE_AT = 23

let evm: TestEvm
let ben: TestAccount
let mallory: TestAccount
let court: Court
let truth: LettersRun
let tale: LettersRun

const garbage = (n: number): Hex => keccak256(`0x${n.toString(16).padStart(2, '0')}`)
const anyInner = (count: number) => Array.from({ length: count }, (_, i) => garbage(i))

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[, ben, mallory] = evm.accounts
})
beforeEach(async () => {
  court = await openCourt(evm, { branching: BRANCHING, length: LENGTH })
  await postBatch(court)
  truth = await honestRun(court, 0)
  tale = await lyingRun(court, 0, LIE_AT)
  expectDone(await propose(court, mallory, 0, tale), COURT_ABI)
})

const challenge = (claim: bigint, hash: Hex, value = CHALLENGER_BOND, from = ben) =>
  court.game.send('challenge', [claim, hash], { from, value })
const open = async () => expectDone(await challenge(1n, truth.hashAt(LENGTH)), COURT_ABI)
const bisect = (inner: readonly Hex[], from = mallory) => court.game.send('bisect', [0n, inner], { from })
const choose = (segment: number, inner: readonly Hex[], own: Hex, from = ben) =>
  court.game.send('choose', [0n, BigInt(segment), inner, own], { from })
const timeout = () => court.game.send('timeout', [0n])
async function shown(): Promise<Hex[]> {
  const inner = innerOf(await lookAt(court, 0), BRANCHING, tale.hashAt)
  expectDone(await bisect(inner), COURT_ABI)
  return inner
}
/** Plays until only the proof is left. */
async function narrowed(): Promise<void> {
  for (let now = await lookAt(court, 0); now.turn !== PROVE; now = await lookAt(court, 0)) {
    const inner = await shown()
    const { segment, ownHash } = firstWrong(now, BRANCHING, inner, truth.hashAt)
    expectDone(await choose(segment, inner, ownHash), COURT_ABI)
  }
}
const turn = async () => (await lookAt(court, 0)).turn

describe('challenging', () => {
  test('opens a game about the whole run, with the start agreed on', async () => {
    await open()
    const now = await lookAt(court, 0)
    expect(now).toMatchObject({ claim: 1, lo: 0, hi: LENGTH, turn: BISECT, agreed: truth.hashAt(0) })
    expect([now.defenders, now.challengers]).toEqual([tale.hashAt(LENGTH), truth.hashAt(LENGTH)])
    expect((await court.rollup.read('claims', [1n]))[6]).toBe(1)
  })

  test.each([0n, CHALLENGER_BOND - 1n, CHALLENGER_BOND + 1n])('a bond of %i is refused', async (value) => {
    expectRefused(await challenge(1n, garbage(0), value), COURT_ABI, 'WrongBond', [value, CHALLENGER_BOND])
  })

  test('who agrees has nothing to say', async () => {
    const same = tale.hashAt(LENGTH)
    expectRefused(await challenge(1n, same), COURT_ABI, 'NoDisagreement', [same])
  })

  test('too late, to the second', async () => {
    const end = evm.now() + WINDOW
    evm.wait(WINDOW - 1n)
    expectDone(await challenge(1n, garbage(0)), COURT_ABI)
    evm.wait(1n)
    expectRefused(await challenge(1n, garbage(0)), COURT_ABI, 'WindowOver', [1n, end])
  })

  test('not what is decided, and not what does not exist', async () => {
    expectRefused(await challenge(0n, garbage(0)), COURT_ABI, 'AlreadyDecided', [0n, 1])
    expectRefused(await challenge(2n, garbage(0)), COURT_ABI, 'NoSuchClaim', [2n])
    await open()
    evm.wait(CLOCK + 1n)
    expectDone(await timeout(), COURT_ABI)
    expectRefused(await challenge(1n, garbage(0)), COURT_ABI, 'AlreadyDecided', [1n, 2])
  })

  test('a claim of one step goes to the proof at once', async () => {
    expectDone(await propose(court, mallory, 0, { ...truth, steps: 1 }), COURT_ABI)
    expectDone(await challenge(2n, truth.hashAt(1)), COURT_ABI)
    expect(await turn()).toBe(PROVE)
  })
})

describe('bisecting', () => {
  test('not in your turn', async () => {
    await open()
    for (const from of [ben, evm.accounts[0]]) {
      expectRefused(await bisect(anyInner(3), from), COURT_ABI, 'NotYourTurn', [expect.anything(), BISECT])
    }
    await shown()
    expectRefused(await bisect(anyInner(3)), COURT_ABI, 'OtherTurn', [CHOOSE])
  })

  test.each([0, 2, 4])('not with %i hashes', async (count) => {
    await open()
    expectRefused(await bisect(anyInner(count)), COURT_ABI, 'WrongNumberOfHashes', [BigInt(count), 3n])
  })

  test('not when your time is up, to the second', async () => {
    await open()
    evm.wait(CLOCK + 1n)
    expectRefused(await bisect(anyInner(3)), COURT_ABI, 'TimeIsUp', [0n])
    evm.wait(-1n)
    expectDone(await bisect(anyInner(3)), COURT_ABI)
  })

  test('no game, no move', async () => {
    expectRefused(await bisect(anyInner(3)), COURT_ABI, 'NoSuchGame', [0n])
  })
})

describe('choosing', () => {
  let inner: Hex[]
  beforeEach(async () => {
    await open()
    inner = await shown()
  })

  test('the part becomes the range, and its beginning is agreed on', async () => {
    expectDone(await choose(1, inner, truth.hashAt(25)), COURT_ABI)
    const now = await lookAt(court, 0)
    expect(now).toMatchObject({ lo: 12, hi: 25, turn: BISECT, agreed: tale.hashAt(12) })
    expect([now.defenders, now.challengers]).toEqual([tale.hashAt(25), truth.hashAt(25)])
  })

  test('not in your turn', async () => {
    expectRefused(await choose(0, inner, garbage(0), mallory), COURT_ABI, 'NotYourTurn', [expect.anything(), CHOOSE])
    expectDone(await choose(0, inner, garbage(0)), COURT_ABI)
    expectRefused(await choose(0, inner, garbage(0)), COURT_ABI, 'OtherTurn', [BISECT])
  })

  test('not from other hashes than were shown', async () => {
    for (const other of [[...inner].reverse(), inner.slice(1), [...inner, garbage(0)], []]) {
      expectRefused(await choose(0, other, garbage(0)), COURT_ABI, 'NotWhatWasShown')
    }
  })

  test('not a part that there is not', async () => {
    expectRefused(await choose(4, inner, garbage(0)), COURT_ABI, 'NoSuchSegment', [4n, 4n])
  })

  test('not an end that both agree on', async () => {
    const same = inner[0] ?? '0x'
    expectRefused(await choose(0, inner, same), COURT_ABI, 'NoDisagreement', [same])
  })

  test('not another hash for the end of the range than before', async () => {
    const args = [garbage(0), truth.hashAt(LENGTH)]
    expectRefused(await choose(3, inner, garbage(0)), COURT_ABI, 'OtherThanBefore', args)
    expectDone(await choose(3, inner, truth.hashAt(LENGTH)), COURT_ABI)
  })

  test('not when your time is up, to the second', async () => {
    evm.wait(CLOCK + 1n)
    expectRefused(await choose(0, inner, garbage(0)), COURT_ABI, 'TimeIsUp', [0n])
    evm.wait(-1n)
    expectDone(await choose(0, inner, garbage(0)), COURT_ABI)
  })

  test('no game, no move', async () => {
    const run = await court.game.send('choose', [1n, 0n, inner, garbage(0)], { from: ben })
    expectRefused(run, COURT_ABI, 'NoSuchGame', [1n])
  })
})

describe('proving', () => {
  const prove = async (packed: Hex, witness: Hex = '0x', from = ben) =>
    court.game.send('prove', [0n, packed, witness], { from })

  test('the agreed state and one step decide', async () => {
    await open()
    await narrowed()
    expect(await lookAt(court, 0)).toMatchObject({ lo: LIE_AT - 1, hi: LIE_AT })
    expectDone(await prove(truth.packedAt(LIE_AT - 1)), COURT_ABI)
    expect(await turn()).toBe(OVER)
    expectRefused(await prove(truth.packedAt(LIE_AT - 1)), COURT_ABI, 'GameOver', [0n])
  })

  test('not before one step is left', async () => {
    await open()
    expectRefused(await prove(truth.packedAt(0)), COURT_ABI, 'OtherTurn', [BISECT])
    expectRefused(await court.game.send('prove', [1n, '0x', '0x']), COURT_ABI, 'NoSuchGame', [1n])
  })

  test('not by anybody else, not from another state, not with another witness', async () => {
    await open()
    await narrowed()
    const agreed = truth.packedAt(LIE_AT - 1)
    expectRefused(await prove(agreed, '0x', mallory), COURT_ABI, 'NotYourTurn', [expect.anything(), PROVE])
    for (const other of ['0x', truth.packedAt(0), tale.packedAt(LIE_AT), truth.packedAt(LENGTH)] as const) {
      expectRefused(await prove(other), COURT_ABI, 'NotTheAgreedState')
    }
    expectRefused(await prove(agreed, '0x00'), Letters.abi, 'WitnessTooLong')
    expect(await turn()).toBe(PROVE)
  })

  test('not when your time is up', async () => {
    await open()
    await narrowed()
    evm.wait(CLOCK + 1n)
    expectRefused(await prove(truth.packedAt(LIE_AT - 1)), COURT_ABI, 'TimeIsUp', [0n])
  })

  test('the first step reads the input, and only this claim’s', async () => {
    court = await openCourt(evm, { branching: BRANCHING, length: LENGTH })
    await postBatch(court)
    await postBatch(court, '0x01')
    truth = await honestRun(court, 0)
    tale = await lyingRun(court, 0, 1)
    expectDone(await propose(court, mallory, 0, tale), COURT_ABI)
    expectDone(await propose(court, mallory, 1, tale), COURT_ABI)
    await open()
    await narrowed()
    const witness = await witnessOf(court, 1, 0)
    expectRefused(await prove(truth.packedAt(0), await witnessOf(court, 2, 0)), Inbox.abi, 'OtherInput')
    expectDone(await prove(truth.packedAt(0), witness), COURT_ABI)
    expect(await court.game.read('isRejected', [1n])).toBe(true)
  })
})

describe('the clocks', () => {
  test('each side has one, and it runs in its own turn only', async () => {
    await open()
    evm.wait(100n)
    const inner = await shown()
    evm.wait(1_000n)
    expectDone(await choose(1, inner, truth.hashAt(25)), COURT_ABI)
    const [, , , position] = await court.game.read('games', [0n])
    expect(position).toMatchObject({ defenderLeft: Number(CLOCK) - 100, challengerLeft: Number(CLOCK) - 1_000 })
    evm.wait(CLOCK - 100n)
    expectRefused(await timeout(), COURT_ABI, 'TimeIsLeft', [0n, 0n])
    evm.wait(1n)
    expectDone(await timeout(), COURT_ABI)
    expect(await court.game.read('isRejected', [1n])).toBe(true)
  })

  test('a challenger who does not choose loses half a bond to the defender, and half to nobody', async () => {
    await open()
    await shown()
    evm.wait(CLOCK + 1n)
    expectDone(await timeout(), COURT_ABI)
    expect(await court.game.read('credit', [mallory.address])).toBe(CHALLENGER_BOND / 2n)
    expect(await court.game.read('burnt', [])).toBe(CHALLENGER_BOND / 2n)
    expect((await court.rollup.read('claims', [1n]))[6]).toBe(0)
    expectRefused(await timeout(), COURT_ABI, 'GameOver', [0n])
  })

  test('a challenger who does not prove loses', async () => {
    await open()
    await narrowed()
    evm.wait(CLOCK + 1n)
    expectDone(await timeout(), COURT_ABI)
    expect(await court.game.read('isRejected', [1n])).toBe(false)
    expect(await court.game.read('credit', [mallory.address])).toBe(CHALLENGER_BOND / 2n)
  })

  test('nobody is timed out while there is time, nor where there is no game', async () => {
    expectRefused(await timeout(), COURT_ABI, 'NoSuchGame', [0n])
    await open()
    expectRefused(await timeout(), COURT_ABI, 'TimeIsLeft', [0n, CLOCK])
  })
})

describe('when the claim has fallen in another game', () => {
  test('no move counts any more, and the bond comes back', async () => {
    await open()
    await open()
    const inner = innerOf(await lookAt(court, 1), BRANCHING, tale.hashAt)
    const sides = { defender: mallory, challenger: ben, branching: BRANCHING }
    expectRefused(await court.game.send('dissolve', [1n]), COURT_ABI, 'ClaimStillStands', [1n])
    await playToTheEnd(court, 0, { ...sides, defends: tale.hashAt, challenges: truth.hashAt })
    const late = await court.game.send('bisect', [1n, inner], { from: mallory })
    expectRefused(late, COURT_ABI, 'ClaimAlreadyFell', [1n])
    evm.wait(CLOCK + 1n)
    expectRefused(await court.game.send('timeout', [1n]), COURT_ABI, 'ClaimAlreadyFell', [1n])
    expectDone(await court.game.send('dissolve', [1n]), COURT_ABI)
    expect(await court.game.read('credit', [ben.address])).toBe(2n * CHALLENGER_BOND)
    expect(await court.rollup.read('credit', [ben.address])).toBe(PROPOSER_BOND / 2n)
    expectRefused(await court.game.send('dissolve', [0n]), COURT_ABI, 'GameOver', [0n])
    expectRefused(await court.game.send('dissolve', [2n]), COURT_ABI, 'NoSuchGame', [2n])
  })
})

test.each([0n, 1n, 3n, 32n])('there is no game that splits into %i', async (branching) => {
  const args = [zeroAddress, zeroAddress, zeroAddress, garbage(0), branching, 1, 1n, 5_000n] as const
  expectRefused(await evm.send({ data: encodeDeployData({ ...DisputeGame, args }) }), COURT_ABI, 'BadBranching', [
    branching,
  ])
})

test('the parts of a range are as equal as whole steps allow', async () => {
  const parts = async (lo: bigint, hi: bigint) => {
    const count = Number(await court.game.read('segmentsOf', [lo, hi]))
    return Promise.all(Array.from({ length: count + 1 }, (_, i) => court.game.read('boundaryOf', [lo, hi, BigInt(i)])))
  }
  expect(await parts(0n, 50n)).toEqual([0n, 12n, 25n, 37n, 50n])
  expect(await parts(7n, 10n)).toEqual([7n, 8n, 9n, 10n])
  const most = 2n ** 64n - 1n
  expect(await parts(0n, most)).toEqual([0n, most / 4n, most / 2n, (3n * most) / 4n, most])
})

test('the machine of letters is asked like the real one', () => {
  const asked = (abi: Abi) =>
    abi.flatMap((item) =>
      item.type === 'function' && ['step', 'hashOf'].includes(item.name) ? [toFunctionSignature(item)] : [],
    )
  expect(asked(Step.abi).sort()).toEqual(['hashOf(bytes)', 'step(bytes32,address,bytes,bytes)'])
  expect(asked(Letters.abi).sort()).toEqual(asked(Step.abi).sort())
})
