import { afterEach, beforeEach, expect, test } from 'vitest'
import { Cancelled } from '../../kernel/refusal.ts'
import type { Progress } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { type Cube, compiledCube, cube } from '../../testing/prover/cube.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { proofOf } from '../groth16/calldata.ts'
import { digestOf, matricesOf } from '../groth16/matrices.ts'
import { verifyingKeyOf } from '../groth16/setup.ts'
import { verify } from '../groth16/verify.ts'
import { openInline } from '../kernels/line.ts'
import { createPool } from '../pool.ts'
import { createMemoryStore, type ProverHost, type ProverStore, setProverHost } from './host.ts'
import { forgetPrepared, nameOf } from './prepare.ts'
import { preparedBytes, preparedFrom } from './prepared.ts'
import { proveWith } from './service.ts'
import { timings } from './timings.ts'
import type { CircuitPlan, Request } from './types.ts'

const { kernels, keccak, pairing } = await loadTools()
const matrices = matricesOf(compiledCube)
const secrets = { tau: 11n, alpha: 22n, beta: 33n, delta: 44n }
const plan: CircuitPlan<Cube> = {
  name: 'cube',
  circuit: cube,
  secrets,
  known: {
    circuit: digestOf(matrices, keccak),
    verifying: await verifyingKeyOf({ matrices, secrets, work: kernels }),
  },
}

let told: string[] = []
let opened = 0
const open = new Set<object>()
let before: ProverHost
let entries: Map<string, Uint8Array>

const store: ProverStore = {
  get: async (name) => entries.get(name),
  async put(name, bytes) {
    entries.set(name, bytes)
  },
}
const openWorkers = () => {
  const pool = createPool({ lines: [openInline(), openInline()] })
  opened++
  open.add(pool)
  return {
    ...pool,
    close(reason?: unknown) {
      open.delete(pool)
      pool.close(reason)
    },
  }
}

beforeEach(() => {
  told = []
  opened = 0
  open.clear()
  entries = new Map()
  before = setProverHost({ openWorkers, store })
  forgetPrepared()
})
afterEach(() => {
  setProverHost(before)
})

const tell = async ({ task }: Progress) => {
  if (told.at(-1) !== task) told.push(task)
}
const asked = (changes: Partial<Request<Cube>> = {}): Request<Cube> => ({
  plan,
  input: { root: 3n, claimed: 35n },
  blinding: [7n, 11n],
  tools: { keccak, pairing },
  tell,
  ...changes,
})
const accepted = (proof: string, publicInputs: readonly bigint[]) => {
  const points = proofOf(hexToBytes(proof))
  if (points === null) throw new Error('no proof at all')
  return verify({ key: plan.known.verifying, publicInputs, proof: points, work: kernels, pairing })
}
const proofOfIt = async (changes?: Partial<Request<Cube>>): Promise<string> => {
  const made = await proveWith(asked(changes))
  if (!made.ok) throw new Error(made.failure.constraint)
  return made.proof
}

test('what an input fits is proven, and how far it is is told by task', async () => {
  const made = await proveWith(asked())
  if (!made.ok) throw new Error('not made')
  expect(made.publicInputs).toEqual([35n])
  expect(await accepted(made.proof, made.publicInputs)).toBe(true)
  expect(told).toEqual(['witness', 'circuit', 'key', 'proof'])
  expect([opened, open.size]).toEqual([1, 0])
})

test('what it does not fit fails at the first constraint, and nobody has to compute', async () => {
  const made = await proveWith(asked({ input: { root: 3n, claimed: 36n } }))
  expect(made).toEqual({
    ok: false,
    publicInputs: [36n],
    failure: { constraint: 'claimed', a: 35n, b: 1n, c: 36n, broken: 1 },
  })
  expect(opened).toBe(0)
})

test('the same is asked again: the proof is kept, and by another’s blinding it is another', async () => {
  const first = await proofOfIt()
  expect(await proofOfIt()).toBe(first)
  expect(opened).toBe(1)
  expect(await proofOfIt({ blinding: [7n, 12n] })).not.toBe(first)
  forgetPrepared()
  told = []
  expect(await proofOfIt({ blinding: [7n, 13n] })).not.toBe(first)
  expect(told).toEqual(['witness', 'proof'])
  setProverHost({ store: createMemoryStore() })
  forgetPrepared()
  expect(await proofOfIt()).toBe(first)
})

