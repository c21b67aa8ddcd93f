export type Keccak = (bytes: Uint8Array) => Uint8Array

export const HASH_BYTES = 32
