import { t } from '../../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { CellView, Fields } from '../../../../ui/inspector/Fields.tsx'
import { block, tx } from '../../../../ui/inspector/model/cells.ts'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import type { MessageView, OptimisticView } from '../../engine/types/view.ts'
import { batchId, messageId, ownObject, withdrawalId } from '../ids.ts'
import { ether, GLYPH_OF, nameOfId, wordsOf } from './words.ts'

const KINDS = {
  deposit: 'optimisticLenses.messageDeposit',
  transfer: 'optimisticLenses.messageTransfer',
  swap: 'optimisticLenses.messageSwap',
  withdraw: 'optimisticLenses.messageWithdraw',
} as const
const MOST_SHOWN = 50

const nameOf = (view: OptimisticView, { kind, fromId, amount }: MessageView): string =>
  t(KINDS[kind], { who: nameOfId(view, fromId), amount: ether(amount) })

function stateOf(view: OptimisticView, { batch, ok, dueAt }: MessageView): string {
  if (batch !== null && ok === false) return t('optimisticLenses.messageNoEffect', { batch })
  if (batch !== null) return t('optimisticLenses.messageTaken', { batch })
  const left = dueAt - view.now
  return left > 0
    ? t('optimisticLenses.messageDueIn', { left: duration(left) })
    : t('optimisticLenses.messageOverdue', { since: duration(-left) })
}

/** What came over L1, and until when the sequencer may let it wait. */
export function Inbox({ view, select }: LensProps<OptimisticView>) {
  const newest = view.messages.slice(-MOST_SHOWN).reverse()
  return (
    <Section
      title={t('optimisticLenses.inboxTitle')}
      aside={t('optimisticLenses.messages', { n: groupDigits(view.messages.length) })}
    >
      {newest.length === 0 ? <p className="note">{t('optimisticLenses.inboxEmpty')}</p> : null}
      <ul className="plainlist rowlist">
        {newest.map((each) => (
          <li key={each.message}>
            <Open id={messageId(each.message)} select={select}>
              {nameOf(view, each)}
            </Open>
            <span className="note">{stateOf(view, each)}</span>
          </li>
        ))}
      </ul>
      <p className="note">{t('optimisticLenses.inboxNote', { delay: duration(view.params.forceDelaySeconds) })}</p>
      <ContractLink address={view.contracts.inbox} select={select} />
    </Section>
  )
}

const ContractLink = ({ address, select }: { readonly address: string; readonly select: (id: string) => void }) => (
  <p>
    <Open id={`contract:${address}`} select={select}>
      {t('optimisticLenses.seeContract')}
    </Open>
  </p>
)

