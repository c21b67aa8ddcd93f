import type { Constraints } from '../circuit/constraints.ts'
import type { Signal } from '../circuit/signal.ts'
import { atMost, bitsOf, strictBitsOf } from '../gadgets/bits.ts'
import { equalIf, notZero } from '../gadgets/choice.ts'
import { poseidonOf } from '../poseidon/gadget.ts'
import { BASE, ORDER } from './curve.ts'
import { added, doubled, enforceOnCurve, multiplied, multipliedConstant, type PointSignal } from './gadget.ts'

export interface SignatureSignal {
  readonly r8: PointSignal
  readonly s: Signal
}

const S_BITS = 251

/** S·B8 = R8 + 8h·A wherever `required` is 1. Where it is 0 the same has to be computed, but need not come out even. */
export function enforceSignature(
  constraints: Constraints,
  name: string,
  {
    required,
    publicKey,
    message,
    signature: { r8, s },
  }: {
    readonly required: Signal
    readonly publicKey: PointSignal
    readonly message: Signal
    readonly signature: SignatureSignal
  },
): void {
  constraints.within(name, () => {
    enforceOnCurve(constraints, 'the key is a point', publicKey)
    enforceOnCurve(constraints, 'R8 is a point', r8)
    const sBits = bitsOf(constraints, 'S', s, S_BITS)
    atMost(constraints, 'S is below the order', sBits, ORDER - 1n)
    const hash = poseidonOf(constraints, 'challenge', [r8.x, r8.y, publicKey.x, publicKey.y, message])
    const hashBits = strictBitsOf(constraints, 'challenge in bits', hash)
    const eightfold = ['twice', 'four times', 'eight times'].reduce(
      (point, each) => doubled(constraints, `key ${each}`, point),
      publicKey,
    )
    notZero(constraints, 'the key is not of small order', eightfold.x)
    const left = multipliedConstant(constraints, 'S times the base', BASE, sBits)
    const product = multiplied(constraints, 'challenge times the key', eightfold, hashBits)
    const right = added(constraints, 'R8 added', r8, product)
    equalIf(constraints, 'the signature fits: x', required, left.x, right.x)
    equalIf(constraints, 'the signature fits: y', required, left.y, right.y)
  })
}
