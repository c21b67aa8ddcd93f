// What L1 is shown of the state so that it can run one transaction: the accounts it touches, in the order in which
// contracts/ReExecutorTransition.sol asks for them, each with its path as it is at that moment. Where the transaction
// has no effect, more is shown than is looked at.

import type { ContractFunctionArgs } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import type { Keccak } from '../../../rollup/keccak.ts'
import { decodeRecord, type ForcedTx } from '../../../rollup/records.ts'
import { type Account, type Asset, MAX_AMOUNT, POOL, type RollupState, SEQUENCER } from '../../../rollup/state.ts'
import { swapOutput } from '../../../rollup/transition.ts'
import { capacityOf, getLeaf, proofOf, setLeaf, type Tree } from '../../../rollup/tree.ts'
import type { ReExecutor } from '../contracts/generated/ReExecutor.ts'

/** As the contract's ABI has them. */
export type ProofArgs = ContractFunctionArgs<typeof ReExecutor.abi, 'nonpayable', 'prove'>
export type Witnesses = ProofArgs[2]
type AccountWitness = Witnesses['accounts'][number]

/** An account is opened, and closed again with what it has then. */
interface Touch {
  readonly number: number
  readonly change: (account: Account) => Account
}

export function witnessesOf(state: RollupState, record: Uint8Array, keccak: Keccak): Witnesses {
  const message = decodeRecord(record)
  if (message === null || message.kind !== 'forced') return { accounts: [], outbox: [] }
  return { accounts: accountsShown(state, message, keccak), outbox: outboxShown(state, message, keccak) }
}

function accountsShown(state: RollupState, message: ForcedTx, keccak: Keccak): AccountWitness[] {
  const shown: AccountWitness[] = []
  let tree = state.accounts
  for (const { number, change } of touchesOf(state, message)) {
    const before = getLeaf(tree, number)
    shown.push(witnessOf(tree, number, keccak))
    const after = change(before ?? newAccount(message))
    // The contract goes no further either: the transaction has no effect.
    if (!isPossible(after)) return shown
    tree = setLeaf(tree, number, after)
  }
  return shown
}

function touchesOf(state: RollupState, message: ForcedTx): Touch[] {
  const { tx } = message.signed
  if (tx.from >= state.counters.accounts || tx.from === POOL) return []
  const payFee = { number: SEQUENCER, change: plus('ether', tx.fee) }
  if (tx.kind === 'swap') {
    const [sell, buy] = tx.sell === 'ether' ? (['ether', 'token'] as const) : (['token', 'ether'] as const)
    const pool = getLeaf(state.accounts, POOL)
    const reserves = { reserveIn: pool?.[sell] ?? 0n, reserveOut: pool?.[buy] ?? 0n }
    const got = swapOutput({ amount: tx.amount, ...reserves })
    const trade = { number: POOL, change: both(plus(sell, tx.amount), plus(buy, -got)) }
    return [trade, { number: tx.from, change: both(charge(sell, tx.amount, tx.fee), plus(buy, got)) }, payFee]
  }
  const asset = tx.kind === 'withdraw' ? 'ether' : tx.asset
  const paid = { number: tx.from, change: charge(asset, tx.amount, tx.fee) }
  return tx.kind === 'withdraw' ? [paid, payFee] : [paid, payFee, ...delivery(state, message, plus(asset, tx.amount))]
}

/** An account that is somebody else's is shown all the same, so that L1 sees whose it is. */
function delivery({ accounts, counters }: RollupState, { to, toIndex }: ForcedTx, change: Touch['change']): Touch[] {
  const named = toIndex < counters.accounts ? getLeaf(accounts, toIndex) : undefined
  if (named?.address === to) return [{ number: toIndex, change }]
  const looked = named === undefined ? [] : [{ number: toIndex, change: (account: Account) => account }]
  const isFull = counters.accounts >= capacityOf(accounts)
  return isFull ? looked : [...looked, { number: counters.accounts, change }]
}

const newAccount = ({ to }: ForcedTx): Account => ({ address: to, nonce: 0, ether: 0n, token: 0n })

const plus =
  (asset: Asset, amount: bigint): Touch['change'] =>
  (account) => ({ ...account, [asset]: account[asset] + amount })

const both =
  (first: Touch['change'], second: Touch['change']): Touch['change'] =>
  (account) =>
    second(first(account))

const charge = (asset: Asset, amount: bigint, fee: bigint): Touch['change'] =>
  both(both(plus(asset, -amount), plus('ether', -fee)), (account) => ({
    ...account,
    // 32 bits, as the leaf has it.
    nonce: (account.nonce + 1) >>> 0,
  }))

const isPossible = ({ ether, token }: Account): boolean =>
  [ether, token].every((balance) => balance >= 0n && balance <= MAX_AMOUNT)

function witnessOf(tree: Tree<Account>, number: number, keccak: Keccak): AccountWitness {
  const { address, nonce, ether, token } = getLeaf(tree, number) ?? NOBODY
  return {
    account: { owner: address, nonce, balance: [ether, token] },
    siblings: siblingsOf(proofOf(tree, number, keccak)),
  }
}

/** For a leaf that is empty: only its path is looked at. */
const NOBODY: Account = { address: '0x0000000000000000000000000000000000000000', nonce: 0, ether: 0n, token: 0n }

function outboxShown({ outbox, counters }: RollupState, { signed }: ForcedTx, keccak: Keccak): readonly Hex[] {
  if (signed.tx.kind !== 'withdraw' || counters.withdrawals >= capacityOf(outbox)) return []
  return proofOf(outbox, counters.withdrawals, keccak).map(bytesToHex)
}

/** The contract knows trees of this depth only, and its ABI says so. */
const DEPTH = 16

function siblingsOf(proof: readonly Uint8Array[]): AccountWitness['siblings'] {
  if (proof.length !== DEPTH) throw new RangeError(`a tree of depth ${proof.length}, which the contract does not know`)
  return proof.map(bytesToHex) as unknown as AccountWitness['siblings']
}
