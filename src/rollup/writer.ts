// Numbers of a fixed width, big-endian, as hashes and records have them.

import type { Hex } from '../kernel/types.ts'
import { hexToBytes } from '../lib/hex.ts'

export interface Writer {
  readonly bytes: Uint8Array<ArrayBuffer>
  at: number
}

export const createWriter = (size: number): Writer => ({ bytes: new Uint8Array(size), at: 0 })

export function putByte(writer: Writer, value: number): void {
  writer.bytes[writer.at++] = value
}

export function putUint32(writer: Writer, value: number): void {
  new DataView(writer.bytes.buffer).setUint32(writer.at, value)
  writer.at += 4
}

export function putUint64(writer: Writer, value: bigint): void {
  new DataView(writer.bytes.buffer).setBigUint64(writer.at, value)
  writer.at += 8
}

export function putBytes(writer: Writer, bytes: Uint8Array): void {
  writer.bytes.set(bytes, writer.at)
  writer.at += bytes.length
}

/** 20 bytes; the hex of an address is checked where it comes in. */
export function putAddress(writer: Writer, address: Hex): void {
  putBytes(writer, hexToBytes(address))
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
