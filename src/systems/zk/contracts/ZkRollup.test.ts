import {
  concat,
  encodeAbiParameters,
  encodeDeployData,
  keccak256,
  parseAbiParameters,
  parseEventLogs,
  toHex,
  zeroAddress,
} from 'viem'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { commitBlob as commitmentOf, evaluationPoint, openBlob, versionedHash } from '../../../l1/blobs/commitment.ts'
import { loadKzg } from '../../../l1/blobs/kzg.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import { handmadeKey } from '../../../testing/handmadeKey.ts'
import { keyHashOf, stateRoot } from '../engine/rules/state.ts'
import {
  abi,
  commit,
  commitBlob,
  copyOf,
  creationOf,
  deployZkRollup,
  execute,
  finish,
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
  type ZkDeployment,
} from '../tests/deployment.ts'
import { ZkRollup } from './generated/ZkRollup.ts'

// Z12, Z13: batches on their way from committed to executed.

const ANA_KEY = keyOf(7n)
const SOME = 1_000n
/** Kind 2, from account 1. */
const WITHDRAWAL_OF_40 = 2n + (1n << 4n) + (40n << 28n)
const CHAIN_ID = 31_337n
const NO_BLOB: Hex = `0x${'00'.repeat(32)}`

let evm: TestEvm
let operator: TestAccount
let ana: TestAccount
let mallory: TestAccount
let begun: ZkDeployment
let deployment: ZkDeployment

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[operator, ana, mallory] = evm.accounts
  begun = await deployZkRollup(evm)
})
beforeEach(async () => {
  await evm.vm.stateManager.checkpoint()
  deployment = copyOf(begun)
})
afterEach(() => evm.vm.stateManager.revert())

const read = (name: 'committed' | 'proven' | 'executed' | 'root' | 'totalOwed' | 'messagesTaken') =>
  deployment.rollup.read(name, [])
const owedTo = ({ address }: TestAccount) => deployment.rollup.read('owed', [address])
const takeAll = () => deployment.messages.slice(lastOf(deployment).batch.messageCount)
/** Ana has this much on account 1, and it is executed. */
async function begin(gwei = SOME): Promise<void> {
  await register(deployment, ana, ANA_KEY, gwei)
  await finish(deployment, takeAll())
}
const withdrawal = (amount: bigint, fee = 0n) =>
  signed(lastOf(deployment).after, ANA_KEY, { kind: 'withdraw', from: 1, amount, fee })

