import type { Hex, Seconds } from '../../../kernel/types.ts'
import { castById } from '../../../l1/chain/cast.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { accountOf } from '../../../l1/state/world.ts'
import type { L1View } from '../../../l1/types.ts'
import { l1View } from '../../../l1/view.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { mapGet } from '../../../lib/persistentMap.ts'
import { MODES } from '../../../rollup/posting.ts'
import { accountAt, allAccounts, POOL } from '../../../rollup/state.ts'
import { rootOf } from '../../../rollup/tree.ts'
import { ledger } from './ledger.ts'
import { nameOfAccount, ownerOf } from './people.ts'
import { toMeasure, transactionsOf, unposted } from './sequencer/batches.ts'
import { quote } from './sequencer/fees.ts'
import { stageSizes } from './sequencer/stages.ts'
import { GWEI_WEI, gwei, type OpenBatch, type OptimisticState, type Promised } from './state.ts'
import { describeMessage, POSTED_AS, robbedBy } from './tell.ts'
import type { StageSize } from './types/shared.ts'
import type {
  AccountView,
  BatchView,
  L2TxView,
  MessageView,
  OptimisticView,
  SequencerView,
  Standing,
} from './types/view.ts'
import { claimViews } from './views/claims.ts'
import { gameViews } from './views/games.ts'
import { proposing } from './views/operator.ts'
import { owedGwei, withdrawalViews } from './views/withdrawals.ts'

const MOST_BLOCKS = 48
const MOST_TRANSACTIONS = 120
const MOST_ACCOUNTS = 64

export function optimisticView(state: OptimisticState, now: Seconds): OptimisticView {
  const l1 = l1View(state.l1, now)
  const { params, contracts, sequencer, facts } = state
  const { l1: _l1, residents: _residents, pool: _pool, watchers: _watchers, provider: _provider, ...shown } = params
  const soft = sequencer.soft
  const pool = accountAt(soft, POOL)
  const batches = batchViews(state, l1, now)
  return {
    l1,
    now,
    params: shown,
    contracts,
    accounts: accountViews(state),
    accountsRoot: bytesToHex(rootOf(soft.accounts, state.l1.machine.crypto.keccak256)),
    pool: { etherGwei: gwei(pool?.ether ?? 0n), token: gwei(pool?.token ?? 0n) },
    sequencer: sequencerView(state),
    proposer: state.proposer,
    watchers: state.watchers.map(({ id, mode }) => ({
      id,
      name: castById(id)?.name ?? id,
      mode,
      balanceWei: balanceOf(state.l1, castById(id)?.address ?? contracts.step).toString(),
    })),
    provider: state.provider,
    ...layerTwo(state, batches),
    open: openView(state),
    batches,
    claims: claimViews(state, l1, now),
    games: gameViews(state, now),
    messages: messageViews(state),
    withdrawals: withdrawalViews(state, batches, now),
    bridge: {
      heldWei: balanceOf(state.l1, contracts.bridge).toString(),
      owedWei: (owedGwei(state) * GWEI_WEI).toString(),
      stolenWei: facts.payouts.reduce((sum, payout) => sum + robbedBy(state, payout), 0n).toString(),
    },
    ledger: ledger(state),
    oneShot: oneShotViews(state),
  }
}

export const balanceOf = (chain: L1State, address: Hex): bigint =>
  accountOf(chain.world, hexToBytes(address), chain.machine.codec)?.balance ?? 0n

// ── The mezzanine ────────────────────────────────────────────────────────────────────────────────

function accountViews({ sequencer }: OptimisticState): readonly AccountView[] {
  const views: AccountView[] = []
  for (const [number, { address, nonce, ether, token }] of allAccounts(sequencer.soft)) {
    if (views.length === MOST_ACCOUNTS) break
    const { name, role } = nameOfAccount(address)
    const id = ownerOf(sequencer.soft, number)
    views.push({ number, id, name, role, address, etherGwei: gwei(ether), token: gwei(token), nonce })
  }
  return views
}

