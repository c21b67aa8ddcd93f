import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { L1View, TxView } from '../../../l1/types.ts'
import { Fields, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { Lenses } from '../Lenses.tsx'
import { accountRows, delegateOf } from '../model/account.ts'
import { sameHex, whoIs } from '../model/cells.ts'
import { useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { TxList } from './BlockPanel.tsx'
import { ProofLens } from './ProofLens.tsx'
import { readAccount } from './readAccount.ts'
import type { PanelProps } from './types.ts'

export function AccountPanel({ address, reads, links, lens, onLens }: PanelProps & { readonly address: Hex }) {
  const read = useRead(reads, ['account', address], (reading) => readAccount(reading, address))
  const isDelegated = read.state === 'ready' && delegateOf(read.data.code) !== null
  const isPerson = links.l1.people.some((person) => sameHex(person.address, address))
  return (
    <>
      <Head
        title={whoIs(links.l1, address).name}
        state={{ words: t(isDelegated ? 'inspector.delegatedState' : 'inspector.accountState') }}
        {...(isPerson ? { simplified: 'known-keys' as const } : {})}
      />
      <Lenses
        lens={lens}
        onLens={onLens}
        tabs={[
          {
            id: 'fields',
            title: t('inspector.lensFields'),
            render: () => (
              <>
                <div className="ins">
                  <Shown read={read}>{(facts) => <Fields rows={accountRows(facts)} links={links} />}</Shown>
                </div>
                <ItsTransactions address={address} links={links} />
              </>
            ),
          },
          {
            id: 'proof',
            title: t('inspector.lensProof'),
            render: () => <ProofLens address={address} reads={reads} links={links} />,
          },
        ]}
      />
    </>
  )
}

const MOST_SHOWN = 30

/** The newest first, as far as the view remembers. */
export function transactionsOf(l1: L1View, address: Hex): readonly TxView[] {
  return l1.transactions.filter(({ from, to }) => sameHex(from, address) || sameHex(address, to)).toReversed()
}

export function ItsTransactions({ address, links }: { address: Hex; links: Links }) {
  const all = transactionsOf(links.l1, address)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.itsTransactions')} <span className="note mono">{all.length}</span>
      </h3>
      {all.length === 0 ? <p className="note">{t('inspector.itsTransactionsNone')}</p> : null}
      <TxList txs={all.slice(0, MOST_SHOWN).map((tx) => ({ ...tx, value: BigInt(tx.valueWei) }))} links={links} />
    </div>
  )
}
