import type { Hex } from '../../../kernel/types.ts'
import type { PersonView } from '../../../l1/types.ts'
import { dayOf, duration, groupDigits, shortHash, timeOfDay } from '../../../lib/format.ts'
import { eth } from '../../../ui/l1/words.ts'
import type { L2TxSummary } from '../engine/types/events.ts'
import type { ForgeryWay, Gwei, MemberMode, Missing, PostingMode, SubtreeId, Tamper } from '../engine/types/shared.ts'
import type { ZkView } from '../engine/types/view.ts'

// The ZK rollup in words that narrator, forms, lenses and levels share. It counts in gwei.

const GWEI = 10n ** 9n

export const weiOf = (gwei: Gwei): string => (BigInt(gwei) * GWEI).toString()
export const ether = (gwei: Gwei): string => eth(weiOf(gwei))

/** Roots, proofs and words as they stand in a sentence. */
export const short = (value: Hex): string => `\`${shortHash(value)}\``

const personById = ({ l1 }: Pick<ZkView, 'l1'>, id: string | null): PersonView | undefined =>
  l1.people.find((person) => person.id === id)
export const nameOf = (view: Pick<ZkView, 'l1'>, id: string | null): string => personById(view, id)?.name ?? 'Somebody'

/** 'Ana, account 1': some people have two. */
export function accountName({ accounts }: Pick<ZkView, 'accounts'>, number: number): string {
  const owner = accounts.find((account) => account.number === number)
  return owner === undefined || owner.id === null ? `account ${number}` : `${owner.name}, account ${number}`
}

/** 'Ana’s account 1', inside a sentence. */
export function accountOf({ accounts }: Pick<ZkView, 'accounts'>, number: number): string {
  const owner = accounts.find((account) => account.number === number)
  return owner === undefined || owner.id === null ? `account ${number}` : `${owner.name}’s account ${number}`
}

/** 'Ana’s payment of 0.1 ETH to Ben'. Who has signed for somebody else’s account is named: the account’s owner did not pay. */
export function nameOfL2Tx(view: ZkView, { kind, fromId, from, toId, to, amount, signedBy }: L2TxSummary): string {
  const what =
    kind === 'transfer'
      ? `payment of ${ether(amount)} to ${toId === null ? `account ${to}` : nameOf(view, toId)}`
      : `withdrawal of ${ether(amount)}`
  if (signedBy !== null) return `the ${what} from ${accountOf(view, from)}, signed by ${nameOf(view, signedBy)}`
  return fromId === null ? `the ${what} from account ${from}` : `${nameOf(view, fromId)}’s ${what}`
}

/** A moment that may lie days ahead, with the days counted as the clock above the drawing counts them. */
export const moment = (at: number): string =>
  dayOf(at) === 0 ? `\`${timeOfDay(at)}\`` : `\`${timeOfDay(at)}\` on day ${dayOf(at)}`

export const number = (value: number): string => groupDigits(value)

/** Kept apart from `duration`, which writes '0 s' for what is over. */
export const left = (seconds: number): string => (seconds <= 0 ? 'no time' : duration(seconds))

export const postedAs: { readonly [mode in PostingMode]: string } = { calldata: 'as calldata', blob: 'in a blob' }

/** Whose data are where. */
export const SUBTREES: { readonly [subtree in SubtreeId]: string } = {
  chain: 'its data published on L1',
  committee: 'its data kept by the committee',
}

export const MEMBER_MODES: { readonly [mode in MemberMode]: string } = {
  sign: 'signs what it has, and hands it out',
  refuse: 'signs nothing',
  withhold: 'signs, and hands nothing out',
  collude: 'signs what it has not seen, and hands nothing out',
}

export const TAMPERS: { readonly [tamper in Tamper]: string } = {
  overspend: 'the first payment is made larger than what its payer has',
  signature: 'one bit of a signature is flipped',
  path: 'one bit of a Merkle path is flipped',
  root: 'another result is committed than the slots give',
  word: 'other words are shown than were committed',
  proof: 'one bit of the proof is flipped',
}

/** What the circuit lacks, to be read behind “the circuit does not check”. */
export const MISSING: { readonly [missing in Missing]: string } = {
  funds: 'that a balance covers what is spent',
  key: 'that the key which signs is the account’s',
  nonce: 'that a signature is for this nonce',
  path: 'that an account was in the tree as it is said to have been',
}

/** Behind “knows”: what a forger needs to have kept. */
export const FORGERIES: { readonly [way in ForgeryWay]: string } = {
  trapdoor: 'α, β and δ',
  tau: 'τ',
  delta: 'δ alone',
}

export const PHASES: { readonly [phase in 1 | 2]: string } = {
  1: 'the powers of τ, and α and β',
  2: 'δ, for this circuit',
}
