import { cited, type FactId } from '../../content/facts.ts'
import { t } from '../../content/messages/index.ts'

/** Stands directly after a number that the engine has just produced. */
export const Measured = () => <span className="tag tag--measured">{t('common.measured')}</span>

/** Stands directly after a number of the facts table. Its source is one glance away, and in full on the page about the lab. */
export function Cited({ fact }: { fact: FactId }) {
  const { asOf, source } = cited(fact)
  return (
    <span className="tag tag--cited" title={source}>
      {t('common.cited', { year: asOf })}
    </span>
  )
}
