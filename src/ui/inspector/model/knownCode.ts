import type { Hex } from '../../../kernel/types.ts'
import type { Artifact, DebugArtifact } from '../../../l1/trace/artifact.ts'

/** Whether this is the contract's code, whatever its immutables are. */
export function matchesCode(debug: DebugArtifact, code: Hex): boolean {
  const ours = debug.deployedBytecode
  if (code.length !== ours.length || code.length <= 2) return false
  return withoutImmutables(debug, code.toLowerCase()) === withoutImmutables(debug, ours.toLowerCase())
}

function withoutImmutables({ immutables }: DebugArtifact, code: string): string {
  const places = immutables.flatMap(({ offsets, length }) => offsets.map((offset) => ({ offset, length })))
  return places.reduce((text, { offset, length }) => {
    const from = 2 + offset * 2
    return text.slice(0, from) + '0'.repeat(length * 2) + text.slice(from + length * 2)
  }, code)
}

/** What a creation runs: the contract's creation code, with the constructor's arguments behind it. */
export const matchesCreation = ({ bytecode }: Artifact, initcode: string): boolean =>
  bytecode.length > 2 && initcode.toLowerCase().startsWith(bytecode.toLowerCase())
