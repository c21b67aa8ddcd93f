import { expect, test } from 'vitest'
import { fakeZk } from '../../../testing/zkView.ts'
import { objectsOf } from '../../../ui/stage/objects.ts'
import type { ZkView } from '../engine/types/view.ts'
import { accountId } from './ids.ts'
import { scene } from './scene.ts'

// Whose accounts are drawn where there is no room for all of them.

const DESKTOP = { width: 758, height: 560, em: 16 }
const ANA = 258

/** Three accounts with a committee, and it was the two others who moved money last. */
function crowdedRoom(): ZkView {
  const view = fakeZk({ members: ['sign', 'sign'], batches: ['executed'], waiting: 1 })
  const owned = view.accounts.map((account) =>
    account.number === ANA ? { ...account, id: 'ana', name: 'Ana' } : account,
  )
  const [any] = view.transactions
  if (any === undefined) throw new Error('Nothing waits here.')
  return { ...view, accounts: owned, transactions: [{ ...any, from: 256, to: 257 }] }
}

const drawnObjects = (view: ZkView): readonly string[] => objectsOf(scene(view, DESKTOP)).map(({ id }) => id)

test('whose story it is keeps a place in the room, though others moved money since', () => {
  const room = drawnObjects(crowdedRoom()).filter((id) => [256, 257, ANA].some((number) => id === accountId(number)))
  expect(room).toHaveLength(2)
  expect(room).toContain(accountId(ANA))
})
