import type { Json } from '../../kernel/types.ts'
import { groupDigits, shortHash } from '../../lib/format.ts'
import type { Prose } from '../exhibit.ts'
import { exactEth, exactGwei } from './words.ts'

// Why the L1 says no: what is wrong, with its figures, and what to do instead. A refusal changes nothing.

type Words = (facts: Json) => Prose

export const l1Refusals: { readonly [code: string]: Words } = {
  // Who and what
  'unknown-account': (facts) =>
    `Nobody here is called ${quoted(facts, 'account')}, and no key for it is known. Choose one of the people, or give a whole address to pay to.`,
  'sender-is-contract': () => 'A contract’s account cannot sign: only an account with a key can send.',
  'init-code-too-long': (facts) =>
    `This contract has ${number(facts, 'bytes')} bytes; a deployment may have ${number(facts, 'most')} at most.`,
  'already-known': () =>
    'This very transaction was sent before. It is in the mempool or in a block, and cannot run twice.',
  'not-pending': (facts) =>
    `${hash(facts)} does not wait in the mempool (any more). What is in a block cannot be replaced.`,
  'nothing-pending': () => 'Nothing waits in the mempool.',

  'fork-is-past': (facts) =>
    `The chain follows the rules of ${quoted(facts, 'from')} already, and there is no way back to an earlier fork.`,

  // Money and fees
  'insufficient-funds': (facts) =>
    `The account holds ${ether(facts, 'balanceWei')} and would need ${ether(facts, 'neededWei')}: the amount, and the highest fee that the transaction and those before it may cost.`,
  'fee-cap-below-tip': (facts) =>
    `The most you would pay per gas (${gwei(facts, 'maxFeePerGasWei')}) is less than the tip in it (${gwei(facts, 'maxPriorityFeePerGasWei')}). Raise the one or lower the other.`,
  'fee-below-minimum': (facts) =>
    `The fee of ${gwei(facts, 'maxFeePerGasWei')} is below the least that is taken here, ${gwei(facts, 'leastWei')}.`,
  'replacement-underpriced': (facts) =>
    `A transaction with this nonce waits already. To take its place, both fees must be ${number(facts, 'bumpPercent')} % higher: at least ${gwei(facts, 'leastMaxFeePerGasWei')}, with a tip of at least ${gwei(facts, 'leastMaxPriorityFeePerGasWei')}.`,
  'pool-full': (facts) =>
    `${number(facts, 'capacity')} transactions wait already, and this one would pay the least. Offer a higher tip, or wait.`,

  // Gas
  'intrinsic-gas-too-low': (facts) =>
    `Its gas limit of ${number(facts, 'gasLimit')} does not even cover its own bytes and signature: ${number(facts, 'least')} gas is the least.`,
  'gas-limit-too-high': (facts) =>
    `Its gas limit of ${number(facts, 'gasLimit')} is more than one transaction may have: ${number(facts, 'most')}.`,

  // Nonces
  'nonce-too-low': (facts) =>
    `Its nonce ${number(facts, 'nonce')} is used up: the account’s next is ${number(facts, 'expected')}. So the same order cannot run twice.`,
  'nonce-too-high': (facts) =>
    `Its nonce ${number(facts, 'nonce')} is too far ahead of the account’s next, ${number(facts, 'expected')}, to be kept.`,

  // Blobs
  'blob-count': (facts) =>
    `It would carry ${number(facts, 'blobs')} blobs; between 1 and ${number(facts, 'most')} are allowed in a transaction.`,
  'blobs-cannot-be-cancelled': () =>
    'A blob transaction can only be replaced by another one with the same blobs, for twice the fees.',

  // Bytes from a wallet of one's own
  'malformed-transaction': (facts) => `These bytes are no transaction: ${plain(facts, 'problem')}.`,
  'not-signed': () => 'Nobody has signed it, so nobody would pay for it.',
  'bad-signature': () => 'No account can be computed from its signature, so it is nobody’s.',
  'wrong-chain-id': () =>
    'It was signed for another chain. The chain’s number is part of what is signed, so that an order for one cannot run on another.',
  'missing-sidecar': () =>
    'It announces blobs and does not bring them. Whoever posts blobs hands the data over with them.',
  'bad-sidecar': (facts) => `What it brings with its blobs does not prove them: ${plain(facts, 'problem')}.`,
  'unknown-cheat': (facts) => `No development method is called ${quoted(facts, 'method')}.`,

  // Reorgs
  'would-cross-finality': (facts) => crossingFinality(field(facts, 'deepest')),
  'not-in-those-blocks': (facts) =>
    `${hash(facts)} is in none of the blocks that would be lost, so there is nothing to leave out.`,
}

/** A fact that an engine of another version does not give leaves a gap in the sentence, never an exception. */
const GAP = '…'
const field = (facts: Json, name: string): Json =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts)
    ? ((facts as { readonly [key: string]: Json })[name] ?? null)
    : null

const crossingFinality = (deepest: Json): Prose =>
  deepest === 0
    ? 'Every block is final: no branch without one of them can win any more.'
    : `Only the newest ${typeof deepest === 'number' ? groupDigits(deepest) : GAP} blocks could still be lost. What lies before them is final: no branch without it can win any more.`

const isDigits = (value: Json): value is string => typeof value === 'string' && /^\d+$/.test(value)

const number = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'number' || isDigits(value) ? groupDigits(value) : GAP
}
const amount = (write: (wei: string) => string) => (facts: Json, name: string) => {
  const value = field(facts, name)
  return isDigits(value) ? write(value) : GAP
}
const ether = amount(exactEth)
const gwei = amount(exactGwei)
const quoted = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'string' ? `“${value.length > 42 ? shortHash(value) : value}”` : GAP
}
/** Words of the engine's own, for which there is no translation. */
const plain = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'string' ? value.slice(0, 200).replace(/\.$/, '') : GAP
}
const hash = (facts: Json): string => {
  const value = field(facts, 'hash')
  return typeof value === 'string' ? `\`${shortHash(value)}\`` : 'This transaction'
}
