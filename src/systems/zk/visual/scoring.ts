import { t } from '../../../content/messages/areas/zk.ts'
import type { EventOf } from '../../../kernel/types.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import { l1Scoring } from '../../../ui/l1/drawing/scoring.ts'
import { roleOf as roleAt } from '../../../ui/l1/drawing/words.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import type { MarkSpec } from '../../../ui/score/types.ts'
import type { RollupEvents, ZkEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { memberWords } from './committee.ts'
import {
  accountId,
  batchId,
  COMMITTEE,
  creditId,
  l2TxId,
  memberId,
  messageId,
  POT,
  PROVER,
  proofId,
  ROLLUP,
  SEQUENCER,
} from './ids.ts'
import { pocketScoring } from './pocketScoring.ts'
import { nameOf, roleOf } from './words.ts'

const onL1 = renamedTable(l1Scoring, { prefix: 'l1', view: (view: ZkView) => view.l1 })

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
/** What L1 took in that the rules would not have allowed: as good as any to it, and no slab here. */
const breaks = (mark: MarkSpec): MarkSpec => ({ ...mark, role: 'attacker' })
const upstairs = (role: 'sequencer' | 'prover', label: string, selects: string, details: Details = {}): MarkSpec => ({
  lane: 'l2',
  role,
  label,
  selects,
  ...details,
})
const atCommittee = (label: string, selects: string, details: Details = {}): MarkSpec => ({
  lane: 'offchain',
  role: 'data',
  label,
  selects,
  ...details,
})
const ofPerson = (view: ZkView, id: string | null, label: string, details: Details = {}): MarkSpec => ({
  lane: 'people',
  role: roleOf(view, id),
  label,
  ...(id === null ? {} : { selects: `person:${id}` }),
  ...details,
})

const SIGNED = {
  transfer: { one: 'zkDrawing.markPays', many: (n: number) => t('zkDrawing.markPaysMany', { n }) },
  withdraw: { one: 'zkDrawing.markWithdraws', many: (n: number) => t('zkDrawing.markWithdrawsMany', { n }) },
} as const
const signatures = (n: number) => t('zkDrawing.markSignedMany', { n })
const DROPPED = {
  commit: 'zkDrawing.markDroppedCommit',
  prove: 'zkDrawing.markDroppedProve',
  execute: 'zkDrawing.markDroppedExecute',
} as const
const closedKey = (batch: number) => `closed:${batch}`
const messageKey = (message: number) => `message:${message}`

/** Payments stay up; a batch goes down, then its proof, then what follows of it, and each descent is a slur. */
const rollup: Scoring<Omit<RollupEvents, `ceremony.${string}` | `pocket.${string}`>, ZkView> = {
  'l2.queued': ({ data }, view) => [
    {
      ...ofPerson(view, data.fromId, t(SIGNED[data.kind].one, { name: nameOf(view, data.signedBy ?? data.fromId) })),
      ...(data.signedBy === null ? {} : { role: roleOf(view, data.signedBy) }),
      key: l2TxId(data.hash),
      selects: l2TxId(data.hash),
      many: SIGNED[data.kind].many,
    },
  ],
  'l2.ignored': ({ data }) => [
    upstairs('sequencer', t('zkDrawing.markIgnored'), SEQUENCER, { slurFrom: l2TxId(data.hash), weight: 'undone' }),
  ],
  'batch.closed': ({ data }) => {
    const [first] = data.slots.flatMap(({ hash }) => (hash === null ? [] : [hash]))
    const from = first === undefined ? {} : { slurFrom: l2TxId(first) }
    const label = t('zkDrawing.markClosed', { n: data.batch })
    return [upstairs('sequencer', label, batchId(data.batch), { ...from, key: closedKey(data.batch) })]
  },
  'committee.signed': ({ data }, view) => [
    atCommittee(t('zkDrawing.markSigned', { name: nameOf(view, data.member) }), memberId(data.member), {
      slurFrom: closedKey(data.batch),
      many: signatures,
    }),
  ],
  'committee.refused': ({ data }, view) => [
    atCommittee(t('zkDrawing.markNotSigned', { name: nameOf(view, data.member) }), memberId(data.member), {
      slurFrom: closedKey(data.batch),
      weight: 'undone',
    }),
  ],
  'committee.short': ({ data }) => [
    atCommittee(t('zkDrawing.markShort', { n: data.signatures, needed: data.needed }), COMMITTEE),
  ],
  'batch.committed': ({ data }) => {
    const label = t('zkDrawing.markCommitted', { n: data.batch })
    const onL1Lane = slab(label, batchId(data.batch), data.tx)
    if (data.posting !== 'blob') return [onL1Lane]
    const crate = t('zkDrawing.crateBatch', { n: data.batch })
    return [
      onL1Lane,
      { lane: 'blobs', role: 'data', label: crate, slurFrom: `tx:${data.tx}`, selects: batchId(data.batch) },
    ]
  },
  'proof.started': ({ data }) => [
    upstairs('prover', t('zkDrawing.markProves', { n: data.batch }), proofId(data.batch)),
  ],
  'proof.failed': ({ data }) => [
    upstairs('prover', t('zkDrawing.markFailed', { n: data.batch }), proofId(data.batch), { weight: 'undone' }),
  ],
  'proof.made': ({ data }) => [upstairs('prover', t('zkDrawing.markMade', { n: data.batch }), proofId(data.batch))],
  'proof.refused': ({ data }) => [
    slab(t('zkDrawing.markRefused', { error: data.error }), proofId(data.batch), data.tx, { weight: 'undone' }),
  ],
  'batch.proven': ({ data }) => {
    if (data.isTrue) return [slab(t('zkDrawing.markProven', { n: data.batch }), batchId(data.batch), data.tx)]
    return [breaks(slab(t('zkDrawing.markProvenFalse', { n: data.batch }), batchId(data.batch), data.tx))]
  },
  // not heavy: L1 has it, but its own block is not final yet
  'batch.executed': ({ data }) => {
    if (data.isTrue) return [slab(t('zkDrawing.markExecuted', { n: data.batch }), batchId(data.batch), data.tx)]
    return [breaks(slab(t('zkDrawing.markExecutedFalse', { n: data.batch }), batchId(data.batch), data.tx))]
  },
  'batch.reverted': ({ data }) => [
    slab(t('zkDrawing.markReverted', { n: data.last - data.first + 1 }), ROLLUP, data.tx, { weight: 'undone' }),
  ],
  'batch.dropped': ({ data }) => [
    slab(t(DROPPED[data.what], { n: data.batch }), batchId(data.batch), null, { weight: 'undone' }),
  ],
  'account.registered': ({ data }, view) => [
    slab(t('zkDrawing.markRegistered', { name: nameOf(view, data.ownerId) }), accountId(data.account), data.tx),
  ],
  'message.queued': ({ data }, view) => {
    const name = nameOf(view, data.ownerId)
    const label = t(data.kind === 'deposit' ? 'zkDrawing.markDeposit' : 'zkDrawing.markExit', { name })
    return [slab(label, messageId(data.message), data.tx, { key: messageKey(data.message) })]
  },
  // the batch that took it has its mark at the same moment
  'message.taken': () => [],
  'exit.credited': ({ data }, view) => {
    const name = nameOf(view, data.ownerId)
    const selects = creditId(data.owner)
    if (data.robbedWei !== '0') return [breaks(slab(t('zkDrawing.markRobbed'), selects, data.tx))]
    switch (data.reason) {
      case 'escape':
        return [slab(t('zkDrawing.markEscaped', { name }), selects, data.tx)]
      case 'returned-deposit':
        return [slab(t('zkDrawing.markReturned', { name }), selects, data.tx)]
      default:
        return [slab(t('zkDrawing.markCredited', { name }), selects, null)]
    }
  },
  'bridge.takenOut': ({ data }, view) => [
    slab(t('zkDrawing.markTakenOut', { name: nameOf(view, data.ownerId) }), POT, data.tx),
  ],
  'rollup.frozen': ({ data }) => [slab(t('zkDrawing.markFrozen'), ROLLUP, data.tx)],
  'data.asked': ({ data }, view) => {
    const name = nameOf(view, data.byId)
    const n = data.missing.length
    const hasAll = n === 0 && data.chainAgrees
    return [
      ofPerson(view, data.byId, hasAll ? t('zkDrawing.markAsked', { name }) : t('zkDrawing.markAskedNot', { name, n })),
    ]
  },
  'sequencer.changed': ({ data }) => {
    const label = !data.online
      ? 'zkDrawing.markOffline'
      : data.blind
        ? 'zkDrawing.markBlind'
        : 'zkDrawing.markSequencer'
    return [upstairs('sequencer', t(label), SEQUENCER)]
  },
  'prover.changed': ({ data }) => {
    const cheats = data.tamper !== null
    const label = !data.online
      ? 'zkDrawing.markProverOffline'
      : cheats
        ? 'zkDrawing.markCheats'
        : 'zkDrawing.markProver'
    return [upstairs('prover', t(label), PROVER)]
  },
  'committee.changed': ({ data }, view) => [
    atCommittee(
      t('zkDrawing.markMember', { name: nameOf(view, data.id), mode: memberWords(data.mode) }),
      memberId(data.id),
    ),
  ],
  'l1.crowded': ({ data }) => [
    slab(t(data.baseFeeWei === null ? 'zkDrawing.markQuiet' : 'zkDrawing.markCrowded'), 'mempool', null),
  ],
}

/** Whether a transaction is for one of the rollup’s contracts: then an event of the rollup tells what it did. */
const isOwn = ({ contracts, pocket }: ZkView, to: string | null): boolean =>
  to !== null &&
  [...Object.values(contracts), pocket?.verifier, pocket?.rollup].some(
    (address) => address?.toLowerCase() === to.toLowerCase(),
  )

const descents = (n: number) => t('l1Drawing.markSignsMany', { n })

/** Operator and prover sign where they stand. */
function signed(event: EventOf<ZkEvents>, view: ZkView): readonly MarkSpec[] {
  if (event.type !== 'l1.queued') return []
  const marks = onL1['l1.queued']?.(event, view) ?? []
  const role = roleAt(view.l1, event.data.from)
  if (role !== 'sequencer' && role !== 'prover') return marks
  return marks.map((mark) => ({ ...mark, lane: 'l2', many: descents }))
}

export const scoring = {
  ...onL1,
  'l1.queued': signed,
  'l1.included': (event: EventOf<ZkEvents>, view: ZkView) =>
    event.type === 'l1.included' && event.data.ok && isOwn(view, event.data.to)
      ? []
      : (onL1['l1.included']?.(event, view) ?? []),
  ...rollup,
  ...pocketScoring,
} as unknown as Scoring<ZkEvents, ZkView>
