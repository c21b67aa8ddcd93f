import { BASE } from '../../../../prover/babyjub/curve.ts'
import { enforceSignature } from '../../../../prover/babyjub/eddsaGadget.ts'
import { type Constraints, product } from '../../../../prover/circuit/constraints.ts'
import { constant, minus, plus, read, type Signal, scaled, sum, ZERO } from '../../../../prover/circuit/signal.ts'
import { R } from '../../../../prover/field.ts'
import { bit, bitsOf } from '../../../../prover/gadgets/bits.ts'
import { either, equalIf, not } from '../../../../prover/gadgets/choice.ts'
import { poseidonOf } from '../../../../prover/poseidon/gadget.ts'
import { KINDS } from '../rules/transition.ts'
import { SHOWN } from '../rules/words.ts'
import { move, type Roots, touch } from './account.ts'
import type { SlotInput } from './input.ts'

// One slot: somebody pays, somebody is paid, either half may be empty (SPEC Z5 to Z8). What is checked depends on the kind;
// that something is checked does not: the rows are the same for all.

const AMOUNT_BITS = 64
const FEE_BITS = 32

interface Before {
  readonly roots: Roots
  readonly messages: Signal
  readonly domain: Signal
}

interface After {
  readonly roots: Roots
  readonly messages: Signal
  readonly fee: Signal
  /** The 124 bits that are published. */
  readonly shown: Signal
}

export function slot(constraints: Constraints, { roots, messages, domain }: Before, input: SlotInput | null): After {
  const wire = (name: string, value: (input: SlotInput) => bigint) =>
    constraints.wire(name, () => (input ? value(input) : 0n))
  const flag = (name: SlotInput['kind']) => bit(constraints, name, () => (input?.kind === name ? 1n : 0n))

  const [transfer, withdraw, deposit, exit] = [flag('transfer'), flag('withdraw'), flag('deposit'), flag('exit')]
  const any = sum([transfer, withdraw, deposit, exit])
  constraints.enforce('one kind at most', any, not(any), ZERO)
  const signed = plus(transfer, withdraw)
  const isMessage = plus(deposit, exit)
  const kind = sum([
    scaled(transfer, BigInt(KINDS.transfer)),
    scaled(withdraw, BigInt(KINDS.withdraw)),
    scaled(deposit, BigInt(KINDS.deposit)),
    scaled(exit, BigInt(KINDS.exit)),
  ])

  const amount = wire('amount', (each) => each.amount)
  bitsOf(constraints, 'amount fits', amount, AMOUNT_BITS)
  const fee = wire('fee', (each) => each.fee)
  bitsOf(constraints, 'fee fits', fee, FEE_BITS)
  constraints.enforce('a fee is signed for', not(signed), fee, ZERO)
  constraints.enforce('nothing moves in an empty slot', not(any), amount, ZERO)

  const payer = constraints.within('payer', () => touch(constraints, input?.payer ?? null))
  const payee = constraints.within('payee', () => touch(constraints, input?.payee ?? null))
  const from = product(constraints, 'who pays', payer.number, plus(signed, exit))
  const to = product(constraints, 'who is paid', payee.number, plus(transfer, deposit))

  // Who pays.
  const key = {
    x: wire('key x', ({ otherKey, payer: { before } }) => (otherKey ?? before?.key ?? BASE).x),
    y: wire('key y', ({ otherKey, payer: { before } }) => (otherKey ?? before?.key ?? BASE).y),
  }
  const paid = product(constraints, 'paid', amount, not(deposit))
  const rootsPaid = constraints.within('payer', () => {
    constraints.equal('the key is the account’s', poseidonOf(constraints, 'key', [key.x, key.y]), payer.keyHash)
    constraints.equal('who pays has an account', payer.isNew, ZERO)
    equalIf(constraints, 'an exit takes all', exit, amount, payer.balance)
    const balance = minus(payer.balance, plus(paid, fee))
    bitsOf(constraints, 'the balance covers amount and fee', balance, AMOUNT_BITS)
    return move(constraints, roots, payer, { ...payer, balance, nonce: plus(payer.nonce, signed) })
  })

  // Who is paid.
  const newKeyHash = poseidonOf(constraints, 'key of a new account', [
    wire('new key x', ({ newKey }) => newKey.x),
    wire('new key y', ({ newKey }) => newKey.y),
  ])
  const rootsAfter = constraints.within('payee', () => {
    constraints.enforce('only a deposit makes an account', payee.isNew, not(deposit), ZERO)
    constraints.enforce('a new account is empty', payee.isNew, payee.balance, ZERO)
    constraints.enforce('a new account has sent nothing', payee.isNew, payee.nonce, ZERO)
    equalIf(constraints, 'a deposit is for its key', minus(deposit, payee.isNew), payee.keyHash, newKeyHash)
    const keyHash = either(constraints, 'key after', payee.isNew, payee.keyHash, newKeyHash)
    const received = product(constraints, 'received', amount, plus(transfer, deposit))
    const balance = plus(payee.balance, received)
    bitsOf(constraints, 'the account holds that much', balance, AMOUNT_BITS)
    return move(constraints, rootsPaid, payee, { keyHash, balance, nonce: payee.nonce })
  })

  // What is signed, or the L1 message that is taken: no slot has both, so one hash serves.
  const amountTold = product(constraints, 'amount told', amount, not(exit))
  const nonceTold = constraints.wire('nonce told', () => (read(signed) * (input?.otherNonce ?? read(payer.nonce))) % R)
  constraints.enforce('the nonce is the account’s', payer.nonce, signed, nonceTold)
  const told = sum([
    kind,
    scaled(from, 1n << 4n),
    scaled(to, 1n << 16n),
    scaled(amountTold, 1n << 28n),
    scaled(fee, 1n << 92n),
    scaled(nonceTold, 1n << 156n),
  ])
  const hash = poseidonOf(constraints, 'signed or taken', [
    either(constraints, 'domain or chain', isMessage, domain, messages),
    told,
    product(constraints, 'key of the message', deposit, newKeyHash),
  ])
  enforceSignature(constraints, 'signature', {
    required: signed,
    publicKey: key,
    message: hash,
    signature: {
      r8: {
        x: wire('R8 x', ({ signature }) => signature.r8.x),
        y: wire('R8 y', ({ signature }) => signature.r8.y),
      },
      s: wire('S', ({ signature }) => signature.s),
    },
  })

  return {
    roots: rootsAfter,
    messages: either(constraints, 'messages after', isMessage, messages, hash),
    fee,
    shown: shownOf(constraints, { kind, transfer, from, to, amount, fee, payer, payee }),
  }
}

