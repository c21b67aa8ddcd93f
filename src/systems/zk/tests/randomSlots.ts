import fc from 'fast-check'
import { BASE } from '../../../prover/babyjub/curve.ts'
import { type EddsaKey, keyOf } from '../../../prover/babyjub/eddsa.ts'
import { type Account, keyHashOf, withAccount, type ZkState } from '../engine/rules/state.ts'
import { AMOUNT_LIMIT, FEE_LIMIT, type Slot } from '../engine/rules/transition.ts'
import { emptyTree } from '../engine/rules/tree.ts'
import { DOMAIN, signedBy } from './witnessPlay.ts'

// Random slots for random states. What is drawn is a wish; what becomes of it depends on what accounts have by then.

/** Corners of both subtrees, and their middle; some are nobody's at first. */
const NUMBERS = [0, 1, 2, 85, 255, 256, 300, 511] as const
const KEYS = NUMBERS.map((number) => keyOf(1_000n + BigInt(number)))
const keyAt = (place: number): EddsaKey => KEYS[place] ?? keyOf(1n)
const MAX = AMOUNT_LIMIT - 1n
/** Fees of many batches must fit in there. */
const KEPT_FREE_FOR_FEES = 1n << 40n

const edge = fc.oneof(fc.constantFrom(0n, 1n, 2n ** 32n, 2n ** 63n, MAX - 1n, MAX), fc.bigInt({ min: 0n, max: MAX }))

export const states: fc.Arbitrary<ZkState> = fc
  .tuple(
    fc.array(fc.option(fc.record({ balance: edge, nonce: fc.constantFrom(0n, 1n, 2n ** 40n) }), { freq: 6 }), {
      minLength: NUMBERS.length,
      maxLength: NUMBERS.length,
    }),
    fc.bigInt({ min: 0n, max: 2n ** 200n }),
  )
  .map(([drawn, messages]) => {
    const empty: ZkState = {
      trees: { chain: emptyTree(), committee: emptyTree() },
      accounts: new Map(),
      messages,
      domain: DOMAIN,
    }
    return drawn.reduce((state, each, place) => {
      if (each === null && place > 0) return state
      const { balance, nonce } = each ?? { balance: 0n, nonce: 0n }
      const account: Account = { key: keyAt(place).publicKey, balance, nonce }
      const isOperator = place === 0 && balance > KEPT_FREE_FOR_FEES
      return withAccount(state, NUMBERS[place] ?? 0, isOperator ? { ...account, balance: KEPT_FREE_FOR_FEES } : account)
    }, empty)
  })

type Size = 'nothing' | 'one' | 'all' | 'some' | 'one too many' | 'far too many'

export interface Drawn {
  readonly kind: Slot['kind']
  readonly from: number
  readonly to: number
  readonly amount: Size
  readonly fee: Size
  readonly share: bigint
  readonly lie: 'none' | 'key' | 'shown key' | 'nonce' | 'balance' | 'signature'
}

const place = fc.nat({ max: NUMBERS.length - 1 })
const kinds = fc.constantFrom<Slot['kind'][]>('transfer', 'transfer', 'withdraw', 'deposit', 'exit', 'padding')
const lawfulSize = fc.constantFrom<Size[]>('nothing', 'one', 'all', 'some')
const share = fc.bigInt({ min: 0n, max: MAX })

const lawful: fc.Arbitrary<Drawn> = fc.record({
  kind: kinds,
  from: place,
  to: place,
  amount: lawfulSize,
  fee: lawfulSize,
  share,
  lie: fc.constant('none'),
})

/** As somebody would draw it who does not care whether it may stand. */
export const anySlot: fc.Arbitrary<Drawn> = fc.record({
  kind: kinds,
  from: place,
  to: place,
  amount: fc.oneof(lawfulSize, fc.constantFrom<Size[]>('one too many', 'far too many')),
  fee: fc.oneof({ weight: 5, arbitrary: lawfulSize }, { weight: 1, arbitrary: fc.constant('far too many') }),
  share,
  lie: fc.constantFrom<Drawn['lie'][]>('none', 'none', 'key', 'shown key', 'nonce', 'balance', 'signature'),
})

export const lawfulSlot = lawful

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** What of a limit is meant. */
function sized(size: Size, limit: bigint, part: bigint, tooMany: bigint): bigint {
  if (size === 'nothing') return 0n
  if (size === 'one') return least(limit, 1n)
  if (size === 'all') return limit
  if (size === 'some') return limit === 0n ? 0n : part % limit
  return size === 'one too many' ? limit + 1n : tooMany
}

/** The slot that stands in this state, if the draw is a lawful one. */
export function slotFor(state: ZkState, drawn: Drawn): Slot {
  const { kind } = drawn
  const [from, to] = [NUMBERS[drawn.from] ?? 0, NUMBERS[drawn.to] ?? 0]
  const balanceOf = (number: number) => state.accounts.get(number)?.balance ?? 0n
  const room = (number: number) => {
    const free = MAX - balanceOf(number) - (number === 0 ? KEPT_FREE_FOR_FEES : 0n)
    return free > 0n ? free : 0n
  }
  const isLawful = drawn.lie === 'none' && !/many/.test(drawn.amount + drawn.fee)
  if (kind === 'padding' || (isLawful && kind !== 'deposit' && !state.accounts.has(from))) return { kind: 'padding' }
  if (kind === 'exit') return { kind, account: from }
  if (kind === 'deposit') {
    const key = drawn.lie === 'key' ? BASE : (state.accounts.get(to)?.key ?? keyAt(drawn.to).publicKey)
    return { kind, account: to, key, amount: least(MAX, sized(drawn.amount, room(to), drawn.share, MAX)) }
  }
  if (isLawful && kind === 'transfer' && !state.accounts.has(to)) return { kind: 'padding' }
  const fee = sized(drawn.fee, least(balanceOf(from), FEE_LIMIT - 1n), drawn.share, FEE_LIMIT)
  const rest = balanceOf(from) > fee ? balanceOf(from) - fee : 0n
  const limit = kind === 'transfer' && from !== to ? least(rest, room(to)) : rest
  const amount = sized(drawn.amount, limit, drawn.share, MAX)
  const wish = kind === 'transfer' ? { kind, from, to, amount, fee } : { kind, from, amount, fee }
  return lied(state, wish, drawn)
}

type Wish = Parameters<typeof signedBy>[2]

function lied(state: ZkState, wish: Wish, { from, to, lie, share: part }: Drawn): Slot {
  const [owner, other] = [keyAt(from), keyAt(to)]
  const next = state.accounts.get(wish.from)?.nonce ?? 0n
  if (lie === 'key') return signedBy(state, other, wish)
  if (lie === 'shown key') return { ...signedBy(state, other, wish), key: other.publicKey }
  if (lie === 'nonce') return { ...signedBy(state, owner, wish, next + 1n), nonce: next + 1n }
  const signed = signedBy(state, owner, wish)
  if (lie === 'balance') return { ...signed, pretended: part }
  if (lie === 'signature') return { ...signed, signature: { ...signed.signature, s: keyHashOf(BASE) } }
  return signed
}
