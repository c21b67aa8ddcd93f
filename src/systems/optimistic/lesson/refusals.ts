import type { Json } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Prose } from '../../../ui/exhibit.ts'
import { l1Refusals } from '../../../ui/l1/refusals.ts'
import { ether, left, moment, tokens } from './words.ts'

// Why the rollup, its contracts or the lab say no.

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

export const refusals: { readonly [code: string]: (facts: Json) => Prose } = {
  ...l1Refusals,

  // On the rollup
  'no-account-there': (facts) =>
    `${quoted(facts, 'account')} has no account on the rollup. Deposit over the bridge, or have somebody pay there.`,
  'cannot-pay-there': (facts) =>
    `The account on the rollup holds ${units(facts, 'ether', ether)} and ${units(facts, 'token', tokens)}. That does not cover the amount, the fee of ${units(facts, 'fee', ether)} and what it has waiting already.`,
  'nobody-to-pay': () => 'It takes two people with an account on the rollup to pay each other.',
  'nothing-to-post': () => 'There is nothing to post: no block of the rollup is without a batch.',
  'sequencer-offline': () => 'The sequencer is offline, so it posts nothing.',
  'not-whole-gwei': () => 'The rollup counts in whole gwei: nine digits behind the point at most.',

  // The inbox
  'nothing-waits': () => 'Nothing waits in the inbox.',
  'not-due-yet': (facts) =>
    `Message ${number(facts, 'message')} is not due before ${seconds(facts, 'dueAt', moment)}, ${seconds(facts, 'seconds', left)} from now. Until then the sequencer may still take it by itself.`,

  // Claims
  'no-such-claim': (facts) => `There is no claim ${number(facts, 'claim')}.`,
  'nothing-to-claim': () =>
    'Every batch behind this claim has one already: a claim is about the batch that comes next.',
  'parent-fell': (facts) =>
    `Claim ${number(facts, 'claim')} can never be confirmed, because of claim ${number(facts, 'because')}. Build on another one.`,
  'unknown-state': (facts) =>
    `Nobody knows a state with the output of claim ${number(facts, 'claim')}: it was made up. So nobody can go on from there.`,
  'lie-impossible': () =>
    'That lie cannot be told about this batch: there is no withdrawal in it, no message due, or no such step.',
  'already-decided': (facts) => `Claim ${number(facts, 'claim')} is decided: it cannot be challenged any more.`,

  // Watchers and disputes
  'no-such-watcher': (facts) => `${quoted(facts, 'id')} is not a watcher here.`,
  'no-such-game': (facts) => `There is no dispute ${number(facts, 'game')}.`,
  'game-over': (facts) => `Dispute ${number(facts, 'game')} is over.`,
  'not-your-turn': (facts) => `It is the turn of ${TURNS[String(field(facts, 'turn'))] ?? GAP} in this dispute.`,
  'no-such-segment': (facts) => `The range was split into ${number(facts, 'segments')} parts: choose one of them.`,
  'nothing-to-choose': () => 'Every hash that was shown is right: there is no part to disagree with.',
  'nothing-to-show': () =>
    'Nobody here holds a run that ends in what was claimed, so there is nothing to show. The clock runs.',
  'already-on-its-way': () => 'This move waits in the mempool already. Let the next block come.',

  // Withdrawals
  'no-such-withdrawal': (facts) => `There is no withdrawal ${number(facts, 'withdrawal')}.`,
  'not-final-yet': (facts) =>
    `Withdrawal ${number(facts, 'withdrawal')} is on L1, but no confirmed claim holds it yet, and the bridge takes no other proof.`,
  'already-paid': (facts) => `Withdrawal ${number(facts, 'withdrawal')} was paid already. Nobody is paid twice.`,
  'not-yours': (facts) => `Withdrawal ${number(facts, 'withdrawal')} is somebody else’s.`,
  'already-offered': (facts) => `Withdrawal ${number(facts, 'withdrawal')} is offered already, or sold.`,
  'no-open-offer': (facts) => `There is no open offer ${number(facts, 'offer')}.`,

  // The re-executor
  'no-such-batch': (facts) => `There is no batch ${number(facts, 'batch')} on L1.`,
  'posts-in-order': (facts) =>
    `Batches are posted to the re-executor in order: the next one is ${number(facts, 'next')}.`,
  'not-posted-yet': (facts) => `Batch ${number(facts, 'batch')} is not in a block yet. Let the next one come.`,
  'no-such-post': (facts) => `There is no post ${number(facts, 'post')}.`,
  'no-such-transaction': (facts) => `It has no transaction ${number(facts, 'index')}.`,
}

const TURNS: { readonly [turn: string]: string } = {
  defender: 'the defender, to name the hashes in between',
  challenger: 'the challenger, to choose a part',
  prove: 'the challenger, to have L1 run the one step that is left',
  over: 'nobody',
}
