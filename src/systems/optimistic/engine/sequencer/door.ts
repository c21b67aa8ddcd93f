// What people hand to the sequencer: one transaction, or those of a busy moment.

import { refuse } from '../../../../kernel/refusal.ts'
import type { Refused } from '../../../../kernel/types.ts'
import { allAccounts } from '../../../../rollup/state.ts'
import type { OptimisticCtx } from '../errands.ts'
import { keyOf, ownerOf, SEQUENCER_ID } from '../people.ts'
import { gwei, type OptimisticState } from '../state.ts'
import type { RollupActions } from '../types/actions.ts'
import { startTicking } from './blocks.ts'
import { quote } from './fees.ts'
import { draft, signAs, summarise } from './wallet.ts'

export function handIn(
  state: OptimisticState,
  { from, wish, feeGwei }: RollupActions['l2.send'],
  ctx: OptimisticCtx,
): OptimisticState | Refused {
  const fee = feeGwei === undefined ? quote(state, wish.kind).total : BigInt(feeGwei)
  const tx = draft(state, { from, wish, feeGwei: fee })
  if ('refused' in tx) return tx
  const signed = signAs(state, from, tx)
  const { sequencer } = state
  const summary = summarise(state, sequencer.soft, signed)
  const why = !sequencer.online ? 'offline' : sequencer.censored.includes(from) ? 'censored' : null
  if (why !== null) {
    ctx.emit('l2.ignored', { hash: summary.hash, fromId: from, reason: why, why: null })
    return state
  }
  ctx.emit('l2.queued', summary)
  return startTicking({ ...state, sequencer: { ...sequencer, queue: [...sequencer.queue, { signed, summary }] } }, ctx)
}

/** Amounts as people pay them, two digits and then zeros: 0.0001 to 0.099 ether. */
const UNITS_GWEI = [100_000n, 1_000_000n]
const MOST_UNITS = 99

export function handInTraffic(
  state: OptimisticState,
  { payments }: RollupActions['l2.traffic'],
  ctx: OptimisticCtx,
): OptimisticState | Refused {
  const people = payers(state)
  if (people.length < 2) return refuse('nobody-to-pay', null)
  const rng = ctx.rng.fork('traffic')
  let next = state
  for (let sent = 0; sent < payments; sent++) {
    const payer = rng.int(people.length)
    const payee = (payer + 1 + rng.int(people.length - 1)) % people.length
    const amount = BigInt(1 + rng.int(MOST_UNITS)) * (UNITS_GWEI[rng.int(UNITS_GWEI.length)] ?? 1n)
    const [from, to] = [people[payer] ?? '', people[payee] ?? '']
    const taken = handIn(next, { from, wish: { kind: 'transfer', to, asset: 'ether', amount: gwei(amount) } }, ctx)
    if ('refused' in taken) return taken
    next = taken
  }
  return next
}

/** Who has an account there, and a key to sign with; the operator is no customer. */
function payers({ sequencer }: OptimisticState): readonly string[] {
  const owners = Array.from(allAccounts(sequencer.soft), ([number]) => ownerOf(sequencer.soft, number))
  const people = owners.flatMap((id) => (id !== null && id !== SEQUENCER_ID && keyOf(id) !== null ? [id] : []))
  return [...new Set(people)]
}
