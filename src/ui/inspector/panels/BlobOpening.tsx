import { useId, useState } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { BLS_MODULUS, BYTES_PER_BLOB, FIELD_ELEMENTS_PER_BLOB } from '../../../l1/blobs/blob.ts'
import { groupDigits } from '../../../lib/format.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { HashValue } from '../Fields.tsx'
import { type BlobFacts, elementBytes, OPENING_BYTES, type Opening, pointFrom, withFlips } from '../model/blob.ts'
import { percentOf, sameHex } from '../model/cells.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { ScaleBar } from '../ScaleBar.tsx'
import { Shown } from '../Shown.tsx'
import { type OpenAt, readOpening, readVerdict } from './readBlob.ts'

interface BlobOpeningProps {
  readonly blob: BlobFacts
  readonly reads: ChainReads
  readonly element: number
  readonly onElement: (element: number) => void
}

/** One value of the blob, proven without the blob. */
export function BlobOpening({ blob, reads, element, onElement }: BlobOpeningProps) {
  const [asked, setAsked] = useState<OpenAt | null>(null)
  if (blob.bytes === null) return <p className="ins note">{t('inspector.openingPruned')}</p>
  return (
    <>
      <p className="ins note">{t('inspector.openingIntro')}</p>
      <AskElement element={element} onElement={onElement} onAsk={() => setAsked({ index: element })} />
      <AskPoint onAsk={(z) => setAsked({ z })} />
      {asked === null ? null : (
        <Proven key={JSON.stringify(asked)} blob={blob} bytes={blob.bytes} reads={reads} at={asked} />
      )}
    </>
  )
}

interface AskElementProps {
  readonly element: number
  readonly onElement: (element: number) => void
  readonly onAsk: () => void
}

function AskElement({ element, onElement, onAsk }: AskElementProps) {
  const id = useId()
  return (
    <form
      className="ins ask"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      <label htmlFor={id}>{t('inspector.openingElement')}</label>
      <input
        id={id}
        className="input input--mono"
        type="number"
        min={0}
        max={FIELD_ELEMENTS_PER_BLOB - 1}
        value={element}
        onChange={(event) => {
          const next = Number(event.currentTarget.value)
          if (Number.isInteger(next) && next >= 0 && next < FIELD_ELEMENTS_PER_BLOB) onElement(next)
        }}
      />
      <button type="submit" className="btn btn--main">
        {t('inspector.openingProve')}
      </button>
    </form>
  )
}

function AskPoint({ onAsk }: { onAsk: (z: Hex) => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <details className="ins">
      <summary>{t('inspector.openingElsewhere')}</summary>
      <p className="note">{t('inspector.openingPointNote')}</p>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault()
          const z = pointFrom(typed, BLS_MODULUS)
          setWrong(z === null)
          if (z !== null) onAsk(z)
        }}
      >
        <label htmlFor={id}>{t('inspector.openingPoint')}</label>
        <input
          id={id}
          className="input input--mono"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(false)
          }}
        />
        <button type="submit" className="btn">
          {t('inspector.openingProve')}
        </button>
      </form>
      {wrong ? (
        <p className="note" id={`${id}-wrong`} role="alert">
          {t('inspector.openingPointWrong')}
        </p>
      ) : null}
    </details>
  )
}

interface ProvenProps {
  readonly blob: BlobFacts
  readonly bytes: Uint8Array
  readonly reads: ChainReads
  readonly at: OpenAt
}

function Proven({ blob, bytes, reads, at }: ProvenProps) {
  const read = useRead(
    reads,
    ['opening', blob.versionedHash, JSON.stringify(at)],
    (reading) => readOpening(reading, blob.versionedHash, at),
    { lasting: true },
  )
  if (read.state === 'loading') {
    return (
      <p className="ins note" role="status">
        {t('inspector.openingProving')}
      </p>
    )
  }
  const element = 'index' in at ? bytesToHex(elementBytes(bytes, at.index)) : null
  return <Shown read={read}>{(opening) => <Claim opening={opening} element={element} reads={reads} />}</Shown>
}

interface ClaimProps {
  readonly opening: Opening
  /** The blob's own bytes at this place; `null` at a point that is not an element's. */
  readonly element: Hex | null
  readonly reads: ChainReads
}

