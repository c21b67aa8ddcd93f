import { useState } from 'react'
import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { base64urlToBytes } from '../../../../lib/base64url.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { saveFile } from '../../../../ui/controls/saveFile.ts'
import { Gone, Section } from '../../../../ui/inspector/own/parts.tsx'
import type { ChainReads } from '../../../../ui/inspector/reads.ts'
import type { FileKind, FilePart } from '../../engine/pictures.ts'
import { batchOf } from './Batch.tsx'
import type { Props } from './props.ts'

const FILES = [
  ['proof.json', 'zkLenses.fileProof'],
  ['public.json', 'zkLenses.filePublic'],
  ['verification_key.json', 'zkLenses.fileVerificationKey'],
  ['circuit.r1cs', 'zkLenses.fileCircuit'],
  ['witness.wtns', 'zkLenses.fileWitness'],
  ['key.zkey', 'zkLenses.fileKey'],
] as const satisfies readonly (readonly [FileKind, string])[]

/** The proof, and all that it was made with, to be taken along. */
export function Files({ view, id, reads }: Props) {
  const batch = batchOf(view, id)
  if (batch === undefined) return <Gone>{t('zkLenses.proofNone')}</Gone>
  return (
    <Section title={t('zkLenses.filesTitle')}>
      <p className="note">{t('zkLenses.filesNote')}</p>
      <ul className="plainlist zkl__rows">
        {FILES.map(([file, what]) => (
          <File key={file} file={file} what={t(what)} batch={batch.batch} reads={reads} />
        ))}
      </ul>
    </Section>
  )
}

interface FileProps {
  readonly file: FileKind
  readonly what: string
  readonly batch: number
  readonly reads: ChainReads
}

function File({ file, what, batch, reads }: FileProps) {
  const [said, setSaid] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setSaid(t('zkLenses.fileMaking'))
    try {
      const parts = await fetched(reads, file, batch, setSaid)
      if (parts === null) setSaid(t('zkLenses.fileNone'))
      else {
        const blob = new Blob(parts)
        saveFile(`batch-${batch}-${file}`, blob, 'application/octet-stream')
        setSaid(t('zkLenses.fileSaved', { n: groupDigits(blob.size) }))
      }
    } catch {
      setSaid(t('zkLenses.fileFailed'))
    }
    setBusy(false)
  }
  return (
    <li>
      <button
        type="button"
        className="ref mono"
        aria-label={t('zkLenses.fileSave', { name: file })}
        disabled={isBusy}
        onClick={() => void save()}
      >
        {file}
      </button>
      <span>{what}</span>
      <span className="note" role="status">
        {said}
      </span>
    </li>
  )
}

/** Null where there is nothing to be had. */
async function fetched(
  { request }: ChainReads,
  file: FileKind,
  batch: number,
  tell: (words: string) => void,
): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const bytes: Uint8Array<ArrayBuffer>[] = []
  for (let part = 0, parts = 1; part < parts; part++) {
    const answer = (await request({ method: 'zk_file', params: [file, batch, part] })) as FilePart | null
    const decoded = answer === null ? null : base64urlToBytes(answer.text)
    if (answer === null || decoded === null) return null
    parts = answer.parts
    bytes.push(decoded)
    tell(t('zkLenses.filePart', { part: groupDigits(part + 1), parts: groupDigits(parts) }))
  }
  return bytes
}
