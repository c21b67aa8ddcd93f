import fc from 'fast-check'
import { LINK_VERSION, type Parcel } from '../kernel/link/types.ts'
import type { AnyAction, Json } from '../kernel/types.ts'

// Parcels as fast-check draws them: everything the format may carry, weighted towards what trips codecs.

const hexDigits = '0123456789abcdef'
const digits = (constraints: { minLength: number; maxLength: number }, alphabet: string) =>
  fc.string({ unit: fc.constantFrom(...alphabet), ...constraints })

/** Every string, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.oneof(fc.integer({ min: 0xd7ff, max: 0xe000 }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
)

/** Amounts and hex, and their near misses: leading zeros, signs, upper case, half bytes, more digits than 256 bits. */
export const trickyText: fc.Arbitrary<string> = fc.oneof(
  fc.bigInt({ min: -(2n ** 260n), max: 2n ** 260n }).map(String),
  fc.tuple(fc.nat(99_999), fc.nat(80)).map(([mantissa, zeros]) => `${mantissa}${'0'.repeat(zeros)}`),
  digits({ minLength: 0, maxLength: 90 }, '0123456789'),
  digits({ minLength: 0, maxLength: 70 }, hexDigits).map((text) => `0x${text}`),
  digits({ minLength: 40, maxLength: 40 }, hexDigits).map((text) => `0x${text}`),
  digits({ minLength: 64, maxLength: 64 }, hexDigits).map((text) => `0x${text}`),
  digits({ minLength: 0, maxLength: 8 }, `${hexDigits}ABCDEFgxX`).map((text) => `0x${text}`),
  fc.constantFrom(
    '',
    '0',
    '00',
    '-0',
    '+1',
    '1.',
    '1e3',
    ' 1',
    '0x',
    '0X00',
    '0x0',
    '٣',
    'from',
    'l1.pay',
    '__proto__ ',
  ),
)

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -40, max: 70 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(2 ** 53, -(2 ** 53), 2 ** 53 - 1, -(2 ** 53 - 1), 5e-324, 1.7976931348623157e308, 31, 32, 127, 128),
)

const key = fc.oneof(
  fc.constantFrom('from', 'to', 'valueWei', 'hash', 'constructor', 'toString', '0', '10', 'b', 'a', ''),
  anyText.filter((text) => text !== '__proto__'),
)

export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false),
    // JSON text has no −0, and neither have links.
    number.map((value) => value + 0),
    trickyText,
    anyText,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value

const plain = { noNullPrototype: true } as const
const person = fc.constantFrom('ana', 'ben', 'mallory', 'vera', 'node-7')
const wei = fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.nat(15)).map(([n, zeros]) => `${n}${'0'.repeat(zeros)}`)
const hash = digits({ minLength: 64, maxLength: 64 }, hexDigits).map((text): `0x${string}` => `0x${text}`)

export const realisticAction: fc.Arbitrary<AnyAction> = fc.oneof(
  fc
    .record({ from: person, to: person, valueWei: wei }, plain)
    .map((args) => ({ type: 'l1.pay', by: args.from, args })),
  fc
    .record({ from: person, to: person, valueWei: wei, maxPriorityFeePerGasWei: wei }, plain)
    .map((args) => ({ type: 'l1.pay', by: args.from, args })),
  fc.constantFrom(12, 384, 604_800).map((seconds) => ({ type: 'clock.advance', by: 'learner', args: { seconds } })),
  fc
    .record({ hash, maxFeePerGasWei: wei, maxPriorityFeePerGasWei: wei }, plain)
    .map((args) => ({ type: 'l1.replace', by: 'ana', args })),
  fc.integer({ min: 1, max: 3 }).map((depth) => ({ type: 'l1.reorg', by: 'learner', args: { depth } })),
)

const anyAction: fc.Arbitrary<AnyAction> = fc.record(
  {
    type: fc.stringMatching(/^[a-z0-9]{1,5}\.[a-zA-Z0-9]{1,5}$/),
    by: fc.stringMatching(/^[a-z0-9][a-zA-Z0-9:.-]{0,9}$/),
    args: anyJson,
  },
  plain,
)

export const anyParcel: fc.Arbitrary<Parcel> = fc
  .record({
    engine: fc.constantFrom('0.1.0', '12.0.3-beta.1+7'),
    system: fc.constantFrom('ground', 'optimistic', 'zk-2'),
    seed: fc.oneof(anyText, trickyText),
    params: anyJson,
    log: fc.array(fc.oneof(realisticAction, anyAction), { maxLength: 12 }),
    seq: fc.nat(),
    from: fc.nat(1_000_000),
    panes: anyJson,
    digest: fc.option(hash),
  })
  .map(({ seq, from, ...rest }) => ({
    v: LINK_VERSION,
    ...rest,
    moment: { position: from % (rest.log.length + 1), seq },
  }))
