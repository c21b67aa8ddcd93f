import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits, shortHash } from '../../../../lib/format.ts'
import type { GameView } from '../../engine/types/view.ts'
import { type Footing, footingOf, type RoundRow, shareOf } from './model/game.ts'

const WIDE = 1000
const BAR = 14
const FUNNEL = 12

interface NarrowingProps {
  readonly rounds: readonly RoundRow[]
  readonly game: GameView
}

const NOTES = {
  unknown: 'optimisticLenses.narrowingWhole',
  noRun: 'optimisticLenses.narrowingNoRun',
  sound: 'optimisticLenses.narrowingNote',
  tooEarly: 'optimisticLenses.narrowingTooEarly',
  tooLate: 'optimisticLenses.narrowingTooLate',
} as const satisfies { readonly [footing in Footing]: string }

/** Round below round: plain is agreed, hatched is where they differ, and from there the next round opens. */
export function Narrowing({ rounds, game }: NarrowingProps) {
  const last = rounds.at(-1)
  const isOpen = last === undefined || last.chosen !== null
  return (
    <>
      <ol className="narrowing">
        {rounds.map((round, index) => (
          <Round key={`${round.lo} ${round.hi}`} round={round} number={index + 1} isLast={round === last} />
        ))}
        {isOpen ? (
          <li className="narrowing__left">
            <span className="mono">{groupDigits(game.lo)}</span>
            <svg viewBox={`0 0 ${WIDE} ${BAR}`} preserveAspectRatio="none" aria-hidden="true">
              <Hatch id="left" />
              <rect className="narrowing__disputed" fill="url(#hatch-left)" width={WIDE} height={BAR} />
            </svg>
            <span className="mono">{groupDigits(game.hi)}</span>
          </li>
        ) : null}
      </ol>
      <p className="note">
        {t(NOTES[footingOf(game, rounds)], { lo: groupDigits(game.lo), hi: groupDigits(game.hi) })}
      </p>
    </>
  )
}

interface RoundProps {
  readonly round: RoundRow
  readonly number: number
  readonly isLast: boolean
}

function Round({ round, number, isLast }: RoundProps) {
  const { lo, hi, points, chosen } = round
  const from = chosen === null ? null : points[chosen]
  const to = chosen === null ? null : points[chosen + 1]
  const words =
    from && to
      ? t('optimisticLenses.roundChosen', {
          n: number,
          lo: groupDigits(lo),
          hi: groupDigits(hi),
          from: groupDigits(from.step),
          to: groupDigits(to.step),
        })
      : t('optimisticLenses.roundWaits', { n: number, lo: groupDigits(lo), hi: groupDigits(hi) })
  return (
    <li>
      <details open={isLast}>
        <summary>
          <span className="mono" aria-hidden="true">
            {groupDigits(lo)}
          </span>
          <Bar round={round} id={String(number)} />
          <span className="mono" aria-hidden="true">
            {groupDigits(hi)}
          </span>
          <span className="vh">{words}</span>
        </summary>
        <Boundaries round={round} />
      </details>
    </li>
  )
}

function Bar({ round, id }: { readonly round: RoundRow; readonly id: string }) {
  const { points, chosen } = round
  const x = (index: number) => shareOf(points[index]?.step ?? round.lo, round) * WIDE
  const [from, to] = chosen === null ? [0, WIDE] : [x(chosen), x(chosen + 1)]
  return (
    <svg viewBox={`0 0 ${WIDE} ${BAR + FUNNEL}`} preserveAspectRatio="none" aria-hidden="true">
      <Hatch id={id} />
      <rect className="narrowing__bar" width={WIDE} height={BAR} />
      <rect className="narrowing__disputed" fill={`url(#hatch-${id})`} x={from} width={to - from} height={BAR} />
      {points.slice(1, -1).map(({ step }) => (
        <path key={step} className="narrowing__cut" d={`M${shareOf(step, round) * WIDE} -1V${BAR + 1}`} />
      ))}
      {chosen === null ? null : (
        <path
          className="narrowing__funnel"
          d={`M${from} ${BAR}L0 ${BAR + FUNNEL}M${to} ${BAR}L${WIDE} ${BAR + FUNNEL}`}
        />
      )}
    </svg>
  )
}

/** In user units of a stretched drawing, so the lines stay a little aslant at any width. */
function Hatch({ id }: { readonly id: string }) {
  return (
    <pattern id={`hatch-${id}`} width="24" height={BAR} patternUnits="userSpaceOnUse">
      <path className="narrowing__hatch" d={`M0 ${BAR}L24 0`} />
    </pattern>
  )
}

function Boundaries({ round }: { readonly round: RoundRow }) {
  return (
    <table className="own__table boundaries">
      <thead>
        <tr>
          <th scope="col">{t('optimisticLenses.atStep')}</th>
          <th scope="col">{t('optimisticLenses.defender')}</th>
          <th scope="col">{t('optimisticLenses.ownRun')}</th>
        </tr>
      </thead>
      <tbody>
        {round.points.map(({ step, defender, own, agrees }, index) => (
          <tr key={step} className={index === round.firstDifference ? 'is-first' : ''}>
            <th scope="row" className="mono">
              {groupDigits(step)}
            </th>
            <td className="mono" title={defender}>
              {shortHash(defender)}
            </td>
            {own === null ? (
              <td>{t('optimisticLenses.noOwnRun')}</td>
            ) : (
              <td className="mono" title={own}>
                <span aria-hidden="true">{agrees ? '=' : '≠'}</span>{' '}
                {agrees ? t('optimisticLenses.theSame') : shortHash(own)}
                {index === round.firstDifference ? <small>{t('optimisticLenses.firstDifference')}</small> : null}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
