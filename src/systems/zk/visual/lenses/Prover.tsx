import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import { Field, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import { StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import type { TimingPicture } from '../../engine/pictures.ts'
import { CIRCUIT, proofId } from '../ids.ts'
import type { Props } from './props.ts'
import { useZk } from './reads.ts'
import { PROOF_GLYPHS, proofWords, tamperWords } from './words.ts'

const MOST_JOBS = 12

/** Who makes the proofs: how it is set, what it is up to, and what of it is real. */
export function Prover({ view, select, reads }: Props) {
  const { prover, params, batches } = view
  return (
    <div className="ins own">
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
      <Timings reads={reads} />
      <p className="note">{t('zkLenses.simplifiedKey')}</p>
    </div>
  )
}

const WORK = {
  setup: 'zkLenses.workSetup',
  witness: 'zkLenses.workWitness',
  proof: 'zkLenses.workProof',
} as const satisfies { readonly [what in TimingPicture['what']]: string }

/** Not the world's: another machine would show other figures beside the same link. */
function Timings({ reads }: Pick<Props, 'reads'>) {
  const read = useZk(reads, 'zk_timings', [])
  return (
    <Section title={t('zkLenses.timingsTitle')}>
      <Shown read={read}>
        {(timings) =>
          timings.length === 0 ? (
            <p className="note">{t('zkLenses.timingsNone')}</p>
          ) : (
            <>
              <table className="own__table own__table--figures">
                <thead>
                  <tr>
                    <th scope="col">{t('zkLenses.planColumn')}</th>
                    <th scope="col">{t('zkLenses.workColumn')}</th>
                    <th scope="col">{t('zkLenses.timeColumn')}</th>
                  </tr>
                </thead>
                <tbody>
                  {timings.map(({ plan, what, milliseconds }) => (
                    <tr key={`${plan} ${what}`}>
                      <th scope="row">{plan}</th>
                      <td>{t(WORK[what])}</td>
                      <td className="mono">
                        {t('zkLenses.milliseconds', { n: groupDigits(Math.round(milliseconds)) })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="note">
                {t('zkLenses.timingsNote')} <Measured />
              </p>
            </>
          )
        }
      </Shown>
    </Section>
  )
}
