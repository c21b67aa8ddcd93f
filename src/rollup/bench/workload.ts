// Payments among a hundred residents, signed in advance and cut into batches. Nothing here measures time: the caller
// has the clock.

import type { Hex } from '../../kernel/types.ts'
import { type L1Crypto, loadCrypto } from '../../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { encodeBatch } from '../codec/batch.ts'
import type { L2Batch } from '../codec/payload.ts'
import { createRollupState, type RollupState } from '../state.ts'
import { domainSeparatorOf, type L2Tx, type PostedTx, type SignedTx, signTx } from '../transactions.ts'
import type { BatchInput, Rules } from '../transition.ts'

export interface RollupWorkload {
  readonly genesis: RollupState
  readonly rules: Rules
  readonly signed: readonly SignedTx[]
  readonly batches: readonly L2Batch[]
  /** The same batches as L1 would show them. */
  readonly inputs: readonly BatchInput[]
}

export interface RollupWorkloadOptions {
  readonly transfers: number
  readonly perBatch: number
  readonly residents?: number
}

const GENESIS_TIME = 1_767_830_400
const FIRST_RESIDENT = 2
const SECONDS_PER_BATCH = 12
const DOMAIN = { chainId: 31_400, verifyingContract: `0x${'1b'.repeat(20)}` } as const

/** Amounts as people pay them: few digits and some zeros, in gwei. */
const amountOf = (i: number): bigint => BigInt(1 + ((i * 37) % 99)) * 10_000n

export async function createRollupWorkload(options: RollupWorkloadOptions): Promise<RollupWorkload> {
  const { transfers, perBatch, residents = 100 } = options
  const crypto = await loadCrypto()
  const keys = Array.from({ length: residents + 1 }, (_, i) => bytesToHex(crypto.keccak256(Uint8Array.of(i >> 8, i))))
  const genesis = createRollupState({
    sequencer: addressOf(keys[0] as Hex, crypto),
    pool: { ether: 10n ** 13n, token: 10n ** 16n },
    residents: keys.slice(1).map((key) => ({ address: addressOf(key, crypto), ether: 10n ** 15n, token: 0n })),
    timestamp: GENESIS_TIME,
  })
  const rules: Rules = { crypto, domainSeparator: domainSeparatorOf(DOMAIN, crypto.keccak256), checkSignatures: true }
  const signed = Array.from({ length: transfers }, (_, i) => {
    const [from, to] = [i % residents, (i * 7 + 3) % residents]
    const tx: L2Tx = {
      kind: 'transfer',
      from: FIRST_RESIDENT + from,
      to: addressOf(keys[1 + to] as Hex, crypto),
      asset: 'ether',
      amount: amountOf(i),
      fee: 200n,
      nonce: Math.floor(i / residents),
    }
    return signTx(tx, keys[1 + from] as Hex, rules)
  })
  const posted = signed.map((one, i) => toPosted(one, FIRST_RESIDENT + ((i * 7 + 3) % residents)))
  const batches: L2Batch[] = []
  for (let start = 0; start < transfers; start += perBatch) {
    const transactions = posted.slice(start, start + perBatch)
    batches.push({ messagesTo: 0, blocks: [{ secondsLater: SECONDS_PER_BATCH, transactions }] })
  }
  return { genesis, rules, signed, batches, inputs: batches.map(toInput) }
}

const addressOf = (key: Hex, crypto: L1Crypto): Hex => bytesToHex(crypto.addressOf(crypto.publicKeyOf(hexToBytes(key))))

function toPosted({ tx, signature }: SignedTx, account: number): PostedTx {
  const { nonce: _, ...fields } = tx as Extract<L2Tx, { kind: 'transfer' }>
  return { ...fields, to: { account }, signature }
}

const toInput = (batch: L2Batch, index: number): BatchInput => ({
  posted: encodeBatch(batch),
  postedAt: GENESIS_TIME + SECONDS_PER_BATCH * (index + 1),
  messageCount: 0,
  dueTo: 0,
  message: () => {
    throw new RangeError('this workload has no messages')
  },
})
