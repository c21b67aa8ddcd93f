import type { Hex, Seconds } from '../../../kernel/types.ts'
import { castById } from '../../../l1/chain/cast.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { accountOf } from '../../../l1/state/world.ts'
import { l1View } from '../../../l1/view.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { keyFactsOf } from './keys/plans.ts'
import { lastCommitted, lastExecuted, lastProven, messagesTaken, wasReturned } from './l1/standing.ts'
import { word } from './looking/words.ts'
import { openSlots } from './operator/closing.ts'
import { takeable } from './operator/waiting.ts'
import { addressOf, ownerOf } from './people.ts'
import { pocketView } from './pocket/view.ts'
import { owedWei, stolenWei } from './rightful.ts'
import { stateRoot } from './rules/state.ts'
import { rootOf } from './rules/tree.ts'
import type { Operator, ZkWorld } from './state.ts'
import type { SlotSummary } from './types/events.ts'
import type { MemberView, MessageView, ZkView } from './types/view.ts'
import { accountViews, creditViews } from './views/accounts.ts'
import { batchViews, transactionViews } from './views/batches.ts'

export function zkView(state: ZkWorld, now: Seconds): ZkView {
  const l1 = l1View(state.l1, now)
  const { contracts, operator, prover, asked } = state
  const batches = batchViews(state, l1.finalised)
  return {
    l1,
    now,
    params: paramsView(state),
    contracts,
    accounts: accountViews(state),
    roots: {
      state: word(stateRoot(operator.state)),
      chain: word(rootOf(operator.state.trees.chain)),
      committee: word(rootOf(operator.state.trees.committee)),
    },
    l1State: l1StateView(state),
    sequencer: {
      ...operator.mode,
      waiting: operator.queue.map(({ summary }) => summary),
      since: operator.since,
    },
    prover,
    committee: memberViews(state),
    open: openView(state, now),
    batches,
    transactions: transactionViews(state, batches),
    messages: messageViews(state),
    credits: creditViews(state),
    data: newestOf(asked).map(({ byId, at, chainAgrees, committee, missing }) => ({
      byId,
      at,
      chainAgrees,
      committee,
      missing,
    })),
    bridge: {
      heldWei: balanceOf(state.l1, contracts.rollup).toString(),
      owedWei: owedWei(state).toString(),
      stolenWei: stolenWei(state).toString(),
    },
    pocket: pocketView(state),
  }
}

const newestOf = (asked: ZkWorld['asked']): ZkWorld['asked'] =>
  asked.filter(({ byId }, index) => asked.findLastIndex((each) => each.byId === byId) === index)

export const balanceOf = (chain: L1State, address: Hex): bigint =>
  accountOf(chain.world, hexToBytes(address), chain.machine.codec)?.balance ?? 0n

function paramsView({ params, committee }: ZkWorld): ZkView['params'] {
  const { slots, provePeriodSeconds, messagePeriodSeconds, feeGwei, missing } = params
  const { rows, power } = keyFactsOf(slots, missing)
  const signaturesNeeded = committee.needed
  return { slots, provePeriodSeconds, messagePeriodSeconds, feeGwei, missing, rows, power, signaturesNeeded }
}

function l1StateView({ facts }: ZkWorld): ZkView['l1State'] {
  const executed = lastExecuted(facts)
  return {
    root: word(executed.struct.newRoot),
    committed: lastCommitted(facts).number,
    proven: lastProven(facts).number,
    executed: executed.number,
    isFrozen: facts.frozen !== null,
    frozenAt: facts.frozen?.place.at ?? null,
  }
}

const memberViews = ({ committee }: ZkWorld): readonly MemberView[] =>
  committee.members.map(({ id, mode, knows }) => ({
    id,
    name: castById(id)?.name ?? id,
    address: addressOf(id) ?? '0x',
    mode,
    knows: knows === null ? null : word(rootOf(knows.trees.committee)),
  }))

interface Filled {
  readonly messages: string
  readonly slots: readonly SlotSummary[]
}
/** By the operator itself, which is a value: what fills is held against the rules, signatures too, and views are many. */
const filled = new WeakMap<Operator, Filled>()

function openView(state: ZkWorld, now: Seconds): ZkView['open'] {
  const { operator, facts } = state
  const messages = takeable(state, now)
    .map(({ place }) => place.key)
    .join()
  const known = filled.get(operator)
  const slots = known?.messages === messages ? known.slots : openSlots(state, now)
  filled.set(operator, { messages, slots })
  const { since, mode } = operator
  const isClosing = since !== null && mode.online && facts.frozen === null
  return { slots, since, closesAt: isClosing ? since + mode.maxAgeSeconds : null }
}

function messageViews(state: ZkWorld): readonly MessageView[] {
  const { facts, operator, params } = state
  const taken = messagesTaken(facts)
  return facts.messages.map((fact) => {
    const { message, kind, account, amountGwei, queuedAt, place } = fact
    return {
      message,
      kind,
      account,
      ownerId: ownerOf(state, account),
      amount: amountGwei.toString(),
      queuedAt,
      dueAt: queuedAt + params.messagePeriodSeconds,
      block: place.block,
      tx: place.tx,
      batch: operator.batches.find(({ messagesTo }) => messagesTo > message)?.number ?? null,
      isTaken: message < taken,
      wasReturned: wasReturned(facts, fact),
    }
  })
}
