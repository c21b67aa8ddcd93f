import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { RefusedLine, useAsk } from '../../../../ui/inspector/own/asking.tsx'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { batchId, memberId, ownObject } from '../ids.ts'
import type { Props } from './props.ts'
import { MEMBER_MODES, memberWords } from './words.ts'

/** Who keeps what is not published, and how they behave: the lab knows. */
export function Committee({ view, select }: Props) {
  const { committee, params } = view
  if (committee.length === 0) return <Gone>{t('zkLenses.committeeNone')}</Gone>
  return (
    <div className="ins own">
      <dl className="fields">
        <Field label={t('zkLenses.committeeNeeds')}>
          <span className="mono">
            {t('zkLenses.committeeOf', {
              needed: groupDigits(params.signaturesNeeded),
              n: groupDigits(committee.length),
            })}
          </span>
        </Field>
      </dl>
      <table className="own__table">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.memberColumn')}</th>
            <th scope="col">{t('zkLenses.modeColumn')}</th>
            <th scope="col">{t('zkLenses.knowsColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {committee.map(({ id, name, mode, knows }) => (
            <tr key={id}>
              <th scope="row">
                <Open id={memberId(id)} select={select}>
                  {name}
                </Open>
              </th>
              <td>{memberWords(mode)}</td>
              <td>{knows === null ? t('zkLenses.none') : <HashValue hash={knows} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('zkLenses.committeeNote')}</p>
    </div>
  )
}

/** One of them: what it does can be changed here. */
export function Member({ view, id, act, refused, select }: Props) {
  const { refusal, ask } = useAsk(act)
  const object = ownObject(id)
  const member = object?.kind === 'member' ? view.committee.find((each) => each.id === object.id) : undefined
  if (member === undefined) return <Gone>{t('zkLenses.memberNone')}</Gone>
  const asked = view.batches.flatMap(({ batch, signatures }) =>
    signatures.flatMap((each) => (each.member === member.id ? [{ batch, signed: each.signed }] : [])),
  )
  return (
    <div className="ins own">
      <StateLine glyph={member.mode === 'sign' ? 'proven' : 'frozen'}>{memberWords(member.mode)}</StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.memberKnows')}>
          {member.knows === null ? t('zkLenses.memberKnowsNothing') : <HashValue hash={member.knows} />}
        </Field>
      </dl>
      <Section title={t('zkLenses.memberModeTitle')}>
        <ul className="modes">
          {MEMBER_MODES.map((mode) => (
            <li key={mode}>
              <button
                type="button"
                className="chip"
                aria-pressed={mode === member.mode}
                onClick={() =>
                  mode === member.mode
                    ? null
                    : void ask({ type: 'committee.set', by: 'learner', args: { id: member.id, mode } })
                }
              >
                {memberWords(mode)}
              </button>
            </li>
          ))}
        </ul>
        <RefusedLine refusal={refusal} refused={refused} />
      </Section>
      <Section title={t('zkLenses.memberSignatures')}>
        {asked.length === 0 ? <p className="note">{t('zkLenses.memberSignaturesNone')}</p> : null}
        <ul className="plainlist zkl__rows">
          {asked.map(({ batch, signed }) => (
            <li key={batch}>
              <Open id={batchId(batch)} select={select}>
                {t('zkLenses.batchTitle', { n: batch })}
              </Open>
              <span>{t(signed ? 'zkLenses.signed' : 'zkLenses.notSigned')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <p className="note">{t('zkLenses.committeeNote')}</p>
    </div>
  )
}
