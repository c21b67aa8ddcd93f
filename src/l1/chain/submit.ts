// From what a person asks for to a transaction that waits.

import { isRefused, refuse } from '../../kernel/refusal.ts'
import type { Hex, Progress, Refused, Seconds } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { mapGet, mapSet } from '../../lib/persistentMap.ts'
import { commitBlob, versionedHash } from '../blobs/commitment.ts'
import { loadKzg } from '../blobs/kzg.ts'
import { packBlobs } from '../blobs/packing.ts'
import type { L1Crypto } from '../machine/crypto.ts'
import { admit } from '../mempool/admit.ts'
import { poolEntry } from '../mempool/pool.ts'
import type { L1Actions } from '../types.ts'
import { parseRaw } from '../wallet/parse.ts'
import { addressOfParty, type Draft, prepare } from '../wallet/wallet.ts'
import { storeBlobs } from './blobStore.ts'
import { castByAddress } from './cast.ts'
import type { Change, L1State } from './state.ts'
import { blobsOf, hashOfTx } from './transactions.ts'

/** Signs what a draft says and sends it. */
export async function submit(state: L1State, draft: Draft, at: Seconds): Promise<Change | Refused> {
  const signed = await prepare(state, draft)
  return isRefused(signed) ? signed : admit(state, signed.tx, signed.sender, at)
}

export async function pay(state: L1State, args: L1Actions['l1.pay'], at: Seconds): Promise<Change | Refused> {
  const { to, valueWei, ...draft } = args
  const address = addressOfParty(to)
  if (address === null) return refuse('unknown-account', { account: to })
  return submit(state, { ...draft, to: address, valueWei: BigInt(valueWei) }, at)
}

export async function call(state: L1State, args: L1Actions['l1.call'], at: Seconds): Promise<Change | Refused> {
  const { to, valueWei, data, ...draft } = args
  const address = addressOfParty(to)
  if (address === null) return refuse('unknown-account', { account: to })
  return submit(state, { ...draft, to: address, data: hexToBytes(data), valueWei: BigInt(valueWei ?? '0') }, at)
}

/** EIP-3860. */
const MOST_INIT_CODE = 49_152

export async function deploy(state: L1State, args: L1Actions['l1.deploy'], at: Seconds): Promise<Change | Refused> {
  const { contract, valueWei, data, ...draft } = args
  const bytes = hexToBytes(data)
  if (bytes.length > MOST_INIT_CODE) return refuse('init-code-too-long', { bytes: bytes.length, most: MOST_INIT_CODE })
  const signed = await prepare(state, { ...draft, to: null, data: bytes, valueWei: BigInt(valueWei ?? '0') })
  if (isRefused(signed)) return signed
  const named =
    contract === undefined
      ? state
      : { ...state, contractNames: mapSet(state.contractNames, hashOfTx(signed.tx), contract) }
  return admit(named, signed.tx, signed.sender, at)
}

export async function sendRaw(
  state: L1State,
  { raw }: L1Actions['l1.sendRaw'],
  at: Seconds,
): Promise<Change | Refused> {
  const parsed = await parseRaw(state.machine, raw)
  if (isRefused(parsed)) return parsed
  const { tx, sender, sidecar } = parsed
  const change = admit(state, tx, sender, at)
  if (isRefused(change) || sidecar === null) return change
  const blobs = blobsOf(tx).map((versionedHash, index) => ({
    versionedHash,
    tx: hashOfTx(tx),
    commitment: sidecar.commitments[index] as Hex,
    // Version 1 has a proof for each cell instead.
    proof: sidecar.version === 0 ? (sidecar.proofs[index] as Hex) : null,
    data: sidecar.blobs[index] as Uint8Array,
  }))
  return { ...change, state: storeBlobs(change.state, blobs) }
}

export async function postBlobs(
  state: L1State,
  args: L1Actions['l1.postBlobs'],
  at: Seconds,
  progress: TellProgress = async () => {},
): Promise<Change | Refused> {
  const { to, data, rush, ...draft } = args
  const address = addressOfParty(to)
  if (address === null) return refuse('unknown-account', { account: to })
  const payload = hexToBytes(data)
  const sent = rush === undefined ? [packBlobs(payload)] : packRush(payload, rush)
  const of = sent.reduce((sum, blobs) => sum + blobs.length, 0)
  let change: Change = { state, events: [] }
  let done = 0
  for (const blobs of sent) {
    const before = done
    const posted = await postPacked(change.state, { ...draft, to: address }, blobs, at, (n) =>
      progress({ task: 'commit-blobs', done: before + n, of }),
    )
    // All or nothing: what was sent before it in this rush is not sent either.
    if (isRefused(posted)) return posted
    change = { state: posted.state, events: [...change.events, ...posted.events] }
    done += blobs.length
  }
  return change
}

