// Those who keep the data that are not on L1: what they sign, and what they keep.

import { encodeAbiParameters, keccak256, parseAbiParameters } from 'viem'
import { castById } from '../../../l1/chain/cast.ts'
import type { L1Crypto } from '../../../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import type { ZkCtx } from './errands.ts'
import { word } from './looking/words.ts'
import { rootOf } from './rules/tree.ts'
import type { ClosedBatch, Member, MemberSignature, ZkWorld } from './state.ts'

type Answer = ClosedBatch['signatures'][number]

/** L1 wants signatures only for a root that changes. */
const changesRoot = ({ before, published }: ClosedBatch): boolean =>
  rootOf(before.trees.committee) !== published.newCommitteeRoot

const countOf = (answers: readonly Answer[]): number => answers.filter(({ signature }) => signature !== null).length

export const hasSigned = ({ committee }: ZkWorld, batch: ClosedBatch): boolean =>
  !changesRoot(batch) || countOf(batch.signatures) >= committee.needed

/** Asks whoever was not asked yet, and again who would not, for every batch that lacks signatures. */
export function askCommittee(before: ZkWorld, ctx: ZkCtx): ZkWorld {
  let state = before
  for (const batch of state.operator.batches) if (!hasSigned(state, batch)) state = askFor(state, batch, ctx)
  return state
}

function askFor(state: ZkWorld, batch: ClosedBatch, ctx: ZkCtx): ZkWorld {
  const wasAsked = batch.signatures.length > 0
  const answers: Answer[] = []
  let members = state.committee.members
  for (const [index, member] of members.entries()) {
    const known = batch.signatures.find((answer) => answer.member === member.id)
    const isNew = known === undefined || (known.signature === null && member.mode !== 'refuse')
    answers.push(isNew ? answerOf(state, member, index, batch) : known)
    if (!isNew) continue
    tellAnswer(batch, member, ctx)
    if (member.mode !== 'refuse' && member.mode !== 'collude') members = members.with(index, keeping(member, batch))
  }
  const signatures = countOf(answers)
  if (!wasAsked && signatures < state.committee.needed) {
    ctx.emit('committee.short', { batch: batch.number, signatures, needed: state.committee.needed })
  }
  const batches = state.operator.batches.map((each) => (each === batch ? { ...batch, signatures: answers } : each))
  return { ...state, committee: { ...state.committee, members }, operator: { ...state.operator, batches } }
}

const keeping = (member: Member, { after }: ClosedBatch): Member => ({
  ...member,
  knows: after,
  kept: [...member.kept, after],
})

function answerOf({ domain, l1 }: ZkWorld, { id, mode }: Member, index: number, { published }: ClosedBatch): Answer {
  const key = castById(id)?.privateKey
  if (mode === 'refuse' || key === undefined) return { member: id, signature: null }
  return { member: id, signature: signRoot(l1.machine.crypto, key, index, [domain, published.newCommitteeRoot]) }
}

/** Z13: a signature is for a root, whatever the batch. */
function signRoot(
  crypto: L1Crypto,
  key: `0x${string}`,
  member: number,
  told: readonly [domain: bigint, root: bigint],
): MemberSignature {
  const digest = keccak256(encodeAbiParameters(parseAbiParameters('uint256, uint256'), told))
  const { r, s, recovery } = crypto.sign(hexToBytes(digest), hexToBytes(key))
  return { member, v: 27 + recovery, r: bytesToHex(r), s: bytesToHex(s) }
}

function tellAnswer({ number, published }: ClosedBatch, { id, mode }: Member, ctx: ZkCtx): void {
  const told = { batch: number, member: id, root: word(published.newCommitteeRoot) }
  if (mode === 'refuse') ctx.emit('committee.refused', told)
  else ctx.emit('committee.signed', { ...told, hasData: mode !== 'collude' })
}
