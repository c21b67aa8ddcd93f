import { hasEscaped, lastExecuted, owedTo } from '../l1/standing.ts'
import { word } from '../looking/words.ts'
import { idOf, nameOf, ownerOf } from '../people.ts'
import { closedAs } from '../rightful.ts'
import { subtreeOf, type ZkState } from '../rules/state.ts'
import type { ZkWorld } from '../state.ts'
import type { AccountView, CreditView } from '../types/view.ts'

/** What L1 calls the rollup's state, as the operator knows it; null where its notes do not reach. */
export function executedState(state: ZkWorld): ZkState | null {
  const executed = lastExecuted(state.facts)
  return executed.number === 0 ? state.genesis : (closedAs(state, executed)?.after ?? null)
}

export function accountViews(state: ZkWorld): readonly AccountView[] {
  const { facts, operator } = state
  const executed = executedState(state)
  const accounts = [...facts.accounts.values()].sort((one, other) => one.number - other.number)
  return accounts.map(({ number, owner, key }) => {
    const known = operator.state.accounts.get(number)
    return {
      number,
      subtree: subtreeOf(number),
      id: ownerOf(state, number),
      ...nameOf(owner),
      owner,
      keyX: word(key.x),
      keyY: word(key.y),
      balance: (known?.balance ?? 0n).toString(),
      nonce: Number(known?.nonce ?? 0n),
      executedBalance: executed?.accounts.get(number)?.balance.toString() ?? null,
      hasEscaped: hasEscaped(facts, number),
    }
  })
}

/** Who can take out how much, in the order in which they were first owed something. */
export function creditViews({ facts }: ZkWorld): readonly CreditView[] {
  const owners = [...new Set(facts.credits.map(({ owner }) => owner))]
  return owners.flatMap((owner) => {
    const owed = owedTo(facts, owner)
    return owed === 0n ? [] : [{ owner, ownerId: idOf(owner), owedWei: owed.toString() }]
  })
}
