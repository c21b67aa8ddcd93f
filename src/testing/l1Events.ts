import type { AnyEvent, Moment, Plain } from '../kernel/types.ts'
import type { BlockSummary, L1Events, TxSummary } from '../l1/types.ts'
import { fakeAddress, fakeHash } from './l1View.ts'

// A line of L1 events made up for tests and drawings: blocks every slot, payments where asked for.

export interface FakeLine {
  readonly slots: number
  /** In which slots a payment is signed, and by whom of the cast. */
  readonly payments?: readonly { readonly slot: number; readonly from: number; readonly blobs?: number }[]
  /** Slots after which a silence of this many seconds follows. */
  readonly silences?: readonly { readonly after: number; readonly seconds: number }[]
  readonly finalEvery?: number
}

const SLOT = 12

export function fakeLine({ slots, payments = [], silences = [], finalEvery = 32 }: FakeLine): {
  readonly events: readonly AnyEvent[]
  readonly moments: readonly Moment[]
  readonly now: number
} {
  const events: AnyEvent[] = []
  const moments: Moment[] = [{ position: 0, seq: 0 }]
  let [at, position, step] = [0, 0, 0]
  const emit = <K extends keyof L1Events>(type: K, data: L1Events[K]) => {
    events.push({ type, data: data as Plain, seq: events.length, at, cause: position, step })
  }
  const endStep = () => {
    step += 1
    moments.push({ position, seq: events.length })
  }
  for (let slot = 1; slot <= slots; slot++) {
    const signed = payments.filter((payment) => payment.slot === slot)
    for (const [index, payment] of signed.entries()) {
      at += 1
      position += 1
      emit('l1.queued', fakePayment(slot * 100 + index, payment.from, payment.blobs ?? 0))
      endStep()
    }
    position += 1
    at = Math.ceil((at + 1) / SLOT) * SLOT
    const transactions = signed.map((payment, index) =>
      fakePayment(slot * 100 + index, payment.from, payment.blobs ?? 0),
    )
    const block = fakeBlock(slot, at, transactions)
    emit('l1.sealed', block)
    for (const [index, tx] of transactions.entries()) {
      emit('l1.included', {
        ...tx,
        block: slot,
        blockHash: block.hash,
        index,
        ok: true,
        gasUsed: 21_000,
        feeWei: '210000000000000',
        burntWei: '168000000000000',
        tipWei: '42000000000000',
        contractAddress: null,
        revert: null,
      })
    }
    for (const node of ['Oslo', 'Quito', 'Pune'])
      emit('l1.executed', { node, block: slot, stateRoot: block.stateRoot, agrees: true, gasUsed: block.gasUsed })
    if (slot % finalEvery === 0 && slot > finalEvery)
      emit('l1.finalised', {
        epoch: slot / finalEvery,
        block: slot - finalEvery,
        blockHash: fakeHash('block', slot - finalEvery),
      })
    endStep()
    at += silences.find(({ after }) => after === slot)?.seconds ?? 0
  }
  return { events, moments, now: at }
}

function fakePayment(index: number, from: number, blobs: number): TxSummary {
  return {
    hash: fakeHash('payment', index),
    kind: blobs > 0 ? 'blobs' : 'payment',
    type: blobs > 0 ? 3 : 2,
    from: fakeAddress(from),
    to: fakeAddress(from + 1),
    nonce: index,
    valueWei: '500000000000000000',
    gasLimit: 21_000,
    maxFeePerGasWei: '40000000000',
    maxPriorityFeePerGasWei: '2000000000',
    maxFeePerBlobGasWei: blobs > 0 ? '1000000' : null,
    blobs: Array.from({ length: blobs }, (_, each) => fakeHash('payload', index * 10 + each)),
    dataBytes: 0,
  }
}

const fakeBlock = (number: number, at: number, transactions: readonly TxSummary[]): BlockSummary => ({
  number,
  hash: fakeHash('block', number),
  parentHash: fakeHash('block', number - 1),
  slot: number,
  at,
  stateRoot: fakeHash('root', number),
  gasUsed: 18_000_000,
  gasLimit: 60_000_000,
  baseFeeWei: '8000000000',
  blobBaseFeeWei: '1000000',
  blobGasUsed: 0,
  excessBlobGas: '0',
  burntWei: '0',
  transactions: transactions.map(({ hash }) => hash),
  senders: transactions.map(({ from }) => from),
  backgroundGas: 18_000_000,
})
