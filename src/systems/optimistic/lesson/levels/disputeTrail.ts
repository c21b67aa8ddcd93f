import type { AnyAction, Hex, Seconds } from '../../../../kernel/types.ts'
import { groupDigits, shortHash } from '../../../../lib/format.ts'
import type { ClaimView, GameView } from '../../engine/types/view.ts'
import { allOf, ask, type Events, type Told, type View, wait } from '../trail.ts'

// A dispute as a level follows it: the claim that is a lie, the first game about it, and whether its challenger keeps to
// what an honest node says.

/** The first claim that is not true: what the level is about, whatever else is claimed beside it. */
export const falseClaim = ({ claims }: View): ClaimView | null => claims.find(({ isTrue }) => !isTrue) ?? null
export const theGame = (view: View): GameView | null =>
  view.games.find(({ claim }) => claim === falseClaim(view)?.claim) ?? null

/** Somebody's transaction to a contract that waits for a block. */
export function isSent({ l1 }: View, who: string, to: Hex): boolean {
  const from = l1.people.find(({ id }) => id === who)?.address
  return l1.mempool.some((tx) => tx.from === from && tx.to === to)
}

/** The part whose end is the first that the two sides see differently: `null` when there is none. */
function firstDifference({ boundaries }: { readonly boundaries: GameView['boundaries'] }): number | null {
  const end = boundaries.slice(1).findIndex(({ defender, own }) => own !== null && defender !== own)
  return end === -1 ? null : end
}
export const rightPart = (view: View): number | null => {
  const game = theGame(view)
  return game === null || game.boundaries.length === 0 ? null : firstDifference(game)
}

/** In every round so far the challenger named the part that an honest node names. */
export const isOnTrack = ({ rounds }: GameView): boolean =>
  rounds.every((round) => round.chosen === null || round.chosen === firstDifference(round))

export const isNarrowed = (game: GameView | null): game is GameView => game !== null && game.hi - game.lo === 1

export const chosenIn = (events: Events, game: GameView | null): readonly Told<'game.chosen'>[] =>
  allOf(events, 'game.chosen').filter(({ data }) => data.game === game?.game)

/** When the dispute came down to one step, and that step is the false one. */
export function foundAt(view: View, events: Events): Seconds | null {
  const game = theGame(view)
  if (game === null || !isOnTrack(game)) return null
  return chosenIn(events, game).find(({ data }) => data.hi - data.lo === 1)?.at ?? null
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

export const choose = (segment: number): AnyAction => ask('game.choose', { from: 'vera', game: 0, segment }, 'vera')
/** What her node would name. */
export const chooseRight = (view: View): AnyAction => choose(rightPart(view) ?? 0)
/** The other half. */
export const chooseWrong = (view: View): AnyAction => choose(rightPart(view) === 0 ? 1 : 0)
export const chooseLast = (view: View): AnyAction => choose(Math.max(0, (theGame(view)?.boundaries.length ?? 0) - 2))

/** Until so many more choices of the challenger's are in blocks, both sides answering in the next one: beside one that waits. */
export function waitRounds(view: View, rounds: number): AnyAction {
  const { l1 } = view
  const block = l1.params.slotSeconds
  // The next block holds the defender's hashes, or the choice that waits: then the defender's come in the one behind it.
  const first = theGame(view)?.turn === 'challenger' ? 2 * block : block
  return wait(l1.nextBlockAt - l1.now + first + (rounds - 1) * 2 * block)
}

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

export const steps = (count: number): string => `{measured:${groupDigits(count)}} ${count === 1 ? 'step' : 'steps'}`
export const hash = (hex: Hex): string => `\`${shortHash(hex)}\``

/** What stands at each inner boundary: “At step 3,819 the sequencer shows `0x12…`, Vera’s node has `0x34…`.” */
export const shownInWords = ({ boundaries }: GameView): string =>
  boundaries
    .slice(1, -1)
    .map(
      ({ step, defender, own }) =>
        `At step {measured:${groupDigits(step)}} the sequencer shows ${hash(defender)}, Vera’s node has ${own === null ? 'none' : hash(own)}.`,
    )
    .join(' ')
