import { type ProofFigures, proofs } from './proverProofs.ts'

// Runs in the browser's tab.

export async function runProverSuite(): Promise<ProofFigures> {
  return proofs()
}
