import { type Fact, facts } from '../../content/facts.ts'
import { glossary } from '../../content/glossary.ts'
import { localise, type PlainKey, t } from '../../content/messages/index.ts'
import { simplifications } from '../../content/simplified.ts'
import { Site } from '../shell/Site.tsx'
import { useTitle } from '../useTitle.ts'
import './about.css'

const REAL: readonly PlainKey[] = [
  'about.realChain',
  'about.realNodes',
  'about.realTime',
  'about.realLinks',
  'about.realPrivate',
]

export function AboutPage() {
  useTitle(t('common.about'))
  return (
    <Site>
      <div className="about">
        <h1 className="page-title">{t('about.title')}</h1>
        <p className="page-lead">{t('about.lead')}</p>
        <div className="about__pair">
          <Points title={t('about.realTitle')} keys={REAL} />
          <Simplifications />
        </div>
        <FactsTable />
        <Words />
        <p className="note about__licence">{t('about.licence')}</p>
      </div>
    </Site>
  )
}

function Points({ title, keys }: { title: string; keys: readonly PlainKey[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {keys.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </section>
  )
}

/** The same table that the marks in place open: nothing is simplified that is not said here. */
function Simplifications() {
  return (
    <section>
      <h2>{t('about.simpleTitle')}</h2>
      <ul>
        {Object.entries(simplifications).map(([id, { title, here, real }]) => (
          <li key={id}>
            <strong>{localise(title)}.</strong> {localise(here)} <em>{t('about.simpleReal', { real })}</em>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ROWS: readonly (readonly [id: string, fact: Fact])[] = Object.entries(facts)

function FactsTable() {
  return (
    <section>
      <h2 id="facts">{t('about.factsTitle')}</h2>
      <p className="about__lead">{t('about.factsLead')}</p>
      <table className="facts">
        <caption className="vh">{t('about.factsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('about.colFact')}</th>
            <th scope="col">{t('about.colValue')}</th>
            <th scope="col">{t('about.colAsOf')}</th>
            <th scope="col">{t('about.colSource')}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([id, fact]) => (
            <tr key={id}>
              <th scope="row">{localise(fact.name)}</th>
              <td className="facts__value">
                <span className="mono">{fact.value}</span> {localise(fact.unit)}
              </td>
              <td className="mono">{fact.asOf}</td>
              <td>{localise(fact.source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Words() {
  return (
    <section>
      <h2>{t('about.termsTitle')}</h2>
      <dl className="words">
        {Object.entries(glossary).map(([id, term]) => (
          <div key={id}>
            <dt>{localise(term.title)}</dt>
            <dd>{localise(term.text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
