import { equalBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { compile } from '../circuit/compile.ts'
import { verifyingKeyBytes } from '../groth16/calldata.ts'
import { keyName, singleTranscript } from '../groth16/key.ts'
import { digestOf, matricesOf } from '../groth16/matrices.ts'
import { setUp } from '../groth16/setup.ts'
import type { Work } from '../groth16/work.ts'
import { proverHost } from './host.ts'
import { type Prepared, preparedBytes, preparedFrom } from './prepared.ts'
import { timing } from './timings.ts'
import type { KnownKey, Request } from './types.ts'
import type { Watcher } from './watch.ts'

// A compiled circuit and its key: in memory, or kept by the host, or made now.

export interface Preparing<Input> extends Pick<Request<Input>, 'plan' | 'tools'> {
  readonly work: Work
  readonly watcher: Watcher
}

/** Of the last plan only: they are large. */
let last: { readonly name: string; readonly prepared: Prepared } | null = null

export function forgetPrepared(): void {
  last = null
}

export async function prepare<Input>(preparing: Preparing<Input>): Promise<Prepared> {
  const { plan, tools, watcher } = preparing
  const name = nameOf(plan.known, tools.keccak)
  const text = bytesToHex(name)
  if (last?.name === text) return last.prepared
  last = null
  const bytes = await keptUnder(plan.name)
  const found = bytes === undefined ? null : preparedFrom(name, bytes)
  const prepared = found ?? (await made(preparing))
  watcher.throwIfAborted()
  if (found === null) await keep(plan.name, preparedBytes(name, prepared))
  last = { name: text, prepared }
  return prepared
}

/** What is kept did not do: it is made anew, and kept. */
export async function prepareAnew<Input>(preparing: Preparing<Input>): Promise<Prepared> {
  forgetPrepared()
  await keep(preparing.plan.name, new Uint8Array())
  return prepare(preparing)
}

export const nameOf = ({ circuit, verifying }: KnownKey, keccak: (bytes: Uint8Array) => Uint8Array): Uint8Array =>
  keyName(circuit, singleTranscript(verifying), keccak)

async function made<Input>({ plan, tools, work, watcher }: Preparing<Input>): Promise<Prepared> {
  const ready = timing(plan.name, 'setup')
  const report = async (share: number) => {
    watcher.report('circuit', share)
    await watcher.settled()
  }
  await report(0)
  const compiled = compile(plan.circuit, plan.omission)
  await report(0.8)
  const matrices = matricesOf(compiled)
  await report(0.9)
  const circuit = digestOf(matrices, tools.keccak)
  if (!equalBytes(circuit, plan.known.circuit)) throw new Error(`${plan.name} is another circuit than is known`)
  await report(1)
  const progress = (share: number) => watcher.report('key', share)
  const key = await setUp({ matrices, circuit, secrets: plan.secrets, work, progress, cancel: watcher })
  if (!equalBytes(verifyingKeyBytes(key.verifying), verifyingKeyBytes(plan.known.verifying)))
    throw new Error(`${plan.name} has another key than is known`)
  ready()
  return { kept: compiled.kept, matrices, key }
}

// A host that fails to keep is one that forgets.

export async function keptUnder(name: string): Promise<Uint8Array | undefined> {
  try {
    return await proverHost().store.get(name)
  } catch {
    return undefined
  }
}

export async function keep(name: string, bytes: Uint8Array): Promise<void> {
  try {
    await proverHost().store.put(name, bytes)
  } catch {
    // Full, or forbidden.
  }
}
