import { expect, test } from 'vitest'
import { keyOf, sign } from '../../../prover/babyjub/eddsa.ts'
import { compile } from '../../../prover/circuit/compile.ts'
import { checkWitness, execute, witnessOf } from '../../../prover/circuit/witness.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import { buildBatch } from '../engine/circuit/input.ts'
import { createZkState } from '../engine/rules/state.ts'
import { messageOf, type Signed, type Slot } from '../engine/rules/transition.ts'

const keys = [11n, 22n, 33n].map(keyOf)
const [operator, ana, ben] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0]]
const DOMAIN = 77n
const COMMITTEE = 256

test('a batch of every kind of slot is what the transition makes of it', () => {
  const compiled = compile(batchCircuit(2))
  let state = createZkState(DOMAIN, operator.publicKey)
  const deposit = (account: number, key: typeof ana, amount: bigint): Slot => ({
    kind: 'deposit',
    account,
    key: key.publicKey,
    amount,
  })
  const by = (key: typeof ana, nonce: bigint, signed: Signed): Slot => ({
    ...signed,
    signature: sign(key, messageOf(signed, nonce, DOMAIN)),
  })
  const batches: Slot[][] = [
    [deposit(1, ana, 1000n), deposit(2, ben, 50n)],
    [deposit(COMMITTEE, ana, 500n), { kind: 'padding' }],
    [
      by(ana, 0n, { kind: 'transfer', from: 1, to: 2, amount: 100n, fee: 1n }),
      by(ben, 0n, { kind: 'withdraw', from: 2, amount: 30n, fee: 2n }),
    ],
    [by(ana, 0n, { kind: 'transfer', from: COMMITTEE, to: 1, amount: 7n, fee: 3n }), { kind: 'exit', account: 2 }],
  ]
  for (const slots of batches) {
    const { input, after } = buildBatch(state, slots)
    const execution = execute(batchCircuit(2), input)
    expect(execution.unmet).toEqual([])
    expect(checkWitness(compiled, witnessOf(compiled, execution))).toBe(null)
    state = after
  }
  expect([0, 1, 2, COMMITTEE].map((number) => state.accounts.get(number)?.balance)).toEqual([6n, 906n, 0n, 490n])
})
