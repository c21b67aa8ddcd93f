import { type BytesFigures, bytesPerTransfer } from './l2Bytes.ts'
import { type DisputeFigures, disputes } from './l2Disputes.ts'
import { type MachineFigures, machine } from './l2Machine.ts'
import { type TransferFigures, transfers } from './l2Transfers.ts'

// Runs in the browser's tab. Nothing is estimated: every gas figure is of a transaction that was sealed in this run.

export interface L2Figures extends TransferFigures, MachineFigures, DisputeFigures {
  readonly bytesPerTransfer: BytesFigures
}

export async function runL2Suite(): Promise<L2Figures> {
  return {
    ...(await transfers()),
    ...(await machine()),
    ...(await disputes()),
    bytesPerTransfer: await bytesPerTransfer(),
  }
}
