import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import {
  abi,
  COMMITTEE,
  commit,
  copyOf,
  creationOf,
  deployZkRollup,
  finish,
  lastOf,
  prepare,
  register,
  type Signature,
  signRoot,
  type ZkDeployment,
} from '../tests/deployment.ts'

// Z13: what the committee signs for.

let evm: TestEvm
let operator: TestAccount
let ana: TestAccount
let ben: TestAccount
let begun: ZkDeployment
let deployment: ZkDeployment

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[operator, ana, ben] = evm.accounts
  begun = await deployZkRollup(evm, { members: [operator, ana, ben], needed: 2 })
})
beforeEach(async () => {
  await evm.vm.stateManager.checkpoint()
  deployment = copyOf(begun)
})
afterEach(() => evm.vm.stateManager.revert())

/** Ana pays into the committee's subtree; gives what would commit that with these signatures. */
async function hiddenDeposit() {
  await register(deployment, ana, keyOf(7n), 5n, COMMITTEE)
  const { built, outcome } = await prepare(deployment, deployment.messages)
  const { domain } = built.after
  const args = [lastOf(deployment).batch, outcome, built.input.published.words] as const
  return {
    sign: (members: readonly (readonly [number, TestAccount])[], root = outcome.newCommitteeRoot) =>
      signRoot(members, domain, root),
    signOther: (members: readonly (readonly [number, TestAccount])[]) =>
      signRoot(members, domain + 1n, outcome.newCommitteeRoot),
    commitWith: (signatures: readonly Signature[]) => deployment.rollup.send('commit', [...args, signatures]),
  }
}

test('m of n signatures over the new root are enough, whoever they are', async () => {
  const { sign, commitWith } = await hiddenDeposit()
  expectDone(
    await commitWith(
      await sign([
        [0, operator],
        [2, ben],
      ]),
    ),
    abi,
  )
})

test('a batch that leaves the committee’s subtree as it was needs none', async () => {
  await register(deployment, ana, keyOf(7n), 5n)
  const { signatures } = await prepare(deployment, deployment.messages)
  expect(signatures).toEqual([])
  await finish(deployment, deployment.messages)
})

test('too few, too many, twice the same, nobody’s', async () => {
  const { sign, commitWith } = await hiddenDeposit()
  expectRefused(await commitWith([]), abi, 'WrongSignatureCount', [0n, 2n])
  expectRefused(await commitWith(await sign([[1, ana]])), abi, 'WrongSignatureCount', [1n, 2n])
  const all = await sign([
    [0, operator],
    [1, ana],
    [2, ben],
  ])
  expectRefused(await commitWith(all), abi, 'WrongSignatureCount', [3n, 2n])
  expectRefused(
    await commitWith(
      await sign([
        [1, ana],
        [1, ana],
      ]),
    ),
    abi,
    'MemberOutOfOrder',
    [1n],
  )
  expectRefused(
    await commitWith(
      await sign([
        [1, ana],
        [0, operator],
      ]),
    ),
    abi,
    'MemberOutOfOrder',
    [0n],
  )
  expectRefused(
    await commitWith(
      await sign([
        [1, ana],
        [3, ben],
      ]),
    ),
    abi,
    'MemberOutOfOrder',
    [3n],
  )
})

test('another member’s signature, one for another root or rollup, and none at all', async () => {
  const { sign, signOther, commitWith } = await hiddenDeposit()
  expectRefused(
    await commitWith(
      await sign([
        [1, ana],
        [2, ana],
      ]),
    ),
    abi,
    'WrongSignature',
    [2n],
  )
  expectRefused(
    await commitWith(
      await sign(
        [
          [1, ana],
          [2, ben],
        ],
        1n,
      ),
    ),
    abi,
    'WrongSignature',
    [1n],
  )
  expectRefused(
    await commitWith(
      await signOther([
        [1, ana],
        [2, ben],
      ]),
    ),
    abi,
    'WrongSignature',
    [1n],
  )
  const [first, second] = await sign([
    [1, ana],
    [2, ben],
  ])
  if (first === undefined || second === undefined) throw new Error('two signed')
  expectRefused(await commitWith([first, { ...second, v: 0 }]), abi, 'WrongSignature', [2n])
})

test('a signature serves again for the same root', async () => {
  await register(deployment, ana, keyOf(7n), 5n, COMMITTEE)
  expectDone(await commit(deployment, deployment.messages), abi)
  const { signatures } = await prepare(deployment, [])
  expect(signatures).toEqual([])
  expectDone(await commit(deployment, []), abi)
})

test('a committee that could never sign, or never has to, is refused', async () => {
  const poseidon = await deployment.rollup.read('poseidon', [])
  const create = (members: readonly TestAccount[], needed: number) =>
    evm.send({ data: creationOf(poseidon, operator, { verifier: poseidon, members, needed }) })
  expectRefused(await create([ana], 2), abi, 'BadCommittee', [2n, 1n])
  expectRefused(await create([ana], 0), abi, 'BadCommittee', [0n, 1n])
  expectRefused(await create([], 1), abi, 'BadCommittee', [1n, 0n])
  const nobody = { ...ana, address: `0x${'00'.repeat(20)}` as const }
  expectRefused(await create([ana, nobody], 1), abi, 'BadCommittee', [1n, 2n])
})
