import { t } from '../../../../content/messages/areas/ground.ts'
import type { OwnLens } from '../../../../ui/exhibit.ts'
import type { GroundView } from '../../engine/types.ts'
import { nameOfClass } from '../words.ts'
import { Fees } from './Fees.tsx'
import { LimitsOverTime } from './LimitsOverTime.tsx'
import { Throughput } from './Throughput.tsx'
import { Town } from './Town.tsx'
import { WhoIsLeft } from './WhoIsLeft.tsx'
import './readings.css'

/** What is shown while nothing is selected. */
export const READINGS = 'readings'

const isNodes = (id: string): boolean => id === 'network' || id.startsWith('class:')
const none = () => <p className="ins note">{t('ground.noLimits')}</p>

/** Nodes are asked who is left, the crowd what gets through and at what price; with nothing selected there is all of it. */
export const lenses: readonly OwnLens<GroundView>[] = [
  {
    id: 'throughput',
    title: () => t('ground.lensThroughput'),
    isFor: (id) => !isNodes(id),
    render: ({ view, select }) =>
      view.crowd === null ? (
        none()
      ) : (
        <div className="ins readings">
          <Throughput crowd={view.crowd} />
          <Town view={view} select={select} />
        </div>
      ),
  },
  {
    id: 'fees',
    title: () => t('ground.lensFees'),
    isFor: (id) => !isNodes(id),
    render: ({ view }) => <Fees view={view} />,
  },
  {
    id: 'who',
    title: () => t('ground.lensWho'),
    isFor: (id) => isNodes(id) || id === READINGS,
    render: ({ view, id }) => (view.network === null ? none() : <WhoIsLeft network={view.network} id={id} />),
  },
  {
    id: 'limits',
    title: () => t('ground.lensLimits'),
    isFor: (id) => id === READINGS,
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
