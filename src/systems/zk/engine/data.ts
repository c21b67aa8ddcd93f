// Who has nothing but L1 asks for the rest.

import { refuse } from '../../../kernel/refusal.ts'
import type { Refused } from '../../../kernel/types.ts'
import type { ZkCtx } from './errands.ts'
import { lastExecuted } from './l1/standing.ts'
import { addressOf } from './people.ts'
import { rebuildFromL1 } from './rebuild.ts'
import { subtreeOf, type ZkState } from './rules/state.ts'
import { rootOf } from './rules/tree.ts'
import type { Member, ZkWorld } from './state.ts'
import type { RollupActions } from './types/actions.ts'

export function askForData(state: ZkWorld, { from }: RollupActions['data.ask'], ctx: ZkCtx): ZkWorld | Refused {
  if (addressOf(from) === null) return refuse('unknown-account', { account: from })
  const handed = handedOut(state, from)
  const { known, chainAgrees, missing } = rebuildFromL1(state, handed?.state ?? null)
  const committee = handed?.member ?? null
  const asked = { byId: from, at: ctx.clock.now, chainAgrees, committee, known, missing }
  const numbers = known === null ? [] : [...known.accounts.keys()]
  ctx.emit('data.asked', {
    byId: from,
    chainAgrees,
    chainAccounts: numbers.filter((number) => subtreeOf(number) === 'chain').length,
    committee,
    committeeAccounts: numbers.filter((number) => subtreeOf(number) === 'committee').length,
    missing,
  })
  // Who asks once more in vain still has what was handed out before.
  return { ...state, asked: [...state.asked, asked] }
}

/** The committee's subtree as the last executed batch left it, from whoever has it and gives it to this person. */
function handedOut(state: ZkWorld, to: string): { readonly member: string; readonly state: ZkState } | null {
  const root = lastExecuted(state.facts).struct.newCommitteeRoot
  const handsOut = ({ id, mode }: Member) => mode === 'sign' || id === to
  for (const member of state.committee.members.filter(handsOut)) {
    const kept = member.kept.findLast(({ trees }) => rootOf(trees.committee) === root)
    if (kept !== undefined) return { member: member.id, state: kept }
  }
  return null
}
