import { keccak256 } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { type RlpItem, rlpLayout } from './rlp.ts'

// A Merkle Patricia path, followed from the root down with nothing but the nodes: each is hashed again and compared
// with what the one above it says, and each tells which way the key goes on.

export type ChildRef =
  | { readonly kind: 'empty' }
  | { readonly kind: 'hash'; readonly hash: Hex }
  /** A node of less than 32 bytes stands in its parent as it is. */
  | { readonly kind: 'inline'; readonly bytes: Hex }

export type PathNode =
  | { readonly kind: 'branch'; readonly children: readonly ChildRef[] }
  | { readonly kind: 'extension'; readonly path: string; readonly child: ChildRef }
  | { readonly kind: 'leaf'; readonly path: string; readonly value: Hex }
  /** Not the RLP of any node: what a flipped byte may make of one. */
  | { readonly kind: 'unreadable' }

export type StepEnd =
  | 'goes-on'
  | 'value'
  /** The branch has nothing where the key leads. */
  | 'absent-child'
  /** A leaf or an extension of other keys stands where the key would have to be. */
  | 'absent-other'
  | 'unreadable'

export interface PathStep {
  readonly bytes: Hex
  readonly node: PathNode
  /** Computed here and now. `null` for one that stands whole in its parent. */
  readonly hash: Hex | null
  /** What the one above it says, or the root. */
  readonly expected: Hex | null
  readonly fits: boolean
  /** Digits of the key that led here. */
  readonly walked: string
  /** Digits of the key that this node takes. */
  readonly taken: string
  readonly end: StepEnd
}

export interface Path {
  /** The 64 digits of the hashed key: the way through the tree. */
  readonly key: string
  readonly root: Hex
  readonly steps: readonly PathStep[]
  /** RLP of what lies there; `null` where nothing does, or the path is broken. */
  readonly value: Hex | null
  readonly outcome: 'present' | 'absent' | 'broken'
}

/** What an empty tree hashes to: there a proof has no nodes. */
export const EMPTY_ROOT = keccak256('0x80')

export function walkPath({ root, key, proof }: { root: Hex; key: Hex; proof: readonly Hex[] }): Path {
  const digits = keccak256(key).slice(2)
  const steps: PathStep[] = []
  let reference: ChildRef = { kind: 'hash', hash: root }
  let walked = ''
  let used = 0
  for (let depth = 0; depth <= digits.length && reference.kind !== 'empty'; depth++) {
    const bytes: Hex | undefined = reference.kind === 'inline' ? reference.bytes : proof[used++]
    if (bytes === undefined) break
    const step: PathStep = { ...hashesOf(bytes, reference), ...wayOn(decodeNode(bytes), digits, walked), bytes, walked }
    steps.push(step)
    if (step.end !== 'goes-on') break
    reference = childOf(step)
    walked += step.taken
  }
  const last = steps.at(-1)
  const holds = steps.every(({ fits }) => fits) && used === proof.length
  const isEmpty = steps.length === 0 && proof.length === 0 && root === EMPTY_ROOT
  const ends = last !== undefined && last.end !== 'goes-on' && last.end !== 'unreadable'
  const outcome = !(isEmpty || (holds && ends)) ? 'broken' : last?.end === 'value' ? 'present' : 'absent'
  const value = last?.node.kind === 'leaf' && last.end === 'value' ? last.node.value : null
  return { key: digits, root, steps, value, outcome }
}

function hashesOf(bytes: Hex, reference: ChildRef): Pick<PathStep, 'hash' | 'expected' | 'fits'> {
  if (reference.kind !== 'hash') return { hash: null, expected: null, fits: true }
  const hash = keccak256(bytes)
  return { hash, expected: reference.hash, fits: hash === reference.hash }
}

function wayOn(node: PathNode, key: string, walked: string): Pick<PathStep, 'node' | 'taken' | 'end'> {
  const rest = key.slice(walked.length)
  switch (node.kind) {
    case 'branch': {
      const taken = rest.slice(0, 1)
      const child = node.children[Number.parseInt(taken, 16)]
      return { node, taken, end: child === undefined || child.kind === 'empty' ? 'absent-child' : 'goes-on' }
    }
    case 'extension':
      return rest.startsWith(node.path)
        ? { node, taken: node.path, end: 'goes-on' }
        : { node, taken: '', end: 'absent-other' }
    case 'leaf':
      return rest === node.path ? { node, taken: node.path, end: 'value' } : { node, taken: '', end: 'absent-other' }
    case 'unreadable':
      return { node, taken: '', end: 'unreadable' }
  }
}

