import { curves, type MemoryFile, powersOfTau, zKey } from 'snarkjs'
import { afterAll, expect, test } from 'vitest'
import { compiledCube } from '../../testing/prover/cube.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { addPowers, EMPTY_TRANSCRIPT } from '../ceremony/ceremony.ts'
import { startKey } from '../ceremony/startKey.ts'
import { matricesOf } from '../groth16/matrices.ts'
import { readBinFile } from './binFile.ts'
import { writePtau } from './ptau.ts'
import { writeR1cs } from './r1cs.ts'
import { writeZkey } from './zkey.ts'

const HEADER_TO_H = [1, 2, 3, 4, 5, 6, 7, 8, 9]

afterAll(async () => (await curves.getCurveFromName('bn128')).terminate())

test('P14: from our powers and our circuit snarkjs makes the key that we make, to the byte', async () => {
  const tools = await loadTools()
  const matrices = matricesOf(compiledCube)
  const circuit = new Uint8Array(32)
  // Of twice the domain: snarkjs leaves out the last power where a ceremony is just big enough, and its basis is another then.
  const wide = { matrices: { ...matrices, power: matrices.power + 1 }, circuit }
  const secrets = { tau: 1234567n, alpha: 89n, beta: 97n }
  const { powers } = addPowers(wide, EMPTY_TRANSCRIPT, secrets, tools).powers[0] ?? {}
  if (powers === undefined) throw new Error('one has contributed')

  const prepared: MemoryFile = { type: 'mem' }
  const theirs: MemoryFile = { type: 'mem' }
  await powersOfTau.preparePhase2(writePtau(powers), prepared)
  await zKey.newZKey(writeR1cs(matrices), prepared, theirs)

  const half = (list: Uint8Array) => list.subarray(0, list.length / 2)
  const { tauG1, tauG2, alphaG1, betaG1, betaG2 } = powers
  const [tau, tauInG2, alpha, beta] = [tauG1, tauG2, alphaG1, betaG1].map(half)
  if (!tau || !tauInG2 || !alpha || !beta) throw new Error('four lists')
  const narrow = { tauG1: tau, tauG2: tauInG2, alphaG1: alpha, betaG1: beta, betaG2 }
  const ours = readBinFile(writeZkey(startKey(narrow, matrices, circuit, tools.kernels), matrices), 'zkey', 1)
  const sections = readBinFile(theirs.data ?? new Uint8Array(), 'zkey', 1)
  for (const id of HEADER_TO_H) expect(ours.get(id), `section ${id}`).toEqual(sections.get(id)?.slice())
})

test('a container that is not exactly one is refused', () => {
  const file = writeR1cs(matricesOf(compiledCube))
  expect([...readBinFile(file, 'r1cs', 1).keys()]).toEqual([1, 2, 3])
  expect(() => readBinFile(file, 'zkey', 1)).toThrow('not a .zkey file')
  expect(() => readBinFile(file, 'r1cs', 2)).toThrow('not version 2')
  expect(() => readBinFile(file.subarray(0, 20), 'r1cs', 1)).toThrow('missing')
  expect(() => readBinFile(file.subarray(0, file.length - 1), 'r1cs', 1)).toThrow('longer than the file')
  expect(() => readBinFile(Uint8Array.of(...file, 0), 'r1cs', 1)).toThrow('after the last section')
})
