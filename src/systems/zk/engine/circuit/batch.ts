import type { Circuit, Constraints } from '../../../../prover/circuit/constraints.ts'
import { plus, type Signal, scaled, ZERO } from '../../../../prover/circuit/signal.ts'
import { bitsOf } from '../../../../prover/gadgets/bits.ts'
import { poseidonOf } from '../../../../prover/poseidon/gadget.ts'
import { SLOT_BITS } from '../rules/words.ts'
import { move, type Roots, touch } from './account.ts'
import type { BatchInput } from './input.ts'
import { slot } from './slot.ts'

// The batch as a circuit: what the old root becomes when its slots are carried out one after the other, and what of them is
// published. Whoever has a proof knows signatures and paths that make it so.

const BALANCE_BITS = 64

export function batchCircuit(size: number): Circuit<BatchInput> {
  return (constraints, input) => {
    const published = publish(constraints, size, input)
    const made = (name: string, value: (input: BatchInput) => bigint) =>
      constraints.wire(name, () => (input ? value(input) : 0n))
    const domain = made('domain', (batch) => batch.domain)
    let roots: Roots = {
      chain: made('chain root', (batch) => batch.roots.chain),
      committee: made('committee root', (batch) => batch.roots.committee),
    }
    let messages = made('messages', (batch) => batch.messages)
    const before = poseidonOf(constraints, 'old root', [roots.chain, roots.committee, messages, domain])
    constraints.equal('the old root is the one published', before, published.oldRoot)

    let fees = ZERO
    const shown: Signal[] = []
    for (let index = 0; index < size; index++) {
      const done = constraints.within(`slot ${index}`, () =>
        slot(constraints, { roots, messages, domain }, input?.slots[index] ?? null),
      )
      roots = done.roots
      messages = done.messages
      fees = plus(fees, done.fee)
      shown.push(done.shown)
    }

    roots = constraints.within('operator', () => {
      const operator = touch(constraints, input?.operator ?? null)
      constraints.equal('fees go to account 0', operator.number, ZERO)
      const balance = plus(operator.balance, fees)
      bitsOf(constraints, 'the operator holds that much', balance, BALANCE_BITS)
      return move(constraints, roots, operator, { ...operator, balance })
    })

    const after = poseidonOf(constraints, 'new root', [roots.chain, roots.committee, messages, domain])
    constraints.equal('the new root is the one published', after, published.newRoot)
    constraints.equal('the committee root is the one published', roots.committee, published.newCommitteeRoot)
    constraints.equal('the messages are the ones published', messages, published.newMessages)
    for (const [index, word] of published.words.entries()) {
      const pair = plus(shown[2 * index] ?? ZERO, scaled(shown[2 * index + 1] ?? ZERO, 1n << SLOT_BITS))
      constraints.equal(`word ${index} is the one published`, pair, word)
    }
  }
}

interface PublishedSignals {
  readonly oldRoot: Signal
  readonly newRoot: Signal
  readonly newCommitteeRoot: Signal
  readonly newMessages: Signal
  readonly words: readonly Signal[]
}

function publish(constraints: Constraints, size: number, input: BatchInput | null): PublishedSignals {
  const shown = (name: string, value: (input: BatchInput) => bigint) =>
    constraints.publicInput(name, () => (input ? value(input) : 0n))
  return {
    oldRoot: shown('old root', ({ published }) => published.oldRoot),
    newRoot: shown('new root', ({ published }) => published.newRoot),
    newCommitteeRoot: shown('new committee root', ({ published }) => published.newCommitteeRoot),
    newMessages: shown('new messages', ({ published }) => published.newMessages),
    words: Array.from({ length: Math.ceil(size / 2) }, (_, index) =>
      shown(`word ${index}`, ({ published }) => published.words[index] ?? 0n),
    ),
  }
}
