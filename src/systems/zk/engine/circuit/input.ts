import { BASE, type Point } from '../../../../prover/babyjub/curve.ts'
import type { EddsaSignature } from '../../../../prover/babyjub/eddsa.ts'
import { type Account, indexOf, OPERATOR, stateRoot, subtreeOf, type ZkState } from '../rules/state.ts'
import { applySlot, debit, type Kind, type Slot, withFees } from '../rules/transition.ts'
import { rootOf, siblingsOf } from '../rules/tree.ts'
import { wordsOf } from '../rules/words.ts'

// What the circuit is given to make a witness from: the batch, and of each account that it touches what it was and its path.

export interface TouchedAccount {
  readonly number: number
  /** Null: nobody had this number before. */
  readonly before: Account | null
  /** From the leaf's height up. */
  readonly siblings: readonly (readonly bigint[])[]
}

export interface SlotInput {
  readonly kind: Kind
  readonly amount: bigint
  readonly fee: bigint
  readonly payer: TouchedAccount
  readonly payee: TouchedAccount
  /** The key of an account that a deposit makes. */
  readonly newKey: Point
  readonly signature: EddsaSignature
}

export interface BatchInput {
  readonly roots: { readonly chain: bigint; readonly committee: bigint }
  readonly messages: bigint
  readonly domain: bigint
  readonly slots: readonly SlotInput[]
  readonly operator: TouchedAccount
  /** As published: what the witness computes must be the same. */
  readonly published: Published
}

export interface Published {
  readonly oldRoot: bigint
  readonly newRoot: bigint
  readonly newCommitteeRoot: bigint
  readonly newMessages: bigint
  readonly words: readonly bigint[]
}

export interface BuiltBatch {
  readonly input: BatchInput
  readonly after: ZkState
}

const NO_SIGNATURE: EddsaSignature = { r8: BASE, s: 0n }

/** Throws where a slot cannot stand in a batch: the sequencer has to know before. */
export function buildBatch(state: ZkState, slots: readonly Slot[]): BuiltBatch {
  let now = state
  let fees = 0n
  const inputs: SlotInput[] = []
  for (const slot of slots) {
    const paid = debit(now, slot)
    const applied = applySlot(now, slot)
    if (!paid.ok || !applied.ok) throw new Error(`a slot that cannot be proven: ${applied.ok ? '' : applied.why}`)
    inputs.push({
      kind: slot.kind,
      amount: slot.kind === 'deposit' ? slot.amount : paid.amount,
      fee: paid.fee,
      payer: touched(now, payerOf(slot)),
      payee: touched(paid.state, payeeOf(slot)),
      newKey: slot.kind === 'deposit' ? slot.key : BASE,
      signature: 'signature' in slot ? slot.signature : NO_SIGNATURE,
    })
    now = applied.state
    fees += applied.fee
  }
  const after = withFees(now, fees)
  if (after === null) throw new Error('more fees than an account holds')
  return {
    after,
    input: {
      roots: { chain: rootOf(state.trees.chain), committee: rootOf(state.trees.committee) },
      messages: state.messages,
      domain: state.domain,
      slots: inputs,
      operator: touched(now, OPERATOR),
      published: {
        oldRoot: stateRoot(state),
        newRoot: stateRoot(after),
        newCommitteeRoot: rootOf(after.trees.committee),
        newMessages: after.messages,
        words: wordsOf(inputs),
      },
    },
  }
}

/** Whose half of a slot is empty is the operator, to whom nothing happens then. */
const payerOf = (slot: Slot): number => (slot.kind === 'exit' ? slot.account : 'from' in slot ? slot.from : OPERATOR)

const payeeOf = (slot: Slot): number =>
  slot.kind === 'deposit' ? slot.account : slot.kind === 'transfer' ? slot.to : OPERATOR

function touched({ trees, accounts }: ZkState, number: number): TouchedAccount {
  return {
    number,
    before: accounts.get(number) ?? null,
    siblings: siblingsOf(trees[subtreeOf(number)], indexOf(number)),
  }
}
