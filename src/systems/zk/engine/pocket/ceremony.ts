import { stringToBytes } from 'viem'
import { refuse } from '../../../../kernel/refusal.ts'
import type { Hex, Refused } from '../../../../kernel/types.ts'
import { castById } from '../../../../l1/chain/cast.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import {
  addDelta,
  addPowers,
  type BadContribution,
  firstBadDelta,
  firstBadPowers,
  firstKey,
  type Transcript,
  transcriptDigest,
} from '../../../../prover/ceremony/ceremony.ts'
import { numberFrom } from '../../../../prover/ceremony/tools.ts'
import type { ZkCtx } from '../errands.ts'
import type { ZkWorld } from '../state.ts'
import type { RollupActions } from '../types/actions.ts'
import type { PocketParams } from '../types/shared.ts'
import { remembered } from './memory.ts'
import { saidInDelta, saidInPowers } from './said.ts'
import { type Kept, NOTHING_YET, type PocketState } from './state.ts'
import { loadPocketTools, type PocketTools } from './tools.ts'

// The ceremony: whoever wants to adds a secret of their own, and everybody can check that they did (P17).

export const startPocket = (params: PocketParams | null): PocketState | null => (params === null ? null : NOTHING_YET)

/** Only what waits for nothing is left. */
export function whyNotBegin({ pocket }: ZkWorld): Refused | null {
  if (pocket === null) return refuse('no-pocket')
  if (pocket.phase === 'deploying') return refuse('pocket-not-running')
  const isWaiting = pocket.payments.some(({ status }) => status === 'sent')
  return isWaiting ? refuse('already-on-its-way', { what: 'payment' }) : null
}

/** Another ceremony, for a pocket rollup of its own: nobody looks at the one before any more. */
export function beginCeremony(state: ZkWorld, ctx: ZkCtx): ZkWorld | Refused {
  const { pocket } = state
  const why = whyNotBegin(state)
  if (why !== null || pocket === null) return why ?? refuse('no-pocket')
  const round = pocket.round + 1
  ctx.emit('ceremony.begun', { round })
  return { ...state, pocket: { ...NOTHING_YET, round } }
}

/** Why nobody can take part in a ceremony now. */
export function whyNoCeremony({ pocket }: ZkWorld): Refused | null {
  if (pocket === null) return refuse('no-pocket')
  return pocket.phase === 1 || pocket.phase === 2 ? null : refuse('phase-closed', { phase: 2 })
}

type Contribution = RollupActions['ceremony.contribute']

export async function contribute(state: ZkWorld, args: Contribution, ctx: ZkCtx): Promise<ZkWorld | Refused> {
  const { pocket } = state
  if (pocket === null) return refuse('no-pocket')
  const why = whyNotContribute(pocket, args)
  if (why !== null) return why
  const { phase, from, keeps } = args
  const index = ofPhase(pocket, phase).length
  await ctx.progress({ task: 'contribution', done: 0, of: 1 })
  const tools = await loadPocketTools()
  const secret = secretOf(args, ctx, tools)
  const transcript = remembered(
    `contribution ${phase} ${digestHex(pocket.transcript, tools)} ${JSON.stringify(numbersOf(secret))}`,
    () => withSecret(pocket, secret, tools),
  )
  const digest = digestHex(transcript, tools)
  ctx.emit('ceremony.contributed', { phase, index, byId: from, keeps, digest })
  const said = phase === 1 ? saidInPowers(transcript) : saidInDelta(transcript)
  const contributor = { phase, byId: from, keeps, digest, said, kept: keeps ? secret : null }
  return { ...state, pocket: { ...pocket, transcript, contributors: [...pocket.contributors, contributor] } }
}

function whyNotContribute(pocket: PocketState, { phase, from }: Contribution): Refused | null {
  if (castById(from) === undefined) return refuse('unknown-account', { account: from })
  const shut = whyShut(pocket, phase)
  if (shut !== null) return shut
  return ofPhase(pocket, phase).some(({ byId }) => byId === from) ? refuse('already-contributed', { phase }) : null
}

