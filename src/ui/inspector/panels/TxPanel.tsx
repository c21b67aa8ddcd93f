import { type ReactNode, useState } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { plainProse } from '../../../content/plainProse.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { Trace } from '../../../l1/trace/trace.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { AnyExhibit } from '../../exhibit.ts'
import { nameOfTx } from '../../l1/words.ts'
import { Fields } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { useKnown } from '../known.ts'
import { Lenses, type LensTab } from '../Lenses.tsx'
import { sameHex } from '../model/cells.ts'
import { factsOfSummary, kindOf, stageOf, stageWord, type TxFacts, titleOfKind, txRows } from '../model/tx.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { readTx, type TxRead } from './readTx.ts'
import { Steps } from './Steps.tsx'
import { TxBytes } from './TxBytes.tsx'
import { TxCalls } from './TxCalls.tsx'
import { TxAsked, TxEffects } from './TxEffects.tsx'
import { TxGas } from './TxGas.tsx'
import { TxSolidity } from './TxSolidity.tsx'
import type { PanelProps } from './types.ts'
import { WhyNotYou } from './WhyNotYou.tsx'

type TxPanelProps = PanelProps & { readonly hash: Hex; readonly exhibit: AnyExhibit }

/** The place of the lens that shows single steps. */
const STEPS_LENS = 4

export function TxPanel({ hash, exhibit, reads, links, lens, onLens }: TxPanelProps) {
  const { l1 } = links
  const [step, setStep] = useState(0)
  const read = useRead(reads, ['tx', hash], async (reading) => ({ tx: await readTx(reading, hash) }))
  const known = useKnown(reads, exhibit, l1)
  const summary = l1.transactions.find((each) => sameHex(each.hash, hash))
  const found: TxRead | null =
    (read.state === 'ready' ? read.data.tx : null) ??
    (summary === undefined ? null : { facts: factsOfSummary(summary), receipt: null })
  if (read.state === 'ready' && found === null) {
    return (
      <>
        <Head title={t('inspector.txTitle')} state={null} />
        <p className="ins note">{t('inspector.txGone')}</p>
      </>
    )
  }
  const pending = l1.mempool.find((each) => sameHex(each.hash, hash))
  const lensOf = (id: string, title: string, draw: (tx: TxRead) => ReactNode): LensTab => ({
    id,
    title,
    render: () => <Shown read={read}>{() => (found === null ? null : draw(found))}</Shown>,
  })
  const ofTrace = (notYet: string, draw: (trace: Trace) => ReactNode): ReactNode =>
    found?.receipt ? (
      <WithTrace tx={found.facts} reads={reads}>
        {draw}
      </WithTrace>
    ) : (
      <p className="ins note">{notYet}</p>
    )
  const ofSteps = (draw: (trace: Trace, at: number) => ReactNode): ReactNode =>
    ofTrace(t('inspector.stepsNotYet'), (steps) =>
      steps.length === 0 ? (
        <p className="ins note">{t('inspector.stepsNone')}</p>
      ) : (
        <>
          {steps.truncated ? (
            <p className="ins note">{t('inspector.stepsTruncated', { n: groupDigits(steps.length) })}</p>
          ) : null}
          {draw(steps, Math.min(step, steps.length - 1))}
        </>
      ),
    )
  const tabs: readonly LensTab[] = [
    lensOf('fields', t('inspector.lensFields'), (tx) => (
      <div className="ins">
        {tx.facts.block === null && pending !== undefined ? (
          <WhyNotYou tx={tx.facts} reads={reads} links={links} />
        ) : null}
        <Fields rows={txRows(tx.facts, tx.receipt)} links={links} />
      </div>
    )),
    lensOf('effects', t('inspector.lensEffects'), ({ facts, receipt }) => (
      <Shown read={known}>
        {(contracts) => (
          <>
            <TxAsked tx={facts} known={contracts} links={links} />
            {ofTrace(t('inspector.effectsNotYet'), (trace) =>
              receipt === null ? null : (
                <TxEffects tx={facts} receipt={receipt} trace={trace} known={contracts} links={links} />
              ),
            )}
          </>
        )}
      </Shown>
    )),
    lensOf('gas', t('inspector.lensGas'), (tx) =>
      ofTrace(t('inspector.gasNotYet'), (steps) =>
        tx.receipt === null ? null : <TxGas tx={tx.facts} receipt={tx.receipt} trace={steps} links={links} />,
      ),
    ),
    lensOf('bytes', t('inspector.lensBytes'), () => <TxBytes hash={hash} reads={reads} />),
    lensOf('steps', t('inspector.lensSteps'), () =>
      ofSteps((steps, at) => <Steps trace={steps} step={at} onStep={setStep} links={links} />),
    ),
    lensOf('solidity', t('inspector.lensSolidity'), () =>
      ofSteps((steps, at) => (
        <Shown read={known}>
          {(contracts) => <TxSolidity trace={steps} known={contracts} step={at} onStep={setStep} />}
        </Shown>
      )),
    ),
    lensOf('calls', t('inspector.lensCalls'), () =>
      ofTrace(t('inspector.callsNotYet'), (steps) => (
        <Shown read={known}>
          {(contracts) => (
            <TxCalls
              trace={steps}
              known={contracts}
              step={step}
              onStep={setStep}
              onShowSteps={() => onLens(STEPS_LENS)}
              links={links}
            />
          )}
        </Shown>
      )),
    ),
  ]
  return (
    <>
      <Head
        title={
          summary
            ? plainProse(nameOfTx(l1, summary))
            : found
              ? titleOfKind(kindOf(found.facts))
              : t('inspector.txTitle')
        }
        state={found === null ? null : stageWord(stageOf(l1, found.facts))}
      />
      <Lenses lens={lens} onLens={onLens} tabs={tabs} />
    </>
  )
}

/** Recorded when a lens first asks for it: the engine runs the transaction again, once for the block it is in. */
function WithTrace({ tx, reads, children }: { tx: TxFacts; reads: ChainReads; children: (trace: Trace) => ReactNode }) {
  const read = useRead(
    reads,
    ['trace', tx.hash, tx.blockHash],
    async (reading) => ({ trace: await reading.trace(tx.hash) }),
    { lasting: true },
  )
  return <Shown read={read}>{({ trace }) => (trace === null ? null : children(trace))}</Shown>
}
