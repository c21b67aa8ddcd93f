// How far L1 is, by what its contract has told.

import type { Hex } from '../../../../kernel/types.ts'
import type { BatchFact, Facts, MessageFact } from './facts.ts'

type Batches = Pick<Facts, 'batches'>

const lastThat = ({ batches }: Batches, isSo: (batch: BatchFact) => boolean): BatchFact => {
  const found = batches.findLast((batch) => batch.number === 0 || isSo(batch))
  if (found === undefined) throw new Error('a rollup has a beginning')
  return found
}

export const lastCommitted = (facts: Batches): BatchFact => lastThat(facts, () => true)
export const lastProven = (facts: Batches): BatchFact => lastThat(facts, ({ proven }) => proven !== null)
/** Its state is the rollup's. */
export const lastExecuted = (facts: Batches): BatchFact => lastThat(facts, ({ executed }) => executed !== null)

/** By executed batches. */
export const messagesTaken = (facts: Batches): number => lastExecuted(facts).struct.messageCount

export const hasEscaped = ({ credits }: Facts, account: number): boolean =>
  credits.some((credit) => credit.reason === 'escape' && credit.account === account)

export const wasReturned = ({ credits }: Facts, { message }: MessageFact): boolean =>
  credits.some((credit) => credit.message === message)

/** What somebody can take out of the contract, in wei. */
export function owedTo({ credits, takenOut }: Facts, owner: Hex): bigint {
  let wei = 0n
  for (const credit of credits) if (credit.owner === owner) wei += credit.amountWei
  for (const taken of takenOut) if (taken.owner === owner) wei -= taken.amountWei
  return wei
}
