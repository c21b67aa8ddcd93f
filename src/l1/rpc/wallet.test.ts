import { keccak_256 } from '@noble/hashes/sha3.js'
import fc from 'fast-check'
import * as v from 'valibot'
import { keccak256, recoverTypedDataAddress, toHex, verifyMessage, hashTypedData as viemHash } from 'viem'
import { expect, test } from 'vitest'
import { ana, ben, connectViem, stranger } from '../../testing/viemClients.ts'
import { hashTypedData, typedDataParam } from './typedData.ts'

test('the cast signs messages, typed data and transactions', async () => {
  const { unlocked, reading } = await connectViem()
  const signature = await unlocked.signMessage({ message: 'Grüße' })
  expect(signature).toBe(await ana.signMessage({ message: 'Grüße' }))
  expect(await verifyMessage({ address: ana.address, message: 'Grüße', signature })).toBe(true)
  const typed = {
    domain: { name: 'Till', version: '1', chainId: 31_337, verifyingContract: stranger },
    types: {
      Mail: [
        { name: 'to', type: 'Person[]' },
        { name: 'note', type: 'string' },
      ],
      Person: [
        { name: 'account', type: 'address' },
        { name: 'share', type: 'uint16' },
      ],
    },
    primaryType: 'Mail',
    message: { to: [{ account: ben.address, share: 10 }], note: 'for Ben' },
  } as const
  const typedSignature = await unlocked.signTypedData(typed)
  expect(await recoverTypedDataAddress({ ...typed, signature: typedSignature })).toBe(ana.address)
  const serialised = await unlocked.signTransaction({
    to: ben.address,
    value: 1n,
    gas: 21_000n,
    nonce: 0,
    maxFeePerGas: 10n ** 10n,
    maxPriorityFeePerGas: 1n,
  })
  const hash = await reading.request({ method: 'eth_sendRawTransaction' as never, params: [serialised] as never })
  expect(hash).toBe(keccak256(serialised))
  expect(await unlocked.getAddresses()).toContain(ana.address)
  await expect(unlocked.switchChain({ id: 1 })).rejects.toMatchObject({ code: 4902 })
})

const named = fc.constantFrom('a', 'b', 'Person', 'note', 'uint', '_')
const leaf = fc.oneof(
  fc.record({ type: fc.constant('uint256'), value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(String) }),
  fc.record({ type: fc.constant('int16'), value: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }) }),
  fc.record({ type: fc.constant('bool'), value: fc.boolean() }),
  fc.record({
    type: fc.constant('address'),
    value: fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => toHex(bytes)),
  }),
  fc.record({
    type: fc.constant('bytes5'),
    value: fc.uint8Array({ minLength: 5, maxLength: 5 }).map((bytes) => toHex(bytes)),
  }),
  fc.record({ type: fc.constant('bytes'), value: fc.uint8Array({ maxLength: 70 }).map((bytes) => toHex(bytes)) }),
  fc.record({ type: fc.constant('string'), value: fc.string({ unit: 'grapheme', maxLength: 40 }) }),
)
const member = fc.tuple(named, leaf, fc.constantFrom('', '[]', '[2]', '[2][]'))
const struct = fc.uniqueArray(member, { minLength: 1, maxLength: 4, selector: ([name]) => name })
const repeated = (value: unknown, shape: string): unknown =>
  shape === '' ? value : shape === '[2][]' ? [[value, value]] : [value, value]

test('typed data is hashed as viem hashes it', () => {
  fc.assert(
    fc.property(
      struct,
      struct,
      fc.record({ name: fc.string(), chainId: fc.nat() }, { requiredKeys: [] }),
      (outer, inner, domain) => {
        const fields = (members: typeof outer) =>
          members.map(([name, { type }, shape]) => ({ name, type: `${type}${shape}` }))
        const values = (members: typeof outer) =>
          Object.fromEntries(members.map(([name, { value }, shape]) => [name, repeated(value, shape)]))
        const typed = {
          types: {
            Outer: [...fields(outer), { name: 'inner', type: 'Inner[]' }, { name: 'one', type: 'Inner' }],
            Inner: fields(inner),
          },
          primaryType: 'Outer',
          domain,
          message: { ...values(outer), inner: [values(inner)], one: values(inner) },
        }
        const parsed = v.parse(typedDataParam, JSON.parse(JSON.stringify(typed)))
        expect(toHex(hashTypedData(parsed, keccak_256))).toBe(viemHash(typed as never))
        expect(v.parse(typedDataParam, JSON.stringify(typed))).toEqual(parsed)
      },
    ),
    { numRuns: 300 },
  )
})

test('typed data that does not fit its types is refused with the place', async () => {
  const { world } = await connectViem()
  const ask = async (types: object, message: object) => {
    const reply = await world.ask('eth_signTypedData_v4', [
      ana.address,
      { types, primaryType: 'T', domain: {}, message },
    ])
    return reply.ok ? 'signed' : `${reply.error.code} ${reply.error.message}`
  }
  const of = (type: string) => ({ T: [{ name: 'x', type }] })
  expect(await ask(of('uint8'), { x: 256 })).toBe('-32602 params[1].message.x: does not fit into uint8')
  expect(await ask(of('uint8[2]'), { x: [1] })).toBe('-32602 params[1].message.x: must have 2 items')
  expect(await ask(of('uint7'), { x: 1 })).toMatch(/^-32602 .*not in "types"/)
  expect(await ask(of('bytes4'), { x: '0x123456' })).toBe('-32602 params[1].message.x: must be 4 bytes')
  expect(await ask(of('Y'), { x: {} })).toMatch(/^-32602 .*"Y", which is not in "types"/)
  expect(await ask(of('string'), {})).toBe('-32602 params[1].message.x: is required')
  expect(await ask(of('T'), { x: { x: { x: null } } })).toBe('-32602 params[1].message.x.x.x: is required')
  expect(await ask(of('string'), { x: 'fine' })).toBe('signed')
})
