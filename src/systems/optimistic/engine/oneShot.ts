// What the re-executor is sent: transactions with an output after each, and the proof that one of these is a lie. How
// it goes on is told in contracts/ReExecutor.sol.

import { encodeFunctionData } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { concatBytes } from '../../../lib/bytes.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { HASH_BYTES, type Keccak } from '../../../rollup/keccak.ts'
import { decodeRecord, encodeForcedTx, NO_ACCOUNT } from '../../../rollup/records.ts'
import { outputOf, outputParts, type RollupState, SEQUENCER } from '../../../rollup/state.ts'
import type { PostedTx } from '../../../rollup/transactions.ts'
import { applyMessage, applyPosted, type Rules, signedTx } from '../../../rollup/transition.ts'
import { getLeaf, setLeaf } from '../../../rollup/tree.ts'
import { ReExecutor } from '../contracts/generated/ReExecutor.ts'
import { type ProofArgs, type Witnesses, witnessesOf } from './oneShotWitnesses.ts'

export interface OneShotPost {
  /** 124 bytes each (R14), of the kinds 1 to 3. */
  readonly records: readonly Uint8Array[]
  /** As the poster tells it: before the first record, and after each. */
  readonly states: readonly RollupState[]
  readonly outputs: readonly Uint8Array[]
}

export interface OneShotOrder {
  /** Before the first of them. */
  readonly state: RollupState
  readonly records: readonly Uint8Array[]
  readonly rules: Rules
  /** After this one the poster says that the sequencer has more than it has, and goes on from there. */
  readonly lieAt?: number
}

export function oneShotPost({ state, records, rules, lieAt }: OneShotOrder): OneShotPost {
  const states = [state]
  for (const [index, record] of records.entries()) {
    const after = execute(states[index] as RollupState, record, rules)
    states.push(index === lieAt ? enrichSequencer(after) : after)
  }
  return { records, states, outputs: states.map((each) => outputOf(each, rules.crypto.keccak256)) }
}

/** A record that did not come through the inbox: the same rules, but no message of the inbox was taken. */
function execute(state: RollupState, record: Uint8Array, rules: Rules): RollupState {
  // Deposits come through the inbox only: L1 saw their money there.
  if (decodeRecord(record)?.kind !== 'forced') return state
  const { state: after } = applyMessage(state, record, rules)
  return { ...after, counters: { ...after.counters, messages: state.counters.messages } }
}

/**
 * A batch's transactions as records. One that names an account that there is not is left out: it had no effect, and as
 * a record it could have one, since a record that names no account asks for a new one.
 */
export function recordsOf(before: RollupState, transactions: readonly PostedTx[], rules: Rules): Uint8Array[] {
  const records: Uint8Array[] = []
  let state = before
  for (const posted of transactions) {
    const signed = signedTx(state, posted)
    if (signed === null) continue
    const hasAccount = posted.kind === 'transfer' && 'account' in posted.to
    records.push(encodeForcedTx(signed, hasAccount ? posted.to.account : NO_ACCOUNT))
    state = applyPosted(state, posted, rules).state
  }
  return records
}

/** A whole ether, in gwei. */
const LIE = 10n ** 9n

function enrichSequencer(state: RollupState): RollupState {
  const account = getLeaf(state.accounts, SEQUENCER)
  if (account === undefined) throw new RangeError('a rollup without a sequencer')
  return { ...state, accounts: setLeaf(state.accounts, SEQUENCER, { ...account, ether: account.ether + LIE }) }
}

export interface OneShotProof {
  readonly disputed: ProofArgs[1]
  readonly witnesses: Witnesses
}

/** Against an honest post it is a proof of nothing, and the contract says so. */
export function oneShotProof(post: OneShotPost, index: number, keccak: Keccak): OneShotProof {
  const [record, state, output] = [post.records[index], post.states[index], post.outputs[index + 1]]
  if (record === undefined || state === undefined || output === undefined) throw new RangeError(`no record ${index}`)
  const { accountsRoot, outboxRoot, counters } = outputParts(state, keccak)
  return {
    disputed: {
      index: BigInt(index),
      record: bytesToHex(record),
      pre: {
        accountsRoot: bytesToHex(accountsRoot),
        outboxRoot: bytesToHex(outboxRoot),
        counters: bytesToHex(counters),
      },
      output: bytesToHex(output),
      path: pathIn(post, index, keccak).map(bytesToHex),
    },
    witnesses: witnessesOf(state, record, keccak),
  }
}

/** Call data. `parent`: the post that this one goes on from, by its number. */
export function encodePost({ records, outputs }: OneShotPost, parent: bigint): Hex {
  const [preOutput = '0x', ...after] = outputs.map(bytesToHex)
  return encodeFunctionData({
    abi: ReExecutor.abi,
    functionName: 'post',
    args: [parent, preOutput, bytesToHex(concatBytes(records)), after],
  })
}

/** Call data. `number`: the post's. */
export function encodeProof({ disputed, witnesses }: OneShotProof, number: bigint): Hex {
  return encodeFunctionData({ abi: ReExecutor.abi, functionName: 'prove', args: [number, disputed, witnesses] })
}

/** The hashes beside the record's path in the post's tree, from the bottom up. */
function pathIn({ records, outputs }: OneShotPost, index: number, keccak: Keccak): Uint8Array[] {
  let nodes = records.map((record, at) => keccak(concatBytes([outputs[at] ?? ZERO, record, outputs[at + 1] ?? ZERO])))
  const path: Uint8Array[] = []
  for (let place = index, width = widthFor(nodes.length); width > 1; width /= 2, place >>= 1) {
    path.push(nodes[place ^ 1] ?? ZERO)
    nodes = Array.from({ length: width / 2 }, (_, at) =>
      keccak(concatBytes([nodes[2 * at] ?? ZERO, nodes[2 * at + 1] ?? ZERO])),
    )
  }
  return path
}

const ZERO = new Uint8Array(HASH_BYTES)

function widthFor(leaves: number): number {
  let width = 1
  while (width < leaves) width *= 2
  return width
}
