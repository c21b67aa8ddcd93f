// Why an execution failed, in geth's words, with what the contract gave as its reason.

import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { utf8ToText } from '../../lib/utf8.ts'
import { CODE, RpcFault } from './errors.ts'

const ERROR_STRING = '0x08c379a0'
const PANIC = '0x4e487b71'
const SELECTOR_LENGTH = 10
const WORD_LENGTH = 64

const PANICS: { readonly [code: string]: string } = {
  '0x00': 'generic panic',
  '0x01': 'assert(false)',
  '0x11': 'arithmetic underflow or overflow',
  '0x12': 'division or modulo by zero',
  '0x21': 'enum overflow',
  '0x22': 'invalid encoded storage byte array accessed',
  '0x31': 'out-of-bounds array access; popping on an empty array',
  '0x32': 'out-of-bounds access of an array or bytesN',
  '0x41': 'out of memory',
  '0x51': 'uninitialized function',
}

/** `null`: the data is neither Error(string) nor Panic(uint256); a custom error is the client's to decode. */
export function revertReason(data: Hex): string | null {
  const body = data.slice(SELECTOR_LENGTH)
  if (data.startsWith(PANIC) && body.length === WORD_LENGTH) {
    const code = `0x${BigInt(`0x${body}`).toString(16).padStart(2, '0')}`
    return `panic: ${Object.hasOwn(PANICS, code) ? PANICS[code] : 'unknown panic code'} (${code})`
  }
  if (!data.startsWith(ERROR_STRING) || body.length < 2 * WORD_LENGTH) return null
  const offset = BigInt(`0x${body.slice(0, WORD_LENGTH)}`)
  const length = BigInt(`0x${body.slice(WORD_LENGTH, 2 * WORD_LENGTH)}`)
  const text = body.slice(2 * WORD_LENGTH)
  if (offset !== 32n || length * 2n > BigInt(text.length)) return null
  return utf8ToText(hexToBytes(`0x${text.slice(0, Number(length) * 2)}`))
}

/** The error of `eth_call` and `eth_estimateGas` for a failure that the machine named. */
export function failureToFault(error: string, returned: Uint8Array): RpcFault {
  if (error === 'revert') {
    const data = bytesToHex(returned)
    const reason = revertReason(data)
    return new RpcFault(CODE.reverted, reason === null ? 'execution reverted' : `execution reverted: ${reason}`, data)
  }
  return new RpcFault(CODE.server, MACHINE_WORDS[error] ?? error)
}

const MACHINE_WORDS: { readonly [error: string]: string } = {
  'insufficient balance': 'insufficient funds for gas * price + value',
  'insufficient-funds': 'insufficient funds for gas * price + value',
  'intrinsic-gas-too-low': 'intrinsic gas too low',
}
