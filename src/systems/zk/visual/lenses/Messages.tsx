import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import type { MessageView, ZkView } from '../../engine/types/view.ts'
import { accountId, batchId, messageId, ownObject } from '../ids.ts'
import type { Props } from './props.ts'
import { ether, nameOfAccount, timeWords } from './words.ts'

const MOST_SHOWN = 30

/** What L1 told the rollup, in one line. */
export function Messages({ view, select }: Props) {
  const { messages } = view
  return (
    <Section title={t('zkLenses.messagesTitle')} aside={groupDigits(messages.length)}>
      {messages.length === 0 ? (
        <p className="note">{t('zkLenses.messagesNone')}</p>
      ) : (
        <table className="own__table">
          <thead>
            <tr>
              <th scope="col">{t('zkLenses.messageColumn')}</th>
              <th scope="col">{t('zkLenses.accountColumn')}</th>
              <th scope="col">{t('zkLenses.messageDue')}</th>
              <th scope="col">{t('zkLenses.messageState')}</th>
            </tr>
          </thead>
          <tbody>
            {messages.slice(-MOST_SHOWN).map((message) => (
              <tr key={message.message}>
                <th scope="row">
                  <Open id={messageId(message.message)} select={select}>
                    {message.message} {kindWords(message)}
                  </Open>
                </th>
                <td>{nameOfAccount(view, message.account)}</td>
                <td>{timeWords(message.dueAt)}</td>
                <td>{stateWords(view, message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {messages.length <= MOST_SHOWN ? null : (
        <p className="note">{t('zkLenses.andMore', { n: groupDigits(messages.length - MOST_SHOWN) })}</p>
      )}
      <p className="note">{t('zkLenses.messageNote')}</p>
    </Section>
  )
}

const kindWords = ({ kind }: MessageView): string =>
  t(kind === 'deposit' ? 'zkLenses.messageDeposit' : 'zkLenses.messageExit')

const isLate = ({ now }: ZkView, { isTaken, wasReturned, dueAt }: MessageView): boolean =>
  !isTaken && !wasReturned && now >= dueAt

function stateWords(view: ZkView, message: MessageView): string {
  if (message.wasReturned) return t('zkLenses.messageReturned')
  if (message.isTaken) return t('zkLenses.messageTaken')
  if (isLate(view, message)) return t('zkLenses.messageLate')
  return message.batch === null ? t('zkLenses.messageWaits') : t('zkLenses.messageInBatch', { n: message.batch })
}

export function Message({ view, id, select }: Props) {
  const object = ownObject(id)
  const message = object?.kind === 'message' ? view.messages.find((each) => each.message === object.number) : undefined
  if (message === undefined) return <Gone>{t('zkLenses.messageNone')}</Gone>
  return (
    <div className="ins own">
      <StateLine glyph={message.isTaken ? 'proven' : isLate(view, message) ? 'rejected' : 'delayed'}>
        {stateWords(view, message)}
      </StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.messageColumn')}>{kindWords(message)}</Field>
        <Field label={t('zkLenses.accountColumn')}>
          <Open id={accountId(message.account)} select={select}>
            {nameOfAccount(view, message.account)}
          </Open>
        </Field>
        {message.kind === 'exit' ? null : (
          <Field label={t('zkLenses.amountColumn')}>
            <span className="mono">{ether(message.amount)}</span>
          </Field>
        )}
        <Field label={t('zkLenses.messageQueued')}>{timeWords(message.queuedAt)}</Field>
        <Field label={t('zkLenses.messageDue')}>{timeWords(message.dueAt)}</Field>
        <Field label={t('zkLenses.messageTx')}>
          <Open id={`tx:${message.tx}`} select={select}>
            {t('zkLenses.seeTransaction')}
          </Open>
        </Field>
        {message.batch === null ? null : (
          <Field label={t('zkLenses.txBatch')}>
            <Open id={batchId(message.batch)} select={select}>
              {t('zkLenses.batchTitle', { n: message.batch })}
            </Open>
          </Field>
        )}
      </dl>
      <p className="note">{t('zkLenses.messageNote')}</p>
    </div>
  )
}
