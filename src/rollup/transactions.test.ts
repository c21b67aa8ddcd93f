import fc from 'fast-check'
import { domainSeparator, hashTypedData, recoverTypedDataAddress } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../kernel/types.ts'
import { bytesToHex } from '../lib/hex.ts'
import { createTown, TEST_DOMAIN, type Town } from './testing/town.ts'
import {
  ASSETS,
  domainSeparatorOf,
  hashOfTx,
  type L2Tx,
  PRIMARY_TYPES,
  signerOf,
  TYPED_DATA_TYPES,
} from './transactions.ts'

let town: Town
beforeAll(async () => {
  town = await createTown()
})

const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(bytesToHex)
const asset = fc.constantFrom(...ASSETS)
const common = { from: uint32, amount: uint64, fee: uint64, nonce: uint32 }
const anyTx: fc.Arbitrary<L2Tx> = fc.oneof(
  fc.record({ kind: fc.constant('transfer' as const), ...common, to: address, asset }),
  fc.record({ kind: fc.constant('swap' as const), ...common, sell: asset, atLeast: uint64 }),
  fc.record({ kind: fc.constant('withdraw' as const), ...common, to: address }),
)

/** As a wallet gets it. */
function typedData({ kind, ...fields }: L2Tx) {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    value === 'ether' ? 0 : value === 'token' ? 1 : value,
  ])
  return {
    domain: { name: 'Mezzanine', version: '1', ...TEST_DOMAIN },
    types: TYPED_DATA_TYPES as Record<string, readonly { name: string; type: string }[]>,
    primaryType: PRIMARY_TYPES[kind] as string,
    message: Object.fromEntries(entries) as Record<string, unknown>,
  }
}

test('R8: the hash is that of EIP-712', () => {
  fc.assert(
    fc.property(anyTx, (tx) => {
      const hash = hashOfTx(tx, town.rules.domainSeparator, town.crypto.keccak256)
      expect(bytesToHex(hash)).toBe(hashTypedData(typedData(tx)))
    }),
    { numRuns: 200 },
  )
})

test('R8: the domain is the rollup’s, and another contract’s is another', () => {
  const domain = { name: 'Mezzanine', version: '1', ...TEST_DOMAIN }
  const ours = (verifyingContract: Hex) =>
    bytesToHex(domainSeparatorOf({ ...TEST_DOMAIN, verifyingContract }, town.crypto.keccak256))
  expect(ours(TEST_DOMAIN.verifyingContract)).toBe(domainSeparator({ domain }))
  expect(ours(`0x${'1c'.repeat(20)}`)).not.toBe(domainSeparator({ domain }))
})

test('R8: a signature is the signer’s, for us and for a wallet’s library', async () => {
  const resident = town.people[1]?.address as Hex
  const tx: L2Tx = { kind: 'transfer', from: 2, to: resident, asset: 'token', amount: 5n, fee: 1n, nonce: 0 }
  const signed = town.sign(tx)
  expect(bytesToHex(signerOf(signed, town.rules) as Uint8Array)).toBe(resident)
  const { r, s, parity } = signed.signature
  const recovered = await recoverTypedDataAddress({
    ...typedData(tx),
    signature: { r: bytesToHex(r), s: bytesToHex(s), yParity: parity },
  })
  expect(recovered.toLowerCase()).toBe(resident)
})

test('R9: numbers that are no signature are nobody’s', () => {
  const signed = town.sign({ kind: 'withdraw', from: 2, to: `0x${'aa'.repeat(20)}`, amount: 1n, fee: 0n, nonce: 0 })
  const zeros = new Uint8Array(32)
  const ones = new Uint8Array(32).fill(0xff)
  for (const signature of [
    { r: zeros, s: zeros, parity: 0 as const },
    { ...signed.signature, s: zeros },
    { ...signed.signature, r: ones },
  ]) {
    expect(signerOf({ ...signed, signature }, town.rules)).toBeNull()
  }
})
