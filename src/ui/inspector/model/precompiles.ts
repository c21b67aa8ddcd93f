// What stands at the lowest addresses without any code: functions of the machine itself, as of Osaka.

const NAMES: { readonly [address: number]: string } = {
  1: 'ecrecover',
  2: 'sha256',
  3: 'ripemd160',
  4: 'identity',
  5: 'modexp',
  6: 'ecAdd',
  7: 'ecMul',
  8: 'ecPairing',
  9: 'blake2f',
  10: 'pointEvaluation',
  11: 'blsG1Add',
  12: 'blsG1Msm',
  13: 'blsG2Add',
  14: 'blsG2Msm',
  15: 'blsPairingCheck',
  16: 'blsMapFpToG1',
  17: 'blsMapFp2ToG2',
  256: 'p256Verify',
}

/** Null for every other address. */
export function precompileAt(address: string | null): string | null {
  if (address === null || !/^0x0{36}/.test(address)) return null
  return NAMES[Number.parseInt(address.slice(-4), 16)] ?? null
}
