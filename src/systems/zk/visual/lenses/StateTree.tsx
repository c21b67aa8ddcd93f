import { useId, useState } from 'react'
import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits, shortHash } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Checked, Field, Gone, Open, Section, Select } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import type { AccountPath, StateName } from '../../engine/pictures.ts'
import type { ZkView } from '../../engine/types/view.ts'
import { accountId, ownObject } from '../ids.ts'
import { belowZero } from '../words.ts'
import { type Recomputed, type Rung, recomputed } from './model/path.ts'
import type { Props } from './props.ts'
import { useZk } from './reads.ts'
import { balanceInEther } from './words.ts'

/** From one account’s three numbers up to the one that L1 has, all of it hashed again in the page. */
export function StateTree({ view, id, reads }: Props) {
  const object = ownObject(id)
  const ids = [useId(), useId()] as const
  const [asked, setAsked] = useState(view.accounts[1]?.number ?? 0)
  const [at, setAt] = useState<StateName>('newest')
  const number = object?.kind === 'account' ? object.number : asked
  const read = useZk(reads, 'zk_account', [number, at])
  return (
    <>
      {object?.kind === 'account' ? null : (
        <Select
          id={ids[0]}
          label={t('zkLenses.accountAsk')}
          value={`${number}`}
          options={view.accounts.map((each) => [
            `${each.number}`,
            t('zkLenses.accountOption', { n: each.number, name: each.name }),
          ])}
          onChange={(value) => setAsked(Number(value))}
        />
      )}
      <Select
        id={ids[1]}
        label={t('zkLenses.stateAsk')}
        value={at}
        options={[
          ['newest', t('zkLenses.stateNewest')],
          ['executed', t('zkLenses.stateExecuted')],
        ]}
        onChange={(value) => setAt(value === 'executed' ? 'executed' : 'newest')}
      />
      <Shown read={read}>
        {(path) =>
          path === null ? (
            <Gone>{t('zkLenses.accountNone', { n: number })}</Gone>
          ) : (
            <Path view={view} path={path} found={recomputed(path)} />
          )
        }
      </Shown>
    </>
  )
}

interface PathProps {
  readonly view: ZkView
  readonly path: AccountPath
  readonly found: Recomputed
}

function Path({ view, path, found }: PathProps) {
  const isChain = path.subtree === 'chain'
  const known = path.at === 'newest' ? view.roots.state : view.l1State.root
  return (
    <>
      <Section title={t('zkLenses.leafTitle')}>
        <dl className="fields">
          <Field label={t('zkLenses.leafKeyX')}>
            <HashValue hash={path.keyX} />
          </Field>
          <Field label={t('zkLenses.leafKeyY')}>
            <HashValue hash={path.keyY} />
          </Field>
          <Field label={t('zkLenses.leafKeyHash')}>
            <HashValue hash={found.keyHash} />
          </Field>
          <Field label={t('zkLenses.leafBalance')}>
            <span className="mono">{groupDigits(path.balance)}</span>
          </Field>
          <Field label={t('zkLenses.leafNonce')}>
            <span className="mono">{path.nonce}</span>
          </Field>
        </dl>
        <Checked
          label={t('zkLenses.leafComputed')}
          against={t('zkLenses.leafOf', { n: path.number })}
          computed={found.leaf}
          expected={path.leaf}
          fits={found.leafFits}
        />
      </Section>
      <Section title={t('zkLenses.wayTitle')} aside={t('zkLenses.wayLevels', { n: found.rungs.length })}>
        <p className="note">{t('zkLenses.wayNote')}</p>
        <Rungs rungs={found.rungs} />
        <Checked
          label={t('zkLenses.topComputed')}
          against={t(isChain ? 'zkLenses.rootOfChain' : 'zkLenses.rootOfCommittee')}
          computed={found.top}
          expected={isChain ? path.chainRoot : path.committeeRoot}
          fits={found.topFits}
        />
      </Section>
      <Section title={t('zkLenses.stateRootTitle')}>
        <p className="formula mono">root = Poseidon(chain, committee, messages, domain)</p>
        <dl className="fields">
          <Field label={t('zkLenses.chainRoot')}>
            <HashValue hash={path.chainRoot} />
          </Field>
          <Field label={t('zkLenses.committeeRoot')}>
            <HashValue hash={path.committeeRoot} />
          </Field>
          <Field label={t('zkLenses.messagesHash')}>
            <HashValue hash={path.messages} />
          </Field>
          <Field label={t('zkLenses.domain')}>
            <HashValue hash={path.domain} />
          </Field>
        </dl>
        <Checked
          label={t('zkLenses.rootComputed')}
          against={t(path.at === 'newest' ? 'zkLenses.rootNewest' : 'zkLenses.rootExecuted')}
          computed={found.root}
          expected={known}
          fits={BigInt(found.root) === BigInt(known)}
        />
        <p className="note">{t('zkLenses.pathNote')}</p>
      </Section>
    </>
  )
}

/** A line for each height: four children, the one that one came from in bold, and their hash. */
function Rungs({ rungs }: { readonly rungs: readonly Rung[] }) {
  return (
    <ol className="zkl__rungs mono">
      {rungs.map(({ children, ours, parent }, height) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level of a tree is its height
        <li key={height}>
          {children.map((child, place) =>
            place === ours ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a child is its place
              <b key={place} title={child}>
                {shortHash(child)}
              </b>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a child is its place
              <span key={place} title={child}>
                {shortHash(child)}
              </span>
            ),
          )}
          <span title={parent}>
            <span aria-hidden="true">→ </span>
            {shortHash(parent)}
          </span>
        </li>
      ))}
    </ol>
  )
}

const MOST_ACCOUNTS = 60

/** All accounts at a glance. */
export function Accounts({ view, select }: Props) {
  return (
    <Section title={t('zkLenses.lensAccounts')} aside={groupDigits(view.accounts.length)}>
      <table className="own__table own__table--figures">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.accountColumn')}</th>
            <th scope="col">{t('zkLenses.balanceColumn')}</th>
            <th scope="col">{t('zkLenses.onL1Balance')}</th>
            <th scope="col">{t('zkLenses.dataColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {view.accounts.slice(0, MOST_ACCOUNTS).map(({ number, name, balance, executedBalance, subtree }) => (
            <tr key={number}>
              <th scope="row">
                <Open id={accountId(number)} select={select}>
                  {t('zkLenses.accountOption', { n: number, name })}
                </Open>
              </th>
              <td className="mono">{balanceInEther(balance)}</td>
              <td className="mono">{executedBalance === null ? '–' : balanceInEther(executedBalance)}</td>
              <td>{t(subtree === 'chain' ? 'zkLenses.dataOnChain' : 'zkLenses.dataAtCommittee')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.accounts.length <= MOST_ACCOUNTS ? null : (
        <p className="note">{t('zkLenses.andMore', { n: groupDigits(view.accounts.length - MOST_ACCOUNTS) })}</p>
      )}
      <p className="note">{t('zkLenses.accountsNote')}</p>
      {view.accounts.every(({ balance }) => belowZero(balance) === null) ? null : (
        <p className="note">{t('zkLenses.belowZeroNote')}</p>
      )}
    </Section>
  )
}
