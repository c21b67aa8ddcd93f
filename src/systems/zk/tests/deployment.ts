import {
  encodeAbiParameters,
  encodeDeployData,
  encodePacked,
  keccak256,
  parseAbiParameters,
  parseEventLogs,
} from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { loadCrypto } from '../../../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { type EddsaKey, keyOf, sign } from '../../../prover/babyjub/eddsa.ts'
import { Poseidon } from '../../../prover/contracts/generated/Poseidon.ts'
import { AcceptAll } from '../../../testing/contracts/generated/AcceptAll.ts'
import { type Deployed, deployedAt, expectDone } from '../../../testing/deployed.ts'
import type { TestAccount, TestEvm, TestRun } from '../../../testing/evm.ts'
import { ZkRollup } from '../contracts/generated/ZkRollup.ts'
import { type BuiltBatch, buildBatch } from '../engine/circuit/input.ts'
import { createZkState, type FirstAccount, indexOf, keyHashOf, subtreeOf, type ZkState } from '../engine/rules/state.ts'
import { type Message, messageOf, type Signed, type Slot } from '../engine/rules/transition.ts'
import { rootOf, siblingsOf } from '../engine/rules/tree.ts'

// The rollup on the test machine, beside what the plain transition makes of the same batches.

export const { abi } = ZkRollup
export const GWEI = 10n ** 9n
export const PROVE_PERIOD = 3_600n
export const MESSAGE_PERIOD = 86_400n
export const CHAIN = 0
export const COMMITTEE = 1
/** The first account of the committee's subtree. */
export const FIRST_HIDDEN = 256

export const OPERATOR_KEY = keyOf(1_000n)

export interface Batch {
  readonly newRoot: bigint
  readonly newCommitteeRoot: bigint
  readonly newMessages: bigint
  readonly messageCount: number
  readonly committedAt: bigint
  readonly words: Hex
  readonly blob: Hex
}

export interface Signature {
  readonly member: bigint
  readonly v: number
  readonly r: Hex
  readonly s: Hex
}

/** A batch as L1 knows it, with what is behind it. */
export interface KnownBatch {
  readonly batch: Batch
  readonly words: readonly bigint[]
  readonly after: ZkState
}

export interface ZkDeployment {
  readonly evm: TestEvm
  readonly rollup: Deployed<typeof abi>
  readonly operator: TestAccount
  readonly slots: number
  /** Who signs for the committee, of those who are in it. */
  readonly members: readonly TestAccount[]
  readonly needed: number
  /** All that L1 told the rollup, in order. */
  readonly messages: Message[]
  /** By number, number 0 included; those that were reverted are gone. */
  readonly batches: KnownBatch[]
}

export interface DeploymentOptions {
  readonly slots?: number
  readonly verifier?: Hex
  readonly members?: readonly TestAccount[]
  readonly needed?: number
  readonly residents?: readonly TestResident[]
  /** Unless it is all that the residents have, in wei. */
  readonly value?: bigint
}

/** Whose account is there when the rollup begins. */
export interface TestResident extends FirstAccount {
  readonly owner: Hex
}

export function creationOf(poseidon: Hex, operator: TestAccount, options: DeploymentOptions & { verifier: Hex }): Hex {
  const { slots = 2, verifier, members = [], needed = members.length, residents = [] } = options
  const addresses = members.map(({ address }) => address)
  const periods = [PROVE_PERIOD, MESSAGE_PERIOD] as const
  const { trees } = createZkState(0n, OPERATOR_KEY.publicKey, residents)
  const first = { owner: operator.address, subtree: 'chain', key: OPERATOR_KEY.publicKey, balance: 0n } as const
  const beginning = {
    chainRoot: rootOf(trees.chain),
    committeeRoot: rootOf(trees.committee),
    residents: [first, ...residents].map(({ owner, subtree, key: { x, y }, balance }) => ({
      owner,
      subtree: subtree === 'chain' ? CHAIN : COMMITTEE,
      keyX: x,
      keyY: y,
      balanceGwei: balance,
    })),
  }
  return encodeDeployData({
    ...ZkRollup,
    args: [poseidon, verifier, BigInt(slots), ...periods, addresses, BigInt(needed), beginning],
  })
}

