import type { Json } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Prose } from '../../../ui/exhibit.ts'
import { l1Refusals } from '../../../ui/l1/refusals.ts'
import { listNames } from '../../../ui/l1/words.ts'
import { ether, left, moment } from './words.ts'

// Why the ZK rollup, its contracts or the lab say no.

/** A fact that an engine of another version does not give leaves a gap in the sentence, never an exception. */
const GAP = '…'
const field = (facts: Json, name: string): Json =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts)
    ? ((facts as { readonly [key: string]: Json })[name] ?? null)
    : null
const number = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'number' ? groupDigits(value) : GAP
}
const seconds = (facts: Json, name: string, write: (at: number) => string): string => {
  const value = field(facts, name)
  return typeof value === 'number' ? write(value) : GAP
}
const units = (facts: Json, name: string, write: (amount: string) => string): string => {
  const value = field(facts, name)
  return typeof value === 'string' && /^\d+$/.test(value) ? write(value) : GAP
}
const quoted = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'string' ? `“${value}”` : GAP
}

const listed = (facts: Json, name: string): readonly string[] => {
  const value = field(facts, name)
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
/** By their ids, as people are named where no view is at hand. */
const names = (facts: Json, name: string): string => {
  const ids = listed(facts, name).map((id) => `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`)
  return ids.length === 0 ? GAP : listNames(ids)
}

type Refusals = { readonly [code: string]: (facts: Json) => Prose }

const ofTheRollup: Refusals = {
  // Signing, and the operator
  'no-such-account': (facts) => `Nobody has account ${number(facts, 'account')} on the rollup.`,
  'not-the-owner': (facts) =>
    `Account ${number(facts, 'account')} is somebody else’s: only its owner may ask for that.`,
  'no-such-transaction': () => 'No transaction with this hash was ever in a batch: there is nothing to hand in again.',
  'nothing-to-post': () => 'There is nothing to put into a batch.',
  'sequencer-offline': () => 'The operator is silent, so it closes no batch.',
  'not-whole-gwei': () => 'The rollup counts in whole gwei: nine digits behind the point at most.',
  'nothing-sent': () => 'A deposit of nothing is none.',
  'subtree-full': () => 'There is no room for another account in this subtree: it holds 256.',

  // Proofs
  'nothing-to-prove': () => 'Every committed batch is proven.',
  'nothing-to-execute': () => 'Every proven batch is executed.',
  'already-on-its-way': () => 'This waits in the mempool already. Let the next block come.',
  'nothing-to-revert': () => 'Every committed batch is proven: none can be dropped.',
  'not-late-yet': (facts) =>
    `Batch ${number(facts, 'batch')} may stay unproven until ${seconds(facts, 'at', moment)}, ${seconds(facts, 'seconds', left)} from now.`,

  // The committee
  'too-few-signatures': (facts) =>
    `Batch ${number(facts, 'batch')} has too few signatures of the committee: the contract would refuse it.`,
  'words-are-gone': (facts) =>
    `The blob with batch ${number(facts, 'batch')} is gone from L1’s nodes, and without its words the contract takes nothing.`,
  'no-committee': () => 'This rollup has no committee: all its data are published on L1.',
  'no-such-member': (facts) => `${quoted(facts, 'id')} is not a member of the committee.`,

  // Leaving
  'nothing-to-take': () => 'Nothing is owed to this person. A withdrawal is, once the batch that holds it is executed.',
  'nothing-waits': () => 'No message of L1 waits.',
  'not-due-yet': (facts) =>
    `Message ${number(facts, 'message')} may wait until ${seconds(facts, 'dueAt', moment)}, ${seconds(facts, 'seconds', left)} from now. Until then the operator may still take it.`,
  'execute-first': (facts) =>
    `Batch ${number(facts, 'batch')} is proven and not executed. That comes first: maybe it takes the message.`,
  'already-frozen': () => 'The rollup is frozen already.',
  'not-frozen': () => 'The rollup is not frozen: there are other ways out, and this one is closed.',
  frozen: () => 'The rollup is frozen: it takes nothing any more, and everybody takes out what is theirs.',
  'already-escaped': (facts) => `Account ${number(facts, 'account')} has escaped already, with all it had.`,
  'no-data': (facts) =>
    `Nobody who hands data out has what it takes to show account ${number(facts, 'account')}. Its money is not stolen; it cannot be moved.`,
  'old-data': (facts) =>
    `The copy with account ${number(facts, 'account')} is of an earlier state. Something under the same root has changed since, so the paths in it lead to another root than the contract has.`,
  'no-such-amount': (facts) =>
    `Account ${number(facts, 'account')} is said to hold more than any amount can be, and the contract pays no such amount.`,
  'not-executed-there': (facts) => `Account ${number(facts, 'account')} is not in the last executed state.`,
  'no-such-message': (facts) => `There is no message ${number(facts, 'message')}.`,
  'not-a-deposit': (facts) => `Message ${number(facts, 'message')} is not a deposit.`,
  'was-taken': (facts) => `Message ${number(facts, 'message')} was taken by an executed batch: it is on the rollup.`,
  'already-returned': (facts) => `Message ${number(facts, 'message')} was given back already.`,
}

const ofThePocket: Refusals = {
  'no-pocket': () => 'There is no pocket rollup in this world.',
  'phase-closed': (facts) => `Phase ${number(facts, 'phase')} is closed: nobody contributes to it any more.`,
  'phase-not-open': (facts) => `Phase ${number(facts, 'phase')} is not open yet: the one before comes first.`,
  'no-contribution': (facts) =>
    `Nobody has contributed to phase ${number(facts, 'phase')}: everybody would know its secret, since it would be 1.`,
  'already-contributed': (facts) => `This person is in phase ${number(facts, 'phase')} already. Once is enough.`,
  'honest-contributor': (facts) =>
    `What ${names(facts, 'ids')} put into phase ${number(facts, 'phase')} is missing: forgotten, or not told. Without it nobody knows the whole secret, and nobody can forge with it.`,
  'no-proof-to-copy': () => 'With δ alone one can turn a valid proof into another, and there is no valid proof yet.',
  'pocket-not-running': () => 'The pocket rollup has no contract yet: its key is still being made.',
  'not-in-pocket': (facts) => `${quoted(facts, 'id')} has no account on the pocket rollup.`,
  'pocket-cannot-pay': (facts) =>
    `The account holds ${units(facts, 'balance', ether)}; ${units(facts, 'needed', ether)} are needed.`,
  'not-that-much': (facts) =>
    `The pocket rollup holds ${units(facts, 'held', ether)}: there are no ${units(facts, 'amount', ether)} to take.`,
}

export const refusals: Refusals = { ...l1Refusals, ...ofTheRollup, ...ofThePocket }