function Claim({ opening, element, reads }: ClaimProps) {
  const [flipped, setFlipped] = useState<ReadonlySet<number>>(new Set())
  const claimed = { ...opening, y: withFlips(opening.y, flipped) }
  const verdict = useRead(
    reads,
    ['verdict', claimed.commitment, claimed.z, claimed.y, claimed.proof],
    async (reading) => ({ holds: await readVerdict(reading, claimed) }),
    { lasting: true },
  )
  const flip = (at: number) => {
    const next = new Set(flipped)
    if (!next.delete(at)) next.add(at)
    setFlipped(next)
  }
  return (
    <>
      <div className="ins">
        <h3 className="h-sec">
          {t('inspector.openingNeeds')}{' '}
          <span className="note mono">{t('inspector.bytes', { n: groupDigits(OPENING_BYTES) })}</span>
        </h3>
        <dl className="fields">
          <Part label={t('inspector.openingCommitment')} bytes={48} hash={claimed.commitment} />
          <Part label={t('inspector.openingZ')} bytes={32} hash={claimed.z} />
          <Part label={t('inspector.openingY')} bytes={32} hash={claimed.y} />
          <Part label={t('inspector.openingProof')} bytes={48} hash={claimed.proof} />
        </dl>
        <ScaleBar
          label={t('inspector.openingAgainst')}
          whole={BigInt(BYTES_PER_BLOB)}
          parts={[
            { id: 'opening', label: t('inspector.openingNeeds'), amount: BigInt(OPENING_BYTES), look: 'ink' },
            {
              id: 'blob',
              label: t('inspector.openingNotNeeded'),
              amount: BigInt(BYTES_PER_BLOB - OPENING_BYTES),
              look: 'open',
            },
          ]}
        />
        <p className="note">
          {t('inspector.openingSizes', {
            n: groupDigits(OPENING_BYTES),
            of: groupDigits(BYTES_PER_BLOB),
            percent: percentOf(BigInt(OPENING_BYTES), BigInt(BYTES_PER_BLOB)),
          })}
        </p>
      </div>
      <div className="ins">
        <h3 className="h-sec">{t('inspector.openingValue')}</h3>
        <ul className="flips mono">
          {Array.from(hexToBytes(claimed.y), (byte, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place
            <li key={at}>
              <button
                type="button"
                aria-pressed={flipped.has(at)}
                aria-label={t('inspector.openingFlip', { n: at + 1, value: byteText(byte) })}
                onClick={() => flip(at)}
              >
                {byteText(byte)}
              </button>
            </li>
          ))}
        </ul>
        <p className="note">{t('inspector.openingFlipNote')}</p>
        {element === null ? null : (
          <p className="note">
            {t(sameHex(element, claimed.y) ? 'inspector.openingIsElement' : 'inspector.openingIsNotElement')}
          </p>
        )}
        {flipped.size === 0 ? null : (
          <button type="button" className="btn" onClick={() => setFlipped(new Set())}>
            {t('inspector.openingPutBack')}
          </button>
        )}
      </div>
      <div className="ins">
        <h3 className="h-sec">{t('inspector.openingCheck')}</h3>
        <p className="formula mono">{t('inspector.openingEquation')}</p>
        <p className="note">{t('inspector.openingEquationNote')}</p>
        <div role="status">
          {verdict.state === 'loading' ? <p className="note">{t('inspector.openingChecking')}</p> : null}
          {verdict.state === 'failed' ? <p className="note">{verdict.reason}</p> : null}
          {verdict.state === 'ready' ? (
            <p className={`check ${verdict.data.holds ? 'check--good' : 'check--bad'}`}>
              <span className="check__sign mono" aria-hidden="true">
                {verdict.data.holds ? '=' : '≠'}
              </span>
              <span>{t(verdict.data.holds ? 'inspector.openingHolds' : 'inspector.openingFails')}</span>
            </p>
          ) : null}
        </div>
      </div>
    </>
  )
}

const byteText = (byte: number): string => byte.toString(16).padStart(2, '0')

function Part({ label, bytes, hash }: { label: string; bytes: number; hash: Hex }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <HashValue hash={hash} />
        <span className="note mono">{t('inspector.bytes', { n: String(bytes) })}</span>
      </dd>
    </>
  )
}
