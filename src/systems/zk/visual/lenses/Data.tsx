import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { Field, Open, Section } from '../../../../ui/inspector/own/parts.tsx'
import { StateGlyph, type StateName } from '../../../../ui/marks/StateGlyph.tsx'
import type { AccountView, DataView as WhoAsked, ZkView } from '../../engine/types/view.ts'
import { accountId, COMMITTEE, ownObject } from '../ids.ts'
import { type Leaving, leavingOf } from './model/leaving.ts'
import type { Props } from './props.ts'
import { nameOfId, timeWords } from './words.ts'

const MOST_ACCOUNTS = 60

/** Where the data of accounts are, and who could therefore leave if everybody else stopped now. */
export function Data({ view, id, select }: Props) {
  const object = ownObject(id)
  const accounts =
    object?.kind === 'account' ? view.accounts.filter(({ number }) => number === object.number) : view.accounts
  return (
    <>
      <p className="ins note">{t('zkLenses.dataNote')}</p>
      <dl className="ins fields">
        <Field label={t('zkLenses.dataChainTitle')}>
          {t(
            view.batches.some(({ posting }) => posting === 'blob') ? 'zkLenses.dataInBlobs' : 'zkLenses.dataInCalldata',
          )}
        </Field>
        <Field label={t('zkLenses.dataCommitteeTitle')}>
          {view.committee.length === 0 ? (
            t('zkLenses.dataNoCommittee')
          ) : (
            <Open id={COMMITTEE} select={select}>
              {t('zkLenses.dataHeldBy')}
            </Open>
          )}
        </Field>
      </dl>
      <Section title={t('zkLenses.couldLeaveTitle')}>
        <table className="own__table">
          <thead>
            <tr>
              <th scope="col">{t('zkLenses.accountColumn')}</th>
              <th scope="col">{t('zkLenses.dataColumn')}</th>
              <th scope="col">{t('zkLenses.couldLeaveColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.slice(0, MOST_ACCOUNTS).map((account) => (
              <CouldLeave key={account.number} view={view} account={account} select={select} />
            ))}
          </tbody>
        </table>
        {accounts.length <= MOST_ACCOUNTS ? null : (
          <p className="note">{t('zkLenses.andMore', { n: groupDigits(accounts.length - MOST_ACCOUNTS) })}</p>
        )}
        <p className="note">{t('zkLenses.couldLeaveNote')}</p>
      </Section>
      <Section title={t('zkLenses.askedTitle')}>
        {view.data.length === 0 ? <p className="note">{t('zkLenses.askedNone')}</p> : null}
        <ul className="plainlist zkl__rows">
          {view.data.map((asked) => (
            <li key={asked.byId}>
              <span>
                {nameOfId(view, asked.byId)}, {timeWords(asked.at)}
              </span>
              <span>{askedWords(view, asked)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

interface CouldLeaveProps {
  readonly view: ZkView
  readonly account: AccountView
  readonly select: Props['select']
}

function CouldLeave({ view, account, select }: CouldLeaveProps) {
  const leaving = leavingOf(view, account)
  return (
    <tr>
      <th scope="row">
        <Open id={accountId(account.number)} select={select}>
          {t('zkLenses.accountOption', { n: account.number, name: account.name })}
        </Open>
      </th>
      <td>{t(account.subtree === 'chain' ? 'zkLenses.dataOnChain' : 'zkLenses.dataAtCommittee')}</td>
      <td>
        <span className="zkl__state">
          <StateGlyph state={GLYPHS[leaving.can]} />
          {leavingWords(leaving)}
        </span>
      </td>
    </tr>
  )
}

const GLYPHS: { readonly [can in Leaving['can']]: StateName } = {
  left: 'final',
  'not-there': 'delayed',
  gone: 'frozen',
  'from-l1': 'proven',
  'from-member': 'promised',
  'from-copy': 'proven',
  'no-data': 'frozen',
}

function leavingWords(leaving: Leaving): string {
  switch (leaving.can) {
    case 'left':
      return t('zkLenses.leaveLeft')
    case 'not-there':
      return t('zkLenses.leaveNotThere')
    case 'gone':
      return t('zkLenses.leaveGone')
    case 'from-l1':
      return t('zkLenses.leaveFromL1')
    case 'from-member':
      return t('zkLenses.leaveFromMember', { name: leaving.member })
    case 'from-copy':
      return t('zkLenses.leaveFromCopy')
    case 'no-data':
      return t('zkLenses.leaveNoData')
  }
}

/** Each part is a sentence of its own. */
function askedWords(view: ZkView, { chainAgrees, committee, missing }: WhoAsked): string {
  return [
    t(chainAgrees ? 'zkLenses.askedChainFits' : 'zkLenses.askedChainNot'),
    ...(committee === null ? [] : [t('zkLenses.askedCommittee', { name: nameOfId(view, committee) })]),
    ...(missing.length === 0 ? [] : [t('zkLenses.askedMissing', { n: groupDigits(missing.length) })]),
  ].join('; ')
}
