import { useEffect, useRef, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { encodeFile, FILE_EXTENSION } from '../../kernel/link/file.ts'
import { groupDigits } from '../../lib/format.ts'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { saveFile } from '../../ui/controls/saveFile.ts'
import { QrCode } from './QrCode.tsx'
import type { Lab } from './session.ts'
import { type Shared, shareLab } from './share.ts'

interface ShareDialogProps {
  readonly lab: Lab
  readonly level: string | null
  readonly open: boolean
  readonly onClose: () => void
}

export function ShareDialog({ lab, level, open, onClose }: ShareDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('lab.shareTitle')} lead={t('lab.shareLead')} shape="wide">
      {open ? <ShareBody lab={lab} level={level} /> : null}
    </Dialog>
  )
}

function ShareBody({ lab, level }: { lab: Lab; level: string | null }) {
  const [shared, setShared] = useState<Shared | { readonly failed: string } | null>(null)
  useEffect(() => {
    shareLab(lab, level).then(setShared, (error: unknown) => setShared({ failed: String(error) }))
  }, [lab, level])
  if (!shared) return <p role="status">{t('lab.shareMaking')}</p>
  if ('failed' in shared) return <p role="alert">{shared.failed}</p>
  const { parcel, link } = shared
  const save = () => saveFile(`${parcel.system}-${parcel.moment.position}${FILE_EXTENSION}`, encodeFile(parcel))
  return (
    <>
      {link.ok ? <LinkAndCode address={link.address} /> : <p role="status">{t('lab.shareTooLong')}</p>}
      <div className="dialog__acts">
        <button type="button" className="btn" onClick={save}>
          {t('lab.shareFile')}
        </button>
      </div>
    </>
  )
}

function LinkAndCode({ address }: { address: string }) {
  const button = useRef<HTMLButtonElement | null>(null)
  // The link was still being made when the dialog gave the focus away.
  useEffect(() => button.current?.focus(), [])
  const field = useRef<HTMLTextAreaElement | null>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied('yes')
    } catch {
      field.current?.select()
      setCopied('refused')
    }
  }
  return (
    <div className="share">
      <div className="field">
        <label htmlFor="share-link">
          {t('lab.shareLink')} <span className="note">{t('lab.shareLength', { n: groupDigits(address.length) })}</span>
        </label>
        <textarea
          id="share-link"
          ref={field}
          className="share__link"
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <div className="field__row">
          <button type="button" className="btn btn--main" ref={button} onClick={() => void copy()}>
            {t('lab.shareCopy')}
          </button>
          <span role="status">
            {copied === 'yes' ? t('lab.shareCopied') : copied === 'refused' ? t('lab.shareCopyFailed') : ''}
          </span>
        </div>
      </div>
      <QrCode text={address} />
    </div>
  )
}
