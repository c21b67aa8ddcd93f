import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { L1View, RoleKind } from '../../../l1/types.ts'
import { dayOf, groupDigits, shortHash, timeOfDay } from '../../../lib/format.ts'
import { eth, exactEth, exactGwei } from '../../l1/words.ts'
import { precompileAt } from './precompiles.ts'

// What stands in a row, as data: the panels only draw it, and tests read it.

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mono'; readonly text: string }
  /** A figure that this run has produced. */
  | { readonly kind: 'measured'; readonly text: string }
  /** Shown short, in full at a press. */
  | { readonly kind: 'hash'; readonly hash: Hex }
  | { readonly kind: 'account'; readonly address: Hex }
  | { readonly kind: 'block'; readonly number: number; readonly hash?: Hex }
  | { readonly kind: 'tx'; readonly hash: Hex }
  | { readonly kind: 'blob'; readonly versionedHash: Hex }

export interface Row {
  readonly label: string
  readonly value: Cell
  readonly aside?: Cell
}

export const text = (words: string): Cell => ({ kind: 'text', text: words })
export const mono = (words: string): Cell => ({ kind: 'mono', text: words })
export const measured = (words: string): Cell => ({ kind: 'measured', text: words })
export const count = (n: number | bigint): Cell => mono(groupDigits(n))
export const ether = (wei: bigint): Cell => mono(amountText(wei))
export const gwei = (wei: string | bigint): Cell => mono(exactGwei(wei))
export const hash = (full: Hex): Cell => ({ kind: 'hash', hash: full })
export const account = (address: Hex): Cell => ({ kind: 'account', address: lower(address) })
export const block = (number: number, full?: Hex): Cell => ({
  kind: 'block',
  number,
  ...(full === undefined ? {} : { hash: full }),
})
export const blob = (versionedHash: Hex): Cell => ({ kind: 'blob', versionedHash })
export const tx = (full: Hex): Cell => ({ kind: 'tx', hash: full })

const GWEI = 10n ** 9n
/** Exact; below a gwei in wei, where ether would be zeros only. */
export const amountText = (wei: bigint): string =>
  wei !== 0n && wei < GWEI ? t('inspector.wei', { amount: groupDigits(wei) }) : exactEth(wei)
/** For a row of a list: six digits are enough. */
export const shortAmount = (wei: bigint): string => (wei < GWEI ? amountText(wei) : eth(wei))

export const lower = (hex: Hex): Hex => hex.toLowerCase() as Hex
export const sameHex = (a: string, b: string | null | undefined): boolean => a.toLowerCase() === b?.toLowerCase()

export const worldTime = (seconds: number): string =>
  t('inspector.day', { day: dayOf(seconds), time: timeOfDay(seconds) })

/** `part` of `whole` as a percentage with one decimal, in whole numbers. */
export function percentOf(part: bigint, whole: bigint): string {
  if (whole === 0n) return t('inspector.percent', { n: '0' })
  const tenths = (part * 1000n + whole / 2n) / whole
  const fraction = tenths % 10n
  return t('inspector.percent', { n: fraction === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${fraction}` })
}

export interface Named {
  readonly name: string
  readonly role: RoleKind | null
}

/** The account behind the traffic of everybody else; a test holds it to the engine's. */
export const EVERYBODY_ELSE: Hex = '0xbcd4042de499d14e55001ccbb24a551f3b954096'

/** Who an address is: one of the people, a contract with a name, or its own first and last digits. */
export function whoIs(l1: L1View, address: string): Named {
  const person = l1.people.find((each) => sameHex(each.address, address))
  if (person) return { name: person.name, role: person.role }
  if (sameHex(address, EVERYBODY_ELSE)) return { name: t('inspector.everybodyElse'), role: null }
  const contract = l1.contracts.find((each) => sameHex(each.address, address))
  return { name: contract?.name ?? precompileAt(address) ?? shortHash(address), role: null }
}

/** The id under which the stage and the score know it, so that selecting here lights up there. */
export function idOfAccount(l1: L1View, address: Hex): string {
  const person = l1.people.find((each) => sameHex(each.address, address))
  if (person) return `person:${person.id}`
  const contract = l1.contracts.find((each) => sameHex(each.address, address))
  return contract ? `contract:${contract.address}` : `account:${lower(address)}`
}
