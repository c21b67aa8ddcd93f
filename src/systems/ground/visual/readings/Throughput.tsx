import type { ReactNode } from 'react'
import type { FactId } from '../../../../content/facts.ts'
import { t } from '../../../../content/messages/areas/ground.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import { ScaleBar, type ScalePart } from '../../../../ui/inspector/ScaleBar.tsx'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import type { CrowdView } from '../../engine/types.ts'
import { citedRange, logShare } from './figures.ts'

const AXIS = [1, 100_000] as const
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000] as const
const OTHERS = [
  { fact: 'bitcoin-throughput', name: 'ground.bitcoin' },
  { fact: 'l1-throughput', name: 'ground.ethereum' },
  { fact: 'arbitrum-throughput', name: 'ground.arbitrum' },
  { fact: 'visa-peak', name: 'ground.visa' },
] as const satisfies readonly { readonly fact: FactId; readonly name: string }[]

const KINDS = [
  { id: 'payment', look: 'ink' },
  { id: 'token', look: 'stone' },
  { id: 'swap', look: 'hatch' },
  { id: 'mint', look: 'data' },
  { id: 'other', look: 'open' },
] as const satisfies readonly { readonly id: string; readonly look: ScalePart['look'] }[]

/** How many transactions a second, for what is really asked for; and what others are said to do. */
export function Throughput({ crowd }: { crowd: CrowdView }) {
  const { perSecond, seconds, byKind } = crowd.throughput
  const all = KINDS.reduce((sum, { id }) => sum + byKind[id], 0)
  const rate = rateWords(perSecond)
  return (
    <>
      <p className="readings__figure">
        <ProseText prose={t('ground.measuredRate', { rate })} />
      </p>
      <p className="note">
        {seconds === 0
          ? t('ground.nothingYet')
          : t('ground.measuredOver', { n: groupDigits(all), span: duration(seconds) })}
      </p>
      <ScaleBar
        label={t('ground.mix')}
        whole={BigInt(all)}
        parts={KINDS.map(({ id, look }) => ({ id, look, label: t(`ground.${id}`), amount: BigInt(byKind[id]) }))}
      />
      <ul className="readings__mix">
        {KINDS.filter(({ id }) => byKind[id] > 0).map(({ id, look }) => (
          <li key={id}>
            <span className={`readings__key scale__part--${look}`} aria-hidden="true" />
            {t(`ground.${id}`)} <span className="mono">{groupDigits(byKind[id])}</span>
          </li>
        ))}
      </ul>
      <h3 className="h-sec">{t('ground.beside')}</h3>
      <p className="note">{t('ground.eachStepTen')}</p>
      <ul className="rates">
        <RateRow name={t('ground.here')} low={perSecond} high={perSecond} isMeasured>
          <ProseText prose={`{measured:${rate} tx/s}`} />
        </RateRow>
        {OTHERS.map(({ fact, name }) => {
          const [low, high] = citedRange(fact)
          return (
            <RateRow key={fact} name={t(name)} low={low} high={high}>
              <ProseText prose={`{cited:${fact}}`} />
            </RateRow>
          )
        })}
        <li className="rates__axis" aria-hidden="true">
          {POWERS.map((power) => (
            <span key={power} className="mono" style={{ left: `${logShare(power, AXIS) * 100}%` }}>
              {power >= 1_000 ? `${power / 1_000}k` : power}
            </span>
          ))}
        </li>
      </ul>
      <p className="note">{t('ground.notAlike')}</p>
    </>
  )
}

export const rateWords = (perSecond: number): string =>
  perSecond >= 100 ? groupDigits(Math.round(perSecond)) : (Math.round(perSecond * 10) / 10).toString()

interface RateRowProps {
  readonly name: string
  readonly low: number
  readonly high: number
  readonly isMeasured?: boolean
  readonly children: ReactNode
}

/** A place on the scale, or, where sources disagree, the stretch between. */
function RateRow({ name, low, high, isMeasured = false, children }: RateRowProps) {
  const [from, to] = [logShare(low, AXIS) * 100, logShare(high, AXIS) * 100]
  return (
    <li className="rates__row">
      <span className="rates__name">{name}</span>
      <span className="rates__value">{children}</span>
      <span className="rates__track" aria-hidden="true">
        <span
          className={`rates__at ${isMeasured ? 'rates__at--here' : ''}`}
          style={{ left: `${from}%`, width: `${to - from}%` }}
        />
      </span>
    </li>
  )
}