/** Of a transfer only the sides in the chain subtree are published (Z10). */
function shownOf(
  constraints: Constraints,
  {
    kind,
    transfer,
    from,
    to,
    amount,
    fee,
    payer,
    payee,
  }: {
    readonly [name in 'kind' | 'transfer' | 'from' | 'to' | 'amount' | 'fee']: Signal
  } & { readonly [side in 'payer' | 'payee']: { readonly inCommittee: Signal } },
): Signal {
  return constraints.within('published', () => {
    const hidesFrom = product(constraints, 'payer hidden', transfer, payer.inCommittee)
    const hidesTo = product(constraints, 'payee hidden', transfer, payee.inCommittee)
    const hidesAll = product(constraints, 'all hidden', hidesFrom, hidesTo)
    const more = (code: number) => BigInt(code - KINDS.transfer)
    const shownKind = sum([
      kind,
      scaled(minus(hidesFrom, hidesAll), more(SHOWN.fromHidden)),
      scaled(minus(hidesTo, hidesAll), more(SHOWN.toHidden)),
      scaled(hidesAll, more(SHOWN.hidden)),
    ])
    return sum([
      shownKind,
      scaled(product(constraints, 'from shown', from, minus(constant(1n), hidesFrom)), 1n << 4n),
      scaled(product(constraints, 'to shown', to, minus(constant(1n), hidesTo)), 1n << 16n),
      scaled(product(constraints, 'amount shown', amount, minus(constant(1n), hidesAll)), 1n << 28n),
      scaled(fee, 1n << 92n),
    ])
  })
}
