import { t } from '../../../content/messages/areas/inspector.ts'
import type { Moment } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { AnyExhibit } from '../../exhibit.ts'
import { AccountRef, CellView, Fields, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { type Known, useKnown } from '../known.ts'
import { Lenses } from '../Lenses.tsx'
import { block, type Cell, hash, mono, text, worldTime } from '../model/cells.ts'
import {
  type AccountDiffJson,
  changesOf,
  type DiffEnd,
  inReadingOrder,
  type SlotDiffJson,
  type StateDiffJson,
  signed,
  sumsOf,
  titleOf,
  wordText,
} from '../model/stateDiff.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { Arrow } from './BlockPanel.tsx'
import { readNamedChanges, readStateDiff } from './readStateDiff.ts'
import type { PanelProps } from './types.ts'

/** Two moments of one line. */
export interface Comparison {
  readonly from: Moment
  readonly to: Moment
}

type DiffPanelProps = PanelProps & { readonly compare: Comparison | null; readonly exhibit: AnyExhibit }

/** What differs between the moment that was pinned and the one that is shown. */
export function DiffPanel({ compare, exhibit, reads, links, lens, onLens }: DiffPanelProps) {
  if (compare === null) {
    return (
      <>
        <Head title={t('inspector.diffTitle')} state={null} />
        <p className="ins note">{t('inspector.diffNoPin')}</p>
      </>
    )
  }
  return <Diff compare={compare} exhibit={exhibit} panel={{ reads, links, lens, onLens }} />
}

interface DiffProps {
  readonly compare: Comparison
  readonly exhibit: AnyExhibit
  readonly panel: PanelProps
}

function Diff({ compare: { from, to }, exhibit, panel }: DiffProps) {
  const { reads, links, lens, onLens } = panel
  const known = useKnown(reads, exhibit, links.l1)
  const read = useRead(reads, ['diff', from.position, from.seq, to.position, to.seq], async (reading) =>
    readStateDiff(reading, from, to),
  )
  return (
    <>
      <Head
        title={t('inspector.diffTitle')}
        state={
          read.state === 'ready'
            ? { words: t('inspector.diffState', { n: groupDigits(read.data.accounts.length + read.data.omitted) }) }
            : null
        }
      />
      <Lenses
        lens={lens}
        onLens={onLens}
        tabs={[
          {
            id: 'accounts',
            title: t('inspector.lensAccounts'),
            render: () => (
              <Shown read={read}>
                {(diff) => (
                  <Shown read={known}>
                    {(contracts) => <Accounts diff={diff} known={contracts} reads={reads} links={links} />}
                  </Shown>
                )}
              </Shown>
            ),
          },
          {
            id: 'sums',
            title: t('inspector.lensSums'),
            render: () => <Shown read={read}>{(diff) => <SumsOf diff={diff} links={links} />}</Shown>,
          },
        ]}
      />
    </>
  )
}

interface AccountsProps {
  readonly diff: StateDiffJson
  readonly known: Known
  readonly reads: ChainReads
  readonly links: Links
}

function Accounts({ diff, known, reads, links }: AccountsProps) {
  return (
    <>
      <Ends diff={diff} links={links} />
      {diff.accounts.length === 0 ? (
        <p className="ins note">
          {t(diff.from.hash === diff.to.hash ? 'inspector.diffSameBlock' : 'inspector.diffNothing')}
        </p>
      ) : null}
      {inReadingOrder(links.l1, diff.accounts).map((account) => (
        <Account key={account.key} account={account} known={known} reads={reads} links={links} />
      ))}
      {diff.omitted === 0 ? null : (
        <p className="ins note">{t('inspector.diffOmitted', { n: groupDigits(diff.omitted) })}</p>
      )}
    </>
  )
}

function Ends({ diff: { from, to }, links }: { diff: StateDiffJson; links: Links }) {
  const value = ({ block: number }: DiffEnd): Cell => block(number)
  const aside = ({ at }: DiffEnd): Cell => text(worldTime(at))
  return (
    <div className="ins">
      <Fields
        links={links}
        rows={[
          { label: t('inspector.diffFrom'), value: value(from), aside: aside(from) },
          { label: t('inspector.diffTo'), value: value(to), aside: aside(to) },
        ]}
      />
    </div>
  )
}

type AccountProps = Omit<AccountsProps, 'diff'> & { readonly account: AccountDiffJson }

function Account({ account, known, reads, links }: AccountProps) {
  const { address, before, after, storage, storageOmitted } = account
  const contract = known.at(address)
  return (
    <section className="ins">
      <h3 className="h-sec">
        {address === null ? <span className="mono">{titleOf(links.l1, account)}</span> : null}
        {address === null ? null : <AccountTitle account={account} links={links} />}
        {before === null ? <span className="note">{t('inspector.diffCreated')}</span> : null}
        {after === null ? <span className="note">{t('inspector.diffDestroyed')}</span> : null}
      </h3>
      {changesOf(account).map(({ label, before: was, after: is, by }) => (
        <ChangeRow key={label} label={label} was={mono(was)} is={mono(is)} by={by} links={links} />
      ))}
      {storage.length === 0 ? null : contract === null || address === null ? (
        <RawSlots slots={storage} links={links} />
      ) : (
        <NamedSlots slots={storage} subject={{ address, contract, l1: links.l1 }} reads={reads} links={links} />
      )}
      {storageOmitted === 0 ? null : (
        <p className="note">{t('inspector.diffSlotsOmitted', { n: groupDigits(storageOmitted) })}</p>
      )}
    </section>
  )
}

function AccountTitle({ account, links }: { account: AccountDiffJson; links: Links }) {
  const title = titleOf(links.l1, account)
  return title.startsWith('EIP-') ? (
    <span>{t('inspector.diffProtocol', { name: title })}</span>
  ) : (
    <AccountRef address={account.address ?? '0x'} links={links} />
  )
}

interface ChangeRowProps {
  readonly label: string
  readonly was: Cell
  readonly is: Cell
  readonly by?: string | null
  readonly links: Links
}

function ChangeRow({ label, was, is, by = null, links }: ChangeRowProps) {
  return (
    <div className="change">
      <span className="change__label">{label}</span>
      {by === null ? <span /> : <span className="change__by mono">{by}</span>}
      <span className="change__values">
        <CellView cell={was} links={links} /> <Arrow /> <CellView cell={is} links={links} />
      </span>
    </div>
  )
}

/** Without a layout, words are numbers under numbers; without the slot, under the hash of a number. */
function RawSlots({ slots, links }: { slots: readonly SlotDiffJson[]; links: Links }) {
  return slots.map(({ key, slot, before, after }) => (
    <ChangeRow
      key={key}
      label={
        slot === null
          ? t('inspector.diffSlotHashed', { key: key.slice(0, 10) })
          : t('inspector.storageSlot', { slot: wordText(slot) })
      }
      was={mono(wordText(before))}
      is={mono(wordText(after))}
      links={links}
    />
  ))
}

interface NamedSlotsProps {
  readonly slots: readonly SlotDiffJson[]
  readonly subject: Parameters<typeof readNamedChanges>[2]
  readonly reads: ChainReads
  readonly links: Links
}

function NamedSlots({ slots, subject, reads, links }: NamedSlotsProps) {
  const about = slots.map(({ key, before, after }) => `${key}${before}${after}`).join()
  const read = useRead(reads, ['diff-names', subject.address, about], (reading) =>
    readNamedChanges(reading, slots, subject),
  )
  return (
    <Shown read={read}>
      {(changes) => {
        const named = new Set(changes.map(({ slot }) => slot))
        const rest = slots.filter(({ slot }) => slot === null || !named.has(slot))
        return (
          <>
            {changes.map(({ label, before, after }) => (
              <ChangeRow
                key={label}
                label={label}
                was={before?.value ?? mono(before?.raw ?? t('inspector.none'))}
                is={after?.value ?? mono(after?.raw ?? t('inspector.none'))}
                links={links}
              />
            ))}
            <RawSlots slots={rest} links={links} />
          </>
        )
      }}
    </Shown>
  )
}

function SumsOf({ diff, links }: { diff: StateDiffJson; links: Links }) {
  const { total, burnt, rest } = sumsOf(diff)
  return (
    <div className="ins">
      <Fields
        links={links}
        rows={[
          { label: t('inspector.diffTotal'), value: mono(signed(total)) },
          { label: t('inspector.diffBurnt'), value: mono(signed(-burnt)) },
          { label: t('inspector.diffIssued'), value: mono(signed(rest)) },
          { label: t('inspector.diffRootFrom'), value: hash(diff.from.stateRoot) },
          { label: t('inspector.diffRootTo'), value: hash(diff.to.stateRoot) },
        ]}
      />
      <p className="note">{t(rest === 0n ? 'inspector.diffConserved' : 'inspector.diffByHand')}</p>
    </div>
  )
}
