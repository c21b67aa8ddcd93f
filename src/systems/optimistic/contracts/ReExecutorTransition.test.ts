import fc from 'fast-check'
import { encodeDeployData } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToHex } from '../../../lib/hex.ts'
import type { RollupState } from '../../../rollup/state.ts'
import { applyMessage, type WhyNot } from '../../../rollup/transition.ts'
import { type Deployed, deployedAt } from '../../../testing/deployed.ts'
import { createTestEvm } from '../../../testing/evm.ts'
import { oneShotPost, oneShotProof } from '../engine/oneShot.ts'
import { brimming, createTown, full, recordOf, type Town, type Wish, wishes } from '../tests/oneShotTown.ts'
import { ReExecutor } from './generated/ReExecutor.ts'

// The rules in Solidity against the rules in TypeScript: the same output after every transaction, with effect or not.

let town: Town
let contract: Deployed<typeof ReExecutor.abi>

type Outcome = WhyNot | Wish['kind']
const ACCOUNTS = 6
const EFFECTIVE: readonly Outcome[] = ['transfer', 'swap', 'withdraw']
/** But full trees: they have a life of their own below. */
const EVERYTHING: readonly Outcome[] = [
  ...EFFECTIVE,
  'no-such-account',
  'wrong-nonce',
  'wrong-signature',
  'cannot-pay',
  'balance-too-large',
  'too-little-for-swap',
  'malformed-record',
]

beforeAll(async () => {
  town = await createTown()
  const evm = await createTestEvm()
  const domain = bytesToHex(town.rules.domainSeparator)
  const args = [domain, domain, 1n, 0n, 0n] as const
  contract = deployedAt(evm, ReExecutor.abi, await evm.deploy(encodeDeployData({ ...ReExecutor, args })))
})

/** One after the other, each on the state that the one before left. What became of each. */
async function live(start: RollupState, wanted: readonly Wish[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let state = start
  for (const wish of wanted) {
    const record = recordOf(town, state, wish)
    const post = oneShotPost({ state, records: [record], rules: town.rules })
    const { disputed, witnesses } = oneShotProof(post, 0, town.crypto.keccak256)
    const output = await contract.read('execute', [disputed.pre, disputed.record, witnesses])
    const { effect } = applyMessage(state, record, town.rules)
    expect({ wish, effect, output }).toEqual({ wish, effect, output: disputed.output })
    outcomes.push(effect.ok ? wish.kind : effect.why)
    state = post.states[1] ?? state
  }
  return outcomes
}

describe('Solidity and TypeScript agree', () => {
  const outcomes: Outcome[] = []
  // Anew ten times: who spends all they have soon stops everything.
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('in fifty transactions, life %i', async (seed) => {
    outcomes.push(...(await live(town.state, fc.sample(wishes, { numRuns: 50, seed }))))
  })

  test('and everything happened in these', () => {
    const had = new Set(outcomes)
    expect(EVERYTHING.filter((outcome) => !had.has(outcome))).toEqual([])
    expect(outcomes.filter((outcome) => EFFECTIVE.includes(outcome)).length).toBeGreaterThan(200)
  })

  test('where the sequencer and the pool can take no more', async () => {
    const here = await live(brimming(town), fc.sample(wishes, { numRuns: 60, seed: 2 }))
    expect(here.filter((outcome) => outcome === 'balance-too-large').length).toBeGreaterThan(10)
  })

  test('where the trees are full', async () => {
    // Among those who are there: the leaves between are not filled.
    const local = wishes.map((wish): Wish => ({ ...wish, to: wish.to % ACCOUNTS, spoil: null }))
    const here = await live(full(town), fc.sample(local, { numRuns: 60, seed: 3 }))
    expect(here.filter((outcome) => outcome === 'tree-full').length).toBeGreaterThan(5)
    expect(here).toContain('transfer')
  })
})
