import { t } from '../../../../content/messages/areas/optimistic.ts'
import { dayOf, groupDigits, timeOfDay } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { CellView, Fields } from '../../../../ui/inspector/Fields.tsx'
import { count, hash, text, tx } from '../../../../ui/inspector/model/cells.ts'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { OptimisticView } from '../../engine/types/view.ts'
import { batchId, l2BlockId, l2TxId, ownObject } from '../ids.ts'
import { sentenceOf } from './SequencerPanel.tsx'
import { ether, GLYPH_OF, wordsOf } from './words.ts'

/** A transaction of the rollup: what was signed, and how far down it has got. */
export function L2Tx({ view, id, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const one = object?.kind === 'l2Tx' ? view.transactions.find((each) => each.hash === object.hash) : undefined
  if (one === undefined) return <Gone>{t('optimisticLenses.txNone')}</Gone>
  return (
    <div className="ins own">
      <StateLine glyph={GLYPH_OF[one.standing]}>{wordsOf(one.standing)}</StateLine>
      <p>{sentenceOf(view, one)}</p>
      <dl className="fields">
        <Field label={t('optimisticLenses.l2Fee')}>
          <span className="mono">{ether(one.fee)}</span>
        </Field>
        <Field label={t('optimisticLenses.leafNonce')}>
          <span className="mono">{groupDigits(one.nonce)}</span>
        </Field>
        <Field label={t('optimisticLenses.signedHash')}>
          <CellView cell={hash(one.hash)} links={{ l1: view.l1, select }} />
        </Field>
        {one.block === null ? null : (
          <Field label={t('optimisticLenses.inBlock')}>
            <Open id={l2BlockId(one.block)} select={select}>
              {t('optimisticLenses.l2BlockTitle', { n: groupDigits(one.block) })}
            </Open>
          </Field>
        )}
        <Field label={t('optimisticLenses.inBatch')}>
          {one.batch === null ? (
            t('optimisticLenses.noBatchYet')
          ) : (
            <Open id={batchId(one.batch)} select={select}>
              {t('optimisticLenses.batchTitle', { n: one.batch })}
            </Open>
          )}
        </Field>
        <Field label={t('optimisticLenses.way')}>
          {t(one.forced ? 'optimisticLenses.wayForced' : 'optimisticLenses.waySequencer')}
        </Field>
      </dl>
      <p className="note">{t('optimisticLenses.txNote')}</p>
    </div>
  )
}

export function L2Block({ view, id, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const block = object?.kind === 'l2Block' ? view.blocks.find((each) => each.number === object.number) : undefined
  if (block === undefined) return <Gone>{t('optimisticLenses.l2BlockNone')}</Gone>
  const own = view.transactions.filter((each) => each.block === block.number)
  return (
    <div className="ins own">
      <StateLine glyph={GLYPH_OF[block.standing]}>{wordsOf(block.standing)}</StateLine>
      <Fields
        links={{ l1: view.l1, select }}
        rows={[
          {
            label: t('optimisticLenses.sealedAt'),
            value: text(t('optimisticLenses.dayTime', { day: dayOf(block.at), time: timeOfDay(block.at) })),
          },
          { label: t('optimisticLenses.txCount'), value: count(block.transactions) },
          { label: t('optimisticLenses.incomeFees'), value: text(ether(block.feesGwei)) },
          { label: t('optimisticLenses.accountsRoot'), value: hash(block.accountsRoot) },
        ]}
      />
      <Section title={t('optimisticLenses.peoplesTx')}>
        {own.length === 0 ? <p className="note">{t('optimisticLenses.peoplesTxNone')}</p> : null}
        <ul className="plainlist rowlist">
          {own.map((each) => (
            <li key={each.hash}>
              <Open id={l2TxId(each.hash)} select={select}>
                {sentenceOf(view, each)}
              </Open>
              <span className="note mono">{t('optimisticLenses.feeOf', { fee: ether(each.fee) })}</span>
            </li>
          ))}
        </ul>
      </Section>
      <p className="note">{t('optimisticLenses.l2BlockNote')}</p>
    </div>
  )
}

/** Beside the game: a batch with a root after each transaction, so that L1 can execute one of them again. */
export function OneShot({ view, id, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const one = object?.kind === 'oneShot' ? view.oneShot.find((each) => each.post === object.number) : undefined
  if (one === undefined) return <Gone>{t('optimisticLenses.oneShotNone')}</Gone>
  const links = { l1: view.l1, select }
  return (
    <div className="ins own">
      <StateLine glyph={one.proven === null ? 'posted' : 'rejected'}>
        {one.proven === null
          ? t('optimisticLenses.oneShotPosted')
          : t('optimisticLenses.oneShotProven', { n: one.proven.index })}
      </StateLine>
      <dl className="fields">
        <Field label={t('optimisticLenses.txCount')}>
          <span className="mono">{groupDigits(one.transactions)}</span>
        </Field>
        <Field label={t('optimisticLenses.oneShotPost')}>
          <CellView cell={tx(one.tx)} links={links} />
          <span className="mono">
            {t('optimisticLenses.bytesAndGas', { bytes: groupDigits(one.bytes), gas: groupDigits(one.gasUsed) })}
          </span>
        </Field>
        {one.proven === null ? null : (
          <Field label={t('optimisticLenses.oneShotProof')}>
            <CellView cell={tx(one.proven.tx)} links={links} />
            <span className="mono">
              {t('optimisticLenses.bytesAndGas', {
                bytes: groupDigits(one.proven.bytes),
                gas: groupDigits(one.proven.gasUsed),
              })}
            </span>
          </Field>
        )}
      </dl>
      <p className="note">
        {t('optimisticLenses.oneShotNote')} <Measured />
      </p>
    </div>
  )
}
