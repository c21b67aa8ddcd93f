import { t } from '../../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { Fields } from '../../../../ui/inspector/Fields.tsx'
import { block, count, ether, hash, measured, type Row, text, tx } from '../../../../ui/inspector/model/cells.ts'
import { Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import type { BatchView, OptimisticView } from '../../engine/types/view.ts'
import { claimId, ownObject } from '../ids.ts'
import { GLYPH_OF, oneDecimal, wordsOf } from './words.ts'

/** A batch as L1 has it, or the one that still fills. */
export function BatchFacts({ view, id, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  if (object?.kind === 'open') return <OpenBatch view={view} />
  const batch = object?.kind === 'batch' ? view.batches.find((each) => each.batch === object.number) : undefined
  if (batch === undefined) return <Gone>{t('optimisticLenses.batchNone')}</Gone>
  const links = { l1: view.l1, select }
  return (
    <div className="ins own">
      <StateLine glyph={GLYPH_OF[batch.standing]}>{wordsOf(batch.standing)}</StateLine>
      <Fields rows={rowsOf(batch)} links={links} />
      <Section title={t('optimisticLenses.batchClaims')}>
        {batch.claims.length === 0 ? (
          <p className="note">{t('optimisticLenses.batchClaimsNone')}</p>
        ) : (
          <p className="refs">
            {batch.claims.map((claim) => (
              <Open key={claim} id={claimId(claim)} select={select}>
                {t('optimisticLenses.claimTitle', { n: claim })}
              </Open>
            ))}
          </p>
        )}
      </Section>
      <p className="note">{t(noteOf(batch))}</p>
      {lostWith(view, batch) > 0 ? (
        <p className="note">
          {t('optimisticLenses.batchMalformed', { n: groupDigits(lostWith(view, batch)) })}{' '}
          <ProseText prose="{simplified:dropped-for-good}" />
        </p>
      ) : null}
    </div>
  )
}

/** What was promised with a batch that can't be read on L1: it holds nothing there. */
const lostWith = ({ transactions }: OptimisticView, { batch, transactions: held }: BatchView): number =>
  held > 0 ? 0 : transactions.filter((each) => each.batch === batch && each.standing === 'dropped').length

const MODES = {
  calldata: 'optimisticLenses.asCalldata',
  blob: 'optimisticLenses.asBlob',
  forced: 'optimisticLenses.asForced',
} as const

function noteOf(batch: BatchView) {
  if (batch.pruned) return 'optimisticLenses.batchPruned'
  if (batch.mode === 'forced') return 'optimisticLenses.batchForcedNote'
  return batch.mode === 'blob' ? 'optimisticLenses.batchBlobNote' : 'optimisticLenses.batchCalldataNote'
}

function rowsOf(batch: BatchView): readonly Row[] {
  const { feeWei, transactions } = batch
  return [
    { label: t('optimisticLenses.postedAs'), value: text(t(MODES[batch.mode])) },
    ...(batch.block === null
      ? [{ label: t('optimisticLenses.postedIn'), value: text(t('optimisticLenses.onItsWay')) }]
      : [{ label: t('optimisticLenses.postedIn'), value: block(batch.block) }]),
    { label: t('optimisticLenses.postedBy'), value: tx(batch.tx) },
    {
      label: t('optimisticLenses.holds'),
      value: text(
        t('optimisticLenses.holdsWords', {
          transactions: groupDigits(batch.transactions),
          blocks: groupDigits(batch.blocks),
          messages: groupDigits(batch.messages),
        }),
      ),
    },
    { label: t('optimisticLenses.bytesColumn'), value: count(batch.bytes) },
    ...(feeWei === null ? [] : [{ label: t('optimisticLenses.paid'), value: ether(BigInt(feeWei)) }]),
    ...(feeWei === null || transactions === 0
      ? []
      : [
          {
            label: t('optimisticLenses.eachColumn'),
            value: ether(BigInt(feeWei) / BigInt(transactions)),
            aside: measured(t('optimisticLenses.bytesCount', { n: oneDecimal(batch.bytes / transactions) })),
          },
        ]),
    { label: t('optimisticLenses.commitment'), value: hash(batch.commitment) },
    ...(batch.output === null ? [] : [{ label: t('optimisticLenses.honestOutput'), value: hash(batch.output) }]),
    ...(batch.steps === null ? [] : [{ label: t('optimisticLenses.steps'), value: count(batch.steps) }]),
  ]
}

function OpenBatch({ view: { open, now, sequencer } }: { readonly view: OptimisticView }) {
  const { maxTransactions, maxAgeSeconds, maxPriceGwei } = sequencer.batchPolicy
  return (
    <div className="ins own">
      <StateLine glyph="promised">{t('optimisticLenses.openState')}</StateLine>
      <dl className="fields">
        <dt>{t('optimisticLenses.holds')}</dt>
        <dd>
          {t('optimisticLenses.openHolds', {
            transactions: groupDigits(open.transactions),
            blocks: groupDigits(open.blocks),
          })}
        </dd>
        {open.since === null ? null : (
          <>
            <dt>{t('optimisticLenses.openSince')}</dt>
            <dd>{duration(Math.max(0, now - open.since))}</dd>
          </>
        )}
        <dt>{t('optimisticLenses.closes')}</dt>
        <dd>{t('optimisticLenses.closesWords', { n: groupDigits(maxTransactions), age: duration(maxAgeSeconds) })}</dd>
        {maxPriceGwei === null ? null : (
          <>
            <dt>{t('optimisticLenses.waits')}</dt>
            <dd>{t('optimisticLenses.waitsWords', { n: groupDigits(maxPriceGwei) })}</dd>
          </>
        )}
      </dl>
      <p className="note">{t('optimisticLenses.openNote')}</p>
    </div>
  )
}
