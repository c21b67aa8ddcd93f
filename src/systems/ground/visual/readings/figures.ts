import { cited, type FactId } from '../../../../content/facts.ts'
import { weiToGwei } from '../../../../lib/format.ts'
import { trimZeros } from '../../../../ui/l1/drawing/pending.ts'
import type { NetworkView, NodeClass } from '../../engine/types.ts'

// What the readings show, as numbers: nothing here draws.

/** '3–7' → [3, 7]; '65,000' → [65000, 65000]; '~4,000' → [4000, 4000]. */
export function rangeOf(value: string): readonly [number, number] {
  const numbers = [...value.replace(/,/g, '').matchAll(/\d+(\.\d+)?/g)].map(([digits]) => Number(digits))
  const [low = 0, high = low] = numbers
  return [low, high]
}

export const citedRange = (id: FactId): readonly [number, number] => rangeOf(cited(id).value)

/** Where a number stands on an axis of powers of ten, as a share of its length. What lies outside stands at its end. */
export function logShare(value: number, [least, most]: readonly [number, number]): number {
  if (value <= least) return 0
  return Math.min(1, Math.log10(value / least) / Math.log10(most / least))
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not below: where a scale ends. */
export function niceMost(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((each) => each * power >= value * 0.999) ?? 10
  return step * power
}

export const gweiNumber = (wei: string): number => Number(weiToGwei(wei, 4).replace(/,/g, ''))

/** Small prices keep their first digits: '0.0021', '8.12', '1,240'. */
export function gweiWords(wei: string): string {
  const value = gweiNumber(wei)
  return trimZeros(weiToGwei(wei, value >= 100 ? 0 : value >= 1 ? 2 : 4))
}

/** Who would vote in time for a full block, and who could not keep up with one after another. Derived, not measured. */
export function ifFull(network: NetworkView, gasLimit: number) {
  const { classes, attestationSeconds, slotSeconds, nodes, stakedEth } = network
  const within = (limit: number) => (one: NodeClass) => gasLimit / (one.mgasPerSecond * 1_000_000) <= limit
  const sum = (some: readonly NodeClass[], of: (one: NodeClass) => number) =>
    some.reduce((total, one) => total + of(one), 0)
  const keepingUp = classes.filter(within(slotSeconds))
  return {
    verifying: sum(keepingUp, (one) => one.nodes),
    nodes,
    attestingEth: sum(classes.filter(within(attestationSeconds)), (one) => one.stakeEth),
    stakedEth,
  }
}
