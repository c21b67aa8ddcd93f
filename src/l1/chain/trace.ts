import type { InterpreterStep } from '@ethereumjs/evm'
import { type ExecutedTx, openBlock } from '../block/execute.ts'
import { blockAt } from './environment.ts'
import { hashOfBlock } from './head.ts'
import type { L1State, TxPlace } from './state.ts'

/** Told of each opcode. The step holds live views of the EVM's stack and memory: copy what you keep. */
export type StepListener = (step: InterpreterStep) => void

/** A sealed transaction once more, on the world as it found it. Only here does the EVM say what it does. */
export function traceTransaction(l1: L1State, place: TxPlace, onStep: StepListener): Promise<ExecutedTx> {
  const { header, before, transactions } = blockAt(l1, place.block)
  const parent = blockAt(l1, place.block - 1)
  const record = transactions[place.index]
  if (record === undefined) throw new RangeError(`block ${place.block} has no transaction ${place.index}`)
  return l1.machine.exclusive(async (bench) => {
    const open = await openBlock(bench, {
      parent: parent.header,
      world: before,
      timestamp: header.timestamp,
      coinbase: header.coinbase.bytes,
      gasLimit: header.gasLimit,
      prevRandao: header.mixHash,
      extraData: header.extraData,
      baseFeePerGas: header.baseFeePerGas ?? 0n,
      blockHash: (number) => hashOfBlock(l1, number),
    })
    for (const { tx } of transactions.slice(0, place.index)) await open.run(tx)
    bench.evm.events.on('step', onStep)
    try {
      return await open.run(record.tx)
    } finally {
      bench.evm.events.off('step', onStep)
    }
  })
}