test('a kept proof that is spoilt, or another’s, is made again', async () => {
  const first = await proofOfIt()
  const other = await proofOfIt({ input: { root: 2n, claimed: 15n } })
  const names = [...entries.keys()].filter((name) => name.startsWith('proof'))
  expect(names.length).toBe(2)
  for (const bytes of [hexToBytes(other), hexToBytes(first).fill(0, 0, 1), new Uint8Array(3)]) {
    for (const name of names) entries.set(name, bytes)
    expect(await proofOfIt()).toBe(first)
  }
})

test('a kept key that is spoilt, foreign or cut off is made again', async () => {
  const first = await proofOfIt()
  const good = entries.get('cube')
  if (!good) throw new Error('nothing is kept')
  const spoilt = good.slice()
  spoilt[spoilt.length - 70] = 1 ^ (spoilt[spoilt.length - 70] ?? 0)
  for (const bytes of [spoilt, good.slice(0, -4), new Uint8Array(), new TextEncoder().encode('something else here!')]) {
    entries.clear()
    entries.set('cube', bytes)
    forgetPrepared()
    told = []
    expect(await proofOfIt()).toBe(first)
    expect(told).toContain('key')
    expect(entries.get('cube')).toEqual(good)
  }
})

test('a kept key that looks whole and proves nothing is noticed by its proof', async () => {
  const first = await proofOfIt()
  const other: CircuitPlan<Cube> = { ...plan, name: 'other' }
  const name = nameOf(plan.known, keccak)
  const prepared = preparedFrom(name, entries.get('cube') ?? new Uint8Array())
  if (!prepared) throw new Error('nothing is kept')
  const key = { ...prepared.key, l: prepared.key.a.slice(0, prepared.key.l.length) }
  entries.clear()
  entries.set('other', preparedBytes(name, { ...prepared, key }))
  forgetPrepared()
  expect(await proofOfIt({ plan: other })).toBe(first)
  expect(told.filter((task) => task === 'key').length).toBe(2)
})

test('a store that fails is one that forgets', async () => {
  const fails = async () => {
    throw new Error('the disk is full')
  }
  const first = await proofOfIt()
  setProverHost({ store: { get: fails, put: fails } })
  forgetPrepared()
  expect(await proofOfIt()).toBe(first)
})

test.each(['witness', 'circuit', 'key', 'proof'])(
  'cancelled at %s, it leaves no workers, and works again',
  async (at) => {
    const cancelling = async ({ task }: Progress) => {
      if (task === at) throw new Cancelled()
    }
    await expect(proveWith(asked({ tell: cancelling }))).rejects.toThrow(Cancelled)
    expect(open.size).toBe(0)
    expect(await proofOfIt()).toMatch(/^0x[0-9a-f]{512}$/)
    expect(open.size).toBe(0)
  },
)

test('who wants to know is told how long things took, of each the last', async () => {
  let clock = 0
  setProverHost({ now: () => ++clock })
  await proofOfIt()
  await proofOfIt({ blinding: [1n, 2n] })
  const told = timings().filter((each) => each.plan === 'cube')
  expect(told.map(({ what }) => what).sort()).toEqual(['proof', 'setup', 'witness'])
  expect(told.every(({ milliseconds }) => milliseconds === 1)).toBe(true)
})

test('two who ask at once are served one after the other', async () => {
  const both = await Promise.all([proofOfIt(), proofOfIt({ blinding: [1n, 2n] })])
  expect(new Set(both).size).toBe(2)
  expect(told).toEqual(['witness', 'circuit', 'key', 'proof', 'witness', 'proof'])
})

test('a plan that knows another circuit, or another key, is not proven', async () => {
  const circuit = new Uint8Array(32)
  await expect(proofOfIt({ plan: { ...plan, known: { ...plan.known, circuit } } })).rejects.toThrow('another circuit')
  const verifying = { ...plan.known.verifying, deltaG2: plan.known.verifying.betaG2 }
  await expect(proofOfIt({ plan: { ...plan, known: { ...plan.known, verifying } } })).rejects.toThrow('another key')
})
