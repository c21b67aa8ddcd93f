import { encodeDeployData } from 'viem'
import { isRefused } from '../../../../kernel/refusal.ts'
import type { Hex } from '../../../../kernel/types.ts'
import { tellL1 } from '../../../../l1/actions.ts'
import { findTransaction } from '../../../../l1/chain/read.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { deploy } from '../../../../l1/chain/submit.ts'
import { accountOf } from '../../../../l1/state/world.ts'
import { placeOf } from '../../../../l1/told.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import { lastKey } from '../../../../prover/ceremony/ceremony.ts'
import { Groth16 } from '../../../../prover/contracts/generated/Groth16.ts'
import { verifyingKeyBytes } from '../../../../prover/groth16/calldata.ts'
import type { ProvingKey } from '../../../../prover/groth16/key.ts'
import { PocketRollup } from '../../contracts/generated/PocketRollup.ts'
import { hashOfChange, type ZkCtx } from '../errands.ts'
import { errorOf } from '../l1/errors.ts'
import { addressOf, OPERATOR_ID } from '../people.ts'
import { GWEI_WEI, type ZkWorld } from '../state.ts'
import { onL1Of } from '../tell.ts'
import type { OnL1 } from '../types/events.ts'
import type { PocketParams } from '../types/shared.ts'
import type { PocketPayment, PocketState } from './state.ts'

// The pocket rollup on L1: its contracts, which the operator deploys, and what became of payments.

/** What L1 has done since. To be called whenever L1 has moved. */
export async function followPocket(state: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> {
  const { pocket } = state
  if (pocket === null || pocket.phase === 1 || pocket.phase === 2) return state
  return actOnDeployments(seePayments(seeContracts(state, pocket, ctx), ctx), ctx)
}

/** The key that the ceremony has made; null while nobody has closed the first phase. */
export const keyOf = ({ firstKey, transcript }: PocketState): ProvingKey | null =>
  firstKey && lastKey(firstKey, transcript)

/** In wei. */
export const heldBy = (l1: L1State, rollup: Hex): bigint =>
  accountOf(l1.world, hexToBytes(rollup), l1.machine.codec)?.balance ?? 0n

// ── Deploying ────────────────────────────────────────────────────────────────────────────────────

/** A reorg takes contracts back; the transactions wait again then, and make them at the same places. */
function seeContracts(state: ZkWorld, pocket: PocketState, ctx: ZkCtx): ZkWorld {
  const [verifier, rollup] = [pocket.deployments.verifier, pocket.deployments.rollup].map((tx) => madeBy(state.l1, tx))
  const contracts = verifier && rollup ? { verifier, rollup } : null
  const where = pocket.deployments.rollup && onL1(state.l1, pocket.deployments.rollup)
  if (contracts !== null && pocket.contracts === null && where) ctx.emit('pocket.deployed', { ...where, ...contracts })
  return { ...state, pocket: { ...pocket, contracts, phase: contracts === null ? 'deploying' : 'running' } }
}

function madeBy(l1: L1State, tx: Hex | null): Hex | null {
  const found = tx === null ? null : findTransaction(l1, tx)
  return found?.stage === 'sealed' && found.record.receipt.ok ? found.record.receipt.contractAddress : null
}

/** First the verifier: the rollup has to be told where it stands. */
async function actOnDeployments(state: ZkWorld, ctx: ZkCtx): Promise<ZkWorld> {
  const { pocket, l1, params } = state
  if (pocket === null || pocket.contracts !== null || params.pocket === null) return state
  const { deployments } = pocket
  const verifier = madeBy(l1, deployments.verifier)
  const key = keyOf(pocket)
  if (verifier === null) {
    if (isComing(l1, deployments.verifier) || key === null) return state
    const data = encodeDeployData({ ...Groth16, args: [bytesToHex(verifyingKeyBytes(key.verifying))] })
    return sendDeployment(state, 'verifier', { data, contract: Groth16.name }, ctx)
  }
  if (isComing(l1, deployments.rollup)) return state
  const data = creationOf(params.pocket, verifier)
  return sendDeployment(state, 'rollup', { data, contract: PocketRollup.name, valueWei: endowment(params.pocket) }, ctx)
}

const isComing = (l1: L1State, tx: Hex | null): boolean => tx !== null && findTransaction(l1, tx)?.stage === 'pending'

interface Deployment {
  readonly data: Hex
  readonly contract: string
  readonly valueWei?: string
}

async function sendDeployment(
  state: ZkWorld,
  which: 'verifier' | 'rollup',
  deployment: Deployment,
  ctx: ZkCtx,
): Promise<ZkWorld> {
  const change = await deploy(state.l1, { from: OPERATOR_ID, ...deployment }, ctx.clock.now)
  const { pocket } = state
  if (isRefused(change) || pocket === null) return state
  const deployments = { ...pocket.deployments, [which]: hashOfChange(change) }
  return { ...state, l1: tellL1(change, ctx), pocket: { ...pocket, deployments } }
}

const endowment = ({ balances }: PocketParams): string =>
  (balances.reduce((sum, { etherGwei }) => sum + BigInt(etherGwei), 0n) * GWEI_WEI).toString()

function creationOf({ balances }: PocketParams, verifier: Hex): Hex {
  const four = <T>(values: readonly T[]) => values as unknown as readonly [T, T, T, T]
  const owners = four(balances.map(({ id }) => addressOf(id) ?? NOBODY))
  const amounts = four(balances.map(({ etherGwei }) => BigInt(etherGwei)))
  return encodeDeployData({ ...PocketRollup, args: [verifier, owners, amounts] })
}
/** Whose account nobody can use. */
const NOBODY: Hex = `0x${'0'.repeat(40)}`

// ── Payments ─────────────────────────────────────────────────────────────────────────────────────

function seePayments(state: ZkWorld, ctx: ZkCtx): ZkWorld {
  const { pocket, l1 } = state
  if (pocket === null) return state
  const payments = pocket.payments.map((payment) => {
    const now = standingOf(l1, payment)
    if (now.status !== payment.status) tellPayment(l1, now, ctx)
    return now
  })
  return { ...state, pocket: { ...pocket, payments } }
}

function standingOf(l1: L1State, payment: PocketPayment): PocketPayment {
  const found = findTransaction(l1, payment.tx)
  if (found?.stage !== 'sealed') return { ...payment, status: 'sent', error: null }
  if (found.record.receipt.ok) return { ...payment, status: 'accepted', error: null }
  return { ...payment, status: 'refused', error: errorOf(l1, payment.tx, [PocketRollup.abi, Groth16.abi]) }
}

function tellPayment(l1: L1State, { status, error, tx, way, from, to, amountGwei }: PocketPayment, ctx: ZkCtx): void {
  const where = onL1(l1, tx)
  if (where === null) return
  const forged = way !== null
  if (status === 'accepted') ctx.emit('pocket.paid', { ...where, from, to, amount: amountGwei.toString(), forged })
  if (status === 'refused') ctx.emit('pocket.refused', { ...where, error: error ?? '', forged })
}

function onL1(l1: L1State, tx: Hex): OnL1 | null {
  const found = findTransaction(l1, tx)
  if (found?.stage !== 'sealed') return null
  return onL1Of(placeOf(found.block, found.record, l1.params.slotSeconds))
}
