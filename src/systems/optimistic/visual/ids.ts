import type { Hex } from '../../../kernel/types.ts'

// Names of the rollup's objects on stage and score: what is selected, inspected and moved. The L1's own (`block:7`,
// `tx:0x…`, `person:ana`, `blob:0x…`, `mempool`) are those of every system.

export const SEQUENCER = 'l2/sequencer'
/** What the sequencer has and has not put in a block. */
export const QUEUE = 'l2/queue'
/** The batch that fills. */
export const OPEN = 'l2/open'
/** All accounts under one root. */
export const TREE = 'l2/tree'
export const POOL = 'l2/pool'
export const INBOX = 'inbox'
export const BRIDGE = 'bridge'
export const ROLLUP = 'rollup'
/** Where withdrawals are sold. */
export const EXIT = 'exit'
export const PROVIDER = 'provider'

/** Where a contract is come to from L1's blocks. */
export const fromBelow = (contract: string): string => `below:${contract}`

export const l2BlockId = (number: number): string => `l2/block:${number}`
export const l2TxId = (hash: Hex): string => `l2/tx:${hash}`
export const batchId = (batch: number): string => `l2/batch:${batch}`
export const accountId = (number: number): string => `l2/account:${number}`
export const claimId = (claim: number): string => `claim:${claim}`
export const gameId = (game: number): string => `game:${game}`
/** The disputed step of a game whose range is down to one. */
export const instructionId = (game: number): string => `instruction:${game}`
export const messageId = (message: number): string => `message:${message}`
export const withdrawalId = (withdrawal: number): string => `withdrawal:${withdrawal}`
export const watcherId = (id: string): string => `watcher:${id}`
/** A batch posted with a root a transaction, for the re-executor. */
export const oneShotId = (post: number): string => `one-shot:${post}`

const PLACES = {
  [SEQUENCER]: 'sequencer',
  [QUEUE]: 'queue',
  [OPEN]: 'open',
  [TREE]: 'tree',
  [POOL]: 'pool',
  [INBOX]: 'inbox',
  [BRIDGE]: 'bridge',
  [ROLLUP]: 'rollup',
  [EXIT]: 'exit',
  [PROVIDER]: 'provider',
} as const
const NUMBERED = {
  'l2/block': 'l2Block',
  'l2/batch': 'batch',
  'l2/account': 'account',
  claim: 'claim',
  game: 'game',
  instruction: 'instruction',
  message: 'message',
  withdrawal: 'withdrawal',
  'one-shot': 'oneShot',
} as const

/** What an id names; `null` for the L1's own. */
export type OwnObject =
  | { readonly kind: (typeof PLACES)[keyof typeof PLACES] }
  | { readonly kind: (typeof NUMBERED)[keyof typeof NUMBERED]; readonly number: number }
  | { readonly kind: 'l2Tx'; readonly hash: Hex }
  | { readonly kind: 'watcher'; readonly id: string }

export function ownObject(id: string): OwnObject | null {
  const place = (PLACES as Readonly<Record<string, (typeof PLACES)[keyof typeof PLACES]>>)[id]
  if (place !== undefined) return { kind: place }
  const colon = id.indexOf(':')
  if (colon < 0) return null
  const [prefix, name] = [id.slice(0, colon), id.slice(colon + 1)]
  if (prefix === 'l2/tx') return { kind: 'l2Tx', hash: name as Hex }
  if (prefix === 'watcher') return { kind: 'watcher', id: name }
  const kind = (NUMBERED as Readonly<Record<string, (typeof NUMBERED)[keyof typeof NUMBERED]>>)[prefix]
  return kind === undefined ? null : { kind, number: Number(name) }
}
