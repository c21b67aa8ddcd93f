// What people send over L1: ether, transactions that the sequencer would not take, and the order to take them.

import { encodeFunctionData } from 'viem'
import { refuse } from '../../../kernel/refusal.ts'
import type { Refused, Seconds } from '../../../kernel/types.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { Bridge } from '../../../rollup/contracts/generated/Bridge.ts'
import { Inbox } from '../../../rollup/contracts/generated/Inbox.ts'
import { encodeForcedTx, NO_ACCOUNT } from '../../../rollup/records.ts'
import { DisputeGame } from '../contracts/generated/DisputeGame.ts'
import { Rollup } from '../contracts/generated/Rollup.ts'
import type { Order } from './errands.ts'
import { derivedState } from './exits.ts'
import { accountOfPerson, addressOf } from './people.ts'
import { draft, signAs } from './sequencer/wallet.ts'
import { GWEI_WEI, type OptimisticState } from './state.ts'
import type { RollupActions } from './types/actions.ts'

export function orderDeposit(
  state: OptimisticState,
  { from, valueWei }: RollupActions['bridge.deposit'],
): Order | Refused {
  const address = addressOf(from)
  if (address === null) return refuse('unknown-account', { account: from })
  if (BigInt(valueWei) % GWEI_WEI !== 0n) return refuse('not-whole-gwei', { valueWei })
  const number = accountOfPerson(state.sequencer.soft, address) ?? NO_ACCOUNT
  const data = encodeFunctionData({ abi: Bridge.abi, functionName: 'deposit', args: [address, number] })
  return { from, to: state.contracts.bridge, data, valueWei: BigInt(valueWei) }
}

/** Signed on top of what L1 knows of the sender: whatever the sequencer has promised since may never come. */
export function orderForced(state: OptimisticState, { from, wish }: RollupActions['l2.force']): Order | Refused {
  const known = derivedState(state)
  const onL1 = { ...state, sequencer: { ...state.sequencer, soft: known, queue: [] } }
  // The sequencer gets nothing for it: L1 was paid.
  const tx = draft(onL1, { from, wish, feeGwei: 0n })
  if ('refused' in tx) return tx
  const to = tx.kind === 'transfer' ? accountOfPerson(known, tx.to) : null
  const record = bytesToHex(encodeForcedTx(signAs(state, from, tx), to ?? NO_ACCOUNT))
  const data = encodeFunctionData({ abi: Inbox.abi, functionName: 'enqueue', args: [record] })
  return { from, to: state.contracts.inbox, data }
}

/** The first message that no batch on L1 has taken. */
export const firstWaiting = (state: OptimisticState): number => derivedState(state).counters.messages

export function orderForceBatch(state: OptimisticState, from: string, now: Seconds): Order | Refused {
  const waiting = state.facts.messages[firstWaiting(state)]
  if (waiting === undefined) return refuse('nothing-waits', null)
  const dueAt = waiting.at + state.params.forceDelaySeconds
  if (now < dueAt) return refuse('not-due-yet', { message: waiting.message, dueAt, seconds: dueAt - now })
  return { from, to: state.contracts.inbox, data: encodeFunctionData({ abi: Inbox.abi, functionName: 'force' }) }
}

export function orderCollect({ contracts }: OptimisticState, { from, at }: RollupActions['claim.collect']): Order {
  const data =
    at === 'rollup'
      ? encodeFunctionData({ abi: Rollup.abi, functionName: 'collect' })
      : encodeFunctionData({ abi: DisputeGame.abi, functionName: 'collect' })
  return { from, to: contracts[at], data }
}
