import type { Hex, Json, Seconds } from '../../../kernel/types.ts'
import type { L1Lens } from '../../../l1/actions.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { l1Digest } from '../../../l1/view.ts'
import type { SidechainParams } from './types.ts'
import type { Modes, Relayer, Validator } from './validators.ts'

export interface SidechainState {
  readonly params: SidechainParams
  readonly l1: L1State
  readonly side: L1State
  readonly validators: readonly Validator[]
  readonly relayer: Relayer
  /** The vault on L1 and the gate on the sidechain: they stand from genesis on. */
  readonly vault: Hex
  readonly gate: Hex
  readonly modes: Modes
  /** What the two chains' logs tell, in their order. Read again from the start when a reorg took some of it back. */
  readonly vaultLog: ChainLog
  readonly gateLog: ChainLog
  /** Deposits whose credit was sent to the sidechain. */
  readonly relayed: readonly number[]
}

/** What a bridge contract has told up to a block. */
export interface ChainLog {
  readonly upTo: number
  readonly upToHash: Hex
  readonly entries: readonly BridgeLog[]
}

export interface BridgeLog {
  readonly kind: 'deposited' | 'released' | 'credited' | 'burnt'
  /** The number of the deposit or of the burn. */
  readonly id: number
  readonly account: Hex
  readonly amountWei: bigint
  readonly block: number
  readonly at: Seconds
  readonly tx: Hex
}

export const l1Lens: L1Lens<SidechainState> = { get: ({ l1 }) => l1, set: (state, l1) => ({ ...state, l1 }) }
export const sideLens: L1Lens<SidechainState> = { get: ({ side }) => side, set: (state, side) => ({ ...state, side }) }

export const ofKind = ({ entries }: ChainLog, kind: BridgeLog['kind']): readonly BridgeLog[] =>
  entries.filter((entry) => entry.kind === kind)

/** The logs follow from the chains. */
export const sidechainDigest = ({ l1, side, modes, relayed }: SidechainState): Json => ({
  l1: l1Digest(l1),
  side: l1Digest(side),
  modes,
  relayed,
})
