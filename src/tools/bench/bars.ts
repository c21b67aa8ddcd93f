// What figures are to reach. A bar that is missed is shown as such, and fails nothing: a measurement is not a test.

export interface Bar {
  readonly is: 'at least' | 'below' | 'at most'
  readonly value: number
}
export type Bars = { readonly [figure: string]: Bar }

const atLeast = (value: number): Bar => ({ is: 'at least', value })
const atMost = (value: number): Bar => ({ is: 'at most', value })
const below = (value: number): Bar => ({ is: 'below', value })

/** By suite, then by a figure's name as the table has it. */
export const bars: { readonly [suite: string]: Bars } = {
  l1: {
    'transfers.ratio': atLeast(5),
    'erc20.ratio': atLeast(4),
    'jump.ms': below(50),
    'seek.p95Ms': below(50),
    'load.firstRouteGzipKb': atMost(150),
  },
  l2: {
    'transfersSigned.perSecond': atLeast(4_000),
    'transfersPrechecked.perSecond': atLeast(15_000),
    'machine.millionPerSecond': atLeast(120),
    'move.ms': below(100),
    'step.worstGas': below(600_000),
    'bytesPerTransfer.withSignature': atMost(80),
    'bytesPerTransfer.withoutSignature': atMost(12),
  },
  prover: {
    'n4.proveMs': atMost(2_500),
    'n4.ratioToSnarkjs': atMost(0.4),
    'n4.setupMs': atMost(12_000),
    'n4.setupFromCacheMs': atMost(300),
    'n4.witnessMs': atMost(200),
    'n4.constraintsPerTransfer': atMost(12_000),
    'n4.verifyGas': atMost(320_000),
    'n8.proveMs': atMost(5_000),
    'wasm.gzipKb': atMost(150),
  },
}

export function isReached({ is, value }: Bar, measured: number): boolean {
  switch (is) {
    case 'at least':
      return measured >= value
    case 'at most':
      return measured <= value
    case 'below':
      return measured < value
  }
}

const SIGNS = { 'at least': '≥', 'at most': '≤', below: '<' } as const

export const barText = ({ is, value }: Bar, measured: number): string =>
  `${SIGNS[is]} ${value}${isReached({ is, value }, measured) ? '' : ', missed'}`
