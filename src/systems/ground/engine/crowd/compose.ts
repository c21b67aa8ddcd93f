// From a wish to a signed transaction.

import type { Address } from '@ethereumjs/util'
import type { Hex, Rng } from '../../../../kernel/types.ts'
import { readStorage } from '../../../../l1/chain/read.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { hashOfTx } from '../../../../l1/chain/transactions.ts'
import type { L1Machine } from '../../../../l1/machine/machine.ts'
import type { CrowdTx } from '../../../../l1/mempool/crowd.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import type { CrowdAccount } from './accounts.ts'
import { callData } from './calldata.ts'
import type { Seat } from './desk.ts'
import type { ByKind } from './kinds.ts'
import { signForCrowd } from './sign.ts'
import { DROP_PRICE, type Town } from './town.ts'

const UNIT = 10n ** 18n
/** Wallets leave some room above what a call was estimated to use. */
const GAS_LIMITS: ByKind<bigint> = { payment: 21_000n, token: 66_000n, swap: 175_000n, mint: 120_000n }

/** In ten-thousandths: how far the price may move against a trader before the swap fails. */
const SLIPPAGE = [10n, 20n, 50n, 50n, 50n, 100n, 100n, 300n]

export interface Reserves {
  readonly a: bigint
  readonly b: bigint
}

export interface Composer {
  readonly machine: L1Machine
  readonly town: Town
  readonly accounts: readonly CrowdAccount[]
  readonly reserves: Reserves
  readonly rng: Rng
}

export interface Offer {
  readonly kind: keyof ByKind<unknown>
  readonly seat: Seat
  readonly maxFeePerGas: bigint
  readonly maxPriorityFeePerGas: bigint
}

export function compose(composer: Composer, { kind, seat, maxFeePerGas, maxPriorityFeePerGas }: Offer): CrowdTx {
  const { account, nonce } = seat
  const gasLimit = GAS_LIMITS[kind]
  const unsigned = { nonce, gasLimit, maxFeePerGas, maxPriorityFeePerGas, ...bodyOf(composer, kind) }
  const tx = signForCrowd(composer.machine, unsigned, account)
  return { tx, hash: hashOfTx(tx), sender: account.address }
}

interface Body {
  readonly to: Address
  readonly value?: bigint
  readonly data?: Uint8Array
}

function bodyOf(composer: Composer, kind: Offer['kind']): Body {
  const { machine, town, accounts, rng } = composer
  const call = (...args: Parameters<typeof callData> extends [unknown, ...infer Rest] ? Rest : never) =>
    hexToBytes(callData(machine.crypto, ...args))
  switch (kind) {
    case 'payment': {
      const receiver = accounts[rng.int(accounts.length)] as CrowdAccount
      return { to: receiver.place, value: BigInt(1 + rng.int(1_000)) * 10n ** 13n }
    }
    case 'token': {
      // Half of them go to somebody who never had any, which costs more: a new line in the contract's table.
      const receiver =
        rng.int(2) === 0 ? bytesToHex(rng.bytes(20)) : (accounts[rng.int(accounts.length)] as CrowdAccount).address
      const amount = BigInt(1 + rng.int(20_000)) * 10n ** 15n
      return { to: town.tokenA.address, data: call('transfer', [receiver, amount]) }
    }
    case 'swap': {
      const sellsA = rng.int(2) === 0
      const amountIn = BigInt(10 + rng.int(990)) * UNIT
      const slippage = SLIPPAGE[rng.int(SLIPPAGE.length)] as bigint
      const minOut = (expectedOut(composer.reserves, sellsA, amountIn) * (10_000n - slippage)) / 10_000n
      return { to: town.pool.address, data: call('swap', [sellsA, amountIn, minOut]) }
    }
    case 'mint':
      return { to: town.drop.address, value: DROP_PRICE, data: call('mint', []) }
  }
}

/** The pool's own sum (Pool.sol). */
function expectedOut({ a, b }: Reserves, sellsA: boolean, amountIn: bigint): bigint {
  const [reserveIn, reserveOut] = sellsA ? [a, b] : [b, a]
  const paid = amountIn * 997n
  return (paid * reserveOut) / (reserveIn * 1_000n + paid)
}

const HALF_WORD = 2n ** 128n - 1n
/** Both reserves share the pool's first slot, A in the lower half; the drop counts in its first slot. */
const FIRST_SLOT: Hex = `0x${'00'.repeat(32)}`

export function readReserves(l1: L1State, town: Town): Reserves {
  const word = BigInt(readStorage(l1, 'pending', town.pool.hex, FIRST_SLOT))
  return { a: word & HALF_WORD, b: word >> 128n }
}

export const readMinted = (l1: L1State, town: Town): number =>
  Number(readStorage(l1, 'pending', town.drop.hex, FIRST_SLOT))
