// From what the contract told to what stands: one event at a time, in their order.

import type { Hex } from '../../../../kernel/types.ts'
import { GENESIS_TIMESTAMP } from '../../../../l1/chain/genesis.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { messageInCalldata } from './contracts.ts'
import type { BatchFact, CreditFact, Facts } from './facts.ts'
import type { Told } from './logs.ts'
import { calldataOf, NO_BLOB, wordsInBlob, wordsInTransaction } from './words.ts'

const REASONS: readonly CreditFact['reason'][] = ['withdrawal', 'exit', 'escape', 'returned-deposit']
const EXIT = 4

const lower = (address: string): Hex => address.toLowerCase() as Hex

const patchBatch = (facts: Facts, number: bigint, patch: Partial<BatchFact>): Facts => ({
  ...facts,
  batches: facts.batches.map((batch) => (batch.number === Number(number) ? { ...batch, ...patch } : batch)),
})

export function fold(facts: Facts, told: Told, l1: L1State): Facts {
  const { place } = told
  switch (told.eventName) {
    case 'AccountRegistered': {
      const { account, owner, keyX: x, keyY: y, keyHash } = told.args
      const number = Number(account)
      const made = { number, owner: lower(owner), key: { x, y }, keyHash, place }
      return { ...facts, accounts: new Map(facts.accounts).set(number, made) }
    }
    case 'MessageQueued': {
      const { message, account, kind, amountGwei, chain, queuedAt } = told.args
      const entry = {
        message: Number(message),
        kind: kind === EXIT ? ('exit' as const) : ('deposit' as const),
        account: Number(account),
        amountGwei,
        chain,
        // The contract speaks of Unix time, the world of seconds since its genesis.
        queuedAt: Number(queuedAt) - GENESIS_TIMESTAMP,
        place,
      }
      return { ...facts, messages: [...facts.messages, entry] }
    }
    case 'BatchCommitted': {
      const { number, batch: struct } = told.args
      const isInBlob = struct.blob !== NO_BLOB
      const made: BatchFact = {
        number: Number(number),
        struct,
        posting: isInBlob ? 'blob' : 'calldata',
        words: isInBlob ? null : wordsInTransaction(l1, place.tx),
        committed: place,
        proven: null,
        executed: null,
      }
      return { ...facts, batches: [...facts.batches, made] }
    }
    case 'BatchProven':
      return patchBatch(facts, told.args.number, { proven: place })
    case 'BatchExecuted':
      return patchBatch(facts, told.args.number, { executed: place })
    case 'BatchesReverted': {
      const [first, last] = [Number(told.args.first), Number(told.args.last)]
      const batches = facts.batches.filter(({ number }) => number < first)
      return { ...facts, batches, reverted: [...facts.reverted, { first, last, place }] }
    }
    case 'Credited': {
      const { account, owner, amount, reason } = told.args
      const credit = {
        account: Number(account),
        owner: lower(owner),
        amountWei: amount,
        reason: REASONS[reason] ?? 'withdrawal',
        message: REASONS[reason] === 'returned-deposit' ? returnedBy(l1, place.tx) : null,
        place,
      }
      return { ...facts, credits: [...facts.credits, credit] }
    }
    case 'TakenOut': {
      const taken = { owner: lower(told.args.owner), amountWei: told.args.amount, place }
      return { ...facts, takenOut: [...facts.takenOut, taken] }
    }
    case 'Frozen': {
      const { message, root } = told.args
      return { ...facts, frozen: { message: Number(message), root, place } }
    }
  }
}

function returnedBy(l1: L1State, tx: Hex): number | null {
  const data = calldataOf(l1, tx)
  return data === null ? null : messageInCalldata(data)
}

/** Blobs come and go: what is in them is read anew each time. */
export function withBlobWords(facts: Facts, l1: L1State, slots: number): Facts {
  let isChanged = false
  const batches = facts.batches.map((batch) => {
    if (batch.posting !== 'blob') return batch
    const words = wordsInBlob(l1, batch.struct, slots)
    if ((words === null) === (batch.words === null)) return batch
    isChanged = true
    return { ...batch, words }
  })
  return isChanged ? { ...facts, batches } : facts
}
