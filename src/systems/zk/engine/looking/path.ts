import type { AccountPath, StateName } from '../pictures.ts'
import { indexOf, leafOf, stateRoot, subtreeOf, type ZkState } from '../rules/state.ts'
import { rootOf, siblingsOf } from '../rules/tree.ts'
import type { ZkWorld } from '../state.ts'
import { word } from './words.ts'

/** Null: the account is not in that state. */
export function pathOf(world: ZkWorld, number: number, at: StateName): AccountPath | null {
  const state = at === 'newest' ? world.operator.state : executedState(world)
  const account = state?.accounts.get(number)
  if (state === null || account === undefined) return null
  const subtree = subtreeOf(number)
  return {
    number,
    at,
    subtree,
    keyX: word(account.key.x),
    keyY: word(account.key.y),
    balance: account.balance.toString(),
    nonce: account.nonce.toString(),
    leaf: word(leafOf(account)),
    siblings: siblingsOf(state.trees[subtree], indexOf(number)).map((three) => three.map(word)),
    chainRoot: word(rootOf(state.trees.chain)),
    committeeRoot: word(rootOf(state.trees.committee)),
    messages: word(state.messages),
    domain: word(state.domain),
    root: word(stateRoot(state)),
  }
}

/** As the operator knows it: null where its notes do not reach. */
function executedState({ facts, operator, genesis }: ZkWorld): ZkState | null {
  const executed = facts.batches.findLast((batch) => batch.executed !== null)?.number ?? 0
  if (executed === 0) return genesis
  return operator.batches.find(({ number }) => number === executed)?.after ?? null
}
