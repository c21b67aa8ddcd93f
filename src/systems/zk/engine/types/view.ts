import type { Hex, Seconds } from '../../../../kernel/types.ts'
import type { L1View, RoleKind, Wei } from '../../../../l1/types.ts'
import type { Failure, L2TxSummary, OnL1, SlotSummary } from './events.ts'
import type {
  ForgeryWay,
  Gwei,
  MemberMode,
  PostingMode,
  ProverMode,
  SequencerMode,
  SubtreeId,
  Tamper,
  ZkParams,
} from './shared.ts'

// What is shown of a world at a moment.

/** How far something is. Only L1’s finality makes anything final. */
export type Standing = 'waiting' | 'closed' | 'committed' | 'proven' | 'executed' | 'final'

/** When something of L1 happened, too. */
export type StepOnL1 = OnL1 & { readonly at: Seconds; readonly isFinal: boolean }

export type AccountView = {
  readonly number: number
  readonly subtree: SubtreeId
  readonly id: string | null
  readonly name: string
  readonly role: RoleKind
  readonly owner: Hex
  readonly keyX: Hex
  readonly keyY: Hex
  /** As the operator has it now. */
  readonly balance: Gwei
  readonly nonce: number
  /** As L1 would pay it out if all stood still: in the last executed state; null if it is not in there. */
  readonly executedBalance: Gwei | null
  readonly hasEscaped: boolean
}

export type ProofView = {
  readonly status: 'waiting' | 'making' | 'made' | 'failed' | 'sent' | 'refused' | 'accepted'
  readonly attempt: number
  readonly startedAt: Seconds | null
  readonly readyAt: Seconds | null
  readonly proof: Hex | null
  readonly publicInputs: readonly Hex[]
  readonly failure: Failure | null
  /** The error of the contract that refused it. */
  readonly refusedBy: string | null
  readonly tamper: Tamper | null
}

export type BatchView = {
  readonly batch: number
  readonly slots: readonly SlotSummary[]
  readonly used: number
  readonly posting: PostingMode
  readonly words: readonly Hex[]
  readonly oldRoot: Hex
  /** As committed. */
  readonly newRoot: Hex
  readonly newCommitteeRoot: Hex
  readonly closedAt: Seconds
  readonly standing: Standing
  readonly signatures: readonly { readonly member: string; readonly signed: boolean }[]
  readonly commit: StepOnL1 | null
  readonly prove: StepOnL1 | null
  readonly execute: StepOnL1 | null
  /** The last transaction with a proof that L1 refused. */
  readonly refused: StepOnL1 | null
  readonly proof: ProofView
  /** Whether it follows the rules: the lab knows, L1 only that the circuit was content. */
  readonly isTrue: boolean
  /** The words of a blob are gone from L1. */
  readonly pruned: boolean
}

export type MessageView = {
  readonly message: number
  readonly kind: 'deposit' | 'exit'
  readonly account: number
  readonly ownerId: string | null
  readonly amount: Gwei
  readonly queuedAt: Seconds
  readonly dueAt: Seconds
  readonly block: number
  readonly tx: Hex
  /** In whose slots it is; null: in none yet. */
  readonly batch: number | null
  readonly isTaken: boolean
  readonly wasReturned: boolean
}

export type CreditView = {
  readonly owner: Hex
  readonly ownerId: string | null
  readonly owedWei: Wei
}

export type MemberView = {
  readonly id: string
  readonly name: string
  readonly address: Hex
  readonly mode: MemberMode
  /** Of the newest root it has the data of; null: of none. */
  readonly knows: Hex | null
}

/** What somebody put together when they last asked. */
export type DataView = {
  readonly byId: string
  readonly at: Seconds
  readonly chainAgrees: boolean
  readonly committee: string | null
  readonly missing: readonly number[]
}

/** What a contributor tells of a secret: the point it was multiplied onto, what came out, and a proof of knowing the number. */
export type Said = {
  readonly secret: 'tau' | 'alpha' | 'beta' | 'delta'
  readonly before: Hex
  readonly after: Hex
  readonly commitment: Hex
  readonly answer: Hex
}

export type PocketView = {
  /** Which ceremony it is, 1 the first. */
  readonly round: number
  readonly phase: 1 | 2 | 'deploying' | 'running'
  readonly contributions: readonly {
    readonly phase: 1 | 2
    readonly index: number
    readonly byId: string
    readonly keeps: boolean
    readonly digest: Hex
    readonly said: readonly Said[]
  }[]
  /** Of the circuit: rows, wires, and the size of the domain. */
  readonly circuit: { readonly rows: number; readonly wires: number; readonly power: number }
  readonly verifier: Hex | null
  readonly rollup: Hex | null
  readonly heldWei: Wei
  /** By number; what the state says. */
  readonly accounts: readonly { readonly number: number; readonly id: string; readonly balance: Gwei }[]
  /** All four balances in one word of 256 bits: L1 holds the state whole. */
  readonly root: Hex
  readonly payments: readonly {
    readonly from: number
    readonly to: number | null
    readonly amount: Gwei
    readonly proof: Hex
    readonly publicInputs: readonly Hex[]
    readonly way: ForgeryWay | null
    readonly status: 'sent' | 'accepted' | 'refused'
    readonly error: string | null
    readonly tx: Hex
  }[]
  readonly stolenWei: Wei
}

export type ZkView = {
  readonly l1: L1View
  readonly now: Seconds
  readonly params: Omit<ZkParams, 'l1' | 'residents' | 'committee' | 'sequencer' | 'prover' | 'pocket'> & {
    /** Rows of the circuit, and gas that the verifying key’s size stands for. */
    readonly rows: number
    readonly power: number
    readonly signaturesNeeded: number
  }
  readonly contracts: { readonly rollup: Hex; readonly verifier: Hex; readonly poseidon: Hex }
  readonly accounts: readonly AccountView[]
  /** Of the operator’s newest state. */
  readonly roots: { readonly state: Hex; readonly chain: Hex; readonly committee: Hex }
  /** What L1 has. */
  readonly l1State: {
    readonly root: Hex
    readonly committed: number
    readonly proven: number
    readonly executed: number
    readonly isFrozen: boolean
    readonly frozenAt: Seconds | null
  }
  readonly sequencer: SequencerMode & { readonly waiting: readonly L2TxSummary[]; readonly since: Seconds | null }
  readonly prover: ProverMode
  readonly committee: readonly MemberView[]
  /** The slots that fill now. */
  readonly open: {
    readonly slots: readonly SlotSummary[]
    readonly since: Seconds | null
    readonly closesAt: Seconds | null
  }
  readonly batches: readonly BatchView[]
  readonly transactions: readonly (L2TxSummary & { readonly batch: number | null; readonly standing: Standing })[]
  readonly messages: readonly MessageView[]
  readonly credits: readonly CreditView[]
  readonly data: readonly DataView[]
  readonly bridge: {
    readonly heldWei: Wei
    /** All that people have by the rules, deposits not yet taken, and what they may take out. */
    readonly owedWei: Wei
    readonly stolenWei: Wei
  }
  readonly pocket: PocketView | null
}
