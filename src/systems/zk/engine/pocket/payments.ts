import { encodeFunctionData } from 'viem'
import { isRefused, refuse } from '../../../../kernel/refusal.ts'
import type { Hex, Refused } from '../../../../kernel/types.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { execute, witnessOf } from '../../../../prover/circuit/witness.ts'
import { R } from '../../../../prover/field.ts'
import { proofBytes } from '../../../../prover/groth16/calldata.ts'
import { listOf } from '../../../../prover/groth16/lists.ts'
import { prove } from '../../../../prover/groth16/prove.ts'
import { PocketRollup } from '../../contracts/generated/PocketRollup.ts'
import { sendOnce, type ZkCtx } from '../errands.ts'
import { word } from '../looking/words.ts'
import type { ZkWorld } from '../state.ts'
import type { RollupActions } from '../types/actions.ts'
import type { ForgeryWay, PocketParams } from '../types/shared.ts'
import { keyOf } from './chain.ts'
import { inputOf, pocketCircuit } from './circuit.ts'
import { type Balances, balancesAfter, type Payment, wordOfPayment } from './rules.ts'
import type { PocketState } from './state.ts'
import { loadPocketTools } from './tools.ts'

// Payments of the pocket rollup, each with a proof of its own: made here, by whoever pays.

/** What the accounts have, by all that L1 has taken. A forger leaves the books as they are. */
export function balancesOf({ balances }: PocketParams, { payments }: Pick<PocketState, 'payments'>): Balances {
  const begin = balances.map(({ etherGwei }) => BigInt(etherGwei)) as unknown as Balances
  return payments
    .filter(({ status, way }) => status === 'accepted' && way === null)
    .reduce((now, { from, to, amountGwei }) => balancesAfter(now, { from, to, amount: amountGwei }), begin)
}

export function whyNotRunning({ pocket }: ZkWorld): Refused | null {
  if (pocket === null) return refuse('no-pocket')
  return pocket.contracts === null ? refuse('pocket-not-running') : null
}

export interface Open {
  readonly pocket: PocketState
  readonly params: PocketParams
  readonly rollup: Hex
  readonly balances: Balances
  /** The number of the asker’s account. */
  readonly account: number
}

/** The pocket rollup, if it runs, waits for nothing, and this person has an account in it. */
export function openFor({ pocket, params }: ZkWorld, id: string): Open | Refused {
  if (pocket === null || params.pocket === null) return refuse('no-pocket')
  if (pocket.contracts === null) return refuse('pocket-not-running')
  const account = params.pocket.balances.findIndex((each) => each.id === id)
  if (account === -1) return refuse('not-in-pocket', { id })
  // A proof is for one state: the next payment has to know what becomes of this one.
  if (pocket.payments.some(({ status }) => status === 'sent')) return refuse('already-on-its-way', { what: 'payment' })
  return {
    pocket,
    params: params.pocket,
    rollup: pocket.contracts.rollup,
    balances: balancesOf(params.pocket, pocket),
    account,
  }
}

export async function payInPocket(
  state: ZkWorld,
  { from, to, amountGwei }: RollupActions['pocket.pay'],
  ctx: ZkCtx,
): Promise<ZkWorld | Refused> {
  const open = openFor(state, from)
  if (isRefused(open)) return open
  const { account, balances } = open
  const payment = { from: account, to, amount: BigInt(amountGwei) }
  const balance = balances[account] ?? 0n
  if (balance < payment.amount) {
    return refuse('pocket-cannot-pay', { balance: balance.toString(), needed: amountGwei })
  }
  await ctx.progress({ task: 'proof', done: 0, of: 1 })
  const { published, proof } = await proofOf(open, payment, ctx)
  ctx.emit('pocket.proven', { fromId: from, proof, publicInputs: published.map(word) })
  return sendPayment(state, { open, fromId: from, payment, published, proof, way: null }, ctx)
}

async function proofOf({ pocket, balances }: Open, payment: Payment, { rng }: ZkCtx) {
  const key = keyOf(pocket)
  if (key === null) throw new Error('contracts without a key')
  const { compiled, ceremony, kernels } = await loadPocketTools()
  const input = inputOf(balances, payment)
  const witness = listOf(witnessOf(compiled, execute(pocketCircuit, input)))
  const drawn = rng.fork(`blinding of pocket payment ${pocket.payments.length}`)
  const number = () => BigInt(bytesToHex(drawn.bytes(BLINDING_BYTES))) % R
  const { matrices } = ceremony
  const proof = await prove({ key, matrices, witness, blinding: [number(), number()], work: kernels })
  return { published: input.published, proof: bytesToHex(proofBytes(proof)) }
}
/** So many more than the field has that the remainder is as good as uniform. */
const BLINDING_BYTES = 48

export interface Sending {
  readonly open: Open
  readonly fromId: string
  readonly payment: Payment
  readonly published: readonly bigint[]
  readonly proof: Hex
  readonly way: ForgeryWay | null
}

/** A wallet would not send what it sees fail: who tries a forged proof says the limit himself. */
const GAS_LIMIT = 500_000

export async function sendPayment(state: ZkWorld, sending: Sending, ctx: ZkCtx): Promise<ZkWorld | Refused> {
  const { open, fromId, payment, published, proof, way } = sending
  const { rollup, pocket } = open
  const newBalances = published.slice(4, 8) as unknown as Balances
  const args = [newBalances, wordOfPayment(payment), proof] as const
  const data = encodeFunctionData({ abi: PocketRollup.abi, functionName: 'pay', args })
  const what = `pocket/${pocket.payments.length}`
  const sent = await sendOnce(state, what, { from: fromId, to: rollup, data, gasLimit: GAS_LIMIT }, ctx)
  if (isRefused(sent)) return sent
  const tx = sent.errands.find((errand) => errand.what === what)?.tx
  if (tx === undefined) throw new Error('what was sent is an errand')
  const { from, to, amount: amountGwei } = payment
  const status = 'sent' as const
  const made = { fromId, from, to, amountGwei, proof, publicInputs: published, way, tx, status, error: null }
  return { ...sent, pocket: { ...pocket, payments: [...pocket.payments, made] } }
}
