import { expect, test } from 'vitest'
import { bytesOfG1, bytesOfNumbers, g1 } from '../testing/bn254.ts'
import { loadKernels } from './kernels/kernels.ts'
import { split } from './pool.ts'
import { openPool } from './workers.ts'

const kernels = await loadKernels()
const count = 600
const scalars = kernels.powersOf(7n, 3n, count)
const others = kernels.powersOf(5n, 11n, count)
const base = bytesOfG1([g1.generator])
const points = kernels.multiplesG1(base, others)

test('parts are even, in order, and nothing is left out', () => {
  expect(split(10, 3)).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 6 },
    { from: 6, to: 10 },
  ])
  expect(split(1, 2).map(({ from, to }) => to - from)).toEqual([0, 1])
})

test('a pool gives what one instance gives, from held points too', async () => {
  const pool = openPool({ workers: 2 })
  const expected = kernels.msmG1(points, scalars)
  expect(await pool.msmG1(points, scalars)).toEqual(expected)
  await pool.hold('key', points, 'G1')
  expect(await pool.msmG1(points, scalars)).toEqual(expected)
  await pool.hold('key', base, 'G1')
  expect(await pool.msmG1(points, scalars)).toEqual(expected)
  expect(await pool.msmG1(base, bytesOfNumbers([5n]))).toEqual(bytesOfG1([g1.generator.multiply(5n)]))
  await pool.release('key')
  expect(await pool.msmG1(base, bytesOfNumbers([1n]))).toEqual(base)
  expect(await pool.multiplesG1(base, others)).toEqual(points)
  expect(await pool.scaleG1(points, scalars)).toEqual(kernels.scaleG1(points, scalars))
  expect(await pool.lagrangeAt(5n, 3)).toEqual(kernels.lagrangeAt(5n, 3))
  expect(await pool.isOnCurveG1(points)).toBe(true)
  await expect(pool.msmG1(points, base)).rejects.toThrow(RangeError)
  await expect(pool.ntt(new Uint8Array(96))).rejects.toThrow('no domain')
  pool.close()
  await expect(pool.msmG1(points, scalars)).rejects.toThrow('closed')
})

test('progress of what was asked at once only grows, and ends at 1', async () => {
  const shares: number[] = []
  const pool = openPool({ workers: 2, onProgress: (share) => shares.push(share) })
  await Promise.all([
    pool.multiplesG1(base, scalars),
    pool.multiplesG1(base, others),
    pool.ntt(scalars.slice(0, 16384)),
  ])
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('a cancelled pool fails with the reason of its signal, and stays closed', async () => {
  const controller = new AbortController()
  const pool = openPool({ workers: 2, signal: controller.signal })
  const first = pool.msmG1(points, scalars)
  const second = pool.multiplesG1(base, scalars)
  controller.abort(new Error('not wanted any more'))
  await expect(first).rejects.toThrow('not wanted any more')
  await expect(second).rejects.toThrow('not wanted any more')
  await expect(pool.powersOf(2n, 1n, 3)).rejects.toThrow('not wanted any more')
  expect(() => openPool({ workers: 1, signal: controller.signal })).toThrow('not wanted any more')
})
