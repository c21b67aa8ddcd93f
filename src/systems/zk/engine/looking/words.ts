import type { Hex } from '../../../../kernel/types.ts'

/** 32 bytes, big-endian: how contracts have numbers. */
export const word = (number: bigint): Hex => `0x${number.toString(16).padStart(64, '0')}`
