import type { Hex } from '../../../kernel/types.ts'

// Names of the rollup's objects on stage and score: what is selected, inspected and moved. The L1's own (`block:7`,
// `tx:0x…`, `person:ana`, `blob:0x…`, `mempool`) are those of every system.

export const SEQUENCER = 'l2/sequencer'
/** What the sequencer has and has not put in a slot. */
export const QUEUE = 'l2/queue'
/** The slots that fill. */
export const OPEN = 'l2/open'
/** All accounts under one root. */
export const TREE = 'l2/tree'
export const PROVER = 'l2/prover'
/** What is proven: the same rows for every batch. */
export const CIRCUIT = 'l2/circuit'
export const COMMITTEE = 'l2/committee'
/** The contract on L1. */
export const ROLLUP = 'rollup'
/** The contract that the rollup asks whether a proof is one. */
export const VERIFIER = 'verifier'
/** What L1 tells the rollup, in one line. */
export const MESSAGES = 'messages'
/** What people may take out of the contract. */
export const CREDITS = 'credits'
/** All that the contract holds. */
export const POT = 'pot'
/** Where accounts' data are, and who could leave with them. */
export const DATA = 'data'
/** The rollup of four accounts whose key its people make. */
export const POCKET = 'pocket'

export const batchId = (batch: number): string => `l2/batch:${batch}`
/** Of a batch. */
export const proofId = (batch: number): string => `l2/proof:${batch}`
export const accountId = (number: number): string => `l2/account:${number}`
export const l2TxId = (hash: Hex): string => `l2/tx:${hash}`
export const memberId = (id: string): string => `member:${id}`
export const messageId = (message: number): string => `message:${message}`
/** What somebody may take out. */
export const creditId = (owner: Hex): string => `credit:${owner.toLowerCase()}`

/** What the people of the pocket rollup make together, and the two contracts that come of it. */
export const POCKET_KEY = 'pocket/key'
export const POCKET_VERIFIER = 'pocket/verifier'
export const POCKET_ROLLUP = 'pocket/rollup'
/** In the order of the phase. */
export const contributionId = (phase: 1 | 2, index: number): string => `pocket/contribution:${phase}.${index}`
export const pocketAccountId = (number: number): string => `pocket/account:${number}`

/** Where a contract is come to from L1's blocks. */
export const fromBelow = (contract: string): string => `below:${contract}`

const PLACES = {
  [SEQUENCER]: 'sequencer',
  [QUEUE]: 'queue',
  [OPEN]: 'open',
  [TREE]: 'tree',
  [PROVER]: 'prover',
  [CIRCUIT]: 'circuit',
  [COMMITTEE]: 'committee',
  [ROLLUP]: 'rollup',
  [VERIFIER]: 'verifier',
  [MESSAGES]: 'messages',
  [CREDITS]: 'credits',
  [POT]: 'pot',
  [DATA]: 'data',
  [POCKET]: 'pocket',
} as const
const NUMBERED = {
  'l2/batch': 'batch',
  'l2/proof': 'proof',
  'l2/account': 'account',
  message: 'message',
} as const

/** What an id names; `null` for the L1's own. */
export type OwnObject =
  | { readonly kind: (typeof PLACES)[keyof typeof PLACES] }
  | { readonly kind: (typeof NUMBERED)[keyof typeof NUMBERED]; readonly number: number }
  | { readonly kind: 'l2Tx'; readonly hash: Hex }
  | { readonly kind: 'member'; readonly id: string }
  | { readonly kind: 'credit'; readonly owner: Hex }

export function ownObject(id: string): OwnObject | null {
  const place = (PLACES as Readonly<Record<string, (typeof PLACES)[keyof typeof PLACES]>>)[id]
  if (place !== undefined) return { kind: place }
  if (id.startsWith(`${POCKET}/`)) return { kind: 'pocket' }
  const colon = id.indexOf(':')
  if (colon < 0) return null
  const [prefix, name] = [id.slice(0, colon), id.slice(colon + 1)]
  if (prefix === 'l2/tx') return { kind: 'l2Tx', hash: name as Hex }
  if (prefix === 'credit') return { kind: 'credit', owner: name as Hex }
  if (prefix === 'member') return { kind: 'member', id: name }
  const kind = (NUMBERED as Readonly<Record<string, (typeof NUMBERED)[keyof typeof NUMBERED]>>)[prefix]
  return kind === undefined ? null : { kind, number: Number(name) }
}
