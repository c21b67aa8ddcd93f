import type { AnyEvent, Hex, Seconds } from '../../../kernel/types.ts'
import type { L1Events, L1View, TxSummary } from '../../../l1/types.ts'
import { personAt } from '../../../ui/l1/words.ts'

// The way of a payment through the trace: signed, in a block, out of it again, final. Read from events alone,
// so that goals and outcomes have the time at which things happened, even inside a long advance.

export type Inclusion = L1Events['l1.included'] & { readonly at: Seconds }

export interface Loss {
  readonly at: Seconds
  /** Where the reorg left it. */
  readonly fate: 'returned' | 'lost'
  readonly block: number
}

export interface Trail {
  readonly tx: TxSummary
  readonly queuedAt: Seconds
  /** Every block that took it in, those that were lost as well. */
  readonly inclusions: readonly Inclusion[]
  readonly losses: readonly Loss[]
  /** In which block of the chain it is now. */
  readonly block: Inclusion | null
  readonly justifiedAt: Seconds | null
  readonly finalAt: Seconds | null
  /** Left the mempool without a block, for good or until somebody sends it again. */
  readonly isGone: boolean
}

type Typed = {
  [K in keyof L1Events]: { readonly type: K; readonly data: L1Events[K]; readonly at: Seconds }
}[keyof L1Events]
export const asL1 = (event: AnyEvent): Typed => event as unknown as Typed

export interface Parties {
  readonly from: Hex
  readonly to: Hex
}

/** Payments from one to the other, oldest first. */
export function followPayments(events: readonly AnyEvent[], { from, to }: Parties): readonly Trail[] {
  const trails = new Map<Hex, Trail>()
  const change = (hash: Hex, how: (trail: Trail) => Partial<Trail>) => {
    const trail = trails.get(hash)
    if (trail) trails.set(hash, { ...trail, ...how(trail) })
  }
  for (const event of events.map(asL1)) {
    const { at } = event
    switch (event.type) {
      case 'l1.queued':
        if (isPayment(event.data, { from, to }))
          trails.set(event.data.hash, queuedTrail(trails.get(event.data.hash), event.data, at))
        break
      case 'l1.included': {
        const block = { ...event.data, at }
        change(event.data.hash, ({ inclusions }) => ({ block, inclusions: [...inclusions, block], isGone: false }))
        break
      }
      case 'l1.reorged':
        for (const trail of trails.values()) change(trail.tx.hash, (each) => afterReorg(each, event.data, at))
        break
      case 'l1.replaced':
        change(event.data.old, () => ({ isGone: true }))
        break
      case 'l1.dropped':
        change(event.data.hash, () => ({ isGone: true }))
        break
      case 'l1.justified':
        for (const trail of trails.values())
          change(trail.tx.hash, (each) =>
            isBehind(each, event.data.block) ? { justifiedAt: each.justifiedAt ?? at } : {},
          )
        break
      case 'l1.finalised':
        for (const trail of trails.values())
          change(trail.tx.hash, (each) => (isBehind(each, event.data.block) ? { finalAt: each.finalAt ?? at } : {}))
        break
    }
  }
  return [...trails.values()]
}

const isPayment = (tx: TxSummary, { from, to }: Parties): boolean =>
  tx.kind === 'payment' &&
  tx.valueWei !== '0' &&
  tx.from.toLowerCase() === from.toLowerCase() &&
  tx.to?.toLowerCase() === to.toLowerCase()

const isBehind = (trail: Trail, block: number): boolean => trail.block !== null && trail.block.block <= block

/** The same signed order may be sent again after it was lost: it is the same payment. */
const queuedTrail = (before: Trail | undefined, tx: TxSummary, at: Seconds): Trail =>
  before
    ? { ...before, isGone: false }
    : { tx, queuedAt: at, inclusions: [], losses: [], block: null, justifiedAt: null, finalAt: null, isGone: false }

function afterReorg(trail: Trail, { removed, lost }: L1Events['l1.reorged'], at: Seconds): Partial<Trail> {
  const { block, tx } = trail
  if (!block || !removed.includes(block.blockHash)) return {}
  const fate = lost.some(({ hash }) => hash === tx.hash) ? 'lost' : 'returned'
  // Only a block that was not justified yet loses what it had of finality; the new one has to earn it again.
  return {
    block: null,
    justifiedAt: null,
    isGone: fate === 'lost',
    losses: [...trail.losses, { at, fate, block: block.block }],
  }
}

/** The payment that a lesson speaks of: the first that has not come to nothing, else the last there was. */
export function mainPayment(trails: readonly Trail[]): Trail | null {
  return trails.find((trail) => !trail.isGone) ?? trails.at(-1) ?? null
}

/** Actors of the ground are the cast: who is not of it has no payments to follow. */
export function partiesOf(view: L1View, from: string, to: string): Parties {
  const address = (id: string): Hex => view.people.find((person) => person.id === id)?.address ?? '0x'
  return { from: address(from), to: address(to) }
}

export const balanceOf = (view: L1View, address: Hex): string => personAt(view, address)?.balanceWei ?? '0'
