import type { AccountView, ZkView } from '../../../engine/types/view.ts'

// Who could take their money out of the last executed state if everybody else stopped now: who has the data has the proof.

export type Leaving =
  | { readonly can: 'left' }
  /** Not in the state that L1 has. */
  | { readonly can: 'not-there' }
  /** What L1 had of it is in blobs that are gone. */
  | { readonly can: 'gone' }
  | { readonly can: 'from-l1' }
  /** Of those who would hand it out, the first. */
  | { readonly can: 'from-member'; readonly member: string }
  /** They asked in time, and kept it. */
  | { readonly can: 'from-copy' }
  | { readonly can: 'no-data' }

type Looked = Pick<ZkView, 'committee' | 'batches' | 'data'>

export function leavingOf({ committee, batches, data }: Looked, account: AccountView): Leaving {
  if (account.hasEscaped) return { can: 'left' }
  if (account.executedBalance === null) return { can: 'not-there' }
  if (account.subtree === 'chain') {
    const isGone = batches.some(({ pruned, execute }) => pruned && execute !== null)
    return isGone && !data.some(({ byId, chainAgrees }) => byId === account.id && chainAgrees)
      ? { can: 'gone' }
      : { can: 'from-l1' }
  }
  const member = committee.find(({ mode, knows }) => mode === 'sign' && knows !== null)
  if (member !== undefined) return { can: 'from-member', member: member.name }
  return { can: hasCopy({ batches, data }, account) ? 'from-copy' : 'no-data' }
}

/** A copy is of one root: what was executed behind it has made it worthless. */
function hasCopy({ batches, data }: Pick<Looked, 'batches' | 'data'>, { id, number }: AccountView): boolean {
  const executedAt = batches.reduce((latest, { execute }) => Math.max(latest, execute?.at ?? 0), 0)
  return data.some(
    ({ byId, at, committee, missing }) =>
      byId === id && committee !== null && !missing.includes(number) && at >= executedAt,
  )
}
