import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { frameAt, type Trace } from '../../../l1/trace/trace.ts'
import { groupDigits } from '../../../lib/format.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { Fields, type Links } from '../Fields.tsx'
import { account, count, mono, text } from '../model/cells.ts'
import { type JumpKind, jumpFrom, memoryRows, stepFacts } from '../model/steps.ts'

interface StepsProps {
  readonly trace: Trace
  readonly step: number
  readonly onStep: (step: number) => void
  readonly links: Links
}

/** The machine at one instruction, before it runs. */
export function Steps({ trace, step, onStep, links }: StepsProps) {
  const facts = stepFacts(trace, step)
  const frame = frameAt(trace, step)
  const runs = frame.codeAddress ?? frame.address
  return (
    <>
      <StepBar trace={trace} step={step} onStep={onStep} />
      <div className="ins">
        <p className="instr">
          {facts.name}
          {facts.operand === null ? '' : ` 0x${facts.operand.toString(16)}`}
          <span>{t('inspector.stepGas', { gas: groupDigits(facts.cost) })}</span>
        </p>
        <Fields
          links={links}
          rows={[
            { label: t('inspector.pc'), value: mono(`0x${facts.pc.toString(16)}`) },
            { label: t('inspector.gasLeft'), value: count(facts.gasLeft) },
            {
              label: t('inspector.runs'),
              value: runs === null ? text(t('inspector.newContract')) : account(runs),
              aside: mono(frame.kind),
            },
            { label: t('inspector.depth'), value: count(facts.depth) },
          ]}
        />
      </div>
      <Stack stack={facts.stack} takes={facts.takes} />
      <Memory memory={facts.memory} />
    </>
  )
}

/** Its own slider: the arrow keys move it while it has the focus, and the lab's clock stays where it is. */
export function StepBar({ trace, step, onStep }: Omit<StepsProps, 'links'>) {
  const last = trace.length - 1
  const words = t('inspector.stepOf', { n: groupDigits(step + 1), of: groupDigits(trace.length) })
  const to = (next: number) => onStep(Math.max(0, Math.min(last, next)))
  return (
    <div className="ins steps">
      <p className="steps__words">{words}</p>
      <input
        className="steps__slider"
        type="range"
        min={0}
        max={last}
        value={step}
        aria-label={t('inspector.stepSlider')}
        aria-valuetext={words}
        onChange={(event) => to(Number(event.currentTarget.value))}
      />
      <div className="steps__buttons">
        <IconButton label={t('inspector.stepFirst')} onClick={() => to(0)}>
          <ChevronFirst aria-hidden="true" />
        </IconButton>
        <IconButton label={t('inspector.stepBack')} onClick={() => to(step - 1)}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <IconButton label={t('inspector.stepForward')} onClick={() => to(step + 1)}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
        <IconButton label={t('inspector.stepLast')} onClick={() => to(last)}>
          <ChevronLast aria-hidden="true" />
        </IconButton>
      </div>
      <div className="steps__jumps">
        {JUMPS.map(([kind, key]) => (
          <Jump key={kind} kind={kind} what={t(key)} trace={trace} step={step} onStep={onStep} />
        ))}
      </div>
    </div>
  )
}

const JUMPS = [
  ['call', 'inspector.jumpCall'],
  ['storage', 'inspector.jumpStorage'],
  ['log', 'inspector.jumpLog'],
] as const satisfies readonly (readonly [JumpKind, string])[]

function Jump({ kind, what, trace, step, onStep }: { kind: JumpKind; what: string } & Omit<StepsProps, 'links'>) {
  const before = jumpFrom(trace, step, kind, -1)
  const after = jumpFrom(trace, step, kind, 1)
  if (before === null && after === null) return null
  return (
    <span className="jump">
      <button
        type="button"
        className="btn btn--icon"
        aria-label={t('inspector.jumpBack', { what })}
        aria-disabled={before === null}
        onClick={() => (before === null ? undefined : onStep(before))}
      >
        <ChevronLeft aria-hidden="true" />
      </button>
      <span>{what}</span>
      <button
        type="button"
        className="btn btn--icon"
        aria-label={t('inspector.jumpForward', { what })}
        aria-disabled={after === null}
        onClick={() => (after === null ? undefined : onStep(after))}
      >
        <ChevronRight aria-hidden="true" />
      </button>
    </span>
  )
}

const STACK_SHOWN = 16

function Stack({ stack, takes }: { stack: readonly bigint[]; takes: number }) {
  const hidden = stack.length - STACK_SHOWN
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.stack')} <span className="note mono">{stack.length}</span>
      </h3>
      {stack.length === 0 ? (
        <p className="note">{t('inspector.stackEmpty')}</p>
      ) : (
        <>
          <ol className="stack mono" start={0}>
            {stack.slice(0, STACK_SHOWN).map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an item of the stack is its place
              <li key={index} className={index < takes ? 'stack__taken' : ''}>
                0x{value.toString(16)}
              </li>
            ))}
          </ol>
          {hidden > 0 ? <p className="note">{t('inspector.stackMore', { n: groupDigits(hidden) })}</p> : null}
          <p className="note">{t('inspector.stackNote')}</p>
        </>
      )}
    </div>
  )
}

const MEMORY_SHOWN = 64

function Memory({ memory }: { memory: Uint8Array }) {
  const rows = memoryRows(memory).slice(0, MEMORY_SHOWN)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.memory')}{' '}
        <span className="note mono">{t('inspector.bytes', { n: groupDigits(memory.length) })}</span>
      </h3>
      {rows.length === 0 ? (
        <p className="note">{t('inspector.memoryEmpty')}</p>
      ) : (
        <table className="bytes mono">
          <tbody>
            {rows.map(({ at, bytes }) => (
              <tr key={at}>
                <th scope="row">{at.toString(16).padStart(2, '0')}</th>
                <td>
                  {bytes === null ? (
                    t('inspector.memoryZeros')
                  ) : (
                    <b>{Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}</b>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
