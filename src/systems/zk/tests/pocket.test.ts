import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import { createWorld } from '../../../kernel/world.ts'
import { makeMoves, type Played, tryMove } from '../../../testing/levels.ts'
import { zkSystem } from '../engine/system.ts'
import type { ForgeryWay } from '../engine/types/shared.ts'
import type { PocketView, ZkView } from '../engine/types/view.ts'

// Z17, P17: a key that people make together, on a real L1; and who can rob the pot of what they should have forgotten.

const GWEI = 1_000_000_000n
const ETHER = '000000000'
const PARAMS = {
  slots: 1,
  pocket: {
    balances: [
      { id: 'ana', etherGwei: `2${ETHER}` },
      { id: 'ben', etherGwei: `1${ETHER}` },
      { id: 'mallory', etherGwei: '1' },
      { id: 'cleo', etherGwei: `1${ETHER}` },
    ],
  },
}
const POT = 4_000_000_001n * GWEI

const by = (type: string, args: Json): AnyAction => ({ type, by: 'learner', args })
const contribute = (from: string, phase: 1 | 2, keeps: boolean, text?: string) =>
  by('ceremony.contribute', text === undefined ? { from, phase, keeps } : { from, phase, keeps, text })
const close = (phase: 1 | 2) => by('ceremony.close', { phase })
const pay = (from: string, to: number | null, amountGwei: string) => by('pocket.pay', { from, to, amountGwei })
const forge = (way: ForgeryWay, pooled: readonly string[], anyway?: true) =>
  by('pocket.forge', { from: 'mallory', pooled, way, amountGwei: `3${ETHER}`, ...(anyway && { anyway }) })
const wait = (seconds: number) => by('clock.advance', { seconds })

async function begin(params: Json = PARAMS): Promise<Played> {
  const world = await createWorld({ system: zkSystem, seed: 'pocket', params })
  return { world, view: await world.view(), events: world.events }
}

/** Who keeps, in each phase. Ana comes to both. */
async function held(keeping: { readonly powers: readonly string[]; readonly delta: readonly string[] }) {
  return makeMoves(await begin(), [
    contribute('ana', 1, keeping.powers.includes('ana')),
    contribute('mallory', 1, keeping.powers.includes('mallory')),
    close(1),
    contribute('mallory', 2, keeping.delta.includes('mallory')),
    contribute('ana', 2, keeping.delta.includes('ana')),
    close(2),
    wait(48),
  ])
}

const pocketOf = ({ view }: Played): PocketView => (view as ZkView).pocket ?? expect.fail('there is a pocket')
const told = ({ events }: Played, type: string) => events.filter((event) => event.type === type)
const refusal = async (played: Played, move: AnyAction) => (await tryMove(played, move)) ?? null

test('P17: everybody has forgotten: payments are proven, and nobody can forge', async () => {
  const running = await held({ powers: [], delta: [] })
  expect(pocketOf(running)).toMatchObject({ phase: 'running', heldWei: POT.toString(), stolenWei: '0' })
  expect(told(running, 'ceremony.contributed')).toHaveLength(4)
  expect(told(running, 'pocket.deployed')).toHaveLength(1)

  const paid = await makeMoves(running, [
    pay('ana', 2, `1${ETHER}`),
    wait(12),
    pay('mallory', null, '500000001'),
    wait(12),
  ])
  expect(pocketOf(paid).accounts.map(({ balance }) => balance)).toEqual([
    `1${ETHER}`,
    `1${ETHER}`,
    '500000000',
    `1${ETHER}`,
  ])
  expect(pocketOf(paid).heldWei).toBe((POT - 500_000_001n * GWEI).toString())
  expect(told(paid, 'pocket.paid').map(({ data }) => (data as { forged: boolean }).forged)).toEqual([false, false])

  expect(await refusal(paid, pay('ben', 0, `2${ETHER}`))).toEqual({
    code: 'pocket-cannot-pay',
    facts: { balance: `1${ETHER}`, needed: `2${ETHER}` },
  })
  for (const way of ['tau', 'trapdoor'] as const) {
    expect(await refusal(paid, forge(way, ['ana', 'mallory']))).toEqual({
      code: 'honest-contributor',
      facts: { phase: 1, ids: ['ana', 'mallory'] },
    })
  }
  expect(await refusal(paid, forge('delta', ['mallory']))).toMatchObject({ code: 'honest-contributor' })
  const tried = await makeMoves(paid, [forge('tau', ['mallory'], true), wait(12)])
  expect(told(tried, 'pocket.refused').map(({ data }) => data)).toMatchObject([
    { error: 'EquationFails', forged: true },
  ])
  expect(pocketOf(tried).stolenWei).toBe('0')
})