describe('the beginning', () => {
  test('Z3, Z4: the contract’s first root is the transition’s', async () => {
    expect(await read('root')).toBe(stateRoot(lastOf(deployment).after))
    const { batch } = lastOf(deployment)
    expect(await deployment.rollup.read('batchHashes', [0n])).toBe(await deployment.rollup.read('hashOf', [batch]))
    const [owner] = await deployment.rollup.read('accounts', [0n])
    expect(owner.toLowerCase()).toBe(operator.address)
  })

  test('Z3: what is signed is for this chain and this contract alone', async () => {
    const { address } = deployment.rollup
    const told = encodeAbiParameters(parseAbiParameters('uint256, address'), [CHAIN_ID, address])
    expect(await deployment.rollup.read('domain', [])).toBe(BigInt(keccak256(told)) >> 8n)
    const second = await deployZkRollup(evm)
    expect(await second.rollup.read('domain', [])).not.toBe(await deployment.rollup.read('domain', []))
  })

  test('Z4a: residents have their accounts, and in them what they have', async () => {
    const residents = [
      { owner: ana.address, subtree: 'committee', key: ANA_KEY.publicKey, balance: 500n },
      { owner: mallory.address, subtree: 'chain', key: keyOf(8n).publicKey, balance: 20n },
      { owner: ana.address, subtree: 'chain', key: ANA_KEY.publicKey, balance: 1_000n },
    ] as const
    deployment = await deployZkRollup(evm, { residents, members: [ana] })
    expect(await read('root')).toBe(stateRoot(lastOf(deployment).after))
    expect(await evm.balance(deployment.rollup.address)).toBe(1_520n * GWEI)
    const owners = [
      [0, operator],
      [1, mallory],
      [2, ana],
      [256, ana],
    ] as const
    for (const [number, { address }] of owners) {
      const [owner, keyHash] = await deployment.rollup.read('accounts', [BigInt(number)])
      expect(owner.toLowerCase()).toBe(address)
      const account = lastOf(deployment).after.accounts.get(number)
      expect(keyHash).toBe(account && keyHashOf(account.key))
    }
    const withdrawing = { kind: 'withdraw', from: 2, amount: 999n, fee: 1n } as const
    await finish(deployment, [signed(lastOf(deployment).after, ANA_KEY, withdrawing)])
    expect(await owedTo(ana)).toBe(999n * GWEI)
    expect(await register(deployment, mallory, keyOf(9n), 1n)).toBe(3)
  })

  test('Z4a: holds what its residents have, or is none', async () => {
    const residents = [{ owner: ana.address, subtree: 'chain', key: ANA_KEY.publicKey, balance: 1_000n }] as const
    const poseidon = await deployment.rollup.read('poseidon', [])
    const data = creationOf(poseidon, operator, { verifier: zeroAddress, residents })
    const held = 1_000n * GWEI - 1n
    expectRefused(await evm.send({ data, value: held }), abi, 'NotCovered', [held, held + 1n])
    expectDone(await evm.send({ data, value: held + 1n }), abi)
  })

  test('Z4a: a resident whose data the committee keeps needs one', async () => {
    const residents = [{ owner: ana.address, subtree: 'committee', key: ANA_KEY.publicKey, balance: 0n }] as const
    const poseidon = await deployment.rollup.read('poseidon', [])
    const data = creationOf(poseidon, operator, { verifier: zeroAddress, residents })
    expectRefused(await evm.send({ data }), abi, 'NoCommittee', [])
  })

  test('Z4: a rollup without an operator is none', async () => {
    const poseidon = await deployment.rollup.read('poseidon', [])
    const beginning = { chainRoot: 0n, committeeRoot: 0n, residents: [] }
    const args = [poseidon, zeroAddress, 2n, PROVE_PERIOD, MESSAGE_PERIOD, [], 0n, beginning] as const
    expectRefused(await evm.send({ data: encodeDeployData({ ...ZkRollup, args }) }), abi, 'NoOperator', [])
  })

  test('a rollup without slots is none', async () => {
    const poseidon = await deployment.rollup.read('poseidon', [])
    const data = creationOf(poseidon, operator, { verifier: zeroAddress, slots: 0 })
    expectRefused(await evm.send({ data }), abi, 'BadSlotCount', [0n])
  })
})

