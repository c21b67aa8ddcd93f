import fc from 'fast-check'
import type { Log } from 'viem'
import { expect, test } from 'vitest'
import type { Json } from '../../kernel/types.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { ana, ben, connectViem, deployToken, mallory, stranger } from '../../testing/viemClients.ts'

type RawLog = { readonly address: string; readonly topics: readonly string[]; readonly blockNumber: string }

test('any filter finds what looking at every log finds', async () => {
  const clients = await connectViem()
  const { wallet, node, world } = clients
  const tokens = [await deployToken(clients), await deployToken(clients)]
  for (let round = 0; round < 4; round++) {
    for (const [index, address] of tokens.entries()) {
      const contract = { abi: Token.abi, address, gas: 100_000n } as const
      const to = [ben.address, mallory.address][(round + index) % 2] ?? ben.address
      await wallet.writeContract({ ...contract, functionName: 'transfer', args: [to, 1n] })
      if (round % 2 === 0) await wallet.writeContract({ ...contract, functionName: 'approve', args: [to, 2n] })
    }
    await node.mine({ blocks: 1 + round })
  }
  const ask = async (filter: Json) => {
    const reply = await world.ask('eth_getLogs', [filter])
    if (!reply.ok) throw new Error(reply.error.message)
    return reply.result as unknown as readonly (RawLog & Log)[]
  }
  const all = await ask({ fromBlock: '0x0' })
  expect(all).toHaveLength(2 + 8 + 4)
  const topics = [...new Set(all.flatMap((log) => log.topics))]
  expect(topics.length).toBeGreaterThan(5)

  const topic = fc.constantFrom(...topics, `0x${'ab'.repeat(32)}`)
  const alternatives = fc.oneof(fc.constant(null), topic, fc.uniqueArray(topic, { maxLength: 3 }))
  const address = fc.constantFrom(...tokens, stranger, ana.address)
  const number = fc.integer({ min: 0, max: 16 }).map((value) => `0x${value.toString(16)}`)
  const filter = fc.record(
    {
      fromBlock: number,
      toBlock: number,
      address: fc.oneof(address, fc.uniqueArray(address, { maxLength: 3 })),
      topics: fc.array(alternatives, { maxLength: 4 }),
    },
    { requiredKeys: ['fromBlock'] },
  )
  const isOne = (value: string, wanted: string | readonly string[] | null) =>
    wanted === null || wanted.length === 0 || [wanted].flat().some((one) => one.toLowerCase() === value)
  await fc.assert(
    fc.asyncProperty(filter, async (wanted) => {
      const expected = all.filter((log) => {
        const block = Number(log.blockNumber)
        const isInRange = block >= Number(wanted.fromBlock) && block <= Number(wanted.toBlock ?? 99)
        const has = (one: string | readonly string[] | null, at: number) => {
          const found = log.topics[at]
          return found !== undefined && isOne(found, one)
        }
        return isInRange && isOne(log.address, wanted.address ?? null) && (wanted.topics ?? []).every(has)
      })
      expect(await ask(wanted as Json)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('a filter that contradicts itself is refused with the place', async () => {
  const { world } = await connectViem()
  const hash = `0x${'ab'.repeat(32)}`
  const ask = async (filter: Json) => {
    const reply = await world.ask('eth_getLogs', [filter])
    return reply.ok ? 'found' : `${reply.error.code} ${reply.error.message}`
  }
  expect(await ask({ blockHash: hash, fromBlock: '0x0' })).toMatch(/^-32602 params\[0\]: has "blockHash" and a range/)
  expect(await ask({ topics: [null, [hash, '0x12']] })).toMatch(/^-32602 params\[0\]\.topics\[1\]/)
  expect(await ask({ adress: stranger })).toMatch(/^-32602 params\[0\]\.adress: is not known here/)
  expect(await ask({ blockHash: hash })).toMatch(/^-32001 block .* not found$/)
  expect(await ask({ fromBlock: '0x99' })).toBe('found')
})
