import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bytesOfG1, bytesOfNumbers, g1 } from '../../testing/bn254.ts'
import { openPool } from '../workers.ts'
import { loadKernels } from './kernels.ts'
import { type Answer, createAnswerer, type Numbered, type Request } from './requests.ts'

// Browsers' workers, played by this thread: messages are copied as theirs are, and arrive later.

const kernels = await loadKernels()
let started: PlayedWorker[] = []

class PlayedWorker extends EventTarget {
  readonly answer = createAnswerer(kernels)
  readonly requests: Request[] = []
  terminated = false

  constructor() {
    super()
    started.push(this)
  }

  postMessage(message: Numbered): void {
    const { id, request } = structuredClone(message)
    this.requests.push(request)
    queueMicrotask(() => {
      if (this.terminated) return
      this.dispatchEvent(new MessageEvent('message', { data: this.answered(id, request) }))
    })
  }

  answered(id: number, request: Request): Answer {
    try {
      return { id, result: this.answer(request) }
    } catch (error) {
      return { id, error: String(error) }
    }
  }

  terminate(): void {
    this.terminated = true
  }
}

beforeEach(() => {
  started = []
  vi.stubGlobal('Worker', PlayedWorker)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const count = 601
const scalars = kernels.powersOf(7n, 3n, count)
const points = kernels.multiplesG1(bytesOfG1([g1.generator]), scalars)
const callsOf = ({ requests }: PlayedWorker) => requests.flatMap((each) => ('call' in each ? [each] : []))

test('a sum is split over all workers, and their parts are added', async () => {
  const pool = openPool({ workers: 3 })
  expect(await pool.msmG1(points, scalars)).toEqual(kernels.msmG1(points, scalars))
  expect(started.length).toBe(3)
  for (const worker of started) expect(callsOf(worker).some(({ call }) => call === 'msmG1')).toBe(true)
  expect(await pool.multiplesG1(bytesOfG1([g1.generator]), scalars)).toEqual(points)
  for (const worker of started) expect(callsOf(worker).some(({ call }) => call === 'multiplesG1')).toBe(true)
})

test('what is held goes over once, each worker its part, and is let go by name', async () => {
  const pool = openPool({ workers: 2 })
  await pool.hold('a', points, 'G1')
  const kept = started.map(({ requests }) =>
    requests.reduce((sum, each) => sum + ('keep' in each ? each.list.length : 0), 0),
  )
  expect(kept).toEqual([300 * 64, 301 * 64])
  for (let i = 0; i < 2; i++) expect(await pool.msmG1(points, scalars)).toEqual(kernels.msmG1(points, scalars))
  const sums = started.flatMap(callsOf).filter(({ call }) => call === 'msmG1')
  expect(sums.map(({ args }) => args[0])).toEqual(Array.from({ length: 4 }, () => ({ kept: 'a' })))
  await pool.release('a')
  expect(await pool.msmG1(points, scalars)).toEqual(kernels.msmG1(points, scalars))
})

test('what is asked at the same time goes to different workers', async () => {
  const pool = openPool({ workers: 2 })
  const list = kernels.powersOf(2n, 1n, 8)
  await Promise.all([pool.ntt(list), pool.ontoOddHalf(list)])
  expect(started.map((worker) => callsOf(worker).map(({ call }) => call))).toEqual([['ntt'], ['ontoOddHalf']])
})

test('a cancelled pool ends its workers and fails what they owe', async () => {
  const controller = new AbortController()
  const pool = openPool({ workers: 2, signal: controller.signal })
  const sum = pool.msmG1(points, scalars)
  controller.abort(new Error('not wanted'))
  await expect(sum).rejects.toThrow('not wanted')
  await expect(pool.ntt(bytesOfNumbers([1n, 2n]))).rejects.toThrow('not wanted')
  expect(started.map(({ terminated }) => terminated)).toEqual([true, true])
})

test('a worker that fails, fails what was asked of it; one that stops, everything', async () => {
  const pool = openPool({ workers: 1 })
  await expect(pool.ntt(new Uint8Array(96))).rejects.toThrow('no domain')
  const product = pool.multiplyEach(bytesOfNumbers([3n]), bytesOfNumbers([5n]))
  expect(await product).toEqual(bytesOfNumbers([15n]))
  const lost = pool.ntt(bytesOfNumbers([1n, 2n]))
  started[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
  await expect(lost).rejects.toThrow('out of memory')
  await expect(pool.ntt(bytesOfNumbers([1n, 2n]))).rejects.toThrow('out of memory')
})
