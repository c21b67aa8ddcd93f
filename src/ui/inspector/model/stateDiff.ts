import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { L1View } from '../../../l1/types.ts'
import { groupDigits, shortHash } from '../../../lib/format.ts'
import { amountText, sameHex, whoIs } from './cells.ts'

/** What `lab_getStateDiff` answers. */
export interface StateDiffJson {
  readonly from: DiffEnd
  readonly to: DiffEnd
  readonly accounts: readonly AccountDiffJson[]
  readonly omitted: number
  readonly totalWei: string
  readonly burntWei: string
}

export interface DiffEnd {
  readonly block: number
  readonly hash: Hex
  readonly at: number
  readonly stateRoot: Hex
}

export interface AccountDiffJson {
  readonly key: Hex
  readonly address: Hex | null
  readonly before: AccountSide | null
  readonly after: AccountSide | null
  readonly storage: readonly SlotDiffJson[]
  readonly storageOmitted: number
}

export interface AccountSide {
  readonly balance: Hex
  readonly nonce: Hex
  readonly codeHash: Hex
  readonly codeBytes: number
  readonly storageRoot: Hex
}

export interface SlotDiffJson {
  readonly key: Hex
  readonly slot: Hex | null
  readonly before: Hex
  readonly after: Hex
}

export interface Change {
  readonly label: string
  readonly before: string
  readonly after: string
  /** How much more or less, where that can be said. */
  readonly by: string | null
}

/** People first, then contracts with names, then everybody else; in each as the engine gave them. */
export function inReadingOrder(l1: L1View, accounts: readonly AccountDiffJson[]): readonly AccountDiffJson[] {
  const rank = ({ address }: AccountDiffJson): number => {
    if (address === null) return 3
    if (l1.people.some((person) => sameHex(person.address, address))) return 0
    return l1.contracts.some((contract) => sameHex(contract.address, address)) ? 1 : 2
  }
  return accounts.toSorted((a, b) => rank(a) - rank(b))
}

export const titleOf = (l1: L1View, { address, key }: AccountDiffJson): string =>
  address === null ? t('inspector.diffUnknown', { key: shortHash(key) }) : (SYSTEM[address] ?? whoIs(l1, address).name)

/** Contracts of the protocol itself, which change with every block. */
const SYSTEM: { readonly [address: string]: string } = {
  '0x000f3df6d732807ef1319fb7b8bb8522d0beac02': 'EIP-4788',
  '0x0000f90827f1c53a10cb7a02335b175320002935': 'EIP-2935',
}

export function changesOf({ before, after }: AccountDiffJson): Change[] {
  const wei = (side: AccountSide | null) => BigInt(side?.balance ?? '0x0')
  const nonce = (side: AccountSide | null) => BigInt(side?.nonce ?? '0x0')
  const changes: Change[] = []
  if (wei(before) !== wei(after)) {
    changes.push({
      label: t('inspector.balance'),
      before: amountText(wei(before)),
      after: amountText(wei(after)),
      by: signed(wei(after) - wei(before)),
    })
  }
  if (nonce(before) !== nonce(after)) {
    changes.push({
      label: t('inspector.diffNonce'),
      before: groupDigits(nonce(before)),
      after: groupDigits(nonce(after)),
      by: null,
    })
  }
  if (before?.codeHash !== after?.codeHash && ((before?.codeBytes ?? 0) > 0 || (after?.codeBytes ?? 0) > 0)) {
    changes.push({ label: t('inspector.code'), before: codeText(before), after: codeText(after), by: null })
  }
  return changes
}

const codeText = (side: AccountSide | null): string =>
  side === null || side.codeBytes === 0 ? t('inspector.none') : t('inspector.bytes', { n: groupDigits(side.codeBytes) })

export const signed = (wei: bigint): string => `${wei < 0n ? '−' : '+'}${amountText(wei < 0n ? -wei : wei)}`

export interface Sums {
  readonly total: bigint
  readonly burnt: bigint
  /** What no fee explains: set by hand, or destroyed with a contract. */
  readonly rest: bigint
}

export function sumsOf({ totalWei, burntWei }: StateDiffJson): Sums {
  const [total, burnt] = [BigInt(totalWei), BigInt(burntWei)]
  return { total, burnt, rest: total + burnt }
}

/** A word as it is most easily read: small numbers as numbers, the rest as hex. */
export function wordText(word: Hex): string {
  const value = BigInt(word)
  return value < 10n ** 30n ? groupDigits(value) : shortHash(`0x${value.toString(16).padStart(64, '0')}`)
}
