import { Common, Hardfork, Mainnet } from '@ethereumjs/common'
import { createEVM } from '@ethereumjs/evm'
import { createAddressFromString } from '@ethereumjs/util'
import { beforeAll, expect, test } from 'vitest'
import { hexToBytes } from '../../lib/hex.ts'
import { BLS_MODULUS, type Blob, BYTES_PER_BLOB, FIELD_ELEMENTS_PER_BLOB, fieldElementAt } from './blob.ts'
import {
  commitBlob,
  evaluationPoint,
  openBlob,
  pointEvaluationInput,
  proveBlob,
  verifyBlob,
  verifyOpening,
  versionedHash,
} from './commitment.ts'
import { type Kzg, loadKzg } from './kzg.ts'
import { packBlob } from './packing.ts'

let kzg: Kzg
let blob: Blob
beforeAll(async () => {
  kzg = await loadKzg()
  blob = packBlob(new TextEncoder().encode('Ana pays Ben 0.25 ETH. '.repeat(6)))
})

test('loading twice gives the same set-up', async () => {
  expect(await loadKzg()).toBe(kzg)
})

test('the empty blob commits to the point at infinity', () => {
  // The value that the consensus specification gives for the zero polynomial.
  const infinity = `0xc0${'00'.repeat(47)}` as const
  expect(commitBlob(kzg, new Uint8Array(BYTES_PER_BLOB))).toBe(infinity)
  expect(versionedHash(infinity)).toBe('0x010657f37554c781402a22917dee2f75def7ab966d7b770905398eba3c444014')
})

test('a blob proof holds for its blob and for no other', () => {
  const commitment = commitBlob(kzg, blob)
  const proof = proveBlob(kzg, blob, commitment)
  expect(verifyBlob(kzg, { blob, commitment, proof })).toBe(true)
  expect(verifyBlob(kzg, { blob: packBlob(Uint8Array.of(1)), commitment, proof })).toBe(false)
})

test('opening at the point of a field element gives that element', () => {
  const commitment = commitBlob(kzg, blob)
  const opening = openBlob(kzg, blob, evaluationPoint(2))
  expect(opening.y).not.toBe(0n)
  expect(opening.y).toBe(fieldElementAt(blob, 2))
  expect(verifyOpening(kzg, commitment, opening)).toBe(true)
  expect(verifyOpening(kzg, commitment, { ...opening, y: opening.y + 1n })).toBe(false)
})

test('evaluation points are distinct roots of unity', () => {
  const points = Array.from({ length: 16 }, (_, i) => evaluationPoint(i))
  expect(new Set(points).size).toBe(16)
  expect(evaluationPoint(0)).toBe(1n)
  expect(evaluationPoint(1)).toBe(BLS_MODULUS - 1n)
  expect(evaluationPoint(FIELD_ELEMENTS_PER_BLOB - 1)).not.toBe(1n)
})

test('the precompile 0x0a takes the opening and refuses a forged one', async () => {
  const evm = await createEVM({
    common: new Common({ chain: Mainnet, hardfork: Hardfork.Prague, customCrypto: { kzg } }),
  })
  const commitment = commitBlob(kzg, blob)
  const opening = openBlob(kzg, blob, 5n)
  const call = async (y: bigint) => {
    const input = pointEvaluationInput(commitment, { ...opening, y })
    const to = createAddressFromString(`0x${'00'.repeat(19)}0a`)
    const result = await evm.runCall({ to, data: hexToBytes(input), gasLimit: 100_000n })
    return result.execResult
  }
  const honest = await call(opening.y)
  expect(honest.exceptionError).toBeUndefined()
  expect(BigInt(`0x${Buffer.from(honest.returnValue.subarray(0, 32)).toString('hex')}`)).toBe(4096n)
  const forged = await call(opening.y + 1n)
  expect(forged.exceptionError?.error).toBe('kzg proof invalid')
})
