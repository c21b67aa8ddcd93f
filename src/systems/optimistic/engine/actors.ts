// What each party does by itself when L1 has a new block, or when a time has come. Each looks at L1 and its own node, and
// sends what it wants; nobody moves anything by hand.

import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { Refused, Seconds } from '../../../kernel/types.ts'
import { nextBaseFee } from '../../../l1/chain/environment.ts'
import { mapGet } from '../../../lib/persistentMap.ts'
import { MODES } from '../../../rollup/posting.ts'
import {
  batchesBehind,
  claimAt,
  fallenBecauseOf,
  honestTip,
  isConfirmable,
  orderClaim,
  orderConfirm,
} from './claims.ts'
import { isOnItsWay, type OptimisticCtx, type Order, sendOnce } from './errands.ts'
import { isWorthBuying, orderCollectExit, orderFill } from './exits.ts'
import {
  isOutOfTime,
  orderBisect,
  orderChallenge,
  orderChoose,
  orderDissolve,
  orderProve,
  orderTimeout,
  rightSegment,
  runsOutAt,
} from './games.ts'
import type { ClaimFact, GameFact } from './l1/facts.ts'
import { addressOf, SEQUENCER_ID } from './people.ts'
import { closeBatch, latestTaking, SETTLED_SECONDS, sendAgain, takeMessages, whyClose } from './sequencer/batches.ts'
import type { OptimisticState, Watcher } from './state.ts'
import { isClaimedAfter } from './waitingClaims.ts'

type Ask = (state: OptimisticState) => Promise<Order | Refused> | Order | Refused

/** Sends unless it is on its way. Who is refused has said nothing: there is a next block. */
async function attempt(
  state: OptimisticState,
  what: string,
  ask: Ask,
  ctx: OptimisticCtx,
  onRefused: (state: OptimisticState, refused: Refused) => OptimisticState = (same) => same,
): Promise<OptimisticState> {
  if (isOnItsWay(state, what)) return state
  const order = await ask(state)
  const sent = isRefused(order) ? order : await sendOnce(state, what, order, ctx)
  return isRefused(sent) ? onRefused(state, sent) : sent
}

export async function actAll(before: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  let state = await actSequencer(before, ctx)
  state = await actProposer(state, ctx)
  for (const { id } of state.watchers) state = await actWatcher(state, id, ctx)
  for (const { game } of state.facts.games) state = await actInGame(state, game, ctx)
  state = await actProvider(state, ctx)
  return planWakes(state, ctx)
}

// ── Sequencer and proposer ───────────────────────────────────────────────────────────────────────

async function actSequencer(before: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  if (!before.sequencer.online) return before
  const state = takeMessages(await sendAgain(before, ctx), ctx.clock.now)
  const why = whyClose(state, ctx.clock.now)
  if (why === null) return state
  if (why === 'held') return holdBatch(state, ctx)
  const closed = await closeBatch(state, why, ctx)
  return isRefused(closed) ? state : closed
}

function holdBatch(state: OptimisticState, ctx: OptimisticCtx): OptimisticState {
  const { held, batchPolicy } = state.sequencer
  if (held || batchPolicy.maxPriceGwei === null) return state
  ctx.emit('batch.held', { priceWei: nextBaseFee(state.l1).toString(), maxPriceGwei: batchPolicy.maxPriceGwei })
  return { ...state, sequencer: { ...state.sequencer, held: true } }
}

/** A claim for the next batch that the operator has none for, and the confirmation of what has stood its time. */
async function actProposer(before: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  if (!before.proposer.online) return before
  const state = await claimNext(before, ctx)
  const due = state.facts.claims.find((claim) => isConfirmable(state, claim, ctx.clock.now))
  if (due === undefined) return state
  return attempt(state, `confirm/${due.claim}`, () => orderConfirm(state, SEQUENCER_ID, due.claim), ctx)
}

async function claimNext(state: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  const tip = operatorsTip(state)
  if (tip === null || batchesBehind(state, tip) >= state.facts.batches.length || isClaimedAfter(state, tip))
    return state
  const { lie } = state.proposer
  const lying = lie === null ? null : orderClaim(state, SEQUENCER_ID, tip, lie)
  // Not every lie can be told about every batch: then it waits for one.
  const isLie = lying !== null && !isRefused(lying)
  const making = isLie ? lying : orderClaim(state, SEQUENCER_ID, tip, null)
  if (isRefused(making)) return state
  const sent = await sendOnce(state, `claim/${batchesBehind(state, tip)}`, making.order, ctx)
  if (isRefused(sent)) return state
  return { ...sent, lies: making.told, proposer: isLie ? { ...sent.proposer, lie: null } : sent.proposer }
}

