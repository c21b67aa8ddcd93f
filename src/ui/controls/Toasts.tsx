import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../content/messages/index.ts'

export interface Said {
  readonly title: string
  readonly text?: string
  /** Stays until it is closed: something was not done, or was lost. */
  readonly lasting?: boolean
}

export function useSay(): (said: Said) => void {
  const { add } = Toast.useToastManager()
  return ({ title, text, lasting = false }) => {
    add({
      title,
      ...(text === undefined ? {} : { description: text }),
      ...(lasting ? { timeout: 0, priority: 'high' as const } : {}),
    })
  }
}

/** Short messages in the corner; announced, and gone by themselves unless something was lost. */
export function Toasts({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast">
      <Toast.Title className="toast__title" />
      <Toast.Close className="btn btn--icon" aria-label={t('common.close')}>
        <X aria-hidden="true" />
      </Toast.Close>
      <Toast.Description className="toast__text" />
    </Toast.Root>
  ))
}
