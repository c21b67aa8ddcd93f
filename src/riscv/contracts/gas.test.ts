import { encodeDeployData, encodeFunctionData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { BYTES_PER_BLOB } from '../../l1/blobs/blob.ts'
import { versionedHash } from '../../l1/blobs/commitment.ts'
import { loadKzg } from '../../l1/blobs/kzg.ts'
import { type L1Crypto, loadCrypto } from '../../l1/machine/crypto.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { ToyBlob } from '../../testing/contracts/generated/ToyBlob.ts'
import { createTestEvm, type TestEvm } from '../../testing/evm.ts'
import { expectGas, type GasFigures } from '../../testing/gasSnapshot.ts'
import {
  addi,
  BRANCH,
  EBREAK,
  ECALL,
  encodeB,
  encodeI,
  encodeJ,
  encodeR,
  encodeS,
  encodeU,
  JAL,
  JALR,
  LOAD,
  LUI,
  OP,
  STORE,
} from '../../testing/riscv/encode.ts'
import { packExited } from '../../testing/riscv/model.ts'
import { requestOf, type StepCase } from '../../testing/riscv/stepCase.ts'
import { Step } from './generated/Step.ts'

// What each kind of step costs as a transaction of its own, in a machine without a zero byte in its registers.

const DATA = 0x44444440
const TO = 0x88888880
const BLOCK = 0x77777700
const FULL = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [i + 1, 0x11111111 * ((i % 13) + 2)]))
const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => 1 + (i % 255))
const LEAF = [DATA, bytes(32)] as const
const registers = { rd: 5, rs1: 6, rs2: 7 }
const system = (a7: number, a0: number, a1: number, a2: number) => ({ 17: a7, 10: a0, 11: a1, 12: a2 })

function cases(crypto: L1Crypto, opening: Uint8Array): Readonly<Record<string, StepCase>> {
  const { r, s, recovery } = crypto.sign(bytes(32), bytes(32))
  const signature = concatBytes([bytes(32), new Uint8Array(31), Uint8Array.of(27 + recovery), r, s])
  const access = { x: { 6: DATA }, memory: [LEAF], shows: [[DATA, 0]] } as const
  return {
    addi: { word: addi(5, 6, -1) },
    lui: { word: encodeU(LUI, { rd: 5, immediate: 0x12345000 }) },
    sra: { word: encodeR(OP, { ...registers, funct3: 5, funct7: 0x20 }) },
    mulhsu: { word: encodeR(OP, { ...registers, funct3: 2, funct7: 1 }) },
    rem: { word: encodeR(OP, { ...registers, funct3: 6, funct7: 1 }) },
    'bgeu, taken': { word: encodeB(BRANCH, { ...registers, funct3: 7, immediate: 64 }), x: { 6: 9, 7: 8 } },
    'bgeu, not taken': { word: encodeB(BRANCH, { ...registers, funct3: 7, immediate: 64 }), x: { 6: 8, 7: 9 } },
    jal: { word: encodeJ(JAL, { rd: 1, immediate: 2048 }) },
    jalr: { word: encodeI(JALR, { rd: 1, rs1: 6 }), x: { 6: DATA } },
    lh: { word: encodeI(LOAD, { ...registers, funct3: 1 }), ...access },
    lw: { word: encodeI(LOAD, { ...registers, funct3: 2 }), ...access },
    sb: { word: encodeS(STORE, registers), ...access },
    sw: { word: encodeS(STORE, { ...registers, funct3: 2 }), ...access },
    ebreak: { word: EBREAK },
    'illegal instruction': { word: 0xffffffff },
    exit: { word: ECALL, x: system(93, 0, DATA, 0), memory: [LEAF], shows: [[DATA, 0]] },
    'keccak of 256 bytes': {
      word: ECALL,
      x: system(0x100, BLOCK, 256, TO),
      memory: [
        [BLOCK, bytes(256)],
        [TO, bytes(32)],
      ],
      shows: [
        [BLOCK, 3],
        [TO, 0],
      ],
    },
    preimage64: {
      word: ECALL,
      x: system(0x101, DATA, TO, 0),
      memory: [
        [DATA, crypto.keccak256(bytes(64))],
        [TO, bytes(64)],
      ],
      shows: [[DATA, 0], bytes(64), [TO, 1]],
    },
    ecrecover: {
      word: ECALL,
      x: system(0x102, BLOCK, TO, 0),
      memory: [
        [BLOCK, signature],
        [TO, bytes(32)],
      ],
      shows: [
        [BLOCK, 2],
        [TO, 0],
      ],
    },
    'input from a blob': {
      word: ECALL,
      x: system(0x103, 1, 5, TO),
      memory: [[TO, bytes(32)]],
      shows: [[TO, 0], opening],
    },
  }
}

