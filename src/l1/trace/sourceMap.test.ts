import fc from 'fast-check'
import { encodeDeployData, encodeFunctionData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { GuestbookDebug } from '../../systems/ground/contracts/generated/Guestbook.debug.ts'
import { Guestbook } from '../../systems/ground/contracts/generated/Guestbook.ts'
import { createTestEvm, type TestEvm } from '../../testing/evm.ts'
import type { DebugArtifact } from './artifact.ts'
import { createLocator, executedLines, parseSourceMap } from './sourceMap.ts'
import { countersOf } from './trace.ts'

const source = GuestbookDebug.sources[0]?.text ?? ''
const lines = source.split('\n')
const lineWith = (words: string) => lines.findIndex((line) => line.includes(words)) + 1
const deployed = createLocator(GuestbookDebug, { kind: 'deployed' })

let evm: TestEvm
let book: Hex
beforeAll(async () => {
  evm = await createTestEvm()
  book = await evm.deploy(encodeDeployData({ ...Guestbook, args: ['Title'] }))
})

async function linesRunBy(line: string): Promise<Map<number, number>> {
  const data = encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: [line] })
  const { trace } = await evm.send({ to: book, data })
  return executedLines(deployed, countersOf(trace, book, 'deployed')).get(0) ?? new Map()
}

test('the lines of a call are those that the source says must run, and no others', async () => {
  const ran = await linesRunBy('hello')
  for (const words of [
    'if (closed) revert',
    'if (length == 0)',
    '_entries.push',
    'linesBy[msg.sender] += 1',
    'emit Signed',
  ]) {
    expect(ran.has(lineWith(words)), words).toBe(true)
  }
  for (const words of ['emit Closed', 'isLikedBy[index][msg.sender] = true', 'keeper = msg.sender', 'emit Liked']) {
    expect(ran.has(lineWith(words)), words).toBe(false)
  }
})

test('a refused call stops at the line that refuses it', async () => {
  const ran = await linesRunBy('')
  expect(ran.has(lineWith('if (length == 0)'))).toBe(true)
  expect(ran.has(lineWith('_entries.push'))).toBe(false)
  const data = encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: [''] })
  const { trace } = await evm.send({ to: book, data })
  const last = deployed.locate(trace.pc[trace.length - 1] ?? 0)
  expect(source.slice(last?.from, last?.to)).toBe('EmptyLine()')
})

test('a deployment runs the lines of the constructor', async () => {
  const { trace, contract } = await evm.send({ data: encodeDeployData({ ...Guestbook, args: ['Title'] }) })
  const creation = createLocator(GuestbookDebug, { kind: 'creation', artifact: Guestbook })
  const ran = executedLines(creation, countersOf(trace, contract ?? '0x', 'creation')).get(0) ?? new Map()
  expect(ran.has(lineWith('keeper = msg.sender'))).toBe(true)
  expect(ran.has(lineWith('title = bookTitle'))).toBe(true)
  expect(ran.has(lineWith('emit Signed'))).toBe(false)
})

test('every instruction of the contract lies within its source or in the compiler’s helpers', () => {
  for (let pc = 0; pc < GuestbookDebug.deployedBytecode.length / 2 - 1; pc++) {
    const range = deployed.locate(pc)
    if (range === null) continue
    expect(range.from).toBeLessThanOrEqual(range.to)
    expect(range.to).toBeLessThanOrEqual(source.length)
    expect(range.lastLine).toBeLessThanOrEqual(lines.length)
  }
})

test('a compressed map says the same as a full one', () => {
  const field = fc.nat(300)
  const entry = fc.record({ start: field, length: field, source: fc.nat(2), jump: fc.constantFrom('i', 'o', '-') })
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), (entries) => {
      const full = entries.map((e) => `${e.start}:${e.length}:${e.source}:${e.jump}`)
      const compressed = entries.map((e, i) => {
        const before = entries[i - 1]
        const fields = [e.start, e.length, e.source, e.jump]
        const shared = before ? [before.start, before.length, before.source, before.jump] : []
        return fields
          .map((value, at) => (value === shared[at] ? '' : value))
          .join(':')
          .replace(/:+$/, '')
      })
      expect(parseSourceMap(compressed.join(';'))).toEqual(entries)
      expect(parseSourceMap(full.join(';'))).toEqual(entries)
    }),
  )
})

test('offsets are bytes for the compiler and characters for the reader', () => {
  const text = 'é // ß\n€ 𝄞 x\nlast'
  const byteOf = (index: number) => new TextEncoder().encode(text.slice(0, index)).length
  const start = text.indexOf('x')
  const debug: DebugArtifact = {
    ...GuestbookDebug,
    deployedBytecode: '0x6001',
    sourceMap: `${byteOf(start)}:1:0:-`,
    sources: [{ path: 'a.sol', text }],
  }
  const range = createLocator(debug, { kind: 'deployed' }).locate(0)
  expect(range).toEqual({ source: 0, firstLine: 2, lastLine: 2, from: start, to: start + 1 })
})
