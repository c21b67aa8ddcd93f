// What somebody in the crowd wants, how much they would pay for it, and what they tip. Drawn from tables of whole
// numbers: the same on every machine, and open to argument.

import type { Rng } from '../../../../kernel/types.ts'
import type { CrowdTxKind, DemandKind } from '../types.ts'

const MILLIGWEI = 1_000_000n

export interface Wish {
  readonly kind: CrowdTxKind
  readonly tipWei: bigint
  /** The base fee above which they would rather do without. */
  readonly mostBaseFeeWei: bigint
}

/** In percent. What is not a payment or a token transfer is a swap. */
const MIXES: { readonly [K in DemandKind]: { readonly payment: number; readonly token: number } } = {
  quiet: { payment: 60, token: 40 },
  defi: { payment: 20, token: 30 },
  // Life goes on beside a rush.
  mint: { payment: 60, token: 40 },
}

/** In percent of the tip in the middle: half of all tip less. A few pay a multiple, since they can't or won't wait. */
const TIPS = [20, 40, 55, 70, 80, 90, 100, 100, 105, 115, 130, 150, 190, 250, 400, 700]

/** Milligwei, twenty steps of the same weight: at 5 gwei two in five are still there, at 100 gwei one in twenty. */
const WILLING = [
  700, 800, 1_000, 1_200, 1_400, 1_700, 2_100, 2_600, 3_200, 4_000, 5_000, 6_500, 8_500, 11_000, 15_000, 21_000, 30_000,
  45_000, 80_000, 200_000,
]

/** Who wants one of few things looks at the fee last. */
const WILLING_TO_MINT = [15_000, 20_000, 30_000, 40_000, 60_000, 80_000, 120_000, 180_000, 270_000, 400_000]

export function drawWish(rng: Rng, demand: DemandKind, tipInTheMiddle: bigint): Wish {
  const { payment, token } = MIXES[demand]
  const roll = rng.int(100)
  const kind = roll < payment ? 'payment' : roll < payment + token ? 'token' : 'swap'
  return { kind, tipWei: drawTip(rng, tipInTheMiddle), mostBaseFeeWei: drawMost(rng, WILLING) }
}

export function drawBuyer(rng: Rng, tipInTheMiddle: bigint): Wish {
  return {
    kind: 'mint',
    tipWei: drawTip(rng, tipInTheMiddle),
    mostBaseFeeWei: drawMost(rng, WILLING_TO_MINT),
  }
}

const pick = (rng: Rng, table: readonly number[]): number => table[rng.int(table.length)] as number

/** A tenth of spread within each step, so that no two bid the same by design. */
function drawTip(rng: Rng, middle: bigint): bigint {
  const tenThousandths = pick(rng, TIPS) * 100 + rng.int(1_000)
  return (middle * BigInt(tenThousandths)) / 10_000n
}

const drawMost = (rng: Rng, table: readonly number[]): bigint =>
  (BigInt(pick(rng, table)) * MILLIGWEI * BigInt(100 + rng.int(20))) / 100n
