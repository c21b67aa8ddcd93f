import { t } from '../../../../content/messages/areas/optimistic.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { Gone, Section } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { RoleIcon } from '../../../../ui/marks/RoleShape.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { OptimisticView } from '../../engine/types/view.ts'
import { burntOf, hasMoved, ledgerLines, sumsOf } from './model/ledger.ts'
import { signed } from './words.ts'

/** Who paid and who got: gas, bonds and rewards since the world began. */
export function Ledger({ view, select }: LensProps<OptimisticView>) {
  const lines = ledgerLines(view.ledger).filter(hasMoved)
  if (lines.length === 0) return <Gone>{t('optimisticLenses.ledgerEmpty')}</Gone>
  const sums = sumsOf(lines)
  return (
    <Section title={t('optimisticLenses.ledgerTitle')} aside={t('optimisticLenses.inEther')}>
      <table className="own__table ledger">
        <thead>
          <tr>
            <th scope="col">{t('optimisticLenses.whoColumn')}</th>
            <th scope="col">{t('optimisticLenses.gasColumn')}</th>
            <th scope="col">{t('optimisticLenses.bondsColumn')}</th>
            <th scope="col">{t('optimisticLenses.netColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, role, gas, lost, rewards, locked, credit, net }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" className="ref" onClick={() => select(`person:${id}`)}>
                  <RoleIcon role={role} size={10} />
                  {name}
                </button>
                {locked === 0n ? null : <small>{t('optimisticLenses.locked', { amount: eth(locked) })}</small>}
                {credit === 0n ? null : <small>{t('optimisticLenses.credit', { amount: eth(credit) })}</small>}
              </th>
              <td className="mono">{signed(gas)}</td>
              <td className="mono">{signed(lost + rewards)}</td>
              <td className="mono">
                <b>{signed(net)}</b>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('optimisticLenses.sum')}</th>
            <td className="mono">{signed(sums.gas)}</td>
            <td className="mono">{signed(sums.lost + sums.rewards)}</td>
            <td className="mono">
              <b>{signed(sums.net)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="note">
        {t('optimisticLenses.ledgerNote', { burnt: eth(burntOf(sums)) })} <Measured />
      </p>
    </Section>
  )
}
