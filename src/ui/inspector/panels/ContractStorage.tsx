import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { keysFromAddresses, keysFromAll, keysFromTrace } from '../../../l1/trace/mappingKeys.ts'
import { decodeStorage, type KnownKeys } from '../../../l1/trace/storage.ts'
import type { L1View } from '../../../l1/types.ts'
import type { KnownContract } from '../../exhibit.ts'
import { CellView, type Links } from '../Fields.tsx'
import { sameHex } from '../model/cells.ts'
import { storageRows } from '../model/storage.ts'
import { type ChainReads, type Reading, useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'

/** Running a transaction again takes its time: the newest ones tell the keys that matter most. */
const TRACES_READ = 6

/** Keys of mappings that somebody here would have: everyone's address, and what its newest transactions hashed. */
export async function knownKeys({ trace }: Reading, address: Hex, l1: L1View): Promise<KnownKeys> {
  const traced = l1.transactions
    .filter(({ to, block }) => block !== null && sameHex(address, to))
    .slice(-TRACES_READ)
    .map(({ hash }) => trace(hash))
  const traces = await Promise.all(traced)
  const addresses = [...l1.people, ...l1.contracts].map((each) => each.address)
  return keysFromAll([
    keysFromAddresses(addresses),
    ...traces.flatMap((found) => (found === null ? [] : [keysFromTrace(found)])),
  ])
}

async function readStorage(reading: Reading, contract: KnownContract, address: Hex, l1: L1View) {
  const keys = await knownKeys(reading, address, l1)
  const read = async (slot: Hex): Promise<Hex> => (await reading.client.getStorageAt({ address, slot })) ?? '0x'
  return storageRows(l1, await decodeStorage(contract.debug.storageLayout, read, { keys }))
}

export const useStorage = (reads: ChainReads, contract: KnownContract, address: Hex, l1: L1View) =>
  useRead(reads, ['storage', address], (reading) => readStorage(reading, contract, address, l1))

interface ContractStorageProps {
  readonly address: Hex
  readonly contract: KnownContract
  readonly reads: ChainReads
  readonly links: Links
}

export function ContractStorage({ address, contract, reads, links }: ContractStorageProps) {
  const rows = useStorage(reads, contract, address, links.l1)
  return (
    <div className="ins">
      <Shown read={rows}>
        {(found) =>
          found.length === 0 ? (
            <p className="note">{t('inspector.storageNone')}</p>
          ) : (
            <>
              <ul className="storage">
                {found.map(({ id, depth, label, type, value, where }) => (
                  <li key={id} style={{ paddingInlineStart: `${depth * 0.875}rem` }}>
                    <span className="storage__label mono">{label}</span>
                    {value === null ? null : <CellView cell={value} links={links} />}
                    <span className="note">
                      {type} <span className="mono">{where}</span>
                    </span>
                  </li>
                ))}
              </ul>
              <p className="note">
                {t('inspector.storageNote')} {t('inspector.storageZero')}
              </p>
            </>
          )
        }
      </Shown>
    </div>
  )
}
