import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../../content/messages/index.ts'
import type { LivePayment } from './livePayment.ts'

/** Opens the very world of this page in the lab: the same seed, the same actions, the same moment. */
export function OpenInLab({ payment, main }: { payment: LivePayment; main: boolean }) {
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const open = async () => {
    try {
      const [parcel, { encodeLink }] = await Promise.all([payment.parcel(), import('../../kernel/link/link.ts')])
      await navigate({ to: '/lab/$system', params: { system: parcel.system }, search: { s: encodeLink(parcel) } })
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <button type="button" className={`btn ${main ? 'btn--main' : ''}`} onClick={() => void open()}>
        {t('home.openInLab')}
      </button>
      {failed ? <p role="status">{t('home.openInLabFailed')}</p> : null}
    </>
  )
}
