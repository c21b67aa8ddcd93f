import fc from 'fast-check'
import { encodeDeployData, encodePacked, getContractAddress, keccak256, numberToHex, zeroAddress } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { Confirmations } from '../../testing/contracts/generated/Confirmations.ts'
import { Puppet } from '../../testing/contracts/generated/Puppet.ts'
import { type Deployed, deployedAt, expectDone, expectRefused } from '../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../testing/evm.ts'
import { Bridge } from './generated/Bridge.ts'
import { Inbox } from './generated/Inbox.ts'

const GWEI = 10n ** 9n
const ETHER_IN_GWEI = 10n ** 9n
const DEPTH = 16
const { abi } = Bridge

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount
let bridge: Deployed<typeof abi>
let inbox: Deployed<typeof Inbox.abi>
let confirmations: Deployed<typeof Confirmations.abi>

const ACCOUNTS_ROOT: Hex = `0x${'ac'.repeat(32)}`
const COUNTERS: Hex = `0x${'c0'.repeat(32)}`
const EMPTY: Hex = `0x${'00'.repeat(32)}`

interface Withdrawal {
  readonly to: Hex
  readonly amountGwei: bigint
}

const pair = (left: Hex, right: Hex) => keccak256(encodePacked(['bytes32', 'bytes32'], [left, right]))
const leafOf = ({ to, amountGwei }: Withdrawal) =>
  keccak256(
    encodePacked(
      ['address', 'bytes12', 'uint64', 'bytes24'],
      [to, `0x${'00'.repeat(12)}`, amountGwei, `0x${'00'.repeat(24)}`],
    ),
  )

/** A naive outbox (R4, R5), from the leaves up. */
function outboxOf(withdrawals: readonly Withdrawal[]) {
  let level = withdrawals.map(leafOf)
  let empty = EMPTY
  const levels: { readonly nodes: readonly Hex[]; readonly empty: Hex }[] = []
  for (let depth = 0; depth < DEPTH; depth++) {
    levels.push({ nodes: level, empty })
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) =>
      pair(level[2 * i] ?? empty, level[2 * i + 1] ?? empty),
    )
    empty = pair(empty, empty)
  }
  const root = level[0] ?? empty
  const output = pair(ACCOUNTS_ROOT, pair(root, COUNTERS))
  const proofOf = (number: number) => levels.map(({ nodes, empty }, depth) => nodes[(number >> depth) ^ 1] ?? empty)
  return { output, proofOf }
}

beforeEach(setUp)
async function setUp() {
  evm = await createTestEvm({ traced: false })
  ;[ana, ben, mallory] = evm.accounts
  const bridgeAddress = getContractAddress({ from: ana.address, nonce: 2n })
  confirmations = deployedAt(evm, Confirmations.abi, await evm.deploy(encodeDeployData({ ...Confirmations })))
  const inboxData = encodeDeployData({ ...Inbox, args: [ana.address, 1n, 60n, bridgeAddress] })
  inbox = deployedAt(evm, Inbox.abi, await evm.deploy(inboxData))
  const data = encodeDeployData({ ...Bridge, args: [inbox.address, confirmations.address] })
  bridge = deployedAt(evm, abi, await evm.deploy(data, { value: 100n * ETHER_IN_GWEI * GWEI }))
}

const makePuppet = async () => deployedAt(evm, Puppet.abi, await evm.deploy(encodeDeployData({ ...Puppet })))
async function finalise(withdrawals: readonly Withdrawal[]) {
  const outbox = outboxOf(withdrawals)
  expectDone(await confirmations.send('confirm', [outbox.output]), Confirmations.abi)
  return outbox
}
const withdrawalOf = (number: number, { to, amountGwei }: Withdrawal, proof: readonly Hex[]) =>
  [BigInt(number), to, amountGwei, ACCOUNTS_ROOT, COUNTERS, proof] as const

