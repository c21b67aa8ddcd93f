import type { Hex, Seconds } from '../../../kernel/types.ts'
import type { Renamed } from '../../../l1/renamed.ts'
import type { L1Actions, L1Events, L1Params, L1View, Wei } from '../../../l1/types.ts'

// A chain beside the L1: blocks of its own, validators of its own, and a bridge that believes those validators.

export type SidechainParams = {
  readonly l1: L1Params
  /** How fast the sidechain goes. */
  readonly sideSlotSeconds: number
  readonly validators: number
  /** How many must be online for a block, and how many must sign for the bridge. */
  readonly threshold: number
  /** How long the validators watch a deposit on L1 before they credit it. */
  readonly creditAfterSeconds: number
}

/** `corrupt`: makes blocks like everybody else, and signs whatever pays. */
export type ValidatorMode = 'honest' | 'offline' | 'corrupt'

export type BridgeActions = {
  /** Lock ether on L1, to have it on the sidechain. */
  'bridge.deposit': { readonly from: string; readonly valueWei: Wei }
  /** Burn ether on the sidechain, to have it on L1 again. */
  'bridge.burn': { readonly from: string; readonly valueWei: Wei }
  /** Take what was burnt to L1, with the signatures that the validators give. */
  'bridge.claim': { readonly burn: number }
  /** Take what nobody burnt, with the signatures that the corrupt validators give. */
  'bridge.steal': { readonly from: string; readonly valueWei: Wei }
  'validators.set': { readonly ids: readonly string[]; readonly mode: ValidatorMode }
}

export type SidechainActions = L1Actions & Renamed<L1Actions, 'side'> & BridgeActions

export type BridgeEvents = {
  'bridge.deposited': {
    readonly deposit: number
    readonly account: Hex
    readonly amountWei: Wei
    readonly block: number
  }
  'bridge.credited': {
    readonly deposit: number
    readonly account: Hex
    readonly amountWei: Wei
    readonly block: number
  }
  'bridge.burnt': { readonly burn: number; readonly account: Hex; readonly amountWei: Wei; readonly block: number }
  'bridge.released': { readonly burn: number; readonly account: Hex; readonly amountWei: Wei; readonly block: number }
  /** Ether left the vault for a burn that never was: on L1 it looks like any other release. */
  'bridge.robbed': { readonly burn: number; readonly account: Hex; readonly amountWei: Wei; readonly block: number }
  'validators.changed': { readonly ids: readonly string[]; readonly mode: ValidatorMode; readonly online: number }
  /** Too few validators are online: no block comes. */
  'side.halted': { readonly online: number; readonly threshold: number }
  'side.resumed': { readonly online: number; readonly threshold: number }
}

export type SidechainEvents = L1Events & Renamed<L1Events, 'side'> & BridgeEvents

export type ValidatorView = {
  readonly id: string
  readonly name: string
  readonly address: Hex
  readonly mode: ValidatorMode
}

export type DepositView = {
  readonly deposit: number
  readonly account: Hex
  readonly amountWei: Wei
  /** The L1 block that locked it, and its transaction. */
  readonly block: number
  readonly tx: Hex
  readonly at: Seconds
  /** The sidechain block that credited it; `null`: it has not. */
  readonly creditedIn: number | null
}

export type ExitView = {
  readonly burn: number
  readonly account: Hex
  readonly amountWei: Wei
  /** The sidechain block that burnt it; `null`: there was no burn, and the release is a theft. */
  readonly burntIn: number | null
  /** The L1 block that paid it out; `null`: it waits. */
  readonly releasedIn: number | null
  readonly tx: Hex
}

export type SidechainView = {
  readonly l1: L1View
  readonly side: L1View
  readonly validators: readonly ValidatorView[]
  readonly threshold: number
  readonly online: number
  readonly isHalted: boolean
  readonly creditAfterSeconds: number
  readonly bridge: {
    /** The vault on L1, and the gate on the sidechain. */
    readonly vault: Hex
    readonly gate: Hex
    readonly lockedWei: Wei
    /** All ether that is on the sidechain outside the gate: what the vault would have to pay. */
    readonly owedWei: Wei
  }
  readonly deposits: readonly DepositView[]
  readonly exits: readonly ExitView[]
}
