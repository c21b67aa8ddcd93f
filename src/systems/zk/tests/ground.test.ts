import { beforeAll, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { BLOB_RETENTION_EPOCHS } from '../../../l1/chain/blobStore.ts'
import { headOf } from '../../../l1/chain/head.ts'
import { createZk } from '../engine/genesis.ts'
import { errorOf } from '../engine/l1/errors.ts'
import { lastExecuted } from '../engine/l1/standing.ts'
import { orderProve, orderRevert } from '../engine/orders.ts'
import {
  orderDeposit,
  orderEscape,
  orderExit,
  orderFreeze,
  orderRegister,
  orderReturn,
  orderTakeOut,
} from '../engine/peopleOrders.ts'
import { rebuildFromL1 } from '../engine/rebuild.ts'
import { stateRoot } from '../engine/rules/state.ts'
import { rootOf } from '../engine/rules/tree.ts'
import { GWEI_WEI } from '../engine/state.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import { zkView } from '../engine/view.ts'
import { ANA, BEN, type Believer, believer, DAN, PERIOD, refusalOf } from './believer.ts'

// What is asked of the contract, what its logs add up to, and what a stranger makes of them.

const GWEI = GWEI_WEI

function demandBalanced({ world, now }: Believer): void {
  const { bridge } = zkView(world, now())
  expect(BigInt(bridge.heldWei)).toBe(BigInt(bridge.owedWei) - BigInt(bridge.stolenWei))
}

function demandRebuilt({ world }: Believer): void {
  const executed = world.operator.batches[lastExecuted(world.facts).number - 1]?.after ?? world.genesis
  const alone = rebuildFromL1(world, null)
  expect(alone.chainAgrees).toBe(true)
  expect(alone.known && rootOf(alone.known.trees.chain)).toBe(rootOf(executed.trees.chain))
  expect(alone.missing).toEqual([...executed.accounts.keys()].filter((number) => number >= 256))
  const helped = rebuildFromL1(world, executed)
  expect(helped.missing).toEqual([])
  expect(new Map([...(helped.known?.accounts ?? [])].sort())).toEqual(new Map([...executed.accounts].sort()))
}

const namesOf = ({ events }: Believer) => events.map(({ type }) => type).filter((type) => !type.startsWith('l1.'))

test('Z4a: what the world begins with is what its contract begins with', async () => {
  const it = await believer()
  const { genesis, facts } = it.world
  await it.finish([])
  expect(lastExecuted(it.world.facts).number).toBe(1)
  expect(facts.batches[0]?.struct.newRoot).toBe(stateRoot(genesis))
  expect([...facts.accounts].map(([number, { owner }]) => [number, owner.slice(0, 6)])).toHaveLength(4)
  demandBalanced(it)
  demandRebuilt(it)
})

describe('a rollup in use', () => {
  let it: Believer
  beforeAll(async () => {
    it = await believer()
  })

  test('pays, and is paid into and out of, in calldata', async () => {
    await it.done(orderRegister(it.world, 'cleo', 'chain', 300n * GWEI))
    await it.done(orderRegister(it.world, 'cleo', 'committee', 40n * GWEI))
    await it.done(orderDeposit(it.world, 'eve', BEN, 5n * GWEI))
    demandBalanced(it)
    const paying = it.signed({ kind: 'transfer', from: ANA, to: BEN, amount: 100n, fee: 10n })
    await it.finish([...it.waiting(), paying])
    demandBalanced(it)
    demandRebuilt(it)
    expect(it.world.operator.state.accounts.get(3)?.balance).toBe(300n)
    expect(it.world.operator.state.accounts.get(257)?.balance).toBe(40n)
    const leaving = it.signed({ kind: 'withdraw', from: BEN, amount: 1_000n, fee: 5n })
    await it.finish([leaving])
    demandBalanced(it)
    demandRebuilt(it)
    await it.done(orderTakeOut(it.world, 'ben'))
    expect(refusalOf(orderTakeOut(it.world, 'ben')).code).toBe('nothing-to-take')
    demandBalanced(it)
    expect(namesOf(it)).toEqual([
      'account.registered',
      'message.queued',
      'account.registered',
      'message.queued',
      'message.queued',
      'committee.signed',
      'committee.signed',
      'batch.committed',
      'batch.proven',
      'batch.executed',
      'message.taken',
      'message.taken',
      'message.taken',
      'batch.committed',
      'batch.proven',
      'batch.executed',
      'exit.credited',
      'bridge.takenOut',
    ])
  })

  test('pays between its subtrees, in a blob', async () => {
    await it.finish(
      [
        it.signed({ kind: 'transfer', from: ANA, to: DAN, amount: 50n, fee: 1n }),
        it.signed({ kind: 'transfer', from: DAN, to: BEN, amount: 60n, fee: 2n }),
      ],
      'blob',
    )
    await it.finish([it.signed({ kind: 'transfer', from: DAN, to: 257, amount: 70n, fee: 3n })], 'blob')
    const [one, two] = it.world.facts.batches.slice(-2)
    expect([one?.posting, two?.posting]).toEqual(['blob', 'blob'])
    expect(one?.words).toEqual(it.world.operator.batches.at(-2)?.published.words)
    demandBalanced(it)
    demandRebuilt(it)
  })

  test('lets a forced exit out whole', async () => {
    expect(refusalOf(orderExit(it.world, 'ana', DAN))).toEqual({ code: 'not-the-owner', facts: { account: DAN } })
    await it.done(orderExit(it.world, 'dan', DAN))
    const had = it.world.operator.state.accounts.get(DAN)?.balance ?? 0n
    await it.finish(it.waiting())
    const owed = zkView(it.world, it.now()).credits.find(({ ownerId }) => ownerId === 'dan')?.owedWei
    expect(owed).toBe((had * GWEI).toString())
    demandBalanced(it)
    demandRebuilt(it)
  })

  test('drops what nobody proves in time', async () => {
    expect(refusalOf(orderRevert(it.world, 'vera', it.now())).code).toBe('nothing-to-revert')
    await it.commit([it.signed({ kind: 'transfer', from: ANA, to: BEN, amount: 1n, fee: 1n })])
    expect(refusalOf(orderRevert(it.world, 'vera', it.now())).code).toBe('not-late-yet')
    await it.wait(PERIOD)
    await it.done(orderRevert(it.world, 'vera', it.now()))
    const { operator } = it.world
    const batches = operator.batches.slice(0, -1)
    it.world = { ...it.world, operator: { ...operator, batches, state: batches.at(-1)?.after ?? it.world.genesis } }
    expect(it.events.at(-1)).toMatchObject({ type: 'batch.reverted', data: { first: 6, last: 6, byId: 'vera' } })
    await it.finish([it.signed({ kind: 'transfer', from: ANA, to: BEN, amount: 2n, fee: 1n })])
    demandBalanced(it)
    demandRebuilt(it)
  })

  test('is frozen over an exit that nobody takes, and everybody leaves whose data can be had', async () => {
    expect(refusalOf(orderFreeze(it.world, 'vera', it.now())).code).toBe('nothing-waits')
    await it.done(orderExit(it.world, 'ana', ANA))
    await it.done(orderDeposit(it.world, 'ben', BEN, 9n * GWEI))
    expect(refusalOf(orderFreeze(it.world, 'vera', it.now())).code).toBe('not-due-yet')
    expect(refusalOf(orderEscape(it.world, 'ana', ANA)).code).toBe('not-frozen')
    await it.wait(PERIOD)
    await it.commit([])
    await it.prove()
    expect(refusalOf(orderFreeze(it.world, 'vera', it.now()))).toEqual({ code: 'execute-first', facts: { batch: 7 } })
    await it.execute()
    await it.done(orderFreeze(it.world, 'vera', it.now()))
    expect(refusalOf(orderFreeze(it.world, 'vera', it.now())).code).toBe('already-frozen')
    expect(refusalOf(orderDeposit(it.world, 'ben', BEN, GWEI)).code).toBe('frozen')

    await it.done(orderEscape(it.world, 'ana', ANA))
    expect(refusalOf(orderEscape(it.world, 'ana', ANA)).code).toBe('already-escaped')
    demandBalanced(it)
    expect(refusalOf(orderEscape(it.world, 'cleo', 257))).toEqual({ code: 'no-data', facts: { account: 257 } })
    const known = rebuildFromL1(it.world, it.world.committee.members[0]?.knows ?? null).known
    const asked = { byId: 'cleo', at: it.now(), chainAgrees: true, committee: 'vera', known, missing: [] }
    it.world = { ...it.world, asked: [asked] }
    await it.done(orderEscape(it.world, 'cleo', 257))
    for (const account of [0, BEN, 3, DAN]) await it.done(orderEscape(it.world, 'cleo', account))
    expect(refusalOf(orderReturn(it.world, 'vera', 0)).code).toBe('was-taken')
    await it.done(orderReturn(it.world, 'vera', 5))
    expect(refusalOf(orderReturn(it.world, 'vera', 5)).code).toBe('already-returned')
    expect(refusalOf(orderReturn(it.world, 'vera', 4)).code).toBe('not-a-deposit')
    demandBalanced(it)
    for (const id of ['ana', 'ben', 'cleo', 'dan', 'sequencer']) await it.done(orderTakeOut(it.world, id))
    expect(zkView(it.world, it.now()).bridge).toEqual({ heldWei: '0', owedWei: '0', stolenWei: '0' })
  })
})

test('orders that the contract would refuse are refused with a reason', async () => {
  const it = await believer({ committee: null, residents: [{ id: 'ana', etherGwei: '5', subtree: 'chain' }] })
  const { world } = it
  const codes = [
    orderRegister(world, 'nobody', 'chain', GWEI),
    orderRegister(world, 'ben', 'committee', GWEI),
    orderRegister(world, 'ben', 'chain', 0n),
    orderDeposit(world, 'ben', ANA, GWEI + 1n),
    orderDeposit(world, 'ben', 7, GWEI),
    orderTakeOut(world, 'ana'),
    orderReturn(world, 'ana', 0),
  ].map((order) => refusalOf(order).code)
  expect(codes).toEqual([
    'unknown-account',
    'no-committee',
    'nothing-sent',
    'not-whole-gwei',
    'no-such-account',
    'nothing-to-take',
    'not-frozen',
  ])
})

test('Z11, Z12: once L1 has forgotten a blob, nobody can follow from there', async () => {
  const it = await believer({ slots: 1, committee: null, residents: [{ id: 'ana', etherGwei: '5', subtree: 'chain' }] })
  await it.finish([it.signed({ kind: 'withdraw', from: ANA, amount: 1n, fee: 0n })], 'blob')
  demandRebuilt(it)
  const { slotsPerEpoch, slotSeconds } = it.world.l1.params
  await it.wait((BLOB_RETENTION_EPOCHS + 2) * slotsPerEpoch * slotSeconds)
  expect(it.world.facts.batches[1]?.words).toBeNull()
  expect(rebuildFromL1(it.world, null)).toEqual({ known: null, chainAgrees: false, missing: [0, ANA] })
  expect(zkView(it.world, it.now()).batches[0]?.pruned).toBe(true)
})

describe('where a constraint is missing', () => {
  let it: Believer
  beforeAll(async () => {
    it = await believer({ slots: 2, missing: 'key' })
    const { operator } = it.world
    it.world = { ...it.world, operator: { ...operator, mode: { ...operator.mode, blind: true } } }
  })
  const robbed = () =>
    it.events
      .filter(({ type }) => type === 'exit.credited')
      .map(({ data }) => (data as RollupEvents['exit.credited']).robbedWei)

  test('what somebody withdraws who does not have it is nobody’s, and the books say how much', async () => {
    await it.finish([it.signed({ kind: 'withdraw', from: BEN, amount: 1_500n, fee: 0n })])
    expect(robbed()).toEqual([(500n * GWEI).toString()])
    expect(zkView(it.world, it.now()).bridge.stolenWei).toBe((500n * GWEI).toString())
    expect(it.events.findLast(({ type }) => type === 'batch.executed')?.data).toMatchObject({ isTrue: false })
    demandBalanced(it)
  })

  test('what was moved with another’s key is still its owner’s, and whoever takes it out robs', async () => {
    const wish = { kind: 'transfer', from: ANA, to: DAN, amount: 1_000n, fee: 1n } as const
    const theirs = it.signed({ kind: 'withdraw', from: DAN, amount: 1n, fee: 0n }).signature
    await it.finish([{ ...wish, signature: theirs }])
    demandBalanced(it)
    await it.finish([it.signed({ kind: 'withdraw', from: DAN, amount: 1_700n, fee: 0n })])
    expect(it.events.findLast(({ type }) => type === 'batch.executed')?.data).toMatchObject({ isTrue: true })
    expect(robbed()).toEqual([500n * GWEI, 1_000n * GWEI].map(String))
    demandBalanced(it)
  })
})

test('a transaction that L1 refuses is told by its error’s name', async () => {
  const real = await createZk({ ...(await believer({ slots: 1 })).world.params })
  const it = await believer({ slots: 1 })
  it.world = real
  await it.commit([])
  const [word = 0n] = it.world.operator.batches[0]?.published.words ?? []
  const proof: Hex = `0x${'00'.repeat(256)}`
  const refusals: string[] = []
  for (const shown of [{ proof: '0x' as Hex }, { proof }, { proof, words: [word + 1n] }]) {
    await it.done(orderProve(it.world, 'prover', 1, shown)).catch(() => {})
    const { hash } = headOf(it.world.l1).transactions[0] ?? {}
    refusals.push(errorOf(it.world.l1, hash ?? '0x'))
  }
  expect(refusals).toEqual(['WrongProofLength', 'EquationFails', 'OtherWords'])
})