let evm: TestEvm
let step: Hex
let inputs: Hex
let measured: GasFigures
beforeAll(async () => {
  evm = await createTestEvm()
  step = await evm.deploy(Step.bytecode)
  inputs = await evm.deploy(encodeDeployData(ToyBlob))
  measured = await measureAll()
})

async function measureAll(): Promise<GasFigures> {
  const crypto = await loadCrypto()
  const figures: Record<string, GasFigures> = {}
  for (const [name, { x, ...stepCase }] of Object.entries(cases(crypto, await openingOfABlob()))) {
    figures[name] = await measure(requestOf({ ...stepCase, x: { ...FULL, ...x }, pc: 0x66666660 }, crypto.keccak256))
  }
  figures['exited'] = await measure({ packedState: packExited(1, bytes(32), 2 ** 50), witness: new Uint8Array(0) })
  return { deployment: (await evm.send({ data: Step.bytecode })).gasUsed, steps: figures }
}

/** What a transaction costs, what of it is for running, and how many bytes it brings. */
async function measure(request: { packedState: Uint8Array; witness: Uint8Array }): Promise<GasFigures> {
  const data = encodeFunctionData({
    abi: Step.abi,
    functionName: 'step',
    args: [bytesToHex(bytes(32)), inputs, bytesToHex(request.packedState), bytesToHex(request.witness)],
  })
  const run = await evm.send({ to: step, data })
  expect(run.ok, run.error ?? '').toBe(true)
  const execution = Number(run.result.execResult.executionGasUsed)
  expect(run.gasUsed).toBe(transactionGas(hexToBytes(data), execution))
  return { transaction: run.gasUsed, execution, bytes: hexToBytes(data).length }
}

/** EIP-7623: who brings many bytes and does little with them pays for the bytes. */
function transactionGas(data: Uint8Array, execution: number): number {
  const zeros = data.filter((byte) => byte === 0).length
  const tokens = zeros + 4 * (data.length - zeros)
  return 21_000 + Math.max(4 * tokens + execution, 10 * tokens)
}

async function openingOfABlob(): Promise<Uint8Array> {
  const kzg = await loadKzg()
  const blob = new Uint8Array(BYTES_PER_BLOB)
  blob.set(bytes(64), 1)
  const commitment = kzg.blobToKzgCommitment(bytesToHex(blob)) as Hex
  const z = bytesToHex(concatBytes([new Uint8Array(1), bytes(31)]))
  const [proof, y] = kzg.computeProof(bytesToHex(blob), z)
  return concatBytes([versionedHash(commitment), z, y, commitment, proof].map((part) => hexToBytes(part)))
}

test('what each step costs is what is committed', () => {
  expectGas(new URL('gas.json', import.meta.url), measured)
})

test('no step comes near 600,000 gas, which is what a dispute may spend on it', () => {
  const steps = Object.entries(measured['steps'] as Record<string, { transaction: number }>)
  for (const [name, { transaction }] of steps) expect(transaction, name).toBeLessThan(150_000)
})
