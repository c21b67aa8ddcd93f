import { version } from '../../../package.json'
import { LINK_VERSION, type Parcel } from '../../kernel/link/types.ts'
import type { Hex, Scenario } from '../../kernel/types.ts'
import { answerText } from '../../l1/rpc/envelope.ts'
import type { RpcReply, RpcRequest } from '../../l1/rpc/port.ts'
import type { WorldId } from '../../worker/api.ts'
import { createEngine } from '../../worker/engine.ts'

// One world behind a queue: who is connected, and over what, it does not know.

/** What makes blocks: each transaction, the clock on the wall, or only who asks for them. */
export type Mining = { readonly by: 'transaction' | 'request' } | { readonly by: 'clock'; readonly seconds: number }

export interface ServedWorld {
  /** The answer to a JSON-RPC body; never rejects. */
  answer(body: string): Promise<string | null>
  /** The slot that the clock on the wall says is over. */
  tick(): Promise<void>
  parcel(): Promise<Parcel>
  digest(): Promise<Hex>
  /** What an older or damaged scenario made this engine do otherwise; empty where all is well. */
  readonly notices: readonly string[]
}

/** How blocks are made is a matter of the node to its clients, and survives going back in the chain. */
const GOES_BACK: readonly string[] = ['anvil_reset', 'hardhat_reset', 'evm_revert', 'anvil_revert']

interface ServedWorldOptions {
  readonly scenario: Scenario | Parcel
  readonly mining: Mining['by']
  /** Put before the name of this client: some tools work with the development nodes that they know by name only. */
  readonly alias?: string | null
}

/** Throws what the engine's boundary throws: an unknown system, parameters out of range. */
export async function openServedWorld({ scenario, mining, alias = null }: ServedWorldOptions): Promise<ServedWorld> {
  const engine = createEngine()
  const { system, seed, params, log } = scenario
  const { status, stoppedAt } = await engine.open({ system, seed, params, log })
  let id: WorldId = status.id
  const notices: string[] = []
  if (stoppedAt !== null) {
    notices.push(
      `This engine refuses entry ${stoppedAt.position} (${stoppedAt.refusal.code}): the world ends before it.`,
    )
  } else if ('digest' in scenario && scenario.digest !== null && scenario.digest !== (await engine.digest(id))) {
    notices.push('This engine runs the scenario differently from the one that made it.')
  }
  if ('moment' in scenario && stoppedAt === null) await engine.seek(id, scenario.moment)

  async function ask(request: RpcRequest): Promise<RpcReply> {
    const { reply, status: after } = await engine.request(id, request)
    if (alias !== null && request.method === 'web3_clientVersion' && reply.ok) {
      return { ok: true, result: `${alias}/${String(reply.result)}` }
    }
    if (after.id === id) return reply
    // Acting in the past and reverting go on in a branch. A test suite reverts thousands of times, and nobody here can
    // go back to what was left.
    const left = id
    id = after.id
    if (GOES_BACK.includes(request.method)) await setAutomine(await isAutomining(left))
    await engine.close(left)
    return reply
  }

  async function isAutomining(of: WorldId): Promise<boolean> {
    const { reply } = await engine.request(of, { method: 'anvil_getAutomine' })
    return reply.ok && reply.result === true
  }
  async function setAutomine(on: boolean): Promise<void> {
    if ((await isAutomining(id)) !== on) await ask({ method: 'evm_setAutomine', params: [on] })
  }

  let last: Promise<unknown> = Promise.resolve()
  /** One after the other, in the order of arrival. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  await setAutomine(mining === 'transaction')

  let ticking = false
  return {
    notices,
    answer: (body) => inTurn(() => answerText(body, ask)),
    async tick() {
      // A machine that is too slow for its clock must not gather ticks.
      if (ticking) return
      ticking = true
      await inTurn(() => ask({ method: 'evm_mine' }))
      ticking = false
    },
    digest: () => inTurn(() => engine.digest(id)),
    parcel: () =>
      inTurn(async () => ({
        v: LINK_VERSION,
        engine: version,
        ...(await engine.scenario(id)),
        moment: (await engine.status(id)).moment,
        panes: null,
        digest: await engine.digest(id, (await engine.status(id)).head),
      })),
  }
}
