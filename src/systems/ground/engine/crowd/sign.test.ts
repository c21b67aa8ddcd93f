import { createFeeMarket1559TxFromRLP } from '@ethereumjs/tx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { senderOfTx } from '../../../../l1/chain/transactions.ts'
import { machineFor } from '../../../../l1/machine/machine.ts'
import { createPlainCommon } from '../../../../l1/machine/rules.ts'
import { crowdAccounts } from './accounts.ts'
import { signForCrowd } from './sign.ts'

test('stock ethereumjs reads the same transaction, sender and hash from its bytes', async () => {
  const machine = await machineFor(1, 'bpo2')
  const accounts = crowdAccounts(machine.crypto, 4)
  const common = createPlainCommon(1, 'bpo2')
  const amount = fc.bigInt({ min: 0n, max: 10n ** 20n })
  fc.assert(
    fc.property(
      fc.record({ nonce: fc.bigInt({ min: 0n, max: 70_000n }), tip: amount, room: amount, value: amount }),
      fc.uint8Array({ maxLength: 100 }),
      fc.nat(3),
      ({ nonce, tip, room, value }, data, who) => {
        const account = accounts[who] as (typeof accounts)[number]
        const to = (accounts[3 - who] as (typeof accounts)[number]).place
        const fees = { maxFeePerGas: tip + room, maxPriorityFeePerGas: tip }
        const ours = signForCrowd(machine, { nonce, gasLimit: 90_000n, ...fees, to, value, data }, account)
        const stock = createFeeMarket1559TxFromRLP(ours.serialize(), { common })
        expect(stock.toJSON()).toEqual(ours.toJSON())
        expect(stock.serialize()).toEqual(ours.serialize())
        expect(stock.hash()).toEqual(ours.hash())
        expect(stock.getSenderAddress().toString()).toBe(account.address)
        expect(senderOfTx(ours)).toBe(account.address)
        expect(ours.raw()).toEqual(stock.raw())
      },
    ),
    { numRuns: 150 },
  )
})
