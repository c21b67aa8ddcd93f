import { expect, test } from 'vitest'
import { sign } from '../../../prover/babyjub/eddsa.ts'
import { buildBatch } from '../engine/circuit/input.ts'
import { tampered, type WitnessTamper } from '../engine/circuit/tamper.ts'
import { ACCOUNTS, brokenIn, namesOf, people, signedBy, town } from './witnessPlay.ts'

const { ana, ben } = people

test('each way to tamper with a witness breaks another constraint first, in the first signed slot', () => {
  const before = town()
  const deposit = { kind: 'deposit', account: ACCOUNTS.ben, amount: 5n, key: ben.publicKey } as const
  const transfer = signedBy(before, ana, {
    kind: 'transfer',
    from: ACCOUNTS.ana,
    to: ACCOUNTS.ben,
    amount: 7n,
    fee: 2n,
  })
  const slots = [deposit, transfer]
  const broken = (how: WitnessTamper) => {
    const input = tampered({ before, slots, sign: (_, message) => sign(ana, message) }, how)
    return input ? namesOf(brokenIn(input)) : null
  }
  expect(namesOf(brokenIn(buildBatch(before, slots).input))).toEqual([])
  expect(broken('overspend')).toEqual(['slot 1 / payer / the balance covers amount and fee / bits make the number'])
  expect(broken('signature')).toEqual([
    'slot 1 / signature / the signature fits: x',
    'slot 1 / signature / the signature fits: y',
  ])
  expect(broken('path')?.[0]).toBe('slot 1 / payer / the path leads to the root')
})

test('where nobody has signed there is nothing to tamper with', () => {
  const sources = { before: town(), slots: [{ kind: 'padding' } as const], sign: () => sign(ana, 1n) }
  for (const how of ['overspend', 'signature', 'path'] as const) expect(tampered(sources, how)).toBe(null)
})