/** Who has lied stands by it. `null`: it has made up an output with nothing behind it, and can't go on from there. */
function operatorsTip(state: OptimisticState): number | null {
  const address = addressOf(SEQUENCER_ID)
  const own = state.facts.claims.filter(
    ({ claim, proposer }) => proposer === address && fallenBecauseOf(state, claim) === null,
  )
  const honest = honestTip(state)
  const best = own.reduce(
    (tip, { claim }) => (batchesBehind(state, claim) >= batchesBehind(state, tip) ? claim : tip),
    honest,
  )
  return state.judged[best]?.state === null ? null : best
}

// ── Watchers ─────────────────────────────────────────────────────────────────────────────────────

const patchWatcher = (
  state: OptimisticState,
  id: string,
  patch: (watcher: Watcher) => Partial<Watcher>,
): OptimisticState => ({
  ...state,
  watchers: state.watchers.map((each) => (each.id === id ? { ...each, ...patch(each) } : each)),
})

const watcherOf = ({ watchers }: OptimisticState, id: string): Watcher | undefined =>
  watchers.find((each) => each.id === id)

async function actWatcher(before: OptimisticState, id: string, ctx: OptimisticCtx): Promise<OptimisticState> {
  let state = before
  for (const claim of state.facts.claims) {
    const watcher = watcherOf(state, id)
    if (watcher === undefined || watcher.mode === 'off') return state
    const isOver = ctx.clock.now >= claim.challengeableUntil
    if (watcher.mode === 'late' ? !isOver : isOver) continue
    state = await look(state, id, claim, ctx)
  }
  return state
}

async function look(
  before: OptimisticState,
  id: string,
  claim: ClaimFact,
  ctx: OptimisticCtx,
): Promise<OptimisticState> {
  const state = checkClaim(before, id, claim, ctx)
  const watcher = watcherOf(state, id)
  const known = watcher?.checked.find(({ key }) => key === claim.place.key)
  if (watcher === undefined || known === undefined || claim.status !== 'standing') return state
  if (!wantsToChallenge(watcher, known.agrees)) return state
  if (ctx.clock.now >= claim.challengeableUntil) return fail(state, id, claim, 'asleep', ctx)
  if (watcher.mode === 'broke') return fail(state, id, claim, 'broke', ctx)
  if (hasPlayed(state, id, claim)) return state
  const what = `challenge/${claim.place.key}/${id}`
  return attempt(
    state,
    what,
    (now) => orderChallenge(now, id, claim),
    ctx,
    (same, { refused }) => (refused.code === 'insufficient-funds' ? fail(same, id, claim, 'priced-out', ctx) : same),
  )
}

/** Runs the batch and compares. L1 hears nothing of it. */
export function checkClaim(state: OptimisticState, id: string, claim: ClaimFact, ctx: OptimisticCtx): OptimisticState {
  const watcher = watcherOf(state, id)
  const judged = state.judged[claim.claim]
  if (watcher === undefined || judged === undefined) return state
  if (watcher.checked.some(({ key }) => key === claim.place.key)) return state
  if (isDataGone(state, claim)) return fail(state, id, claim, 'no-data', ctx)
  const { honest, isTrue: agrees } = judged
  if (honest === null) return state
  ctx.emit('watcher.checked', { id, claim: claim.claim, agrees, steps: honest.steps, output: honest.output })
  const entry = { key: claim.place.key, claim: claim.claim, agrees }
  return patchWatcher(state, id, ({ checked }) => ({ checked: [...checked, entry] }))
}

/** Who begins to look after 18 days finds no blob to look at. */
function isDataGone({ facts, l1 }: OptimisticState, { batch }: ClaimFact): boolean {
  const posted = facts.batches[batch]?.posted
  return posted?.mode === MODES.blob && (mapGet(l1.blobs, posted.commitment)?.data ?? null) === null
}

function wantsToChallenge({ mode }: Watcher, agrees: boolean): boolean {
  if (mode === 'griefer') return agrees
  return !agrees && (mode === 'on' || mode === 'broke' || mode === 'late' || mode === 'accomplice')
}

const hasPlayed = ({ facts }: OptimisticState, id: string, { claim }: ClaimFact): boolean =>
  facts.games.some((game) => game.claim === claim && game.challenger === addressOf(id))

type Failure = 'asleep' | 'broke' | 'priced-out' | 'no-data'

/** Told once. */
function fail(
  state: OptimisticState,
  id: string,
  claim: ClaimFact,
  reason: Failure,
  ctx: OptimisticCtx,
): OptimisticState {
  const key = `${claim.place.key}/${reason}`
  if (watcherOf(state, id)?.failed.includes(key)) return state
  ctx.emit('watcher.failed', { id, claim: claim.claim, reason })
  return patchWatcher(state, id, ({ failed }) => ({ failed: [...failed, key] }))
}

// ── Games ────────────────────────────────────────────────────────────────────────────────────────

async function actInGame(before: OptimisticState, number: number, ctx: OptimisticCtx): Promise<OptimisticState> {
  const game = before.facts.games[number]
  if (game === undefined || game.turn === 'over') return before
  const state = await actAsDefender(before, game, ctx)
  return actAsChallenger(state, game, ctx)
}

