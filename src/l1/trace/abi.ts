import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  decodeAbiParameters,
  decodeErrorResult,
  decodeEventLog,
  decodeFunctionData,
  toFunctionSelector,
} from 'viem'
import type { Hex } from '../../kernel/types.ts'
import type { Artifact } from './artifact.ts'

// Bytes as the contracts' own words: calls, answers, events, refusals. What does not decode is `null`, never a guess
// presented as a fact: `isGuess` says that the contract is not known and only the selector fits.

export interface AbiRegistry {
  /** The contract known to stand at an address. */
  readonly at: (address: Hex | null) => Artifact | null
  readonly all: readonly Artifact[]
}

export interface DecodedArgument {
  /** Empty when the source gives none. */
  readonly name: string
  readonly type: string
  readonly value: DecodedValue
}
/** Addresses and bytes as lower-case hex; structs and arrays as arguments of their own. */
export type DecodedValue = bigint | boolean | string | readonly DecodedArgument[]

export interface DecodedCall {
  readonly contract: string
  /** `constructor` for a creation, `receive` for ether without data. */
  readonly name: string
  readonly arguments: readonly DecodedArgument[]
  /** `null` while there is no answer, or none that decodes. */
  readonly results: readonly DecodedArgument[] | null
  readonly isGuess: boolean
}

export interface DecodedLog {
  readonly contract: string
  readonly name: string
  readonly arguments: readonly (DecodedArgument & { readonly indexed: boolean })[]
  readonly isGuess: boolean
}

export type DecodedRevert =
  /** No data: an EVM fault, or a bare `revert()`. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'panic'; readonly code: number; readonly reason: PanicReason }
  | {
      readonly kind: 'custom'
      readonly contract: string
      readonly name: string
      readonly arguments: readonly DecodedArgument[]
    }
  | { readonly kind: 'unknown'; readonly data: Hex }

export type PanicReason =
  | 'compiler'
  | 'assertion'
  | 'overflow'
  | 'division-by-zero'
  | 'no-such-enum-value'
  | 'damaged-storage-bytes'
  | 'pop-of-empty-array'
  | 'index-out-of-bounds'
  | 'out-of-memory'
  | 'call-of-nothing'
  | 'other'

/** The codes that solc gives to faults it checks for itself. */
const PANIC_REASONS = new Map<number, PanicReason>([
  [0x00, 'compiler'],
  [0x01, 'assertion'],
  [0x11, 'overflow'],
  [0x12, 'division-by-zero'],
  [0x21, 'no-such-enum-value'],
  [0x22, 'damaged-storage-bytes'],
  [0x31, 'pop-of-empty-array'],
  [0x32, 'index-out-of-bounds'],
  [0x41, 'out-of-memory'],
  [0x51, 'call-of-nothing'],
])

export function createAbiRegistry({
  artifacts,
  deployed,
}: {
  artifacts: readonly Artifact[]
  deployed: readonly { readonly address: Hex; readonly name: string | null }[]
}): AbiRegistry {
  const byName = new Map(artifacts.map((artifact) => [artifact.name, artifact]))
  const byAddress = new Map(
    deployed.map(({ address, name }) => [address.toLowerCase(), byName.get(name ?? '') ?? null]),
  )
  return { at: (address) => byAddress.get(address?.toLowerCase() ?? '') ?? null, all: artifacts }
}

export function decodeCall(
  registry: AbiRegistry,
  { to, input, output = null }: { to: Hex | null; input: Hex; output?: Hex | null },
): DecodedCall | null {
  const known = registry.at(to)
  if (known !== null) return decodeCallBy(known, input, output, false)
  for (const artifact of input.length < 10 ? [] : registry.all) {
    const call = decodeCallBy(artifact, input, output, true)
    if (call !== null) return call
  }
  return null
}

function decodeCallBy(artifact: Artifact, input: Hex, output: Hex | null, isGuess: boolean): DecodedCall | null {
  const { abi, name: contract } = artifact
  if (input === '0x') {
    const receives = abi.some(({ type }) => type === 'receive')
    return receives ? { contract, name: 'receive', arguments: [], results: null, isGuess } : null
  }
  const method = methodsOf(abi).get(input.slice(0, 10))
  if (method === undefined) return null
  const decoded = orNull(() => decodeFunctionData({ abi: [method] as Abi, data: input }))
  if (decoded === null) return null
  const answer = output === null ? null : orNull(() => decodeAbiParameters(method.outputs, output))
  return {
    contract,
    name: method.name,
    arguments: toArguments(method.inputs, decoded.args ?? []),
    results: answer && toArguments(method.outputs, answer),
    isGuess,
  }
}

const methodsByAbi = new WeakMap<Abi, Map<string, AbiFunction>>()

/** By selector. A selector is a hash of the signature: computed once for each ABI. */
function methodsOf(abi: Abi): Map<string, AbiFunction> {
  const methods =
    methodsByAbi.get(abi) ??
    new Map(abi.filter((item) => item.type === 'function').map((item) => [toFunctionSelector(item), item]))
  methodsByAbi.set(abi, methods)
  return methods
}

