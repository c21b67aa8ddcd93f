import { t } from '../../../content/messages/areas/l1.ts'
import type { BlockSummary, L1Events, L1View, TxSummary } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Choreography } from '../../exhibit.ts'
import type { Motion } from '../../stage/types.ts'
import { personAt, roleOf } from './words.ts'

/** Payments come down to the mempool, fall into the ground with the block, and every node agrees: or not. */
export const l1Choreography: Choreography<L1Events, L1View> = {
  'l1.queued': ({ data }, view) => comesDown(data, view),
  'l1.replaced': ({ data }, view) => comesDown(data.by, view),
  'l1.dropped': () => [{ kind: 'mark', what: 'mempool' }],
  // a block that people wrote in exists when the first of their tokens has landed in it
  'l1.sealed': ({ data }) => {
    const appears: Motion = { kind: 'appear', what: `block:${data.number}` }
    if ((data.crowd?.transactions ?? 0) > 0) return [crowdFalls(data), appears]
    return data.transactions.length > 0 ? [] : [appears]
  },
  'l1.included': ({ data }, view) => [
    {
      kind: 'move',
      role: roleOf(view, data.from),
      from: 'mempool:out',
      to: `block:${data.block}`,
      cost: { amount: data.gasUsed, say: (gas) => t('l1Drawing.gas', { n: groupDigits(gas) }) },
    },
    { kind: 'appear', what: `block:${data.block}` },
    ...data.blobs.flatMap((blob): readonly Motion[] => [
      { kind: 'move', role: 'data', from: `block:${data.block}`, to: `blob:${blob}` },
      { kind: 'appear', what: `blob:${blob}` },
    ]),
    ...marksPerson(view, data.to),
    ...(data.contractAddress === null ? [] : ([{ kind: 'appear', what: `contract:${data.contractAddress}` }] as const)),
  ],
  'l1.executed': ({ data }) =>
    data.agrees
      ? [
          { kind: 'mark', what: `node:${data.node}` },
          { kind: 'appear', what: `agrees:${data.node}` },
        ]
      : [{ kind: 'mark', what: `node:${data.node}` }],
  'l1.justified': ({ data }) => [{ kind: 'mark', what: `block:${data.block}` }],
  'l1.finalised': ({ data }) => [{ kind: 'mark', what: `block:${data.block}` }],
  'l1.reorged': ({ data }, view) => [
    ...data.returned.flatMap((tx): readonly Motion[] => [
      { kind: 'move', role: roleOf(view, tx.from), from: `block:${data.head}`, to: 'mempool:out' },
      { kind: 'appear', what: `tx:${tx.hash}` },
    ]),
    ...view.blocks
      .filter(({ number }) => number >= data.from)
      .map(({ number }): Motion => ({ kind: 'appear', what: `block:${number}` })),
  ],
  'l1.skipped': () => [],
  'l1.pruned': ({ data }) => data.blobs.map((blob): Motion => ({ kind: 'mark', what: `blob:${blob}` })),
  'l1.cheated': () => [],
  'l1.gasLimitSet': () => [{ kind: 'mark', what: 'next-block' }],
  'l1.upgraded': () => [{ kind: 'mark', what: 'next-block' }],
}

/** All of the crowd in one bundle. */
const crowdFalls = ({ number, gasUsed }: BlockSummary): Motion => ({
  kind: 'move',
  role: 'user',
  from: 'mempool:out',
  to: `block:${number}`,
  cost: { amount: gasUsed, say: (gas) => t('l1Drawing.gas', { n: groupDigits(gas) }) },
})

function comesDown(tx: TxSummary, view: L1View): readonly Motion[] {
  const sender = personAt(view, tx.from)
  const appears: Motion = { kind: 'appear', what: `tx:${tx.hash}` }
  return sender === undefined
    ? [appears]
    : [{ kind: 'move', role: sender.role, from: `person:${sender.id}`, to: 'mempool' }, appears]
}

const marksPerson = (view: L1View, address: string | null): readonly Motion[] => {
  const person = personAt(view, address)
  return person === undefined ? [] : [{ kind: 'mark', what: `person:${person.id}` }]
}
