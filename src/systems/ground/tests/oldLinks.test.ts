import { expect, test } from 'vitest'
import links from '../../../../e2e/fixtures/links.json' with { type: 'json' }
import { decodeLink } from '../../../kernel/link/link.ts'
import type { Json } from '../../../kernel/types.ts'
import { createWorld, openScenario } from '../../../kernel/world.ts'
import { groundSystem } from '../engine/system.ts'

// Worlds from before the ground had a network and a crowd: the same digests as when the links were given away.

test.each(links)('$name', async ({ text, digest }) => {
  const link = decodeLink(text)
  if (!link.ok) throw new Error(link.detail)
  const { world, stoppedAt } = await openScenario({ system: groundSystem as never, scenario: link.parcel })
  expect(stoppedAt).toBeNull()
  expect(await world.digest()).toBe(digest)
})

test('a ground without a network and a crowd says so, and refuses what is asked of them', async () => {
  const world = await createWorld({ system: groundSystem as never, seed: 'plain', params: {} })
  expect(await world.view()).toMatchObject({ gasLimit: 60_000_000, network: null, crowd: null })
  expect(await world.view()).not.toHaveProperty('crowdPool')
  const code = async (type: string, args: Json) => {
    const outcome = await world.dispatch({ type, by: 'learner', args })
    return outcome.ok ? null : outcome.refusal.code
  }
  expect(await code('ground.demand', { kind: 'defi' })).toBe('no-crowd')
  expect(await code('ground.nodes', { mix: { board: 1 } })).toBe('no-network')
  expect(await code('ground.hardware', { id: 'board', mgasPerSecond: 9 })).toBe('no-network')
  const offers = (await world.offers()).filter(({ type }) => type.startsWith('ground.'))
  expect(offers.map(({ type, why }) => [type, why?.code])).toEqual([
    ['ground.demand', 'no-crowd'],
    ['ground.nodes', 'no-network'],
    ['ground.hardware', 'no-network'],
  ])
})
