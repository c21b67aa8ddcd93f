import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { account, count, ether, hash, type Row, text } from './cells.ts'

export interface AccountFacts {
  readonly address: Hex
  readonly balance: bigint
  readonly nonce: number
  readonly codeHash: Hex
  readonly storageHash: Hex
  readonly code: Hex
}

export const byteCount = (hex: Hex): number => (hex.length - 2) / 2

/** EIP-7702: twenty-three bytes that name the contract whose code acts for the account. */
export function delegateOf(code: Hex): Hex | null {
  return code.length === 48 && code.startsWith('0xef0100') ? `0x${code.slice(8)}` : null
}

export function accountRows(facts: AccountFacts): Row[] {
  return [
    { label: t('inspector.address'), value: hash(facts.address) },
    { label: t('inspector.balance'), value: ether(facts.balance) },
    { label: t('inspector.nextNonce'), value: count(facts.nonce) },
    codeRow(facts.code),
    { label: t('inspector.codeHash'), value: hash(facts.codeHash) },
    { label: t('inspector.storageRoot'), value: hash(facts.storageHash) },
  ]
}

function codeRow(code: Hex): Row {
  const label = t('inspector.code')
  const delegate = delegateOf(code)
  if (delegate !== null) return { label, value: text(t('inspector.delegatesTo')), aside: account(delegate) }
  const size = byteCount(code)
  return { label, value: text(size === 0 ? t('inspector.codeNone') : t('inspector.bytes', { n: groupDigits(size) })) }
}
