import type { AnyEvent, Hex } from '../../../kernel/types.ts'
import { allOf, type Events, type View } from './trail.ts'

// What things have cost, read from L1's receipts as they were told.

/** What the sender of a transaction paid for it on L1; `null`: no block has it. */
export function feeOf(events: Events, hash: Hex | undefined): bigint | null {
  const receipt = allOf(events, 'l1.included').findLast(({ data }) => data.hash === hash)
  return receipt === undefined ? null : BigInt(receipt.data.feeWei)
}

const addressOf = ({ l1 }: View, id: string): string | undefined =>
  l1.people.find((person) => person.id === id)?.address.toLowerCase()

/** All that somebody has paid for gas on L1 since a moment. */
export function gasPaidSince(view: View, events: Events, id: string, since: Pick<AnyEvent, 'seq'> | null): bigint {
  const address = addressOf(view, id)
  return allOf(events, 'l1.included')
    .filter(({ seq, data }) => seq > (since?.seq ?? -1) && data.from.toLowerCase() === address)
    .reduce((sum, { data }) => sum + BigInt(data.feeWei), 0n)
}

/** Whether a transaction of somebody's waits at one of the contracts. */
export function waitsAt(view: View, id: string, contract: Hex): boolean {
  const address = addressOf(view, id)
  return view.l1.mempool.some(
    ({ from, to }) => from.toLowerCase() === address && to?.toLowerCase() === contract.toLowerCase(),
  )
}