function childOf({ node, taken }: PathStep): ChildRef {
  if (node.kind === 'extension') return node.child
  const child = node.kind === 'branch' ? node.children[Number.parseInt(taken, 16)] : undefined
  return child ?? { kind: 'empty' }
}

export function decodeNode(hex: Hex): PathNode {
  const bytes = hexToBytes(hex)
  const list = layoutOf(bytes)
  if (list?.items === undefined || list.items === null) return { kind: 'unreadable' }
  const [first, second] = list.items
  if (list.items.length === 17) {
    return { kind: 'branch', children: list.items.slice(0, 16).map((item) => refOf(bytes, item)) }
  }
  if (list.items.length !== 2 || first === undefined || second === undefined) return { kind: 'unreadable' }
  const packed = bytesToHex(contentOf(bytes, first)).slice(2)
  const flag = Number.parseInt(packed[0] ?? 'f', 16)
  if (flag > 3) return { kind: 'unreadable' }
  const path = packed.slice(flag % 2 === 1 ? 1 : 2)
  return flag >= 2
    ? { kind: 'leaf', path, value: bytesToHex(contentOf(bytes, second)) }
    : { kind: 'extension', path, child: refOf(bytes, second) }
}

function layoutOf(bytes: Uint8Array): RlpItem | null {
  try {
    const list = rlpLayout(bytes)
    return list.prefix + list.length === bytes.length ? list : null
  } catch {
    return null
  }
}

const contentOf = (bytes: Uint8Array, item: RlpItem): Uint8Array =>
  bytes.slice(item.at + item.prefix, item.at + item.prefix + item.length)

function refOf(bytes: Uint8Array, item: RlpItem): ChildRef {
  if (item.items !== null)
    return { kind: 'inline', bytes: bytesToHex(bytes.slice(item.at, item.at + item.prefix + item.length)) }
  return item.length === 0 ? { kind: 'empty' } : { kind: 'hash', hash: bytesToHex(contentOf(bytes, item)) }
}

/** One bit of a node turned over: in what matters to the path, where it can be, so that one sees both neighbours part. */
export function spoilt(step: PathStep): Hex {
  const bytes = hexToBytes(step.bytes)
  const at = spotOf(bytes, step)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytesToHex(bytes)
}

function spotOf(bytes: Uint8Array, { node, taken }: PathStep): number {
  const items = layoutOf(bytes)?.items ?? []
  const own = node.kind === 'branch' ? items[Number.parseInt(taken, 16)] : items[1]
  const item = own !== undefined && own.length > 0 ? own : items.findLast(({ length }) => length >= 32)
  return item === undefined ? bytes.length - 1 : item.at + item.prefix + item.length - 1
}

export interface AccountLeaf {
  readonly nonce: bigint
  readonly balance: bigint
  readonly storageRoot: Hex
  readonly codeHash: Hex
}

/** The four fields that an account is; `null` for anything else. */
export function decodeAccount(value: Hex): AccountLeaf | null {
  const bytes = hexToBytes(value)
  const items = layoutOf(bytes)?.items
  const [nonce, balance, storageRoot, codeHash] = (items ?? []).map((item) => bytesToHex(contentOf(bytes, item)))
  if (items?.length !== 4 || nonce === undefined || balance === undefined) return null
  if (storageRoot?.length !== 66 || codeHash?.length !== 66) return null
  return { nonce: numberOf(nonce), balance: numberOf(balance), storageRoot, codeHash }
}

/** What a slot's leaf holds: a number without zeros in front, itself in RLP. */
export function decodeSlot(value: Hex): bigint | null {
  const bytes = hexToBytes(value)
  const item = layoutOf(bytes)
  return item === null || item.items !== null ? null : numberOf(bytesToHex(contentOf(bytes, item)))
}

const numberOf = (hex: Hex): bigint => (hex === '0x' ? 0n : BigInt(hex))
