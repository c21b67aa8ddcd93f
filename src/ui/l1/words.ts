import type { Hex } from '../../kernel/types.ts'
import type { BlobScheduleName, L1View, PendingView, PersonView, TxSummary } from '../../l1/types.ts'
import { groupDigits, shortHash } from '../../lib/format.ts'

// The L1 in words that every exhibit's narrator, forms and levels share: names instead of addresses, amounts as people
// write them.

const decimal = (amount: bigint, power: number): string => {
  const digits = amount.toString().padStart(power + 1, '0')
  const fraction = digits.slice(-power).replace(/0+$/, '')
  const whole = groupDigits(digits.slice(0, -power))
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** Exact, without zeros behind: '1.5', '0.0000315'. */
export const exactEth = (wei: string | bigint): string => `${decimal(BigInt(wei), 18)} ETH`
export const exactGwei = (wei: string | bigint): string => `${decimal(BigInt(wei), 9)} gwei`

/** Large enough to be read, exact where it is short: what a narrator says of an amount. */
export function eth(wei: string | bigint): string {
  const exact = exactEth(wei)
  const [, fraction = ''] = exact.replace(' ETH', '').split('.')
  if (fraction.length <= 6) return exact
  // Six digits from the first that counts, so that a small fee does not become nothing.
  const leading = /^0*/.exec(fraction)?.[0].length ?? 0
  const kept = fraction.slice(0, Math.max(6, leading + 3)).replace(/0+$/, '')
  const [whole = '0'] = exact.split('.')
  return kept === '' ? `${whole} ETH` : `${whole}.${kept} ETH`
}

export const count = (n: number, one: string, many: string): string => `${groupDigits(n)} ${n === 1 ? one : many}`

const sameAddress = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase()

export const personAt = (view: L1View, address: string | null): PersonView | undefined =>
  view.people.find((person) => sameAddress(person.address, address))

/** Who is meant by an address: a person, a contract by its name, or the address itself. */
export function nameOf(view: L1View, address: Hex | null): string {
  if (address === null) return 'a new contract'
  const contract = view.contracts.find((each) => sameAddress(each.address, address))
  return personAt(view, address)?.name ?? contract?.name ?? `\`${shortHash(address)}\``
}

/** Whose it is, at the start of a sentence or in it: “Ana’s payment to Ben”. */
export function nameOfTx(view: L1View, tx: TxSummary): string {
  const whose = `${nameOf(view, tx.from)}’s`
  switch (tx.kind) {
    case 'payment':
      return isCancellation(tx) ? `${whose} payment of nothing` : `${whose} payment to ${nameOf(view, tx.to)}`
    case 'call':
      return `${whose} call of ${nameOf(view, tx.to)}`
    case 'deployment':
      return `${whose} deployment`
    case 'blobs':
      return `${whose} ${count(tx.blobs.length, 'blob', 'blobs')}`
    case 'delegation':
      return `${whose} delegation`
  }
}

/** Nothing, to oneself: what a wallet sends in place of a payment that is taken back. */
export const isCancellation = (tx: TxSummary): boolean =>
  sameAddress(tx.from, tx.to) && tx.valueWei === '0' && tx.dataBytes === 0

export const txByHash = (view: L1View, hash: Hex): TxSummary | undefined =>
  view.transactions.find((tx) => tx.hash === hash)

const WHY_WAITING: { readonly [why in NonNullable<PendingView['why']>]: string } = {
  'nonce-gap': 'a transaction with a lower nonce is missing before it',
  'fee-too-low': 'its fee is below the base fee',
  'blob-fee-too-low': 'its blob fee is below the blob base fee',
  'block-full': 'the next block is full of better-paying ones',
  'cannot-pay': 'its sender cannot pay for it any more',
}
export const whyWaiting = (why: NonNullable<PendingView['why']>): string => WHY_WAITING[why]

export const listNames = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Oldest first, as the engine has them; the page knows engines by type only. */
export const BLOB_SCHEDULES = [
  'cancun',
  'prague',
  'bpo1',
  'bpo2',
  'danksharding',
] as const satisfies readonly BlobScheduleName[]

/** Since when it is in force on Ethereum. */
export const FORK_DATES: { readonly [schedule in BlobScheduleName]: string } = {
  cancun: ', March 2024',
  prague: ', May 2025',
  bpo1: ', December 2025',
  bpo2: ', January 2026',
  danksharding: ', not live: a plan',
}

export const FORK_NAMES: { readonly [schedule in BlobScheduleName]: string } = {
  cancun: 'Cancun',
  prague: 'Prague',
  bpo1: 'BPO1',
  bpo2: 'BPO2',
  danksharding: 'danksharding',
}
