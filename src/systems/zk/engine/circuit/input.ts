import { BASE, type Point } from '../../../../prover/babyjub/curve.ts'
import type { EddsaSignature } from '../../../../prover/babyjub/eddsa.ts'
import { type Account, indexOf, OPERATOR, stateRoot, subtreeOf, type ZkState } from '../rules/state.ts'
import {
  isSigned,
  type Kind,
  payerIn,
  type Reckoned,
  reckonFees,
  reckonSlot,
  type Slot,
  type Unfit,
} from '../rules/transition.ts'
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
  /** Whose key is shown, and which nonce, if they are not the payer's: what only a circuit takes that does not look. */
  readonly otherKey: Point | null
  readonly otherNonce: bigint | null
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
  /** Whether all of it follows the rules: else no proof can be made of it, unless the circuit lacks something. */
  readonly isTrue: boolean
  /** Why each slot cannot stand; null: it can. */
  readonly unfit: readonly (Unfit | null)[]
}

export interface BuildOptions {
  /** Takes slots that cannot stand in a batch, and reckons on as the circuit does: modulo the order of the field. */
  readonly blind?: boolean
}

const NO_SIGNATURE: EddsaSignature = { r8: BASE, s: 0n }

/** Throws where a slot cannot stand in a batch, unless it is blind: the sequencer has to know before. */
export function buildBatch(state: ZkState, slots: readonly Slot[], { blind = false }: BuildOptions = {}): BuiltBatch {
  let now = state
  let fees = 0n
  const inputs: SlotInput[] = []
  const unfit: (Unfit | null)[] = []
  for (const slot of slots) {
    const reckoned = reckonSlot(now, slot)
    if (!blind && reckoned.why !== null) throw new Error(`a slot that cannot be proven: ${reckoned.why}`)
    inputs.push(slotInput(now, slot, reckoned))
    unfit.push(reckoned.why)
    now = reckoned.state
    fees += reckoned.fee
  }
  const { state: after, why } = reckonFees(now, fees)
  if (!blind && why !== null) throw new Error('more fees than an account holds')
  return {
    after,
    isTrue: why === null && unfit.every((each) => each === null),
    unfit,
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

function slotInput(state: ZkState, slot: Slot, { paid, amount, fee }: Reckoned): SlotInput {
  const payer = touched(state, payerOf(slot))
  return {
    kind: slot.kind,
    amount: slot.kind === 'deposit' ? slot.amount : amount,
    fee,
    payer: { ...payer, before: payerIn(state, slot) ?? payer.before },
    payee: touched(paid, payeeOf(slot)),
    newKey: slot.kind === 'deposit' ? slot.key : BASE,
    signature: isSigned(slot) ? slot.signature : NO_SIGNATURE,
    otherKey: isSigned(slot) ? (slot.key ?? null) : null,
    otherNonce: isSigned(slot) ? (slot.nonce ?? null) : null,
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
