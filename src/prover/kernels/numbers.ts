// Single numbers as kernels take them (SPEC P2).

export function littleEndian(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  for (let at = 0, rest = value; at < 32; at += 8, rest >>= 64n) view.setBigUint64(at, BigInt.asUintN(64, rest), true)
  return bytes
}