function sequencerView(state: OptimisticState): SequencerView {
  const { online, ordering, censored, posting, batchPolicy, queue, feesGwei, mevGwei, promised } = state.sequencer
  const { l1, l2, margin, total } = quote(state)
  const places = state.facts.batches.filter(({ posted }) => posted.mode !== MODES.forced).map(({ place }) => place)
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n).toString()
  return {
    online,
    ordering,
    censored,
    posting,
    batchPolicy,
    waiting: queue.map(({ summary }) => summary),
    quote: { l1Gwei: gwei(l1), l2Gwei: gwei(l2), marginGwei: gwei(margin), totalGwei: gwei(total) },
    income: {
      feesGwei: gwei(feesGwei),
      mevGwei: mevGwei.toString(),
      dataWei: sum(places.map(({ blobFeeWei }) => blobFeeWei)),
      executionWei: sum(places.map(({ feeWei }) => feeWei)),
      transactions: promised.length,
    },
    proposing: proposing(state),
  }
}

/** Blocks and transactions, each with what stands behind it by now. */
function layerTwo(state: OptimisticState, batches: readonly BatchView[]) {
  const { sequencer, facts } = state
  const numberByTx = new Map(facts.batches.map(({ batch, place }) => [place.tx, batch]))
  const batchByBlock = new Map<number, number | null>()
  for (const { tx, blocks } of sequencer.sent) {
    for (const { number } of blocks) batchByBlock.set(number, numberByTx.get(tx) ?? null)
  }
  const standingOf = (batch: number | null | undefined): Standing =>
    batch === null || batch === undefined
      ? 'promised'
      : (batches.find((each) => each.batch === batch)?.standing ?? 'posted')
  const broken = brokenPromises(state, numberByTx)
  const promised = sequencer.promised.slice(-MOST_TRANSACTIONS).map((each): L2TxView => {
    const { summary, block } = each
    const batch = batchByBlock.get(block) ?? null
    return { ...summary, block, batch, standing: broken.has(each) ? 'dropped' : standingOf(batch) }
  })
  const waiting = sequencer.queue.map(
    ({ summary }): L2TxView => ({ ...summary, block: null, batch: null, standing: 'waiting' }),
  )
  return {
    blocks: sequencer.blocks.slice(-MOST_BLOCKS).map((block) => {
      const batch = batchByBlock.get(block.number) ?? null
      return { ...block, batch, standing: standingOf(batch) }
    }),
    blockCount: sequencer.blocks.length,
    transactions: [...promised, ...waiting],
  }
}

/** Transactions whose batch is on L1, and which have no effect there: whatever becomes final, they do not. */
function brokenPromises({ sequencer, derived }: OptimisticState, numberByTx: ReadonlyMap<Hex, number>): Set<Promised> {
  const broken = new Set<Promised>()
  for (const { tx, blocks, transactions } of sequencer.sent) {
    const after = derived[numberByTx.get(tx) ?? -1]?.after
    if (after === undefined || after.transactions.filter(({ ok }) => ok).length === transactions) continue
    const numbers = new Set(blocks.map(({ number }) => number))
    const own = sequencer.promised.filter(({ block }) => numbers.has(block))
    for (const [index, each] of own.entries()) if (after.transactions[index]?.ok !== true) broken.add(each)
  }
  return broken
}

/** By the batch itself, which is a value: deflating it for every look at the world would be waste. */
const openSizes = new WeakMap<OpenBatch, readonly StageSize[]>()

function openView(state: OptimisticState): OptimisticView['open'] {
  const { open } = state.sequencer
  if (!openSizes.has(open)) openSizes.set(open, open.blocks.length === 0 ? [] : stageSizes(toMeasure(state, open)))
  return {
    transactions: transactionsOf(open),
    blocks: open.blocks.length,
    since: open.since,
    stages: openSizes.get(open) ?? [],
  }
}

