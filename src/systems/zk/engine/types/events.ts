import type { Hex, Seconds } from '../../../../kernel/types.ts'
import type { L1Events, Wei } from '../../../../l1/types.ts'
import type { Unfit } from '../rules/transition.ts'
import type {
  ForgeryWay,
  Gwei,
  MemberMode,
  PostingMode,
  ProverMode,
  SequencerMode,
  SubtreeId,
  Tamper,
} from './shared.ts'

// What happened: what drawing, narration, goals and tests listen to.

export type L2TxSummary = {
  /** Poseidon of what was signed, with the signature: two of the same content differ. */
  readonly hash: Hex
  readonly kind: 'transfer' | 'withdraw'
  readonly from: number
  readonly to: number | null
  readonly fromId: string | null
  readonly toId: string | null
  readonly amount: Gwei
  readonly fee: Gwei
  readonly nonce: number
  /** Whose key has signed, if it is not the owner’s. */
  readonly signedBy: string | null
}

/** One slot of a batch, as the operator knows it. */
export type SlotSummary = {
  readonly kind: 'padding' | 'transfer' | 'withdraw' | 'deposit' | 'exit'
  readonly from: number | null
  readonly to: number | null
  readonly fromId: string | null
  readonly toId: string | null
  readonly amount: Gwei
  readonly fee: Gwei
  /** Of a signed transaction. */
  readonly hash: Hex | null
  /** Of a message of L1. */
  readonly message: number | null
}

/** In which block of L1, and at what cost. */
export type OnL1 = {
  readonly block: number
  readonly tx: Hex
  readonly byId: string | null
  readonly gasUsed: number
  readonly feeWei: Wei
  readonly blobFeeWei: Wei
  /** Of its calldata. */
  readonly bytes: number
}

export type Failure = {
  /** The first constraint that the witness breaks, with its path of gadgets: `slot 0 / payer / the balance covers …`. */
  readonly constraint: string
  /** The two factors and the product that they should have had. */
  readonly a: Hex
  readonly b: Hex
  readonly c: Hex
  /** How many constraints are broken in all. */
  readonly broken: number
}

export type RollupEvents = {
  /** The sequencer has it, and says when: a promise and no more. */
  'l2.queued': L2TxSummary
  'l2.ignored': L2TxSummary & { readonly reason: 'offline' | Unfit }
  'batch.closed': {
    readonly batch: number
    readonly slots: readonly SlotSummary[]
    readonly used: number
    readonly reason: 'full' | 'age' | 'asked'
    readonly posting: PostingMode
    readonly oldRoot: Hex
    readonly newRoot: Hex
    readonly newCommitteeRoot: Hex
    readonly words: readonly Hex[]
    /** What the operator says is the result, if it is not what the slots give. */
    readonly claimedRoot: Hex | null
  }
  'committee.signed': { readonly batch: number; readonly member: string; readonly root: Hex; readonly hasData: boolean }
  'committee.refused': { readonly batch: number; readonly member: string; readonly root: Hex }
  /** Too few have signed: the batch waits. */
  'committee.short': { readonly batch: number; readonly signatures: number; readonly needed: number }
  'batch.committed': OnL1 & { readonly batch: number; readonly posting: PostingMode; readonly newRoot: Hex }
  /** The circuit is being filled with numbers. */
  'proof.started': {
    readonly batch: number
    readonly attempt: number
    readonly readyAt: Seconds
    readonly tamper: Tamper | null
  }
  /** There is no proof of what is false: this is where it stops. */
  'proof.failed': {
    readonly batch: number
    readonly attempt: number
    readonly failure: Failure
    readonly tamper: Tamper | null
  }
  /** A real one, made in this tab. */
  'proof.made': {
    readonly batch: number
    readonly attempt: number
    readonly proof: Hex
    readonly publicInputs: readonly Hex[]
    readonly tamper: Tamper | null
  }
  /** L1 did not take it, and says by its error’s name why. */
  'proof.refused': OnL1 & { readonly batch: number; readonly error: string; readonly tamper: Tamper | null }
  'batch.proven': OnL1 & {
    readonly batch: number
    /** What the lab knows: whether the batch follows the rules. It does not where a constraint is missing. */
    readonly isTrue: boolean
  }
  'batch.executed': OnL1 & {
    readonly batch: number
    readonly root: Hex
    readonly credited: number
    readonly isTrue: boolean
  }
  /** Unproven for too long. */
  'batch.reverted': OnL1 & { readonly first: number; readonly last: number }
  /** An L1 reorg took this step of it back. */
  'batch.dropped': { readonly batch: number; readonly what: 'commit' | 'prove' | 'execute'; readonly tx: Hex }
  'account.registered': OnL1 & {
    readonly account: number
    readonly ownerId: string | null
    readonly subtree: SubtreeId
  }
  'message.queued': OnL1 & {
    readonly message: number
    readonly kind: 'deposit' | 'exit'
    readonly account: number
    readonly ownerId: string | null
    readonly amount: Gwei
    readonly dueAt: Seconds
  }
  /** A batch with it was executed. */
  'message.taken': { readonly message: number; readonly batch: number }
  /** Somebody may take this out of the contract. */
  'exit.credited': {
    readonly account: number
    readonly ownerId: string | null
    readonly owner: Hex
    readonly amountWei: Wei
    readonly reason: 'withdrawal' | 'exit' | 'escape' | 'returned-deposit'
    readonly block: number
    readonly tx: Hex
    /** Not behind it: what the contract owes others is no longer covered. */
    readonly robbedWei: Wei
  }
  'bridge.takenOut': OnL1 & { readonly ownerId: string | null; readonly amountWei: Wei }
  'rollup.frozen': OnL1 & { readonly message: number; readonly root: Hex }
  /** What a stranger could put together. `committee`: who handed its subtree out; null if nobody did, and something was missing. */
  'data.asked': {
    readonly byId: string
    readonly chainAgrees: boolean
    readonly chainAccounts: number
    readonly committee: string | null
    readonly committeeAccounts: number
    readonly missing: readonly number[]
  }
  'sequencer.changed': SequencerMode
  'prover.changed': ProverMode
  'committee.changed': { readonly id: string; readonly mode: MemberMode }
  'l1.crowded': { readonly baseFeeWei: Wei | null }

  /** Another one; the first begins with the world. */
  'ceremony.begun': { readonly round: number }
  'ceremony.contributed': {
    readonly phase: 1 | 2
    readonly index: number
    readonly byId: string
    readonly keeps: boolean
    /** Of the transcript with it. */
    readonly digest: Hex
  }
  /** Every contribution was checked by pairings. */
  'ceremony.closed': { readonly phase: 1 | 2; readonly contributions: number; readonly digest: Hex }
  'pocket.deployed': OnL1 & { readonly verifier: Hex; readonly rollup: Hex }
  /** A proof of a payment that the rules allow. */
  'pocket.proven': { readonly fromId: string; readonly proof: Hex; readonly publicInputs: readonly Hex[] }
  'pocket.paid': OnL1 & {
    readonly from: number
    readonly to: number | null
    readonly amount: Gwei
    /** The lab knows: the proof was forged. L1 does not. */
    readonly forged: boolean
  }
  'pocket.refused': OnL1 & { readonly error: string; readonly forged: boolean }
  'pocket.forged': {
    readonly byId: string
    readonly way: ForgeryWay
    readonly proof: Hex
    readonly publicInputs: readonly Hex[]
    readonly amount: Gwei
  }
}

export type ZkEvents = L1Events & RollupEvents
