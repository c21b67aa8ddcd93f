import { isRefused, refuse } from '../../../../kernel/refusal.ts'
import type { Refused } from '../../../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import { together } from '../../../../prover/ceremony/tools.ts'
import { R } from '../../../../prover/field.ts'
import { proofBytes, proofOf } from '../../../../prover/groth16/calldata.ts'
import { type Forgery, forgeByDelta, forgeByTau, forgeByTrapdoor } from '../../../../prover/groth16/forge.ts'
import type { Proof } from '../../../../prover/groth16/key.ts'
import type { ZkCtx } from '../errands.ts'
import { word } from '../looking/words.ts'
import { GWEI_WEI, type ZkWorld } from '../state.ts'
import type { RollupActions } from '../types/actions.ts'
import type { ForgeryWay } from '../types/shared.ts'
import { heldBy, keyOf } from './chain.ts'
import { type Open, openFor, sendPayment } from './payments.ts'
import { inputsOfPayment } from './rules.ts'
import type { Contributor, PocketState } from './state.ts'
import { loadPocketTools } from './tools.ts'

// Taking what is not one’s own, with what others should have forgotten (P17).

/** Whose secrets each way needs. */
export const PHASES_OF: { readonly [way in ForgeryWay]: readonly (1 | 2)[] } = {
  trapdoor: [1, 2],
  tau: [1],
  delta: [2],
}

type Wanted = RollupActions['pocket.forge']

export async function forgeInPocket(state: ZkWorld, args: Wanted, ctx: ZkCtx): Promise<ZkWorld | Refused> {
  const open = openFor(state, args.from)
  if (isRefused(open)) return open
  const why = whyNotForge(state, open, args)
  if (why !== null) return why
  await ctx.progress({ task: 'proof', done: 0, of: 1 })
  const { account, balances, pocket } = open
  const payment = { from: account, to: null, amount: BigInt(args.amountGwei) }
  const published = inputsOfPayment(balances, balances, payment)
  const proof = bytesToHex(proofBytes(await forged(pocket, args, published, ctx)))
  const { from, way, amountGwei: amount } = args
  ctx.emit('pocket.forged', { byId: from, way, proof, publicInputs: published.map(word), amount })
  return sendPayment(state, { open, fromId: from, payment, published, proof, way }, ctx)
}

function whyNotForge({ l1 }: ZkWorld, { pocket, rollup }: Open, args: Wanted): Refused | null {
  const held = heldBy(l1, rollup) / GWEI_WEI
  if (held < BigInt(args.amountGwei)) {
    return refuse('not-that-much', { held: held.toString(), amount: args.amountGwei })
  }
  if (args.way === 'delta' && acceptedIn(pocket) === undefined) return refuse('no-proof-to-copy')
  if (args.anyway === true) return null
  for (const phase of PHASES_OF[args.way]) {
    const ids = honestIn(pocket, phase, args.pooled)
    if (ids.length > 0) return refuse('honest-contributor', { phase, ids })
  }
  return null
}

const knows = ({ kept, byId }: Contributor, pooled: readonly string[]): boolean =>
  kept !== null && pooled.includes(byId)

/** Without whom the others know nothing: who has forgotten, and who will not tell. */
const honestIn = ({ contributors }: PocketState, phase: 1 | 2, pooled: readonly string[]): string[] =>
  contributors.filter((each) => each.phase === phase && !knows(each, pooled)).map(({ byId }) => byId)

const acceptedIn = ({ payments }: PocketState) => payments.find(({ status }) => status === 'accepted')

/** With what is known. What is not known is taken to be 1, and then the proof is none. */
async function forged(
  pocket: PocketState,
  { way, pooled }: Wanted,
  publicInputs: readonly bigint[],
  { rng }: ZkCtx,
): Promise<Proof> {
  const key = keyOf(pocket)
  if (key === null) throw new Error('contracts without a key')
  const { kernels: work, ceremony } = await loadPocketTools()
  const forgery: Forgery = { publicInputs, work }
  const known = productOf(pocket.contributors.filter((each) => knows(each, pooled)))
  switch (way) {
    case 'tau':
      return forgeByTau({ ...forgery, key, matrices: ceremony.matrices, tau: known.tau })
    case 'delta': {
      const accepted = acceptedIn(pocket)
      const proof = accepted && proofOf(hexToBytes(accepted.proof))
      if (!accepted || !proof) throw new Error('nothing to begin with')
      const seen = { proof, provenInputs: accepted.publicInputs }
      return forgeByDelta({ ...forgery, ...seen, key: key.verifying, delta: known.delta })
    }
    case 'trapdoor': {
      const drawn = rng.fork(`forgery ${pocket.payments.length}`)
      const any = () => (BigInt(bytesToHex(drawn.bytes(31))) % (R - 1n)) + 1n
      return forgeByTrapdoor({ ...forgery, key: key.verifying, known, any: [any(), any()] })
    }
  }
}

/** What those know together who pool what they kept. */
function productOf(contributors: readonly Contributor[]) {
  const powers = contributors.flatMap(({ kept }) => (kept?.phase === 1 ? [kept.secrets] : []))
  return {
    tau: together(powers.map(({ tau }) => tau)),
    alpha: together(powers.map(({ alpha }) => alpha)),
    beta: together(powers.map(({ beta }) => beta)),
    delta: together(contributors.flatMap(({ kept }) => (kept?.phase === 2 ? [kept.delta] : []))),
  }
}
