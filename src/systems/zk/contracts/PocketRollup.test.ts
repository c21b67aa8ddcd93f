import { encodeDeployData, getAddress } from 'viem'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { Puppet } from '../../../testing/contracts/generated/Puppet.ts'
import { type Deployed, deployedAt, expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import { expectGas } from '../../../testing/gasSnapshot.ts'
import { handmadeKey } from '../../../testing/handmadeKey.ts'
import { type Balances, balancesAfter, inputsOfPayment, type Payment, wordOfPayment } from '../engine/pocket/rules.ts'
import { PocketRollup } from './generated/PocketRollup.ts'

// Z17. The key is one whose secret is known: proofs of anything, so that what is tested is the contract.

const { abi } = PocketRollup
const GWEI = 10n ** 9n
const KEY = handmadeKey(9)
const BALANCES: Balances = [1_000n, 2_000n, 0n, 500n]
const TOTAL = 3_500n * GWEI

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount
let puppet: Deployed<typeof Puppet.abi>
let verifier: Hex
let rollup: Deployed<typeof abi>

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[ana, ben, mallory] = evm.accounts
  puppet = deployedAt(evm, Puppet.abi, await evm.deploy(encodeDeployData({ ...Puppet })))
  verifier = await evm.deploy(encodeDeployData({ ...Groth16, args: [KEY.bytes] }))
  rollup = deployedAt(evm, abi, await evm.deploy(creation(), { value: TOTAL }))
})
beforeEach(() => evm.vm.stateManager.checkpoint())
afterEach(() => evm.vm.stateManager.revert())

function creation(): Hex {
  const owners = [ana, ben, mallory, puppet].map(({ address }) => address) as unknown as readonly [Hex, Hex, Hex, Hex]
  return encodeDeployData({ ...PocketRollup, args: [verifier, owners, BALANCES] })
}

interface Claimed {
  readonly after?: Balances
  readonly before?: Balances
  readonly word?: bigint
  readonly provenWord?: bigint
}
/** What is handed in, with a proof of it: also where no honest prover could make one. */
function claimOf(payment: Payment, { before = BALANCES, ...claimed }: Claimed = {}) {
  const { after = balancesAfter(before, payment), word = wordOfPayment(payment) } = claimed
  const inputs = inputsOfPayment(before, after, payment).with(8, claimed.provenWord ?? word)
  return [after, word, KEY.prove(inputs)] as const
}
const pay = (payment: Payment, from: TestAccount, claimed: Claimed = {}) =>
  rollup.send('pay', claimOf(payment, claimed), { from })
const balances = () => Promise.all([0n, 1n, 2n, 3n].map((number) => rollup.read('balances', [number])))

const TO_BEN: Payment = { from: 0, to: 1, amount: 300n }
const TO_L1: Payment = { from: 1, to: null, amount: 700n }

describe('a payment', () => {
  test('from one account to another moves no money on L1', async () => {
    expectDone(await pay(TO_BEN, ana), abi)
    expect(await balances()).toEqual([700n, 2_300n, 0n, 500n])
    expect(await evm.balance(rollup.address)).toBe(TOTAL)
  })

  test('to L1 is paid at once', async () => {
    const before = await evm.balance(rollup.address)
    expectDone(await pay(TO_L1, ben), abi)
    expect(await balances()).toEqual([1_000n, 1_300n, 0n, 500n])
    expect(before - (await evm.balance(rollup.address))).toBe(700n * GWEI)
  })

  test('goes on from where the one before it has ended', async () => {
    expectDone(await pay(TO_BEN, ana), abi)
    expectRefused(await pay(TO_L1, ben), Groth16.abi, 'EquationFails', [])
    const before = balancesAfter(BALANCES, TO_BEN)
    expectDone(await pay(TO_L1, ben, { before }), abi)
    expect(await balances()).toEqual([700n, 1_600n, 0n, 500n])
  })

  test('P17: whoever can make any proof takes everything, and the books say nothing of it', async () => {
    const all: Payment = { from: 2, to: null, amount: 3_500n }
    expectDone(await pay(all, mallory, { after: BALANCES }), abi)
    expect(await evm.balance(rollup.address)).toBe(0n)
    expect(await balances()).toEqual(BALANCES)
    expectRefused(await pay(TO_L1, ben), abi, 'CannotPay', [getAddress(ben.address), 700n * GWEI])
  })
})

describe('refused is', () => {
  test('who asks for somebody else', async () => {
    expectRefused(await pay(TO_BEN, ben), abi, 'NotTheOwner', [getAddress(ben.address), 0n])
    expectRefused(await pay(TO_L1, mallory), abi, 'NotTheOwner', [getAddress(mallory.address), 1n])
  })

  test('a word that tells of no payment', async () => {
    const ofAccount4 = wordOfPayment({ ...TO_BEN, from: 4 })
    for (const word of [0n, wordOfPayment(TO_BEN) + 2n, ofAccount4]) {
      expectRefused(await pay(TO_BEN, ana, { word }), abi, 'NoSuchPayment', [word])
    }
  })

  test('a proof of other balances, before or after, or of another payment', async () => {
    const refused = async (claimed: Claimed) =>
      expectRefused(await pay(TO_BEN, ana, claimed), Groth16.abi, 'EquationFails', [])
    await refused({ before: [1_001n, 2_000n, 0n, 500n], after: balancesAfter(BALANCES, TO_BEN) })
    await refused({ provenWord: wordOfPayment({ ...TO_BEN, amount: 301n }) })
    const [after, word, proof] = claimOf(TO_BEN)
    for (const number of [0, 1, 2, 3]) {
      const other = after.with(number, 9n) as unknown as Balances
      expectRefused(await rollup.send('pay', [other, word, proof], { from: ana }), Groth16.abi, 'EquationFails', [])
    }
  })

  test('a payer who does not take the money, and with it the payment', async () => {
    const order = rollup.encode('pay', claimOf({ from: 3, to: null, amount: 500n }))
    expectDone(await puppet.send('setRefusing', [true]), Puppet.abi)
    const run = await puppet.send('act', [rollup.address, order])
    expectRefused(run, abi, 'CannotPay', [getAddress(puppet.address), 500n * GWEI])
    expect(await balances()).toEqual(BALANCES)
  })

  test('who calls back in the middle, with the same proof', async () => {
    const order = rollup.encode('pay', claimOf({ from: 3, to: null, amount: 500n }))
    expectDone(await puppet.send('setOrder', [rollup.address, order]), Puppet.abi)
    expectDone(await puppet.send('act', [rollup.address, order]), abi)
    expect(await puppet.read('gotThrough', [])).toBe(false)
    expect(await evm.balance(rollup.address)).toBe(TOTAL - 500n * GWEI)
  })

  test.each([TOTAL - 1n, TOTAL + 1n, 0n])('a beginning with %i wei', async (value) => {
    expectRefused(await evm.send({ data: creation(), value }), abi, 'NotFunded', [value, TOTAL])
  })
})

test('its gas', async () => {
  const toBen = expectDone(await pay(TO_BEN, ana), abi).gasUsed
  const toL1 = expectDone(await pay(TO_L1, ben, { before: balancesAfter(BALANCES, TO_BEN) }), abi).gasUsed
  expectGas(new URL('./gas.pocket.json', import.meta.url), { payToAccount: toBen, payToL1: toL1 })
})
