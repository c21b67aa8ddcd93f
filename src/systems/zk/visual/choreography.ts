import type { Choreography } from '../../../ui/exhibit.ts'
import { l1Choreography } from '../../../ui/l1/drawing/choreography.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import type { Motion, Role } from '../../../ui/stage/types.ts'
import type { RollupEvents, ZkEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import {
  accountId,
  batchId,
  COMMITTEE,
  contributionId,
  creditId,
  fromBelow,
  l2TxId,
  MESSAGES,
  memberId,
  messageId,
  OPEN,
  POCKET_KEY,
  POCKET_ROLLUP,
  POCKET_VERIFIER,
  POT,
  PROVER,
  pocketAccountId,
  proofId,
  QUEUE,
  ROLLUP,
  SEQUENCER,
  VERIFIER,
} from './ids.ts'
import { roleOf } from './words.ts'

const onL1 = renamedTable(l1Choreography, { prefix: 'l1', view: (view: ZkView) => view.l1 })

const mark = (what: string): Motion => ({ kind: 'mark', what })
const appear = (what: string): Motion => ({ kind: 'appear', what })
const move = (role: Role, from: string, to: string): Motion => ({ kind: 'move', role, from, to })
const person = (id: string): string => `person:${id}`
/** What L1 has taken in goes on from its block to the contract that it was for. */
const lands = (role: Role, block: number, contract: string): Motion => move(role, `block:${block}`, fromBelow(contract))
/** Money for somebody of the cast; whoever else has a wallet is not drawn. */
const pays = (view: ZkView, from: string, id: string | null): readonly Motion[] =>
  id === null ? [] : [move(roleOf(view, id), from, person(id))]
/** From place to place, one way after the other. */
const steps = (role: Role, places: readonly string[]): readonly Motion[] =>
  places.slice(1).map((to, index) => move(role, places[index] ?? to, to))
const numbers = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Up here a payment goes from its sender into a slot; a batch goes down, and after it what shows that it is right. */
const rollup: Choreography<RollupEvents, ZkView> = {
  'l2.queued': ({ data }, view) => {
    const role = roleOf(view, data.signedBy ?? data.fromId)
    const hasSlot = view.open.slots.some(({ hash }) => hash === data.hash)
    const ways = hasSlot ? [SEQUENCER, OPEN] : [QUEUE]
    const from = data.fromId === null ? [] : [person(data.signedBy ?? data.fromId)]
    return [...steps(role, [...from, ...ways]), appear(l2TxId(data.hash))]
  },
  'l2.ignored': ({ data }, view) =>
    data.fromId === null ? [] : [move(roleOf(view, data.fromId), person(data.fromId), SEQUENCER), mark(SEQUENCER)],
  'batch.closed': ({ data }) => [move('sequencer', SEQUENCER, OPEN), mark(OPEN), appear(batchId(data.batch))],
  // a member is given the data, and keeps them
  'committee.signed': ({ data }) => [
    ...(data.hasData ? [move('data', OPEN, memberId(data.member))] : []),
    mark(memberId(data.member)),
  ],
  'committee.refused': ({ data }) => [mark(memberId(data.member))],
  'committee.short': ({ data }) => [mark(COMMITTEE), mark(batchId(data.batch))],
  'batch.committed': ({ data }) => [lands('sequencer', data.block, ROLLUP), appear(batchId(data.batch))],
  'proof.started': ({ data }) => [move('data', OPEN, PROVER), mark(proofId(data.batch))],
  'proof.failed': ({ data }) => [mark(proofId(data.batch)), mark(PROVER)],
  'proof.made': ({ data }) => [mark(PROVER), mark(proofId(data.batch))],
  'proof.refused': ({ data }) => [lands('prover', data.block, VERIFIER), mark(VERIFIER), mark(proofId(data.batch))],
  'batch.proven': ({ data }) => [lands('prover', data.block, VERIFIER), mark(VERIFIER), mark(batchId(data.batch))],
  'batch.executed': ({ data }, view) => [
    lands(roleOf(view, data.byId), data.block, ROLLUP),
    mark(batchId(data.batch)),
    ...(data.credited > 0 ? [mark(POT)] : []),
  ],
  'batch.reverted': ({ data }, view) => [
    lands(roleOf(view, data.byId), data.block, ROLLUP),
    ...numbers(data.first, data.last).map((batch) => mark(batchId(batch))),
  ],
  'batch.dropped': ({ data }) => [mark(batchId(data.batch))],
  'account.registered': ({ data }, view) => [
    lands(roleOf(view, data.ownerId), data.block, MESSAGES),
    appear(accountId(data.account)),
  ],
  'message.queued': ({ data }, view) => [
    lands(roleOf(view, data.ownerId), data.block, MESSAGES),
    appear(messageId(data.message)),
  ],
  'message.taken': ({ data }) => [mark(MESSAGES), mark(batchId(data.batch))],
  'exit.credited': ({ data }) => [appear(creditId(data.owner)), mark(POT)],
  'bridge.takenOut': ({ data }, view) => [mark(POT), ...pays(view, POT, data.ownerId)],
  'rollup.frozen': ({ data }, view) => [
    lands(roleOf(view, data.byId), data.block, ROLLUP),
    mark(messageId(data.message)),
    mark(ROLLUP),
    mark(SEQUENCER),
  ],
  // who asks is given what L1 has, and what a member hands out: nothing goes down
  'data.asked': ({ data }) => [
    move('data', ROLLUP, person(data.byId)),
    ...(data.committee === null ? [] : [move('data', memberId(data.committee), person(data.byId))]),
    mark(person(data.byId)),
  ],
  'sequencer.changed': () => [mark(SEQUENCER)],
  'prover.changed': () => [mark(PROVER)],
  'committee.changed': ({ data }) => [mark(memberId(data.id))],
  'l1.crowded': () => [mark('mempool')],

  'ceremony.begun': () => [mark(POCKET_KEY)],
  'ceremony.contributed': ({ data }, view) => [
    move(roleOf(view, data.byId), person(data.byId), contributionId(data.phase, data.index)),
    appear(contributionId(data.phase, data.index)),
  ],
  'ceremony.closed': ({ data }, view) => [
    ...(view.pocket?.contributions ?? [])
      .filter(({ phase }) => phase === data.phase)
      .map(({ phase, index }) => mark(contributionId(phase, index))),
    mark(POCKET_KEY),
  ],
  'pocket.deployed': ({ data }) => [
    lands('sequencer', data.block, POCKET_VERIFIER),
    appear(POCKET_VERIFIER),
    appear(POCKET_ROLLUP),
  ],
  'pocket.proven': ({ data }) => [mark(person(data.fromId))],
  'pocket.paid': ({ data }, view) => [
    lands(data.forged ? 'attacker' : roleOf(view, data.byId), data.block, POCKET_ROLLUP),
    mark(POCKET_VERIFIER),
    mark(pocketAccountId(data.from)),
    ...(data.to === null ? pays(view, POCKET_ROLLUP, data.byId) : [mark(pocketAccountId(data.to))]),
  ],
  'pocket.refused': ({ data }, view) => [
    lands(data.forged ? 'attacker' : roleOf(view, data.byId), data.block, POCKET_VERIFIER),
    mark(POCKET_VERIFIER),
  ],
  'pocket.forged': ({ data }) => [mark(POCKET_KEY), mark(person(data.byId))],
}

export const choreography = { ...onL1, ...rollup } as unknown as Choreography<ZkEvents, ZkView>
