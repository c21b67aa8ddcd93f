// What differs between two states of one chain, for people to read: addresses and slots by what they were made from,
// where that is known, and where the ether went that is in neither.

import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'

import { vectorGet, vectorItems } from '../../lib/persistentVector.ts'
import { BUSY_CONTRACT } from '../block/background.ts'
import { BEACON_ROOTS, BLOCK_HASHES } from '../block/systemContracts.ts'
import { type TrieChange, trieChanges } from '../state/diff.ts'
import type { Nibbles } from '../state/trie.ts'
import { type AccountState, packed, type WorldCodec, type WorldState } from '../state/world.ts'
import { BACKGROUND, CAST, COINBASE } from './cast.ts'
import type { BlockRecord, L1State } from './state.ts'

/** One end of a comparison: a state, and the blocks that led to it. */
export interface End {
  readonly l1: L1State
  readonly world: WorldState
  /** The last block that counts as before it. */
  readonly block: BlockRecord
}

export interface StateDiff {
  readonly accounts: readonly AccountDiff[]
  /** How many more there are. */
  readonly omitted: number
  /** Ether that all accounts hold together, afterwards less before. */
  readonly totalWei: bigint
  /** Base and blob fees burnt by the blocks between; negative when blocks were taken back. */
  readonly burntWei: bigint
}

export interface AccountDiff {
  /** Under which the state trie has it: the hash of the address. */
  readonly key: Hex
  /** `null` when nobody here has ever spelt it out. */
  readonly address: Hex | null
  readonly before: AccountFacts | null
  readonly after: AccountFacts | null
  readonly storage: readonly SlotDiff[]
  readonly storageOmitted: number
}

export interface AccountFacts {
  readonly balanceWei: bigint
  readonly nonce: bigint
  readonly codeHash: Hex
  readonly codeBytes: number
  readonly storageRoot: Hex
}

export interface SlotDiff {
  readonly key: Hex
  readonly slot: Hex | null
  /** 32 bytes; zero is nothing. */
  readonly before: Hex
  readonly after: Hex
}

const MOST_ACCOUNTS = 500
const MOST_SLOTS = 256

export function diffStates(from: End, to: End): StateDiff {
  const { codec } = to.l1.machine
  const changes = [...trieChanges(from.world, to.world, isSameAccount)]
  const addresses = addressesOf(codec, changes, [from, to])
  // People and contracts first: they must not fall off the end of a long list.
  const known = new Set<string>([...CAST.map(({ address }) => address), ...contractsOf(to.l1)])
  const isKnown = ({ key }: TrieChange<AccountState>) => known.has(addresses.get(packed(key)) ?? '')
  const shown = [...changes.filter(isKnown), ...changes.filter((change) => !isKnown(change))].slice(0, MOST_ACCOUNTS)
  return {
    accounts: shown.map((change) => accountDiff(codec, change, addresses.get(packed(change.key)) ?? null)),
    omitted: changes.length - shown.length,
    totalWei: changes.reduce((sum, { before, after }) => sum + (after?.balance ?? 0n) - (before?.balance ?? 0n), 0n),
    burntWei: burntSince(to, from) - burntSince(from, to),
  }
}

function accountDiff(
  codec: WorldCodec,
  { key, before, after }: TrieChange<AccountState>,
  address: Hex | null,
): AccountDiff {
  const slots = [...trieChanges(before?.storage ?? null, after?.storage ?? null, isSameBytes)]
  const shown = slots.slice(0, MOST_SLOTS)
  const preimages = codec.preimagesOf(shown.map((slot) => slot.key))
  return {
    key: keyToHex(key),
    address,
    before: factsOf(codec, before),
    after: factsOf(codec, after),
    storage: shown.map((slot) => {
      const preimage = preimages.get(packed(slot.key))
      return {
        key: keyToHex(slot.key),
        slot: preimage === undefined ? null : bytesToHex(preimage),
        before: toWord(slot.before),
        after: toWord(slot.after),
      }
    }),
    storageOmitted: slots.length - shown.length,
  }
}

function factsOf(codec: WorldCodec, account: AccountState | undefined): AccountFacts | null {
  if (account === undefined) return null
  return {
    balanceWei: account.balance,
    nonce: account.nonce,
    codeHash: bytesToHex(account.codeHash),
    codeBytes: account.code.length,
    storageRoot: bytesToHex(codec.storageRoot(account)),
  }
}

/** By packed key: those the chain itself spells out, and those the machine has met. */
function addressesOf(
  codec: WorldCodec,
  changes: readonly TrieChange<AccountState>[],
  ends: readonly [End, End],
): ReadonlyMap<string, Hex> {
  const spelt: Hex[] = [
    ...CAST.map(({ address }) => address),
    ...[BACKGROUND, BUSY_CONTRACT, BEACON_ROOTS, BLOCK_HASHES].map(({ address }) => address),
    COINBASE,
    ...contractsOf(ends[0].l1),
    ...contractsOf(ends[1].l1),
    ...blocksSince(ends[0], ends[1]).flatMap(addressesIn),
    ...blocksSince(ends[1], ends[0]).flatMap(addressesIn),
  ]
  const found = new Map<string, Hex>()
  for (const [key, preimage] of codec.preimagesOf(changes.map(({ key }) => key))) found.set(key, bytesToHex(preimage))
  for (const address of new Set(spelt)) found.set(packed(codec.keyOf(hexToBytes(address))), address)
  return found
}

const contractsOf = (l1: L1State): Hex[] => [...vectorItems(l1.contracts)].map(({ address }) => address)

function addressesIn({ header, transactions }: BlockRecord): Hex[] {
  const beneficiary = bytesToHex(header.coinbase.bytes)
  return transactions.reduce<Hex[]>(
    (all, { sender, tx, receipt }) => {
      all.push(sender)
      if (tx.to !== undefined) all.push(bytesToHex(tx.to.bytes))
      if (receipt.contractAddress !== null) all.push(receipt.contractAddress)
      for (const { address } of receipt.logs) all.push(bytesToHex(address))
      return all
    },
    [beneficiary],
  )
}

/** The blocks of one end that the other has not: after where they part. */
function blocksSince(end: End, other: End): BlockRecord[] {
  const blocks: BlockRecord[] = []
  for (let number = end.block.number; number > 0; number--) {
    const block = vectorGet(end.l1.blocks, number)
    const theirs = number > other.block.number ? undefined : vectorGet(other.l1.blocks, number)
    if (block === undefined || theirs?.hash === block.hash) break
    blocks.push(block)
  }
  return blocks
}

const burntSince = (end: End, other: End): bigint =>
  blocksSince(end, other).reduce((sum, { summary }) => sum + BigInt(summary.burntWei), 0n)

function isSameAccount(a: AccountState, b: AccountState): boolean {
  if (a === b) return true
  if (a.balance !== b.balance || a.nonce !== b.nonce || !isSameBytes(a.codeHash, b.codeHash)) return false
  return trieChanges(a.storage, b.storage, isSameBytes).next().done === true
}

const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

function keyToHex(key: Nibbles): Hex {
  let digits = ''
  for (const nibble of key) digits += nibble.toString(16)
  return `0x${digits}`
}

const toWord = (value: Uint8Array | undefined): Hex =>
  `0x${bytesToHex(value ?? new Uint8Array(0))
    .slice(2)
    .padStart(64, '0')}`
