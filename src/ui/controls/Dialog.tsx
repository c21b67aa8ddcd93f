import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { t } from '../../content/messages/index.ts'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly lead?: string
  readonly shape?: 'plain' | 'wide' | 'top'
  /** The title is for ears only: the first field says it to eyes. */
  readonly titleHidden?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** A dialog over the page. Esc closes it and the focus goes back to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  lead,
  shape = 'plain',
  titleHidden = false,
  initialFocus,
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className={`dialog dialog--${shape}`} {...(initialFocus ? { initialFocus } : {})}>
          {titleHidden ? (
            <Base.Title className="vh">{title}</Base.Title>
          ) : (
            <div className="dialog__head">
              <Base.Title>{title}</Base.Title>
              <Base.Close className="btn btn--icon" aria-label={t('common.close')}>
                <X aria-hidden="true" />
              </Base.Close>
            </div>
          )}
          {lead === undefined ? null : <Base.Description className="dialog__lead">{lead}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** The same from below: the inspector and the actions on a phone. */
export function Sheet({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
}) {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="sheet">
          <div className="dialog__head">
            <Base.Title>{title}</Base.Title>
            <Base.Close className="btn btn--icon" aria-label={t('common.close')}>
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
