import { encodeDeployData } from 'viem'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { loadCrypto } from '../../../l1/machine/crypto.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { Bridge } from '../../../rollup/contracts/generated/Bridge.ts'
import { createRollupState, outputOf, outputParts, type RollupState } from '../../../rollup/state.ts'
import { proofOf, setLeaf } from '../../../rollup/tree.ts'
import { Confirmations } from '../../../testing/contracts/generated/Confirmations.ts'
import { Puppet } from '../../../testing/contracts/generated/Puppet.ts'
import { type Deployed, deployedAt, expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { FastExit } from './generated/FastExit.ts'

// Ana sells, Ben provides, Mallory tries. What the market holds is looked at after every test: never anything.

const GWEI = 10n ** 9n
const AMOUNT = 5_000_000n
const FULL = AMOUNT * GWEI
const PRICE = (FULL * 99n) / 100n
const NOBODY: Hex = '0x0000000000000000000000000000000000000000'
const STATUS = { open: 0, filled: 1, collected: 2, takenBack: 3 }
const ABI = [...FastExit.abi, ...Bridge.abi, ...Puppet.abi] as const

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount
let keccak: (bytes: Uint8Array) => Uint8Array
let confirmations: Deployed<typeof Confirmations.abi>
let bridge: Deployed<typeof Bridge.abi>
let market: Deployed<typeof FastExit.abi>

beforeAll(async () => {
  evm = await createTestEvm()
  ;[ana, ben, mallory] = evm.accounts
  keccak = (await loadCrypto()).keccak256
})
beforeEach(async () => {
  confirmations = deployedAt(evm, Confirmations.abi, await evm.deploy(encodeDeployData({ ...Confirmations })))
  const vault = encodeDeployData({ ...Bridge, args: [NOBODY, confirmations.address] })
  bridge = deployedAt(evm, Bridge.abi, await evm.deploy(vault, { value: 100n * FULL }))
  market = deployedAt(evm, FastExit.abi, await evm.deploy(encodeDeployData({ ...FastExit, args: [bridge.address] })))
})
afterEach(async () => {
  expect(await evm.balance(market.address)).toBe(0n)
})

/** What the rollup would say if these had withdrawn, the first of them under number 0. */
function outboxOf(recipients: readonly Hex[]): RollupState {
  const genesis = createRollupState({ sequencer: NOBODY, pool: { ether: 0n, token: 0n }, residents: [], timestamp: 0 })
  const outbox = recipients.reduce((tree, to, number) => setLeaf(tree, number, { to, amount: AMOUNT }), genesis.outbox)
  return { ...genesis, outbox, counters: { ...genesis.counters, withdrawals: recipients.length } }
}

/** What else `withdraw` and `collect` ask for. */
function shown(state: RollupState, number: number) {
  const { accountsRoot, counters } = outputParts(state, keccak)
  return [
    bytesToHex(accountsRoot),
    bytesToHex(counters),
    proofOf(state.outbox, number, keccak).map(bytesToHex),
  ] as const
}
const finalise = (state: RollupState) => confirmations.send('confirm', [bytesToHex(outputOf(state, keccak))])

const sell = (from: TestAccount, number = 0n, price = PRICE) =>
  bridge.send('sell', [number, AMOUNT, market.address, price], { from })
const fill = (from: TestAccount, offer = 0n, value = PRICE) => market.send('fill', [offer], { from, value })
const collect = (state: RollupState, offer = 0n, number = 0, from = mallory) =>
  market.send('collect', [offer, ...shown(state, number)], { from })

const done = (run: TestRun) => expectDone(run, ABI)
const refused = (run: TestRun, name: string, args?: readonly unknown[]) => expectRefused(run, ABI, name, args)
const offerAt = async (offer: bigint) => {
  const [seller, amountGwei, status, provider, number, price] = await market.read('offers', [offer])
  return { seller: seller.toLowerCase(), amountGwei, status, provider: provider.toLowerCase(), number, price }
}
/** What somebody got by this, gas aside: who asks is never who is paid. */
async function gains(who: Hex, act: () => Promise<TestRun>): Promise<bigint> {
  const before = await evm.balance(who)
  done(await act())
  return (await evm.balance(who)) - before
}
const puppet = async () => deployedAt(evm, Puppet.abi, await evm.deploy(encodeDeployData({ ...Puppet })))

describe('an exit is sold', () => {
  test('the offer says what the bridge knows', async () => {
    const run = done(await sell(ana, 7n))
    expect(run.logs.map(({ address }) => address)).toEqual([bridge.address, market.address])
    expect(await offerAt(0n)).toEqual({
      seller: ana.address,
      amountGwei: AMOUNT,
      status: STATUS.open,
      provider: NOBODY,
      number: 7n,
      price: PRICE,
    })
  })

  test('the seller has the price at once, the provider the whole amount once it is final', async () => {
    const state = outboxOf([ana.address])
    done(await sell(ana))
    expect(await gains(ana.address, () => fill(ben))).toBe(PRICE)
    refused(await collect(state), 'NotConfirmed')
    await finalise(state)
    expect(await gains(ben.address, () => collect(state))).toBe(FULL)
    expect(await offerAt(0n)).toMatchObject({ status: STATUS.collected, provider: ben.address })
  })

  test('a plain withdrawal at the bridge pays the provider just as well', async () => {
    const state = outboxOf([ana.address])
    done(await sell(ana))
    done(await fill(ben))
    await finalise(state)
    const withdraw = () => bridge.send('withdraw', [0n, ana.address, AMOUNT, ...shown(state, 0)], { from: mallory })
    expect(await gains(ben.address, withdraw)).toBe(FULL)
    expect((await offerAt(0n)).status).toBe(STATUS.collected)
  })

  test('an offer that nobody filled pays its seller', async () => {
    const state = outboxOf([ana.address])
    done(await sell(ana))
    await finalise(state)
    expect(await gains(ana.address, () => collect(state))).toBe(FULL)
  })

  test('two sellers claim the same number: each offer stands for itself, and only the true one is paid', async () => {
    const state = outboxOf([ana.address])
    done(await sell(mallory))
    done(await sell(ana))
    done(await fill(ben, 1n))
    await finalise(state)
    expect(await gains(ben.address, () => collect(state, 1n))).toBe(FULL)
    expect((await offerAt(0n)).status).toBe(STATUS.open)
    refused(await fill(ben, 0n), 'NumberIsPaid', [0n])
  })

  test('taken back and sold again, it is the new offer that counts', async () => {
    const state = outboxOf([ana.address])
    done(await sell(ana))
    done(await market.send('takeBack', [0n], { from: ana }))
    expect((await offerAt(0n)).status).toBe(STATUS.takenBack)
    done(await sell(ana, 0n, FULL - 1n))
    expect(await gains(ana.address, () => fill(ben, 1n, FULL - 1n))).toBe(FULL - 1n)
    await finalise(state)
    refused(await collect(state, 0n), 'NotOpen', [0n, STATUS.takenBack])
    expect(await gains(ben.address, () => collect(state, 1n))).toBe(FULL)
  })

  test('taken back and not sold again, the recipient is paid by the bridge itself', async () => {
    const state = outboxOf([ana.address])
    done(await sell(ana))
    done(await market.send('takeBack', [0n], { from: ana }))
    await finalise(state)
    const withdraw = () => bridge.send('withdraw', [0n, ana.address, AMOUNT, ...shown(state, 0)], { from: mallory })
    expect(await gains(ana.address, withdraw)).toBe(FULL)
  })
})

describe('what the provider is paid for bearing', () => {
  test('a withdrawal that never becomes final: the price is gone', async () => {
    const lie = outboxOf([mallory.address])
    done(await sell(mallory))
    done(await fill(ben))
    refused(await collect(lie), 'NotConfirmed')
    await finalise(outboxOf([]))
    refused(await collect(lie), 'NotConfirmed')
    expect((await offerAt(0n)).status).toBe(STATUS.filled)
  })

  test('a withdrawal of somebody else’s', async () => {
    const state = outboxOf([ana.address])
    done(await sell(mallory))
    done(await fill(ben))
    await finalise(state)
    refused(await collect(state), 'NotConfirmed')
    const withdraw = () => bridge.send('withdraw', [0n, ana.address, AMOUNT, ...shown(state, 0)], { from: mallory })
    expect(await gains(ana.address, withdraw)).toBe(FULL)
    refused(await collect(state), 'AlreadyPaid', [0n])
  })
})

describe('refused', () => {
  test('an offer that does not come from the bridge', async () => {
    refused(await market.send('onAssigned', [ana.address, 0n, AMOUNT, 1n], { from: ana }), 'NotTheBridge', [
      expect.stringMatching(new RegExp(ana.address, 'i')),
    ])
  })

  test('a payment that does not come from the bridge', async () => {
    done(await sell(ana))
    const paid = market.send('onPaid', [ana.address, 0n, AMOUNT], { from: mallory, value: FULL })
    refused(await paid, 'NotTheBridge')
    expect((await offerAt(0n)).status).toBe(STATUS.open)
  })

  test('plain ether, which nobody could get out again', async () => {
    expect((await evm.send({ to: market.address, value: 1n })).ok).toBe(false)
  })

  test('another price, more or less', async () => {
    done(await sell(ana))
    refused(await fill(ben, 0n, PRICE - 1n), 'WrongPrice', [PRICE - 1n, PRICE])
    refused(await fill(ben, 0n, PRICE + 1n), 'WrongPrice', [PRICE + 1n, PRICE])
    refused(await fill(ben, 0n, 0n), 'WrongPrice', [0n, PRICE])
  })

  test('an offer that there is not', async () => {
    done(await sell(ana))
    refused(await fill(ben, 1n), 'NoSuchOffer', [1n])
    refused(await market.send('takeBack', [1n], { from: ana }), 'NoSuchOffer', [1n])
    refused(await collect(outboxOf([ana.address]), 1n), 'NoSuchOffer', [1n])
  })

  test('an offer that is filled: by a second provider, and by a seller who has changed their mind', async () => {
    done(await sell(ana))
    done(await fill(ben))
    refused(await fill(mallory), 'NotOpen', [0n, STATUS.filled])
    refused(await market.send('takeBack', [0n], { from: ana }), 'NotOpen', [0n, STATUS.filled])
    refused(await sell(ana), 'AlreadyAssigned')
  })

  test('an offer that was taken back', async () => {
    done(await sell(ana))
    done(await market.send('takeBack', [0n], { from: ana }))
    refused(await fill(ben), 'NotOpen', [0n, STATUS.takenBack])
    refused(await market.send('takeBack', [0n], { from: ana }), 'NotOpen', [0n, STATUS.takenBack])
  })

  test('an offer that was paid: collected twice, filled or taken back too late', async () => {
    const state = outboxOf([ana.address])
    done(await sell(ana))
    await finalise(state)
    done(await collect(state))
    refused(await collect(state), 'NotOpen', [0n, STATUS.collected])
    refused(await fill(ben), 'NotOpen', [0n, STATUS.collected])
    refused(await market.send('takeBack', [0n], { from: ana }), 'NotOpen', [0n, STATUS.collected])
  })

  test('taking back what is another’s', async () => {
    done(await sell(ana))
    refused(await market.send('takeBack', [0n], { from: mallory }), 'NotTheSeller')
  })

  test('collecting with a proof of another place', async () => {
    const state = outboxOf([ana.address, ben.address])
    done(await sell(ana))
    done(await fill(ben))
    await finalise(state)
    refused(await collect(state, 0n, 1), 'NotConfirmed')
  })
})

describe('hostile contracts', () => {
  test('a seller who refuses the price sells nothing', async () => {
    const seller = await puppet()
    done(await seller.send('act', [bridge.address, bridge.encode('sell', [0n, AMOUNT, market.address, PRICE])]))
    done(await seller.send('setRefusing', [true]))
    refused(await fill(ben), 'CannotPay', [expect.anything(), PRICE])
    expect((await offerAt(0n)).status).toBe(STATUS.open)
  })

  test.each(['takeBack', 'fill'] as const)(
    'a seller who calls %s while being paid gets nothing by it',
    async (call) => {
      const seller = await puppet()
      done(await seller.send('act', [bridge.address, bridge.encode('sell', [0n, AMOUNT, market.address, PRICE])]))
      done(await seller.send('setOrder', [market.address, market.encode(call, [0n])]))
      done(await fill(ben))
      expect(await seller.read('calls', [])).toBe(1n)
      expect(await seller.read('gotThrough', [])).toBe(false)
      expect(await offerAt(0n)).toMatchObject({ status: STATUS.filled, provider: ben.address })
    },
  )

  test('a seller who has the bridge pay while the price is on its way pays the provider', async () => {
    const seller = await puppet()
    const state = outboxOf([seller.address])
    await finalise(state)
    done(await seller.send('act', [bridge.address, bridge.encode('sell', [0n, AMOUNT, market.address, PRICE])]))
    done(await seller.send('setOrder', [market.address, market.encode('collect', [0n, ...shown(state, 0)])]))
    done(await fill(ben))
    expect(await seller.read('gotThrough', [])).toBe(true)
    expect(await evm.balance(seller.address)).toBe(PRICE)
    expect(await offerAt(0n)).toMatchObject({ status: STATUS.collected, provider: ben.address })
  })

  test('a provider who calls back for more is paid once', async () => {
    const provider = await puppet()
    const state = outboxOf([ana.address, ana.address])
    done(await sell(ana))
    done(await provider.send('act', [market.address, market.encode('fill', [0n])], { value: PRICE }))
    await finalise(state)
    done(await provider.send('setOrder', [market.address, market.encode('collect', [0n, ...shown(state, 0)])]))
    expect(await gains(provider.address, () => collect(state))).toBe(FULL)
    expect(await provider.read('calls', [])).toBe(1n)
    expect(await provider.read('gotThrough', [])).toBe(false)
  })

  test('a provider who refuses the money does not lose it for ever', async () => {
    const provider = await puppet()
    const state = outboxOf([ana.address])
    done(await sell(ana))
    done(await provider.send('act', [market.address, market.encode('fill', [0n])], { value: PRICE }))
    await finalise(state)
    done(await provider.send('setRefusing', [true]))
    refused(await collect(state), 'CannotPay', [expect.anything(), FULL])
    expect(await bridge.read('isPaid', [0n])).toBe(false)
    done(await provider.send('setRefusing', [false]))
    expect(await gains(provider.address, () => collect(state))).toBe(FULL)
  })
})
