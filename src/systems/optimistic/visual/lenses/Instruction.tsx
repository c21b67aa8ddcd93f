import { useState } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { CellView } from '../../../../ui/inspector/Fields.tsx'
import { tx } from '../../../../ui/inspector/model/cells.ts'
import { Field, Gone, Open, Section } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import type { StepPicture } from '../../engine/pictures.ts'
import type { GameView, OptimisticView } from '../../engine/types/view.ts'
import { batchId, ownObject } from '../ids.ts'
import { disputedStep } from './model/game.ts'
import { registerRows, word } from './model/step.ts'
import { useRollup } from './reads.ts'
import { StepHashes } from './StepHashes.tsx'

/** What two runs of the same program see differently, down to the one instruction. */
export function Instruction(props: LensProps<OptimisticView>) {
  const { view, id } = props
  const object = ownObject(id)
  const number = object?.kind === 'instruction' || object?.kind === 'game' ? object.number : null
  const game = view.games.find((each) => each.game === number)
  if (game === undefined) return <Gone>{t('optimisticLenses.gameNone')}</Gone>
  const step = disputedStep(game)
  if (step === null) {
    return <Gone>{t('optimisticLenses.notYetOne', { n: groupDigits(game.hi - game.lo) })}</Gone>
  }
  return <Disputed {...props} game={game} step={step} />
}

function Disputed(props: LensProps<OptimisticView> & { readonly game: GameView; readonly step: number }) {
  const read = useRollup(props.reads, 'rollup_step', [props.game.claim, props.step])
  return (
    <Shown read={read}>
      {(picture) =>
        picture === null ? <Gone>{t('optimisticLenses.stepNone')}</Gone> : <Step {...props} picture={picture} />
      }
    </Shown>
  )
}

interface StepProps extends LensProps<OptimisticView> {
  readonly game: GameView
  readonly picture: StepPicture
}

function Step({ view, select, game, picture }: StepProps) {
  const batch = view.claims.find(({ claim }) => claim === game.claim)?.batch ?? null
  return (
    <>
      <Section
        title={t('optimisticLenses.stepTitle', { n: groupDigits(picture.step) })}
        aside={t('optimisticLenses.stepOf', { n: groupDigits(picture.of) })}
      >
        <p className="instr">
          {picture.disassembly} <span>{picture.instruction}</span>
        </p>
        <dl className="fields">
          <Field label={t('optimisticLenses.stepAt')}>
            <span className="mono">{word(picture.pc)}</span>
            {picture.function === null ? null : <span className="mono">{picture.function}()</span>}
          </Field>
          <Field label={t('optimisticLenses.stepOfWhat')}>
            {picture.transaction === null
              ? t('optimisticLenses.stepBetween')
              : t('optimisticLenses.transactionNumber', { n: picture.transaction })}
            {batch === null ? null : (
              <Open id={batchId(batch)} select={select}>
                {t('optimisticLenses.batchTitle', { n: batch })}
              </Open>
            )}
          </Field>
          {game.provenIn === null ? null : (
            <Field label={t('optimisticLenses.provenIn')}>
              <CellView cell={tx(game.provenIn)} links={{ l1: view.l1, select }} />
              <span className="note">{t('optimisticLenses.provenNote')}</span>
            </Field>
          )}
        </dl>
      </Section>
      <SourceLines picture={picture} />
      <Neighbours picture={picture} />
      <Registers picture={picture} />
      <StepHashes picture={picture} />
    </>
  )
}

function SourceLines({ picture: { source, line, file } }: { readonly picture: StepPicture }) {
  if (source.length === 0) return null
  return (
    <Section title={t('optimisticLenses.sourceTitle')} {...(file === null ? {} : { aside: file })}>
      <ol className="csource mono">
        {source.map((each) => (
          <li
            key={each.line}
            className={each.line === line ? 'is-here' : ''}
            {...(each.line === line ? { 'aria-current': 'step' as const } : {})}
          >
            <span>{each.line}</span>
            <code>{each.text}</code>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Neighbours({ picture: { neighbours, pc } }: { readonly picture: StepPicture }) {
  return (
    <Section title={t('optimisticLenses.neighboursTitle')}>
      <ol className="neighbours mono">
        {neighbours.map((each) => (
          <li
            key={each.pc}
            className={each.pc === pc ? 'is-here' : ''}
            {...(each.pc === pc ? { 'aria-current': 'step' as const } : {})}
          >
            <span>{(each.pc >>> 0).toString(16)}</span>
            <code>{each.text}</code>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Before the step, and after it as either side has it; a register that nothing happens to is shown when asked for. */
function Registers({ picture }: { readonly picture: StepPicture }) {
  const [all, setAll] = useState(false)
  const rows = registerRows(picture)
  const shown = all ? rows : rows.filter(({ changed, differs }) => changed || differs)
  return (
    <Section title={t('optimisticLenses.registersTitle')}>
      {shown.length === 0 ? (
        <p className="note">{t('optimisticLenses.registersSame')}</p>
      ) : (
        <table className="own__table registers">
          <thead>
            <tr>
              <th scope="col">{t('optimisticLenses.registerColumn')}</th>
              <th scope="col">{t('optimisticLenses.beforeColumn')}</th>
              <th scope="col">{t('optimisticLenses.honestColumn')}</th>
              <th scope="col">{t('optimisticLenses.claimedColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, before, honest, claimed, differs }) => (
              <tr key={name} className={differs ? 'is-differing' : ''}>
                <th scope="row" className="mono">
                  {name}
                </th>
                <Value value={before} />
                <Value value={honest} />
                <td className="mono">
                  {word(claimed).slice(2)}
                  <small>{groupDigits(claimed >>> 0)}</small>
                  {differs ? <small className="posted">≠ {t('optimisticLenses.differs')}</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.some(({ differs }) => differs) ? (
        <p className="note">
          {t('optimisticLenses.registersDiffer')} <ProseText prose="{simplified:half-register}" />
        </p>
      ) : null}
      <button type="button" className="ref note" aria-expanded={all} onClick={() => setAll(!all)}>
        {t(all ? 'optimisticLenses.registersFewer' : 'optimisticLenses.registersAll')}
      </button>
    </Section>
  )
}

const Value = ({ value }: { readonly value: number }) => (
  <td className="mono">
    {word(value).slice(2)}
    <small>{groupDigits(value >>> 0)}</small>
  </td>
)
