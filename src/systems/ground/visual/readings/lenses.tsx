import { t } from '../../../../content/messages/index.ts'
import type { OwnLens } from '../../../../ui/exhibit.ts'
import type { GroundView } from '../../engine/types.ts'
import { nameOfClass } from '../words.ts'
import { Fees } from './Fees.tsx'
import { LimitsOverTime } from './LimitsOverTime.tsx'
import { Throughput } from './Throughput.tsx'
import { WhoIsLeft } from './WhoIsLeft.tsx'
import './readings.css'

/** What is shown while nothing is selected. */
export const READINGS = 'readings'

const isNodes = (id: string): boolean => id === 'network' || id.startsWith('class:')
const none = () => <p className="ins note">{t('ground.noLimits')}</p>

const who: OwnLens<GroundView> = {
  id: 'who',
  title: () => t('ground.lensWho'),
  render: ({ view, id }) => (view.network === null ? none() : <WhoIsLeft network={view.network} id={id} />),
}

/** Nodes open with who is left; the crowd, and nothing at all, with what gets through. */
export const lenses: readonly OwnLens<GroundView>[] = [
  { ...who, isFor: isNodes },
  {
    id: 'throughput',
    title: () => t('ground.lensThroughput'),
    render: ({ view }) => (view.crowd === null ? none() : <Throughput crowd={view.crowd} />),
  },
  { id: 'fees', title: () => t('ground.lensFees'), render: ({ view }) => <Fees view={view} /> },
  { ...who, isFor: (id) => !isNodes(id) },
  {
    id: 'limits',
    title: () => t('ground.lensLimits'),
    render: (props) => <LimitsOverTime {...props} />,
  },
]

export function inspected(view: GroundView, id: string): string {
  const one = view.network?.classes.find((each) => `class:${each.id}` === id)
  if (one) return nameOfClass(one.id)
  return t(id === 'crowd' ? 'ground.crowd' : id === 'network' ? 'ground.whoRuns' : 'ground.readings')
}

export const overview = ({ network, crowd }: GroundView): string | null =>
  (network ?? null) === null && (crowd ?? null) === null ? null : READINGS
