// Random traffic of every transaction type, for holding our blocks against stock ethereumjs.

import {
  createAccessList2930Tx,
  createBlob4844Tx,
  createEOACode7702Tx,
  createFeeMarket1559Tx,
  createLegacyTx,
  type TypedTransaction,
} from '@ethereumjs/tx'
import { eoaCode7702AuthorizationMessageToSign } from '@ethereumjs/util'
import { isRefused } from '../../kernel/refusal.ts'
import { createRng } from '../../kernel/rng.ts'
import type { Hex, Rng } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { vectorItems } from '../../lib/persistentVector.ts'
import { CAST } from '../chain/cast.ts'
import { nextBaseFee } from '../chain/environment.ts'
import { createGenesis } from '../chain/genesis.ts'
import { upgrade } from '../chain/rules.ts'
import { sealSlot } from '../chain/seal.ts'
import type { L1State } from '../chain/state.ts'
import { type L1Machine, machineFor } from '../machine/machine.ts'
import { admit } from '../mempool/admit.ts'
import { DEFAULT_L1_PARAMS } from '../schemas.ts'
import type { BlobScheduleName, L1Params } from '../types.ts'
import { signTransaction } from '../wallet/sign.ts'
import { nextBlobBaseFee, pendingNonce } from '../wallet/wallet.ts'

/** `forks`: which one the chain goes to, by the number of the first block under it. */
export async function randomChain(
  seed: string,
  blocks: number,
  params: Partial<L1Params> = {},
  forks: { readonly [block: number]: BlobScheduleName } = {},
): Promise<L1State> {
  const all = { ...DEFAULT_L1_PARAMS, nodes: ['one'], ...params }
  const machine = await machineFor(all.chainId, all.blobSchedule)
  let state = await createGenesis(machine, all)
  let slot = 0
  for (let block = 0; block < blocks; block++) {
    const rng = createRng(`${seed}/${block}`)
    const count = rng.int(7)
    for (let i = 0; i < count; i++) {
      const sender = CAST[rng.int(9)] as (typeof CAST)[number]
      const tx = randomTx(state.machine, state, sender, rng)
      const change = tx === null ? null : admit(state, tx, sender.address, slot)
      if (change !== null && !isRefused(change)) state = change.state
    }
    // After they were sent, so that what waits goes from one fork into the next.
    const fork = forks[block + 1]
    const upgraded = fork === undefined ? null : await upgrade(state, { blobSchedule: fork })
    if (upgraded !== null && !isRefused(upgraded)) state = upgraded.state
    slot += 1 + (rng.int(5) === 0 ? rng.int(400) : 0)
    state = (await sealSlot(state, slot)).state
  }
  return state
}

function randomTx(
  machine: L1Machine,
  state: L1State,
  sender: (typeof CAST)[number],
  rng: Rng,
): TypedTransaction | null {
  const { common, chainId, schedule } = machine
  const opts = { common }
  const target = randomTarget(state, rng)
  const fields = {
    nonce: pendingNonce(state, sender.address),
    gasLimit: 21_000n + BigInt(rng.int(600_000)),
    value: rng.int(3) === 0 ? BigInt(rng.int(1_000_000)) : 0n,
    data: rng.bytes(rng.int(120)),
    to: hexToBytes(target),
  }
  const tip = BigInt(rng.int(3)) * 1_000_000_000n
  const fees = { maxPriorityFeePerGas: tip, maxFeePerGas: nextBaseFee(state) * 2n + tip }
  const accessList = rng.int(2) === 0 ? [] : [{ address: target, storageKeys: [bytesToHex(rng.bytes(32))] }]
  const sign = (tx: TypedTransaction) => signTransaction(machine, tx, sender.privateKey)
  try {
    switch (rng.int(7)) {
      case 0:
        return sign(createLegacyTx({ ...fields, gasPrice: fees.maxFeePerGas }, opts))
      case 1:
        return sign(createAccessList2930Tx({ ...fields, chainId, gasPrice: fees.maxFeePerGas, accessList }, opts))
      case 2: {
        const blobs = 1 + rng.int(schedule.maxBlobsPerTransaction)
        const blobVersionedHashes = Array.from(
          { length: blobs },
          (): Hex => `0x01${bytesToHex(rng.bytes(31)).slice(2)}`,
        )
        const maxFeePerBlobGas = nextBlobBaseFee(state) * 4n
        return sign(createBlob4844Tx({ ...fields, ...fees, chainId, blobVersionedHashes, maxFeePerBlobGas }, opts))
      }
      case 3:
        if (!common.isActivatedEIP(7702)) return null
        return sign(
          createEOACode7702Tx(
            { ...fields, ...fees, chainId, authorizationList: [authorise(machine, state, rng)] },
            opts,
          ),
        )
      case 4: {
        const { to: _, ...creation } = fields
        return sign(
          createFeeMarket1559Tx({ ...creation, ...fees, chainId, gasLimit: 900_000n, data: initCode(rng) }, opts),
        )
      }
      default:
        return sign(createFeeMarket1559Tx({ ...fields, ...fees, chainId, accessList }, opts))
    }
  } catch {
    // Not a transaction at all (a gas limit below what an access list costs, say).
    return null
  }
}

function randomTarget(state: L1State, rng: Rng): Hex {
  const contracts = [...vectorItems(state.contracts)]
  const pick = rng.int(10)
  if (pick < 6 && contracts.length > 0) return (contracts[rng.int(contracts.length)] as { address: Hex }).address
  if (pick < 8) return (CAST[rng.int(CAST.length)] as { address: Hex }).address
  if (pick === 8) return `0x${(1 + rng.int(17)).toString(16).padStart(40, '0')}`
  return bytesToHex(rng.bytes(20))
}

