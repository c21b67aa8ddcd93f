import { t } from '../../../content/messages/index.ts'
import type { L1Events, L1View, TxSummary } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import { FORK_NAMES } from '../../../ui/l1/words.ts'
import type { MarkSpec } from '../../../ui/score/types.ts'
import { nameOf, roleOf } from './words.ts'

const number = (block: number) => ({ n: groupDigits(block) })
const blocks = (n: number) => t('groundDrawing.markBlocks', { n })
const inclusions = (n: number) => t('groundDrawing.markIncludedMany', { n })
const signatures = (n: number) => t('groundDrawing.markSignsMany', { n })

/** Signing is a mark of people; a slur leads down to the block that took it in, and on to its blobs. */
export const scoring: Scoring<L1Events, L1View> = {
  'l1.queued': ({ data }, view) => [signs(data, view, t('groundDrawing.markSigns', { name: nameOf(view, data.from) }))],
  'l1.replaced': ({ data }, view) => [
    signs(data.by, view, t('groundDrawing.markReplaces', { name: nameOf(view, data.by.from) })),
  ],
  'l1.dropped': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.from),
      label: t('groundDrawing.markDropped'),
      slurFrom: `tx:${data.hash}`,
    },
  ],
  'l1.sealed': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('groundDrawing.markBlock', number(data.number)),
      selects: `block:${data.number}`,
      routine: true,
      many: blocks,
    },
  ],
  'l1.included': ({ data }) => {
    const from = `tx:${data.hash}`
    const label = data.ok ? 'groundDrawing.markIncluded' : 'groundDrawing.markReverted'
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
        label: t('groundDrawing.markBlobs', { n: data.blobs.length }),
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
            label: t('groundDrawing.markDisagrees', { name: data.node }),
            selects: `node:${data.node}`,
          },
        ],
  'l1.justified': () => [],
  'l1.finalised': ({ data }) => [
    { lane: 'l1', role: 'l1', label: t('groundDrawing.markFinal'), selects: `block:${data.block}`, weight: 'final' },
  ],
  'l1.reorged': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('groundDrawing.markReorg', { n: data.depth }),
      weight: 'undone',
      selects: `block:${data.head}`,
    },
  ],
  'l1.skipped': () => [],
  'l1.pruned': ({ data }) => [
    { lane: 'blobs', role: 'data', label: t('groundDrawing.markPruned'), selects: `blob:${data.blobs[0] ?? ''}` },
  ],
  'l1.cheated': () => [],
  'l1.gasLimitSet': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('groundDrawing.markGasLimit', { n: groupDigits(data.to / 1_000_000) }),
      selects: 'next-block',
    },
  ],
  'l1.upgraded': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('groundDrawing.markFork', { name: FORK_NAMES[data.to] }),
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
