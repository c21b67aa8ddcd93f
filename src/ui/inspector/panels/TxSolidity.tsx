import { useMemo } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { frameAt, type Trace } from '../../../l1/trace/trace.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import type { KnownContract } from '../../exhibit.ts'
import type { Known } from '../known.ts'
import { matchesCreation } from '../model/knownCode.ts'
import { countersOfCode, isCreation, linesRun, locatorFor, standsAt } from '../model/sourceAt.ts'
import { SourceView } from '../SourceView.tsx'
import { StepBar } from './Steps.tsx'

interface TxSolidityProps {
  readonly trace: Trace
  readonly known: Known
  readonly step: number
  readonly onStep: (step: number) => void
}

/** The source behind the step that the Steps lens shows; both move together. */
export function TxSolidity({ trace, known, step, onStep }: TxSolidityProps) {
  const frameIndex = trace.frame[step] ?? 0
  const frame = frameAt(trace, step)
  const contract = isCreation(frame)
    ? (known.all.find(({ artifact }) => matchesCreation(artifact, bytesToHex(frame.input))) ?? null)
    : known.at(frame.codeAddress)
  return (
    <>
      <StepBar trace={trace} step={step} onStep={onStep} />
      {contract === null ? (
        <p className="ins note">{t('inspector.sourceUnknown')}</p>
      ) : (
        <RunningSource trace={trace} contract={contract} frameIndex={frameIndex} step={step} />
      )}
    </>
  )
}

function RunningSource({
  trace,
  contract,
  frameIndex,
  step,
}: {
  trace: Trace
  contract: KnownContract
  frameIndex: number
  step: number
}) {
  const { locator, lines } = useMemo(() => {
    const frame = trace.frames[frameIndex]
    if (frame === undefined) throw new RangeError(`no frame ${frameIndex}`)
    const found = locatorFor(contract, frame)
    return { locator: found, lines: linesRun(found, countersOfCode(trace, frame)) }
  }, [trace, contract, frameIndex])
  const stands = standsAt(trace, locator, step)
  const index = stands?.range.source ?? 0
  const source = contract.debug.sources[index]
  if (source === undefined) return null
  return (
    <div className="ins">
      <h3 className="h-sec">{t('inspector.sourceOf', { name: contract.artifact.name })}</h3>
      <p className="note">{t(stands?.isBefore ? 'inspector.sourceHelper' : 'inspector.sourceNote')}</p>
      <SourceView
        text={source.text}
        ran={lines.get(index) ?? null}
        at={stands === null ? null : { first: stands.range.firstLine, last: stands.range.lastLine }}
      />
    </div>
  )
}
