// What the crowd finds when the world begins: money, two tokens, a pool that swaps them, a drop to buy from.
// All of it is deployed and called for real in genesis, so that it stands where a deployment would have put it.

import { Address } from '@ethereumjs/util'
import type { Hex } from '../../../../kernel/types.ts'
import { createdAddress, type GenesisCall, type GenesisOptions } from '../../../../l1/chain/genesisWorld.ts'
import type { L1Crypto } from '../../../../l1/machine/crypto.ts'
import { hexToBytes } from '../../../../lib/hex.ts'
import { Drop } from '../../contracts/generated/Drop.ts'
import { Handout } from '../../contracts/generated/Handout.ts'
import { Pool } from '../../contracts/generated/Pool.ts'
import { Token } from '../../contracts/generated/Token.ts'
import { type CrowdAccount, crowdAccounts, crowdFounder } from './accounts.ts'
import { callData, encodeWords, listOfAddresses, type Word } from './calldata.ts'

const ETH = 10n ** 18n
const UNIT = 10n ** 18n

const TOKEN_SUPPLY = 1_000_000_000n * UNIT
const TOKENS_EACH = 100_000n * UNIT
export const POOL_LIQUIDITY = 1_000_000n * UNIT
const ETHER_EACH = 100n * ETH

/** What the drop sells. */
export const DROP_PRICE = ETH / 20n
export const DROP_CAP = 1_500
export const DROP_MOST_EACH = 2

/** Who can do what: the first of all hold tokens, the first of those have also let the pool take theirs. */
const TRADERS_ARE_ONE_IN = 10
const HOLDERS_ARE_ONE_IN = 3
export const tradersAmong = (accounts: number): number => Math.ceil(accounts / TRADERS_ARE_ONE_IN)
export const holdersAmong = (accounts: number): number => Math.ceil(accounts / HOLDERS_ARE_ONE_IN)

interface Place {
  readonly hex: Hex
  readonly address: Address
}

export interface Town {
  readonly tokenA: Place
  readonly tokenB: Place
  readonly pool: Place
  readonly drop: Place
  readonly handout: Place
  readonly founder: CrowdAccount
}

let known: Town | null = null

export function townOf(crypto: L1Crypto): Town {
  known ??= buildTown(crypto)
  return known
}

function buildTown(crypto: L1Crypto): Town {
  const founder = crowdFounder(crypto)
  const place = (nonce: number): Place => {
    const hex = createdAddress(founder.address, nonce)
    return { hex, address: new Address(hexToBytes(hex)) }
  }
  return { founder, tokenA: place(0), tokenB: place(1), pool: place(2), drop: place(3), handout: place(4) }
}

export function townGenesis(crypto: L1Crypto, count: number): GenesisOptions {
  const town = townOf(crypto)
  const accounts = crowdAccounts(crypto, count)
  const traders = accounts.slice(0, tradersAmong(count))
  const holders = accounts.slice(0, holdersAmong(count))
  const { founder, tokenA, tokenB, pool, handout } = town
  const deploy = ({ name, bytecode }: { name: string; bytecode: Hex }, words: readonly Word[]) => ({
    from: founder.address,
    data: `${bytecode}${encodeWords(words)}` as Hex,
    name,
  })
  const call = (from: CrowdAccount, to: Place, ...[name, words]: readonly [Parameters<typeof callData>[1], Word[]]) =>
    ({ from: from.address, to: to.hex, data: callData(crypto, name, words) }) satisfies GenesisCall
  const giveTo = (token: Place, receivers: readonly CrowdAccount[]) => {
    const words = [token.hex, TOKENS_EACH, ...listOfAddresses(2, addressesOf(receivers))]
    return call(founder, handout, 'give', words)
  }
  const both = [tokenA, tokenB]
  return {
    hasCrowd: true,
    endowments: [founder, ...accounts].map(({ address }) => ({ address, balanceWei: ETHER_EACH })),
    deployments: [
      deploy(Token, [TOKEN_SUPPLY]),
      deploy(Token, [TOKEN_SUPPLY]),
      deploy(Pool, [tokenA.hex, tokenB.hex]),
      deploy(Drop, [founder.address, DROP_PRICE, BigInt(DROP_CAP), BigInt(DROP_MOST_EACH)]),
      deploy(Handout, []),
    ],
    calls: [
      ...both.flatMap((token) =>
        [pool, handout].map((spender) => call(founder, token, 'approve', [spender.hex, TOKEN_SUPPLY])),
      ),
      call(founder, pool, 'addLiquidity', [POOL_LIQUIDITY, POOL_LIQUIDITY]),
      giveTo(tokenA, holders),
      giveTo(tokenB, traders),
      ...both.flatMap((token) => traders.map((trader) => call(trader, token, 'approve', [pool.hex, EVERYTHING]))),
    ],
  }
}

/** The largest allowance: it never runs down. */
const EVERYTHING = 2n ** 256n - 1n

const addressesOf = (accounts: readonly CrowdAccount[]): Hex[] => accounts.map(({ address }) => address)
