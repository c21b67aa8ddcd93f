import { t } from '../../content/messages/areas/optimistic.ts'
import type { Exhibit } from '../../ui/exhibit.ts'
import type { OptimisticEvents } from './engine/types/events.ts'
import type { OptimisticView } from './engine/types/view.ts'
import { forms } from './lesson/forms.ts'
import { levels } from './lesson/index.ts'
import { headlines, narrator } from './lesson/narrator.ts'
import { refusals } from './lesson/refusals.ts'
import { ahead } from './visual/ahead.ts'
import { choreography } from './visual/choreography.ts'
import { ROLLUP } from './visual/ids.ts'
import { inspect } from './visual/inspect.ts'
import { inspected, lenses } from './visual/lenses/lenses.tsx'
import { scene } from './visual/scene.ts'
import { scoring } from './visual/scoring.ts'

export const exhibit: Exhibit<OptimisticView, OptimisticEvents> = {
  id: 'optimistic',
  title: t('systems.optimisticTitle'),
  scene,
  ahead,
  choreography,
  narrator,
  headlines,
  scoring,
  forms,
  refusals,
  inspect,
  lenses,
  inspected,
  overview: () => ROLLUP,
  l1: ({ l1 }) => l1,
  contracts: async () => (await import('./contracts/known.ts')).known,
  levels,
  freshSeed: 'optimistic',
  // The fork is always named, so that a later default moves no link made today.
  params: { l1: { blobSchedule: 'bpo2' } },
}
