// Sending: each is one entry of the world's log, written as a person would have asked for it where that is possible.

import * as v from 'valibot'
import type { Hex, Json } from '../../../kernel/types.ts'
import { castByAddress } from '../../chain/cast.ts'
import { findTransaction, readAccount } from '../../chain/read.ts'
import { estimateGas } from '../../chain/simulate.ts'
import { toCallRequest, toEnvironment } from '../environments.ts'
import { CODE, notUnlocked, RpcFault } from '../errors.ts'
import { method, type RpcChange, type RpcContext, type RpcMethods } from '../method.ts'
import { receiptToJson } from '../objects.ts'
import { failureToFault } from '../revert.ts'
import { data, type TxRequest, txRequest, wholeNumber } from '../schemas.ts'
import { mine } from '../time.ts'
import { fromSomebody, signRequest, type TxRequestFrom } from '../transactions.ts'

/** Slots that a synchronous sending waits for, unless it is told how long. */
const SYNC_SLOTS = 5
const MOST_SYNC_SLOTS = 64

async function send(context: RpcContext, request: TxRequest): Promise<Hex> {
  const asked = fromSomebody(context.l1, request)
  const member = castByAddress(asked.from)
  if (member === undefined && !context.l1.overrides.impersonated.includes(asked.from)) throw notUnlocked(asked.from)
  if (isPlain(asked, member === undefined)) {
    await refuseWhatFails(context, asked)
    return finish(await context.act(...actionOf(asked), member?.id ?? 'rpc'))
  }
  if (member === undefined) {
    throw new RpcFault(
      CODE.unsupportedMethod,
      'an impersonated account has no key: it sends plain transactions only, without lists or blobs',
    )
  }
  return finish(await context.act('l1.sendRaw', { raw: await signRequest(context.l1, asked) }, member.id))
}

/** What the world's own actions can say; the rest is signed here and goes as raw bytes. */
function isPlain(
  { type, gasPrice, accessList, authorizationList, blobs, blobVersionedHashes }: TxRequest,
  anyPrice: boolean,
) {
  const isOrdinaryType = type == null || type === '0x2' || (anyPrice && (type === '0x0' || type === '0x1'))
  const hasLists =
    (accessList?.length ?? 0) > 0 || authorizationList != null || blobs != null || blobVersionedHashes != null
  return isOrdinaryType && !hasLists && (gasPrice == null || anyPrice)
}

type L1Action = readonly ['l1.pay' | 'l1.call' | 'l1.deploy', Json]

function actionOf(request: TxRequestFrom): L1Action {
  const { from, to, value, gas, nonce, gasPrice } = request
  const name = (address: Hex) => castByAddress(address)?.id ?? address
  const cap = request.maxFeePerGas ?? gasPrice
  const tip = request.maxPriorityFeePerGas ?? gasPrice
  const options = {
    from: name(from),
    ...(gas == null ? {} : { gasLimit: exact(gas, 'gas') }),
    ...(nonce == null ? {} : { nonce: exact(nonce, 'nonce') }),
    ...(cap == null ? {} : { maxFeePerGasWei: cap.toString() }),
    ...(tip == null ? {} : { maxPriorityFeePerGasWei: tip.toString() }),
  }
  const bytes = request.input ?? request.data ?? '0x'
  const valueWei = (value ?? 0n).toString()
  if (to == null) return ['l1.deploy', { ...options, data: bytes, ...(valueWei === '0' ? {} : { valueWei }) }]
  if (bytes === '0x') return ['l1.pay', { ...options, to: name(to), valueWei }]
  return ['l1.call', { ...options, to: name(to), data: bytes, ...(valueWei === '0' ? {} : { valueWei }) }]
}

function exact(value: bigint, field: string): number {
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value)
  throw new RpcFault(CODE.invalidParams, `params[0].${field}: must be below 2^53`)
}

/** Without a gas limit a node estimates, and does not send what it sees fail. A limit says: send it anyway. */
async function refuseWhatFails({ l1 }: RpcContext, request: TxRequestFrom): Promise<void> {
  const { to, from } = request
  const bytes = request.input ?? request.data ?? '0x'
  const isPayment = to != null && bytes === '0x' && (readAccount(l1, 'pending', to)?.code.length ?? 0) === 0
  // A contract sends only by impersonation, which an estimate does not know.
  const isContract = (readAccount(l1, 'pending', from)?.code.length ?? 0) > 0
  if (request.gas != null || isPayment || isContract) return
  const { gasPrice: _, maxFeePerGas: __, maxPriorityFeePerGas: ___, ...unpriced } = request
  const environment = toEnvironment(l1, { tag: 'pending' }, unpriced, {})
  const estimate = await estimateGas(l1, toCallRequest(l1, unpriced, environment), environment)
  if (!estimate.ok) throw failureToFault(estimate.error, estimate.data)
}

/** The hash of what was sent. A node that mines automatically lets the next slot come. */
async function finish(change: RpcChange): Promise<Hex> {
  const hash = hashOf(change)
  if (change.after.l1.overrides.automine) await mine(change.after, 1)
  return hash
}

function hashOf({ events }: RpcChange): Hex {
  const queued = events.find((event) => event.type === 'l1.queued')
  if (queued === undefined) throw new Error('a transaction was sent, and no event tells of it')
  return (queued.data as { readonly hash: Hex }).hash
}

async function sendAndWait(context: RpcContext, raw: Hex, timeoutMs: number | null | undefined): Promise<Json> {
  const change = await context.act('l1.sendRaw', { raw })
  const hash = hashOf(change)
  const slots =
    timeoutMs == null
      ? SYNC_SLOTS
      : Math.min(MOST_SYNC_SLOTS, Math.ceil(timeoutMs / 1000 / context.l1.params.slotSeconds))
  let current = change.after
  for (let waited = 0; waited < slots; waited++) {
    current = await mine(current, 1)
    const found = findTransaction(current.l1, hash)
    if (found?.stage === 'sealed') return receiptToJson(found.block, found.record)
  }
  throw new RpcFault(CODE.notYetIncluded, `the transaction waits, and was in none of the next ${slots} blocks`, hash)
}

const sendTransaction = method([txRequest], send)

export const sendMethods: RpcMethods = {
  eth_sendTransaction: sendTransaction,
  wallet_sendTransaction: sendTransaction,
  eth_sendUnsignedTransaction: sendTransaction,
  eth_sendRawTransaction: method([data], async (context, raw) => finish(await context.act('l1.sendRaw', { raw }))),
  eth_sendRawTransactionSync: method([data, v.nullish(wholeNumber)], sendAndWait),
}
