import { encodeDeployData } from 'viem'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { encodeForcedTx } from '../../../rollup/records.ts'
import type { L2Tx } from '../../../rollup/transactions.ts'
import { type Deployed, deployedAt, expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { expectGas } from '../../../testing/gasSnapshot.ts'
import {
  encodePost,
  encodeProof,
  type OneShotPost,
  type OneShotProof,
  oneShotPost,
  oneShotProof,
} from '../engine/oneShot.ts'
import { ANA, addressOf, BEN, createTown, sign, type Town } from '../tests/oneShotTown.ts'
import { ReExecutor } from './generated/ReExecutor.ts'

// Ana posts, Ben checks, Mallory lies. That the rules are the rollup's is in ReExecutorTransition.test.ts.

const BOND = 10n ** 18n
const WINDOW = 7n * 86_400n
const WINNER_SHARE = 5_000n
const NEW = 6
const GENESIS = 0n
const NOBODYS = `0x${'5a'.repeat(32)}` as const

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount
let town: Town
let contract: Deployed<typeof ReExecutor.abi>

beforeAll(async () => {
  evm = await createTestEvm()
  ;[ana, ben, mallory] = evm.accounts
  town = await createTown()
})
beforeEach(async () => {
  const { state, rules } = town
  const [genesis] = oneShotPost({ state, records: [], rules }).outputs.map(bytesToHex)
  const args = [genesis ?? '0x', bytesToHex(rules.domainSeparator), WINDOW, BOND, WINNER_SHARE] as const
  const address = await evm.deploy(encodeDeployData({ ...ReExecutor, args }))
  contract = deployedAt(evm, ReExecutor.abi, address)
})

const transfer = (nonce: number): L2Tx => ({
  kind: 'transfer',
  from: ANA,
  to: addressOf(town.crypto, BEN),
  asset: 'ether',
  amount: 1_000_000n,
  fee: 1000n,
  nonce,
})
const transferToNew = (nonce: number): L2Tx => ({ ...transfer(nonce), to: addressOf(town.crypto, 40) }) as L2Tx
const withdrawal = (nonce: number): L2Tx => ({
  kind: 'withdraw',
  from: ANA,
  to: addressOf(town.crypto, ANA),
  amount: 1_000_000n,
  fee: 1000n,
  nonce,
})
const swap = (nonce: number): L2Tx => ({
  kind: 'swap',
  from: ANA,
  sell: 'ether',
  amount: 1_000_000n,
  atLeast: 1n,
  fee: 1000n,
  nonce,
})
const recordOf = (tx: L2Tx): Uint8Array => encodeForcedTx(sign(town, tx), tx.kind === 'transfer' ? BEN : 0)
const MIXED = [transfer, transferToNew, swap, withdrawal, transfer]

function postOf(kinds: readonly ((nonce: number) => L2Tx)[], lieAt?: number, after?: OneShotPost): OneShotPost {
  const state = after?.states.at(-1) ?? town.state
  const first = after === undefined ? 0 : after.records.length
  const records = kinds.map((kind, index) => recordOf(kind(first + index)))
  return oneShotPost({ state, records, rules: town.rules, ...(lieAt === undefined ? {} : { lieAt }) })
}
const proofOf = (posted: OneShotPost, index: number) => oneShotProof(posted, index, town.crypto.keccak256)

const post = (posted: OneShotPost, parent = GENESIS, from = mallory, value = BOND) =>
  evm.send({ to: contract.address, data: encodePost(posted, parent), from, value })
const prove = (proof: OneShotProof, number = 1n, from = ben) =>
  evm.send({ to: contract.address, data: encodeProof(proof, number), from })
const confirm = (number: bigint) => contract.send('confirm', [number], { from: ben })
const returnBond = (number: bigint) => contract.send('returnBond', [number], { from: ben })

const done = (run: TestRun) => expectDone(run, ReExecutor.abi)
const refused = (run: TestRun, name: string, args?: readonly unknown[]) =>
  expectRefused(run, ReExecutor.abi, name, args)
const postAt = async (number: bigint) => {
  const [poster, postedAt, standing, parent, isBondGone, root, preOutput, endOutput] = await contract.read('posts', [
    number,
  ])
  return { poster: poster.toLowerCase(), postedAt, standing, parent, isBondGone, root, preOutput, endOutput }
}
const credit = (of: TestAccount) => contract.read('credit', [of.address])
const hexAt = (posted: OneShotPost, index: number) => bytesToHex(posted.outputs[index] ?? new Uint8Array())

describe('the truth', () => {
  test('cannot be proven wrong, whichever transaction is tried', async () => {
    const honest = postOf(MIXED)
    done(await post(honest))
    for (const index of MIXED.keys()) {
      refused(await prove(proofOf(honest, index)), 'NothingToProve', [hexAt(honest, index + 1)])
    }
  })

  test('is final after the window, and its bond can be collected', async () => {
    const honest = postOf(MIXED)
    done(await post(honest))
    evm.wait(WINDOW)
    done(await confirm(1n))
    done(await returnBond(1n))
    expect(await postAt(1n)).toMatchObject({ endOutput: hexAt(honest, MIXED.length), standing: MIXED.length })
    expect(await contract.read('latestConfirmed', [])).toBe(1n)
    expect(await credit(mallory)).toBe(BOND)
    done(await contract.send('collect', [], { from: mallory }))
    expect(await evm.balance(contract.address)).toBe(0n)
  })

  test('goes on from the truth', async () => {
    const first = postOf(MIXED)
    const second = postOf([transfer, transfer], undefined, first)
    done(await post(first))
    done(await post(second, 1n))
    evm.wait(WINDOW)
    done(await confirm(1n))
    done(await confirm(2n))
    expect((await postAt(2n)).endOutput).toBe(hexAt(second, 2))
  })
})

describe('a lie', () => {
  test.each([...MIXED.keys()])('about transaction %i of five is proven, and the bond is divided', async (lieAt) => {
    const posted = postOf(MIXED, lieAt)
    done(await post(posted))
    done(await prove(proofOf(posted, lieAt)))
    expect(await postAt(1n)).toMatchObject({ standing: lieAt, endOutput: hexAt(posted, lieAt), isBondGone: true })
    expect(await credit(ben)).toBe(BOND / 2n)
    expect(await contract.read('burnt', [])).toBe(BOND / 2n)
    expect(await evm.balance(contract.address)).toBe(BOND / 2n)
    refused(await prove(proofOf(posted, lieAt)), 'AlreadyVoid', [BigInt(lieAt), BigInt(lieAt)])
  })

  test('takes with it what comes after, and leaves what comes before', async () => {
    const posted = postOf(MIXED, 2)
    done(await post(posted))
    done(await prove(proofOf(posted, 2)))
    refused(await prove(proofOf(posted, 4)), 'AlreadyVoid', [4n, 2n])
    evm.wait(WINDOW)
    done(await confirm(1n))
    refused(await returnBond(1n), 'BondGone', [1n])
    expect((await postAt(await contract.read('latestConfirmed', []))).endOutput).toBe(hexAt(posted, 2))
  })

  test('is not protected by a later one that was proven first', async () => {
    const story = postOf(MIXED, 1)
    const outputs = story.outputs.with(5, hexToBytes(NOBODYS))
    const twice = { ...story, outputs }
    done(await post(twice))
    done(await prove(proofOf(twice, 4), 1n, mallory))
    done(await prove(proofOf(twice, 1), 1n, ben))
    expect((await postAt(1n)).standing).toBe(1)
    expect(await credit(mallory)).toBe(BOND / 2n)
    expect(await credit(ben)).toBe(0n)
    expect(await evm.balance(contract.address)).toBe(BOND / 2n)
  })

  test('is what nobody can prove any more once the window is over', async () => {
    const posted = postOf(MIXED, 0)
    done(await post(posted))
    const { postedAt } = await postAt(1n)
    evm.wait(WINDOW)
    refused(await prove(proofOf(posted, 0)), 'WindowOver', [postedAt + WINDOW])
    done(await confirm(1n))
    expect((await postAt(1n)).endOutput).toBe(hexAt(posted, 5))
  })

  test('can be proven in the last second of the window', async () => {
    const posted = postOf(MIXED, 0)
    done(await post(posted))
    evm.wait(WINDOW - 1n)
    refused(await confirm(1n), 'WindowOpen')
    done(await prove(proofOf(posted, 0)))
  })

  test('brings down what was built on it', async () => {
    const lie = postOf(MIXED, 4)
    const child = postOf([transfer], undefined, lie)
    done(await post(lie))
    done(await post(child, 1n))
    done(await prove(proofOf(lie, 4)))
    evm.wait(WINDOW)
    done(await confirm(1n))
    refused(await confirm(2n), 'NotWhereParentEnds', [hexAt(lie, 5), hexAt(lie, 4)])
  })

  test('on a state that nobody knows yet does not wait for that state', async () => {
    const first = postOf(MIXED)
    const lie = postOf([transfer], 0, first)
    done(await post(lie, GENESIS))
    evm.wait(WINDOW)
    done(await post(first))
    evm.wait(WINDOW)
    refused(await confirm(1n), 'NotWhereParentEnds')
    done(await confirm(2n))
    refused(await confirm(1n), 'NotNext', [0n, 2n])
  })
})

describe('posting is refused', () => {
  test('with another bond', async () => {
    refused(await post(postOf(MIXED), GENESIS, ana, BOND - 1n), 'WrongBond', [BOND - 1n, BOND])
    refused(await post(postOf(MIXED), GENESIS, ana, BOND + 1n), 'WrongBond', [BOND + 1n, BOND])
  })
  test('with nothing in it', async () => {
    refused(await post(postOf([])), 'NothingPosted')
  })
  test('with an output too few, or a byte too many', async () => {
    const { records, states, outputs } = postOf(MIXED)
    refused(await post({ records, states, outputs: outputs.slice(0, -1) }), 'RecordsAndOutputsDiffer', [620n, 4n])
    refused(await post({ records: [...records, new Uint8Array(1)], states, outputs }), 'RecordsAndOutputsDiffer')
  })
  test('on a parent that is not there yet, itself among them', async () => {
    refused(await post(postOf(MIXED), 1n), 'NoSuchPost', [1n])
  })
})

describe('a proof is refused', () => {
  let lie: OneShotPost
  let proof: OneShotProof
  const with_ = (change: Partial<OneShotProof['disputed']>): OneShotProof => ({
    ...proof,
    disputed: { ...proof.disputed, ...change },
  })
  beforeEach(async () => {
    lie = postOf(MIXED, 2)
    proof = proofOf(lie, 2)
    done(await post(lie))
  })

  test('against a post that is not there, and against the beginning', async () => {
    refused(await prove(proof, 2n), 'NoSuchPost', [2n])
    refused(await prove(proof, 0n), 'AlreadyVoid', [2n, 0n])
  })
  test('about a place that the post has not', async () => {
    refused(await prove(with_({ index: 5n })), 'AlreadyVoid', [5n, 5n])
  })
  test('of what was not posted: another place, record, state, output or path', async () => {
    const { disputed } = proof
    const other = proofOf(lie, 1).disputed
    const cases = [
      { index: 1n },
      { index: 3n },
      { record: other.record },
      { record: `${disputed.record}00` },
      { pre: other.pre },
      { pre: { ...disputed.pre, counters: NOBODYS } },
      { output: other.output },
      { output: NOBODYS },
      { path: other.path },
      { path: disputed.path.slice(1) },
      { path: [...disputed.path, NOBODYS] },
    ] as const
    for (const change of cases) refused(await prove(with_(change)), 'NotPosted')
  })
  test('with an account that is not so, is missing, or is another', async () => {
    const { accounts, outbox } = proof.witnesses
    const [pool, sender, collector] = accounts as Required<typeof accounts>
    if (pool === undefined || sender === undefined || collector === undefined) throw new Error('a swap touches three')
    const shown = (...each: typeof accounts) => ({ ...proof, witnesses: { accounts: each, outbox } })
    const richer = { ...pool, account: { ...pool.account, balance: [1n, 2n] as const } }
    const astray = { ...pool, siblings: sender.siblings }
    refused(await prove(shown(richer, sender, collector)), 'WrongAccount', [1])
    refused(await prove(shown(astray, sender, collector)), 'WrongAccount', [1])
    refused(await prove(shown(sender, pool, collector)), 'WrongAccount', [1])
    refused(await prove(shown(pool, collector, sender)), 'WrongAccount', [ANA])
    refused(await prove(shown(pool, sender)), 'WitnessMissing', [2n])
    refused(await prove(shown()), 'WitnessMissing', [0n])
  })
})

describe('a transaction is not run', () => {
  const run = async ({ disputed, witnesses }: OneShotProof) =>
    contract.send('execute', [disputed.pre, disputed.record, witnesses])

  test('from a record of another length', async () => {
    const { disputed, witnesses } = proofOf(postOf([transfer]), 0)
    for (const record of [`${disputed.record}00`, disputed.record.slice(0, -2), '0x'] as `0x${string}`[]) {
      refused(await run({ disputed: { ...disputed, record }, witnesses }), 'BadRecord', [BigInt(record.length / 2 - 1)])
    }
  })
  test('for a new account in a place that is taken', async () => {
    const { disputed, witnesses } = proofOf(postOf([transferToNew]), 0)
    const [sender, collector, looked, made] = witnesses.accounts
    if (!sender || !collector || !looked || !made) throw new Error('a transfer to somebody new touches four')
    const accounts = [sender, collector, looked, { ...made, siblings: looked.siblings }]
    refused(await run({ disputed, witnesses: { accounts, outbox: [] } }), 'WrongAccount', [NEW])
  })
  test('with another path of the outbox, or none', async () => {
    const { disputed, witnesses } = proofOf(postOf([withdrawal]), 0)
    const { accounts, outbox } = witnesses
    for (const path of [[], outbox.slice(1), [...outbox, NOBODYS], [NOBODYS, ...outbox.slice(1)]]) {
      refused(await run({ disputed, witnesses: { accounts, outbox: path } }), 'WrongOutbox')
    }
  })
})

describe('confirming and returning are refused', () => {
  test('before the window is over', async () => {
    done(await post(postOf(MIXED)))
    const { postedAt } = await postAt(1n)
    evm.wait(WINDOW - 1n)
    refused(await confirm(1n), 'WindowOpen', [postedAt + WINDOW])
    refused(await returnBond(1n), 'WindowOpen', [postedAt + WINDOW])
  })
  test('for what is not there, and for the beginning', async () => {
    evm.wait(WINDOW)
    refused(await confirm(1n), 'NoSuchPost', [1n])
    refused(await returnBond(1n), 'NoSuchPost', [1n])
    refused(await confirm(0n), 'NotNext', [0n, 0n])
    refused(await returnBond(0n), 'BondGone', [0n])
  })
  test('twice', async () => {
    done(await post(postOf(MIXED)))
    evm.wait(WINDOW)
    done(await confirm(1n))
    done(await returnBond(1n))
    refused(await confirm(1n), 'NotNext', [0n, 1n])
    refused(await returnBond(1n), 'BondGone', [1n])
  })
  test('out of order, and for the second of two that go on from the same', async () => {
    const first = postOf([transfer])
    done(await post(first))
    done(await post(postOf([transfer], undefined, first), 1n))
    done(await post(postOf([withdrawal]), GENESIS, ana))
    evm.wait(WINDOW)
    refused(await confirm(2n), 'NotNext', [1n, 0n])
    done(await confirm(1n))
    refused(await confirm(3n), 'NotNext', [0n, 1n])
    done(await returnBond(3n))
    expect(await credit(ana)).toBe(BOND)
  })
  test('a share above the whole', async () => {
    const run = await evm.send({ data: encodeDeployData({ ...ReExecutor, args: [NOBODYS, NOBODYS, 1n, 1n, 10_001n] }) })
    refused(run, 'BadShare', [10_001n])
  })
})

describe('what it costs', () => {
  const bytesOf = (data: string) => (data.length - 2) / 2

  test('hashing is below the floor price of the call data, so that the tree is free', async () => {
    const posted = postOf(Array(100).fill(transfer))
    const data = hexToBytes(encodePost(posted, GENESIS))
    const tokens = data.reduce((sum, byte) => sum + (byte === 0 ? 1 : 4), 0)
    expect(done(await post(posted)).gasUsed).toBe(21_000 + 10 * tokens)
  })

  test('is what is committed', async () => {
    const counts = [1, 10, 100]
    const posts: Record<
      string,
      { bytes: number; gas: number; gasPerTransaction: number; bytesPerTransaction: number }
    > = {}
    for (const count of counts) {
      const posted = postOf(Array(count).fill(transfer))
      const bytes = bytesOf(encodePost(posted, GENESIS))
      const { gasUsed: gas } = done(await post(posted))
      const [gasPerTransaction, bytesPerTransaction] = [gas, bytes].map((sum) => Math.round(sum / count)) as [
        number,
        number,
      ]
      posts[count] = { bytes, gas, gasPerTransaction, bytesPerTransaction }
    }
    // Once unmeasured: who is paid for the first time pays for the place in which that is written down.
    const first = postOf([transfer], 0)
    done(await post(first))
    done(await prove(proofOf(first, 0), BigInt(counts.length) + 1n))
    const proofs: Record<string, { bytes: number; gas: number }> = {}
    for (const [name, kind] of Object.entries({ transfer, transferToNew, swap, withdrawal })) {
      const lie = postOf([...Array(42).fill(transfer), kind, ...Array(57).fill(transfer)], 42)
      done(await post(lie))
      const number = (await contract.read('postCount', [])) - 1n
      const proof = proofOf(lie, 42)
      const { gasUsed: gas } = done(await prove(proof, number))
      proofs[name] = { bytes: bytesOf(encodeProof(proof, number)), gas }
    }
    evm.wait(WINDOW)
    const end = { confirm: done(await confirm(1n)).gasUsed, returnBond: done(await returnBond(1n)).gasUsed }
    expectGas(new URL('gas.reexecutor.json', import.meta.url), { post: posts, proveInAPostOf100: proofs, ...end })
  })
})
