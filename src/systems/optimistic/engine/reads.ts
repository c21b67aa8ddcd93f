// What lenses ask for and no view holds: answered beside the L1's own methods, by the same JSON-RPC.

import type { Hex, Json } from '../../../kernel/types.ts'
import { createRpcHandler } from '../../../l1/rpc/handler.ts'
import type { RpcHandler, RpcReply } from '../../../l1/rpc/port.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { disassemble, REGISTER_NAMES } from '../../../riscv/disassemble.ts'
import { createMachine, type Machine, run } from '../../../riscv/machine.ts'
import { readWord } from '../../../riscv/memory.ts'
import { type PcTable, placeOf } from '../../../riscv/pcTable.ts'
import { packedState } from '../../../riscv/stateHash.ts'
import { leafProof } from '../../../riscv/witness.ts'
import { stagesOf } from '../../../rollup/codec/stages.ts'
import { guestProgram } from '../../../rollup/guest/program.ts'
import { accountAt, encodeAccount, outputOf, outputParts, type RollupState } from '../../../rollup/state.ts'
import { leafHash, proofOf } from '../../../rollup/tree.ts'
import { claimAt, honestRunBehind, runBehind } from './claims.ts'
import { rulesOf } from './derive.ts'
import type { ClaimFact } from './l1/facts.ts'
import type { AccountPath, BatchBytes, RollupReads, RunPicture, StepPicture } from './pictures.ts'
import type { Run } from './run.ts'
import { toMeasure, unposted } from './sequencer/batches.ts'
import { withMessages } from './sequencer/blocks.ts'
import { l1Lens, type OptimisticState } from './state.ts'

type Answers = {
  readonly [M in keyof RollupReads]: (
    state: OptimisticState,
    ...params: RollupReads[M]['params']
  ) => Promise<RollupReads[M]['result']> | RollupReads[M]['result']
}

const answers: Answers = {
  rollup_batch: batchBytes,
  rollup_account: accountPath,
  rollup_step: stepPicture,
  rollup_run: runPicture,
}

const BAD_PARAMS = -32_602

export function createRollupRpc(): RpcHandler<OptimisticState> {
  const l1 = createRpcHandler(l1Lens)
  return async (port, request): Promise<RpcReply> => {
    if (!Object.hasOwn(answers, request.method)) return l1(port, request)
    const params: readonly Json[] = Array.isArray(request.params) ? request.params : []
    const isNumber = (param: Json) => typeof param === 'number' && Number.isSafeInteger(param) && param >= 0
    if (!params.every((param) => isNumber(param) || param === null)) {
      return { ok: false, error: { code: BAD_PARAMS, message: 'the parameters are whole numbers' } }
    }
    const { state } = await port.read()
    const answer = answers[request.method as keyof RollupReads] as (
      state: OptimisticState,
      ...params: readonly Json[]
    ) => Promise<Json>
    return { ok: true, result: await answer(state, ...params) }
  }
}

// ── Bytes ────────────────────────────────────────────────────────────────────────────────────────

const MOST_SHOWN_BYTES = 4096

function batchBytes(state: OptimisticState, number: number | null): BatchBytes | null {
  const measured = number === null ? toMeasure(state, state.sequencer.open) : postedBatch(state, number)
  if (measured === null) return null
  const stages = stagesOf(measured).map(({ bytes, spans, byField, ...stage }) => ({
    ...stage,
    bytes: bytes.length,
    hex: bytesToHex(bytes.subarray(0, MOST_SHOWN_BYTES)),
    spans: spans.filter(({ start }) => start < MOST_SHOWN_BYTES),
    byField,
  }))
  const transactions = measured.batch.blocks.reduce((sum, block) => sum + block.transactions.length, 0)
  return { batch: number, transactions, stages }
}

