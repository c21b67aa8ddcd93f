import { memo, useEffect, useMemo, useRef } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../lib/format.ts'
import { solidityLines, type Token } from './model/solidity.ts'

const FEW_LINES = 3

interface SourceViewProps {
  readonly text: string
  /** How often each line ran; `null` where nothing ran. */
  readonly ran?: ReadonlyMap<number, number> | null
  /** First and last line of where the machine stands. */
  readonly at?: { readonly first: number; readonly last: number } | null
}

/** Source, with the lines that ran and the one that runs. */
export function SourceView({ text, ran = null, at = null }: SourceViewProps) {
  const lines = useMemo(() => solidityLines(text), [text])
  const box = useRef<HTMLOListElement>(null)
  const first = at?.first ?? null
  useEffect(() => {
    if (first === null) return
    const list = box.current
    const line = list?.children[first - 1]
    if (!list || !(line instanceof HTMLElement)) return
    // Only the list scrolls: the panel around it stays where its reader has it.
    const top = line.offsetTop
    if (top < list.scrollTop || top + line.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top - list.clientHeight / 3
    }
  }, [first])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <ol className="source mono" ref={box} tabIndex={0} aria-label={t('inspector.lensSolidity')}>
      {lines.map((tokens, index) => {
        const number = index + 1
        const isHere = at !== null && number >= at.first && number <= at.last
        // A function or a whole contract is where the machine is in general, not what it does.
        const isExact = at !== null && at.last - at.first < FEW_LINES
        return (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={index}
            number={number}
            tokens={tokens}
            times={ran?.get(number) ?? 0}
            here={isHere ? (isExact ? 'exact' : 'around') : null}
          />
        )
      })}
    </ol>
  )
}

interface LineProps {
  readonly number: number
  readonly tokens: readonly Token[]
  readonly times: number
  readonly here: 'exact' | 'around' | null
}

const Line = memo(function Line({ number, tokens, times, here }: LineProps) {
  const said = times === 0 ? undefined : t('inspector.sourceLine', { n: number, times: groupDigits(times) })
  return (
    <li
      className={`${times > 0 ? 'source--ran' : ''} ${here === null ? '' : `source--${here}`}`}
      title={said}
      {...(here === 'exact' ? { 'aria-current': 'step' as const } : {})}
    >
      <code>
        {tokens.map((token, index) =>
          token.kind === 'plain' ? (
            token.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
            <span key={index} className={`tok tok--${token.kind}`}>
              {token.text}
            </span>
          ),
        )}
      </code>
    </li>
  )
})