async function postPacked(
  state: L1State,
  draft: Draft,
  blobs: readonly Uint8Array[],
  at: Seconds,
  tellDone: (done: number) => Promise<void>,
): Promise<Change | Refused> {
  const most = state.machine.schedule.maxBlobsPerTransaction
  if (blobs.length > most) return refuse('blob-count', { blobs: blobs.length, most })
  const commitments = await commitAll(state.machine.crypto, blobs, tellDone)
  const hashes = commitments.map(versionedHash)
  const signed = await prepare(state, { ...draft, blobs: hashes })
  if (isRefused(signed)) return signed
  const change = admit(state, signed.tx, signed.sender, at)
  if (isRefused(change)) return change
  const records = hashes.map((hash, index) => ({
    versionedHash: hash,
    tx: hashOfTx(signed.tx),
    commitment: commitments[index] as Hex,
    proof: null,
    data: blobs[index] as Uint8Array,
  }))
  return { ...change, state: storeBlobs(change.state, records) }
}

const NUMBER_BYTES = 4

/** Blobs that differ, as those of different senders do. */
function packRush(payload: Uint8Array, { transactions, blobs }: { transactions: number; blobs: number }) {
  const numbered = (n: number): Uint8Array => {
    const bytes = new Uint8Array(payload.length + NUMBER_BYTES)
    bytes.set(payload)
    new DataView(bytes.buffer).setUint32(payload.length, n)
    return bytes
  }
  return Array.from({ length: transactions }, (_, tx) =>
    Array.from({ length: blobs }, (__, blob) => packBlobs(numbered(tx * blobs + blob))).flat(),
  )
}

/** A commitment takes up to a second: what was committed to once, in any world, is remembered by its content. */
const commitmentsByContent = new Map<Hex, Hex>()
const MOST_COMMITMENTS = 4096

type TellProgress = (progress: Progress) => Promise<void>

async function commitAll(
  { keccak256 }: L1Crypto,
  blobs: readonly Uint8Array[],
  tellDone: (done: number) => Promise<void>,
): Promise<Hex[]> {
  const commitments: Hex[] = []
  for (const [done, blob] of blobs.entries()) {
    await tellDone(done)
    const content = bytesToHex(keccak256(blob))
    const commitment = commitmentsByContent.get(content) ?? commitBlob(await loadKzg(), blob)
    if (commitmentsByContent.size >= MOST_COMMITMENTS) commitmentsByContent.clear()
    commitmentsByContent.set(content, commitment)
    commitments.push(commitment)
  }
  return commitments
}

/** The same nonce with other fees; with `cancel`, a payment of nothing to oneself in its place. */
export async function replace(state: L1State, args: L1Actions['l1.replace'], at: Seconds): Promise<Change | Refused> {
  const old = poolEntry(state.mempool, args.hash)
  if (old === undefined) return refuse('not-pending', { hash: args.hash })
  if (castByAddress(old.sender) === undefined && !state.overrides.impersonated.includes(old.sender)) {
    return refuse('unknown-account', { account: old.sender })
  }
  const { tx, sender } = old
  const fees = { maxFeePerGasWei: args.maxFeePerGasWei, maxPriorityFeePerGasWei: args.maxPriorityFeePerGasWei }
  const shared = { from: sender, nonce: Number(tx.nonce), ...fees }
  if (args.cancel === true) {
    if (tx.type === 3) return refuse('blobs-cannot-be-cancelled', { hash: args.hash })
    return submit(state, { ...shared, to: sender, gasLimit: 21_000 }, at)
  }
  const blobs =
    'blobVersionedHashes' in tx
      ? { blobs: tx.blobVersionedHashes as readonly Hex[], maxFeePerBlobGasWei: (2n * tx.maxFeePerBlobGas).toString() }
      : {}
  const to = tx.to === undefined ? null : (tx.to.toString() as Hex)
  const name = mapGet(state.contractNames, old.hash)
  const draft: Draft = { ...shared, ...blobs, to, data: tx.data, valueWei: tx.value, gasLimit: Number(tx.gasLimit) }
  const signed = await prepare(state, draft)
  if (isRefused(signed)) return signed
  const named =
    name === undefined ? state : { ...state, contractNames: mapSet(state.contractNames, hashOfTx(signed.tx), name) }
  return admit(named, signed.tx, sender, at)
}
