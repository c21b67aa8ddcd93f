import { encode } from 'uqr'
import { t } from '../../content/messages/areas/lab.ts'

/** Beyond this a code has more modules than a phone's camera can tell apart from a slide. */
const MOST_CHARACTERS = 1800

/** Rows of dark modules as one path: a code of 100 × 100 is one element, not ten thousand. */
function darkPath(data: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark && !row[x - 1]) {
        const end = row.indexOf(false, x)
        runs.push(`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`)
      }
    })
  })
  return runs.join('')
}

export function QrCode({ text }: { text: string }) {
  if (text.length > MOST_CHARACTERS) return <p className="note">{t('lab.shareQrTooLong')}</p>
  const { data, size } = encode(text, { ecc: 'L', border: 4 })
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('lab.shareQr')}>
      <path d={darkPath(data)} />
    </svg>
  )
}