function authorise(machine: L1Machine, state: L1State, rng: Rng) {
  const authority = CAST[rng.int(9)] as (typeof CAST)[number]
  const nonce = pendingNonce(state, authority.address) + (rng.int(4) === 0 ? 1n : 0n)
  const target = rng.int(5) === 0 ? (`0x${'00'.repeat(20)}` as Hex) : randomTarget(state, rng)
  const chainId: Hex = rng.int(3) === 0 ? '0x0' : `0x${machine.chainId.toString(16)}`
  const unsigned = { chainId, address: target, nonce: `0x${nonce.toString(16)}` as Hex }
  const message = eoaCode7702AuthorizationMessageToSign(unsigned)
  const { r, s, recovery } = machine.crypto.sign(machine.crypto.keccak256(message), hexToBytes(authority.privateKey))
  const minimal = (bytes: Uint8Array): Hex => `0x${BigInt(bytesToHex(bytes)).toString(16)}`
  return { ...unsigned, yParity: recovery === 0 ? '0x0' : '0x1', r: minimal(r), s: minimal(s) } as const
}

/** Init code that stores something and returns a random program as the contract's code. */
function initCode(rng: Rng): Uint8Array {
  const program = randomProgram(rng)
  const store = Uint8Array.of(0x60, 1 + rng.int(255), 0x60, rng.int(4), 0x55)
  // PUSH2 length, DUP1, PUSH2 offset, PUSH0, CODECOPY, PUSH0, RETURN
  const offset = store.length + 11
  const tail = Uint8Array.of(
    0x61,
    program.length >> 8,
    program.length & 255,
    0x80,
    0x61,
    offset >> 8,
    offset & 255,
    0x5f,
    0x39,
    0x5f,
    0xf3,
  )
  return concatBytes([store, tail, program])
}

/** Snippets that do something observable; rarely, bytes that make no sense at all. */
function randomProgram(rng: Rng): Uint8Array {
  const parts: Uint8Array[] = []
  for (let i = 0; i < 6 + rng.int(20); i++) {
    const small = () => rng.int(6)
    const snippets: readonly (readonly number[])[] = [
      [0x60, rng.int(256), 0x60, small(), 0x55], // SSTORE
      [0x60, small(), 0x54, 0x60, 1, 0x01, 0x60, small(), 0x55], // slot a + 1 → slot b
      [0x60, small(), 0x54, 0x50], // SLOAD
      [0x60, rng.int(256), 0x60, small(), 0x5d], // TSTORE
      [0x60, small(), 0x5c, 0x60, small(), 0x55], // TLOAD → SSTORE
      [0x60, 0x20, 0x5f, 0x20, 0x60, small(), 0x55], // KECCAK256 → SSTORE
      [0x60, small() * 32, 0x35, 0x60, small(), 0x55], // CALLDATALOAD → SSTORE
      [0x60, rng.int(256), 0x5f, 0x52, 0x60, rng.int(256), 0x60, 0x20, 0x5f, 0xa1], // LOG1
      [0x60, rng.int(64), 0x5f, 0xa0], // LOG0
      [0x43, 0x60, 1 + small(), 0x90, 0x03, 0x40, 0x60, small(), 0x55], // BLOCKHASH → SSTORE
      [0x42, 0x44, 0x48, 0x4a, 0x01, 0x01, 0x18, 0x60, small(), 0x55], // header fields → SSTORE
      [0x5f, 0x49, 0x60, small(), 0x55], // BLOBHASH → SSTORE
      [0x5f, 0x5f, 0x5f, 0x5f, 0x60, small(), 0x33, 0x5a, 0xf1, 0x50], // CALL the caller with a little value
      [0x5f, 0x5f, 0x5f, 0x5f, 0x5f, 0x30, 0x61, 0x20, 0, 0xf1, 0x50], // CALL oneself with little gas
      [0x5f, 0x5f, 0x5f, 0x5f, 0x60, 1 + rng.int(9), 0x61, 0x30, 0, 0xfa, 0x60, small(), 0x55], // STATICCALL a precompile
      [0x5f, 0x5f, 0x5f, 0x5f, 0x30, 0x61, 0x10, 0, 0xf4, 0x50], // DELEGATECALL oneself
      [0x60, small(), 0x5f, 0x5f, 0xf0, 0x60, small(), 0x55], // CREATE with no code
      [0x60, small(), 0x60, rng.int(32), 0x5f, 0x5f, 0xf5, 0x3b, 0x60, small(), 0x55], // CREATE2, its code size
      [0x47, 0x30, 0x31, 0x33, 0x3f, 0x01, 0x01, 0x60, small(), 0x55], // balances and a code hash → SSTORE
      [0x60, 0xff, 0x35, 0x60, 0x08, 0x58, 0x01, 0x57, 0x5f, 0x5f, 0xfd, 0xfe, 0x5b], // REVERT unless JUMPI takes it
      [0x60, 0x0a, 0x5b, 0x60, 1, 0x90, 0x03, 0x80, 0x60, 8, 0x58, 0x03, 0x57, 0x50], // a loop
    ]
    parts.push(Uint8Array.from(snippets[rng.int(snippets.length)] as readonly number[]))
  }
  if (rng.int(6) === 0) parts.push(Uint8Array.of(0x33, 0xff)) // SELFDESTRUCT to the caller
  if (rng.int(6) === 0) parts.push(rng.bytes(1 + rng.int(30)))
  return concatBytes(parts)
}