test('a deposit is locked and becomes a message for the rollup', async () => {
  const run = await bridge.send('deposit', [ben.address, 7], { from: mallory, value: 5n * GWEI })
  expectDone(run, abi)
  expect(await evm.balance(bridge.address)).toBe(100n * ETHER_IN_GWEI * GWEI + 5n * GWEI)
  const zeros = '00'.repeat(86)
  const record: Hex = `0x000000000000${'00000007'}${ben.address.slice(2)}${numberToHex(5, { size: 8 }).slice(2)}${zeros}`
  expect(await inbox.read('messageHashes', [0n])).toBe(keccak256(record))
  expect(await inbox.read('messageCount', [])).toBe(1)
})

test.each([
  ['NothingSent', 0n],
  ['NotWholeGwei', 1n],
  ['NotWholeGwei', GWEI + 1n],
])('a deposit is refused: %s %i', async (error, value) => {
  expectRefused(await bridge.send('deposit', [ben.address, 0], { value }), abi, error, value === 0n ? [] : [value])
})

test('a deposit that 64 bits of gwei cannot count is refused', async () => {
  const value = 2n ** 64n * GWEI
  await evm.endow(ana.address, 2n * value)
  expectRefused(await bridge.send('deposit', [ben.address, 0], { value }), abi, 'TooMuch', [value])
})

test('a withdrawal in a final state is paid to its recipient, whoever asks', async () => {
  const all = [1n, 2n, 3n, 4n, 5n].map((amountGwei) => ({ to: ben.address, amountGwei }))
  const { proofOf } = await finalise(all)
  for (const [number, withdrawal] of all.entries()) {
    const before = await evm.balance(ben.address)
    const args = withdrawalOf(number, withdrawal, proofOf(number))
    expectDone(await bridge.send('withdraw', args, { from: mallory }), abi)
    expect((await evm.balance(ben.address)) - before).toBe(withdrawal.amountGwei * GWEI)
    expect(await bridge.read('isPaid', [BigInt(number)])).toBe(true)
  }
})

test('it is paid once: not again, nor from a later state that holds it, too', async () => {
  const first = { to: ben.address, amountGwei: 3n }
  const { proofOf } = await finalise([first])
  expectDone(await bridge.send('withdraw', withdrawalOf(0, first, proofOf(0))), abi)
  const again = await bridge.send('withdraw', withdrawalOf(0, first, proofOf(0)))
  expectRefused(again, abi, 'AlreadyPaid', [0n])
  const later = await finalise([first, { to: ben.address, amountGwei: 4n }])
  const replay = await bridge.send('withdraw', withdrawalOf(0, first, later.proofOf(0)))
  expectRefused(replay, abi, 'AlreadyPaid', [0n])
})

test('nothing is paid from a state that is not final', async () => {
  const withdrawal = { to: ben.address, amountGwei: 3n }
  const { output, proofOf } = outboxOf([withdrawal])
  expectRefused(await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0))), abi, 'NotConfirmed', [output])
})

test('nothing is paid for what the state does not hold', async () => {
  const real = { to: ben.address, amountGwei: 3n }
  const { proofOf } = await finalise([real, { to: ana.address, amountGwei: 9n }])
  const proof = proofOf(0)
  const wrongs = [
    withdrawalOf(0, { ...real, amountGwei: 4n }, proof),
    withdrawalOf(0, { ...real, to: mallory.address }, proof),
    withdrawalOf(1, real, proof),
    withdrawalOf(2, real, proof),
    withdrawalOf(0, real, [...proof].reverse()),
    [0n, real.to, real.amountGwei, COUNTERS, COUNTERS, proof],
    [0n, real.to, real.amountGwei, ACCOUNTS_ROOT, ACCOUNTS_ROOT, proof],
  ] as const
  for (const args of wrongs) expectRefused(await bridge.send('withdraw', args), abi, 'NotConfirmed')
})