/** On L1, or on its way there. */
function postedBatch(state: OptimisticState, number: number) {
  const rules = rulesOf(state)
  const { chainId } = state.params.l1
  const derived = state.derived[number]
  if (derived !== undefined) {
    const before = state.derived[number - 1]?.after.state ?? state.genesis
    const { batch, messages } = derived.after
    const start = withMessages(state, before, before.counters.messages + messages.length)
    return { batch, state: start, rules, chainId }
  }
  const sent = unposted(state)[number - state.facts.batches.length]
  if (sent === undefined) return null
  const before = state.sequencer.sent[state.sequencer.sent.indexOf(sent) - 1]?.promised ?? state.genesis
  return toMeasure(state, { start: before, messagesTo: sent.messagesTo, blocks: sent.blocks, since: null })
}

// ── The state tree ───────────────────────────────────────────────────────────────────────────────

function accountPath(state: OptimisticState, number: number): AccountPath | null {
  const { keccak256 } = state.l1.machine.crypto
  const rollup: RollupState = state.sequencer.soft
  const account = accountAt(rollup, number)
  if (account === undefined) return null
  const { accountsRoot, outboxRoot, counters } = outputParts(rollup, keccak256)
  return {
    number,
    leaf: bytesToHex(leafHash(rollup.accounts, number, keccak256)),
    leafBytes: bytesToHex(encodeAccount(account)),
    siblings: proofOf(rollup.accounts, number, keccak256).map(bytesToHex),
    accountsRoot: bytesToHex(accountsRoot),
    outboxRoot: bytesToHex(outboxRoot),
    counters: bytesToHex(counters),
    output: bytesToHex(outputOf(rollup, keccak256)),
  }
}

// ── Steps ────────────────────────────────────────────────────────────────────────────────────────

/** The guest's own text: only who looks inside loads it. */
const loadTable = async (): Promise<PcTable> => (await import('../../../rollup/guest/source.ts')).guestTable()

const LINES_AROUND = 6

async function stepPicture(state: OptimisticState, number: number, step: number): Promise<StepPicture | null> {
  const claim = claimAt(state, number)
  if (claim === undefined) return null
  const honest = honestRunBehind(state, claim)
  const claimed = runBehind(state, claim)
  if (honest === null || step >= honest.steps) return null
  const table = await loadTable()
  const { keccak256 } = state.l1.machine.crypto
  const before = honest.trace.stateAt(step)
  const [registersBefore, packedBefore] = [registersOf(before), packed(before, keccak256)]
  const siblingsOf = (address: number) => wordsOf(leafProof(honest.trace.stateAt(step), address, keccak256)).slice(1)
  const shown = honest.trace.describeAt(step)
  if (shown === null) return null
  const leaf = shown.leaves[0]
  const siblings = leaf === undefined ? [] : siblingsOf(leaf.address)
  const after = honest.trace.stateAt(step + 1)
  const [registersAfter, packedAfter] = [registersOf(after), packed(after, keccak256)]
  const lying = claimed !== null && claimed.trace !== honest.trace ? claimed.trace.stateAt(step + 1) : null
  const [registersClaimed, packedClaimed] =
    lying === null ? [registersAfter, packedAfter] : [registersOf(lying), packed(lying, keccak256)]
  const place = placeOf(table, shown.pc)
  return {
    step,
    of: honest.steps,
    pc: shown.pc,
    instruction: hex32(shown.word),
    disassembly: shown.text,
    function: place?.function ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
    transaction: transactionAt(state, claim, step, table),
    registers: REGISTER_NAMES.map((name, register) => ({
      name,
      before: registersBefore[register] ?? 0,
      honest: registersAfter[register] ?? 0,
      claimed: registersClaimed[register] ?? 0,
    })),
    leaf:
      leaf === undefined
        ? null
        : { address: leaf.address, before: bytesToHex(leaf.before), after: bytesToHex(leaf.after), siblings },
    hashes: {
      before: honest.hashAt(step),
      honest: honest.hashAt(step + 1),
      claimed: claimed === null ? honest.hashAt(step + 1) : claimed.hashAt(step + 1),
    },
    packed: { before: packedBefore, honest: packedAfter, claimed: isMadeUp(claimed, step) ? null : packedClaimed },
    witnessBytes: witnessBytes(honest, step),
    source: sourceAround(table, place?.file ?? null, place?.line ?? null),
    neighbours: neighboursOf(honest.trace.stateAt(step), shown.pc),
  }
}

