import { expect, test } from 'vitest'
import { placeOf } from '../../riscv/pcTable.ts'
import { rules, runGuest, testedProgram } from '../../testing/rollup/guestRun.ts'
import { addressOf, signedBy } from '../../testing/rollup/randomBatch.ts'
import { encodeBatch } from '../codec/batch.ts'
import { createRollupState, outputOf } from '../state.ts'
import { applyBatch } from '../transition.ts'
import { getLeaf, setLeaf } from '../tree.ts'
import { amountLoad, guestProgram } from './program.ts'
import { guestTable } from './source.ts'

const table = guestTable()

test('every function and line of the table is of the sources, in order', () => {
  const [code] = guestProgram().segments
  expect(table.functions[0]).toMatchObject({ name: '_start', address: guestProgram().entry })
  let end = 0
  for (const { address, size } of table.functions) {
    expect(address).toBeGreaterThanOrEqual(end)
    end = address + size
  }
  expect(end).toBeLessThanOrEqual((code?.address ?? 0) + (code?.bytes.length ?? 0))
  let before = 0
  for (const [pc, file, line] of table.lines) {
    expect(pc).toBeGreaterThan(before)
    before = pc
    expect(table.sources[file]?.split('\n')[line - 1]?.trim()).not.toBeOneOf([undefined, ''])
  }
  for (const { address, size } of table.functions) {
    for (let pc = address; pc < address + size; pc += 4) expect(placeOf(table, pc)?.line).not.toBeNull()
  }
})

test('one register poked where the amount is loaded: the outbox holds money that nobody paid', () => {
  const place = placeOf(table, amountLoad.pc)
  const line = table.sources[place?.file ?? '']?.split('\n')[(place?.line ?? 0) - 1]
  expect([place?.function, line?.trim()]).toEqual(['outbox_append', 'const uint64_t amount = *owed;'])
  // What another compiler makes of the sources has that instruction elsewhere.
  if (process.env['GUEST_PROGRAM'] !== undefined) return

  const state = createRollupState({
    sequencer: addressOf(0),
    pool: { ether: 1n, token: 1n },
    residents: [{ address: addressOf(2), ether: 1_000n, token: 0n }],
    timestamp: 1_000,
  })
  const { tx, signature } = signedBy(2, { kind: 'withdraw', from: 2, to: addressOf(2), amount: 5n, fee: 1n, nonce: 0 })
  const transactions = [{ kind: 'withdraw', from: tx.from, to: null, amount: 5n, fee: 1n, signature } as const]
  const posted = encodeBatch({ messagesTo: 0, blocks: [{ secondsLater: 1, transactions }] })
  const input = { posted, postedAt: 5_000, messageCount: 0, dueTo: 0, message: () => new Uint8Array(124) }

  const honest = applyBatch(state, input, rules).state
  const lie = setLeaf(honest.outbox, 0, { to: addressOf(2), amount: 900_000n })
  expect(getLeaf(honest.outbox, 0)).toEqual({ to: addressOf(2), amount: 5n })
  const lied = runGuest(state, input, { ...amountLoad, nth: 0, value: 900_000 })
  expect(lied.exit).toEqual({ code: 0, output: outputOf({ ...honest, outbox: lie }, rules.crypto.keccak256) })
  expect(testedProgram).toEqual(guestProgram())
})
