import { t } from '../../content/messages/areas/zk.ts'
import type { Exhibit } from '../../ui/exhibit.ts'
import type { ZkEvents } from './engine/types/events.ts'
import type { ZkView } from './engine/types/view.ts'
import { forms } from './lesson/forms.ts'
import { levels } from './lesson/index.ts'
import { headlines, narrator, outcomeOf } from './lesson/narrator.ts'
import { refusals } from './lesson/refusals.ts'
import { ahead } from './visual/ahead.ts'
import { choreography } from './visual/choreography.ts'
import { POCKET, ROLLUP } from './visual/ids.ts'
import { inspect } from './visual/inspect.ts'
import { inspected, lenses } from './visual/lenses/lenses.tsx'
import { scene } from './visual/scene.ts'
import { scoring } from './visual/scoring.ts'

export const exhibit: Exhibit<ZkView, ZkEvents> = {
  id: 'zk',
  title: t('systems.zkTitle'),
  scene,
  ahead,
  choreography,
  narrator,
  headlines,
  outcomeOf,
  scoring,
  forms,
  refusals,
  inspect,
  lenses,
  inspected,
  overview: ({ pocket }) => (pocket === null ? ROLLUP : POCKET),
  l1: ({ l1 }) => l1,
  contracts: async () => (await import('./contracts/known.ts')).known,
  levels,
  freshSeed: 'zk',
  // The fork is always named, so that a later default moves no link made today.
  params: { l1: { blobSchedule: 'bpo2' } },
}