describe('a batch', () => {
  test('Z13: is committed, proven and executed, and its withdrawals are paid', async () => {
    await begin()
    expectDone(await commit(deployment, [withdrawal(300n, 5n)]), abi)
    expect([await read('committed'), await read('proven'), await read('executed')]).toEqual([2, 1, 1])
    expectDone(await prove(deployment, 2, { from: mallory }), abi)
    expect([await read('committed'), await read('proven'), await read('executed')]).toEqual([2, 2, 1])
    expect(await owedTo(ana)).toBe(0n)
    const run = expectDone(await execute(deployment, 2, mallory), abi)
    expect(await read('root')).toBe(stateRoot(lastOf(deployment).after))
    expect(await owedTo(ana)).toBe(300n * GWEI)
    const [credited] = parseEventLogs({ abi, logs: run.logs as never, eventName: 'Credited' })
    expect(credited?.args).toEqual({ account: 1n, owner: expect.any(String), amount: 300n * GWEI, reason: 0 })
  })

  test('Z7, Z10: a forced exit in the second slot is paid to its owner', async () => {
    await begin()
    expectDone(await requestExit(deployment, ana, 1), abi)
    await finish(deployment, [withdrawal(1n), ...takeAll()])
    expect(await owedTo(ana)).toBe(SOME * GWEI)
    expect(await read('messagesTaken')).toBe(2)
  })

  test('Z10: who is paid is told in 12 bits, how much in 64, and the fee is not paid out', async () => {
    deployment = await deployZkRollup(evm, { members: [ana] })
    const much = (1n << 36n) + 3n
    const hidden = await register(deployment, mallory, keyOf(8n), much + 9n, 1)
    await register(deployment, ana, ANA_KEY, SOME)
    await finish(deployment, takeAll())
    const { after } = lastOf(deployment)
    const fields = { kind: 'withdraw', from: hidden, amount: much, fee: 5n } as const
    await finish(deployment, [{ kind: 'padding' }, signed(after, keyOf(8n), fields)])
    expect([await owedTo(mallory), await owedTo(ana)]).toEqual([much * GWEI, 0n])
    expectDone(await requestExit(deployment, mallory, hidden), abi)
    await finish(deployment, takeAll())
    expect([await owedTo(mallory), await owedTo(ana)]).toEqual([(much + 4n) * GWEI, 0n])
  })

  test('Z8: may leave messages for the next: its chain ends with the last that it takes', async () => {
    for (const gwei of [5n, 6n, 7n]) await register(deployment, ana, ANA_KEY, gwei)
    const [first, second, third] = deployment.messages
    if (first === undefined || second === undefined || third === undefined) throw new Error('three are queued')
    expectDone(await commit(deployment, [first, second]), abi)
    const { batch, after } = lastOf(deployment)
    expect([batch.messageCount, batch.newMessages]).toEqual([2, after.messages])
    expectDone(await prove(deployment, 1), abi)
    expectDone(await execute(deployment, 1), abi)
    expect(await read('messagesTaken')).toBe(2)
    await finish(deployment, [third])
    expect(await read('messagesTaken')).toBe(3)
  })

  test('Z13: several can be on their way at once, in order', async () => {
    await begin()
    for (let i = 0; i < 2; i++) expectDone(await commit(deployment, [withdrawal(10n)]), abi)
    expectRefused(await prove(deployment, 3), abi, 'OtherBatch', [1n])
    expectDone(await prove(deployment, 2), abi)
    expectRefused(await prove(deployment, 2), abi, 'OtherBatch', [2n])
    expectRefused(await execute(deployment, 3), abi, 'OtherBatch', [2n])
    expectDone(await prove(deployment, 3), abi)
    expectDone(await execute(deployment, 2), abi)
    expectRefused(await execute(deployment, 2), abi, 'OtherBatch', [3n])
    expectDone(await execute(deployment, 3), abi)
    expect(await owedTo(ana)).toBe(20n * GWEI)
  })

  test('Z8: takes messages in order, as many as it says', async () => {
    await register(deployment, ana, ANA_KEY, SOME)
    const { built, outcome } = await prepare(deployment, takeAll())
    const commitWith = (messageCount: number) =>
      deployment.rollup.send('commit', [
        lastOf(deployment).batch,
        { ...outcome, messageCount },
        built.input.published.words,
        [],
      ])
    expectRefused(await commitWith(2), abi, 'NoSuchMessages', [2n])
    expectDone(await commit(deployment, takeAll()), abi)
    expect(lastOf(deployment).batch.newMessages).toBe(built.after.messages)
    expectRefused(await commitWith(0), abi, 'NoSuchMessages', [0n])
  })
})

describe('committing is refused', () => {
  test('to anybody but the operator', async () => {
    const { built, outcome } = await prepare(deployment, [])
    const args = [lastOf(deployment).batch, outcome, built.input.published.words, []] as const
    const run = await deployment.rollup.send('commit', args, { from: mallory })
    expectRefused(run, abi, 'NotTheOperator')
  })

  test('on another batch than the last', async () => {
    const { built, outcome } = await prepare(deployment, [])
    const { words } = built.input.published
    const other = { ...lastOf(deployment).batch, committedAt: 1n }
    expectRefused(await deployment.rollup.send('commit', [other, outcome, words, []]), abi, 'OtherBatch', [0n])
  })

  test('with too few or too many words', async () => {
    const { outcome } = await prepare(deployment, [])
    for (const words of [[], [0n, 0n]]) {
      const run = await deployment.rollup.send('commit', [lastOf(deployment).batch, outcome, words, []])
      expectRefused(run, abi, 'WrongWordCount', [BigInt(words.length), 1n])
    }
  })

  test('Z12: in blob mode without a blob', async () => {
    const { outcome } = await prepare(deployment, [])
    const run = await deployment.rollup.send('commitBlob', [lastOf(deployment).batch, outcome, NO_BLOB, []])
    expectRefused(run, abi, 'NoBlob', [])
  })
})

