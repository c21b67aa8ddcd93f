import { t } from '../../../content/messages/areas/l1.ts'
import type { L1Events, L1View, TxSummary } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Scoring } from '../../exhibit.ts'
import type { MarkSpec } from '../../score/types.ts'
import { FORK_NAMES } from '../words.ts'
import { nameOf, roleOf } from './words.ts'

const number = (block: number) => ({ n: groupDigits(block) })
const blocks = (n: number) => t('l1Drawing.markBlocks', { n })
const inclusions = (n: number) => t('l1Drawing.markIncludedMany', { n })
const signatures = (n: number) => t('l1Drawing.markSignsMany', { n })

/** Signing is a mark of people; a slur leads down to the block that took it in, and on to its blobs. */
export const l1Scoring: Scoring<L1Events, L1View> = {
  'l1.queued': ({ data }, view) => [signs(data, view, t('l1Drawing.markSigns', { name: nameOf(view, data.from) }))],
  'l1.replaced': ({ data }, view) => [
    signs(data.by, view, t('l1Drawing.markReplaces', { name: nameOf(view, data.by.from) })),
  ],
  'l1.dropped': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.from),
      label: t('l1Drawing.markDropped'),
      slurFrom: `tx:${data.hash}`,
    },
  ],
  'l1.sealed': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('l1Drawing.markBlock', number(data.number)),
      selects: `block:${data.number}`,
      routine: true,
      many: blocks,
    },
  ],
  'l1.included': ({ data }) => {
    const from = `tx:${data.hash}`
    const label = data.ok ? 'l1Drawing.markIncluded' : 'l1Drawing.markReverted'
    const slab: MarkSpec = {
      lane: 'l1',
      role: 'l1',
      label: t(label, number(data.block)),
      selects: `block:${data.block}`,
      slurFrom: from,
      many: inclusions,
    }
    if (data.blobs.length === 0) return [slab]
    return [
      slab,
      {
        lane: 'blobs',
        role: 'data',
        label: t('l1Drawing.markBlobs', { n: data.blobs.length }),
        selects: `blob:${data.blobs[0] ?? ''}`,
        slurFrom: from,
      },
    ]
  },
  'l1.executed': ({ data }) =>
    data.agrees
      ? []
      : [
          {
            lane: 'l1',
            role: 'l1',
            label: t('l1Drawing.markDisagrees', { name: data.node }),
            selects: `node:${data.node}`,
          },
        ],
  'l1.justified': () => [],
  'l1.finalised': ({ data }) => [
    { lane: 'l1', role: 'l1', label: t('l1Drawing.markFinal'), selects: `block:${data.block}`, weight: 'final' },
  ],
  'l1.reorged': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('l1Drawing.markReorg', { n: data.depth }),
      weight: 'undone',
      selects: `block:${data.head}`,
    },
  ],
  'l1.skipped': () => [],
  'l1.pruned': ({ data }) => [
    { lane: 'blobs', role: 'data', label: t('l1Drawing.markPruned'), selects: `blob:${data.blobs[0] ?? ''}` },
  ],
  'l1.cheated': () => [],
  'l1.gasLimitSet': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('l1Drawing.markGasLimit', { n: groupDigits(data.to / 1_000_000) }),
      selects: 'next-block',
    },
  ],
  'l1.upgraded': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('l1Drawing.markFork', { name: FORK_NAMES[data.to] }),
      selects: 'next-block',
    },
  ],
}

const signs = (tx: TxSummary, view: L1View, label: string): MarkSpec => ({
  lane: 'people',
  role: roleOf(view, tx.from),
  label,
  key: `tx:${tx.hash}`,
  selects: `tx:${tx.hash}`,
  many: signatures,
})
