import { t } from '../../content/messages/areas/inspector.ts'
import { dayOf, groupDigits, timeOfDay } from '../../lib/format.ts'
import type { Pin } from './pin.ts'

interface CompareBarProps {
  readonly pin: Pin | null
  /** Whether it lies on the line that is shown. */
  readonly isHere: boolean
  readonly onPin: () => void
  readonly onUnpin: () => void
  readonly onShow: () => void
}

export function CompareBar({ pin, isHere, onPin, onUnpin, onShow }: CompareBarProps) {
  const time = pin === null ? '' : t('inspector.day', { day: dayOf(pin.now), time: timeOfDay(pin.now) })
  return (
    <section className="compare" aria-label={t('inspector.compareTitle')}>
      <p className="note" role="status">
        {pin === null
          ? t('inspector.compareHint')
          : isHere
            ? t('inspector.comparePinned', { time, block: groupDigits(pin.block) })
            : t('inspector.compareOther', { time })}
      </p>
      <div className="compare__buttons">
        {pin !== null && isHere ? (
          <button type="button" className="btn" onClick={onShow}>
            {t('inspector.compareShow')}
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onPin}>
          {t('inspector.comparePin')}
        </button>
        {pin === null ? null : (
          <button type="button" className="btn btn--plain" onClick={onUnpin}>
            {t('inspector.compareUnpin')}
          </button>
        )}
      </div>
    </section>
  )
}