function whyShut(pocket: PocketState, phase: 1 | 2): Refused | null {
  if (pocket.phase === phase) return null
  return pocket.phase === 1 ? refuse('phase-not-open', { phase }) : refuse('phase-closed', { phase })
}

const ofPhase = ({ contributors }: PocketState, phase: 1 | 2) => contributors.filter((each) => each.phase === phase)

const withSecret = ({ transcript, firstKey: first }: PocketState, secret: Kept, tools: PocketTools): Transcript => {
  if (secret.phase === 1) return addPowers(tools.ceremony, transcript, secret.secrets, tools)
  if (first === null) throw new Error('the second phase begins with the first one’s key')
  return addDelta(tools.ceremony, transcript, { first, secret: secret.delta }, tools)
}

/** From the world’s randomness, which is in the link (simplified), and from what the contributor says. */
function secretOf({ from, phase, text = '' }: Contribution, { rng }: ZkCtx, { keccak }: PocketTools): Kept {
  const drawn = rng.fork(`${from}’s contribution to phase ${phase}`).bytes(32)
  const number = (label: string) => numberFrom(keccak, [stringToBytes(label), drawn, stringToBytes(text)])
  if (phase === 2) return { phase, delta: number('delta') }
  return { phase, secrets: { tau: number('tau'), alpha: number('alpha'), beta: number('beta') } }
}

const numbersOf = (secret: Kept): string[] =>
  secret.phase === 1
    ? [secret.secrets.tau, secret.secrets.alpha, secret.secrets.beta].map(String)
    : [String(secret.delta)]

/** Checks all that was contributed, as everybody can. Nothing bad gets in here: among strangers it would be found now. */
export async function closePhase(
  state: ZkWorld,
  { phase }: RollupActions['ceremony.close'],
  ctx: ZkCtx,
): Promise<ZkWorld | Refused> {
  const { pocket } = state
  if (pocket === null) return refuse('no-pocket')
  const shut = whyShut(pocket, phase)
  if (shut !== null) return shut
  const contributions = ofPhase(pocket, phase).length
  if (contributions === 0) return refuse('no-contribution', { phase })
  const next = await (phase === 1 ? closePowers : closeDeltas)(pocket, ctx)
  const digest = digestHex(pocket.transcript, await loadPocketTools())
  ctx.emit('ceremony.closed', { phase, contributions, digest })
  return { ...state, pocket: next }
}

async function closePowers(pocket: PocketState, { progress }: ZkCtx): Promise<PocketState> {
  const { transcript } = pocket
  await progress({ task: 'ceremony', done: 0, of: 2 })
  const tools = await loadPocketTools()
  const name = digestHex(transcript, tools)
  demandNone(remembered(`powers ${name}`, () => firstBadPowers(tools.ceremony, transcript, tools)))
  await progress({ task: 'ceremony', done: 1, of: 2 })
  const first = remembered(`first key ${name}`, () => firstKey(tools.ceremony, transcript, tools))
  return { ...pocket, phase: 2, firstKey: first }
}

async function closeDeltas(pocket: PocketState, { progress }: ZkCtx): Promise<PocketState> {
  const { transcript, firstKey: first } = pocket
  await progress({ task: 'ceremony', done: 0, of: 1 })
  const tools = await loadPocketTools()
  const name = `deltas ${digestHex(transcript, tools)}`
  demandNone(remembered(name, () => firstBadDelta(tools.ceremony, transcript, tools, first)))
  return { ...pocket, phase: 'deploying' }
}

function demandNone(bad: BadContribution | null): void {
  if (bad !== null) throw new Error(`contribution ${bad.index} of phase ${bad.phase}: ${bad.refusal}`)
}

const digestHex = (transcript: Transcript, tools: PocketTools): Hex =>
  bytesToHex(transcriptDigest(tools.ceremony, transcript, tools))