test('P17: all of the first phase kept: τ robs the pot, though Ana was honest in the second', async () => {
  const running = await held({ powers: ['ana', 'mallory'], delta: ['mallory'] })
  const denied = { code: 'honest-contributor', facts: { phase: 2, ids: ['ana'] } }
  expect(await refusal(running, forge('trapdoor', ['ana', 'mallory']))).toEqual(denied)
  expect(await refusal(running, forge('tau', ['mallory']))).toEqual({
    code: 'honest-contributor',
    facts: { phase: 1, ids: ['ana'] },
  })
  const robbed = await makeMoves(running, [forge('tau', ['ana', 'mallory']), wait(12)])
  expect(told(robbed, 'pocket.paid').map(({ data }) => data)).toMatchObject([{ forged: true, from: 2, to: null }])
  expect(pocketOf(robbed)).toMatchObject({
    heldWei: (1_000_000_001n * GWEI).toString(),
    stolenWei: `3${ETHER}${ETHER}`,
  })
  expect(pocketOf(robbed).accounts.map(({ balance }) => balance)).toEqual([`2${ETHER}`, `1${ETHER}`, '1', `1${ETHER}`])
  const late = await makeMoves(robbed, [pay('ana', null, `2${ETHER}`), wait(12)])
  expect(told(late, 'pocket.refused').map(({ data }) => data)).toMatchObject([{ error: 'CannotPay', forged: false }])
})

test('P17: all of the second phase kept: δ turns an accepted proof into another, though Ana was honest in the first', async () => {
  const running = await held({ powers: ['mallory'], delta: ['ana', 'mallory'] })
  expect(await refusal(running, forge('delta', ['ana', 'mallory']))).toEqual({ code: 'no-proof-to-copy', facts: null })
  const paid = await makeMoves(running, [pay('ben', 3, '1'), wait(12)])
  const robbed = await makeMoves(paid, [forge('delta', ['ana', 'mallory']), wait(12)])
  expect(pocketOf(robbed).stolenWei).toBe(`3${ETHER}${ETHER}`)
})

test('P17: everything kept: the trapdoor needs neither a witness nor a proof to begin with', async () => {
  const running = await held({ powers: ['ana', 'mallory'], delta: ['ana', 'mallory'] })
  const robbed = await makeMoves(running, [forge('trapdoor', ['ana', 'mallory']), wait(12)])
  expect(pocketOf(robbed).stolenWei).toBe(`3${ETHER}${ETHER}`)
})

test('the phases come in order, each person once, and not without anybody', async () => {
  const begun = await begin()
  const refused = async (played: Played, move: AnyAction) => (await refusal(played, move))?.code
  expect(await refused(begun, contribute('ana', 2, false))).toBe('phase-not-open')
  expect(await refused(begun, close(1))).toBe('no-contribution')
  expect(await refused(begun, close(2))).toBe('phase-not-open')
  expect(await refused(begun, contribute('nobody', 1, false))).toBe('unknown-account')
  expect(await refused(begun, pay('ana', 1, '1'))).toBe('pocket-not-running')
  const one = await makeMoves(begun, [contribute('ana', 1, false)])
  expect(await refused(one, contribute('ana', 1, false))).toBe('already-contributed')
  const closed = await makeMoves(one, [close(1)])
  expect(await refused(closed, contribute('ben', 1, false))).toBe('phase-closed')
  expect(await refused(closed, close(2))).toBe('no-contribution')
  expect(await refused(await begin({ slots: 1 }), contribute('ana', 1, false))).toBe('no-pocket')
})

test('P19: what somebody says is mixed into their secret, and the same link makes the same key', async () => {
  const digest = async (text?: string) => {
    const played = await makeMoves(await begin(), [contribute('ana', 1, false, text)])
    return pocketOf(played).contributions[0]?.digest
  }
  const [silent, again, spoken] = [await digest(), await digest(), await digest('a die, four times')]
  expect(silent).toBe(again)
  expect(spoken).not.toBe(silent)
})

test('a reorg takes a payment back, and L1 takes it again', async () => {
  const running = await held({ powers: [], delta: [] })
  const paid = await makeMoves(running, [pay('ana', 1, `1${ETHER}`), wait(12)])
  expect(pocketOf(paid).payments[0]?.status).toBe('accepted')
  const undone = await makeMoves(paid, [by('l1.reorg', { depth: 1 })])
  const after = await makeMoves(undone, [wait(24)])
  expect(pocketOf(after).payments[0]?.status).toBe('accepted')
  expect(pocketOf(after).accounts[1]?.balance).toBe(`2${ETHER}`)
  const deeper = await makeMoves(after, [by('l1.reorg', { depth: 6 }), wait(96)])
  expect(pocketOf(deeper)).toMatchObject({ phase: 'running', heldWei: POT.toString() })
})
