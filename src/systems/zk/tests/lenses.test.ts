import { curves, groth16, wtns, zKey } from 'snarkjs'
import { afterAll, expect, test } from 'vitest'
import type { Json } from '../../../kernel/types.ts'
import { createWorld } from '../../../kernel/world.ts'
import { recordTransaction } from '../../../l1/chain/trace.ts'
import type { RpcPort } from '../../../l1/rpc/port.ts'
import { base64urlToBytes } from '../../../lib/base64url.ts'
import { concatBytes } from '../../../lib/bytes.ts'
import { utf8ToText } from '../../../lib/utf8.ts'
import { ANA, ask as asking, BEN, pay } from '../../../testing/golden/zk.ts'
import type { ChainReads } from '../../../ui/inspector/reads.ts'
import { readingOf } from '../../../ui/inspector/reads.ts'
import type { FileKind, ZkReads } from '../engine/pictures.ts'
import { createZkRpc } from '../engine/reads.ts'
import type { ZkWorld } from '../engine/state.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { readCost } from '../visual/lenses/model/cost.ts'
import { recomputed } from '../visual/lenses/model/path.ts'
import { shownSlots } from '../visual/lenses/model/slots.ts'

// What lenses compute again is what the engine and L1 say, in a world where a prover tampers once and is then honest.

afterAll(async () => (await curves.getCurveFromName('bn128')).terminate())

async function openWorld() {
  const world = await createWorld({ system: zkSystem, seed: 'lenses', params: { slots: 1 } })
  const act = async (action: { readonly type: string; readonly args: Json }) => {
    const outcome = await world.dispatch({ by: 'learner', ...action })
    if (!outcome.ok) throw new Error(`${action.type} was refused: ${JSON.stringify(outcome.refusal)}`)
    return outcome.events
  }
  const look = async () => (await world.view()) as ZkView
  const request: ChainReads['request'] = async ({ method, params }) => {
    const port = { read: () => world.read(), session: {} } as unknown as RpcPort<ZkWorld>
    const reply = await createZkRpc()(port, { method, params: (params ?? []) as Json })
    if (!reply.ok) throw new Error(reply.error.message)
    return reply.result
  }
  const ask = async <M extends keyof ZkReads>(method: M, params: ZkReads[M]['params']) =>
    (await request({ method, params })) as NonNullable<ZkReads[M]['result']>
  /** A file, part by part. */
  const fetch = async (file: FileKind): Promise<Uint8Array> => {
    const bytes: Uint8Array[] = []
    for (let part = 0, parts = 1; part < parts; part++) {
      const answer = await ask('zk_file', [file, 1, part])
      parts = answer.parts
      bytes.push(base64urlToBytes(answer.text) ?? expect.fail('no base64url'))
    }
    return concatBytes(bytes)
  }
  const trace: ChainReads['trace'] = async (hash) => recordTransaction(((await world.read()).state as ZkWorld).l1, hash)
  const wait = (seconds: number) => act({ type: 'clock.advance', args: { seconds } })
  return { act, wait, look, ask, fetch, reading: readingOf({ key: [], request, trace }) }
}

/** The tests follow one another in it: each proof takes seconds. */
const opened = openWorld()

test('a failed witness is shown as it was, and what comes after it fits to the last hash', {
  timeout: 180_000,
}, async () => {
  const { act, wait, look, ask, reading } = await opened
  await act(asking('prover.set', { tamper: 'signature' }))
  await act(pay(ANA, BEN, '1000'))
  const failed = (await wait(72)).find(({ type }) => type === 'proof.failed')
  const { failure } = (failed ?? expect.fail('it did not fail')).data as {
    failure: { constraint: string; broken: number }
  }
  const witness = await ask('zk_witness', [1, 'slot 0'])
  expect([witness.broken[0]?.name, witness.brokenCount, witness.tamper]).toEqual([
    failure.constraint,
    failure.broken,
    'signature',
  ])
  expect((await ask('zk_row', [1, failure.constraint, 0])).holds).toBe(false)

  await wait(180)
  const view = await look()
  const batch = view.batches[0] ?? expect.fail('no batch')
  expect(batch.execute).not.toBe(null)
  for (const at of ['newest', 'executed'] as const) {
    const path = await ask('zk_account', [ANA, at])
    expect(recomputed(path)).toMatchObject({ leafFits: true, topFits: true, rootFits: true })
    expect(BigInt(path.root)).toBe(BigInt(at === 'newest' ? view.roots.state : view.l1State.root))
  }
  expect((await ask('zk_witness', [1, ''])).broken).toEqual([])
  const { equation, onL1, inputs } = await ask('zk_pairing', [1])
  expect([equation.isOne, onL1, inputs.map(({ proven }) => proven)]).toEqual([true, null, batch.proof.publicInputs])

  const cost = (await readCost(reading, batch, batch.prove?.tx ?? '0x')) ?? expect.fail('no cost')
  expect(cost.parts.reduce((sum, { gas }) => sum + gas, 0)).toBe(batch.prove?.gasUsed)
  expect(cost.calls).toEqual({ pairings: 4, multiplications: 5, openings: 0 })
  expect(cost.parts.every(({ gas }) => gas > 0)).toBe(true)
  const [slot] = shownSlots(batch.words, 1)
  expect([slot?.kind, slot?.fields.map(({ value }) => value)]).toEqual([
    'transfer',
    [1n, 1n, 2n, 1000n, expect.any(BigInt)],
  ])
})

test('snarkjs reads the files: it accepts proof, witness and key as the ones of this batch', {
  timeout: 180_000,
}, async () => {
  const { fetch } = await opened
  const json = async (file: FileKind) => JSON.parse(utf8ToText(await fetch(file)) ?? '')
  const verifyingKey = await json('verification_key.json')
  const [inputs, proof] = [await json('public.json'), await json('proof.json')]
  expect(await groth16.verify(verifyingKey, inputs, proof)).toBe(true)
  expect(await groth16.verify(verifyingKey, ['1', ...inputs.slice(1)], proof)).toBe(false)
  const silent = () => {}
  const logger = { debug: silent, info: silent, warn: silent, error: silent }
  expect(await wtns.check(await fetch('circuit.r1cs'), await fetch('witness.wtns'), logger)).toBe(true)
  expect(await zKey.exportVerificationKey(await fetch('key.zkey'))).toMatchObject(verifyingKey)
})

test('what L1 was shown and has refused can still be looked at', { timeout: 180_000 }, async () => {
  const { act, wait, ask } = await opened
  await act(asking('prover.set', { tamper: 'word' }))
  await act(pay(ANA, BEN, '1000'))
  const told = await wait(96)
  expect(told.map(({ type }) => type)).toContain('proof.refused')
  const { wasRefused, inputs, equation } = await ask('zk_pairing', [2])
  expect([wasRefused, equation.isOne]).toEqual([true, false])
  expect(inputs.filter(({ proven, onL1 }) => proven !== onL1).map(({ name }) => name)).toEqual(['word 0'])
})

test('what is asked in another way than it can be answered is refused', async () => {
  const { ask } = await opened
  await expect(ask('zk_account', [-1, 'newest'])).rejects.toThrow('the parameters are: number, state')
  await expect(ask('zk_account', [1, 'oldest' as 'newest'])).rejects.toThrow('the parameters are')
  expect(await ask('zk_witness', [7, ''])).toBe(null)
  expect(await ask('zk_circuit', ['no such gadget'])).toBe(null)
})
