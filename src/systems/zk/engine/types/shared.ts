import type { L1Params } from '../../../../l1/types.ts'

// A ZK rollup: an operator that orders, a prover that shows what follows, and a contract on L1 that believes the proof.

/** Whole gwei as a decimal string: the unit of the rollup. */
export type Gwei = string
/** Where what is published of a batch goes. */
export type PostingMode = 'calldata' | 'blob'
/** Whose data are published on L1, and whose are with the committee. */
export type SubtreeId = 'chain' | 'committee'

/**
 * What the circuit lacks. `funds`: that a balance covers what is spent. `key`: that the key is the account’s. `nonce`: that what is
 * signed is for this nonce. `path`: that the account was in the tree as it is said to have been.
 */
export type Missing = 'funds' | 'key' | 'nonce' | 'path'

/**
 * What the operator or the prover does to the next batch, once. In the witness: `overspend` (the first payment is of more than
 * there is), `signature`, `path` (one bit of each). In what L1 gets: `root` (the operator commits another result), `word` (the
 * prover shows other data than were committed), `proof` (one bit of it).
 */
export type Tamper = 'overspend' | 'signature' | 'path' | 'root' | 'word' | 'proof'

/** `withhold`: signs, and hands nothing out. `collude`: signs what it has not seen, and hands nothing out. */
export type MemberMode = 'sign' | 'refuse' | 'withhold' | 'collude'

export type CommitteeParams = {
  readonly members: readonly { readonly id: string; readonly mode: MemberMode }[]
  /** How many have to sign. */
  readonly needed: number
}

export type ProverMode = {
  readonly online: boolean
  /** Simulated: how long a proof takes it. */
  readonly seconds: number
  readonly tamper: Tamper | null
}

export type SequencerMode = {
  readonly online: boolean
  readonly posting: PostingMode
  /** A batch that is not full is closed after so long. */
  readonly maxAgeSeconds: number
  /** Takes what people sign without looking whether it may stand: what the circuit does not refuse, passes. */
  readonly blind: boolean
  /** Blind, and says of who pays too much that they have enough, whatever the tree of accounts says. */
  readonly pretends: boolean
  /** Leaves messages of L1 (deposits and forced exits) where they are. */
  readonly ignoresMessages: boolean
}

export type Resident = { readonly id: string; readonly etherGwei: Gwei; readonly subtree: SubtreeId }

export type ZkParams = {
  readonly l1: L1Params
  /** How many slots a batch has: the circuit is made for so many. */
  readonly slots: 1 | 2 | 4 | 8
  /** How long a committed batch may stay unproven. */
  readonly provePeriodSeconds: number
  /** How long a message of L1 may wait. */
  readonly messagePeriodSeconds: number
  readonly sequencer: SequencerMode
  readonly prover: ProverMode
  /** What a payment offers by default. */
  readonly feeGwei: Gwei
  /** Who has what when the world begins, in the order of their accounts; the contract holds as much. */
  readonly residents: readonly Resident[]
  /** Without one there are no accounts in its subtree. */
  readonly committee: CommitteeParams | null
  /** A constraint that was forgotten. */
  readonly missing: Missing | null
  /** A rollup of four accounts with a set-up by many: beside the other. */
  readonly pocket: PocketParams | null
}

// ── The pocket rollup, whose key its people make together ────────────────────────────────────────

export type PocketParams = {
  /** Of its four accounts, in gwei, in order. */
  readonly balances: readonly { readonly id: string; readonly etherGwei: Gwei }[]
}

/** Which of the ways of SPEC P17: with α, β and δ; with τ; with δ alone. */
export type ForgeryWay = 'trapdoor' | 'tau' | 'delta'
