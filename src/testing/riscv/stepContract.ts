// Step, deployed on our L1 machine and called without blocks: a call costs a millisecond.

import { Account, Address } from '@ethereumjs/util'
import { decodeErrorResult, encodeFunctionData } from 'viem'
import type { Hex } from '../../kernel/types.ts'
import { type L1Machine, machineFor } from '../../l1/machine/machine.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { Step } from '../../riscv/contracts/generated/Step.ts'
import { ToyInputs } from '../contracts/generated/ToyInputs.ts'

export interface StepRequest {
  readonly packedState: Uint8Array
  readonly witness: Uint8Array
  readonly context?: Uint8Array
  readonly gasLimit?: bigint
}

export type StepOutcome =
  | { readonly ok: true; readonly stateHash: Hex; readonly gasUsed: bigint }
  /** `data` is what was reverted with; empty when the gas ran out. */
  | { readonly ok: false; readonly error: string; readonly data: Hex }

export interface StepContract {
  readonly keccak256: (bytes: Uint8Array) => Uint8Array
  /** Of the contract that is asked for the words of the input. */
  readonly inputs: Hex
  readonly step: (request: StepRequest) => Promise<StepOutcome>
  readonly hashOf: (packedState: Uint8Array) => Promise<StepOutcome>
}

const NO_CONTEXT = new Uint8Array(32)
const FOUNDER = new Address(new Uint8Array(20).fill(0xaa))

/** `inputsCode`: what makes the contract of the input. */
export async function createStepContract(inputsCode: Hex = ToyInputs.bytecode): Promise<StepContract> {
  const machine = await machineFor(31_337, 'bpo2')
  const { world, step, inputs } = await deployed(machine, inputsCode)

  const call = (data: Uint8Array, gasLimit: bigint): Promise<StepOutcome> =>
    machine.exclusive(async ({ evm, state }) => {
      state.load(world)
      const { execResult } = await evm.runCall({ to: step, data, gasLimit })
      const { exceptionError, returnValue, executionGasUsed } = execResult
      return exceptionError === undefined
        ? { ok: true, stateHash: bytesToHex(returnValue), gasUsed: executionGasUsed }
        : { ok: false, error: exceptionError.error, data: bytesToHex(returnValue) }
    })

  return {
    keccak256: machine.crypto.keccak256,
    inputs: bytesToHex(inputs.bytes),
    step: ({ packedState, witness, context = NO_CONTEXT, gasLimit = 10_000_000n }) =>
      call(callData({ packedState, witness, context, inputs: inputs.bytes }), gasLimit),
    hashOf: (packedState) =>
      call(
        hexToBytes(encodeFunctionData({ abi: Step.abi, functionName: 'hashOf', args: [bytesToHex(packedState)] })),
        10_000_000n,
      ),
  }
}

async function deployed({ exclusive }: L1Machine, inputsCode: Hex) {
  return exclusive(async ({ evm, state }) => {
    await state.putAccount(FOUNDER, new Account(0n, 10n ** 20n))
    const create = async (bytecode: Hex) => {
      const { createdAddress, execResult } = await evm.runCall({
        caller: FOUNDER,
        data: hexToBytes(bytecode),
        gasLimit: 10_000_000n,
      })
      if (createdAddress === undefined || execResult.exceptionError) throw new Error('no contract was made')
      return createdAddress
    }
    const step = await create(Step.bytecode)
    const inputs = await create(inputsCode)
    return { step, inputs, world: state.seal() }
  })
}

/** By hand: the general encoder takes longer than the call. */
export function callData({
  packedState,
  witness,
  context,
  inputs,
}: Required<Omit<StepRequest, 'gasLimit'>> & { readonly inputs: Uint8Array }): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 32) * 32
  const witnessAt = 128 + 32 + padded(packedState.length)
  const data = new Uint8Array(4 + witnessAt + 32 + padded(witness.length))
  const view = new DataView(data.buffer, 4)
  const args = data.subarray(4)
  data.set(SELECTOR)
  args.set(context)
  args.set(inputs, 32 + 12)
  view.setUint32(64 + 28, 128)
  view.setUint32(96 + 28, witnessAt)
  view.setUint32(128 + 28, packedState.length)
  args.set(packedState, 160)
  view.setUint32(witnessAt + 28, witness.length)
  args.set(witness, witnessAt + 32)
  return data
}

const SELECTOR = hexToBytes(
  encodeFunctionData({
    abi: Step.abi,
    functionName: 'step',
    args: [bytesToHex(NO_CONTEXT), bytesToHex(new Uint8Array(20)), '0x', '0x'],
  }).slice(0, 10),
)

/** Which of Step's or its input's errors it was, with its facts. */
export function revertOf(outcome: StepOutcome): { readonly errorName: string; readonly args?: readonly unknown[] } {
  if (outcome.ok) throw new Error(`it did not revert but gave ${outcome.stateHash}`)
  return decodeErrorResult({ abi: [...Step.abi, ...ToyInputs.abi], data: outcome.data })
}