export async function deployZkRollup(evm: TestEvm, options: DeploymentOptions = {}): Promise<ZkDeployment> {
  const [operator] = evm.accounts
  const { slots = 2, members = [], needed = members.length, residents = [] } = options
  const poseidon = await onceOn(evm, Poseidon.bytecode)
  const verifier = options.verifier ?? (await onceOn(evm, AcceptAll.bytecode))
  const value = options.value ?? residents.reduce((sum, { balance }) => sum + balance, 0n) * GWEI
  const run = await evm.send({ data: creationOf(poseidon, operator, { ...options, verifier }), value })
  expectDone(run, abi)
  const rollup = deployedAt(evm, abi, run.contract ?? '0x')
  const genesis = createZkState(await rollup.read('domain', []), OPERATOR_KEY.publicKey, residents)
  return {
    evm,
    rollup,
    operator,
    slots,
    members,
    needed,
    messages: [],
    batches: [{ batch: committedIn(run), words: [], after: genesis }],
  }
}

/** What keeps nothing serves every rollup of a machine. */
const deployed = new WeakMap<TestEvm, Map<Hex, Hex>>()
async function onceOn(evm: TestEvm, creation: Hex): Promise<Hex> {
  const addresses = deployed.get(evm) ?? new Map<Hex, Hex>()
  deployed.set(evm, addresses)
  const address = addresses.get(creation) ?? (await evm.deploy(creation))
  addresses.set(creation, address)
  return address
}

/** What is known of it may go another way from here; L1 has checkpoints of its own. */
export const copyOf = (deployment: ZkDeployment): ZkDeployment => ({
  ...deployment,
  messages: [...deployment.messages],
  batches: [...deployment.batches],
})

export const lastOf = ({ batches }: ZkDeployment): KnownBatch => batches.at(-1) as KnownBatch

function committedIn(run: TestRun): Batch {
  const [event] = parseEventLogs({ abi, logs: run.logs as never, eventName: 'BatchCommitted' })
  if (event === undefined) throw new Error('no batch was committed')
  return event.args.batch
}

/** Opens an account with its first deposit; gives its number. */
export async function register(
  deployment: ZkDeployment,
  from: TestAccount,
  key: EddsaKey,
  gwei: bigint,
  subtree = CHAIN,
): Promise<number> {
  const { rollup, messages } = deployment
  const { x, y } = key.publicKey
  const run = expectDone(await rollup.send('register', [subtree, x, y], { from, value: gwei * GWEI }), abi)
  const [event] = parseEventLogs({ abi, logs: run.logs as never, eventName: 'AccountRegistered' })
  const account = Number(event?.args.account)
  messages.push({ kind: 'deposit', account, amount: gwei, key: key.publicKey })
  return account
}

export async function requestExit(deployment: ZkDeployment, from: TestAccount, account: number): Promise<TestRun> {
  const run = await deployment.rollup.send('requestExit', [BigInt(account)], { from })
  if (run.ok) deployment.messages.push({ kind: 'exit', account })
  return run
}

export function signed(state: ZkState, key: EddsaKey, fields: Signed): Slot {
  const nonce = state.accounts.get(fields.from)?.nonce ?? 0n
  return { ...fields, signature: sign(key, messageOf(fields, nonce, state.domain)) }
}

export const padded = (slots: readonly Slot[], count: number): Slot[] => [
  ...slots,
  ...Array.from({ length: count - slots.length }, () => ({ kind: 'padding' }) as const),
]

/** What the committee's members say to a root. */
export async function signRoot(
  members: readonly (readonly [number: number, account: TestAccount])[],
  domain: bigint,
  root: bigint,
): Promise<Signature[]> {
  const crypto = await loadCrypto()
  const digest = keccak256(encodeAbiParameters(parseAbiParameters('uint256, uint256'), [domain, root]))
  return members.map(([member, { privateKey }]) => {
    const { r, s, recovery } = crypto.sign(hexToBytes(digest), privateKey)
    return { member: BigInt(member), v: 27 + recovery, r: bytesToHex(r), s: bytesToHex(s) }
  })
}

export interface Prepared {
  readonly built: BuiltBatch
  readonly outcome: { readonly newRoot: bigint; readonly newCommitteeRoot: bigint; readonly messageCount: number }
  readonly signatures: readonly Signature[]
}

