import { t } from '../../../../content/messages/areas/ground.ts'
import { shortHash } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import type { GroundView } from '../../engine/types.ts'

/** What the crowd calls has stood since genesis, and the hall has no room for it: from here each is a press away. */
export function Town({ view, select }: Pick<LensProps<GroundView>, 'view' | 'select'>) {
  const town = view.contracts.filter(({ deployedIn }) => deployedIn === 0)
  if (town.length === 0) return null
  return (
    <>
      <h3 className="h-sec">{t('ground.town')}</h3>
      <p className="note">{t('ground.townNote')}</p>
      <ul className="town">
        {town.map(({ address, name }) => (
          <li key={address}>
            <button type="button" className="ref" onClick={() => select(`contract:${address}`)}>
              {name} <span className="mono">{shortHash(address)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
