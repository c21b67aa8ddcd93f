import { createEVM } from '@ethereumjs/evm'
import { Account, Address } from '@ethereumjs/util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToHex } from '../../lib/hex.ts'
import { createStateManager } from '../state/stateManager.ts'
import { createWorldCodec } from '../state/world.ts'
import { loadCrypto } from './crypto.ts'
import { createJournal } from './journal.ts'
import { createPlainCommon } from './rules.ts'

// 3 is RIPEMD-160, which stays touched through a revert.
const places = [1, 3, 7, 9].map((last) => {
  const bytes = new Uint8Array(20)
  bytes[19] = last
  return new Address(bytes)
})
const slots = [0, 5].map((last) => new Uint8Array(32).fill(last))
const hex = (bytes: Uint8Array): string => bytesToHex(bytes).slice(2)

const step = fc.record({
  what: fc.constantFrom(
    'warm',
    'slot',
    'always',
    'alwaysSlot',
    'put',
    'delete',
    'checkpoint',
    'commit',
    'revert',
    'end',
  ),
  place: fc.nat(places.length - 1),
  slot: fc.nat(slots.length - 1),
  balance: fc.constantFrom(0n, 5n),
})

test('any sequence of steps leaves warm and alive what stock leaves so', async () => {
  const { keccak256 } = await loadCrypto()
  const codec = createWorldCodec(keccak256)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, isReporting) => {
      const [state, stockState] = [createStateManager(codec), createStateManager(codec)]
      const stock = (await createEVM({ common: createPlainCommon(1, 'bpo2'), stateManager: stockState })).journal
      const both = [createJournal(state), stock]
      if (isReporting) for (const journal of both) journal.startReportingAccessList()
      let depth = 0
      for (const { what, place: at, slot: slotAt, balance } of steps) {
        const place = places[at] as Address
        const slot = slots[slotAt] as Uint8Array
        if ((what === 'commit' || what === 'revert') && depth === 0) continue
        if (what === 'end' && depth > 0) continue
        if (what === 'checkpoint') depth++
        if (what === 'commit' || what === 'revert') depth--
        for (const journal of both) {
          if (what === 'warm') journal.addWarmedAddress(place.bytes)
          else if (what === 'slot') journal.addWarmedStorage(place.bytes, slot)
          else if (what === 'always') journal.addAlwaysWarmAddress(place.toString(), true)
          else if (what === 'alwaysSlot') journal.addAlwaysWarmSlot(hex(place.bytes), hex(slot), true)
          else if (what === 'put') await journal.putAccount(place, new Account(0n, balance))
          else if (what === 'delete') await journal.deleteAccount(place)
          else if (what === 'end') await journal.cleanup()
          else await journal[what]()
        }
        expect(both[0]?.accessList).toEqual(stock.accessList)
        for (const { bytes } of places) {
          expect(both[0]?.isWarmedAddress(bytes)).toBe(stock.isWarmedAddress(bytes))
          for (const one of slots) expect(both[0]?.isWarmedStorage(bytes, one)).toBe(stock.isWarmedStorage(bytes, one))
        }
      }
      while (depth-- > 0) for (const journal of both) await journal.commit()
      for (const journal of both) await journal.cleanup()
      for (const place of places) expect(await state.getAccount(place)).toEqual(await stockState.getAccount(place))
    }),
    { numRuns: 200 },
  )
})
