import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { callTree } from '../../../l1/trace/callTree.ts'
import type { Frame, Trace } from '../../../l1/trace/trace.ts'
import { groupDigits } from '../../../lib/format.ts'
import { Fields, type Links } from '../Fields.tsx'
import type { Known } from '../known.ts'
import { type CallLine, calleeWords, decodedFrame, revertOf, treeMove, visibleLines } from '../model/calls.ts'
import { account, amountText, count, ether, mono, type Row, text, whoIs } from '../model/cells.ts'
import { argumentRows, revertWords } from '../model/decoded.ts'

interface TxCallsProps {
  readonly trace: Trace
  readonly known: Known
  readonly step: number
  readonly onStep: (step: number) => void
  readonly onShowSteps: () => void
  readonly links: Links
}

/** Who called whom: a tree, with the step view going along. */
export function TxCalls({ trace, known, step, onStep, onShowSteps, links }: TxCallsProps) {
  const root = useMemo(() => callTree(trace), [trace])
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [chosen, setChosen] = useState(trace.frame[step] ?? 0)
  const box = useRef<HTMLDivElement>(null)
  const lines = visibleLines(root, folded)
  const at = lines.some(({ index }) => index === chosen) ? chosen : 0

  const choose = (index: number) => {
    setChosen(index)
    const first = trace.frames[index]?.firstStep ?? -1
    if (first >= 0) onStep(first)
    box.current?.querySelector<HTMLElement>(`[data-frame="${index}"]`)?.focus()
  }
  const fold = (index: number) => {
    const next = new Set(folded)
    if (!next.delete(index)) next.add(index)
    setFolded(next)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const move = treeMove(lines, at, event.key, folded)
    if (move === null) return
    // The same keys move the lab's clock.
    event.preventDefault()
    event.stopPropagation()
    if (move.kind === 'go') choose(move.to)
    else fold(move.index)
  }
  const frame = trace.frames[at]
  return (
    <>
      <div className="ins">
        <h3 className="h-sec">
          {t('inspector.callsTitle')} <span className="note mono">{trace.frames.length}</span>
        </h3>
        <div className="calls" role="tree" aria-label={t('inspector.callsTitle')} ref={box} onKeyDown={onKey}>
          {lines.map((line) => (
            <CallItem
              key={line.index}
              line={line}
              isChosen={line.index === at}
              isFolded={folded.has(line.index)}
              onChoose={() => choose(line.index)}
              onFold={() => fold(line.index)}
              words={lineWords(known, line.frame, links)}
            />
          ))}
        </div>
        <p className="note">{t('inspector.callsNote')}</p>
      </div>
      {frame === undefined ? null : (
        <ChosenCall frame={frame} known={known} links={links} onShowSteps={frame.firstStep < 0 ? null : onShowSteps} />
      )}
    </>
  )
}

interface LineWords {
  readonly callee: string
  readonly name: string
  readonly mark: string | null
  readonly value: string | null
  readonly gas: string
  readonly failed: string | null
}

const MARKS: { readonly [kind in Frame['kind']]: string | null } = {
  CALL: null,
  CALLCODE: 'callcode',
  DELEGATECALL: 'delegatecall',
  STATICCALL: 'staticcall',
  CREATE: 'create',
  CREATE2: 'create2',
}

function lineWords(known: Known, frame: Frame, { l1 }: Links): LineWords {
  const target = frame.codeAddress ?? frame.address
  const revert = revertOf(known, frame)
  return {
    callee: calleeWords(known, frame),
    name: target === null ? t('inspector.newContract') : (known.at(target)?.artifact.name ?? whoIs(l1, target).name),
    mark: MARKS[frame.kind],
    value: frame.value === 0n || frame.kind === 'DELEGATECALL' ? null : amountText(frame.value),
    gas: groupDigits(frame.gasUsed),
    failed: revert === null ? null : revertWords(revert),
  }
}

