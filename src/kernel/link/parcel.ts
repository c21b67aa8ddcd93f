import * as v from 'valibot'
import { anyAction, issuesToText, json } from '../schemas.ts'
import type { Hex, Json } from '../types.ts'
import { MAX_LOG_ENTRIES, MAX_SEED_CHARS } from './limits.ts'
import { type Fault, fault, LINK_VERSION, type Parcel } from './types.ts'

const whole = v.pipe(v.number(), v.safeInteger('must be a whole number'), v.minValue(0, 'must not be negative'))

const payload = v.pipe(
  v.strictObject({
    engine: v.pipe(v.string(), v.regex(/^[0-9A-Za-z.+-]{1,64}$/, 'must be a version number')),
    system: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be the id of a system')),
    seed: v.pipe(v.string(), v.maxLength(MAX_SEED_CHARS, `must not have more than ${MAX_SEED_CHARS} characters`)),
    params: json,
    log: v.pipe(v.array(anyAction), v.maxLength(MAX_LOG_ENTRIES, `must not have more than ${MAX_LOG_ENTRIES} entries`)),
    moment: v.strictObject({ position: whole, seq: whole }),
    panes: json,
    digest: v.nullable(
      v.pipe(
        v.string(),
        v.regex(/^0x[0-9a-f]{64}$/, 'must be 0x and 64 lower-case hex digits'),
        v.transform((text) => text as Hex),
      ),
    ),
  }),
  v.check(({ moment, log }) => moment.position <= log.length, 'the moment lies beyond the end of the log'),
)

export type CheckedParcel = { readonly ok: true; readonly parcel: Parcel } | Fault

/** `input` is known to be JSON within the limits of the format. */
export function payloadToParcel(input: Json): CheckedParcel {
  const checked = v.safeParse(payload, input, { abortEarly: true })
  if (!checked.success) return fault('invalid', issuesToText(checked.issues))
  return { ok: true, parcel: { v: LINK_VERSION, ...checked.output } }
}

/** Takes what the format knows and leaves the rest (the world's log has times, which follow from the entries). */
export function parcelToPayload({ engine, system, seed, params, log, moment, panes, digest }: Parcel) {
  return {
    engine,
    system,
    seed,
    params,
    log: log.map(({ type, by, args }) => ({ type, by, args })),
    moment: { position: moment.position, seq: moment.seq },
    panes,
    digest,
  }
}
