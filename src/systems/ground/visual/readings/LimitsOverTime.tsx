import { useState } from 'react'
import { cited, type FactId } from '../../../../content/facts.ts'
import { t } from '../../../../content/messages/areas/ground.ts'
import { localise } from '../../../../content/messages/index.ts'
import { plainProse } from '../../../../content/plainProse.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import type { GroundView } from '../../engine/types.ts'
import { percent } from '../words.ts'
import { ifFull, rangeOf } from './figures.ts'

const LIMITS = [
  { fact: 'gas-limit-2021', since: 'ground.since2021' },
  { fact: 'gas-limit-february-2025', since: 'ground.sinceFebruary2025' },
  { fact: 'gas-limit-july-2025', since: 'ground.sinceJuly2025' },
  { fact: 'gas-limit-november-2025', since: 'ground.sinceNovember2025' },
  { fact: 'gas-limit-plan', since: 'ground.planned' },
] as const satisfies readonly { readonly fact: FactId; readonly since: string }[]
const MILLION = 1_000_000

/** L1 itself is being scaled. What each limit was, and what it would do to the very nodes of this exhibit. */
export function LimitsOverTime({ view, act }: LensProps<GroundView>) {
  const [asked, setAsked] = useState<string | null>(null)
  const run = async (millions: number) => {
    const refusal = await act({ type: 'l1.gasLimit', by: 'learner', args: { gasLimit: millions * MILLION } })
    setAsked(refusal === null ? t('ground.willRun', { n: groupDigits(millions) }) : t('ground.cannotRun'))
  }
  return (
    <div className="ins readings">
      <p>
        <ProseText prose={t('ground.limitNow', { n: groupDigits(view.gasLimit / MILLION) })} />
      </p>
      <ul className="limits">
        {LIMITS.map(({ fact, since }) => {
          const [millions] = rangeOf(cited(fact).value)
          const full = view.network === null ? null : ifFull(view.network, millions * MILLION)
          const isNow = view.gasLimit === millions * MILLION
          return (
            <li key={fact} aria-current={isNow ? 'true' : undefined}>
              <span className="limits__value">
                <ProseText prose={`{cited:${fact}}`} />
              </span>
              <span className="limits__since note">{plainProse(localise(t(since)))}</span>
              {full === null ? null : (
                <span className="limits__who">
                  {t('ground.ifFull', {
                    nodes: String(percent(full.verifying, full.nodes)),
                    stake: String(percent(full.attestingEth, full.stakedEth)),
                  })}
                </span>
              )}
              <button
                type="button"
                className="btn"
                aria-disabled={isNow}
                onClick={() => (isNow ? null : void run(millions))}
              >
                {isNow ? t('ground.runsNow') : t('ground.runAt', { n: groupDigits(millions) })}
              </button>
            </li>
          )
        })}
      </ul>
      <p role="status" className="note">
        {asked}
      </p>
      <p className="note">{t('ground.ifFullNote')}</p>
      <p className="note">
        <ProseText prose={t('ground.bothSides')} />
      </p>
    </div>
  )
}