const registersOf = ({ x }: Machine): readonly number[] => Array.from(x.subarray(0, 32), (value) => value >>> 0)
const hex32 = (word: number): Hex => `0x${(word >>> 0).toString(16).padStart(8, '0')}`
const wordsOf = (bytes: Uint8Array): readonly Hex[] =>
  Array.from({ length: bytes.length / 32 }, (_, index) => bytesToHex(bytes.subarray(32 * index, 32 * index + 32)))

/** An exited machine has 41 bytes (M3), a running one 168. */
function packed(machine: Machine, keccak256: (bytes: Uint8Array) => Uint8Array): Hex {
  if (machine.exit === null) return bytesToHex(packedState(machine, keccak256))
  const bytes = new Uint8Array(41)
  bytes[0] = machine.exit.code
  bytes.set(machine.exit.output, 1)
  new DataView(bytes.buffer).setBigUint64(33, BigInt(machine.steps))
  return bytesToHex(bytes)
}

/** A hash that no machine has: there is nothing to show behind it. */
const isMadeUp = (claimed: Run | null, step: number): boolean => {
  if (claimed === null) return true
  const own = bytesToHex(claimed.trace.hashAt(step + 1))
  return own !== claimed.hashAt(step + 1)
}

const witnessBytes = (honest: Run, step: number): number => honest.trace.witnessAt(step, () => new Uint8Array(0)).length

function sourceAround(table: PcTable, file: string | null, line: number | null): StepPicture['source'] {
  if (file === null || line === null) return []
  const lines = (table.sources[file] ?? '').split('\n')
  const first = Math.max(1, line - LINES_AROUND)
  return lines.slice(first - 1, line + LINES_AROUND).map((text, index) => ({ line: first + index, text }))
}

function neighboursOf({ memory }: Machine, pc: number): StepPicture['neighbours'] {
  return [-12, -8, -4, 0, 4, 8, 12].map((offset) => {
    const at = pc + offset
    return { pc: at, text: disassemble(readWord(memory, at), at) }
  })
}

// ── Where the steps go ───────────────────────────────────────────────────────────────────────────

const profiles = new WeakMap<Run['trace'], RunPicture>()

async function runPicture(state: OptimisticState, number: number): Promise<RunPicture | null> {
  const claim = claimAt(state, number)
  return claim === undefined ? null : profileOf(state, claim, await loadTable())
}

/** One run from the beginning, step by step: which function each step is in, and where each transaction begins. */
function profileOf(state: OptimisticState, claim: ClaimFact, table: PcTable): RunPicture | null {
  const honest = honestRunBehind(state, claim)
  if (honest === null) return null
  const known = profiles.get(honest.trace)
  if (known !== undefined) return known
  const execute = table.functions.find(({ name }) => name === 'execute')?.address
  const counts = new Map<string, number>()
  const starts: number[] = []
  const machine = createMachine(guestProgram())
  while (machine.exit === null) {
    if (machine.pc === execute) starts.push(machine.steps)
    const name = placeOf(table, machine.pc)?.function ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
    run(machine, honest.host, machine.steps + 1)
  }
  // Messages of L1 come first and go through the same function.
  const messages = state.derived[claim.batch]?.after.messages.length ?? 0
  const own = starts.slice(Math.min(messages, starts.length))
  const picture: RunPicture = {
    steps: honest.steps,
    functions: [...counts].map(([name, steps]) => ({ name, steps })).sort((a, b) => b.steps - a.steps),
    transactions: own.map((firstStep, index) => ({
      index,
      firstStep,
      steps: (own[index + 1] ?? honest.steps) - firstStep,
    })),
  }
  profiles.set(honest.trace, picture)
  return picture
}

function transactionAt(state: OptimisticState, claim: ClaimFact, step: number, table: PcTable): number | null {
  const picture = profileOf(state, claim, table)
  const found = picture?.transactions.findLast(({ firstStep }) => firstStep <= step)
  return found === undefined || step >= found.firstStep + found.steps ? null : found.index
}
