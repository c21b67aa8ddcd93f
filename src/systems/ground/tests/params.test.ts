import * as v from 'valibot'
import { expect, test } from 'vitest'
import { issuesToText } from '../../../kernel/schemas.ts'
import { createWorld } from '../../../kernel/world.ts'
import { DEFAULT_CROWD, DEFAULT_NETWORK, groundParams } from '../engine/params.ts'
import { groundSystem } from '../engine/system.ts'

const parse = (input: unknown) => v.parse(groundParams, input)
const fault = (input: unknown) => {
  const parsed = v.safeParse(groundParams, input)
  return parsed.success ? null : issuesToText(parsed.issues)
}

test("without a network and a crowd the parameters are the chain's and nothing else", () => {
  expect(parse({ blobSchedule: 'bpo2' })).not.toHaveProperty('network')
  expect(parse({ blobSchedule: 'bpo2' })).not.toHaveProperty('crowd')
})

test('a preset stands for its numbers, which never change: links name it', () => {
  const { network, crowd } = parse({ network: { preset: '2026' }, crowd: { preset: '2026' } })
  expect(network).toEqual(DEFAULT_NETWORK)
  expect(crowd).toEqual(DEFAULT_CROWD)
  expect({ network, crowd }).toEqual({
    network: {
      classes: [
        { id: 'board', mgasPerSecond: 8, nodes: 3_200, stakeEth: 200_000 },
        { id: 'laptop', mgasPerSecond: 9.5, nodes: 4_100, stakeEth: 600_000 },
        { id: 'home', mgasPerSecond: 24, nodes: 3_100, stakeEth: 3_200_000 },
        { id: 'workstation', mgasPerSecond: 70, nodes: 1_300, stakeEth: 6_000_000 },
        { id: 'datacentre', mgasPerSecond: 220, nodes: 2_300, stakeEth: 24_000_000 },
      ],
      attestationSeconds: 4,
      windowBlocks: 8,
    },
    crowd: { demand: 'quiet', perSecond: 1, accounts: 1_200 },
  })
  expect(parse({ network: {}, crowd: {} })).toEqual(parse({ network: { preset: '2026' }, crowd: { preset: '2026' } }))
})

test("what is named takes the place of the preset's own", () => {
  const { network, crowd } = parse({ network: { windowBlocks: 3 }, crowd: { demand: 'defi', perSecond: 20 } })
  expect(network).toEqual({ ...DEFAULT_NETWORK, windowBlocks: 3 })
  expect(crowd).toEqual({ demand: 'defi', perSecond: 20, accounts: 1_200 })
})

test.each([
  [{ network: { preset: '1999' } }, /network\.preset/],
  [{ network: { windows: 3 } }, /network\.windows/],
  [{ network: { classes: [] } }, /network\.classes/],
  [{ network: { classes: [DEFAULT_NETWORK.classes[0], DEFAULT_NETWORK.classes[0]] } }, /named once/],
  [{ crowd: { demand: 'mint' } }, /a mint is announced/],
  [{ crowd: { perSecond: 1_000 } }, /crowd\.perSecond/],
  [{ crowd: { accounts: 3 } }, /crowd\.accounts/],
  [{ crowd: null }, /crowd/],
  [{ gasLimit: 5 }, /gasLimit/],
  [{ colour: 'red' }, /colour/],
])('%j is refused with its place', (input, says) => {
  expect(fault(input)).toMatch(says)
})

test("the view names the chain's parameters only, as before", async () => {
  const params = { network: {}, crowd: { accounts: 20 } }
  const world = await createWorld({ system: groundSystem as never, seed: 'params', params })
  const view = (await world.view()) as { params: object }
  expect(Object.keys(view.params)).not.toContain('crowd')
})
