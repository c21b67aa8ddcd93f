import type { EVM, EVMResult, InterpreterStep, Message } from '@ethereumjs/evm'
import { bytesToHex } from '../../lib/hex.ts'
import { createRecorder } from './recorder.ts'
import type { Trace } from './trace.ts'

// ethereumjs tells of steps only while somebody listens: attach for one transaction, then detach.

export interface AttachedRecorder {
  /** The trace of what has run since; call it once, after the transaction. */
  finish(): Trace
  detach(): void
}

export function attachRecorder(evm: Pick<EVM, 'events'>, options: { maxSteps?: number } = {}): AttachedRecorder {
  const recorder = createRecorder(options)

  const onMessage = (message: Message) => {
    const address = message.to === undefined ? null : bytesToHex(message.to.bytes)
    recorder.enter({
      from: bytesToHex(message.caller.bytes),
      address,
      codeAddress: message._codeAddress === undefined ? address : bytesToHex(message._codeAddress.bytes),
      value: message.value,
      input: message.data,
      gas: Number(message.gasLimit),
    })
  }
  const onStep = ({ pc, opcode, gasLeft, stack, memory }: InterpreterStep) => {
    const fee = Number(opcode.dynamicFee ?? opcode.fee)
    recorder.step({ pc, op: opcode.code, gasLeft: Number(gasLeft), fee, stack, memory })
  }
  const onResult = ({ execResult, createdAddress }: EVMResult) => {
    recorder.leave({
      gasUsed: Number(execResult.executionGasUsed),
      output: execResult.returnValue,
      error: execResult.exceptionError?.error ?? null,
      created: createdAddress === undefined ? null : bytesToHex(createdAddress.bytes),
    })
  }

  evm.events.on('beforeMessage', onMessage)
  evm.events.on('step', onStep)
  evm.events.on('afterMessage', onResult)
  return {
    finish: () => recorder.finish(),
    detach() {
      evm.events.off('beforeMessage', onMessage)
      evm.events.off('step', onStep)
      evm.events.off('afterMessage', onResult)
    },
  }
}
