import type { Written } from '../../../testing/prover/smallField.ts'

// What of a circuit nobody holds to one value, once what is given is known. A constraint holds a wire in one of these forms,
// each of which was tried over a small field (src/prover/gadgets/uniqueness.test.ts):
// – the wire stands alone on the side of the product, or in an equality;
// – it is a coordinate of a sum of points: what it is multiplied by is never 0, since the formulas have no exceptions;
// – it is the inverse of a number, which is not 0 then;
// – it is a bit of a number that is known, and all of the number's bits are 0 or 1.

const DIVIDED = /\/ ([xy] of the (sum|double)|not 0)$/
const BITS = / \/ bits make the number$/

/** Wires that no constraint holds to one value. */
export function undetermined({ names, rules }: Written, isGiven: (name: string) => boolean): string[] {
  const known = new Set([...names.keys()].filter((wire) => wire === 0 || isGiven(names[wire] ?? '')))
  const areBits = new Set(
    rules.filter(({ name }) => name.endsWith(' is 0 or 1')).map(({ name }) => name.slice(0, -' is 0 or 1'.length)),
  )
  const unknown = (wires: readonly number[]) => wires.filter((wire) => !known.has(wire))
  let before = -1
  while (known.size !== before) {
    before = known.size
    for (const { name, a, b, c } of rules) {
      const [inA, inB, inC] = [unknown(a.wires), unknown(b.wires), unknown(c.wires)]
      if (BITS.test(name)) {
        const scope = name.replace(BITS, '')
        const isBit = (wire: number) => {
          const wireName = names[wire] ?? ''
          return wireName.startsWith(`${scope} / bit `) && areBits.has(wireName)
        }
        if (inA.every(isBit)) for (const wire of inA) known.add(wire)
      }
      const alone = inA.length + inB.length + inC.length === 1
      if (!alone) continue
      const isEquality = b.wires.length === 1 && b.wires[0] === 0 && c.wires.length === 0
      const [held] = inC.length === 1 ? inC : isEquality ? inA : DIVIDED.test(name) ? inB : []
      if (held !== undefined) known.add(held)
    }
  }
  return [...names.keys()].filter((wire) => !known.has(wire)).map((wire) => names[wire] ?? '')
}
