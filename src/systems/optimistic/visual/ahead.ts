import type { GameView, OptimisticView } from '../engine/types/view.ts'

/** The view when so many seconds more have passed and nothing has happened: windows and the running chess clock go on. */
export function ahead(view: OptimisticView, seconds: number): OptimisticView {
  const passed = Math.max(0, Math.min(seconds, view.l1.nextBlockAt - view.l1.now))
  return {
    ...view,
    now: view.now + passed,
    l1: { ...view.l1, now: view.l1.now + passed },
    games: view.games.map((game) => ticked(game, passed)),
  }
}

function ticked(game: GameView, passed: number): GameView {
  if (game.turn === 'defender') return { ...game, defenderLeft: Math.max(0, game.defenderLeft - passed) }
  if (game.turn === 'challenger') return { ...game, challengerLeft: Math.max(0, game.challengerLeft - passed) }
  return game
}
