import { expect, test } from 'vitest'
import { wait } from '../../../testing/golden/scenario.ts'
import { ANA, ask, BEN, pay } from '../../../testing/golden/zk.ts'
import type { Tamper } from '../engine/types/shared.ts'
import { chronicleOf } from './chronicle.ts'
import { eventsOf, play, playOn, viewOf } from './playing.ts'

// Six ways to tamper, each stopped by another check: three where the circuit is filled, three on L1.

const tampering = (tamper: Tamper) => ({ prover: { tamper } })

test.each([
  ['overspend', 'slot 0 / payer / the balance covers amount and fee / bits make the number'],
  ['signature', 'slot 0 / signature / the signature fits: x'],
  ['path', 'slot 0 / payer / the path leads to the root'],
] as const)('what is false in the witness (%s) has no proof: %s', async (tamper, constraint) => {
  const { world } = await play(tampering(tamper), [pay(ANA, BEN, '5'), wait(60)])
  const [failed] = eventsOf(world, 'proof.failed')
  expect([failed?.tamper, failed?.failure.constraint]).toEqual([tamper, constraint])
  expect(failed?.failure.broken).toBeGreaterThan(0)
  const { batches, prover } = await viewOf(world)
  expect([batches[0]?.proof.status, batches[0]?.proof.attempt, prover.tamper]).toEqual(['making', 2, null])
})

test.each([
  ['word', 'OtherWords'],
  ['proof', 'NotOnCurve'],
] as const)('what is false before L1 (%s) is refused there: %s', async (tamper, error) => {
  const { world } = await play(tampering(tamper), [pay(ANA, BEN, '5'), wait(60)])
  expect(eventsOf(world, 'proof.refused').map((each) => [each.tamper, each.error])).toEqual([[tamper, error]])
  await playOn(world, [wait(84)])
  const [batch] = (await viewOf(world)).batches
  expect([batch?.standing, batch?.proof.attempt, batch?.refused?.byId]).toEqual(['executed', 2, 'prover'])
})

test('a root that does not follow is never proven, holds up what is behind it, and is dropped when its time is over', async () => {
  const { world, refused } = await play(tampering('root'), [
    pay(ANA, BEN, '5'),
    wait(84),
    pay(BEN, ANA, '1'),
    ask('rollup.revert', { from: 'ben' }),
    wait(3_600),
    ask('rollup.revert', { from: 'ben' }),
    wait(200),
  ])
  expect(refused.map(({ code }) => code)).toEqual(['not-late-yet'])
  expect(chronicleOf(world).filter((line) => !line.includes(' waits'))).toEqual([
    '0d 00:00:00 batch 1 is closed with 1 slots (full), for calldata, with another root',
    '0d 00:00:00 proof 1 of batch 1 is begun (root)',
    '0d 00:00:12 batch 1 is committed',
    '0d 00:01:00 proof 1 of batch 1 is made (root)',
    '0d 00:01:00 L1 refuses the proof of batch 1 (root): EquationFails',
    '0d 00:01:24 batch 2 is closed with 1 slots (full), for calldata',
    '0d 00:01:36 batch 2 is committed',
    '0d 01:01:36 batches 1 to 2 are reverted',
    '0d 01:01:36 batch 1 is closed with 1 slots (full), for calldata',
    '0d 01:01:36 batch 2 is closed with 1 slots (full), for calldata',
    '0d 01:01:36 proof 1 of batch 1 is begun',
    '0d 01:01:48 batch 1 is committed',
    '0d 01:02:00 batch 2 is committed',
    '0d 01:02:36 proof 1 of batch 1 is made',
    '0d 01:02:36 proof 1 of batch 2 is begun',
    '0d 01:02:36 batch 1 is proven',
    '0d 01:02:48 batch 1 is executed, 0 credited',
    '0d 01:03:36 proof 1 of batch 2 is made',
    '0d 01:03:36 batch 2 is proven',
    '0d 01:03:48 batch 2 is executed, 0 credited',
  ])
})

test('where nobody has signed anything, what would tamper with a signature waits for the next batch', async () => {
  const { world } = await play(tampering('signature'), [ask('exit.request', { from: 'ben', account: BEN }), wait(96)])
  expect(eventsOf(world, 'proof.made').map(({ tamper }) => tamper)).toEqual([null])
  expect((await viewOf(world)).prover.tamper).toBe('signature')
})
