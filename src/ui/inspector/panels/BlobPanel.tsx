import { type ReactNode, useState } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { BYTES_PER_BLOB } from '../../../l1/blobs/blob.ts'
import { groupDigits, shortHash } from '../../../lib/format.ts'
import { Fields, HashValue, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { Lenses, type LensTab } from '../Lenses.tsx'
import { type BlobFacts, versionedHashOf } from '../model/blob.ts'
import { block, hash, type Row, sameHex, text, tx, worldTime } from '../model/cells.ts'
import { useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { BlobElements } from './BlobElements.tsx'
import { BlobOpening } from './BlobOpening.tsx'
import { readBlob } from './readBlob.ts'
import type { PanelProps } from './types.ts'

type BlobPanelProps = PanelProps & { readonly versionedHash: Hex }

/** A blob: its bytes while nodes keep them, and what can be proven of them. */
export function BlobPanel({ versionedHash, reads, links, lens, onLens }: BlobPanelProps) {
  const [element, setElement] = useState(0)
  const read = useRead(reads, ['blob', versionedHash], async (reading) => ({
    blob: await readBlob(reading, versionedHash),
  }))
  const lensOf = (id: string, title: string, draw: (blob: BlobFacts) => ReactNode): LensTab => ({
    id,
    title,
    render: () => (
      <Shown read={read}>
        {({ blob }) => (blob === null ? <p className="ins note">{t('inspector.blobUnknown')}</p> : draw(blob))}
      </Shown>
    ),
  })
  const found = read.state === 'ready' ? read.data.blob : null
  return (
    <>
      <Head
        title={t('inspector.blobTitle', { hash: shortHash(versionedHash) })}
        state={found === null ? null : { words: stateWords(found) }}
      />
      <Lenses
        lens={lens}
        onLens={onLens}
        tabs={[
          lensOf('fields', t('inspector.lensFields'), (blob) => <BlobFields blob={blob} links={links} />),
          lensOf('bytes', t('inspector.lensBytes'), (blob) => (
            <BlobElements blob={blob} element={element} onElement={setElement} />
          )),
          lensOf('opening', t('inspector.lensOpening'), (blob) => (
            <BlobOpening blob={blob} reads={reads} element={element} onElement={setElement} />
          )),
        ]}
      />
    </>
  )
}

function stateWords({ bytes, block: number, expiresAt }: BlobFacts): string {
  if (bytes === null) return t('inspector.blobPruned')
  if (number === null || expiresAt === null) return t('inspector.blobPending')
  return t('inspector.blobKept', { until: worldTime(expiresAt) })
}

function blobRows(blob: BlobFacts): Row[] {
  return [
    { label: t('inspector.blobCarriedBy'), value: tx(blob.tx) },
    ...(blob.block === null ? [] : [{ label: t('inspector.block'), value: block(blob.block) }]),
    ...(blob.at === null ? [] : [{ label: t('inspector.blobPosted'), value: text(worldTime(blob.at)) }]),
    ...(blob.expiresAt === null
      ? []
      : [{ label: t('inspector.blobKeptUntil'), value: text(worldTime(blob.expiresAt)) }]),
    { label: t('inspector.blobSize'), value: text(t('inspector.bytes', { n: groupDigits(BYTES_PER_BLOB) })) },
    ...(blob.payload === null
      ? []
      : [
          {
            label: t('inspector.blobPayload'),
            value: text(t('inspector.bytes', { n: groupDigits(blob.payload.length) })),
          },
        ]),
    { label: t('inspector.blobCommitment'), value: hash(blob.commitment) },
    { label: t('inspector.blobVersionedHash'), value: hash(blob.versionedHash) },
  ]
}

function BlobFields({ blob, links }: { blob: BlobFacts; links: Links }) {
  const { sha, versioned } = versionedHashOf(blob.commitment)
  const fits = sameHex(versioned, blob.versionedHash)
  return (
    <>
      <div className="ins">
        <Fields rows={blobRows(blob)} links={links} />
      </div>
      {blob.bytes === null ? <p className="ins note">{t('inspector.blobGone')}</p> : null}
      <div className="ins">
        <h3 className="h-sec">{t('inspector.blobHashTitle')}</h3>
        <p className="note">{t('inspector.blobHashNote')}</p>
        <ol className="derive">
          <li>
            <span>{t('inspector.blobCommitment48')}</span>
            <HashValue hash={blob.commitment} />
          </li>
          <li>
            <span>{t('inspector.blobSha')}</span>
            <HashValue hash={sha} />
          </li>
          <li>
            <span>{t('inspector.blobVersioned')}</span>
            <HashValue hash={versioned} />
          </li>
        </ol>
        <p className={`check ${fits ? '' : 'check--bad'}`}>
          {t(fits ? 'inspector.blobHashFits' : 'inspector.blobHashDiffers')}
        </p>
      </div>
    </>
  )
}
