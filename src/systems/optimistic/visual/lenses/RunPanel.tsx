import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { percentOf } from '../../../../ui/inspector/model/cells.ts'
import { Gone, Section } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { RunPicture } from '../../engine/pictures.ts'
import type { OptimisticView } from '../../engine/types/view.ts'
import { ownObject } from '../ids.ts'
import { useRollup } from './reads.ts'

/** Where the steps of a run go: which part of the program, and which transaction. */
export function RunPanel(props: LensProps<OptimisticView>) {
  const { view, id } = props
  const object = ownObject(id)
  const claim =
    object?.kind === 'claim'
      ? object.number
      : object?.kind === 'batch'
        ? (view.batches.find((each) => each.batch === object.number)?.claims.at(-1) ?? null)
        : null
  if (claim === null) return <Gone>{t('optimisticLenses.runNone')}</Gone>
  return <Run {...props} claim={claim} />
}

function Run({ reads, claim }: LensProps<OptimisticView> & { readonly claim: number }) {
  const read = useRollup(reads, 'rollup_run', [claim])
  return (
    <Shown read={read}>
      {(run) => (run === null ? <Gone>{t('optimisticLenses.runNone')}</Gone> : <RunTables run={run} />)}
    </Shown>
  )
}

const MOST_SHOWN = 24

function RunTables({ run }: { readonly run: RunPicture }) {
  const whole = BigInt(run.steps)
  return (
    <>
      <Section
        title={t('optimisticLenses.runTitle')}
        aside={t('optimisticLenses.stepCount', { n: groupDigits(run.steps) })}
      >
        <table className="own__table">
          <thead>
            <tr>
              <th scope="col">{t('optimisticLenses.functionColumn')}</th>
              <th scope="col">{t('optimisticLenses.steps')}</th>
              <th scope="col">{t('optimisticLenses.shareColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {run.functions.slice(0, MOST_SHOWN).map(({ name, steps }) => (
              <tr key={name}>
                <th scope="row" className="mono">
                  {name}
                  <span
                    className="sharebar"
                    aria-hidden="true"
                    style={{ width: `${run.steps === 0 ? 0 : (steps / run.steps) * 100}%` }}
                  />
                </th>
                <td className="mono">{groupDigits(steps)}</td>
                <td className="mono">{percentOf(BigInt(steps), whole)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note">
          {t('optimisticLenses.runNote')} <Measured />
        </p>
      </Section>
      <Section title={t('optimisticLenses.runTransactions')}>
        <table className="own__table">
          <thead>
            <tr>
              <th scope="col">{t('optimisticLenses.transactionColumn')}</th>
              <th scope="col">{t('optimisticLenses.fromStep')}</th>
              <th scope="col">{t('optimisticLenses.steps')}</th>
            </tr>
          </thead>
          <tbody>
            {run.transactions.slice(0, MOST_SHOWN).map(({ index, firstStep, steps }) => (
              <tr key={index}>
                <th scope="row">{t('optimisticLenses.transactionNumber', { n: index })}</th>
                <td className="mono">{groupDigits(firstStep)}</td>
                <td className="mono">{groupDigits(steps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {run.transactions.length <= MOST_SHOWN ? null : (
          <p className="note">
            {t('optimisticLenses.andMore', { n: groupDigits(run.transactions.length - MOST_SHOWN) })}
          </p>
        )}
      </Section>
    </>
  )
}
