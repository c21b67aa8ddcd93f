import { t } from '../../../content/messages/areas/optimistic.ts'
import type { EventOf } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import { l1Scoring } from '../../../ui/l1/drawing/scoring.ts'
import { roleOf as roleAt } from '../../../ui/l1/drawing/words.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import type { MarkSpec } from '../../../ui/score/types.ts'
import type { GameMove, OptimisticEvents, RollupEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import {
  BRIDGE,
  batchId,
  claimId,
  EXIT,
  gameId,
  instructionId,
  l2BlockId,
  l2TxId,
  messageId,
  OPEN,
  oneShotId,
  QUEUE,
  SEQUENCER,
  watcherId,
  withdrawalId,
} from './ids.ts'
import { modeWords } from './people.ts'
import { nameOf, roleOf } from './words.ts'

const onL1 = renamedTable(l1Scoring, { prefix: 'l1', view: (view: OptimisticView) => view.l1 })

type Details = Omit<MarkSpec, 'lane' | 'role' | 'label'>
/** What L1 ruled or took in: a slab, and the slur from whoever signed for it. */
const slab = (label: string, selects: string, tx: string | null, details: Details = {}): MarkSpec => ({
  lane: 'l1',
  role: 'l1',
  label,
  selects,
  ...(tx === null ? {} : { slurFrom: `tx:${tx}` }),
  ...details,
})
const upstairs = (label: string, selects: string, details: Details = {}): MarkSpec => ({
  lane: 'l2',
  role: 'sequencer',
  label,
  selects,
  ...details,
})
const SIGNED = {
  transfer: {
    one: 'optimisticDrawing.markSends',
    many: (n: number) => t('optimisticDrawing.markSendsMany', { n }),
  },
  swap: { one: 'optimisticDrawing.markSwaps', many: (n: number) => t('optimisticDrawing.markSwapsMany', { n }) },
  withdraw: {
    one: 'optimisticDrawing.markWithdraws',
    many: (n: number) => t('optimisticDrawing.markWithdrawsMany', { n }),
  },
} as const
const l2Blocks = (n: number) => t('optimisticDrawing.markL2Blocks', { n })
const promises = (n: number) => t('optimisticDrawing.markPromisedMany', { n })
const checks = (n: number) => t('optimisticDrawing.markChecksMany', { n })
const moves = (n: number) => t('optimisticDrawing.markMoves', { n })
const batchKey = (batch: number) => `batch:${batch}`
const messageKey = (message: number) => `message:${message}`

const turn = (label: string, { game, tx }: GameMove, details: Details = {}): MarkSpec =>
  slab(label, gameId(game), tx, { many: moves, ...details })

/** Payments stay up; batches, claims and moves go down, and each descent is a slur. */
const rollup: Scoring<RollupEvents, OptimisticView> = {
  'l2.queued': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.fromId),
      label: t(SIGNED[data.kind].one, { name: nameOf(view, data.fromId) }),
      key: l2TxId(data.hash),
      selects: l2TxId(data.hash),
      many: SIGNED[data.kind].many,
    },
  ],
  'l2.ignored': ({ data }) => [
    upstairs(t('optimisticDrawing.markIgnored'), QUEUE, { slurFrom: l2TxId(data.hash), weight: 'undone' }),
  ],
  'l2.sealed': ({ data }) => [
    upstairs(t('optimisticDrawing.markL2Block', { n: groupDigits(data.number) }), l2BlockId(data.number), {
      routine: true,
      many: l2Blocks,
    }),
  ],
  'l2.promised': ({ data }, view) => [
    {
      lane: 'l2',
      role: roleOf(view, data.fromId),
      label: t('optimisticDrawing.markPromised'),
      slurFrom: l2TxId(data.hash),
      selects: l2BlockId(data.block),
      many: promises,
    },
  ],
  'l2.sandwiched': () => [upstairs(t('optimisticDrawing.markSandwiched'), SEQUENCER)],
  'batch.closed': ({ data }) => [
    upstairs(t('optimisticDrawing.markClosed', { n: data.batch }), batchId(data.batch), { key: `tx:${data.tx}` }),
  ],
  'batch.held': () => [upstairs(t('optimisticDrawing.markHeld'), OPEN)],
  'batch.posted': ({ data }) => {
    const label = t('optimisticDrawing.markPosted', { n: data.batch })
    const onL1Lane = slab(label, batchId(data.batch), data.tx, { key: batchKey(data.batch) })
    if (data.mode !== 'blob') return [onL1Lane]
    return [onL1Lane, { lane: 'blobs', role: 'data', label, slurFrom: `tx:${data.tx}`, selects: batchId(data.batch) }]
  },
  'batch.dropped': ({ data }) => [
    slab(t('optimisticDrawing.markDropped', { n: data.batch }), batchId(data.batch), null, { weight: 'undone' }),
  ],
  // one that somebody forced was never promised, and has its own mark on L1
  'batch.differs': ({ data }, view) =>
    view.batches.find(({ batch }) => batch === data.batch)?.mode === 'forced'
      ? []
      : [upstairs(t('optimisticDrawing.markDiffers'), batchId(data.batch))],
  // a deposit has its mark as the bridge's
  'inbox.queued': ({ data }, view) =>
    data.kind === 'deposit'
      ? []
      : [
          slab(
            t('optimisticDrawing.markForced', { name: nameOf(view, data.fromId) }),
            messageId(data.message),
            data.tx,
            {
              key: messageKey(data.message),
            },
          ),
        ],
  'inbox.taken': ({ data }) => [
    {
      lane: 'l2',
      role: 'user',
      label: data.ok ? t('optimisticDrawing.markTaken') : t('optimisticDrawing.markTakenNot'),
      slurFrom: messageKey(data.message),
      selects: messageId(data.message),
      ...(data.ok ? {} : { weight: 'undone' as const }),
    },
  ],
  'claim.made': ({ data }) => [slab(t('optimisticDrawing.markClaim', { n: data.claim }), claimId(data.claim), data.tx)],
  // not heavy: L1 has ruled, but its own block is not final yet
  'claim.confirmed': ({ data }) =>
    data.isTrue
      ? [slab(t('optimisticDrawing.markConfirmed', { n: data.claim }), claimId(data.claim), data.tx)]
      : [
          {
            ...slab(t('optimisticDrawing.markConfirmedFalse', { n: data.claim }), claimId(data.claim), data.tx),
            role: 'attacker',
          },
        ],
  'claim.rejected': ({ data }) => [
    slab(t('optimisticDrawing.markRejected', { n: data.claim }), claimId(data.claim), data.tx, { weight: 'undone' }),
  ],
  'claim.fallen': ({ data }) => [
    slab(t('optimisticDrawing.markFallen', { n: data.claim }), claimId(data.claim), null, { weight: 'undone' }),
  ],
  'watcher.checked': ({ data }, view) => {
    const name = nameOf(view, data.id)
    const said = data.agrees
      ? t('optimisticDrawing.markAgrees', { name })
      : t('optimisticDrawing.markDetects', { name })
    return [byWatcher(view, data.id, said, { selects: claimId(data.claim), many: checks })]
  },
  'watcher.failed': ({ data }, view) => [
    byWatcher(view, data.id, t('optimisticDrawing.markCannot', { name: nameOf(view, data.id) }), { weight: 'undone' }),
  ],
  'watcher.changed': ({ data }, view) => [
    byWatcher(
      view,
      data.id,
      t('optimisticDrawing.markWatcher', { name: nameOf(view, data.id), mode: modeWords(data.mode) }),
    ),
  ],
  'game.opened': ({ data }, view) => [
    slab(t('optimisticDrawing.markChallenges', { name: nameOf(view, data.challengerId) }), gameId(data.game), data.tx),
  ],
  'game.bisected': ({ data }) => [turn(t('optimisticDrawing.markBisects'), data)],
  'game.chosen': ({ data }) => [turn(t('optimisticDrawing.markChooses'), data)],
  'game.proven': ({ data }) => [turn(t('optimisticDrawing.markProven'), data, { selects: instructionId(data.game) })],
  'game.timedOut': ({ data }) => [turn(t('optimisticDrawing.markTimedOut'), data)],
  // whoever wins, the claim's own mark tells what became of it
  'game.closed': ({ data }) => {
    if (data.winner !== 'nobody') return []
    return [slab(t('optimisticDrawing.markNobodyWins'), gameId(data.game), null)]
  },
  'bridge.deposited': ({ data }, view) => [
    slab(t('optimisticDrawing.markDeposit', { name: nameOf(view, data.fromId) }), BRIDGE, data.tx, {
      key: messageKey(data.message),
    }),
  ],
  'bridge.paid': ({ data }) => {
    const selects = withdrawalId(data.withdrawal)
    if (data.robbedWei === '0') return [slab(t('optimisticDrawing.markPaid'), selects, data.tx)]
    return [{ ...slab(t('optimisticDrawing.markRobbed'), selects, data.tx), role: 'attacker' }]
  },
  'exit.offered': ({ data }) => [slab(t('optimisticDrawing.markOffered'), withdrawalId(data.withdrawal), null)],
  'exit.filled': () => [slab(t('optimisticDrawing.markFilled'), EXIT, null)],
  'exit.collected': () => [slab(t('optimisticDrawing.markCollected'), EXIT, null)],
  'exit.takenBack': ({ data }) => [slab(t('optimisticDrawing.markTakenBack'), withdrawalId(data.withdrawal), null)],
  'sequencer.changed': ({ data }) => [
    upstairs(
      !data.online
        ? t('optimisticDrawing.markOffline')
        : data.censored.length > 0
          ? t('optimisticDrawing.markCensors')
          : t('optimisticDrawing.markSequencer'),
      SEQUENCER,
    ),
  ],
  'sequencer.rebuilt': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.byId),
      label: data.agrees ? t('optimisticDrawing.markRebuilt') : t('optimisticDrawing.markRebuiltNot'),
      selects: `person:${data.byId}`,
    },
  ],
  'proposer.changed': ({ data }) => [
    upstairs(
      !data.online
        ? t('optimisticDrawing.markProposerOffline')
        : data.lie === null
          ? t('optimisticDrawing.markHonest')
          : t('optimisticDrawing.markLies'),
      SEQUENCER,
    ),
  ],
  'l1.crowded': ({ data }) => [
    slab(
      data.baseFeeWei === null ? t('optimisticDrawing.markQuiet') : t('optimisticDrawing.markCrowded'),
      'mempool',
      null,
    ),
  ],
  'oneShot.posted': ({ data }) => [slab(t('optimisticDrawing.markOneShot'), oneShotId(data.post), data.tx)],
  'oneShot.proven': ({ data }) => [slab(t('optimisticDrawing.markReExecuted'), oneShotId(data.post), data.tx)],
}

