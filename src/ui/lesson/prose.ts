import { type FactId, isFactId } from '../../content/facts.ts'
import { isTermId, type TermId } from '../../content/glossary.ts'
import { plainProse } from '../../content/plainProse.ts'
import { isSimplificationId, type SimplificationId } from '../../content/simplified.ts'

// Lesson prose is text with few marks. A mark that is not closed, or names something that no table holds, is text:
// a writer sees the slip on the page, and a learner still reads the sentence.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly parts: readonly Inline[] }
  | { readonly kind: 'mono'; readonly text: string }
  | { readonly kind: 'term'; readonly term: TermId; readonly shown: string }
  | { readonly kind: 'measured'; readonly text: string }
  | { readonly kind: 'cited'; readonly fact: FactId }
  | { readonly kind: 'simplified'; readonly id: SimplificationId }

export type Paragraph = readonly Inline[]

/** Code first, so that marks inside it stay letters; strong before the rest, so that it may hold them. */
const MARK =
  /`(?<mono>[^`]+)`|\*\*(?<strong>(?:[^*`]|`[^`]*`)+)\*\*|\[\[(?<term>[^[\]]+)\]\]|\{(?<source>measured|cited|simplified):(?<id>[^{}]+)\}/g

export function parseProse(prose: string): readonly Paragraph[] {
  return prose
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => parseInline(paragraph.replace(/\s+/g, ' ').trim()))
    .filter((paragraph) => paragraph.length > 0)
}

function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = []
  let end = 0
  const addText = (until: number) => {
    if (until > end) parts.push({ kind: 'text', text: text.slice(end, until) })
  }
  for (const match of text.matchAll(MARK)) {
    const part = toInline(match.groups ?? {})
    if (!part) continue
    addText(match.index)
    parts.push(part)
    end = match.index + match[0].length
  }
  addText(text.length)
  return parts
}

function toInline(groups: { readonly [name: string]: string | undefined }): Inline | null {
  const { mono, strong, term, source, id } = groups as Record<
    'mono' | 'strong' | 'term' | 'source' | 'id',
    string | undefined
  >
  if (mono !== undefined) return { kind: 'mono', text: mono }
  if (strong !== undefined) return { kind: 'strong', parts: parseInline(strong) }
  if (term !== undefined) return toTerm(term)
  if (id === undefined) return null
  if (source === 'measured') return { kind: 'measured', text: id }
  if (source === 'cited') return isFactId(id) ? { kind: 'cited', fact: id } : null
  return isSimplificationId(id) ? { kind: 'simplified', id } : null
}

/** `[[reorg]]`, `[[Reorg]]` at the start of a sentence, `[[reorg|taken back]]`. */
function toTerm(inside: string): Inline | null {
  const bar = inside.indexOf('|')
  const name = bar === -1 ? inside : inside.slice(0, bar)
  const term = name.trim().toLowerCase()
  return isTermId(term) ? { kind: 'term', term, shown: bar === -1 ? name : inside.slice(bar + 1) } : null
}

/** A mark, and the punctuation behind it: a line may not break between the two. */
export interface Held {
  readonly part: Inline
  readonly tail: string
}

export function holdTogether(parts: Paragraph): readonly Held[] {
  const punctuation = (part: Inline | undefined): string =>
    part?.kind === 'text' ? (/^[.,;:!?)”’]+/.exec(part.text)?.[0] ?? '') : ''
  return parts.map((part, index) => {
    const lead = isMark(parts[index - 1]) ? punctuation(part) : ''
    const own: Inline = part.kind === 'text' ? { ...part, text: part.text.slice(lead.length) } : part
    return { part: own, tail: isMark(part) ? punctuation(parts[index + 1]) : '' }
  })
}

/** Code may be a hash that has to break somewhere, so it is no such mark. */
const isMark = (part: Inline | undefined): boolean =>
  part !== undefined && part.kind !== 'text' && part.kind !== 'strong' && part.kind !== 'mono'

/** How long a text is to a reader: marks are not words. */
export const countWords = (prose: string): number => plainProse(prose).split(/\s+/).filter(Boolean).length
