import { t } from '../../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { CellView } from '../../../../ui/inspector/Fields.tsx'
import { account, tx } from '../../../../ui/inspector/model/cells.ts'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { StateName } from '../../../../ui/marks/StateGlyph.tsx'
import type { GameView, OptimisticView } from '../../engine/types/view.ts'
import { claimId, instructionId, ownObject, watcherId } from '../ids.ts'
import { GameMoves } from './GameMoves.tsx'
import { disputedStep, roundsOf, turnOf } from './model/game.ts'
import { Narrowing } from './Narrowing.tsx'
import { nameOfId } from './words.ts'

/** The dispute as a narrowing: what the two sides still agree on, and who has to move. */
export function GamePanel({ view, id, act, refused, select }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const game = object?.kind === 'game' ? view.games.find((each) => each.game === object.number) : undefined
  if (game === undefined) return <Gone>{t('optimisticLenses.gameNone')}</Gone>
  const rounds = roundsOf(game)
  return (
    <div className="ins own">
      <StateLine glyph={glyphOf(game)}>{stateWords(view, game)}</StateLine>
      <Section
        title={t('optimisticLenses.narrowingTitle')}
        aside={t('optimisticLenses.stepsLeft', { n: groupDigits(game.hi - game.lo) })}
      >
        <Narrowing rounds={rounds} game={game} />
      </Section>
      <GameMoves game={game} turn={turnOf(view, game)} view={view} act={act} refused={refused} />
      {disputedStep(game) === null ? null : (
        <p className="ins">
          <Open id={instructionId(game.game)} select={select}>
            {t('optimisticLenses.seeInstruction', { step: groupDigits(game.lo) })}
          </Open>
        </p>
      )}
      <GameFields view={view} game={game} select={select} />
      {view.games.length > 1 ? (
        <p className="note">
          {t('optimisticLenses.gamesOnStage', { n: groupDigits(view.games.length) })}{' '}
          <ProseText prose="{simplified:one-dispute-drawn}" />
        </p>
      ) : null}
      <GasTable rounds={rounds} />
    </div>
  )
}

const glyphOf = ({ winner }: GameView): StateName =>
  winner === null ? 'disputed' : winner === 'challenger' ? 'rejected' : 'proven'

function stateWords(view: OptimisticView, game: GameView): string {
  switch (game.winner) {
    case null:
      return t('optimisticLenses.gameRuns')
    case 'challenger':
      return t('optimisticLenses.gameChallengerWon', { name: nameOfId(view, game.challengerId) })
    case 'defender':
      return t('optimisticLenses.gameDefenderWon', { name: nameOfId(view, game.defenderId) })
    case 'nobody':
      return t('optimisticLenses.gameNobodyWon')
  }
}

interface GameFieldsProps {
  readonly view: OptimisticView
  readonly game: GameView
  readonly select: (id: string) => void
}

function GameFields({ view, game, select }: GameFieldsProps) {
  const links = { l1: view.l1, select }
  return (
    <dl className="fields">
      <Field label={t('optimisticLenses.gameAbout')}>
        <Open id={claimId(game.claim)} select={select}>
          {t('optimisticLenses.claimTitle', { n: game.claim })}
        </Open>
      </Field>
      <Field label={t('optimisticLenses.defender')}>
        <span>{nameOfId(view, game.defenderId)}</span>
        <Clock seconds={game.defenderLeft} runs={game.turn === 'defender'} />
        <Fees wei={game.feesWei.defender} />
      </Field>
      <Field label={t('optimisticLenses.challenger')}>
        <Challenger view={view} game={game} select={select} />
        <Clock seconds={game.challengerLeft} runs={game.turn === 'challenger' || game.turn === 'prove'} />
        <Fees wei={game.feesWei.challenger} />
      </Field>
      <Field label={t('optimisticLenses.bond')}>
        <span className="mono">{eth(game.bondWei)}</span>
        <span className="note">{t('optimisticLenses.bondOfChallenger')}</span>
      </Field>
      <Field label={t('optimisticLenses.gameParts')}>
        <span>{t('optimisticLenses.gamePartsWords', { n: game.branching })}</span>
      </Field>
      <Field label={t('optimisticLenses.moves')}>
        <span className="mono">{groupDigits(game.moves)}</span>
        <span>
          <span className="mono">{t('optimisticLenses.gasCount', { n: groupDigits(game.gasUsed) })}</span> <Measured />
        </span>
      </Field>
      {game.provenIn === null ? null : (
        <Field label={t('optimisticLenses.provenIn')}>
          <CellView cell={tx(game.provenIn)} links={links} />
          <span className="note">{t('optimisticLenses.provenNote')}</span>
        </Field>
      )}
    </dl>
  )
}

/** A watcher is known by its own object, anybody else by the account. */
function Challenger({ view, game: { challenger, challengerId }, select }: GameFieldsProps) {
  if (challengerId !== null && view.watchers.some(({ id }) => id === challengerId)) {
    return (
      <Open id={watcherId(challengerId)} select={select}>
        {nameOfId(view, challengerId)}
      </Open>
    )
  }
  return <CellView cell={account(challenger)} links={{ l1: view.l1, select }} />
}

const Fees = ({ wei }: { readonly wei: string }) => (
  <span className="note">{t('optimisticLenses.feesOfSide', { amount: eth(wei) })}</span>
)

function Clock({ seconds, runs }: { readonly seconds: number; readonly runs: boolean }) {
  return (
    <span>
      {t(runs ? 'optimisticLenses.clockRuns' : 'optimisticLenses.clockStands', {
        left: duration(Math.max(0, seconds)),
      })}
    </span>
  )
}

/** What each round cost, as the receipts say. */
function GasTable({ rounds }: { readonly rounds: ReturnType<typeof roundsOf> }) {
  if (rounds.length === 0) return null
  return (
    <Section title={t('optimisticLenses.gasTitle')}>
      <table className="own__table">
        <thead>
          <tr>
            <th scope="col">{t('optimisticLenses.roundColumn')}</th>
            <th scope="col">{t('optimisticLenses.widthColumn')}</th>
            <th scope="col">{t('optimisticLenses.splitColumn')}</th>
            <th scope="col">{t('optimisticLenses.chooseColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ lo, hi, gasBisect, gasChoose }, index) => (
            <tr key={`${lo} ${hi}`}>
              <th scope="row">{index + 1}</th>
              <td className="mono">{groupDigits(hi - lo)}</td>
              <td className="mono">{groupDigits(gasBisect)}</td>
              <td className="mono">{gasChoose === null ? '–' : groupDigits(gasChoose)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        {t('optimisticLenses.gasNote')} <Measured />
      </p>
    </Section>
  )
}
