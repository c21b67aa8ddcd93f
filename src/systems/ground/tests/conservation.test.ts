import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAccount, readStorage } from '../../../l1/chain/read.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { trieEntries } from '../../../l1/state/trie.ts'
import type { WorldState } from '../../../l1/state/world.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { vectorItems } from '../../../lib/persistentVector.ts'
import { crowdAccounts } from '../engine/crowd/accounts.ts'
import { readMinted, readReserves } from '../engine/crowd/compose.ts'
import { townOf } from '../engine/crowd/town.ts'
import { openTown } from './town.ts'

const word = (value: string | number) => BigInt(value).toString(16).padStart(64, '0')
const sumOfEther = (world: WorldState) => [...trieEntries(world)].reduce((sum, [, { balance }]) => sum + balance, 0n)

/** What stands in a contract's table, which is its mapping number `slot`. */
function tableAt(l1: L1State, contract: `0x${string}`, slot: number, key: string): bigint {
  const place = l1.machine.crypto.keccak256(hexToBytes(`0x${word(key)}${word(slot)}`))
  return BigInt(readStorage(l1, 'pending', contract, bytesToHex(place)))
}

/** Everybody who could hold a token: who had one in the beginning, and whoever an event names. */
function holdersOf(l1: L1State, token: `0x${string}`, accounts: number): Set<string> {
  const town = townOf(l1.machine.crypto)
  const holders = new Set<string>([town.founder.address, town.pool.hex, town.handout.hex])
  for (const { address } of crowdAccounts(l1.machine.crypto, accounts)) holders.add(address)
  for (const { transactions } of vectorItems(l1.blocks)) {
    for (const { receipt } of transactions) {
      for (const { address, topics } of receipt.logs) {
        if (bytesToHex(address) === token)
          for (const topic of topics.slice(1, 3)) holders.add(bytesToHex(topic.slice(12)))
      }
    }
  }
  return holders
}

const ACCOUNTS = 30
const TOKEN_SUPPLY = 10n ** 27n

const step = fc.oneof(
  fc.record({ kind: fc.constant('quiet' as const), perSecond: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('defi' as const), perSecond: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('mint' as const), buyers: fc.integer({ min: 1, max: 15 }), perSecond: fc.constant(1) }),
)

test('whatever is asked for: no ether appears or vanishes but what is burnt, tokens and things keep their number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean(), async (steps, hasReorg) => {
      const town = await openTown({ gasLimit: 5_000_000, crowd: { accounts: ACCOUNTS }, network: {} })
      const before = (await town.state()).l1
      const place = townOf(before.machine.crypto)
      let { a, b } = readReserves(before, place)
      for (const [index, wish] of steps.entries()) {
        await town.ask('ground.demand', wish)
        await town.slots(2)
        if (hasReorg && index === 0) await town.ask('l1.reorg', { depth: 1 })
        const { l1 } = await town.state()

        const burnt = [...vectorItems(l1.blocks, 1)].reduce((sum, { summary }) => sum + BigInt(summary.burntWei), 0n)
        expect(sumOfEther(l1.world) + burnt).toBe(sumOfEther(before.world))

        for (const token of [place.tokenA.hex, place.tokenB.hex]) {
          let sum = 0n
          for (const holder of holdersOf(l1, token, ACCOUNTS)) sum += tableAt(l1, token, 0, holder)
          expect(sum).toBe(TOKEN_SUPPLY)
        }

        const reserves = readReserves(l1, place)
        if (!hasReorg) expect(reserves.a * reserves.b).toBeGreaterThanOrEqual(a * b)
        expect(tableAt(l1, place.tokenA.hex, 0, place.pool.hex)).toBe(reserves.a)
        expect(tableAt(l1, place.tokenB.hex, 0, place.pool.hex)).toBe(reserves.b)
        ;({ a, b } = reserves)

        const minted = readMinted(l1, place)
        const owned = crowdAccounts(l1.machine.crypto, ACCOUNTS).map(({ address }) =>
          tableAt(l1, place.drop.hex, 2, address),
        )
        expect(owned.reduce((sum, count) => sum + count, 0n)).toBe(BigInt(minted))
        const price = 5n * 10n ** 16n
        expect(readAccount(l1, 'pending', place.drop.hex)?.balance).toBe(BigInt(minted) * price)
      }
    }),
    { numRuns: 4 },
  )
}, 60_000)
