import { t } from '../../content/messages/areas/sidechain.ts'
import type { Exhibit } from '../../ui/exhibit.ts'
import type { SidechainEvents, SidechainView } from './engine/types.ts'
import { inspect } from './inspect.ts'
import { forms } from './lesson/forms.ts'
import { levels } from './lesson/index.ts'
import { headlines, narrator } from './lesson/narrator.ts'
import { refusals } from './lesson/refusals.ts'
import { BridgeLens } from './visual/BridgeLens.tsx'
import { PREFIX } from './visual/beside.ts'
import { BRIDGE } from './visual/bridge.ts'
import { choreography } from './visual/choreography.ts'
import { scene } from './visual/scene.ts'
import { scoring } from './visual/scoring.ts'

export const exhibit: Exhibit<SidechainView, SidechainEvents> = {
  id: 'sidechain',
  title: t('systems.sidechainTitle'),
  scene,
  ahead: (view, seconds) => ({
    ...view,
    l1: { ...view.l1, now: Math.min(view.l1.now + seconds, view.l1.nextBlockAt) },
    side: { ...view.side, now: Math.min(view.side.now + seconds, view.side.nextBlockAt) },
  }),
  choreography,
  narrator,
  headlines,
  scoring,
  forms,
  refusals,
  inspect,
  lenses: [{ id: 'bridge', title: () => t('sidechain.lens'), render: (props) => <BridgeLens {...props} /> }],
  overview: () => BRIDGE,
  l1: ({ l1 }) => l1,
  secondChain: { name: t('sidechain.name'), prefix: PREFIX, view: ({ side }) => side },
  contracts: async () => (await import('./contracts/known.ts')).known,
  levels,
  freshSeed: 'sidechain',
  params: { l1: { blobSchedule: 'bpo2' } },
}
