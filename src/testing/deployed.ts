import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeErrorResult,
  decodeFunctionResult,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
} from 'viem'
import { expect } from 'vitest'
import type { Hex } from '../kernel/types.ts'
import type { TestAccount, TestEvm, TestRun } from './evm.ts'

// A contract on the test machine, spoken to by the names of its functions, with what the compiler knows of them.

type Mutability = 'pure' | 'view' | 'nonpayable' | 'payable'
type Name<A extends Abi> = ContractFunctionName<A, Mutability>
type Args<A extends Abi, N extends Name<A>> = ContractFunctionArgs<A, Mutability, N>

export interface Deployed<A extends Abi> {
  readonly address: Hex
  readonly abi: A
  encode<N extends Name<A>>(name: N, args: Args<A, N>): Hex
  send<N extends Name<A>>(name: N, args: Args<A, N>, request?: Asked): Promise<TestRun>
  read<N extends Name<A>>(name: N, args: Args<A, N>): Promise<ContractFunctionReturnType<A, Mutability, N>>
}

export interface Asked {
  readonly from?: TestAccount
  readonly value?: bigint
}

export function deployedAt<const A extends Abi>(evm: TestEvm, abi: A, address: Hex): Deployed<A> {
  function encode<N extends Name<A>>(functionName: N, args: Args<A, N>): Hex {
    return encodeFunctionData({ abi, functionName, args } as unknown as EncodeFunctionDataParameters)
  }
  return {
    address,
    abi,
    encode,
    send: (name, args, request = {}) => evm.send({ to: address, data: encode(name, args), ...request }),
    async read(functionName, args) {
      const data = await evm.call(address, encode(functionName, args))
      return decodeFunctionResult({ abi, functionName, data } as never) as never
    },
  }
}

/** The transaction went through. Says why where it did not. */
export function expectDone(run: TestRun, abi: Abi): TestRun {
  expect(run.ok ? 'done' : describeRevert(run, abi)).toBe('done')
  return run
}

/** The transaction was refused with this error of the contract. */
export function expectRefused(run: TestRun, abi: Abi, errorName: string, args?: readonly unknown[]): void {
  expect(run.ok).toBe(false)
  const decoded = decodeErrorResult({ abi, data: run.output })
  expect(decoded.errorName).toBe(errorName)
  if (args !== undefined) expect(decoded.args ?? []).toEqual(args)
}

function describeRevert(run: TestRun, abi: Abi): string {
  if (run.output === '0x') return run.error ?? 'reverted'
  const { errorName, args } = decodeErrorResult({ abi, data: run.output })
  return `${errorName}(${(args ?? []).join(', ')})`
}
