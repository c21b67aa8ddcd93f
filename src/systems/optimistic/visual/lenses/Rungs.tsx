import { shortHash } from '../../../../lib/format.ts'
import type { Rung } from './model/merkle.ts'

/** A way up a binary tree, a line for each level: two children, the one that one came from in bold, and their hash. */
export function Rungs({ rungs }: { readonly rungs: readonly Rung[] }) {
  return (
    <ol className="rungs mono">
      {rungs.map(({ left, right, ours, parent }, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level of a tree is its height
        <li key={level}>
          <Child hex={left} isOurs={ours === 'left'} />
          <Child hex={right} isOurs={ours === 'right'} />
          <span title={parent}>
            <span aria-hidden="true">→ </span>
            {shortHash(parent)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Child({ hex, isOurs }: { readonly hex: string; readonly isOurs: boolean }) {
  if (isOurs) return <b title={hex}>{shortHash(hex)}</b>
  return <span title={hex}>{shortHash(hex)}</span>
}
