import { type KeyboardEvent, type MouseEvent, useMemo } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { BYTES_PER_BLOB, FIELD_ELEMENTS_PER_BLOB } from '../../../l1/blobs/blob.ts'
import { groupDigits } from '../../../lib/format.ts'
import { BytesView } from '../BytesView.tsx'
import {
  type BlobFacts,
  elementBytes,
  elementFill,
  GRID_SIDE,
  gridPaths,
  letters,
  movedOnGrid,
  payloadText,
} from '../model/blob.ts'

interface BlobElementsProps {
  readonly blob: BlobFacts
  readonly element: number
  readonly onElement: (element: number) => void
}

/** All 4,096 field elements at a glance, one of them byte by byte, and what they say together. */
export function BlobElements({ blob, element, onElement }: BlobElementsProps) {
  if (blob.bytes === null) return <p className="ins note">{t('inspector.blobGone')}</p>
  return (
    <>
      <BlobGrid bytes={blob.bytes} element={element} onElement={onElement} />
      <ElementBytes bytes={blob.bytes} element={element} />
      <Payload payload={blob.payload} />
    </>
  )
}

export function BlobGrid({ bytes, element, onElement }: Omit<BlobElementsProps, 'blob'> & { bytes: Uint8Array }) {
  const { used, paths } = useMemo(() => {
    const fill = elementFill(bytes)
    return { used: fill.filter((count) => count > 0).length, paths: gridPaths(fill) }
  }, [bytes])
  const onKey = (event: KeyboardEvent) => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : movedOnGrid(element, event.key)
    if (next === null) return
    // The same keys move the lab's clock.
    event.preventDefault()
    event.stopPropagation()
    onElement(next)
  }
  const onPress = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const cell = (at: number, size: number) => Math.max(0, Math.min(GRID_SIDE - 1, Math.floor((at / size) * GRID_SIDE)))
    onElement(cell(event.clientY - box.top, box.height) * GRID_SIDE + cell(event.clientX - box.left, box.width))
  }
  const x = element % GRID_SIDE
  const y = Math.floor(element / GRID_SIDE)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.blobElements')}{' '}
        <span className="note mono">
          {t('inspector.blobUsed', { n: groupDigits(used), of: groupDigits(FIELD_ELEMENTS_PER_BLOB) })}
        </span>
      </h3>
      <div
        className="blobgrid"
        role="slider"
        tabIndex={0}
        aria-label={t('inspector.blobElement')}
        aria-valuemin={0}
        aria-valuemax={FIELD_ELEMENTS_PER_BLOB - 1}
        aria-valuenow={element}
        aria-valuetext={t('inspector.blobElementOf', {
          n: groupDigits(element),
          of: groupDigits(FIELD_ELEMENTS_PER_BLOB),
        })}
        onKeyDown={onKey}
        onPointerDown={onPress}
      >
        <svg viewBox={`0 0 ${GRID_SIDE} ${GRID_SIDE}`} aria-hidden="true">
          <path className="blobgrid__some" d={paths.some} />
          <path className="blobgrid__full" d={paths.full} />
          <path
            className="blobgrid__cross"
            d={`M${x + 0.5} 0V${y}M${x + 0.5} ${y + 1}V${GRID_SIDE}M0 ${y + 0.5}H${x}M${x + 1} ${y + 0.5}H${GRID_SIDE}`}
          />
          <rect className="blobgrid__chosen" x={x} y={y} width={1} height={1} />
        </svg>
      </div>
      <p className="note">{t('inspector.blobGridNote')}</p>
    </div>
  )
}

function ElementBytes({ bytes, element }: { bytes: Uint8Array; element: number }) {
  const own = elementBytes(bytes, element)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.blobElementNo', { n: groupDigits(element) })}{' '}
        <span className="note mono">{t('inspector.blobOffset', { at: groupDigits(element * 32) })}</span>
      </h3>
      <BytesView groups={[{ label: '', at: 0, lead: 1, bytes: own }]} />
      <p className="letters mono" title={t('inspector.blobLetters')}>
        {letters(own.slice(1))}
      </p>
      <p className="note">{t('inspector.blobElementNote')}</p>
    </div>
  )
}

const BYTES_SHOWN = 256

function Payload({ payload }: { payload: Uint8Array | null }) {
  if (payload === null) return <p className="ins note">{t('inspector.blobPayloadUnknown')}</p>
  const said = payloadText(payload)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.blobPayloadTitle')}{' '}
        <span className="note mono">
          {t('inspector.blobPayloadOf', { n: groupDigits(payload.length), of: groupDigits(BYTES_PER_BLOB) })}
        </span>
      </h3>
      {said.kind === 'empty' ? <p className="note">{t('inspector.blobPayloadEmpty')}</p> : null}
      {said.kind === 'text' ? (
        <blockquote className="payload">
          {said.text}
          {said.whole ? '' : ' …'}
        </blockquote>
      ) : null}
      {said.kind === 'bytes' ? (
        <BytesView groups={[{ label: '', at: 0, lead: 0, bytes: payload.slice(0, BYTES_SHOWN) }]} />
      ) : null}
    </div>
  )
}
