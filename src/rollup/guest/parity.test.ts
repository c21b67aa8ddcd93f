import { encodeDeployData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { createMachine, type Machine, run } from '../../riscv/machine.ts'
import { packedState, stateHash } from '../../riscv/stateHash.ts'
import { witnessOf } from '../../riscv/witness.ts'
import { createStepContract, type StepContract } from '../../testing/riscv/stepContract.ts'
import { testedProgram } from '../../testing/rollup/guestRun.ts'
import { encodeBatch } from '../codec/batch.ts'
import { Inbox } from '../contracts/generated/Inbox.ts'
import { calldataCommitment, contextOf, inputProof, inputWord, MODES, type RunInput } from '../posting.ts'
import { accountAt, outputOf, type RollupState, statePreimages } from '../state.ts'
import { createTown, GENESIS_TIME, type Town } from '../testing/town.ts'
import { domainSeparatorOf, type L2Tx, type PostedTx, signTx } from '../transactions.ts'
import { applyBatch, applyPosted, postedTx, type Rules } from '../transition.ts'
import { guestHost } from './host.ts'

// Whole runs of the guest, step by step beside the contracts that would judge them: Step is asked for each step, and asks
// the inbox itself for what was posted.

const L2_CHAIN_ID = 31_400
const NEWCOMER: Hex = `0x${'5e'.repeat(20)}`

let town: Town
let contract: StepContract
let rules: Rules

beforeAll(async () => {
  town = await createTown()
  const nobody: Hex = `0x${'11'.repeat(20)}`
  const args = [nobody, BigInt(L2_CHAIN_ID), 60n, nobody] as const
  contract = await createStepContract(encodeDeployData({ ...Inbox, args }))
  const domain = { chainId: L2_CHAIN_ID, verifyingContract: contract.inputs }
  rules = { ...town.rules, domainSeparator: domainSeparatorOf(domain, town.crypto.keccak256) }
})

/** As the sequencer would post them, each signed for the state that those before it leave. */
function postedOf(wishes: readonly ((state: RollupState) => L2Tx)[]): readonly PostedTx[] {
  let state = town.genesis
  return wishes.map((wish) => {
    const tx = wish(state)
    const posted = postedTx(state, signTx(tx, town.people[tx.from - 1]?.key ?? '0x', rules))
    state = applyPosted(state, posted, rules).state
    return posted
  })
}

const terms = (state: RollupState, from: number, amount: bigint) =>
  ({ from, amount, fee: 100n, nonce: accountAt(state, from)?.nonce ?? 0 }) as const
const addressOf = (number: number): Hex => town.people[number - 1]?.address ?? '0x'

const EVERYTHING: readonly ((state: RollupState) => L2Tx)[] = [
  (state) => ({ kind: 'transfer', ...terms(state, 2, 1_234_567n), to: addressOf(3), asset: 'ether' }),
  (state) => ({ kind: 'transfer', ...terms(state, 3, 77n), to: NEWCOMER, asset: 'token' }),
  (state) => ({ kind: 'swap', ...terms(state, 3, 5_000_000n), sell: 'ether', atLeast: 1n }),
  (state) => ({ kind: 'withdraw', ...terms(state, 2, 9_999n), to: addressOf(2) }),
  (state) => ({ kind: 'transfer', ...terms(state, 4, 10n ** 18n), to: addressOf(3), asset: 'ether' }),
]

/** Takes the whole run; those of its steps that `isHeld` says are held against L1. */
async function expectSameOnL1(posted: Uint8Array, isHeld: (machine: Machine) => boolean) {
  const { keccak256 } = town.crypto
  const commitment = bytesToHex(calldataCommitment(posted, keccak256))
  const input = { posted, postedAt: GENESIS_TIME + 100, messageCount: 0, dueTo: 0, message: () => new Uint8Array(124) }
  const { length } = posted
  const batch = { mode: MODES.calldata, commitment, length, dueTo: 0, messageCount: 0, postedAt: input.postedAt }
  const { domainSeparator } = rules
  const whole: RunInput = {
    parentOutput: outputOf(town.genesis, keccak256),
    batch,
    domainSeparator,
    posted,
    message: input.message,
  }
  const context = contextOf(whole, keccak256)
  const preimages = statePreimages(town.genesis, keccak256)
  const host = guestHost({
    crypto: town.crypto,
    word: (region, index) => inputWord(whole, region, index),
    preimage64: (hash) => preimages.get(bytesToHex(hash)) ?? expect.fail(`no preimage of ${bytesToHex(hash)}`),
  })
  const machine = createMachine(testedProgram)
  while (machine.exit === null) {
    if (!isHeld(machine)) {
      run(machine, host, machine.steps + 1)
      continue
    }
    const at = `step ${machine.steps} at 0x${machine.pc.toString(16)}`
    const witness = witnessOf(machine, host, (region, index) => inputProof(whole, region, index, { keccak: keccak256 }))
    const onL1 = await contract.step({ packedState: packedState(machine, keccak256), witness, context })
    run(machine, host, machine.steps + 1)
    const offL1 = { ok: true, stateHash: bytesToHex(stateHash(machine, keccak256)) }
    expect(onL1, at).toMatchObject(offL1)
  }
  const { output, transactions } = applyBatch(town.genesis, input, rules)
  expect(machine.exit).toEqual({ code: 0, output })
  return { steps: machine.steps, effects: transactions.map((effect) => effect.ok || effect.why) }
}

test('an empty batch: L1 comes to the same after every step of the run', async () => {
  const { steps } = await expectSameOnL1(new Uint8Array(0), () => true)
  expect(steps).toBeGreaterThan(500)
})

test('transfers, a swap, a withdrawal and one that cannot pay: so does it at every instruction that the run comes by', async () => {
  const visits = new Map<number, number>()
  let held = 0
  const isNew = ({ pc }: Machine): boolean => {
    const visit = (visits.get(pc) ?? 0) + 1
    visits.set(pc, visit)
    // The first, the second, the fourth …: early ones may be special, and so may late ones.
    const isChosen = (visit & (visit - 1)) === 0
    if (isChosen) held++
    return isChosen
  }
  const transactions = postedOf(EVERYTHING)
  const posted = encodeBatch({ messagesTo: 0, blocks: [{ secondsLater: 1, transactions }] })
  const { steps, effects } = await expectSameOnL1(posted, isNew)
  expect(effects).toEqual([true, true, true, true, 'cannot-pay'])
  expect(steps).toBeGreaterThan(20_000)
  expect(held).toBeGreaterThan(4_000)
  expect(visits.size).toBeGreaterThan(1_000)
})
