import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import { StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import { CIRCUIT, proofId } from '../ids.ts'
import { Field, Open, type Props, Section, StateLine } from './parts.tsx'
import { PROOF_GLYPHS, proofWords, tamperWords } from './words.ts'

const MOST_JOBS = 12

/** Who makes the proofs: how it is set, what it is up to, and what of it is real. */
export function Prover({ view, select }: Props) {
  const { prover, params, batches } = view
  return (
    <div className="ins zkl">
      <StateLine glyph={prover.online ? 'promised' : 'frozen'}>
        {t(prover.online ? 'zkLenses.proverOn' : 'zkLenses.proverOff')}
      </StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.proverSeconds')}>
          {duration(prover.seconds)} <span className="note">{t('zkLenses.proverSecondsNote')}</span>
        </Field>
        <Field label={t('zkLenses.proverTamper')}>
          {prover.tamper === null ? t('zkLenses.proverTamperNone') : tamperWords(prover.tamper)}
        </Field>
        <Field label={t('zkLenses.circuitRows')}>
          <Open id={CIRCUIT} select={select}>
            {groupDigits(params.rows)}
          </Open>
        </Field>
        <Field label={t('zkLenses.circuitDomain')}>
          <span className="mono">
            {t('zkLenses.circuitDomainWords', { power: params.power, n: groupDigits(2 ** params.power) })}
          </span>
        </Field>
      </dl>
      <Section title={t('zkLenses.proverJobs')}>
        {batches.length === 0 ? <p className="note">{t('zkLenses.proverJobsNone')}</p> : null}
        <ul className="plainlist zkl__rows">
          {batches
            .slice(-MOST_JOBS)
            .toReversed()
            .map(({ batch, proof }) => (
              <li key={batch}>
                <Open id={proofId(batch)} select={select}>
                  {t('zkLenses.proofTitle', { n: batch })}
                </Open>
                <span className="zkl__state">
                  <StateGlyph state={PROOF_GLYPHS[proof.status]} />
                  {proofWords(proof.status)}
                </span>
              </li>
            ))}
        </ul>
        {batches.length <= MOST_JOBS ? null : (
          <p className="note">{t('zkLenses.andMore', { n: groupDigits(batches.length - MOST_JOBS) })}</p>
        )}
        <p className="note">{t('zkLenses.proverNote')}</p>
      </Section>
      <p className="note">{t('zkLenses.simplifiedKey')}</p>
    </div>
  )
}
