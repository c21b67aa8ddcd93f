import { useState } from 'react'
import { t } from '../../content/messages/index.ts'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { saveFile } from '../../ui/controls/saveFile.ts'
import { useSay } from '../../ui/controls/Toasts.tsx'
import { chooseFile } from '../files.ts'
import { progress, useProgress } from '../progress/progress.ts'
import type { ProgressFault } from '../progress/records.ts'

const WHY: { readonly [reason in ProgressFault]: string } = {
  'too-large': t('course.importTooLarge'),
  'not-json': t('course.importNotJson'),
  'not-ours': t('course.importNotOurs'),
  'too-new': t('course.importTooNew'),
}

const save = () => saveFile('mezzanine-progress.json', progress.exportText())

export function YourProgress() {
  const count = useProgress((state) => state.records.size)
  const aside = useProgress((state) => state.aside.length)
  const away = useProgress((state) => state.away)
  const [asking, setAsking] = useState(false)
  const say = useSay()
  const nothing = count === 0 && aside === 0

  const add = async () => {
    const file = await chooseFile('.json,application/json')
    if (!file) return
    const done = await progress.importText(await file.text())
    if (!done.ok)
      return say({
        title: t('course.importFailed'),
        text: t('course.importWhy', { reason: WHY[done.reason] }),
        lasting: true,
      })
    const unreadable = done.unreadable > 0 ? t('course.importUnreadable', { n: done.unreadable }) : undefined
    say({ title: t('course.imported', done), ...(unreadable === undefined ? {} : { text: unreadable, lasting: true }) })
  }
  const reset = async () => {
    setAsking(false)
    await progress.reset()
    say({ title: t('course.resetDone') })
  }

  return (
    <section className="yours" aria-labelledby="yours">
      <h2 id="yours">{t('course.progressTitle')}</h2>
      <p>
        {nothing ? t('course.nothing') : null} {t('course.progressText')}
      </p>
      {away ? <p role="status">{t('course.storageAway')}</p> : null}
      {aside > 0 ? <p role="status">{t('course.setAside', { n: aside })}</p> : null}
      <div className="yours__acts">
        <button type="button" className="btn" disabled={nothing} onClick={save}>
          {t('course.exportFile')}
        </button>
        <button type="button" className="btn" onClick={() => void add()}>
          {t('course.importFile')}
        </button>
        <button type="button" className="btn" disabled={nothing} onClick={() => setAsking(true)}>
          {t('course.reset')}
        </button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('course.resetTitle')}
        lead={t('course.resetText', { n: count + aside })}
      >
        <div className="dialog__acts">
          <button type="button" className="btn btn--main" onClick={save}>
            {t('course.resetSaveFirst')}
          </button>
          <button type="button" className="btn" onClick={() => void reset()}>
            {t('course.resetConfirm')}
          </button>
          <button type="button" className="btn btn--plain" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </button>
        </div>
      </Dialog>
    </section>
  )
}
