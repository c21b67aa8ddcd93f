import { t } from '../../../content/messages/areas/zk.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { contributionId, POCKET_KEY, POCKET_ROLLUP, POCKET_VERIFIER } from './ids.ts'
import { nameOf, roleOf } from './words.ts'

type PocketEvents = Pick<RollupEvents, keyof RollupEvents & (`ceremony.${string}` | `pocket.${string}`)>

const contributions = (n: number) => t('zkDrawing.markContributesMany', { n })

/** The transcript of a ceremony is kept beside the chain; of the key only the verifier goes down. */
export const pocketScoring: Scoring<PocketEvents, ZkView> = {
  'ceremony.begun': ({ data }) => [
    {
      lane: 'offchain',
      role: 'data',
      label: t('zkDrawing.markCeremony', { n: data.round }),
      selects: POCKET_KEY,
    },
  ],
  'ceremony.contributed': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.byId),
      label: t('zkDrawing.markContributes', { name: nameOf(view, data.byId) }),
      slurTo: 'offchain',
      selects: contributionId(data.phase, data.index),
      many: contributions,
    },
  ],
  'ceremony.closed': ({ data }) => [
    {
      lane: 'offchain',
      role: 'data',
      label: t('zkDrawing.markPhaseClosed', { n: data.phase }),
      selects: POCKET_KEY,
    },
  ],
  'pocket.deployed': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('zkDrawing.markDeployed'),
      slurFrom: `tx:${data.tx}`,
      selects: POCKET_VERIFIER,
    },
  ],
  'pocket.proven': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.fromId),
      label: t('zkDrawing.markPocketProven', { name: nameOf(view, data.fromId) }),
      selects: `person:${data.fromId}`,
    },
  ],
  'pocket.paid': ({ data }) => [
    {
      lane: 'l1',
      role: data.forged ? 'attacker' : 'l1',
      label: data.forged ? t('zkDrawing.markPaidForged') : t('zkDrawing.markPaid'),
      slurFrom: `tx:${data.tx}`,
      selects: POCKET_ROLLUP,
    },
  ],
  'pocket.refused': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('zkDrawing.markPocketRefused', { error: data.error }),
      slurFrom: `tx:${data.tx}`,
      selects: POCKET_VERIFIER,
      weight: 'undone',
    },
  ],
  'pocket.forged': ({ data }, view) => [
    {
      lane: 'people',
      role: roleOf(view, data.byId),
      label: t('zkDrawing.markForged'),
      selects: `person:${data.byId}`,
    },
  ],
}
