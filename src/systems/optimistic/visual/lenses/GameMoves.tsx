import { useState } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { RefusedLine, useAsk } from '../../../../ui/inspector/own/asking.tsx'
import { Section } from '../../../../ui/inspector/own/parts.tsx'
import type { GameView, OptimisticView } from '../../engine/types/view.ts'
import { actionOf, type Move, type Turn } from './model/game.ts'
import { nameOfId } from './words.ts'

interface GameMovesProps extends Pick<LensProps<OptimisticView>, 'view' | 'act' | 'refused'> {
  readonly game: GameView
  readonly turn: Turn
}

/** Whose turn it is, and the moves that a person may make in their name. */
export function GameMoves({ view, game, turn, act, refused }: GameMovesProps) {
  const { refusal, ask } = useAsk(act)
  const [asked, setAsked] = useState(false)
  if (turn.side === null) return null
  const name = nameOfId(view, turn.by)
  const make = async (move: Move) => {
    if (turn.by === null) return
    setAsked(await ask(actionOf(game.game, turn.by, move)))
  }
  const isAsked = asked && turn.why === 'pending'
  const isChoice = turn.moves[0]?.kind === 'choose'
  return (
    <Section title={t('optimisticLenses.turnOf', { name })}>
      {turn.why === null || isAsked ? null : <p className="note">{t(WHY[turn.why], { name })}</p>}
      {turn.moves[0] === undefined ? null : <p>{t(ASKS[turn.moves[0].kind], { name })}</p>}
      <p className={isChoice ? 'refs refs--moves' : 'refs'}>
        {turn.moves.map((move) => (
          <button
            key={move.kind === 'choose' ? move.segment : move.kind}
            type="button"
            className={isChoice ? 'chip' : 'btn'}
            onClick={() => void make(move)}
          >
            {labelOf(move)}
            {move.kind === 'choose' ? (
              <small className="mono">
                {t('optimisticLenses.stretch', { from: groupDigits(move.from), to: groupDigits(move.to) })}
              </small>
            ) : null}
          </button>
        ))}
      </p>
      {isChoice ? <p className="note">{t('optimisticLenses.wrongPartLoses')}</p> : null}
      <p role="status" className="note">
        {isAsked ? t('optimisticLenses.moveAsked') : null}
      </p>
      <RefusedLine refusal={refusal} refused={refused} />
    </Section>
  )
}

const WHY = {
  over: 'optimisticLenses.turnOver',
  pending: 'optimisticLenses.turnPending',
  automatic: 'optimisticLenses.turnAutomatic',
  stranger: 'optimisticLenses.turnStranger',
} as const
const ASKS = {
  bisect: 'optimisticLenses.askBisect',
  choose: 'optimisticLenses.askChoose',
  prove: 'optimisticLenses.askProve',
  timeout: 'optimisticLenses.askTimeout',
} as const

function labelOf(move: Move): string {
  switch (move.kind) {
    case 'bisect':
      return t('optimisticLenses.doBisect')
    case 'choose':
      return t('optimisticLenses.doChoose', { n: move.segment + 1 })
    case 'prove':
      return t('optimisticLenses.doProve')
    case 'timeout':
      return t('optimisticLenses.doTimeout')
  }
}