test('a number that the outbox does not have, and a proof of another length', async () => {
  const real = { to: ben.address, amountGwei: 3n }
  const { proofOf } = await finalise([real])
  const outside = await bridge.send('withdraw', withdrawalOf(65_536, real, proofOf(0)))
  expectRefused(outside, abi, 'NoSuchNumber', [65_536n])
  for (const proof of [[], proofOf(0).slice(1), [...proofOf(0), EMPTY]]) {
    const run = await bridge.send('withdraw', withdrawalOf(0, real, proof))
    expectRefused(run, abi, 'WrongProofLength', [BigInt(proof.length), 16n])
  }
})

test('who refuses the money does not use up the withdrawal', async () => {
  const puppet = await makePuppet()
  const withdrawal = { to: puppet.address, amountGwei: 3n }
  const { proofOf } = await finalise([withdrawal])
  await puppet.send('setRefusing', [true])
  const refused = await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0)))
  expectRefused(refused, abi, 'CannotPay', [expect.stringMatching(new RegExp(puppet.address, 'i')), 3n * GWEI])
  await puppet.send('setRefusing', [false])
  expectDone(await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0))), abi)
})

test('who is paid and calls back in the middle finds the withdrawal paid, and cannot sell it any more', async () => {
  for (const attack of ['withdraw', 'sell'] as const) {
    const puppet = await makePuppet()
    const number = attack === 'withdraw' ? 0 : 1
    const all = [0, 1].map(() => ({ to: puppet.address, amountGwei: 3n }))
    const { proofOf } = await finalise(all)
    const args = withdrawalOf(number, { to: puppet.address, amountGwei: 3n }, proofOf(number))
    const again = bridge.encode('withdraw', args)
    const sale = bridge.encode('sell', [BigInt(number), 3n, confirmations.address, 1n])
    await puppet.send('setOrder', [bridge.address, attack === 'withdraw' ? again : sale])
    expectDone(await bridge.send('withdraw', args), abi)
    expect(await puppet.read('calls', [])).toBe(1n)
    expect(await puppet.read('gotThrough', [])).toBe(false)
    expect(await evm.balance(puppet.address)).toBe(3n * GWEI)
  }
})

test('a right that was sold is paid to the market, which hears which', async () => {
  const market = await makePuppet()
  const withdrawal = { to: ben.address, amountGwei: 3n }
  expectDone(await bridge.send('sell', [0n, 3n, market.address, 99n], { from: ben }), abi)
  expect(await market.read('calls', [])).toBe(1n)
  const { proofOf } = await finalise([withdrawal])
  const before = await evm.balance(ben.address)
  expectDone(await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0))), abi)
  expect(await evm.balance(ben.address)).toBe(before)
  expect(await evm.balance(market.address)).toBe(3n * GWEI)
  expect(await market.read('calls', [])).toBe(2n)
})

test('what somebody else sells under your number does not touch yours', async () => {
  const market = await makePuppet()
  expectDone(await bridge.send('sell', [0n, 3n, market.address, 99n], { from: mallory }), abi)
  const withdrawal = { to: ben.address, amountGwei: 3n }
  const { proofOf } = await finalise([withdrawal])
  const before = await evm.balance(ben.address)
  expectDone(await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0))), abi)
  expect((await evm.balance(ben.address)) - before).toBe(3n * GWEI)
})

test('a right is sold once, and can be sold again when it was given back', async () => {
  const market = await makePuppet()
  const other = await makePuppet()
  expectDone(await bridge.send('sell', [0n, 3n, market.address, 99n], { from: ben }), abi)
  const twice = await bridge.send('sell', [0n, 3n, other.address, 99n], { from: ben })
  expectRefused(twice, abi, 'AlreadyAssigned', [0n, expect.stringMatching(new RegExp(market.address, 'i'))])
  const stranger = await bridge.send('giveBack', [0n, ben.address, 3n], { from: mallory })
  expectRefused(stranger, abi, 'NotTheHolder')
  const back = bridge.encode('giveBack', [0n, ben.address, 3n])
  expectDone(await market.send('act', [bridge.address, back]), abi)
  expect(await bridge.read('holders', [await bridge.read('rightOf', [0n, ben.address, 3n])])).toBe(zeroAddress)
  expectDone(await bridge.send('sell', [0n, 3n, other.address, 99n], { from: ben }), abi)
})

