import { useState } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../lib/format.ts'

const PAGE = 50

/** How many of a long list to draw, and the button that asks for more: a block full of a crowd has over a thousand. */
export function usePages(length: number) {
  const [limit, setLimit] = useState(PAGE)
  const left = Math.max(0, length - limit)
  const more =
    left === 0 ? null : (
      <button type="button" className="btn" onClick={() => setLimit(limit + PAGE)}>
        {t('inspector.showMore', { n: groupDigits(Math.min(PAGE, left)) })}
      </button>
    )
  return { limit, left, more }
}
