// Solidity's words told apart, for a light colouring that needs no parser: by line, so that lines can be drawn apart.

export type TokenKind = 'plain' | 'comment' | 'keyword' | 'type' | 'string' | 'number'
export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const KEYWORDS = new Set(
  (
    'abstract anonymous as assembly break calldata catch constant constructor continue contract delete do else emit enum ' +
    'error event external fallback false final for from function if immutable import indexed interface internal is ' +
    'library mapping memory modifier new override payable pragma private public pure receive return returns revert ' +
    'solidity storage struct super this throw transient true try type unchecked using view virtual while'
  ).split(' '),
)
const TYPE = /^(address|bool|string|bytes\d*|u?int\d*|u?fixed\w*|var)$/
const PARTS =
  /(\/\/.*$)|(\/\*.*?\*\/)|(\/\*.*$)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\b0x[0-9a-fA-F]+\b|\b\d[\d_]*(?:e\d+)?\b)|([A-Za-z_$][\w$]*)/g

/** The tokens of each line. A comment over several lines is one on each of them. */
export function solidityLines(source: string): readonly (readonly Token[])[] {
  let inComment = false
  return source.split('\n').map((line) => {
    if (inComment) {
      const end = line.indexOf('*/')
      if (end === -1) return [{ kind: 'comment', text: line }]
      inComment = false
      return [{ kind: 'comment', text: line.slice(0, end + 2) }, ...tokensOf(line.slice(end + 2))]
    }
    const tokens = tokensOf(line)
    inComment = opensComment(tokens.at(-1))
    return tokens
  })
}

const opensComment = (token: Token | undefined): boolean =>
  token?.kind === 'comment' && token.text.startsWith('/*') && !token.text.endsWith('*/')

function tokensOf(line: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const match of line.matchAll(PARTS)) {
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) })
    const [text, lineComment, comment, openComment, string, number] = match
    tokens.push({
      kind: kindOf(text, { isComment: Boolean(lineComment ?? comment ?? openComment), string, number }),
      text,
    })
    at = match.index + text.length
  }
  if (at < line.length) tokens.push({ kind: 'plain', text: line.slice(at) })
  return tokens
}

function kindOf(
  text: string,
  { isComment, string, number }: { isComment: boolean; string: string | undefined; number: string | undefined },
): TokenKind {
  if (isComment) return 'comment'
  if (string !== undefined) return 'string'
  if (number !== undefined) return 'number'
  if (KEYWORDS.has(text)) return 'keyword'
  return TYPE.test(text) ? 'type' : 'plain'
}