describe('proving is refused', () => {
  test('of what was not committed, and twice', async () => {
    const { batch } = lastOf(deployment)
    const run = await deployment.rollup.send('prove', [batch, batch, [0n], [], '0x'])
    expectRefused(run, abi, 'NothingToProve', [])
    await finish(deployment, [])
    expectRefused(await prove(deployment, 1), abi, 'NothingToProve', [])
  })

  test('of anything that is not what was committed', async () => {
    await register(deployment, ana, ANA_KEY, SOME)
    expectDone(await commit(deployment, takeAll()), abi)
    const [genesis, known] = deployment.batches
    if (genesis === undefined || known === undefined) throw new Error('two batches are known')
    const { batch, words } = known
    for (const change of [
      { newRoot: 1n },
      { newCommitteeRoot: 1n },
      { newMessages: 1n },
      { messageCount: 0 },
      { committedAt: 1n },
      { words: NO_BLOB },
      { blob: `0x01${'00'.repeat(31)}` as Hex },
    ]) {
      const args = [genesis.batch, { ...batch, ...change }, words, [], '0x'] as const
      expectRefused(await deployment.rollup.send('prove', args), abi, 'OtherBatch', [1n])
    }
    const otherRoot = { ...genesis.batch, newRoot: 1n }
    const onOther = await deployment.rollup.send('prove', [otherRoot, batch, words, [], '0x'])
    expectRefused(onOther, abi, 'OtherBatch', [0n])
    const otherWords = await deployment.rollup.send('prove', [genesis.batch, batch, [1n], [], '0x'])
    expectRefused(otherWords, abi, 'OtherWords', [1n])
    const noWords = await deployment.rollup.send('prove', [genesis.batch, batch, [], [], '0x'])
    expectRefused(noWords, abi, 'WrongWordCount', [0n, 1n])
    expectRefused(await prove(deployment, 1, { openings: ['0x'] }), abi, 'WrongOpeningCount', [1n, 0n])
  })

  test('Z9: without a proof for exactly these public inputs', async () => {
    const key = handmadeKey(5)
    const verifier = await evm.deploy(encodeDeployData({ ...Groth16, args: [key.bytes] }))
    deployment = await deployZkRollup(evm, { verifier })
    await register(deployment, ana, ANA_KEY, SOME)
    expectDone(await commit(deployment, takeAll()), abi)
    const inputs = publicInputsOf(deployment, 1)
    for (let i = 0; i < inputs.length; i++) {
      const other = inputs.with(i, (inputs[i] ?? 0n) ^ 1n)
      expectRefused(await prove(deployment, 1, { proof: key.prove(other) }), Groth16.abi, 'EquationFails', [])
    }
    expectRefused(await prove(deployment, 1), Groth16.abi, 'WrongProofLength', [0n])
    expect(await read('proven')).toBe(0)
    expectDone(await prove(deployment, 1, { proof: key.prove(inputs) }), abi)
  })
})

describe('executing is refused', () => {
  test('of what was not proven, and twice', async () => {
    expectDone(await commit(deployment, []), abi)
    expectRefused(await execute(deployment, 1), abi, 'NothingToExecute', [])
    expectDone(await prove(deployment, 1), abi)
    expectDone(await execute(deployment, 1), abi)
    expectRefused(await execute(deployment, 1), abi, 'NothingToExecute', [])
  })

  test('with another second word', async () => {
    deployment = await deployZkRollup(evm, { slots: 3 })
    expectDone(await commit(deployment, []), abi)
    const [genesis, known] = deployment.batches
    if (genesis === undefined || known === undefined) throw new Error('two batches are known')
    const { batch, words } = known
    expect(words.length).toBe(2)
    const others = [words[0] ?? 0n, WITHDRAWAL_OF_40]
    const proving = await deployment.rollup.send('prove', [genesis.batch, batch, others, [], '0x'])
    expectRefused(proving, abi, 'OtherWords', [1n])
    expectDone(await prove(deployment, 1), abi)
    expectRefused(await deployment.rollup.send('execute', [batch, others]), abi, 'OtherWords', [1n])
    expectRefused(await deployment.rollup.send('execute', [batch, words.slice(1)]), abi, 'WrongWordCount', [1n, 2n])
    expectDone(await execute(deployment, 1), abi)
  })

  test('with other words, which would pay others', async () => {
    await begin()
    expectDone(await commit(deployment, [withdrawal(1n)]), abi)
    expectDone(await prove(deployment, 2), abi)
    const { batch, words } = lastOf(deployment)
    const more = words.map((word) => word + (1n << 28n))
    expectRefused(await deployment.rollup.send('execute', [batch, more]), abi, 'OtherWords', [2n])
    expectRefused(await deployment.rollup.send('execute', [batch, []]), abi, 'WrongWordCount', [0n, 1n])
    expectRefused(await deployment.rollup.send('execute', [{ ...batch, newRoot: 1n }, words]), abi, 'OtherBatch', [2n])
  })
})

