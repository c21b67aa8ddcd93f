import { expect, test } from 'vitest'
import { base64urlToBytes, bytesToBase64url } from '../../lib/base64url.ts'
import { crc32 } from '../../lib/crc32.ts'
import { openFrame, sealFrame } from './frame.ts'

const bytesOf = (text: string): Uint8Array => base64urlToBytes(text) ?? new Uint8Array()

const withChecksum = (...checked: number[]): string => {
  const sum = new Uint8Array(4)
  new DataView(sum.buffer).setUint32(0, crc32(Uint8Array.from(checked)))
  return bytesToBase64url(Uint8Array.of(...checked, ...sum))
}

test('bodies of every length come out as they went in, and the last character is never one that chats cut off', () => {
  for (const length of [...Array.from({ length: 140 }, (_, n) => n), 16_383, 16_384, 40_000]) {
    const body = Uint8Array.from({ length }, (_, at) => (at * 167 + length) & 0xff)
    const text = sealFrame(1, body)
    expect(text).toMatch(/[A-Za-z0-9]$/)
    const opened = openFrame(text)
    if (!opened.ok) throw new Error(opened.detail)
    expect([opened.version, bytesToBase64url(opened.body)]).toEqual([1, bytesToBase64url(body)])
  }
})

test('the checksum does not cover the padding, so the padding is looked at', () => {
  const bytes = bytesOf(sealFrame(1, new Uint8Array(3)))
  expect(bytes.length % 3).toBe(1)
  expect(openFrame(bytesToBase64url(bytes)).ok).toBe(true)
  bytes[bytes.length - 1] = 1
  expect(openFrame(bytesToBase64url(bytes))).toMatchObject({
    ok: false,
    reason: 'corrupt',
    detail: 'the padding is not empty',
  })
})

test('a length has one spelling', () => {
  expect(openFrame(withChecksum(1, 2, 9, 9)).ok).toBe(true)
  expect(openFrame(withChecksum(1, 0x82, 0, 9, 9))).toMatchObject({
    ok: false,
    reason: 'corrupt',
    detail: 'its length is garbled',
  })
  expect(openFrame(withChecksum(1, 0x82, 0x80, 0x80, 0, 9, 9))).toMatchObject({ ok: false, reason: 'corrupt' })
})

test('unused bits of the last character are zero', () => {
  const text = sealFrame(1, new Uint8Array(2))
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const next = last[last.indexOf(text.slice(-1)) + 1] ?? 'A'
  expect(openFrame(text.slice(0, -1) + next)).toMatchObject({ ok: false, reason: 'corrupt' })
})
