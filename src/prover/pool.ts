import { concatBytes } from '../lib/bytes.ts'
import type { Bytes, Kernels, SparseMatrix } from './kernels/kernels.ts'
import type { Line } from './kernels/line.ts'
import type { Argument, ListArgument, Method } from './kernels/requests.ts'

// The kernels on several workers at once: large sums and long lists of multiples are split, everything else goes to whoever has least to
// do. Without SharedArrayBuffer (a static host can't ask for it): each has its own memory.

export interface PoolOptions {
  /** Whoever computes: workers, or one that is this very thread. */
  readonly lines: readonly Line[]
  /** The share that is done of all that was asked since the pool was idle. */
  readonly onProgress?: (share: number) => void
}

type Promised<Method> = Method extends (...args: infer Args) => infer Result
  ? (...args: Args) => Promise<Result>
  : never

export type Pool = { readonly [Name in Method]: Promised<Kernels[Name]> } & {
  /**
   * Gives the points of a key to the workers, each its part, and keeps them there: sums over this very list won't copy them again.
   * What is held by the name already is let go.
   */
  readonly hold: (name: string, points: Uint8Array, group: 'G1' | 'G2') => Promise<void>
  readonly release: (name: string) => Promise<void>
  /** Ends the workers at once, whatever they are at: what is under way fails with the reason, all memory is freed. */
  readonly close: (reason?: unknown) => void
}

const NUMBER = 32
const POINT = { G1: 64, G2: 128 } as const

/** Below this many points a second worker saves nothing. */
const FEWEST = 256
/** Longer lists of multiples are told of in parts, for the sake of progress. */
const MOST_AT_ONCE = 1 << 15

interface Part {
  readonly from: number
  readonly to: number
}

/** As even as possible. */
export function split(count: number, parts: number): Part[] {
  return Array.from({ length: parts }, (_, index) => ({
    from: Math.floor((count * index) / parts),
    to: Math.floor((count * (index + 1)) / parts),
  }))
}