export function Message({ view, id, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const message = object?.kind === 'message' ? view.messages.find((each) => each.message === object.number) : undefined
  if (message === undefined) return <Gone>{t('optimisticLenses.messageNone')}</Gone>
  const links = { l1: view.l1, select }
  return (
    <div className="ins own">
      <StateLine glyph={message.batch === null ? 'delayed' : message.ok === false ? 'rejected' : 'posted'}>
        {stateOf(view, message)}
      </StateLine>
      <p>{nameOf(view, message)}</p>
      <Fields
        links={links}
        rows={[
          { label: t('optimisticLenses.saidIn'), value: block(message.block) },
          { label: t('optimisticLenses.postedBy'), value: tx(message.tx) },
        ]}
      />
      <L1Fee view={view} hash={message.tx} />
      {message.batch === null ? null : (
        <p>
          <Open id={batchId(message.batch)} select={select}>
            {t('optimisticLenses.batchTitle', { n: message.batch })}
          </Open>
        </p>
      )}
      <p className="note">{t('optimisticLenses.messageNote', { delay: duration(view.params.forceDelaySeconds) })}</p>
    </div>
  )
}

/** What a person paid L1 for it, from the receipt. */
function L1Fee({ view, hash }: { readonly view: OptimisticView; readonly hash: string | null }) {
  const fee = view.l1.transactions.find((each) => each.hash === hash)?.feeWei ?? null
  if (fee === null) return null
  return (
    <dl className="fields">
      <Field label={t('optimisticLenses.l1Fee')}>
        <span className="mono">{eth(fee)}</span>
      </Field>
    </dl>
  )
}

/** The vault, what it owes, and everybody on the way out. */
export function Withdrawals({ view, select }: LensProps<OptimisticView>) {
  const { heldWei, owedWei, stolenWei } = view.bridge
  const newest = view.withdrawals.slice(-MOST_SHOWN).reverse()
  return (
    <div className="ins own">
      <dl className="fields">
        <Field label={t('optimisticLenses.bridgeHeld')}>
          <span className="mono">{eth(heldWei)}</span>
        </Field>
        <Field label={t('optimisticLenses.bridgeOwed')}>
          <span className="mono">{eth(owedWei)}</span>
        </Field>
        {BigInt(stolenWei) === 0n ? null : (
          <Field label={t('optimisticLenses.bridgeStolen')}>
            <b className="mono">{eth(stolenWei)}</b>
          </Field>
        )}
      </dl>
      {BigInt(stolenWei) === 0n ? null : <StateLine glyph="stolen">{t('optimisticLenses.bridgeRobbed')}</StateLine>}
      <Section title={t('optimisticLenses.withdrawalsTitle')} aside={groupDigits(view.withdrawals.length)}>
        {newest.length === 0 ? <p className="note">{t('optimisticLenses.withdrawalsNone')}</p> : null}
        <ul className="plainlist rowlist">
          {newest.map(({ withdrawal, toId, amountGwei, standing, paidIn, offer }) => (
            <li key={withdrawal}>
              <Open id={withdrawalId(withdrawal)} select={select}>
                {t('optimisticLenses.withdrawalOf', { who: nameOfId(view, toId), amount: ether(amountGwei) })}
              </Open>
              <span className="note">{paidIn === null ? wordsOf(standing) : t('optimisticLenses.withdrawalPaid')}</span>
              {offer?.status === 'open' ? (
                <span className="note">
                  {t('optimisticLenses.withdrawalForSale', {
                    amount: ether(amountGwei),
                    price: eth(offer.priceWei),
                  })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <p className="note">
        {t('optimisticLenses.bridgeNote')} {t('optimisticLenses.bridgeEther')}{' '}
        <ProseText prose="{simplified:ether-bridge}" />
      </p>
      <ContractLink address={view.contracts.bridge} select={select} />
    </div>
  )
}

export function Withdrawal({ view, id, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const one =
    object?.kind === 'withdrawal' ? view.withdrawals.find((each) => each.withdrawal === object.number) : undefined
  if (one === undefined) return <Gone>{t('optimisticLenses.withdrawalNone')}</Gone>
  const links = { l1: view.l1, select }
  return (
    <div className="ins own">
      <StateLine glyph={one.paidIn === null ? GLYPH_OF[one.standing] : 'final'}>
        {one.paidIn === null ? wordsOf(one.standing) : t('optimisticLenses.withdrawalPaid')}
      </StateLine>
      <p>{t('optimisticLenses.withdrawalOf', { who: nameOfId(view, one.toId), amount: ether(one.amountGwei) })}</p>
      <Section title={t('optimisticLenses.waysTitle')}>
        <dl className="exitways">
          <dt>{t('optimisticLenses.wayWait')}</dt>
          <dd>{waitWords(view, one)}</dd>
          {one.paidIn === null ? null : (
            <dd>
              <CellView cell={tx(one.paidIn)} links={links} />
            </dd>
          )}
          <dt>{t('optimisticLenses.waySell')}</dt>
          <dd>{sellWords(view, one)}</dd>
        </dl>
        <L1Fee view={view} hash={one.paidIn} />
      </Section>
      {one.batch === null ? null : (
        <p>
          <Open id={batchId(one.batch)} select={select}>
            {t('optimisticLenses.batchTitle', { n: one.batch })}
          </Open>
        </p>
      )}
      <p className="note">{t('optimisticLenses.waysNote')}</p>
    </div>
  )
}

type One = OptimisticView['withdrawals'][number]

function waitWords(view: OptimisticView, { readyAt, paidIn }: One): string {
  if (paidIn !== null) return t('optimisticLenses.waitPaid')
  if (readyAt === null) return t('optimisticLenses.waitUnclaimed', { window: duration(view.params.windowSeconds) })
  const left = readyAt - view.now
  return left > 0 ? t('optimisticLenses.waitLeft', { left: duration(left) }) : t('optimisticLenses.waitOver')
}

const GWEI = 10n ** 9n

function sellWords(view: OptimisticView, { offer, amountGwei }: One): string {
  const { online, id, feePercent } = view.provider
  if (offer === null) {
    return online
      ? t('optimisticLenses.sellMay', { name: nameOfId(view, id), percent: feePercent })
      : t('optimisticLenses.sellNobody')
  }
  const amount = BigInt(amountGwei) * GWEI
  const price = BigInt(offer.priceWei)
  const said = { price: eth(price), cost: eth(amount > price ? amount - price : 0n) }
  switch (offer.status) {
    case 'open':
      return t('optimisticLenses.sellOpen', said)
    case 'filled':
      return t('optimisticLenses.sellFilled', { ...said, name: nameOfId(view, offer.providerId) })
    case 'collected':
      return t('optimisticLenses.sellCollected', { ...said, name: nameOfId(view, offer.providerId) })
    case 'taken-back':
      return t('optimisticLenses.sellBack', said)
  }
}
