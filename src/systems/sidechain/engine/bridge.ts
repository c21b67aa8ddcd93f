// Over the bridge and back: what people ask for, and what the validators do about it.

import { createFeeMarket1559Tx } from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import { encodeFunctionData } from 'viem'
import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { Hex, Refused, Seconds } from '../../../kernel/types.ts'
import { castByAddress } from '../../../l1/chain/cast.ts'
import type { Change, L1State } from '../../../l1/chain/state.ts'
import { call } from '../../../l1/chain/submit.ts'
import { admit } from '../../../l1/mempool/admit.ts'
import { signTransaction } from '../../../l1/wallet/sign.ts'
import { addressOfParty, pendingNonce, suggestedFees } from '../../../l1/wallet/wallet.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { SideBridge } from '../contracts/generated/SideBridge.ts'
import { SideGate } from '../contracts/generated/SideGate.ts'
import { type BridgeLog, ofKind, type SidechainState } from './state.ts'
import type { BridgeActions } from './types.ts'
import { type Signature, signaturesOf, type Validator, whoSignsLies, whoSignsTruth } from './validators.ts'

type Args<K extends keyof BridgeActions> = BridgeActions[K]

export const isHalted = ({ validators, modes, params }: SidechainState): boolean =>
  whoSignsTruth(validators, modes).length < params.threshold

const DEPOSIT = encodeFunctionData({ abi: SideBridge.abi, functionName: 'deposit' })
const BURN = encodeFunctionData({ abi: SideGate.abi, functionName: 'burn' })

export const deposit = ({ l1, vault }: SidechainState, { from, valueWei }: Args<'bridge.deposit'>, at: Seconds) =>
  call(l1, { from, to: vault, data: DEPOSIT, valueWei }, at)

export const burn = ({ side, gate }: SidechainState, { from, valueWei }: Args<'bridge.burn'>, at: Seconds) =>
  call(side, { from, to: gate, data: BURN, valueWei }, at)

/** Whoever burnt it sends the claim, with the signatures of those that are online. */
export async function claim(
  state: SidechainState,
  { burn: id }: Args<'bridge.claim'>,
  at: Seconds,
): Promise<Change | Refused> {
  const burnt = ofKind(state.gateLog, 'burnt').find((entry) => entry.id === id)
  if (burnt === undefined) return refuse('no-such-burn', { burn: id })
  if (ofKind(state.vaultLog, 'released').some((entry) => entry.id === id))
    return refuse('already-released', { burn: id })
  const member = castByAddress(burnt.account)
  if (member === undefined) return refuse('unknown-account', { account: burnt.account })
  const signers = whoSignsTruth(state.validators, state.modes)
  const { threshold } = state.params
  if (signers.length < threshold) return refuse('too-few-signatures', { have: signers.length, threshold })
  const message = { id, account: burnt.account, amountWei: burnt.amountWei }
  return call(state.l1, { from: member.id, to: state.vault, data: release(state, signers, message) }, at)
}

/** A number that the gate will never give: the vault cannot know that. */
const FIRST_LIE = 2 ** 32

/** Sent even with too few signatures: the contract says no, and on chain. */
export async function steal(
  state: SidechainState,
  { from, valueWei }: Args<'bridge.steal'>,
  at: Seconds,
): Promise<Change | Refused> {
  const account = addressOfParty(from)
  if (account === null) return refuse('unknown-account', { account: from })
  const signers = whoSignsLies(state.validators, state.modes)
  if (signers.length === 0) return refuse('nobody-corrupt', null)
  const amountWei = BigInt(valueWei)
  const lies = ofKind(state.vaultLog, 'released').filter(({ id }) => id >= FIRST_LIE).length
  const message = { id: FIRST_LIE + lies, account, amountWei }
  return call(state.l1, { from, to: state.vault, data: release(state, signers, message) }, at)
}

interface Claim {
  readonly id: number
  readonly account: Hex
  readonly amountWei: bigint
}

function release({ l1, vault }: SidechainState, signers: readonly Validator[], message: Claim): Hex {
  const { crypto, chainId } = l1.machine
  const signatures = signaturesOf(crypto, signers, { ...message, chainId, contract: vault })
  return encodeFunctionData({ abi: SideBridge.abi, functionName: 'release', args: argsOf(message, signatures) })
}

const argsOf = ({ id, account, amountWei }: Claim, signatures: readonly Signature[]) =>
  [BigInt(id), account, amountWei, signatures] as const

/** Deposits that the validators have watched for long enough, and whose credit is not on its way. */
export const dueCredits = (state: SidechainState, now: Seconds): readonly BridgeLog[] =>
  awaitingCredit(state).filter(({ at }) => now - at >= state.params.creditAfterSeconds)

export function awaitingCredit({ vaultLog, gateLog, relayed }: SidechainState): readonly BridgeLog[] {
  const credited = new Set([...relayed, ...ofKind(gateLog, 'credited').map(({ id }) => id)])
  return ofKind(vaultLog, 'deposited').filter(({ id }) => !credited.has(id))
}

/** The relayer carries the validators' signatures over. */
export function credit(state: SidechainState, due: BridgeLog, at: Seconds): Change {
  const { side, gate, relayer } = state
  const { crypto, chainId } = side.machine
  const signers = whoSignsTruth(state.validators, state.modes)
  const signatures = signaturesOf(crypto, signers, { ...due, chainId, contract: gate })
  const data = encodeFunctionData({ abi: SideGate.abi, functionName: 'credit', args: argsOf(due, signatures) })
  const change = admit(side, signedByRelayer(side, relayer, gate, data), relayer.address, at)
  if (isRefused(change)) throw new Error(`the relayer was refused: ${change.refused.code}`)
  return change
}

const CREDIT_GAS = 400_000n

function signedByRelayer(side: L1State, { address, key }: SidechainState['relayer'], to: Hex, data: Hex) {
  const fields = {
    chainId: side.machine.chainId,
    nonce: pendingNonce(side, address),
    gasLimit: CREDIT_GAS,
    to: new Address(hexToBytes(to)),
    data: hexToBytes(data),
    ...suggestedFees(side),
  }
  return signTransaction(side.machine, createFeeMarket1559Tx(fields, { common: side.machine.common }), key)
}
