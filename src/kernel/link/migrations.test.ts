import { expect, test } from 'vitest'
import type { Json } from '../types.ts'
import { codec1 } from './codec1.ts'
import { decodeFile, encodeFile } from './file.ts'
import { currentFormat, type LinkFormat } from './format.ts'
import { sealFrame } from './frame.ts'
import { decodeLink, encodeLink } from './link.ts'
import { payloadToParcel } from './parcel.ts'
import { LINK_VERSION, type LinkCodec, type Migration, type Parcel } from './types.ts'

// A history that never was, to prove the mechanism: in schema 2 the seed was called `luck`, and schema 3, the newest
// here, is the shape of today. Codec 2 writes backwards, so that reading with the wrong codec can't go unnoticed.

const parcel: Parcel = {
  v: 1,
  engine: '0.1.0',
  system: 'ground',
  seed: 's',
  params: {},
  log: [{ type: 'clock.advance', by: 'learner', args: { seconds: 12 } }],
  moment: { position: 1, seq: 2 },
  panes: null,
  digest: null,
}
type Payload = { readonly [key: string]: Json }
const payloadOf = ({ v: _, ...payload }: Parcel) => payload as unknown as Payload

const toLuck: Migration = { id: 'link/1', up: (old) => rename(old as Payload, 'seed', 'luck') }
const toSeed: Migration = { id: 'link/2', up: (old) => rename(old as Payload, 'luck', 'seed') }
const codec2: LinkCodec = {
  version: 2,
  encode: (payload) => codec1.encode(payload).slice().reverse(),
  decode: (body) => codec1.decode(body.slice().reverse()),
}
const future: LinkFormat = {
  version: 3,
  codecs: [codec1, codec2, { ...codec1, version: 3 }],
  migrations: [toLuck, toSeed],
  toParcel: payloadToParcel,
}

function rename(payload: Payload, from: string, to: string): Payload {
  const { [from]: value, ...rest } = payload
  if (value === undefined) throw new Error(`no ${from}`)
  return { ...rest, [to]: value }
}

const linkOfVersion2 = sealFrame(2, codec2.encode(rename(payloadOf(parcel), 'seed', 'luck')))

test('the list of today is complete: one codec a version, one migration between two', () => {
  expect(currentFormat.version).toBe(LINK_VERSION)
  expect(currentFormat.codecs.map(({ version }) => version)).toEqual(
    Array.from({ length: LINK_VERSION }, (_, n) => n + 1),
  )
  expect(currentFormat.migrations.map(({ id }) => id)).toEqual(
    Array.from({ length: LINK_VERSION - 1 }, (_, n) => `link/${n + 1}`),
  )
})

test('an old link climbs every step, and says where it came from', () => {
  expect(decodeLink(encodeLink(parcel), future)).toStrictEqual({ ok: true, parcel, migratedFrom: 1 })
  expect(decodeLink(linkOfVersion2, future)).toStrictEqual({ ok: true, parcel, migratedFrom: 2 })
  expect(decodeLink(sealFrame(3, codec1.encode(payloadOf(parcel))), future)).toStrictEqual({
    ok: true,
    parcel,
    migratedFrom: null,
  })
})

test('an old file climbs the same steps', () => {
  expect(decodeFile(encodeFile(parcel), future)).toStrictEqual({ ok: true, parcel, migratedFrom: 1 })
})

test('canonical form is judged by the codec of the link, not by the newest', () => {
  expect(decodeLink(sealFrame(2, codec1.encode(payloadOf(parcel))), future)).toMatchObject({
    ok: false,
    reason: 'corrupt',
  })
})

test('today it is too new', () => {
  expect(decodeLink(linkOfVersion2)).toMatchObject({ ok: false, reason: 'too-new' })
})

test.each<[string, Migration['up'], string]>([
  [
    'throws',
    () => {
      throw new Error('no such field')
    },
    'link/1: no such field',
  ],
  ['makes what is not JSON', () => ({ seed: Number.NaN }), 'link/1: seed: not a finite number'],
])('a migration that %s is named', (_, up, detail) => {
  const broken: LinkFormat = { ...future, migrations: [{ id: 'link/1', up }, toSeed] }
  expect(decodeLink(encodeLink(parcel), broken)).toEqual({ ok: false, reason: 'migration-failed', detail })
})

test('what a migration makes is held to the schema like everything else', () => {
  const lost: LinkFormat = { ...future, migrations: [toLuck, { id: 'link/2', up: (old) => old }] }
  expect(decodeLink(encodeLink(parcel), lost)).toMatchObject({ ok: false, reason: 'invalid' })
})
