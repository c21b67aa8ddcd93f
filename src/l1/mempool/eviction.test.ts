import { createFeeMarket1559Tx } from '@ethereumjs/tx'
import { expect, test } from 'vitest'
import { isRefused } from '../../kernel/refusal.ts'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { CAST } from '../chain/cast.ts'
import { drive } from '../testing/drive.ts'
import { signTransaction } from '../wallet/sign.ts'
import { admit, POOL_CAPACITY } from './admit.ts'
import { poolEntries, poolSize } from './pool.ts'

test('a full mempool lets the worst go, and refuses what is worse still', async () => {
  const l1 = await drive({ genesisBaseFeeWei: '1' })
  const people = CAST.slice(0, 5)
  const send = (sender: number, nonce: number, tip: bigint) => {
    const member = people[sender] as (typeof CAST)[number]
    const fields = {
      chainId: 31_337,
      nonce,
      gasLimit: 21_000n,
      to: hexToBytes(CAST[1]?.address as Hex),
      maxFeePerGas: 1000n,
    }
    const tx = createFeeMarket1559Tx({ ...fields, maxPriorityFeePerGas: tip }, { common: l1.state.machine.common })
    return admit(l1.state, signTransaction(l1.state.machine, tx, member.privateKey), member.address, 0)
  }
  // Four senders fill it exactly; the second pays least.
  for (let nonce = 0; nonce < POOL_CAPACITY / 4; nonce++) {
    for (let sender = 0; sender < 4; sender++) await l1.ask(() => send(sender, nonce, sender === 1 ? 5n : 10n))
  }
  expect(poolSize(l1.state.mempool)).toBe(POOL_CAPACITY)

  const worse = send(4, 0, 1n)
  expect(isRefused(worse) && worse.refused.code).toBe('pool-full')
  const events = await l1.ask(() => send(4, 0, 20n))
  expect(events.map((event) => event.type)).toEqual(['l1.queued', 'l1.dropped'])
  expect(events[1]?.data).toMatchObject({ from: people[1]?.address, reason: 'evicted' })
  expect(poolSize(l1.state.mempool)).toBe(POOL_CAPACITY)
  // The last of the queue went: no gap was torn.
  const nonces = poolEntries(l1.state.mempool)
    .filter((entry) => entry.sender === people[1]?.address)
    .map((entry) => Number(entry.tx.nonce))
  expect(nonces).toEqual(Array.from({ length: POOL_CAPACITY / 4 - 1 }, (_, nonce) => nonce))
})
