import type { ReactNode } from 'react'
import { cited, citedText, type FactId } from '../../content/facts.ts'
import { glossary, type TermId } from '../../content/glossary.ts'
import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
import { type SimplificationId, simplifications } from '../../content/simplified.ts'
import type { Prose } from '../exhibit.ts'
import { Popover } from './Popover.tsx'
import { holdTogether, type Inline, type Paragraph, parseProse } from './prose.ts'

interface ProseProps {
  readonly prose: Prose
  /** The class of each paragraph. */
  readonly className?: string
}

/** Prose in paragraphs, with words that open in place. */
export function ProseText({ prose, className }: ProseProps) {
  return parseProse(localise(prose)).map((parts, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity but their place
    <p key={index} className={className}>
      <Inlines parts={parts} />
    </p>
  ))
}

/** One line of prose inside something else: a label, a button, a heading. Nothing in it can be clicked. */
export function ProseLine({ prose }: { prose: Prose }) {
  return parseProse(localise(prose)).map((parts, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <span key={index}>
      {index === 0 ? null : ' '}
      <Inlines parts={parts} inert />
    </span>
  ))
}

function Inlines({ parts, inert = false }: { parts: Paragraph; inert?: boolean }) {
  // Figures of one run share one word: the last of a paragraph wears it for all of them.
  const lastMeasured = parts.findLastIndex((part) => part.kind === 'measured')
  return holdTogether(parts).map(({ part, tail }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no identity but their place
    <Tailed key={index} tail={tail}>
      <InlineMark part={part} inert={inert} isLastMeasured={index === lastMeasured} />
    </Tailed>
  ))
}

/** A mark with the punctuation behind it; no line breaks between the two. */
function Tailed({ tail, children }: { tail: string; children: ReactNode }) {
  if (tail === '') return children
  return (
    <span className="unbroken">
      {children}
      {tail}
    </span>
  )
}

function InlineMark({ part, inert, isLastMeasured }: { part: Inline; inert: boolean; isLastMeasured: boolean }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'mono':
      return <code className="mono">{part.text}</code>
    case 'strong':
      return (
        <strong>
          <Inlines parts={part.parts} inert={inert} />
        </strong>
      )
    case 'term':
      return inert ? part.shown : <Term term={part.term} shown={part.shown} />
    case 'measured':
      return <MeasuredFigure figure={part.text} word={isLastMeasured && !inert ? 'seen' : 'heard'} />
    case 'cited':
      return inert ? citedText(part.fact) : <CitedFigure fact={part.fact} />
    case 'simplified':
      return inert ? null : <SimplifiedMark id={part.id} />
  }
}

function Term({ term, shown }: { term: TermId; shown: string }) {
  const { title, text } = glossary[term]
  return (
    <Popover className="term" trigger={shown} title={localise(title)}>
      <p>{localise(text)}</p>
    </Popover>
  )
}

function MeasuredFigure({ figure, word }: { figure: string; word: 'seen' | 'heard' }) {
  return (
    <span className="figure unbroken">
      <span className="figure__n mono">{figure}</span>
      {word === 'seen' ? (
        <>
          {' '}
          <span className="tag">{t('common.measured')}</span>
        </>
      ) : (
        <span className="vh"> ({t('common.measured')})</span>
      )}
    </span>
  )
}

function CitedFigure({ fact }: { fact: FactId }) {
  const { name, asOf, source } = cited(fact)
  return (
    <span className="figure">
      {citedText(fact)}{' '}
      <Popover className="tag tag--cited" trigger={t('common.cited', { year: asOf })} title={localise(name)}>
        <p>{t('lesson.sourceOf', { year: asOf, source: localise(source) })}</p>
      </Popover>
    </span>
  )
}

function SimplifiedMark({ id }: { id: SimplificationId }) {
  const { title, here, real } = simplifications[id]
  return (
    <Popover className="tag tag--simple" trigger={t('common.simplified')} title={localise(title)}>
      <dl className="pop__pair">
        <dt>{t('lesson.simplifiedHere')}</dt>
        <dd>{localise(here)}</dd>
        <dt>{t('lesson.simplifiedReal')}</dt>
        <dd>{localise(real)}</dd>
      </dl>
    </Popover>
  )
}
