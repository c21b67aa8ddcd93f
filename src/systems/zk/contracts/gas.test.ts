import { concat, encodeDeployData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import { commitBlob as commitmentOf, evaluationPoint, openBlob, versionedHash } from '../../../l1/blobs/commitment.ts'
import { loadKzg } from '../../../l1/blobs/kzg.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { expectDone } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { expectGas } from '../../../testing/gasSnapshot.ts'
import { type HandmadeKey, handmadeKey } from '../../../testing/handmadeKey.ts'
import type { Slot } from '../engine/rules/transition.ts'
import {
  abi,
  COMMITTEE,
  commit,
  commitBlob,
  deployZkRollup,
  execute,
  FIRST_HIDDEN,
  freeze,
  GWEI,
  lastOf,
  MESSAGE_PERIOD,
  PROVE_PERIOD,
  prepare,
  prove,
  publicInputsOf,
  register,
  requestExit,
  signed,
  tryEscape,
  type ZkDeployment,
} from '../tests/deployment.ts'

// What each thing costs on L1, as a whole transaction: what is paid before it begins, its calldata and what it executes.
// The proofs are real as far as the contract can tell: made from a key whose secret is known.

const ANA_KEY = keyOf(7n)
const ETHER = 10n ** 9n
const PROVE_LIMIT = 320_000
const SETTLED = 4

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
const measured: Record<string, number | Record<string, number>> = {}

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[, ana, ben] = evm.accounts
})

const gasOf = (run: TestRun): number => expectDone(run, abi).gasUsed

async function begin(slots: number, members: readonly TestAccount[] = []) {
  const key = handmadeKey(4 + Math.ceil(slots / 2))
  const verifier = await evm.deploy(encodeDeployData({ ...Groth16, args: [key.bytes] }))
  const deployment = await deployZkRollup(evm, { slots, verifier, members })
  return { key, deployment }
}

const proofOf = (key: HandmadeKey, deployment: ZkDeployment, number: number) =>
  key.prove(publicInputsOf(deployment, number), 123_456_789n ** 9n, 987_654_321n ** 9n)

async function settle(key: HandmadeKey, deployment: ZkDeployment, slots: readonly Slot[]) {
  const committed = gasOf(await commit(deployment, slots))
  const number = deployment.batches.length - 1
  const proof = proofOf(key, deployment, number)
  const proven = gasOf(await prove(deployment, number, { proof }))
  return { commit: committed, prove: proven, execute: gasOf(await execute(deployment, number)) }
}

/** Signed one after the other: each knows what the others before it did. */
function payments(deployment: ZkDeployment, count: number, kind: 'transfer' | 'withdraw'): Slot[] {
  const { after } = lastOf(deployment)
  const nonce = after.accounts.get(1)?.nonce ?? 0n
  return Array.from({ length: count }, (_, i) => {
    const fields = { from: 1, amount: 123_456_789n, fee: 50_000n } as const
    const account = after.accounts.get(1)
    if (account === undefined) throw new Error('account 1 exists')
    const accounts = new Map(after.accounts).set(1, { ...account, nonce: nonce + BigInt(i) })
    return signed(
      { ...after, accounts },
      ANA_KEY,
      kind === 'transfer' ? { kind, to: 0, ...fields } : { kind, ...fields },
    )
  })
}

test.each([1, 2, 4, 8])('a batch of %i transfers', async (slots) => {
  const { key, deployment } = await begin(slots)
  await register(deployment, ana, ANA_KEY, ETHER * 10n)
  await settle(key, deployment, deployment.messages)
  await settle(key, deployment, payments(deployment, slots, 'transfer'))
  const figures = await settle(key, deployment, payments(deployment, slots, 'transfer'))
  measured[`transfers${slots}`] = figures
  if (slots === SETTLED) expect(figures.prove).toBeLessThanOrEqual(PROVE_LIMIT)
})

test('messages, withdrawals and the committee', async () => {
  const { key, deployment } = await begin(4, [ana, ben])
  const { rollup } = deployment
  await register(deployment, ana, ANA_KEY, ETHER * 10n)
  const { x, y } = keyOf(8n).publicKey
  measured['register'] = gasOf(await rollup.send('register', [0, x, y], { from: ben, value: ETHER * GWEI }))
  deployment.messages.push({ kind: 'deposit', account: 2, amount: ETHER, key: { x, y } })
  await settle(key, deployment, deployment.messages)
  measured['deposit'] = gasOf(await rollup.send('deposit', [1n], { from: ana, value: ETHER * GWEI }))
  deployment.messages.push({ kind: 'deposit', account: 1, amount: ETHER, key: ANA_KEY.publicKey })
  measured['requestExit'] = gasOf(await requestExit(deployment, ben, 2))
  await settle(key, deployment, deployment.messages.slice(2))
  measured['withdrawals4'] = await settle(key, deployment, payments(deployment, 4, 'withdraw'))
  measured['takeOut'] = gasOf(await rollup.send('takeOut', [], { from: ana }))
  await register(deployment, ana, ANA_KEY, ETHER, COMMITTEE)
  measured['commitWithTwoSignatures'] = gasOf(await commit(deployment, deployment.messages.slice(4)))
  evm.wait(PROVE_PERIOD)
  measured['revertUnproven'] = gasOf(await rollup.send('revertUnproven', [lastOf(deployment).batch]))
  deployment.batches.pop()
  await settle(key, deployment, deployment.messages.slice(4))
  await rollup.send('deposit', [1n], { from: ana, value: GWEI })
  evm.wait(MESSAGE_PERIOD)
  measured['freeze'] = gasOf(await freeze(deployment))
  measured['escape'] = gasOf(await tryEscape(deployment, 1))
  measured['escapeFromCommittee'] = gasOf(await tryEscape(deployment, FIRST_HIDDEN))
  measured['returnDeposit'] = gasOf(await rollup.send('returnDeposit', [5n]))
})

test('a batch of 4 transfers in a blob', async () => {
  const { key, deployment } = await begin(4)
  await register(deployment, ana, ANA_KEY, ETHER * 10n)
  await settle(key, deployment, deployment.messages)
  const kzg = await loadKzg()
  const blob = new Uint8Array(131_072)
  const slots = payments(deployment, 4, 'transfer')
  const { words } = (await prepare(deployment, slots)).built.input.published
  for (const [i, word] of words.entries()) blob.set(hexToBytes(`0x${word.toString(16).padStart(64, '0')}`), 32 * i)
  const commitment = commitmentOf(kzg, blob)
  const committed = gasOf(await commitBlob(deployment, slots, versionedHash(commitment)))
  const openings = words.map((_, i) => concat([commitment, openBlob(kzg, blob, evaluationPoint(i)).proof]))
  const proven = gasOf(await prove(deployment, 2, { proof: proofOf(key, deployment, 2), openings }))
  measured['transfers4InBlob'] = { commit: committed, prove: proven, execute: gasOf(await execute(deployment, 2)) }
})

test('the figures are those that are committed', () => {
  expect(Object.keys(measured)).toHaveLength(16)
  expectGas(new URL('./gas.json', import.meta.url), measured)
})
