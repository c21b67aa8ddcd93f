import { BASE, type Point } from '../../../prover/babyjub/curve.ts'
import { type EddsaKey, type EddsaSignature, sign } from '../../../prover/babyjub/eddsa.ts'
import { execute } from '../../../prover/circuit/witness.ts'
import { poseidon } from '../../../prover/poseidon/hash.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import type { BatchInput, TouchedAccount } from '../engine/circuit/input.ts'
import { type Account, indexOf, subtreeOf, withAccount, type ZkState } from '../engine/rules/state.ts'
import { type Kind, packed } from '../engine/rules/transition.ts'
import { rootOf, siblingsOf } from '../engine/rules/tree.ts'
import { ACCOUNTS, DOMAIN, namesOf, people, town } from './witnessPlay.ts'

// Batches of one slot by somebody who knows the circuit by heart: everything that follows from a lie is made to fit it, the
// signature among it.

interface Half {
  readonly number: number
  /** Null: nobody's number. Left out: what the state says. */
  readonly before?: Account | null
  /** Left out: as it was. */
  readonly after?: Account
}

/** What is signed, where it is not what the slot says. */
interface Told {
  readonly from?: number
  readonly to?: number
  readonly amount?: bigint
  readonly nonce?: bigint
  readonly domain?: bigint
}

export interface Lie {
  readonly state?: ZkState
  readonly kind: Kind
  readonly amount?: bigint
  readonly fee?: bigint
  readonly payer?: Half
  readonly payee?: Half
  readonly operator?: Half
  /** The state that is gone on with behind the payer's half, or the payee's. */
  readonly afterPayer?: ZkState
  readonly afterPayee?: ZkState
  readonly signer?: EddsaKey
  readonly told?: Told
  readonly signature?: EddsaSignature
  readonly newKey?: Point
  readonly otherKey?: Point
  readonly otherNonce?: bigint
  readonly wires?: { readonly [name: string]: bigint }
}

function touched(state: ZkState, { number, before }: Half): TouchedAccount {
  const siblings = siblingsOf(state.trees[subtreeOf(number)], indexOf(number))
  return { number, before: before === undefined ? (state.accounts.get(number) ?? null) : before, siblings }
}

const moved = (state: ZkState, { number, after }: Half): ZkState => (after ? withAccount(state, number, after) : state)

const nobodysHalf: Half = { number: ACCOUNTS.operator }

function signatureOf({ kind, amount = 0n, fee = 0n, payer, payee, signer, told = {} }: Lie): EddsaSignature {
  if (signer === undefined) return { r8: BASE, s: 0n }
  const signed = kind === 'transfer' ? { to: payee?.number ?? 0 } : {}
  const { domain = DOMAIN, ...fields } = { nonce: 3n, from: payer?.number ?? 0, amount, ...signed, ...told }
  return sign(signer, poseidon([domain, packed({ kind, fee, ...fields }), 0n]))
}

/** What is published is left at 0: nobody holds it to anything but what comes out. */
export function inputOf(lie: Lie): BatchInput {
  const { state = town(), kind, amount = 0n, fee = 0n, payer = nobodysHalf, payee = nobodysHalf } = lie
  const operator = lie.operator ?? nobodysHalf
  const paid = lie.afterPayer ?? moved(state, payer)
  const received = lie.afterPayee ?? moved(paid, payee)
  return {
    roots: { chain: rootOf(state.trees.chain), committee: rootOf(state.trees.committee) },
    messages: state.messages,
    domain: state.domain,
    slots: [
      {
        kind,
        amount,
        fee,
        payer: touched(state, payer),
        payee: touched(paid, payee),
        newKey: lie.newKey ?? people.ben.publicKey,
        signature: lie.signature ?? signatureOf(lie),
        otherKey: lie.otherKey ?? null,
        otherNonce: lie.otherNonce ?? null,
      },
    ],
    operator: touched(received, operator),
    published: { oldRoot: 0n, newRoot: 0n, newCommitteeRoot: 0n, newMessages: 0n, words: [0n] },
  }
}

/** These only say that what comes out is what is published: whoever lies publishes what comes out. */
export const PUBLISHED = [
  'the old root is the one published',
  'the new root is the one published',
  'the committee root is the one published',
  'the messages are the ones published',
  'word 0 is the one published',
] as const

/** Names of what a lie breaks, what is published apart. */
export function brokenBy(lie: Lie): string[] {
  const { wires = {} } = lie
  const tampering = ({ name, value }: { readonly name: string; readonly value: bigint }) => wires[name] ?? value
  const { unmet } = execute(batchCircuit(1), inputOf(lie), { tampering })
  return namesOf(unmet).filter((name) => !(PUBLISHED as readonly string[]).includes(name))
}