const byWatcher = (view: OptimisticView, id: string, label: string, details: Details = {}): MarkSpec => ({
  lane: 'people',
  role: roleOf(view, id),
  label,
  selects: watcherId(id),
  ...details,
})

/** Whether a transaction is for one of the rollup's contracts: then an event of the rollup tells what it did. */
const isOwn = ({ contracts }: OptimisticView, to: string | null): boolean =>
  to !== null && Object.values(contracts).some((address) => address.toLowerCase() === to.toLowerCase())

/** The sequencer signs where it stands; the batch that it closes is the mark for its own transaction. */
function signed(event: EventOf<OptimisticEvents>, view: OptimisticView): readonly MarkSpec[] {
  if (event.type !== 'l1.queued') return []
  const marks = onL1['l1.queued']?.(event, view) ?? []
  if (roleAt(view.l1, event.data.from) !== 'sequencer') return marks
  return marks.map((mark) => ({ ...mark, lane: 'l2', many: moves }))
}

export const scoring = {
  ...onL1,
  'l1.queued': signed,
  'l1.included': (event: EventOf<OptimisticEvents>, view: OptimisticView) =>
    event.type === 'l1.included' && event.data.ok && isOwn(view, event.data.to)
      ? []
      : (onL1['l1.included']?.(event, view) ?? []),
  ...rollup,
} as unknown as Scoring<OptimisticEvents, OptimisticView>
