import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import { CellView } from '../../../../ui/inspector/Fields.tsx'
import { hash } from '../../../../ui/inspector/model/cells.ts'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { accountId, batchId, l2TxId, ownObject } from '../ids.ts'
import type { Props } from './props.ts'
import { ether, GLYPH_OF, nameOfId, sentenceOf, standingWords } from './words.ts'

/** Who orders, and what it looks at. */
export function Sequencer({ view }: Props) {
  const { online, posting, maxAgeSeconds, blind, pretends, ignoresMessages } = view.sequencer
  return (
    <div className="ins own">
      <StateLine glyph={online ? 'promised' : 'frozen'}>
        {t(online ? 'zkLenses.sequencerOn' : 'zkLenses.sequencerOff')}
      </StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.postedAs')}>
          {t(posting === 'blob' ? 'zkLenses.asBlob' : 'zkLenses.asCalldata')}
        </Field>
        <Field label={t('zkLenses.sequencerMaxAge')}>{duration(maxAgeSeconds)}</Field>
        <Field label={t('zkLenses.sequencerBlind')}>
          {t(blind ? 'zkLenses.sequencerBlindWords' : 'zkLenses.sequencerLooks')}
        </Field>
        {pretends ? (
          <Field label={t('zkLenses.sequencerPretends')}>{t('zkLenses.sequencerPretendsWords')}</Field>
        ) : null}
        <Field label={t('zkLenses.sequencerMessages')}>
          {t(ignoresMessages ? 'zkLenses.sequencerIgnores' : 'zkLenses.sequencerTakes')}
        </Field>
      </dl>
      <p className="note">{t('zkLenses.sequencerNote')}</p>
    </div>
  )
}

const MOST_SHOWN = 50

/** Who waits, in the order in which they would be taken. */
export function Queue({ view, select }: Props) {
  const { waiting } = view.sequencer
  return (
    <Section title={t('zkLenses.queueTitle')} aside={groupDigits(waiting.length)}>
      {waiting.length === 0 ? <p className="note">{t('zkLenses.queueEmpty')}</p> : null}
      <ul className="plainlist zkl__rows">
        {waiting.slice(0, MOST_SHOWN).map((each) => (
          <li key={each.hash}>
            <Open id={l2TxId(each.hash)} select={select}>
              {sentenceOf(view, each)}
            </Open>
            <span className="note mono">{t('zkLenses.feeOf', { fee: ether(each.fee) })}</span>
          </li>
        ))}
      </ul>
      {waiting.length <= MOST_SHOWN ? null : (
        <p className="note">{t('zkLenses.andMore', { n: groupDigits(waiting.length - MOST_SHOWN) })}</p>
      )}
      <p className="note">{t('zkLenses.queueNote')}</p>
    </Section>
  )
}

/** A transaction of the rollup: what was signed, and how far down it has got. */
export function L2Tx({ view, id, select }: Props) {
  const object = ownObject(id)
  const one = object?.kind === 'l2Tx' ? view.transactions.find((each) => each.hash === object.hash) : undefined
  if (one === undefined) return <Gone>{t('zkLenses.txNone')}</Gone>
  return (
    <div className="ins own">
      <StateLine glyph={GLYPH_OF[one.standing]}>{standingWords(one.standing)}</StateLine>
      <p>
        <Open id={accountId(one.from)} select={select}>
          {sentenceOf(view, one)}
        </Open>
      </p>
      <dl className="fields">
        <Field label={t('zkLenses.txFee')}>
          <span className="mono">{ether(one.fee)}</span>
        </Field>
        <Field label={t('zkLenses.txNonce')}>
          <span className="mono">{groupDigits(one.nonce)}</span>
        </Field>
        {one.signedBy === null ? null : (
          <Field label={t('zkLenses.txSignedBy')}>
            <b>{nameOfId(view, one.signedBy)}</b>
          </Field>
        )}
        <Field label={t('zkLenses.txHash')}>
          <CellView cell={hash(one.hash)} links={{ l1: view.l1, select }} />
        </Field>
        <Field label={t('zkLenses.txBatch')}>
          {one.batch === null ? (
            t('zkLenses.txNoBatch')
          ) : (
            <Open id={batchId(one.batch)} select={select}>
              {t('zkLenses.batchTitle', { n: one.batch })}
            </Open>
          )}
        </Field>
      </dl>
      <p className="note">{t('zkLenses.txNote')}</p>
    </div>
  )
}
