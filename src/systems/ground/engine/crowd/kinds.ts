// What the crowd does, and how a transaction is told apart once it is in a block.

import type { TypedTransaction } from '@ethereumjs/tx'
import { equalBytes } from '../../../../lib/bytes.ts'
import type { CrowdTxKind } from '../types.ts'
import type { Town } from './town.ts'

export const KINDS = ['payment', 'token', 'swap', 'mint'] as const satisfies readonly CrowdTxKind[]

export type ByKind<V> = { readonly [K in CrowdTxKind]: V }

export const byKind = <V>(of: (kind: CrowdTxKind) => V): ByKind<V> => ({
  payment: of('payment'),
  token: of('token'),
  swap: of('swap'),
  mint: of('mint'),
})

export function kindOfTx({ to, data }: TypedTransaction, town: Town): CrowdTxKind | 'other' {
  if (to === undefined) return 'other'
  if (equalBytes(to.bytes, town.pool.address.bytes)) return 'swap'
  if (equalBytes(to.bytes, town.drop.address.bytes)) return 'mint'
  if (equalBytes(to.bytes, town.tokenA.address.bytes) || equalBytes(to.bytes, town.tokenB.address.bytes)) return 'token'
  return data.length === 0 ? 'payment' : 'other'
}
