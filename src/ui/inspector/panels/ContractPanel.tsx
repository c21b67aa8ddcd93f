import type { ReactNode } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { plainProse } from '../../../content/plainProse.ts'
import type { Hex } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { AnyExhibit, KnownContract } from '../../exhibit.ts'
import { Fields, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { useKnown } from '../known.ts'
import { Lenses, type LensTab } from '../Lenses.tsx'
import { accountRows } from '../model/account.ts'
import { block, type Row, sameHex, whoIs } from '../model/cells.ts'
import { useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { SourceView } from '../SourceView.tsx'
import { ItsTransactions } from './AccountPanel.tsx'
import { ContractProof } from './ContractProof.tsx'
import { ContractStorage } from './ContractStorage.tsx'
import { readAccount } from './readAccount.ts'
import type { PanelProps } from './types.ts'

type ContractPanelProps = PanelProps & { readonly address: Hex; readonly exhibit: AnyExhibit }

export function ContractPanel({ address, exhibit, reads, links, lens, onLens }: ContractPanelProps) {
  const read = useRead(reads, ['account', address], (reading) => readAccount(reading, address))
  const known = useKnown(reads, exhibit, links.l1)
  const ofKnown = (none: string, draw: (contract: KnownContract) => ReactNode) => () => (
    <Shown read={known}>
      {(contracts) => {
        const contract = contracts.at(address)
        return contract === null ? <p className="ins note">{none}</p> : draw(contract)
      }}
    </Shown>
  )
  const tabs: readonly LensTab[] = [
    {
      id: 'fields',
      title: t('inspector.lensFields'),
      render: () => (
        <>
          <div className="ins">
            <Shown read={read}>
              {(facts) => <Fields rows={[...accountRows(facts), ...creation(links, address)]} links={links} />}
            </Shown>
          </div>
          <ItsTransactions address={address} links={links} />
        </>
      ),
    },
    {
      id: 'storage',
      title: t('inspector.lensStorage'),
      render: ofKnown(t('inspector.storageUnknown'), (contract) => (
        <ContractStorage address={address} contract={contract} reads={reads} links={links} />
      )),
    },
    {
      id: 'solidity',
      title: t('inspector.lensSolidity'),
      render: ofKnown(t('inspector.sourceNone'), (contract) => (
        <div className="ins ins--source">
          <SourceView text={contract.debug.sources[0]?.text ?? ''} />
        </div>
      )),
    },
    {
      id: 'methods',
      title: t('inspector.lensMethods'),
      render: ofKnown(t('inspector.methodNone'), (contract) => <Methods contract={contract} />),
    },
    {
      id: 'proof',
      title: t('inspector.lensProof'),
      render: () => (
        <Shown read={known}>
          {(contracts) => (
            <ContractProof address={address} contract={contracts.at(address)} reads={reads} links={links} />
          )}
        </Shown>
      ),
    },
  ]
  return (
    <>
      <Head title={whoIs(links.l1, address).name} state={{ words: t('inspector.contractState') }} />
      <Lenses lens={lens} onLens={onLens} tabs={tabs} />
    </>
  )
}

function creation({ l1 }: Links, address: Hex): Row[] {
  const contract = l1.contracts.find((each) => sameHex(each.address, address))
  return contract ? [{ label: t('inspector.creationBlock'), value: block(contract.deployedIn) }] : []
}

function Methods({ contract }: { contract: KnownContract }) {
  return (
    <ul className="ins methods">
      {contract.debug.methods.map(({ signature, selector, gas, notice }) => (
        <li key={selector}>
          <p className="methods__head mono">
            {signature} <span className="note">{selector}</span>
          </p>
          {notice === null ? null : <p>{plainProse(notice)}</p>}
          {gas === null ? null : <p className="note">{t('inspector.methodGas', { gas: groupDigits(gas) })}</p>}
        </li>
      ))}
    </ul>
  )
}
