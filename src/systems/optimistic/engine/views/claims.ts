import type { Seconds } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import { fallenBecauseOf } from '../claims.ts'
import type { ClaimFact } from '../l1/facts.ts'
import { idOf } from '../people.ts'
import type { OptimisticState } from '../state.ts'
import type { ClaimView } from '../types/view.ts'

/** `l1`: the L1 as it is shown at the same moment. What L1 could still take back is not final, whatever its contracts say. */
export function claimViews(state: OptimisticState, { finalised }: L1View, now: Seconds): readonly ClaimView[] {
  return state.facts.claims.map((fact) => {
    const { claim, parent, batch, output, steps, proposer, challengeableUntil, settled, place } = fact
    const status = statusOf(state, fact, now)
    return {
      claim,
      parent,
      batch,
      output,
      steps,
      proposerId: idOf(proposer),
      proposer,
      bondWei: state.params.proposerBondWei,
      madeAt: place.at,
      challengeableUntil,
      block: place.block,
      tx: place.tx,
      status,
      isFinal: status === 'confirmed' && settled !== null && settled.block <= finalised,
      isTrue: state.judged[claim]?.isTrue === true,
      games: state.facts.games.filter((game) => game.claim === claim).map(({ game }) => game),
      checkedBy: state.watchers.flatMap(({ id, checked }) =>
        checked.filter(({ key }) => key === place.key).map(({ agrees }) => ({ id, agrees })),
      ),
    }
  })
}

function statusOf(state: OptimisticState, { claim, status, openGames, challengeableUntil }: ClaimFact, now: Seconds) {
  if (status === 'confirmed' || status === 'rejected') return status
  if (fallenBecauseOf(state, claim) !== null) return 'fallen'
  if (openGames > 0) return 'disputed'
  return now < challengeableUntil ? 'open' : 'overdue'
}
