import type { Choreography } from '../../../ui/exhibit.ts'
import { l1Choreography } from '../../../ui/l1/drawing/choreography.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import type { Motion, Role } from '../../../ui/stage/types.ts'
import type { OptimisticEvents, RollupEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import {
  accountId,
  BRIDGE,
  batchId,
  claimId,
  EXIT,
  fromBelow,
  gameId,
  INBOX,
  instructionId,
  l2BlockId,
  l2TxId,
  messageId,
  OPEN,
  oneShotId,
  POOL,
  PROVIDER,
  QUEUE,
  ROLLUP,
  SEQUENCER,
  watcherId,
  withdrawalId,
} from './ids.ts'
import { roleOf } from './words.ts'

const onL1 = renamedTable(l1Choreography, { prefix: 'l1', view: (view: OptimisticView) => view.l1 })

const mark = (what: string): Motion => ({ kind: 'mark', what })
const appear = (what: string): Motion => ({ kind: 'appear', what })
const move = (role: Role, from: string, to: string): Motion => ({ kind: 'move', role, from, to })
const person = (id: string): string => `person:${id}`
/** What L1 has taken in goes on from its block to the contract that it was for. */
const lands = (role: Role, block: number, at: string, what = at): readonly Motion[] => [
  move(role, `block:${block}`, at),
  appear(what),
]
/** Money for somebody of the cast; whoever else has a wallet is not drawn. */
const pays = (view: OptimisticView, from: string, id: string | null, role = roleOf(view, id)): readonly Motion[] =>
  id === null ? [] : [move(role, from, person(id))]

/** Up here a payment goes from its sender through the queue into the batch; only the crate goes down. */
const rollup: Choreography<RollupEvents, OptimisticView> = {
  'l2.queued': ({ data }, view) => [
    ...(data.fromId === null ? [] : [move(roleOf(view, data.fromId), person(data.fromId), QUEUE)]),
    appear(l2TxId(data.hash)),
  ],
  'l2.ignored': ({ data }) => [mark(l2TxId(data.hash))],
  'l2.sealed': ({ data }) => [appear(l2BlockId(data.number))],
  'l2.promised': ({ data }, view) => [
    move(roleOf(view, data.fromId), data.forced ? INBOX : QUEUE, SEQUENCER),
    move(roleOf(view, data.fromId), SEQUENCER, OPEN),
    mark(accountId(data.from)),
    ...(data.kind === 'swap' ? [mark(POOL)] : []),
    ...(data.to === null ? [] : [mark(accountId(data.to))]),
  ],
  'l2.sandwiched': () => [mark(SEQUENCER), mark(POOL)],
  'batch.closed': ({ data }) => [mark(OPEN), move('data', OPEN, 'mempool'), appear(`tx:${data.tx}`)],
  'batch.held': () => [mark(OPEN)],
  'batch.posted': ({ data }) => [appear(batchId(data.batch))],
  'batch.dropped': ({ data }) => [mark(batchId(data.batch))],
  'batch.differs': ({ data }) => [mark(batchId(data.batch))],
  'inbox.queued': ({ data }, view) =>
    lands(roleOf(view, data.fromId), data.block, fromBelow(INBOX), messageId(data.message)),
  'inbox.taken': ({ data }) => [move('user', INBOX, batchId(data.batch)), mark(batchId(data.batch))],
  'claim.made': ({ data }, view) =>
    lands(roleOf(view, data.proposerId), data.block, fromBelow(ROLLUP), claimId(data.claim)),
  'claim.confirmed': ({ data }) => [mark(claimId(data.claim)), mark(batchId(data.batch))],
  'claim.rejected': ({ data }) => [mark(claimId(data.claim))],
  'claim.fallen': ({ data }) => [mark(claimId(data.claim))],
  // who checks takes the batch's bytes up from L1: nothing goes down
  'watcher.checked': ({ data }, view) => {
    const batch = view.claims.find(({ claim }) => claim === data.claim)?.batch
    const from = batch === undefined ? claimId(data.claim) : batchId(batch)
    return [move('data', from, person(data.id)), mark(watcherId(data.id))]
  },
  'watcher.failed': ({ data }) => [mark(watcherId(data.id))],
  'watcher.changed': ({ data }) => [mark(watcherId(data.id))],
  'game.opened': ({ data }, view) => [
    ...lands(roleOf(view, data.challengerId), data.block, gameId(data.game)),
    mark(claimId(data.claim)),
  ],
  'game.bisected': ({ data }, view) => turn(view, data),
  'game.chosen': ({ data }, view) => turn(view, data),
  'game.proven': ({ data }, view) => [...turn(view, data), mark(instructionId(data.game))],
  'game.timedOut': ({ data }, view) => turn(view, data),
  'game.closed': ({ data }, view) => {
    const game = view.games.find((each) => each.game === data.game)
    const winner =
      data.winner === 'challenger' ? game?.challengerId : data.winner === 'defender' ? game?.defenderId : null
    return [mark(claimId(data.claim)), ...pays(view, ROLLUP, winner ?? null)]
  },
  'bridge.deposited': ({ data }, view) => [
    move(roleOf(view, data.fromId), `block:${data.block}`, fromBelow(BRIDGE)),
    mark(BRIDGE),
  ],
  'bridge.paid': ({ data }, view) => [
    mark(withdrawalId(data.withdrawal)),
    ...pays(view, BRIDGE, data.toId, data.robbedWei === '0' ? roleOf(view, data.toId) : 'attacker'),
    mark(BRIDGE),
  ],
  'exit.offered': ({ data }, view) => [
    move(roleOf(view, data.sellerId), `block:${data.block}`, fromBelow(EXIT)),
    mark(withdrawalId(data.withdrawal)),
  ],
  'exit.filled': ({ data }, view) => {
    const seller = view.withdrawals.find(({ withdrawal }) => withdrawal === data.withdrawal)?.toId ?? null
    return [mark(PROVIDER), ...pays(view, EXIT, seller, roleOf(view, data.providerId))]
  },
  'exit.collected': () => [move('user', BRIDGE, PROVIDER), mark(PROVIDER)],
  'exit.takenBack': ({ data }) => [mark(withdrawalId(data.withdrawal))],
  'sequencer.changed': () => [mark(SEQUENCER)],
  'sequencer.rebuilt': ({ data }, view) => [
    ...view.batches.slice(-3).map(({ batch }) => move('data', batchId(batch), person(data.byId))),
    mark(person(data.byId)),
  ],
  'proposer.changed': () => [mark(SEQUENCER)],
  'l1.crowded': () => [mark('mempool')],
  'oneShot.posted': ({ data }) => lands('data', data.block, oneShotId(data.post)),
  'oneShot.proven': ({ data }) => [mark(oneShotId(data.post))],
}

function turn(view: OptimisticView, { game, byId, block }: { game: number; byId: string | null; block: number }) {
  return [move(roleOf(view, byId), `block:${block}`, gameId(game)), mark(gameId(game))]
}

export const choreography = { ...onL1, ...rollup } as unknown as Choreography<OptimisticEvents, OptimisticView>
