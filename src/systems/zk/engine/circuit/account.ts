import { type Constraints, product } from '../../../../prover/circuit/constraints.ts'
import { constant, minus, plus, type Signal, scaled } from '../../../../prover/circuit/signal.ts'
import { bit, numberOf } from '../../../../prover/gadgets/bits.ts'
import { either } from '../../../../prover/gadgets/choice.ts'
import { climb, type Level } from '../../../../prover/gadgets/merkle.ts'
import { poseidonOf } from '../../../../prover/poseidon/gadget.ts'
import { keyHashOf } from '../rules/state.ts'
import { CAPACITY, DEPTH } from '../rules/tree.ts'
import type { TouchedAccount } from './input.ts'

/** An account as the prover says it was. Only `move` holds him to it. */
export interface AccountSignals {
  /** 1 in the committee's subtree. */
  readonly inCommittee: Signal
  readonly number: Signal
  readonly levels: readonly Level[]
  /** 1 where nobody had the number before. */
  readonly isNew: Signal
  readonly keyHash: Signal
  readonly balance: Signal
  readonly nonce: Signal
}

export interface Roots {
  readonly chain: Signal
  readonly committee: Signal
}

export function touch(constraints: Constraints, account: TouchedAccount | null): AccountSignals {
  const wire = (name: string, value: (account: TouchedAccount) => bigint) =>
    constraints.wire(name, () => (account ? value(account) : 0n))
  const flag = (name: string, value: (account: TouchedAccount) => boolean) =>
    bit(constraints, name, () => (account && value(account) ? 1n : 0n))
  const place = Array.from({ length: 2 * DEPTH }, (_, index) =>
    flag(`place ${index}`, ({ number }) => ((number >> index) & 1) === 1),
  )
  const inCommittee = flag('in the committee subtree', ({ number }) => number >= CAPACITY)
  return {
    inCommittee,
    number: plus(numberOf(place), scaled(inCommittee, BigInt(CAPACITY))),
    levels: Array.from({ length: DEPTH }, (_, height) => ({
      position: [place[2 * height], place[2 * height + 1]] as [Signal, Signal],
      siblings: [0, 1, 2].map((other) =>
        wire(`sibling ${other} at ${height}`, ({ siblings }) => siblings[height]?.[other] ?? 0n),
      ) as [Signal, Signal, Signal],
    })),
    isNew: flag('new', ({ before }) => before === null),
    keyHash: wire('key hash', ({ before }) => (before ? keyHashOf(before.key) : 0n)),
    balance: wire('balance', ({ before }) => before?.balance ?? 0n),
    nonce: wire('nonce', ({ before }) => before?.nonce ?? 0n),
  }
}

export interface AccountAfter {
  readonly keyHash: Signal
  readonly balance: Signal
  readonly nonce: Signal
}

/** The roots with the account as it is now; that it was as it was said to be is shown by the same path. */
export function move(constraints: Constraints, roots: Roots, account: AccountSignals, after: AccountAfter): Roots {
  const leaf = poseidonOf(constraints, 'leaf before', [account.keyHash, account.balance, account.nonce])
  const leafBefore = product(constraints, 'no leaf if new', leaf, minus(constant(1n), account.isNew))
  const leafAfter = poseidonOf(constraints, 'leaf after', [after.keyHash, after.balance, after.nonce])
  const top = climb(constraints, 'path', { before: leafBefore, after: leafAfter }, account.levels)
  const root = either(constraints, 'root of the subtree', account.inCommittee, roots.chain, roots.committee)
  constraints.equal('the path leads to the root', top.before, root)
  const change = minus(top.after, root)
  const inCommittee = product(constraints, 'change in the committee subtree', account.inCommittee, change)
  return { chain: plus(roots.chain, minus(change, inCommittee)), committee: plus(roots.committee, inCommittee) }
}