test('nobody gives back what was never sold', async () => {
  expectRefused(await bridge.send('giveBack', [0n, ben.address, 3n], { from: mallory }), abi, 'NotTheHolder')
})

test('a market has code, and what is paid cannot be sold', async () => {
  const sale = await bridge.send('sell', [0n, 3n, mallory.address, 99n], { from: ben })
  expectRefused(sale, abi, 'NoMarket')
  const withdrawal = { to: ben.address, amountGwei: 3n }
  const { proofOf } = await finalise([withdrawal])
  expectDone(await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0))), abi)
  const late = await bridge.send('sell', [0n, 3n, confirmations.address, 99n], { from: ben })
  expectRefused(late, abi, 'AlreadyPaid', [0n])
})

test('a market that refuses its own money stops nobody but itself', async () => {
  const market = await makePuppet()
  expectDone(await bridge.send('sell', [0n, 3n, market.address, 99n], { from: ben }), abi)
  await market.send('setRefusing', [true])
  const withdrawal = { to: ben.address, amountGwei: 3n }
  const { proofOf } = await finalise([withdrawal, { to: ana.address, amountGwei: 2n }])
  expectRefused(await bridge.send('withdraw', withdrawalOf(0, withdrawal, proofOf(0))), Puppet.abi, 'NoThanks')
  const other = withdrawalOf(1, { to: ana.address, amountGwei: 2n }, proofOf(1))
  expectDone(await bridge.send('withdraw', other), abi)
})

test('a market that refuses an offer leaves the right where it was', async () => {
  const market = await makePuppet()
  await market.send('setRefusing', [true])
  expectRefused(await bridge.send('sell', [0n, 3n, market.address, 99n], { from: ben }), Puppet.abi, 'NoThanks')
  expect(await bridge.read('holders', [await bridge.read('rightOf', [0n, ben.address, 3n])])).toBe(zeroAddress)
})

test('whatever is asked for, in whatever order: what left is the sum of the withdrawals, each once', async () => {
  const ATTEMPT = fc.record({ number: fc.nat(9), state: fc.nat(2), lie: fc.constantFrom(0n, 0n, 1n) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(ATTEMPT, { maxLength: 25 }),
      fc.infiniteStream(fc.bigInt(1n, 9n)),
      async (attempts, amounts) => {
        await setUp()
        const all = Array.from({ length: 10 }, () => ({ to: ben.address, amountGwei: amounts.next().value ?? 1n }))
        // Each state holds all withdrawals of the one before, and the last one is not final.
        const states = [await finalise(all.slice(0, 4)), await finalise(all.slice(0, 7)), outboxOf(all)]
        const held = await evm.balance(bridge.address)
        const paid = new Map<number, bigint>()
        for (const { number, state, lie } of attempts) {
          const amountGwei = (all[number]?.amountGwei ?? 0n) + lie
          const proof = states[state]?.proofOf(number) ?? []
          const run = await bridge.send('withdraw', withdrawalOf(number, { to: ben.address, amountGwei }, proof))
          const isHeld = state < 2 && number < (state === 0 ? 4 : 7) && lie === 0n
          expect(run.ok).toBe(isHeld && !paid.has(number))
          if (run.ok) paid.set(number, amountGwei)
        }
        const out = [...paid.values()].reduce((sum, amount) => sum + amount, 0n)
        expect(held - (await evm.balance(bridge.address))).toBe(out * GWEI)
      },
    ),
    { numRuns: 5 },
  )
})