export function createPool({ lines, onProgress }: PoolOptions): Pool {
  const loads = lines.map(() => 0)
  const held = new Map<Uint8Array, string>()
  let asked = 0
  let answered = 0

  /** The cost is in any unit, as long as it is the same for all. */
  async function ask(at: number, cost: number, call: Method, args: readonly Argument[]): Promise<unknown> {
    const line = lines[at]
    if (!line) throw new RangeError(`there is no worker ${at}`)
    loads[at] = (loads[at] ?? 0) + cost
    asked += cost
    try {
      const result = await line.ask({ call, args })
      answered += cost
      onProgress?.(answered / asked)
      return result
    } finally {
      loads[at] = (loads[at] ?? 0) - cost
      if (loads.every((load) => load <= 0)) {
        asked = 0
        answered = 0
      }
    }
  }
  const leastLoaded = () => loads.indexOf(Math.min(...loads))

  const costOf = (args: readonly Argument[]) =>
    Math.max(1, ...args.map((each) => (each instanceof Uint8Array ? each.length / NUMBER : 1)))
  const anywhere =
    (call: Method) =>
    (...args: readonly Argument[]) =>
      ask(leastLoaded(), costOf(args), call, args)

  const sum =
    (group: 'G1' | 'G2') =>
    async (points: Uint8Array, scalars: Uint8Array): Promise<Bytes> => {
      const call: Method = group === 'G1' ? 'msmG1' : 'msmG2'
      const size = POINT[group]
      const weight = group === 'G1' ? 8 : 24
      const count = scalars.length / NUMBER
      const name = held.get(points)
      if (points.length !== count * size) throw new RangeError('there is not one scalar for each point')
      if (count < FEWEST && name === undefined) {
        return ask(leastLoaded(), count * weight, call, [points, scalars]) as Promise<Bytes>
      }
      const parts = await Promise.all(
        split(count, lines.length).map(({ from, to }, at) => {
          const own: ListArgument = name === undefined ? points.subarray(from * size, to * size) : { kept: name }
          const args = [own, scalars.subarray(from * NUMBER, to * NUMBER)]
          return ask(at, (to - from) * weight, call, args) as Promise<Bytes>
        }),
      )
      const [first = new Uint8Array(size), ...others] = parts
      let total: Bytes = first
      for (const each of others) {
        total = (await ask(leastLoaded(), 1, group === 'G1' ? 'addG1' : 'addG2', [total, each])) as Bytes
      }
      return total
    }

  /** Point by point or number by number: parts that are done apart and put together again. */
  const apart =
    (call: Method, weight: number, partOf: (args: readonly Uint8Array[], part: Part) => Uint8Array[]) =>
    async (...args: [Uint8Array, Uint8Array]): Promise<Bytes> => {
      const count = args[1].length / NUMBER
      const whole = count < FEWEST ? 1 : lines.length * Math.ceil(count / (MOST_AT_ONCE * lines.length))
      const parts = split(count, whole).map(
        (part, index) =>
          ask(index % lines.length, (part.to - part.from) * weight, call, partOf(args, part)) as Promise<Bytes>,
      )
      return concatBytes(await Promise.all(parts))
    }
  const numbersOf = (list: Uint8Array | undefined, { from, to }: Part, size: number = NUMBER) =>
    list?.subarray(from * size, to * size) ?? new Uint8Array()
  const ofBase = ([base = new Uint8Array(), scalars]: readonly Uint8Array[], part: Part) => [
    base,
    numbersOf(scalars, part),
  ]
  const ofPoints =
    (size: number) =>
    ([points, scalars]: readonly Uint8Array[], part: Part) => [numbersOf(points, part, size), numbersOf(scalars, part)]

  const release = async (name: string) => {
    for (const [points, other] of held) if (other === name) held.delete(points)
    await Promise.all(lines.map((line) => line.ask({ forget: name })))
  }

  const rows = ({ starts, wires, factors }: SparseMatrix, list: Uint8Array) =>
    ask(leastLoaded(), wires.length, 'productOf', [{ starts, wires, factors }, list]) as Promise<Bytes>
  const list = (call: Method) => anywhere(call) as (...args: readonly Argument[]) => Promise<Bytes>
  const answer = (call: Method) => anywhere(call) as (...args: readonly Argument[]) => Promise<boolean>

  return {
    multiplyEach: list('multiplyEach'),
    subtractEach: list('subtractEach'),
    ntt: list('ntt'),
    inverseNtt: list('inverseNtt'),
    ontoOddHalf: list('ontoOddHalf'),
    productOf: rows,
    powersOf: list('powersOf'),
    lagrangeAt: list('lagrangeAt'),
    msmG1: sum('G1'),
    msmG2: sum('G2'),
    multiplesG1: apart('multiplesG1', 6, ofBase),
    multiplesG2: apart('multiplesG2', 18, ofBase),
    scaleG1: apart('scaleG1', 100, ofPoints(POINT.G1)),
    scaleG2: apart('scaleG2', 300, ofPoints(POINT.G2)),
    addG1: list('addG1'),
    addG2: list('addG2'),
    negateG1: list('negateG1'),
    negateG2: list('negateG2'),
    isOnCurveG1: answer('isOnCurveG1'),
    isOnCurveG2: answer('isOnCurveG2'),
    isInSubgroupG2: answer('isInSubgroupG2'),
    async hold(name, points, group) {
      await release(name)
      const size = POINT[group]
      const parts = split(points.length / size, lines.length)
      const keep = (line: Line, { from, to } = { from: 0, to: 0 }) =>
        line.ask({ keep: name, list: points.slice(from * size, to * size) })
      await Promise.all(lines.map((line, at) => keep(line, parts[at])))
      held.set(points, name)
    },
    release,
    close(reason = new Error('the pool is closed')) {
      for (const line of lines) line.end(reason)
      held.clear()
    },
  }
}