/** Knows a contract by its creation code; what follows that are the constructor's arguments. */
export function decodeCreation(registry: AbiRegistry, initcode: Hex): DecodedCall | null {
  const artifact = registry.all.find(({ bytecode }) => bytecode.length > 2 && initcode.startsWith(bytecode))
  if (artifact === undefined) return null
  const declared = artifact.abi.find(({ type }) => type === 'constructor')
  const inputs = declared?.type === 'constructor' ? declared.inputs : []
  const values = orNull(() => decodeAbiParameters(inputs, `0x${initcode.slice(artifact.bytecode.length)}`))
  if (values === null) return null
  return {
    contract: artifact.name,
    name: 'constructor',
    arguments: toArguments(inputs, values),
    results: null,
    isGuess: false,
  }
}

export function decodeLog(
  registry: AbiRegistry,
  log: { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex },
): DecodedLog | null {
  const known = registry.at(log.address)
  for (const artifact of known === null ? registry.all : [known]) {
    const decoded = decodeLogBy(artifact, log, known === null)
    if (decoded !== null) return decoded
  }
  return null
}

function decodeLogBy(
  artifact: Artifact,
  { topics, data }: { readonly topics: readonly Hex[]; readonly data: Hex },
  isGuess: boolean,
): DecodedLog | null {
  for (const event of artifact.abi.filter((item): item is AbiEvent => item.type === 'event')) {
    const decoded = orNull(() => decodeEventLog({ abi: [event] as Abi, topics: topics as [Hex, ...Hex[]], data }))
    if (decoded === null) continue
    const values = event.inputs.map(({ name }, i) => fieldOf(decoded.args, name, i))
    const fields = toArguments(event.inputs, values)
    return {
      contract: artifact.name,
      name: event.name,
      arguments: fields.map((field, i) => ({ ...field, indexed: event.inputs[i]?.indexed ?? false })),
      isGuess,
    }
  }
  return null
}

/** viem gives an event's arguments by name, or as a list when one has none. */
function fieldOf(args: unknown, name: string | undefined, index: number): unknown {
  if (Array.isArray(args)) return args[index]
  return (args as Record<string, unknown> | undefined)?.[name ?? '']
}

/** `from`: the contract that reverted, tried first; errors also travel up through contracts that do not declare them. */
export function decodeRevert(registry: AbiRegistry, data: Hex, from: Hex | null = null): DecodedRevert {
  if (data === '0x') return { kind: 'silent' }
  const known = registry.at(from)
  for (const artifact of known === null ? registry.all : [known, ...registry.all]) {
    const decoded = orNull(() => decodeErrorResult({ abi: artifact.abi, data }))
    if (decoded === null) continue
    const { errorName, abiItem, args = [] } = decoded
    if (errorName === 'Error') return { kind: 'message', message: String(args[0]) }
    if (errorName === 'Panic') return toPanic(args[0])
    const inputs = abiItem.type === 'error' ? abiItem.inputs : []
    return { kind: 'custom', contract: artifact.name, name: errorName, arguments: toArguments(inputs, args) }
  }
  return decodeBuiltIn(data)
}

function decodeBuiltIn(data: Hex): DecodedRevert {
  const decoded = orNull(() => decodeErrorResult({ abi: [], data }))
  if (decoded?.errorName === 'Error') return { kind: 'message', message: String(decoded.args?.[0]) }
  if (decoded?.errorName === 'Panic') return toPanic(decoded.args?.[0])
  return { kind: 'unknown', data }
}

function toPanic(code: unknown): DecodedRevert {
  const number = Number(code)
  return { kind: 'panic', code: number, reason: PANIC_REASONS.get(number) ?? 'other' }
}

function toArguments(parameters: readonly AbiParameter[], values: readonly unknown[]): DecodedArgument[] {
  return parameters.map((parameter, i) => toArgument(parameter, values[i]))
}

function toArgument(parameter: AbiParameter, value: unknown): DecodedArgument {
  return { name: parameter.name ?? '', type: readableType(parameter), value: toValue(parameter, value) }
}

function toValue(parameter: AbiParameter, value: unknown): DecodedValue {
  const array = /^(.*)\[\d*\]$/.exec(parameter.type)
  if (array && Array.isArray(value)) {
    const item = { ...parameter, type: array[1] ?? '', ...innerOf(parameter) } as AbiParameter
    return value.map((element, i) => ({ ...toArgument(item, element), name: String(i) }))
  }
  if ('components' in parameter && typeof value === 'object' && value !== null) {
    return parameter.components.map((field, i) => toArgument(field, fieldOf(value, field.name, i)))
  }
  if (parameter.type === 'address' || parameter.type.startsWith('bytes')) return String(value).toLowerCase()
  if (typeof value === 'number') return BigInt(value)
  return typeof value === 'bigint' || typeof value === 'boolean' ? value : String(value)
}

/** `struct Book.Entry[]` → `struct Book.Entry` for the elements. */
function innerOf({ internalType }: AbiParameter): { internalType?: string } {
  return internalType === undefined ? {} : { internalType: internalType.replace(/\[\d*\]$/, '') }
}

/** The source's name of a type where the ABI only knows a tuple. */
function readableType({ type, internalType }: AbiParameter): string {
  return type.startsWith('tuple') && internalType ? internalType : type
}

/** viem throws at bytes that do not fit; that is an answer here, not a fault. */
function orNull<T>(decode: () => T): T | null {
  try {
    return decode()
  } catch {
    return null
  }
}
