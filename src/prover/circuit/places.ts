// Where in the circuit's source a constraint comes from. Names are spelled out in the source, each part of a path of names in
// the gadget that it belongs to: so the text itself tells, and a compiled circuit need not carry lines about.

export interface SourceText {
  readonly file: string
  readonly text: string
}

export interface Place {
  /** The part of the constraint's name that is spelled here. */
  readonly part: string
  readonly file: string
  /** From 1. */
  readonly line: number
}

interface Spelling {
  readonly matches: RegExp
  /** How much of it is spelled out and not filled in: the more, the surer. */
  readonly fixed: number
  readonly file: string
  readonly line: number
}

/** Gives of a constraint's name, outermost part first, where each part is spelled; parts that are nowhere are left out. */
export function placesIn(sources: readonly SourceText[]): (name: string) => readonly Place[] {
  const spellings = sources.flatMap(spellingsIn).sort((a, b) => b.fixed - a.fixed)
  return (name) =>
    name.split(' / ').flatMap((part) => {
      const found = spellings.find(({ matches }) => matches.test(part))
      return found ? [{ part, file: found.file, line: found.line }] : []
    })
}

const QUOTED = /'([^'\n]+)'|`([^`\n]+)`/g
const FILLED_IN = /\$\{[^}]*\}/

function spellingsIn({ file, text }: SourceText): Spelling[] {
  return text.split('\n').flatMap((content, index) => {
    if (/^\s*(import|\/\/|\/?\*)/.test(content)) return []
    return [...content.matchAll(QUOTED)].map(([, plain, template = '']) => {
      const parts = plain === undefined ? template.split(FILLED_IN) : [plain]
      const fixed = plain === undefined ? parts.join('').length : Number.POSITIVE_INFINITY
      return { matches: new RegExp(`^${parts.map(escaped).join('.+')}$`), fixed, file, line: index + 1 }
    })
  })
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
