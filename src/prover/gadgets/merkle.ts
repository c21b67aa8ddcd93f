import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, minus, plus, type Signal, sum } from '../circuit/signal.ts'
import { poseidonOf } from '../poseidon/gadget.ts'

// Trees of four children. A path is climbed with the old leaf and with the new one past the same siblings: so nothing else
// in the tree can have changed.

export interface Level {
  /** Which child the path comes from: the two bits of a number, the low one first. */
  readonly position: readonly [Signal, Signal]
  /** The three others, in their order. */
  readonly siblings: readonly [Signal, Signal, Signal]
}

export interface Climbed {
  readonly before: Signal
  readonly after: Signal
}

/** From the leaf's level up: the roots with the one leaf and with the other. */
export function climb(constraints: Constraints, name: string, leaf: Climbed, levels: readonly Level[]): Climbed {
  return constraints.within(name, () =>
    levels.reduce(
      (node, { position, siblings }, height) =>
        constraints.within(`level ${height}`, () => {
          const places = placesOf(constraints, position)
          const up = (when: keyof Climbed) =>
            constraints.within(when, () =>
              poseidonOf(constraints, 'hash', inserted(constraints, node[when], places, siblings)),
            )
          return { before: up('before'), after: up('after') }
        }),
      leaf,
    ),
  )
}

type Places = readonly [Signal, Signal, Signal, Signal]

/** Four bits of which one is 1: where the node stands. */
function placesOf(constraints: Constraints, [low, high]: Level['position']): Places {
  const third = product(constraints, 'both bits', low, high)
  return [plus(minus(constant(1n), plus(low, high)), third), minus(low, third), minus(high, third), third]
}

/** The node among its siblings: those before it at their places, those behind it one further. */
function inserted(
  constraints: Constraints,
  node: Signal,
  [at0, at1, , at3]: Places,
  [first, second, third]: Level['siblings'],
): readonly Signal[] {
  const child0 = plus(first, product(constraints, 'child 0', at0, minus(node, first)))
  const child1 = sum([
    second,
    product(constraints, 'child 1 is the node', at1, minus(node, second)),
    product(constraints, 'child 1 is the first sibling', at0, minus(first, second)),
  ])
  const child3 = plus(third, product(constraints, 'child 3', at3, minus(node, third)))
  const all = sum([node, first, second, third])
  return [child0, child1, minus(all, sum([child0, child1, child3])), child3]
}
