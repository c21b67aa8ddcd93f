// The errors of EIP-1193: what a wallet says that a node does not. They are the engine's, so the page has them too.

import { expect, test } from 'vitest'
import { ground } from '../../systems/ground/index.ts'
import { ben, stranger } from '../../testing/viemClients.ts'
import { createEngine } from '../../worker/engine.ts'

async function open() {
  const engine = createEngine({
    modules: { ground: async () => ground },
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  })
  const { status } = await engine.open({ system: 'ground', seed: 'provider', params: { nodes: [] }, log: [] })
  const ask = async (method: string, ...params: string[]) => (await engine.request(status.id, { method, params })).reply
  return { engine, id: status.id, ask }
}

test('4001: who cancels a long wait has refused it, and nothing has changed; the next wait is another', async () => {
  const { engine, id, ask } = await open()
  const before = await engine.digest(id)
  await engine.onProgress(id, (progress) => {
    if (progress !== null && progress.done >= 60) void engine.cancel(id)
  })
  expect(await ask('evm_increaseTime', '0xe10')).toMatchObject({ ok: false, error: { code: 4001 } })
  expect(await engine.digest(id)).toBe(before)
  await engine.onProgress(id, () => undefined)
  expect(await ask('evm_increaseTime', '0x18')).toEqual({ ok: true, result: '0x18' })
})

test('4100: nobody signs for an account without its key', async () => {
  const { engine, id, ask } = await open()
  const { reply } = await engine.request(id, {
    method: 'eth_sendTransaction',
    params: [{ from: stranger, to: ben.address, value: '0x1' }],
  })
  expect(reply).toMatchObject({ ok: false, error: { code: 4100, message: expect.stringContaining(stranger) } })
  expect(await ask('personal_sign', '0x12', stranger)).toMatchObject({ ok: false, error: { code: 4100 } })
})

test('4200: what will not be done is refused as such; 4901: and so is a chain that is not there', async () => {
  const { engine, id, ask } = await open()
  expect(await ask('eth_subscribe', 'newHeads')).toMatchObject({ ok: false, error: { code: 4200 } })
  const elsewhere = await engine.request(id, { method: 'eth_chainId' }, { chainId: 5 })
  expect(elsewhere.reply).toMatchObject({ ok: false, error: { code: 4901 } })
})
