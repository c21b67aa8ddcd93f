import { NEUTRAL } from '../../../prover/babyjub/curve.ts'
import { R, reduced } from '../../../prover/field.ts'
import { type Account, keyHashOf, leafOf, withAccount, type ZkState } from '../engine/rules/state.ts'
import { rootOf } from '../engine/rules/tree.ts'
import type { Lie } from './witnessForger.ts'
import { ACCOUNTS, people, town } from './witnessPlay.ts'

// For each constraint that the batch itself makes, the lie that it alone stands against. What a thief would do with most of
// them is plain; without some nobody gains, but something else would be published than happened.

const { ana, ben, mallory } = people
const state = town()
const accountOf = (number: number): Account => state.accounts.get(number) as Account
const changed = (number: number, more: bigint, sent = 0n): Account => {
  const { balance, nonce, ...account } = accountOf(number)
  return { ...account, balance: balance + more, nonce: nonce + sent }
}
const rich = (number: number): Account => changed(number, 1_000_000n)
const CHAIN = rootOf(state.trees.chain)

/** Ana pays Ben 100, and 1 as the fee. */
const payer = { number: ACCOUNTS.ana, after: changed(ACCOUNTS.ana, -101n, 1n) }
const payee = { number: ACCOUNTS.ben, after: changed(ACCOUNTS.ben, 100n) }
export const transfer = { kind: 'transfer', amount: 100n, fee: 1n, payer, payee, signer: ana } as const satisfies Lie
/** Ben's own account gets 5 from L1. */
const deposit = {
  kind: 'deposit',
  amount: 5n,
  payee: { number: ACCOUNTS.ben, after: changed(ACCOUNTS.ben, 5n) },
} as const satisfies Lie
const NEW = 9
const newAccount = (fields: Partial<Account>) => ({
  number: NEW,
  after: { key: ben.publicKey, balance: 5n, nonce: 0n, ...fields },
})

/** The root that a subtree would have if this account were so. */
const topWith = (number: number, account: Account): bigint => {
  const { chain, committee } = withAccount(state, number, account).trees
  return rootOf(number < ACCOUNTS.anaAtCommittee ? chain : committee)
}

/** In which the operator is rich, and nothing else is as it was. */
const elsewhere = withAccount(town(), ACCOUNTS.operator, rich(ACCOUNTS.operator))
/** The change that leads from the true chain subtree to that one. */
const leap = (moved: ZkState): bigint => reduced(rootOf(moved.trees.chain) - rootOf(elsewhere.trees.chain))
const paid = withAccount(state, ACCOUNTS.ana, payer.after)
const received = withAccount(paid, ACCOUNTS.ben, payee.after)

const committeePayer = { number: ACCOUNTS.anaAtCommittee, before: rich(ACCOUNTS.anaAtCommittee) }
const committeePayee = { number: ACCOUNTS.benAtCommittee, before: rich(ACCOUNTS.benAtCommittee) }
const more = (account: Account, by: bigint, sent = 0n): Account => ({
  ...account,
  balance: account.balance + by,
  nonce: account.nonce + sent,
})

const LIMIT = 1n << 64n
const inState = (number: number, balance: bigint) => withAccount(state, number, { ...accountOf(number), balance })