describe('Z12: a batch in a blob', () => {
  let hash: Hex
  let opening: Hex

  beforeAll(async () => {
    const kzg = await loadKzg()
    const blob = new Uint8Array(131_072)
    blob.set(hexToBytes(toHex(WITHDRAWAL_OF_40, { size: 32 })))
    const commitment = commitmentOf(kzg, blob)
    hash = versionedHash(commitment)
    opening = concat([commitment, openBlob(kzg, blob, evaluationPoint(0)).proof])
  })

  test('has each word opened when it is proven', async () => {
    await begin()
    expectDone(await commitBlob(deployment, [withdrawal(40n)], hash), abi)
    expect(lastOf(deployment).batch.blob).toBe(hash)
    expectRefused(await prove(deployment, 2), abi, 'WrongOpeningCount', [0n, 1n])
    expectRefused(await prove(deployment, 2, { openings: ['0x00'] }), abi, 'WrongOpeningLength', [0n])
    expectDone(await prove(deployment, 2, { openings: [opening] }), abi)
    expectDone(await execute(deployment, 2), abi)
    expect(await owedTo(ana)).toBe(40n * GWEI)
  })

  test('has each word opened at its own place', async () => {
    deployment = await deployZkRollup(evm, { slots: 4 })
    await begin()
    const { after } = lastOf(deployment)
    const account = after.accounts.get(1) ?? expect.fail('Ana has an account')
    const then = { ...after, accounts: new Map(after.accounts).set(1, { ...account, nonce: account.nonce + 1n }) }
    const second = signed(then, ANA_KEY, { kind: 'withdraw', from: 1, amount: 7n, fee: 0n })
    const slots = [withdrawal(40n), { kind: 'padding' } as const, second]
    const { words } = (await prepare(deployment, slots)).built.input.published
    expect(words[0]).toBe(WITHDRAWAL_OF_40)

    const kzg = await loadKzg()
    const blob = new Uint8Array(131_072)
    for (const [i, word] of words.entries()) blob.set(hexToBytes(toHex(word, { size: 32 })), 32 * i)
    const commitment = commitmentOf(kzg, blob)
    const openingOf = (i: number) => concat([commitment, openBlob(kzg, blob, evaluationPoint(i)).proof])
    const ofBlob = versionedHash(commitment)
    const [one, other] = [openingOf(0), openingOf(1)]
    expectDone(await commitBlob(deployment, slots, ofBlob), abi)
    const proving = (...openings: Hex[]) => prove(deployment, 2, { openings })
    expectRefused(await proving(one), abi, 'WrongOpeningCount', [1n, 2n])
    expectRefused(await proving(one, '0x00'), abi, 'WrongOpeningLength', [1n])
    expectRefused(await proving(one, one), abi, 'OtherElement', [ofBlob, 1n])
    expectRefused(await proving(other, one), abi, 'OtherElement', [ofBlob, 0n])
    expectDone(await proving(one, other), abi)
    expectDone(await execute(deployment, 2), abi)
    expect(await owedTo(ana)).toBe(47n * GWEI)
  })

  test('cannot be proven with words that are not in the blob', async () => {
    await begin()
    expectDone(await commitBlob(deployment, [withdrawal(41n)], hash), abi)
    expectRefused(await prove(deployment, 2, { openings: [opening] }), abi, 'OtherElement', [hash, 0n])
  })
})

describe('Z13: what is not proven in time', () => {
  test('is dropped, by anybody, and the operator begins again', async () => {
    await begin()
    expectDone(await commit(deployment, [withdrawal(1n)]), abi)
    const first = lastOf(deployment).batch
    evm.wait(60n)
    expectDone(await commit(deployment, [withdrawal(2n)]), abi)
    const second = lastOf(deployment).batch
    const revert = (batch: typeof first) => deployment.rollup.send('revertUnproven', [batch], { from: mallory })
    expectRefused(await revert(second), abi, 'OtherBatch', [2n])
    const until = first.committedAt + PROVE_PERIOD
    evm.wait(PROVE_PERIOD - 61n)
    expectRefused(await revert(first), abi, 'NotYet', [until])
    evm.wait(1n)
    expectDone(await revert(first), abi)
    expect(await read('committed')).toBe(1)
    expectRefused(await revert(first), abi, 'NothingToRevert', [])
    expectRefused(await prove(deployment, 2), abi, 'NothingToProve', [])
    deployment.batches.length = 2
    await finish(deployment, [withdrawal(3n)])
    expect(await owedTo(ana)).toBe(3n * GWEI)
  })

  test('can still be proven while nobody has dropped it', async () => {
    expectDone(await commit(deployment, []), abi)
    evm.wait(2n * PROVE_PERIOD)
    expectDone(await prove(deployment, 1), abi)
  })
})
