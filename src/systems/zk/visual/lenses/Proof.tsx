import { t } from '../../../../content/messages/areas/zkLenses.ts'
import type { Hex } from '../../../../kernel/types.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { EquationPicture, PairingPicture, PairPicture } from '../../engine/pictures.ts'
import type { BatchView } from '../../engine/types/view.ts'
import { batchId, CIRCUIT } from '../ids.ts'
import { batchOf } from './Batch.tsx'
import { shortNumber, signedNumber } from './model/numbers.ts'
import type { Props } from './props.ts'
import { useZk } from './reads.ts'
import { PROOF_GLYPHS, proofWords, tamperWords, timeWords } from './words.ts'

/** A proof as such: three points, or the constraint that forbids it. */
export function Proof({ view, id, select }: Props) {
  const batch = batchOf(view, id)
  if (batch === undefined) return <Gone>{t('zkLenses.proofNone')}</Gone>
  const { proof } = batch
  const checkedIn = batch.prove?.tx ?? batch.refused?.tx ?? null
  return (
    <div className="ins own">
      <StateLine glyph={PROOF_GLYPHS[proof.status]}>{proofWords(proof.status)}</StateLine>
      {batch.isTrue ? null : <p className="zkl__warning">{t('zkLenses.isFalseNote')}</p>}
      <dl className="fields">
        <Field label={t('zkLenses.lensBatch')}>
          <Open id={batchId(batch.batch)} select={select}>
            {t('zkLenses.batchTitle', { n: batch.batch })}
          </Open>
        </Field>
        <Field label={t('zkLenses.attempt')}>
          <span className="mono">{groupDigits(proof.attempt)}</span>
        </Field>
        {proof.readyAt === null ? null : <Field label={t('zkLenses.readyAt')}>{timeWords(proof.readyAt)}</Field>}
        {proof.refusedBy === null ? null : (
          <Field label={t('zkLenses.refusedBy')}>
            <span className="mono">{proof.refusedBy}</span>
          </Field>
        )}
      </dl>
      {proof.tamper === null ? null : (
        <p className="note">{t('zkLenses.tamperedNote', { what: tamperWords(proof.tamper) })}</p>
      )}
      {checkedIn === null ? null : (
        <p className="note">
          <Open id={`tx:${checkedIn}`} select={select}>
            {t('zkLenses.seeTrace')}
          </Open>
          . {t('zkLenses.traceNote')}
        </p>
      )}
      <Failure batch={batch} select={select} />
      {proof.proof === null ? null : <Points proof={proof.proof} />}
    </div>
  )
}

function Failure({ batch: { proof }, select }: { readonly batch: BatchView; readonly select: Props['select'] }) {
  const { failure } = proof
  if (failure === null) return null
  const numbers = [
    ['a', failure.a],
    ['b', failure.b],
    ['c', failure.c],
  ] as const
  return (
    <Section title={t('zkLenses.failureTitle')} aside={t('zkLenses.failureRow')}>
      <p className="formula mono">{failure.constraint}</p>
      <dl className="fields">
        {numbers.map(([name, value]) => (
          <Field key={name} label={name}>
            <span className="mono" title={value}>
              {shortNumber(signedNumber(value))}
            </span>
          </Field>
        ))}
      </dl>
      <p className="note">{t('zkLenses.failureNote', { n: groupDigits(failure.broken) })}</p>
      <p className="refs">
        <Open id={CIRCUIT} select={select}>
          {t('zkLenses.seeCircuit')}
        </Open>
      </p>
    </Section>
  )
}

const POINTS = [
  ['A', 0, 64],
  ['B', 64, 192],
  ['C', 192, 256],
] as const

