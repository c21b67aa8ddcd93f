// Numbers and bytes as JSON-RPC writes them: 0x hex, numbers without leading zeros.

import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'

export const toQuantity = (value: bigint | number): Hex => `0x${value.toString(16)}`

export const toData = (bytes: Uint8Array): Hex => bytesToHex(bytes)

export const quantityOrNull = (value: bigint | null): Hex | null => (value === null ? null : toQuantity(value))
