import { useId, useState } from 'react'
import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { Field, Gone, Section, Select } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import type { ScopePart, ScopePicture } from '../../engine/pictures.ts'
import type { ZkView } from '../../engine/types/view.ts'
import { ownObject } from '../ids.ts'
import { shortNumber, wireLines } from './model/numbers.ts'
import type { Props } from './props.ts'
import { type Chosen, Row } from './Row.tsx'
import { useZk } from './reads.ts'

const SEPARATOR = ' / '

/** The rows that every batch has to satisfy, gadget by gadget; with a batch chosen, its numbers in them. */
export function Circuit({ view, id, reads }: Props) {
  const selectId = useId()
  const [batch, setBatch] = useState<number | null>(() => batchToShow(view, id))
  const failure = view.batches.find((each) => each.batch === batch)?.proof.failure ?? null
  const [scope, setScope] = useState(failure === null ? '' : outer(failure.constraint))
  const [row, setRow] = useState<Chosen | null>(failure === null ? null : { name: failure.constraint, nth: 0 })
  const read = useZk(reads, 'zk_circuit', [scope])
  const options = view.batches.map((each) => [`${each.batch}`, t('zkLenses.batchTitle', { n: each.batch })] as const)
  return (
    <>
      <Size view={view} />
      <Select
        id={selectId}
        label={t('zkLenses.askBatch')}
        value={batch === null ? '' : `${batch}`}
        options={[['', t('zkLenses.askNobody')], ...options]}
        onChange={(value) => setBatch(value === '' ? null : Number(value))}
      />
      {row === null ? null : (
        <Row key={`${row.name} ${row.nth}`} chosen={row} batch={batch} reads={reads} onChoose={setRow} />
      )}
      <Shown read={read}>
        {(picture) =>
          picture === null ? (
            <Gone>{t('zkLenses.witnessNone')}</Gone>
          ) : (
            <Parts picture={picture} onScope={setScope} onRow={(name) => setRow({ name, nth: 0 })} />
          )
        }
      </Shown>
      {batch === null ? null : <Witness batch={batch} scope={scope} reads={reads} onRow={setRow} />}
      <Demanded />
    </>
  )
}

/** That of the object, or the newest of which there could be no proof. */
function batchToShow(view: ZkView, id: string): number | null {
  const object = ownObject(id)
  if (object?.kind === 'proof' || object?.kind === 'batch') return object.number
  return view.batches.findLast(({ proof }) => proof.failure !== null)?.batch ?? null
}

const outer = (name: string): string => name.split(SEPARATOR).slice(0, -1).join(SEPARATOR)
const within = (scope: string, name: string): string => (scope === '' ? name : `${scope}${SEPARATOR}${name}`)

function Size({ view: { params } }: { readonly view: ZkView }) {
  return (
    <dl className="ins fields">
      <Field label={t('zkLenses.circuitRows')}>
        <span className="mono">{groupDigits(params.rows)}</span>
      </Field>
      <Field label={t('zkLenses.circuitDomain')}>
        <span className="mono">
          {t('zkLenses.circuitDomainWords', { power: params.power, n: groupDigits(2 ** params.power) })}
        </span>
      </Field>
      <Field label={t('zkLenses.circuitPublic')}>
        <span className="mono">{4 + Math.ceil(params.slots / 2)}</span>
      </Field>
    </dl>
  )
}

interface PartsProps {
  readonly picture: ScopePicture
  readonly onScope: (scope: string) => void
  readonly onRow: (name: string) => void
}