function Points({ proof }: { readonly proof: Hex }) {
  const bytes = (from: number, to: number): Hex => `0x${proof.slice(2 + 2 * from, 2 + 2 * to)}`
  return (
    <Section title={t('zkLenses.proofBytesTitle')} aside={t('zkLenses.bytesOf', { n: `${(proof.length - 2) / 2}` })}>
      <dl className="fields">
        {POINTS.map(([name, from, to]) => (
          <Field key={name} label={t('zkLenses.proofPoint', { name })}>
            <HashValue hash={bytes(from, to)} />
            <span className="note">{t(name === 'B' ? 'zkLenses.inG2' : 'zkLenses.inG1')}</span>
          </Field>
        ))}
      </dl>
      <p className="note">{t('zkLenses.proofNote')}</p>
    </Section>
  )
}

/** What the verifier computes, computed again beside it. */
export function Equation({ view, id, reads }: Props) {
  const batch = batchOf(view, id)
  const read = useZk(reads, 'zk_pairing', [batch?.batch ?? 0])
  if (batch === undefined) return <Gone>{t('zkLenses.proofNone')}</Gone>
  return (
    <Shown read={read}>
      {(picture) => (picture === null ? <Gone>{t('zkLenses.equationNone')}</Gone> : <Pairing picture={picture} />)}
    </Shown>
  )
}

function Pairing({ picture }: { readonly picture: PairingPicture }) {
  return (
    <>
      {picture.wasRefused ? <p className="ins note">{t('zkLenses.equationRefused')}</p> : null}
      <Section title={t('zkLenses.inputsTitle')}>
        <table className="own__table zkl__inputs">
          <thead>
            <tr>
              <th scope="col">{t('zkLenses.inputColumn')}</th>
              <th scope="col">{t('zkLenses.provenColumn')}</th>
              <th scope="col" colSpan={2}>
                {t('zkLenses.onL1Column')}
              </th>
            </tr>
          </thead>
          <tbody>
            {picture.inputs.map(({ name, proven, onL1 }) => {
              const differs = onL1 !== null && onL1 !== proven
              return (
                <tr key={name} className={differs ? 'is-differing' : ''}>
                  <th scope="row">{name}</th>
                  <td>
                    <HashValue hash={proven} />
                  </td>
                  <td className="mono zkl__mark">{onL1 === null ? '' : differs ? '≠' : '='}</td>
                  <td>{onL1 === null ? t('zkLenses.notOnL1') : <HashValue hash={onL1} />}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <p className="note">{t('zkLenses.inputsNote')}</p>
      </Section>
      <Pairs title={t('zkLenses.equationTitle')} equation={picture.equation} />
      {picture.onL1 === null ? null : <Pairs title={t('zkLenses.equationOnL1Title')} equation={picture.onL1} />}
      <p className="ins note">
        {t('zkLenses.equationNote', { n: groupDigits(picture.inputs.length) })} <Measured />
      </p>
    </>
  )
}

const LEFT: { readonly [left in PairPicture['left']]: string } = { minusA: '−A', alpha: 'α', inputs: 'IC(x)', c: 'C' }
const RIGHT: { readonly [right in PairPicture['right']]: string } = { b: 'B', beta: 'β', gamma: 'γ', delta: 'δ' }

function Pairs({ title, equation }: { readonly title: string; readonly equation: EquationPicture }) {
  const verdict = equation.hasBadPoint
    ? 'zkLenses.equationBadPoint'
    : equation.isOne
      ? 'zkLenses.equationOne'
      : 'zkLenses.equationNotOne'
  return (
    <Section title={title}>
      <p className="formula mono">{t('zkLenses.equationFormula')}</p>
      <table className="own__table zkl__inputs">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.pairColumn')}</th>
            <th scope="col">{t('zkLenses.g1Column')}</th>
            <th scope="col">{t('zkLenses.g2Column')}</th>
          </tr>
        </thead>
        <tbody>
          {equation.pairs.map(({ left, right, g1, g2 }) => (
            <tr key={left}>
              <th scope="row" className="mono">
                e({LEFT[left]}, {RIGHT[right]})
              </th>
              <td>
                <HashValue hash={g1} />
              </td>
              <td>
                <HashValue hash={g2} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <StateLine glyph={equation.isOne ? 'proven' : 'rejected'}>{t(verdict)}</StateLine>
    </Section>
  )
}
