import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { placesOf, sourceLines } from '../circuitSources.ts'

const AROUND = 3
const MOST_PLACES = 2

/** Where a constraint is made, and by whom that was asked for. */
export function Source({ constraint }: { readonly constraint: string }) {
  return placesOf(constraint)
    .slice(-MOST_PLACES)
    .map(({ file, line }) => (
      <figure key={`${file}:${line}`} className="zkl__source">
        <figcaption className="note">{t('zkLenses.sourceAt', { file, line })}</figcaption>
        <ol className="csource mono" start={Math.max(1, line - AROUND)}>
          {linesAround(file, line).map(({ number, text }) => (
            <li key={number} className={number === line ? 'is-here' : ''} value={number}>
              <span>{number}</span>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      </figure>
    ))
}

function linesAround(file: string, line: number): readonly { readonly number: number; readonly text: string }[] {
  const first = Math.max(1, line - AROUND)
  return sourceLines(file)
    .slice(first - 1, line + AROUND)
    .map((text, index) => ({ number: first + index, text }))
}