export const LIES: { readonly [constraint: string]: Lie } = {
  // Of the slot.
  'slot 0 / one kind at most': {
    state: inState(ACCOUNTS.ben, 0n),
    kind: 'padding',
    payer: { number: ACCOUNTS.ben },
    payee: { number: ACCOUNTS.ben },
    wires: { 'slot 0 / deposit': 1n, 'slot 0 / exit': 1n },
  },
  'slot 0 / amount fits / bits make the number': {
    state: inState(ACCOUNTS.ana, LIMIT + 101n),
    kind: 'withdraw',
    amount: LIMIT,
    fee: 1n,
    payer: { number: ACCOUNTS.ana, after: { ...accountOf(ACCOUNTS.ana), balance: 100n, nonce: 4n } },
    signer: ana,
  },
  'slot 0 / fee fits / bits make the number': {
    state: inState(ACCOUNTS.ana, 1n << 40n),
    kind: 'withdraw',
    fee: 1n << 32n,
    payer: {
      number: ACCOUNTS.ana,
      after: { ...accountOf(ACCOUNTS.ana), balance: (1n << 40n) - (1n << 32n), nonce: 4n },
    },
    signer: ana,
  },
  'slot 0 / a fee is signed for': {
    kind: 'padding',
    fee: 5n,
    payer: { number: ACCOUNTS.operator, after: changed(ACCOUNTS.operator, -5n) },
  },
  'slot 0 / nothing moves in an empty slot': {
    kind: 'padding',
    amount: 7n,
    payer: { number: ACCOUNTS.operator, after: changed(ACCOUNTS.operator, -7n) },
  },
  'slot 0 / who pays': { ...transfer, told: { from: 2 }, wires: { 'slot 0 / who pays': 2n } },
  'slot 0 / who is paid': { ...transfer, told: { to: 3 }, wires: { 'slot 0 / who is paid': 3n } },
  'slot 0 / paid': {
    ...transfer,
    payer: { ...payer, after: changed(ACCOUNTS.ana, -1n, 1n) },
    wires: { 'slot 0 / paid': 0n },
  },
  'slot 0 / amount told': { ...transfer, told: { amount: 1n }, wires: { 'slot 0 / amount told': 1n } },
  'slot 0 / the nonce is the account’s': { ...transfer, otherNonce: 1n, told: { nonce: 1n } },
  'slot 0 / domain or chain': { ...transfer, told: { domain: 82n }, wires: { 'slot 0 / domain or chain': 5n } },
  'slot 0 / key of the message': { ...deposit, wires: { 'slot 0 / key of the message': 123n } },
  'slot 0 / messages after': { ...deposit, wires: { 'slot 0 / messages after': 0n } },

  // Who pays.
  'slot 0 / payer / the key is the account’s': { ...transfer, signer: mallory, otherKey: mallory.publicKey },
  'slot 0 / payer / who pays has an account': {
    kind: 'withdraw',
    amount: 100n,
    payer: { number: NEW, before: null, after: { key: mallory.publicKey, balance: 900n, nonce: 4n } },
    signer: mallory,
    otherKey: mallory.publicKey,
    wires: {
      'slot 0 / payer / key hash': keyHashOf(mallory.publicKey),
      'slot 0 / payer / balance': 1000n,
      'slot 0 / payer / nonce': 3n,
    },
  },
  'slot 0 / payer / an exit takes all': {
    kind: 'exit',
    amount: 5n,
    payer: { number: ACCOUNTS.ana, after: changed(ACCOUNTS.ana, -5n) },
  },
  'slot 0 / payer / the balance covers amount and fee / bits make the number': {
    ...transfer,
    amount: 1000n,
    payer: { number: ACCOUNTS.ana, after: { ...accountOf(ACCOUNTS.ana), balance: R - 1n, nonce: 4n } },
    payee: { number: ACCOUNTS.ben, after: changed(ACCOUNTS.ben, 1000n) },
  },
  'slot 0 / payer / no leaf if new': {
    ...transfer,
    payer: { number: ACCOUNTS.ana, before: rich(ACCOUNTS.ana), after: more(rich(ACCOUNTS.ana), -101n, 1n) },
    wires: { 'slot 0 / payer / no leaf if new': leafOf(accountOf(ACCOUNTS.ana)) },
  },
  'slot 0 / payer / the path leads to the root': {
    ...transfer,
    payer: { number: ACCOUNTS.ana, before: rich(ACCOUNTS.ana), after: more(rich(ACCOUNTS.ana), -101n, 1n) },
  },
  'slot 0 / payer / root of the subtree': {
    ...transfer,
    payer: { ...committeePayer, after: more(committeePayer.before, -101n, 1n) },
    wires: {
      'slot 0 / payer / root of the subtree': reduced(topWith(committeePayer.number, committeePayer.before) - CHAIN),
    },
  },
  'slot 0 / payer / change in the committee subtree': {
    ...transfer,
    afterPayer: elsewhere,
    wires: { 'slot 0 / payer / change in the committee subtree': leap(paid) },
  },

  // Who is paid.
  'slot 0 / payee / only a deposit makes an account': {
    ...transfer,
    payee: newAccount({ balance: 100n }),
    wires: { 'slot 0 / payee / key hash': keyHashOf(ben.publicKey) },
  },
  'slot 0 / payee / a new account is empty': {
    ...deposit,
    payee: newAccount({ balance: 1005n }),
    wires: { 'slot 0 / payee / balance': 1000n },
  },
  'slot 0 / payee / a new account has sent nothing': {
    ...deposit,
    payee: newAccount({ nonce: 7n }),
    wires: { 'slot 0 / payee / nonce': 7n },
  },
  'slot 0 / payee / a deposit is for its key': { ...deposit, newKey: mallory.publicKey },
  'slot 0 / payee / key after': {
    ...deposit,
    payee: { number: ACCOUNTS.ben, after: { ...deposit.payee.after, key: mallory.publicKey } },
    wires: { 'slot 0 / payee / key after': reduced(keyHashOf(mallory.publicKey) - keyHashOf(ben.publicKey)) },
  },
  'slot 0 / payee / received': {
    ...deposit,
    payee: { number: ACCOUNTS.ben, after: rich(ACCOUNTS.ben) },
    wires: { 'slot 0 / payee / received': 1_000_000n },
  },
  'slot 0 / payee / the account holds that much / bits make the number': {
    ...deposit,
    state: inState(ACCOUNTS.ben, LIMIT - 1n),
    payee: { number: ACCOUNTS.ben, after: { ...accountOf(ACCOUNTS.ben), balance: LIMIT + 4n } },
  },
  'slot 0 / payee / no leaf if new': {
    ...deposit,
    payee: { number: ACCOUNTS.ben, before: rich(ACCOUNTS.ben), after: more(rich(ACCOUNTS.ben), 5n) },
    wires: { 'slot 0 / payee / no leaf if new': leafOf(accountOf(ACCOUNTS.ben)) },
  },
  'slot 0 / payee / the path leads to the root': {
    ...deposit,
    payee: { number: ACCOUNTS.ben, before: rich(ACCOUNTS.ben), after: more(rich(ACCOUNTS.ben), 5n) },
  },
  'slot 0 / payee / root of the subtree': {
    ...transfer,
    payee: { ...committeePayee, after: more(committeePayee.before, 100n) },
    wires: {
      'slot 0 / payee / root of the subtree': reduced(
        topWith(committeePayee.number, committeePayee.before) - rootOf(paid.trees.chain),
      ),
    },
  },
  'slot 0 / payee / change in the committee subtree': {
    ...transfer,
    afterPayee: elsewhere,
    wires: { 'slot 0 / payee / change in the committee subtree': leap(received) },
  },

  // What is signed, and what is published.
  'slot 0 / signature / the key is not of small order / not 0': {
    ...transfer,
    state: withAccount(state, ACCOUNTS.ana, { ...accountOf(ACCOUNTS.ana), key: NEUTRAL }),
    payer: { number: ACCOUNTS.ana, after: { ...payer.after, key: NEUTRAL } },
    signature: { r8: mallory.publicKey, s: mallory.secret },
  },
  'slot 0 / published / payer hidden': { ...transfer, wires: { 'slot 0 / published / payer hidden': 1n } },
  'slot 0 / published / payee hidden': { ...transfer, wires: { 'slot 0 / published / payee hidden': 1n } },
  'slot 0 / published / all hidden': { ...transfer, wires: { 'slot 0 / published / all hidden': 1n } },
  'slot 0 / published / from shown': { ...transfer, wires: { 'slot 0 / published / from shown': 3n } },
  'slot 0 / published / to shown': { ...transfer, wires: { 'slot 0 / published / to shown': 3n } },
  'slot 0 / published / amount shown': { ...transfer, wires: { 'slot 0 / published / amount shown': 3n } },

  // The operator's fees.
  'operator / fees go to account 0': { ...transfer, operator: { number: ACCOUNTS.mallory } },
  'operator / the operator holds that much / bits make the number': {
    ...transfer,
    state: inState(ACCOUNTS.operator, LIMIT - 1n),
  },
  'operator / no leaf if new': {
    ...transfer,
    operator: { number: ACCOUNTS.operator, before: rich(ACCOUNTS.operator) },
    wires: { 'operator / no leaf if new': leafOf(accountOf(ACCOUNTS.operator)) },
  },
  'operator / the path leads to the root': {
    ...transfer,
    operator: { number: ACCOUNTS.operator, before: rich(ACCOUNTS.operator) },
  },
  'operator / root of the subtree': {
    ...transfer,
    operator: { number: ACCOUNTS.operator, before: rich(ACCOUNTS.operator) },
    wires: {
      'operator / root of the subtree': reduced(
        rootOf(withAccount(received, ACCOUNTS.operator, rich(ACCOUNTS.operator)).trees.chain) -
          rootOf(received.trees.chain),
      ),
    },
  },
  'operator / change in the committee subtree': {
    ...transfer,
    wires: { 'operator / change in the committee subtree': 1n },
  },
}
