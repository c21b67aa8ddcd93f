import { type ProofFigures, proofs } from './proverProofs.ts'

export type ProverFigures = ProofFigures

export async function runProverSuite(): Promise<ProverFigures> {
  return proofs()
}
