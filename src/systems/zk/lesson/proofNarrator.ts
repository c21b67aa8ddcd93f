import type { Narrator } from '../../../ui/exhibit.ts'
import { count, eth } from '../../../ui/l1/words.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { Tamper } from '../engine/types/shared.ts'
import type { ZkView } from '../engine/types/view.ts'
import { missingInWords } from './batchNarrator.ts'
import { constraintInWords, whyL1Refused } from './checks.ts'
import { moment, number, TAMPERS } from './words.ts'

// Making a proof, and what L1 says to it. A proof is not hidden from anybody, and hides nothing: it is short.

const bytesOf = (hex: string): number => (hex.length - 2) / 2

/** What has been changed by the time there is a proof. */
const BUT: { readonly [tamper in Tamper]?: string } = {
  root: 'It is of what the slots give, and something else was committed.',
  word: 'L1 will be shown other words with it than were committed.',
  proof: 'Then one bit of it is flipped.',
}

const isInWitness = (tamper: Tamper): boolean => BUT[tamper] === undefined

export const proofNarrator: Pick<
  Narrator<RollupEvents, ZkView>,
  'proof.started' | 'proof.failed' | 'proof.made' | 'proof.refused' | 'batch.proven'
> = {
  'proof.started': ({ data: { batch, attempt, readyAt, tamper } }) => {
    const begins = attempt > 1 ? `tries batch ${batch} once more` : `begins with batch ${batch}`
    const changed =
      tamper !== null && isInWitness(tamper) ? ` In what the circuit is filled with, ${TAMPERS[tamper]}.` : ''
    return `**The prover ${begins}**, and is ready at ${moment(readyAt)}.${changed} {simplified:simulated-proving-time}`
  },

  'proof.failed': ({ data: { batch, failure } }) => {
    const more = failure.broken - 1
    const others =
      more > 0
        ? ` ${count(more, 'other constraint', 'other constraints')} of the circuit ${more === 1 ? 'is' : 'are'} broken as well.`
        : ''
    return `**There is no proof of batch ${batch}.** A constraint does not hold: “${constraintInWords(failure.constraint)}”.${others} L1 sees nothing of all this.`
  },

  'proof.made': ({ data: { batch, proof, publicInputs, tamper } }) => {
    const but = tamper === null ? undefined : BUT[tamper]
    return `**A proof of batch ${batch} is made**: ${number(bytesOf(proof))} bytes, for ${count(publicInputs.length, 'public input', 'public inputs')}. ${but ?? 'L1 has not checked it yet.'}`
  },

  'proof.refused': ({ data: { batch, error, gasUsed, feeWei } }) =>
    `**L1 refuses the proof of batch ${batch}**: ${whyL1Refused(error)}. To find that out took ${number(gasUsed)} gas, paid with ${eth(feeWei)}; the batch stays committed and unproven.`,

  'batch.proven': ({ data: { batch, block, gasUsed, isTrue } }, view) =>
    isTrue
      ? `**Batch ${batch} is proven in L1 block ${number(block)}**: the pairing equation holds, for ${number(gasUsed)} gas. Nobody has to watch for objections; it is as final as this block.`
      : `**Batch ${batch} is proven in L1 block ${number(block)}, and it breaks the rules.** The proof is valid all the same: ${missingInWords(view)}. L1 cannot tell.`,
}
