// From what a person wants on the rollup to what they sign: their account, its nonce, the fee.

import { refuse } from '../../../../kernel/refusal.ts'
import type { Hex, Refused } from '../../../../kernel/types.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { accountAt, type RollupState } from '../../../../rollup/state.ts'
import { hashOfTx, type L2Tx, type SignedTx, signTx } from '../../../../rollup/transactions.ts'
import { accountOfPerson, addressOf, keyOf, ownerOf } from '../people.ts'
import { gwei, type OptimisticState } from '../state.ts'
import type { Wish } from '../types/actions.ts'
import type { L2TxSummary } from '../types/events.ts'

export interface Wanted {
  readonly from: string
  readonly wish: Wish
  readonly feeGwei: bigint
}

/** On top of what the person has waiting at the sequencer already. */
export function draft(state: OptimisticState, { from, wish, feeGwei: fee }: Wanted): L2Tx | Refused {
  const { soft, queue } = state.sequencer
  const address = addressOf(from)
  if (address === null || keyOf(from) === null) return refuse('unknown-account', { account: from })
  const number = accountOfPerson(soft, address)
  if (number === null) return refuse('no-account-there', { account: from })
  const account = accountAt(soft, number)
  if (account === undefined) return refuse('no-account-there', { account: from })
  const waiting = queue.map(({ signed }) => signed.tx).filter((tx) => tx.from === number)
  const left = { ether: account.ether, token: account.token }
  for (const tx of waiting) spend(left, tx)
  const base = { from: number, amount: BigInt(wish.amount), fee, nonce: account.nonce + waiting.length }
  const tx = withKind(base, wish, address)
  if ('refused' in tx) return tx
  spend(left, tx)
  if (left.ether < 0n || left.token < 0n) {
    const has = { ether: gwei(account.ether), token: gwei(account.token) }
    return refuse('cannot-pay-there', { ...has, amount: wish.amount, fee: gwei(fee) })
  }
  return tx
}

function withKind(
  base: { from: number; amount: bigint; fee: bigint; nonce: number },
  wish: Wish,
  own: Hex,
): L2Tx | Refused {
  switch (wish.kind) {
    case 'swap':
      return { kind: 'swap', ...base, sell: wish.sell, atLeast: BigInt(wish.atLeast) }
    case 'withdraw':
      return { kind: 'withdraw', ...base, to: own }
    case 'transfer': {
      const to = addressOf(wish.to) ?? (/^0x[0-9a-f]{40}$/i.test(wish.to) ? (wish.to.toLowerCase() as Hex) : null)
      return to === null
        ? refuse('unknown-account', { account: wish.to })
        : { kind: 'transfer', ...base, to, asset: wish.asset }
    }
  }
}

function spend(left: { ether: bigint; token: bigint }, tx: L2Tx): void {
  const asset = tx.kind === 'swap' ? tx.sell : tx.kind === 'transfer' ? tx.asset : 'ether'
  left.ether -= tx.fee
  left[asset] -= tx.amount
}

/** `from` is of the cast: whoever drafted it has seen to that. */
export const signAs = (state: OptimisticState, from: string, tx: L2Tx): SignedTx =>
  signTx(tx, keyOf(from) as Hex, { domainSeparator: state.domainSeparator, crypto: state.l1.machine.crypto })

export function summarise(state: OptimisticState, on: RollupState, { tx }: SignedTx, forced = false): L2TxSummary {
  const to = tx.kind === 'transfer' ? accountOfPerson(on, tx.to) : null
  return {
    hash: bytesToHex(hashOfTx(tx, state.domainSeparator, state.l1.machine.crypto.keccak256)),
    kind: tx.kind,
    from: tx.from,
    to,
    fromId: ownerOf(on, tx.from),
    toId: to === null ? null : ownerOf(on, to),
    asset: tx.kind === 'swap' ? tx.sell : tx.kind === 'transfer' ? tx.asset : 'ether',
    amount: gwei(tx.amount),
    fee: gwei(tx.fee),
    nonce: tx.nonce,
    forced,
  }
}
