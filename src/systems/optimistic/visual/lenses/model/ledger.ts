import type { LedgerRow } from '../../../engine/types/view.ts'

// Who paid and who got, in wei. What was paid counts below zero, whichever sign the engine gives it.

export interface LedgerLine {
  readonly id: string
  readonly name: string
  readonly role: LedgerRow['role']
  readonly gas: bigint
  readonly lost: bigint
  readonly rewards: bigint
  readonly locked: bigint
  /** Still to be fetched from the rollup's contract. */
  readonly credit: bigint
  readonly net: bigint
}

const paid = (wei: string): bigint => {
  const amount = BigInt(wei)
  return amount > 0n ? -amount : amount
}

export function ledgerLines(rows: readonly LedgerRow[]): readonly LedgerLine[] {
  return rows.map(({ id, name, role, gasWei, bondsLostWei, rewardsWei, bondsLockedWei, creditWei }) => {
    const [gas, lost, rewards] = [paid(gasWei), paid(bondsLostWei), BigInt(rewardsWei)]
    return {
      id,
      name,
      role,
      gas,
      lost,
      rewards,
      locked: BigInt(bondsLockedWei),
      credit: BigInt(creditWei),
      net: gas + lost + rewards,
    }
  })
}

/** Whether there is anything to say of them. */
export const hasMoved = ({ gas, lost, rewards, locked, credit }: LedgerLine): boolean =>
  [gas, lost, rewards, locked, credit].some((amount) => amount !== 0n)

export type Sums = Pick<LedgerLine, 'gas' | 'lost' | 'rewards' | 'net'>

export const sumsOf = (lines: readonly LedgerLine[]): Sums =>
  lines.reduce<Sums>(
    (sum, line) => ({
      gas: sum.gas + line.gas,
      lost: sum.lost + line.lost,
      rewards: sum.rewards + line.rewards,
      net: sum.net + line.net,
    }),
    { gas: 0n, lost: 0n, rewards: 0n, net: 0n },
  )

/** Bonds that were lost and that nobody got: burnt, so that no two accomplices can fine each other for nothing. */
export const burntOf = ({ lost, rewards }: Sums): bigint => (-lost > rewards ? -lost - rewards : 0n)
