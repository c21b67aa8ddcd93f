import { t } from '../../content/messages/index.ts'
import type { Exhibit } from '../../ui/exhibit.ts'
import type { GroundEvents, GroundView } from './engine/types.ts'
import { inspect } from './inspect.ts'
import { forms } from './lesson/forms.ts'
import { levels } from './lesson/index.ts'
import { headlines, narrator } from './lesson/narrator.ts'
import { refusals } from './lesson/refusals.ts'
import { choreography } from './visual/choreography.ts'
import { inspected, lenses, overview } from './visual/readings/lenses.tsx'
import { scene } from './visual/scene.ts'
import { scoring } from './visual/scoring.ts'

export const exhibit: Exhibit<GroundView, GroundEvents> = {
  id: 'ground',
  title: t('systems.groundTitle'),
  scene,
  ahead: (view, seconds) => ({ ...view, now: Math.min(view.now + seconds, view.nextBlockAt) }),
  choreography,
  narrator,
  headlines,
  scoring,
  forms,
  refusals,
  inspect,
  lenses,
  inspected,
  overview,
  l1: (view) => view,
  contracts: async () => (await import('./contracts/known.ts')).known,
  levels,
  freshSeed: 'ground',
  // The fork and the presets are always named, so that a later default moves no link made today.
  params: { blobSchedule: 'bpo2', network: { preset: '2026' }, crowd: { preset: '2026' } },
}
