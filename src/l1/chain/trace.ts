import type { EVM, InterpreterStep } from '@ethereumjs/evm'
import type { Hex } from '../../kernel/types.ts'
import { mapGet } from '../../lib/persistentMap.ts'
import { type ExecutedTx, openBlock } from '../block/execute.ts'
import { attachRecorder } from '../trace/attach.ts'
import type { Trace } from '../trace/trace.ts'
import { blockAt } from './environment.ts'
import { hashOfBlock } from './head.ts'
import type { L1State, TxPlace } from './state.ts'

/** Told of each opcode. The step holds live views of the EVM's stack and memory: copy what you keep. */
export type StepListener = (step: InterpreterStep) => void

export function traceTransaction(l1: L1State, place: TxPlace, onStep: StepListener): Promise<ExecutedTx> {
  return runAgain(l1, place, ({ events }) => {
    events.on('step', onStep)
    return () => events.off('step', onStep)
  })
}

/** Every step of a sealed transaction; `null` for one that is in no block. */
export async function recordTransaction(l1: L1State, hash: Hex): Promise<Trace | null> {
  const place = mapGet(l1.placeByTx, hash)
  if (place === undefined) return null
  let finish: (() => Trace) | null = null
  await runAgain(l1, place, (evm) => {
    const recorder = attachRecorder(evm)
    finish = recorder.finish
    return recorder.detach
  })
  return finish === null ? null : (finish as () => Trace)()
}

/** A sealed transaction once more, on the world as it found it. Only here does the EVM say what it does. */
function runAgain(l1: L1State, place: TxPlace, listen: (evm: Pick<EVM, 'events'>) => () => void): Promise<ExecutedTx> {
  const { header, before, transactions, machine } = blockAt(l1, place.block)
  const parent = blockAt(l1, place.block - 1)
  const record = transactions[place.index]
  if (record === undefined) throw new RangeError(`block ${place.block} has no transaction ${place.index}`)
  return machine.exclusive(async (bench) => {
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
    const stopListening = listen(bench.evm)
    try {
      return await open.run(record.tx)
    } finally {
      stopListening()
    }
  })
}