function Parts({ picture, onScope, onRow }: PartsProps) {
  const { scope, products, equalities, wires, parts } = picture
  return (
    <Section title={t('zkLenses.circuitTitle')}>
      <Crumbs scope={scope} onScope={onScope} />
      <table className="own__table own__table--figures">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.partName')}</th>
            <th scope="col">{t('zkLenses.partRows')}</th>
            <th scope="col">{t('zkLenses.partEqual')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={`${part.isScope} ${part.name}`}>
              <th scope="row">
                <Part part={part} onOpen={(name) => (part.isScope ? onScope : onRow)(within(scope, name))} />
              </th>
              <td className="mono">{groupDigits(part.products)}</td>
              <td className="mono">{groupDigits(part.equalities)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('zkLenses.togetherRow')}</th>
            <td className="mono">{groupDigits(products)}</td>
            <td className="mono">{groupDigits(equalities)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="note">
        {t('zkLenses.witnessWires', { n: groupDigits(wires) })}. {t('zkLenses.partsNote')}
      </p>
    </Section>
  )
}

function Crumbs({ scope, onScope }: { readonly scope: string; readonly onScope: (scope: string) => void }) {
  const parts = scope === '' ? [] : scope.split(SEPARATOR)
  const steps = ['', ...parts.map((_, index) => parts.slice(0, index + 1).join(SEPARATOR))]
  return (
    <nav className="zkl__crumbs" aria-label={t('zkLenses.circuitCrumbs')}>
      {steps.map((step, index) => {
        const words = parts[index - 1] ?? t('zkLenses.circuitAll')
        return step === scope ? (
          <b key={step} aria-current="true">
            {words}
          </b>
        ) : (
          <span key={step}>
            <button type="button" className="ref" onClick={() => onScope(step)}>
              {words}
            </button>
            <span aria-hidden="true"> /</span>
          </span>
        )
      })}
    </nav>
  )
}

function Part({ part, onOpen }: { readonly part: ScopePart; readonly onOpen: (name: string) => void }) {
  const { name, count, instances, isScope } = part
  const shown = count === 1 ? name : t('zkLenses.partTimes', { name, n: groupDigits(count) })
  return (
    <>
      <button type="button" className={isScope ? 'ref zkl__scope' : 'ref'} onClick={() => onOpen(instances[0] ?? name)}>
        {shown}
      </button>
      {isScope && instances.length > 1 ? (
        <small className="zkl__instances">
          {instances.map((each) => (
            <button key={each} type="button" className="ref" onClick={() => onOpen(each)}>
              {each}
            </button>
          ))}
        </small>
      ) : null}
    </>
  )
}

interface WitnessProps extends Pick<Props, 'reads'> {
  readonly batch: number
  readonly scope: string
  readonly onRow: (row: Chosen) => void
}

function Witness({ batch, scope, reads, onRow }: WitnessProps) {
  const read = useZk(reads, 'zk_witness', [batch, scope])
  return (
    <Shown read={read}>
      {(witness) =>
        witness === null ? (
          <Gone>{t('zkLenses.witnessNone')}</Gone>
        ) : (
          <>
            <Section
              title={t('zkLenses.brokenTitle')}
              aside={t('zkLenses.brokenCount', { n: groupDigits(witness.brokenCount) })}
            >
              {witness.brokenCount === 0 ? <p className="note">{t('zkLenses.brokenNone')}</p> : null}
              <ul className="plainlist zkl__rows">
                {witness.broken.map(({ name }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: constraints of one name are told apart by their place
                  <li key={index}>
                    <button type="button" className="ref" onClick={() => onRow({ name, nth: 0 })}>
                      {name}
                    </button>
                  </li>
                ))}
              </ul>
            </Section>
            <Section
              title={t('zkLenses.witnessTitle')}
              aside={t('zkLenses.witnessWires', { n: groupDigits(witness.wires.length + witness.more) })}
            >
              {witness.wires.length === 0 ? <p className="note">{t('zkLenses.witnessNoWires')}</p> : null}
              <dl className="fields zkl__wires">
                {wireLines(witness.wires).map(({ name, value, last }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: wires of one name are told apart by their place
                  <Field key={index} label={last === null ? name : t('zkLenses.bitsOf', { name, last })}>
                    <span className="mono" title={value}>
                      {last === null ? shortNumber(value) : value}
                    </span>
                  </Field>
                ))}
              </dl>
              {witness.more === 0 ? null : (
                <p className="note">{t('zkLenses.andMore', { n: groupDigits(witness.more) })}</p>
              )}
              <p className="note">{t('zkLenses.witnessNote')}</p>
            </Section>
          </>
        )
      }
    </Shown>
  )
}

const DEMANDED = [
  'zkLenses.demandKind',
  'zkLenses.demandRange',
  'zkLenses.demandFee',
  'zkLenses.demandBefore',
  'zkLenses.demandKey',
  'zkLenses.demandFunds',
  'zkLenses.demandNonce',
  'zkLenses.demandSignature',
  'zkLenses.demandPaid',
  'zkLenses.demandRoots',
] as const

/** What somebody has to compare by eye: a circuit that lacks a check looks like any other. */
function Demanded() {
  return (
    <Section title={t('zkLenses.demandedTitle')}>
      <ul className="zkl__list">
        {DEMANDED.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <p className="note">{t('zkLenses.demandedNote')}</p>
    </Section>
  )
}
