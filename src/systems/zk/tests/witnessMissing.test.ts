import { expect, test } from 'vitest'
import { compile } from '../../../prover/circuit/compile.ts'
import { checkWitness, execute, witnessOf } from '../../../prover/circuit/witness.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import { type BuiltBatch, buildBatch } from '../engine/circuit/input.ts'
import { withoutOf } from '../engine/circuit/missing.ts'
import type { ZkState } from '../engine/rules/state.ts'
import type { Slot, Unfit } from '../engine/rules/transition.ts'
import type { Missing } from '../engine/types/shared.ts'
import { ACCOUNTS, brokenIn, namesOf, people, signedBy, town } from './witnessPlay.ts'

const { ana, mallory } = people

interface Attack {
  readonly slot: (state: ZkState) => Slot
  readonly why: Unfit
  /** The constraint that is forgotten. */
  readonly constraint: string
  /** What the attacker gets of it. */
  readonly gains: { readonly [account: number]: bigint }
}

const steal = { kind: 'transfer', from: ACCOUNTS.ana, to: ACCOUNTS.mallory, amount: 600n, fee: 1n } as const
const spend = { kind: 'transfer', from: ACCOUNTS.mallory, to: ACCOUNTS.ana, amount: 10n ** 18n, fee: 2n } as const
const COVERS = 'slot 0 / payer / the balance covers amount and fee / bits make the number'

const ATTACKS: { readonly [missing in Missing]: Attack } = {
  funds: {
    slot: (state) => signedBy(state, mallory, spend),
    why: 'funds',
    constraint: COVERS,
    gains: { [ACCOUNTS.ana]: spend.amount },
  },
  key: {
    slot: (state) => ({ ...signedBy(state, mallory, steal), key: mallory.publicKey }),
    why: 'signature',
    constraint: 'slot 0 / payer / the key is the account’s',
    gains: { [ACCOUNTS.ana]: -601n, [ACCOUNTS.mallory]: 600n },
  },
  nonce: {
    slot: (state) => ({ ...signedBy(state, ana, steal, 1n), nonce: 1n }),
    why: 'nonce',
    constraint: 'slot 0 / the nonce is the account’s',
    gains: { [ACCOUNTS.ana]: -601n, [ACCOUNTS.mallory]: 600n },
  },
  path: {
    slot: (state) => ({
      ...signedBy(state, mallory, { kind: 'withdraw', from: ACCOUNTS.mallory, amount: 10n ** 9n, fee: 1n }),
      pretended: 10n ** 9n + 1n,
    }),
    why: 'funds',
    constraint: 'slot 0 / payer / the path leads to the root',
    gains: { [ACCOUNTS.mallory]: -1000n },
  },
}

const balanceOf = ({ after }: BuiltBatch, account: number) => after.accounts.get(account)?.balance ?? 0n

for (const [missing, { slot, why, constraint, gains }] of Object.entries(ATTACKS) as [Missing, Attack][]) {
  test(`without its check of ${missing} the circuit takes what is false; with it, it names what is broken`, () => {
    const state = town()
    const attack = slot(state)
    expect(() => buildBatch(state, [attack])).toThrow(why)

    const built = buildBatch(state, [attack], { blind: true })
    expect([built.isTrue, built.unfit]).toEqual([false, [why]])
    for (const [account, gained] of Object.entries(gains)) {
      expect(balanceOf(built, Number(account))).toBe(1000n + gained)
    }
    expect(namesOf(brokenIn(built.input))).toEqual([constraint])
    expect(namesOf(brokenIn(built.input, missing))).toEqual([])
  })
}

test('what is compiled without a check lacks that one only: honest batches fit as before', () => {
  const state = town()
  const transfer = signedBy(state, ana, { kind: 'transfer', from: ACCOUNTS.ana, to: ACCOUNTS.ben, amount: 7n, fee: 1n })
  const honest = buildBatch(state, [transfer])
  expect(honest.isTrue).toBe(true)
  const circuit = batchCircuit(1)
  // An equality, which removes a wire where it is not forgotten, and a row.
  for (const missing of ['path', 'nonce'] as const) {
    const careless = compile(circuit, withoutOf(missing))
    const attack = buildBatch(state, [ATTACKS[missing].slot(state)], { blind: true })
    for (const { input } of [honest, attack]) {
      expect(checkWitness(careless, witnessOf(careless, execute(circuit, input))), missing).toBe(null)
    }
  }
})

test('where any balance will do, more can be spent again and again', () => {
  const state = town()
  const first = signedBy(state, mallory, spend)
  const { after } = buildBatch(state, [first], { blind: true })
  const second = signedBy(after, mallory, { ...spend, amount: 5n })
  const built = buildBatch(state, [first, second], { blind: true })
  expect(built.unfit).toEqual(['funds', 'funds'])
  expect(namesOf(brokenIn(built.input))).toEqual([COVERS, COVERS.replace('slot 0', 'slot 1')])
  expect(brokenIn(built.input, 'funds')).toEqual([])
  expect(withoutOf('funds').without?.(COVERS.replace('slot 0', 'slot 7'))).toBe(true)
})

test('a blind operator takes anything, and the circuit breaks where the rules do', () => {
  const state = town()
  const by = (signed: Parameters<typeof signedBy>[2]) => signedBy(state, ana, signed)
  const LIMIT = 1n << 64n
  const cases: readonly (readonly [Slot, Unfit, string])[] = [
    [by({ kind: 'transfer', from: 9, to: 2, amount: 0n, fee: 0n }), 'no-account', 'payer / the path leads to the root'],
    [
      by({ kind: 'transfer', from: 1, to: 9, amount: 5n, fee: 0n }),
      'no-account',
      'payee / only a deposit makes an account',
    ],
    [by({ kind: 'transfer', from: 1, to: 2, amount: 5n, fee: LIMIT }), 'amount', 'fee fits / bits make the number'],
    [by({ kind: 'withdraw', from: 1, amount: LIMIT, fee: 0n }), 'amount', 'amount fits / bits make the number'],
    [by({ kind: 'withdraw', from: 2, amount: 1n, fee: 0n }), 'signature', 'signature / the signature fits: x'],
    [{ kind: 'exit', account: 9 }, 'no-account', 'payer / the path leads to the root'],
    [
      { kind: 'deposit', account: 1, amount: 1n, key: mallory.publicKey },
      'other-key',
      'payee / a deposit is for its key',
    ],
    [
      { kind: 'deposit', account: 1, amount: LIMIT - 1n, key: ana.publicKey },
      'overflow',
      'payee / the account holds that much / bits make the number',
    ],
  ]
  for (const [slot, why, constraint] of cases) {
    const { input, unfit, isTrue } = buildBatch(state, [slot], { blind: true })
    expect([unfit, isTrue]).toEqual([[why], false])
    expect(namesOf(brokenIn(input))[0]).toBe(`slot 0 / ${constraint}`)
  }
})
