import type { Json } from '../../kernel/types.ts'
import { createWorld, type World } from '../../kernel/world.ts'
import { decode } from '../../riscv/decode.ts'
import { createMachine, type Machine, run } from '../../riscv/machine.ts'
import { readWord } from '../../riscv/memory.ts'
import { systemCallOf } from '../../riscv/systemCalls.ts'
import { guestProgram } from '../../rollup/guest/program.ts'
import { claimAt, honestRunBehind } from '../../systems/optimistic/engine/claims.ts'
import type { OptimisticState } from '../../systems/optimistic/engine/state.ts'
import { optimisticSystem } from '../../systems/optimistic/engine/system.ts'
import type { PostingMode } from '../../systems/optimistic/engine/types/shared.ts'
import type { OptimisticView } from '../../systems/optimistic/engine/types/view.ts'

// Disputes about a batch of a hundred payments, played on the engine to their end. What they cost is read from the
// receipts of the chain that they were played on.

export interface DisputeFigures {
  readonly step: {
    /** The last transaction of a game, as a whole: the step, its proof, and settling the game. */
    readonly worstGas: number
    readonly worst: string
    readonly gas: { readonly [what: string]: number }
  }
  readonly dispute: {
    /** All transactions of both sides, by the number of parts that a range is split into. */
    readonly gas: { readonly [branching: number]: number }
    readonly moves: { readonly [branching: number]: number }
    readonly steps: number
    /** The re-executor's proof; its posts, with a root for each payment, come before any dispute. */
    readonly oneShotGas: number
    readonly oneShotPostGas: number
  }
}

const PAYMENTS = 100
const PEOPLE = ['ana', 'ben', 'cleo', 'mallory'] as const
const SLOT = 12
const MOST_SLOTS = 200

export async function disputes(): Promise<DisputeFigures> {
  const { steps, kinds } = await lookAtTheRun()
  const gas: Record<string, number> = {}
  for (const [kind, at] of kinds) gas[kind] = (await play({ at, branching: 16 })).stepGas
  const input = kinds.get('input')
  if (input !== undefined)
    gas['input of calldata'] = (await play({ at: input, branching: 16, posting: 'calldata' })).stepGas
  const [worst, worstGas] = Object.entries(gas).reduce((most, each) => (each[1] > most[1] ? each : most))

  const at = kinds.get('load')
  if (at === undefined) throw new Error('a run that loads nothing')
  const games = new Map<number, Game>()
  for (const branching of [2, 4, 8, 16]) games.set(branching, await play({ at, branching }))
  const byBranching = (of: (game: Game) => number) => Object.fromEntries([...games].map(([n, game]) => [n, of(game)]))
  return {
    step: { worstGas, worst, gas },
    dispute: {
      gas: byBranching((game) => game.gas),
      moves: byBranching((game) => game.moves),
      steps,
      ...(await oneShot()),
    },
  }
}

// ── A world with a batch ─────────────────────────────────────────────────────────────────────────

interface Town {
  readonly world: World
  act(type: string, args: Json): Promise<void>
  view(): Promise<OptimisticView>
  state(): Promise<OptimisticState>
  /** Block by block until something is there. */
  waitFor<T>(what: (view: OptimisticView) => T | null | undefined): Promise<T>
}

async function townWith(params: Json): Promise<Town> {
  const policy = { maxTransactions: PAYMENTS, maxAgeSeconds: 3_600, maxPriceGwei: null }
  const world = await createWorld({
    system: optimisticSystem,
    seed: 'bench',
    params: { batchPolicy: policy, ...(params as object) },
  })
  const act: Town['act'] = async (type, args) => {
    const outcome = await world.dispatch({ type, by: 'learner', args })
    if (!outcome.ok) throw new Error(`${type} was refused: ${JSON.stringify(outcome.refusal)}`)
  }
  const view = async () => (await world.view()) as unknown as OptimisticView
  for (let i = 0; i < PAYMENTS; i++) {
    const [from, to] = [PEOPLE[i % PEOPLE.length], PEOPLE[(i + 1 + (i % 3)) % PEOPLE.length]]
    const wish = { kind: 'transfer', to, asset: 'ether', amount: String(10_000 * (1 + ((i * 37) % 99))) }
    await act('l2.send', { from, wish, feeGwei: '200' } as Json)
  }
  return {
    world,
    act,
    view,
    state: async () => (await world.read()).state as OptimisticState,
    async waitFor(what) {
      for (let slot = 0; slot < MOST_SLOTS; slot++) {
        const found = what(await view())
        if (found !== null && found !== undefined) return found
        await world.advance(SLOT)
      }
      throw new Error('it never came')
    },
  }
}

// ── Which steps there are to argue about ─────────────────────────────────────────────────────────

/** The last step of each kind that L1 needs another proof for. */
async function lookAtTheRun(): Promise<{ readonly steps: number; readonly kinds: ReadonlyMap<string, number> }> {
  const town = await townWith({})
  const claim = await town.waitFor((view) => view.claims.at(-1)?.claim)
  const state = await town.state()
  const fact = claimAt(state, claim)
  const honest = fact && honestRunBehind(state, fact)
  if (!honest) throw new Error('nobody knows the run')
  const kinds = new Map<string, number>()
  const machine = createMachine(guestProgram())
  while (machine.exit === null) {
    kinds.set(kindOf(machine), machine.steps)
    run(machine, honest.host, machine.steps + 1)
  }
  return { steps: machine.steps, kinds }
}

function kindOf(machine: Machine): string {
  const { operation, format } = decode(readWord(machine.memory, machine.pc))
  if (operation === 'ecall') return systemCallOf(machine)?.call ?? 'bad call'
  if (format === 'S') return 'store'
  return ['lb', 'lh', 'lw', 'lbu', 'lhu'].includes(operation) ? 'load' : 'registers only'
}

// ── Games ────────────────────────────────────────────────────────────────────────────────────────

interface Game {
  readonly gas: number
  readonly moves: number
  readonly stepGas: number
}

interface Setting {
  /** How many steps the liar tells the truth about. */
  readonly at: number
  readonly branching: number
  readonly posting?: PostingMode
}

async function play({ at, branching, posting = 'blob' }: Setting): Promise<Game> {
  const lie = { kind: 'diverge', step: at + 1 }
  const town = await townWith({ branching, posting, proposer: { online: true, lie } })
  const game = await town.waitFor((view) => view.games.find(({ turn }) => turn === 'over'))
  const { facts } = await town.state()
  const proven = facts.games[game.game]?.proven
  if (game.winner !== 'challenger' || game.lo !== at || !proven) throw new Error('the liar was not caught at the lie')
  return { gas: game.gasUsed, moves: game.moves, stepGas: proven.place.gasUsed }
}

async function oneShot(): Promise<Pick<DisputeFigures['dispute'], 'oneShotGas' | 'oneShotPostGas'>> {
  const town = await townWith({})
  await town.waitFor((view) => view.claims.at(-1)?.claim)
  await town.act('oneShot.post', { from: 'mallory', batch: 0, lieAt: PAYMENTS / 2 })
  const { post, gasUsed } = await town.waitFor((view) => view.oneShot.at(-1))
  await town.act('oneShot.prove', { from: 'vera', post, index: PAYMENTS / 2 })
  const proven = await town.waitFor((view) => view.oneShot.at(-1)?.proven)
  return { oneShotGas: proven.gasUsed, oneShotPostGas: gasUsed }
}
