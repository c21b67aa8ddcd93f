// A batch's numbers, and the real proof that is made of them.

import type { Hex } from '../../../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import { sign } from '../../../../prover/babyjub/eddsa.ts'
import { R } from '../../../../prover/field.ts'
import type { Made } from '../../../../prover/service/types.ts'
import { type BatchInput, buildBatch } from '../circuit/input.ts'
import { tampered, type WitnessTamper } from '../circuit/tamper.ts'
import type { ZkCtx } from '../errands.ts'
import { proveBatch } from '../keys/proveBatch.ts'
import { word } from '../looking/words.ts'
import { keyOf, ownerOf } from '../people.ts'
import { subtreeOf } from '../rules/state.ts'
import { isSigned } from '../rules/transition.ts'
import type { ClosedBatch, ZkWorld } from '../state.ts'
import type { Failure } from '../types/events.ts'
import type { Tamper } from '../types/shared.ts'

/** What the circuit is filled with, if nobody tampers with it. */
export const inputOf = ({ before, slots, isTrue }: ClosedBatch): BatchInput =>
  buildBatch(before, slots, { blind: !isTrue }).input

const isInWitness = (tamper: Tamper | null): tamper is WitnessTamper =>
  tamper === 'overspend' || tamper === 'signature' || tamper === 'path'

/**
 * Where nobody has signed anything there is no signature to tamper with. A false root is told when a batch is closed, and is
 * enough.
 */
export const canTamper = ({ slots, claimedRoot }: ClosedBatch, tamper: Tamper): boolean =>
  claimedRoot === null && tamper !== 'root' && (!isInWitness(tamper) || slots.some(isSigned))

/** And if somebody does. */
export function inputWith(state: ZkWorld, batch: ClosedBatch, tamper: Tamper | null): BatchInput {
  if (!isInWitness(tamper)) return inputOf(batch)
  const signAs = (account: number, message: bigint) => {
    const owner = ownerOf(state, account)
    const key = owner === null ? null : keyOf(owner, subtreeOf(account))
    if (key === null) throw new Error(`nobody has the key of account ${account}`)
    return sign(key, message)
  }
  return tampered({ ...batch, sign: signAs }, tamper) ?? inputOf(batch)
}

export interface Attempt {
  readonly batch: ClosedBatch
  readonly attempt: number
  readonly tamper: Tamper | null
}

export function makeProof(state: ZkWorld, { batch, attempt, tamper }: Attempt, ctx: ZkCtx): Promise<Made> {
  const { slots, missing } = state.params
  const rng = ctx.rng.fork(`blinding of batch ${batch.number}, attempt ${attempt}`)
  const number = () => BigInt(bytesToHex(rng.bytes(BLINDING_BYTES))) % R
  return proveBatch({
    slots,
    missing,
    input: inputWith(state, batch, tamper),
    blinding: [number(), number()],
    tell: (progress) => ctx.progress(progress),
  })
}
/** So many more than the field has that the remainder is as good as uniform. */
const BLINDING_BYTES = 48

export const failureOf = ({ failure }: Extract<Made, { ok: false }>): Failure => ({
  constraint: failure.constraint,
  a: word(failure.a),
  b: word(failure.b),
  c: word(failure.c),
  broken: failure.broken,
})

// ── What is shown to L1 ──────────────────────────────────────────────────────────────────────────

/** One bit of the first word: the lowest of the first slot's amount. */
const AMOUNT_BIT = 1n << 28n

export function shownTo({ published, proof: { made, tamper } }: ClosedBatch) {
  if (made === null) throw new Error('nothing is proven yet')
  const [first = 0n, ...others] = published.words
  return {
    words: tamper === 'word' ? [first ^ AMOUNT_BIT, ...others] : published.words,
    proof: tamper === 'proof' ? withLastBit(made.proof) : made.proof,
  }
}

function withLastBit(proof: Hex): Hex {
  const bytes = hexToBytes(proof)
  const last = bytes.length - 1
  bytes[last] = (bytes[last] ?? 0) ^ 1
  return bytesToHex(bytes)
}