/** A batch of these slots after the last committed one, and the signatures that it needs. */
export async function prepare(deployment: ZkDeployment, slots: readonly Slot[]): Promise<Prepared> {
  const { batch, after } = lastOf(deployment)
  const built = buildBatch(after, padded(slots, deployment.slots))
  const { newRoot, newCommitteeRoot } = built.input.published
  const taken = slots.filter(({ kind }) => kind === 'deposit' || kind === 'exit').length
  const signers = deployment.members.slice(0, deployment.needed).map((member, i) => [i, member] as const)
  const isChanged = newCommitteeRoot !== batch.newCommitteeRoot
  return {
    built,
    outcome: { newRoot, newCommitteeRoot, messageCount: batch.messageCount + taken },
    signatures: isChanged ? await signRoot(signers, after.domain, newCommitteeRoot) : [],
  }
}

export async function commit(deployment: ZkDeployment, slots: readonly Slot[]): Promise<TestRun> {
  const { rollup, operator } = deployment
  const { built, outcome, signatures } = await prepare(deployment, slots)
  const { words } = built.input.published
  const args = [lastOf(deployment).batch, outcome, words, signatures] as const
  return remember(deployment, built, await rollup.send('commit', args, { from: operator }))
}

/** The same, with the words in this blob. */
export async function commitBlob(deployment: ZkDeployment, slots: readonly Slot[], blob: Hex): Promise<TestRun> {
  const { evm, rollup, operator } = deployment
  const { built, outcome, signatures } = await prepare(deployment, slots)
  const hash = hashOfWords(built.input.published.words)
  const data = rollup.encode('commitBlob', [lastOf(deployment).batch, outcome, hash, signatures])
  const extra = { type: 3, maxFeePerBlobGas: GWEI, blobVersionedHashes: [blob] } as const
  return remember(deployment, built, await evm.send({ from: operator, to: rollup.address, data, extra }))
}

export const hashOfWords = (words: readonly bigint[]): Hex => keccak256(encodePacked(['uint256[]'], [words]))

function remember(deployment: ZkDeployment, { input, after }: BuiltBatch, run: TestRun): TestRun {
  if (run.ok) deployment.batches.push({ batch: committedIn(run), words: input.published.words, after })
  return run
}

/** What a proof of a batch is about. */
export function publicInputsOf({ batches }: ZkDeployment, number: number): bigint[] {
  const [previous, { batch, words }] = [batchAt(batches, number - 1).batch, batchAt(batches, number)]
  return [previous.newRoot, batch.newRoot, batch.newCommitteeRoot, batch.newMessages, ...words]
}

export function prove(
  { rollup, batches }: ZkDeployment,
  number: number,
  {
    proof = '0x' as Hex,
    openings = [] as readonly Hex[],
    from,
  }: {
    proof?: Hex
    openings?: readonly Hex[]
    from?: TestAccount
  } = {},
): Promise<TestRun> {
  const { batch, words } = batchAt(batches, number)
  const args = [batchAt(batches, number - 1).batch, batch, words, openings, proof] as const
  return rollup.send('prove', args, from ? { from } : {})
}

export function execute({ rollup, batches }: ZkDeployment, number: number, from?: TestAccount): Promise<TestRun> {
  const { batch, words } = batchAt(batches, number)
  return rollup.send('execute', [batch, words], from ? { from } : {})
}

/** Commits, proves and executes. */
export async function finish(deployment: ZkDeployment, slots: readonly Slot[]): Promise<void> {
  expectDone(await commit(deployment, slots), abi)
  const number = deployment.batches.length - 1
  expectDone(await prove(deployment, number), abi)
  expectDone(await execute(deployment, number), abi)
}

function batchAt(batches: readonly KnownBatch[], number: number): KnownBatch {
  const found = batches[number]
  if (found === undefined) throw new Error(`no batch ${number}`)
  return found
}

export const freeze = ({ rollup }: ZkDeployment): Promise<TestRun> => rollup.send('freeze', [])

type Three = readonly [bigint, bigint, bigint]

/** What shows an account in a state. */
export function escapeOf({ trees, accounts }: ZkState, number: number) {
  const account = accounts.get(number)
  if (account === undefined) throw new Error(`no account ${number}`)
  const subtree = subtreeOf(number)
  const other = subtree === 'chain' ? trees.committee : trees.chain
  const leaf = { keyHash: keyHashOf(account.key), balance: account.balance, nonce: account.nonce }
  const siblings = siblingsOf(trees[subtree], indexOf(number)) as unknown as readonly [Three, Three, Three, Three]
  return [BigInt(number), leaf, siblings, rootOf(other)] as const
}

/** By the last batch that is known. */
export const tryEscape = (deployment: ZkDeployment, number: number): Promise<TestRun> =>
  deployment.rollup.send('escape', escapeOf(lastOf(deployment).after, number))
