// What the protocol itself writes at the start of a block, and the contracts it writes to.
// Their code must be in genesis, else empty blocks change no state.

import { Address } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import type { Bench } from '../machine/machine.ts'
import { bigintToMinimalBytes } from '../state/rlp.ts'

interface SystemContract {
  readonly address: Hex
  readonly code: Hex
}

/** EIP-4788: parent beacon block roots by timestamp. */
export const BEACON_ROOTS: SystemContract = {
  address: '0x000f3df6d732807ef1319fb7b8bb8522d0beac02',
  code: '0x3373fffffffffffffffffffffffffffffffffffffffe14604d57602036146024575f5ffd5b5f35801560495762001fff810690815414603c575f5ffd5b62001fff01545f5260205ff35b5f5ffd5b62001fff42064281555f359062001fff015500',
}

/** EIP-2935: hashes of the last 8191 blocks by number. */
export const BLOCK_HASHES: SystemContract = {
  address: '0x0000f90827f1c53a10cb7a02335b175320002935',
  code: '0x3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257611fff81430311604257611fff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500',
}

const RING = 8191n

const beaconRoots = addressOf(BEACON_ROOTS.address)
const blockHashes = addressOf(BLOCK_HASHES.address)

/** Written as storage, as stock ethereumjs does: the same slots as the contracts' own code for the system caller. */
export async function writeSystemContracts(
  { state, machine }: Bench,
  block: { number: bigint; timestamp: bigint; parentHash: Uint8Array; parentBeaconBlockRoot: Uint8Array },
): Promise<void> {
  const { common } = machine
  if (common.isActivatedEIP(4788) && (await state.getCodeSize(beaconRoots)) > 0) {
    const index = block.timestamp % RING
    await state.putStorage(beaconRoots, slotOf(index), bigintToMinimalBytes(block.timestamp))
    await state.putStorage(beaconRoots, slotOf(index + RING), block.parentBeaconBlockRoot)
  }
  if (common.isActivatedEIP(2935) && (await state.getCodeSize(blockHashes)) > 0) {
    await state.putStorage(blockHashes, slotOf((block.number - 1n) % RING), block.parentHash)
  }
}

function slotOf(index: bigint): Uint8Array {
  const slot = new Uint8Array(32)
  const bytes = bigintToMinimalBytes(index)
  slot.set(bytes, 32 - bytes.length)
  return slot
}

function addressOf(hex: Hex): Address {
  return new Address(Uint8Array.from({ length: 20 }, (_, i) => Number.parseInt(hex.slice(2 + 2 * i, 4 + 2 * i), 16)))
}