// ── Batches ──────────────────────────────────────────────────────────────────────────────────────

function batchViews(state: OptimisticState, l1: L1View, now: Seconds): readonly BatchView[] {
  const { facts, derived, sequencer } = state
  const claims = claimViews(state, l1, now)
  const posted = facts.batches.map(({ batch, posted, place }): BatchView => {
    const sent = sequencer.sent.find(({ tx }) => tx === place.tx)
    const known = derived[batch]
    const own = claims.filter((claim) => claim.batch === batch)
    return {
      batch,
      mode: POSTED_AS[posted.mode],
      transactions: known?.after.transactions.length ?? 0,
      blocks: known?.after.batch.blocks.length ?? 0,
      messages: known?.after.messages.length ?? 0,
      bytes: posted.length,
      stages: sent?.stages ?? [],
      commitment: posted.commitment,
      tx: place.tx,
      block: place.block,
      at: place.at,
      feeWei: (place.feeWei + place.blobFeeWei).toString(),
      standing: standingByClaims(own),
      output: known?.output ?? null,
      steps: known?.steps ?? null,
      claims: own.map(({ claim }) => claim),
      pruned: posted.mode === MODES.blob && (mapGet(state.l1.blobs, posted.commitment)?.data ?? null) === null,
    }
  })
  const onTheWay = unposted(state).map(
    (sent, index): BatchView => ({
      batch: facts.batches.length + index,
      mode: sent.mode,
      transactions: sent.transactions,
      blocks: sent.blocks.length,
      messages: 0,
      bytes: sent.bytes.length,
      stages: sent.stages,
      commitment: '0x',
      tx: sent.tx,
      block: null,
      at: null,
      feeWei: null,
      standing: 'waiting',
      output: null,
      steps: null,
      claims: [],
      pruned: false,
    }),
  )
  return [...posted, ...onTheWay]
}

/** A batch is what its best claim is. A rejected claim says nothing against the batch: it waits for a true one. */
function standingByClaims(claims: ReturnType<typeof claimViews>): Standing {
  const confirmed = claims.find(({ status }) => status === 'confirmed')
  if (confirmed !== undefined) return confirmed.isFinal ? 'final' : 'confirmed'
  if (claims.some(({ status }) => status === 'disputed')) return 'disputed'
  return claims.some(({ status }) => status === 'open' || status === 'overdue') ? 'challengeable' : 'posted'
}

// ── Messages and posts ───────────────────────────────────────────────────────────────────────────

function messageViews(state: OptimisticState): readonly MessageView[] {
  const taken = new Map<number, { batch: number; ok: boolean; why: string | null }>()
  let next = 0
  for (const { batch, after } of state.derived) {
    for (const effect of after.messages) taken.set(next++, { batch, ok: effect.ok, why: effect.ok ? null : effect.why })
  }
  return state.facts.messages.map((fact) => {
    const { fromId, ...told } = describeMessage(state, fact)
    const { batch = null, ok = null } = taken.get(fact.message) ?? {}
    return { ...told, fromId, toId: told.kind === 'deposit' ? fromId : null, at: fact.at, batch, ok }
  })
}

function oneShotViews({ oneShot, facts }: OptimisticState): OptimisticView['oneShot'] {
  return facts.oneShot.flatMap(({ post, transactions, proven, place }) => {
    const record = oneShot.find(({ tx }) => tx === place.tx)
    if (record === undefined) return []
    const { batch, lieAt, bytes, provenBytes } = record
    return [
      {
        post,
        batch,
        transactions,
        bytes,
        gasUsed: place.gasUsed,
        tx: place.tx,
        lieAt,
        proven:
          proven === null
            ? null
            : { index: proven.index, gasUsed: proven.place.gasUsed, bytes: provenBytes ?? 0, tx: proven.place.tx },
      },
    ]
  })
}