interface CallItemProps {
  readonly line: CallLine
  readonly words: LineWords
  readonly isChosen: boolean
  readonly isFolded: boolean
  readonly onChoose: () => void
  readonly onFold: () => void
}

function CallItem({ line, words, isChosen, isFolded, onChoose, onFold }: CallItemProps) {
  const { index, depth, place, of, hasChildren } = line
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys
    <div
      role="treeitem"
      data-frame={index}
      tabIndex={isChosen ? 0 : -1}
      aria-level={depth}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={isChosen}
      {...(hasChildren ? { 'aria-expanded': !isFolded } : {})}
      className={`call ${words.failed === null ? '' : 'call--failed'}`}
      style={{ paddingInlineStart: `${Math.min(depth - 1, 8) * 0.875}rem` }}
      onClick={onChoose}
    >
      <span className="call__fold">
        {hasChildren ? (
          <Chevron
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation()
              onFold()
            }}
          />
        ) : null}
      </span>
      <span className="call__what">
        <span className="call__name">{words.name}</span> <span className="mono">{words.callee}</span>
        {words.mark === null ? null : <span className="call__mark mono">{words.mark}</span>}
        {words.failed === null ? null : (
          <span className="call__failed">{t('inspector.callFailed', { why: words.failed })}</span>
        )}
      </span>
      <span className="call__figures mono note">
        {words.value === null ? null : <span>{words.value}</span>}
        <span>{t('inspector.stepGas', { gas: words.gas })}</span>
      </span>
    </div>
  )
}

interface ChosenCallProps {
  readonly frame: Frame
  readonly known: Known
  readonly links: Links
  /** `null` where no code ran. */
  readonly onShowSteps: (() => void) | null
}

function ChosenCall({ frame, known, links, onShowSteps }: ChosenCallProps) {
  const decoded = decodedFrame(known, frame)
  const revert = revertOf(known, frame)
  return (
    <div className="ins">
      <h3 className="h-sec">{t('inspector.callChosen')}</h3>
      <Fields rows={frameRows(frame)} links={links} />
      {decoded === null || decoded.arguments.length === 0 ? null : (
        <>
          <h4 className="h-sec">{t('inspector.callTitle')}</h4>
          <Fields rows={argumentRows(decoded.arguments)} links={links} />
        </>
      )}
      {decoded === null || decoded.results === null || decoded.results.length === 0 ? null : (
        <>
          <h4 className="h-sec">{t('inspector.answerTitle')}</h4>
          <Fields rows={argumentRows(decoded.results)} links={links} />
        </>
      )}
      {revert === null ? null : (
        <>
          <h4 className="h-sec">
            {t('inspector.revertTitle')} <span className="note mono">{frame.error}</span>
          </h4>
          <p className="ins__revert">{revertWords(revert)}</p>
          {revert.kind === 'custom' ? <Fields rows={argumentRows(revert.arguments)} links={links} /> : null}
        </>
      )}
      {onShowSteps === null ? (
        <p className="note">{t('inspector.callNoCode')}</p>
      ) : (
        <button type="button" className="btn" onClick={onShowSteps}>
          {t('inspector.callSteps')}
        </button>
      )}
    </div>
  )
}

function frameRows({ kind, from, address, codeAddress, value, gas, gasUsed }: Frame): Row[] {
  return [
    { label: t('inspector.callKind'), value: mono(kind) },
    { label: t('inspector.from'), value: account(from) },
    { label: t('inspector.to'), value: address === null ? text(t('inspector.newContract')) : account(address) },
    ...(codeAddress === null || codeAddress === address
      ? []
      : [{ label: t('inspector.runs'), value: account(codeAddress), aside: text(t('inspector.callOthersCode')) }]),
    { label: t('inspector.value'), value: ether(value) },
    { label: t('inspector.callGasGiven'), value: count(gas) },
    { label: t('inspector.gasUsed'), value: count(gasUsed) },
  ]
}
