import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import {
  type DecodedCall,
  type DecodedRevert,
  decodeCall,
  decodeCreation,
  decodeRevert,
} from '../../../l1/trace/abi.ts'
import type { CallNode } from '../../../l1/trace/callTree.ts'
import type { Frame } from '../../../l1/trace/trace.ts'
import { groupDigits } from '../../../lib/format.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import type { Known } from '../known.ts'
import { precompileAt } from './precompiles.ts'

/** A call as a line of the tree. */
export interface CallLine {
  /** Index into the trace's frames: what it is known by. */
  readonly index: number
  readonly frame: Frame
  readonly depth: number
  /** Its place among its siblings, from 1, and how many there are. */
  readonly place: number
  readonly of: number
  readonly parent: number | null
  readonly hasChildren: boolean
}

/** The lines that can be seen, from top to bottom: what is folded hides what it called. */
export function visibleLines(root: CallNode, folded: ReadonlySet<number>): readonly CallLine[] {
  const lines: CallLine[] = []
  const add = (
    { index, frame, children }: CallNode,
    place: number,
    of: number,
    parent: number | null,
    depth: number,
  ) => {
    lines.push({ index, frame, depth, place, of, parent, hasChildren: children.length > 0 })
    if (folded.has(index)) return
    for (const [at, child] of children.entries()) add(child, at + 1, children.length, index, depth + 1)
  }
  add(root, 1, 1, null, 1)
  return lines
}

export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'fold'; readonly index: number }
  | { readonly kind: 'unfold'; readonly index: number }

/** What a key does in a tree, as everywhere (WAI-ARIA); `null` for keys that mean nothing to it. */
export function treeMove(
  lines: readonly CallLine[],
  at: number,
  key: string,
  folded: ReadonlySet<number>,
): TreeMove | null {
  const place = lines.findIndex(({ index }) => index === at)
  const line = lines[place]
  if (line === undefined) return null
  const go = (next: CallLine | undefined): TreeMove => ({ kind: 'go', to: next?.index ?? at })
  switch (key) {
    case 'ArrowDown':
      return go(lines[place + 1])
    case 'ArrowUp':
      return go(lines[place - 1])
    case 'Home':
      return go(lines[0])
    case 'End':
      return go(lines.at(-1))
    case 'ArrowRight':
      if (!line.hasChildren) return go(undefined)
      return folded.has(at) ? { kind: 'unfold', index: at } : go(lines[place + 1])
    case 'ArrowLeft':
      if (line.hasChildren && !folded.has(at)) return { kind: 'fold', index: at }
      return { kind: 'go', to: line.parent ?? at }
    default:
      return null
  }
}

export const isCreationFrame = ({ kind }: Frame): boolean => kind === 'CREATE' || kind === 'CREATE2'

export function decodedFrame(known: Known, frame: Frame): DecodedCall | null {
  const input = bytesToHex(frame.input)
  if (isCreationFrame(frame)) return decodeCreation(known.registry, input)
  const to = frame.codeAddress ?? frame.address
  return to === null ? null : decodeCall(known.registry, { to, input, output: bytesToHex(frame.output) })
}

/** Why it failed, where its own words can be read; `null` when it did not fail. */
export function revertOf(known: Known, { error, output, codeAddress }: Frame): DecodedRevert | null {
  return error === null ? null : decodeRevert(known.registry, bytesToHex(output), codeAddress)
}

/** What is called, in as few words as there are: a function by name, a selector, or only ether. */
export function calleeWords(known: Known, frame: Frame): string {
  if (precompileAt(frame.codeAddress) !== null) {
    return t('inspector.callPrecompile', { bytes: groupDigits(frame.input.length) })
  }
  const decoded = decodedFrame(known, frame)
  if (decoded !== null) return `${decoded.name}(${decoded.arguments.map(({ type }) => type).join(', ')})`
  if (isCreationFrame(frame)) return t('inspector.callCreates')
  const input: Hex = bytesToHex(frame.input.slice(0, 4))
  return input === '0x' ? t('inspector.callEther') : `${input}…`
}
