import type { Hex } from '../../../kernel/types.ts'

// What lenses ask the engine for at a moment, by JSON-RPC beside the L1's own methods: too much for every view. Numbers
// of the circuit are decimal strings, those below r / 2 apart from it with their sign.

export type ZkReads = {
  /** What is constrained in a scope of gadgets, by name: '' for all of the circuit. */
  readonly zk_circuit: { readonly params: readonly [scope: string]; readonly result: ScopePicture | null }
  /** One constraint as its gadget wrote it, with a batch's witness where a batch is given. */
  readonly zk_row: {
    readonly params: readonly [batch: number | null, name: string, nth: number]
    readonly result: RowPicture | null
  }
  /** The numbers in a scope of a batch's witness, and all that it breaks. */
  readonly zk_witness: {
    readonly params: readonly [batch: number, scope: string]
    readonly result: WitnessPicture | null
  }
  /** The verifier's equation for a batch's proof, computed again. */
  readonly zk_pairing: { readonly params: readonly [batch: number]; readonly result: PairingPicture | null }
  /** What this very machine needed: of no world, and of no moment. */
  readonly zk_timings: { readonly params: readonly []; readonly result: readonly TimingPicture[] }
  /** A file in snarkjs's format, part by part: the first makes it. */
  readonly zk_file: {
    readonly params: readonly [file: FileKind, batch: number, part: number]
    readonly result: FilePart | null
  }
  /** An account and its way to the root. */
  readonly zk_account: {
    readonly params: readonly [account: number, at: StateName]
    readonly result: AccountPath | null
  }
}

/** Measured last, since the page was opened. */
export type TimingPicture = {
  readonly plan: string
  readonly what: 'setup' | 'witness' | 'proof'
  readonly milliseconds: number
}

export type FileKind =
  | 'proof.json'
  | 'public.json'
  | 'verification_key.json'
  | 'circuit.r1cs'
  | 'witness.wtns'
  | 'key.zkey'

export type FilePart = {
  readonly parts: number
  /** Its bytes, base64url. */
  readonly text: string
}

/** The operator's own, or what L1 has executed. */
export type StateName = 'newest' | 'executed'

export type ScopePicture = {
  readonly scope: string
  /** Of the circuit as it is written: A·B = C. */
  readonly products: number
  /** Sums that must be equal: each removes a wire, and is no row. */
  readonly equalities: number
  readonly wires: number
  readonly parts: readonly ScopePart[]
}

/** Things of one kind are one part: `bit #` of 64. */
export type ScopePart = {
  readonly name: string
  /** Their own names, the first few. */
  readonly instances: readonly string[]
  readonly count: number
  readonly isScope: boolean
  readonly products: number
  readonly equalities: number
}

export type Combination = {
  readonly terms: readonly { readonly factor: string; readonly wire: string; readonly value: string | null }[]
  /** Terms that are not shown. */
  readonly more: number
  readonly value: string | null
}

export type RowPicture = {
  readonly name: string
  /** Of those with this name. */
  readonly nth: number
  readonly of: number
  /** `a · b = c`, or `a = c`. */
  readonly kind: 'product' | 'equality'
  readonly a: Combination
  readonly b: Combination | null
  readonly c: Combination
  /** Null without a witness. */
  readonly holds: boolean | null
}

export type WitnessPicture = {
  readonly scope: string
  /** Directly in the scope, the first few. */
  readonly wires: readonly { readonly name: string; readonly value: string }[]
  readonly more: number
  /** Of the whole witness. */
  readonly wireCount: number
  readonly broken: readonly { readonly name: string; readonly a: string; readonly b: string; readonly c: string }[]
  readonly brokenCount: number
  /** What somebody did to it before it was tried. */
  readonly tamper: string | null
}

/** In EIP-197's form, as the contract has it. */
export type PairPicture = {
  readonly left: 'minusA' | 'alpha' | 'inputs' | 'c'
  readonly right: 'b' | 'beta' | 'gamma' | 'delta'
  readonly g1: Hex
  readonly g2: Hex
}

export type EquationPicture = {
  readonly pairs: readonly PairPicture[]
  /** The product of the four pairings is one. */
  readonly isOne: boolean
  /** A point is none: there is nothing to pair. */
  readonly hasBadPoint: boolean
}

export type PairingPicture = {
  readonly batch: number
  /** It is what L1 has refused, as it was shown there; else it is what the prover has made. */
  readonly wasRefused: boolean
  readonly proof: Hex
  /** Of each public input: what the proof is about, what L1 has, and its point in the key. */
  readonly inputs: readonly {
    readonly name: string
    readonly proven: Hex
    /** Null before the batch is committed. */
    readonly onL1: Hex | null
    readonly point: Hex
  }[]
  /** With what the proof is about. */
  readonly equation: EquationPicture
  /** With what L1 has, where that differs. */
  readonly onL1: EquationPicture | null
}

export type AccountPath = {
  readonly number: number
  readonly at: StateName
  readonly subtree: 'chain' | 'committee'
  readonly keyX: Hex
  readonly keyY: Hex
  readonly balance: string
  readonly nonce: string
  readonly leaf: Hex
  /** Three at each height, from the leaf's up. */
  readonly siblings: readonly (readonly Hex[])[]
  readonly chainRoot: Hex
  readonly committeeRoot: Hex
  readonly messages: Hex
  readonly domain: Hex
  readonly root: Hex
}
