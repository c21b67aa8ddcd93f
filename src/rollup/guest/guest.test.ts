import fc from 'fast-check'
import { type DeflateOptions, deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { concatBytes } from '../../lib/bytes.ts'
import { runBoth } from '../../testing/rollup/guestRun.ts'
import { addressOf, type Draw, drawBatch, drawState } from '../../testing/rollup/randomBatch.ts'
import { encodePayload } from '../codec/payload.ts'
import { createRollupState } from '../state.ts'
import type { BatchInput, Effect, Malformed } from '../transition.ts'

const PLENTY_OF_TIME = 100_000

const packed = (payload: Uint8Array, level: DeflateOptions['level']) =>
  concatBytes([Uint8Array.of(1), deflateSync(payload, level === undefined ? {} : { level })])

const inputOf = (posted: Uint8Array, more: Partial<BatchInput> = {}): BatchInput => ({
  posted,
  postedAt: PLENTY_OF_TIME,
  messageCount: 0,
  dueTo: 0,
  message: () => new Uint8Array(124),
  ...more,
})

const smallRollup = () =>
  createRollupState({
    sequencer: addressOf(0),
    pool: { ether: 5_000n, token: 70_000n },
    residents: [{ address: addressOf(2), ether: 1_000_000n, token: 3n }],
    timestamp: 1_000,
  })

function drawInput(draw: Draw, state: ReturnType<typeof drawState>): BatchInput {
  const { records, batch, dueTo } = drawBatch(draw, state)
  const payload = encodePayload(batch, { signatures: true })
  const level = draw(fc.constantFrom, null, 0, 1, 6, 9)
  return inputOf(level === null ? concatBytes([Uint8Array.of(0), payload]) : packed(payload, level as 0 | 1 | 6 | 9), {
    messageCount: records.length,
    dueTo,
    message: (number) => records[number] ?? new Uint8Array(124),
  })
}

/** Every way to end must have been met: a property that only tries what fails early holds nothing. */
function tally<T extends string>() {
  const met = new Map<T, number>()
  return { met, note: (what: T) => met.set(what, (met.get(what) ?? 0) + 1) }
}

test('R9–R16, R23: whatever a batch and its messages try, the guest comes to the output that TypeScript comes to', () => {
  const { met, note } = tally<string>()
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const state = drawState(draw)
      const { said, guest } = runBoth(state, drawInput(draw, state))
      for (const effect of [...said.messages, ...said.transactions]) note(toldOf(effect))
      expect(guest.exit).toEqual({ code: 0, output: said.output })
      expect(said.malformed).toBeNull()
    }),
    { numRuns: 300 },
  )
  const everything = ['paid', 'swapped', 'withdrawn', 'cannot-pay', 'no-such-account', 'wrong-signature', 'wrong-nonce']
  const rest = ['balance-too-large', 'malformed-record', 'too-little-for-swap']
  expect([...met.keys()].sort()).toEqual([...everything, ...rest].sort())
})

const toldOf = (effect: Effect): string =>
  !effect.ok ? effect.why : effect.paidTo !== null ? 'paid' : effect.received !== null ? 'swapped' : 'withdrawn'

test('R17–R22: whatever bytes are posted, the guest refuses those that TypeScript refuses', () => {
  const { met, note } = tally<Malformed | 'valid'>()
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const state = smallRollup()
      const input = drawInput(draw, state)
      const { said, guest } = runBoth(state, { ...input, posted: mutated(draw, input.posted) })
      note(said.malformed ?? 'valid')
      expect(guest.exit).toEqual({ code: 0, output: said.output })
    }),
    { numRuns: 700 },
  )
  expect(met.get('valid')).toBeGreaterThan(50)
  expect(met.size).toBeGreaterThan(15)
})

function mutated(draw: Draw, bytes: Uint8Array): Uint8Array {
  const any = () => draw(fc.integer, { min: 0, max: 255 })
  const place = (upTo: number) => draw(fc.integer, { min: 0, max: Math.max(0, upTo - 1) })
  const copy = bytes.slice()
  switch (draw(fc.integer, { min: 0, max: 6 })) {
    case 0:
      return copy.slice(0, place(copy.length + 1))
    case 1:
      return concatBytes([copy, Uint8Array.of(any())])
    case 2:
      copy[place(copy.length)] = any()
      return copy
    case 3: {
      const at = place(Math.min(40, copy.length))
      copy[at] = (copy[at] ?? 0) ^ (1 << place(8))
      return copy
    }
    case 4: {
      const at = place(copy.length)
      return concatBytes([copy.slice(0, at), copy.slice(at + 1)])
    }
    case 5:
      return Uint8Array.from({ length: place(80) }, (_, index) => (index === 0 ? any() % 5 : any()))
    default: {
      // A coded block of fixed or own codes, as it comes.
      const noise = Uint8Array.from({ length: 2 + place(80) }, any)
      noise[0] = 1
      noise[1] = (any() & ~7) | draw(fc.constantFrom, 3, 5)
      return noise
    }
  }
}
