// The same signed transactions for both sides of a benchmark. Nothing here measures time: the caller has the clock.

import { createFeeMarket1559Tx } from '@ethereumjs/tx'
import { generateAddress } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { type L1Machine, machineFor } from '../machine/machine.ts'
import { signTransaction } from '../wallet/sign.ts'

export interface Workload {
  readonly senders: readonly Hex[]
  /** Blocks of raw transactions: the first may be a set-up that is not part of the measure. */
  readonly setUp: readonly (readonly Uint8Array[])[]
  readonly blocks: readonly (readonly Uint8Array[])[]
}

export interface WorkloadOptions {
  readonly transactions: number
  readonly perBlock: number
  /** Init code of an ERC-20 whose constructor takes a supply and gives it to the deployer; absent: plain payments. */
  readonly token?: Hex
}

export const BENCH_CHAIN_ID = 31_337
export const BENCH_SCHEDULE = 'bpo2'
const SENDERS = 20
const GAS_PRICE = { maxFeePerGas: 100_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n }

export async function createWorkload({ transactions, perBlock, token }: WorkloadOptions): Promise<Workload> {
  const machine = await machineFor(BENCH_CHAIN_ID, BENCH_SCHEDULE)
  const { senders, send } = createSenders(machine, SENDERS)
  const fresh = (i: number) => machine.crypto.keccak256(hexToBytes(`0x${i.toString(16).padStart(64, '0')}`)).slice(12)

  const setUp: Uint8Array[][] = []
  let contract: Uint8Array = new Uint8Array(20)
  if (token !== undefined) {
    contract = generateAddress(hexToBytes(senders[0] as Hex), new Uint8Array(0))
    const supply = word(10n ** 30n)
    setUp.push([send(0, { data: concatBytes([hexToBytes(token), supply]), gasLimit: 5_000_000n })])
    setUp.push(
      senders
        .slice(1)
        .map((sender) => send(0, { to: contract, data: transferCall(sender, 10n ** 27n), gasLimit: 100_000n })),
    )
  }
  const blocks: Uint8Array[][] = []
  for (let i = 0; i < transactions; i++) {
    if (i % perBlock === 0) blocks.push([])
    // Half to new accounts, half among the senders, so that both kinds of state change are there.
    const to = i % 2 === 0 ? fresh(i) : hexToBytes(senders[(i * 7) % SENDERS] as Hex)
    const fields =
      token === undefined
        ? { to, value: 1n, gasLimit: 21_000n }
        : { to: contract, data: transferCall(bytesToHex(to), 1n), gasLimit: 100_000n }
    blocks.at(-1)?.push(send(i % SENDERS, fields))
  }
  return { senders, setUp, blocks }
}

/** The mint of a drop: each buyer sends one transaction, and each writes the same counter. */
export async function createMintWorkload(options: {
  readonly buyers: number
  readonly perBlock: number
  /** Init code of a drop: creator, price, cap and the most for each are its constructor's. */
  readonly drop: Hex
}): Promise<Workload> {
  const { buyers, perBlock, drop } = options
  const machine = await machineFor(BENCH_CHAIN_ID, BENCH_SCHEDULE)
  const { senders, send } = createSenders(machine, buyers + 1)
  const price = 1n
  const terms = [word(BigInt(senders[0] as Hex)), word(price), word(BigInt(buyers)), word(1n)]
  const setUp = [[send(0, { data: concatBytes([hexToBytes(drop), ...terms]), gasLimit: 5_000_000n })]]
  const to = generateAddress(hexToBytes(senders[0] as Hex), new Uint8Array(0))
  const blocks: Uint8Array[][] = []
  for (let buyer = 1; buyer <= buyers; buyer++) {
    if ((buyer - 1) % perBlock === 0) blocks.push([])
    blocks.at(-1)?.push(send(buyer, { to, data: MINT, value: price, gasLimit: 120_000n }))
  }
  return { senders, setUp, blocks }
}

/** `mint()`. */
const MINT = Uint8Array.of(0x12, 0x49, 0xc5, 0x8b)

type Fields = { to?: Uint8Array; value?: bigint; data?: Uint8Array; gasLimit: bigint }

/** Accounts, and their next transactions as signed bytes. */
function createSenders(machine: L1Machine, count: number) {
  const keys = Array.from({ length: count }, (_, i) =>
    bytesToHex(machine.crypto.keccak256(i < 256 ? Uint8Array.of(i) : Uint8Array.of(i >> 8, i & 255))),
  )
  const nonces = keys.map(() => 0n)
  return {
    senders: keys.map((key) => addressOfKey(machine, key)),
    send(sender: number, fields: Fields): Uint8Array {
      const nonce = nonces[sender] ?? 0n
      nonces[sender] = nonce + 1n
      const tx = createFeeMarket1559Tx(
        { ...fields, ...GAS_PRICE, chainId: BENCH_CHAIN_ID, nonce },
        { common: machine.common },
      )
      return signTransaction(machine, tx, keys[sender] as Hex).serialize()
    },
  }
}

/** `transfer(address,uint256)`. */
function transferCall(to: Hex, amount: bigint): Uint8Array {
  return concatBytes([Uint8Array.of(0xa9, 0x05, 0x9c, 0xbb), new Uint8Array(12), hexToBytes(to), word(amount)])
}

const word = (value: bigint) => hexToBytes(`0x${value.toString(16).padStart(64, '0')}`)

function addressOfKey({ crypto }: L1Machine, key: Hex): Hex {
  return bytesToHex(crypto.addressOf(crypto.publicKeyOf(hexToBytes(key))))
}
