import { t } from '../../content/messages/areas/lab.ts'
import { decodeFile } from '../../kernel/link/file.ts'
import { MAX_FILE_BYTES } from '../../kernel/link/limits.ts'
import type { LinkFault, Parcel } from '../../kernel/link/types.ts'
import { systemById } from '../registry.ts'
import { faultWords } from './linkWords.ts'

export type FileRead = { readonly ok: true; readonly parcel: Parcel } | { readonly ok: false; readonly words: string }

/** A file is not a link: what is no scenario at all is called so. */
const fileWords = (reason: LinkFault): string => (reason === 'not-a-link' ? t('lab.fileNotOurs') : faultWords(reason))

/** A file from anywhere. Whatever it holds, nothing of the world that is open changes before it is understood. */
export async function readScenarioFile(file: File): Promise<FileRead> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, words: t('lab.fileTooLarge') }
  const decoded = decodeFile(new Uint8Array(await file.arrayBuffer()))
  if (!decoded.ok) return { ok: false, words: t('lab.fileFailed', { reason: fileWords(decoded.reason) }) }
  const { system } = decoded.parcel
  if (!systemById(system))
    return { ok: false, words: t('lab.fileFailed', { reason: t('lab.linkUnknownSystem', { system }) }) }
  return { ok: true, parcel: decoded.parcel }
}
