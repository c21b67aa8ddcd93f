// What tests use of snarkjs, which comes without types.

declare module 'snarkjs' {
  export interface MemoryFile {
    type: 'mem'
    data?: Uint8Array
  }

  export type Logger = Record<'debug' | 'info' | 'warn' | 'error', (message: string) => void>

  export const groth16: {
    verify(verifyingKey: unknown, publicSignals: readonly string[], proof: unknown): Promise<boolean>
    prove(zkey: Uint8Array, witness: Uint8Array): Promise<{ proof: unknown; publicSignals: string[] }>
  }
  export const r1cs: {
    info(file: Uint8Array): Promise<{ nVars: number; nPubInputs: number; nOutputs: number; nConstraints: number }>
  }
  export const wtns: {
    /** Falls over a false witness when it has nobody to tell. */
    check(r1cs: Uint8Array, witness: Uint8Array, logger: Logger): Promise<boolean>
  }
  export const powersOfTau: {
    preparePhase2(from: Uint8Array, to: MemoryFile): Promise<void>
  }
  export const zKey: {
    newZKey(r1cs: Uint8Array, powers: MemoryFile, to: MemoryFile): Promise<Uint8Array>
    exportVerificationKey(zkey: Uint8Array): Promise<unknown>
  }
  export const curves: {
    getCurveFromName(name: 'bn128'): Promise<{ terminate(): Promise<void> }>
  }
}