const hasFallen = (state: OptimisticState, { claim }: GameFact): boolean => claimAt(state, claim)?.status === 'rejected'

async function actAsDefender(state: OptimisticState, game: GameFact, ctx: OptimisticCtx): Promise<OptimisticState> {
  const isOurs = game.defender === addressOf(SEQUENCER_ID)
  if (!isOurs || !state.proposer.online || hasFallen(state, game)) return state
  const isOver = isOutOfTime(game, ctx.clock.now)
  if (game.turn === 'defender') {
    return isOver ? state : attempt(state, moveOf(game), (now) => orderBisect(now, SEQUENCER_ID, game), ctx)
  }
  return isOver ? attempt(state, `timeout/${game.game}`, (now) => orderTimeout(now, SEQUENCER_ID, game), ctx) : state
}

async function actAsChallenger(state: OptimisticState, game: GameFact, ctx: OptimisticCtx): Promise<OptimisticState> {
  const watcher = state.watchers.find(({ id }) => addressOf(id) === game.challenger)
  if (watcher === undefined || (watcher.mode !== 'on' && watcher.mode !== 'griefer')) return state
  const { id } = watcher
  const priced = (same: OptimisticState, { refused }: Refused) => {
    const claim = claimAt(same, game.claim)
    return refused.code === 'insufficient-funds' && claim !== undefined
      ? fail(same, id, claim, 'priced-out', ctx)
      : same
  }
  if (hasFallen(state, game)) {
    return attempt(state, `dissolve/${game.game}`, (now) => orderDissolve(now, id, game), ctx)
  }
  if (isOutOfTime(game, ctx.clock.now)) {
    if (game.turn !== 'defender') return state
    return attempt(state, `timeout/${game.game}`, (now) => orderTimeout(now, id, game), ctx, priced)
  }
  switch (game.turn) {
    case 'challenger':
      return attempt(state, moveOf(game), (now) => chooseRight(now, id, game), ctx, priced)
    case 'prove':
      return attempt(state, moveOf(game), (now) => orderProve(now, id, game), ctx, priced)
    default:
      return state
  }
}

function chooseRight(state: OptimisticState, id: string, game: GameFact): Order | Refused {
  const segment = rightSegment(state, game)
  return segment === null ? refuse('nothing-to-choose', { game: game.game }) : orderChoose(state, id, game, segment)
}

/** Each move of a game is made once. */
export const moveOf = (game: GameFact): string => `move/${game.game}/${game.moves.length}/${game.turn}`

// ── The liquidity provider ───────────────────────────────────────────────────────────────────────

async function actProvider(before: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  let state = before
  const { id, online } = state.provider
  if (!online) return state
  for (const offer of state.facts.offers) {
    if (offer.status === 'open' && isWorthBuying(state, offer)) {
      state = await attempt(state, `fill/${offer.offer}`, (now) => orderFill(now, id, offer), ctx)
    }
    if (offer.status === 'filled' && offer.provider === addressOf(id)) {
      state = await attempt(state, `exit/${offer.offer}`, (now) => orderCollectExit(now, id, offer), ctx)
    }
  }
  return state
}

// ── Waking up ────────────────────────────────────────────────────────────────────────────────────

/** Whoever waits for a time sets an alarm for it, so that long waits can be taken in one stride. */
function planWakes(state: OptimisticState, { clock }: OptimisticCtx): OptimisticState {
  const wanted = new Set(wakeTimes(state).filter((at) => at > clock.now))
  const planned = state.wakes.filter((at) => at > clock.now)
  const missing = [...wanted].filter((at) => !planned.includes(at))
  for (const at of missing) clock.schedule(at, { type: 'actors.wake', by: SEQUENCER_ID, args: { at } })
  return { ...state, wakes: [...planned, ...missing] }
}

function wakeTimes({ facts, params, sequencer, l1 }: OptimisticState): readonly Seconds[] {
  const { slotSeconds } = l1.params
  // A block is what L1 has for a time: nothing changes there before the next one.
  const inBlock = (at: Seconds) => Math.ceil(at / slotSeconds) * slotSeconds
  const { since } = sequencer.open
  return [
    ...facts.claims
      .filter(({ status }) => status === 'standing')
      .map(({ challengeableUntil }) => inBlock(challengeableUntil)),
    ...facts.games.filter(({ turn }) => turn !== 'over').map((game) => inBlock(runsOutAt(game) + 1)),
    ...(since === null ? [] : [since + sequencer.batchPolicy.maxAgeSeconds]),
    // When a message has settled, and when even somebody that is not wanted must be taken.
    ...facts.messages
      .filter(({ message }) => message >= sequencer.open.messagesTo)
      .flatMap(({ at }) => [at + SETTLED_SECONDS, latestTaking({ params, sequencer }, at)]),
  ]
}
