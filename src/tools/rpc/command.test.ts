import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createPublicClient, http } from 'viem'
import { afterAll, expect, test, vi } from 'vitest'
import { encodeLink } from '../../kernel/link/link.ts'
import { ana, ben, testChain } from '../../testing/viemClients.ts'
import { EXIT, readLinkOrFile, replay } from '../replay.ts'
import { rpcCommand } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'rpc-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command as the terminal runs it, until `stop` is called: what it prints, and its exit code. */
async function start(...args: string[]) {
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const lines: string[] = []
  const code = rpcCommand(['--port', '0', ...args], (line) => lines.push(line), stopped)
  const address = await vi.waitFor(() => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n'))
    if (found === null) throw new Error(`it does not say where it is: ${lines.join('\n')}`)
    return found[0]
  })
  const client = createPublicClient({ chain: testChain, transport: http(address, { retryCount: 0 }), cacheTime: 0 })
  return {
    client,
    lines,
    pay: (value: bigint) =>
      client.request({
        method: 'eth_sendTransaction',
        params: [{ from: ana.address, to: ben.address, value: `0x${value.toString(16)}` }],
      } as never),
    async stop() {
      stop()
      return { code: await code, link: lines.join('\n').match(/#\/lab\/\S+/)?.[0] ?? '' }
    },
  }
}
const parcelOf = (argument: string) => {
  const read = readLinkOrFile(argument)
  if (!read.ok) throw new Error(`${read.reason}: ${read.detail}`)
  return read.parcel
}

test('each payment makes a block; the link that is printed at the end is that world', async () => {
  const served = await start()
  await served.pay(5n)
  await served.pay(7n)
  expect(await served.client.getBlockNumber()).toBe(2n)
  const { code, link } = await served.stop()
  expect(code).toBe(EXIT.equal)
  expect(await replay(parcelOf(link))).toMatchObject({ system: 'ground', now: 24, equal: true })
  expect(
    parcelOf(link)
      .log.filter(({ type }) => type === 'l1.pay')
      .map(({ by }) => by),
  ).toEqual(['ana', 'ana'])
  await expect(served.client.getBlockNumber()).rejects.toThrow()
})

test('going back to genesis or to a snapshot does not stop the mining', async () => {
  const served = await start()
  for (const back of [
    { method: 'anvil_reset', params: [] },
    { method: 'evm_revert', params: ['0x1'] },
  ]) {
    await served.client.request({ method: 'evm_snapshot' } as never)
    await served.client.request(back as never)
    await served.pay(1n)
    expect(await served.client.getBlockNumber()).toBeGreaterThan(0n)
  }
  await served.stop()
})

test('a saved file is served on from where it was', async () => {
  const file = join(folder, 'world.mezzanine.json')
  const first = await start('--no-mining', '--save', file, '--seed', 'mine', '--params', '{"nodes":[]}')
  await first.pay(5n)
  expect(await first.client.getBlockNumber()).toBe(0n)
  await first.client.request({ method: 'evm_mine' } as never)
  expect((await first.stop()).code).toBe(EXIT.equal)
  expect(existsSync(file)).toBe(true)

  const second = await start('--file', file, '--no-mining')
  expect(await second.client.getBlockNumber()).toBe(1n)
  const { link } = await second.stop()
  expect(parcelOf(link)).toMatchObject({ seed: 'mine', params: { nodes: [] }, digest: parcelOf(file).digest })
})

test('a link is served at its moment, and says so where this engine makes another world of it', async () => {
  const made = await start('--no-mining')
  for (let i = 0; i < 3; i++) await made.client.request({ method: 'evm_mine' } as never)
  const whole = parcelOf((await made.stop()).link)
  const past = encodeLink({ ...whole, moment: { position: 0, seq: 0 }, digest: `0x${'12'.repeat(32)}` })

  const served = await start('--link', `https://example.org/lab/#/lab/ground?s=${past}`, '--no-mining')
  expect(served.lines.join('\n')).toMatch(/Note: .*differently/)
  expect(await served.client.getBlockNumber()).toBe(0n)
  await served.pay(1n)
  const { link } = await served.stop()
  expect(parcelOf(link).log.map(({ type }) => type)).toEqual(['l1.pay'])
})

test('blocks come with the clock on the wall where that is asked for', async () => {
  const served = await start('--block-time', '0.1', '--params', '{"nodes":[]}')
  await vi.waitFor(async () => expect(await served.client.getBlockNumber()).toBeGreaterThan(1n), { timeout: 5000 })
  await served.stop()
})

test('tools that know some nodes by name only are told such a name, when that is asked for', async () => {
  const versionOf = async (...args: string[]) => {
    const served = await start('--no-mining', ...args)
    const version = await served.client.request({ method: 'web3_clientVersion' })
    await served.stop()
    return version
  }
  expect(await versionOf()).toMatch(/^Mezzanine/)
  expect(await versionOf('--as', 'anvil')).toMatch(/^anvil\/Mezzanine/)
  expect(await versionOf('--as', 'hardhat')).toMatch(/^HardhatNetwork\/Mezzanine/)
})

test.each([
  [['--no-such-option'], /no-such-option/],
  [['--port', '99999'], /no port/],
  [['--port', 'x'], /no port/],
  [['--link', 'nonsense'], /cannot be opened/],
  [['--link', 'a', '--file', 'b'], /one world/],
  [['--system', 'atlantis'], /no system called "atlantis"/],
  [['--params', '{'], /not JSON/],
  [['--save', '/no/such/folder/world.json'], /no folder \/no\/such\/folder/],
  [['--as', 'geth'], /none of anvil, hardhat/],
  [['--block-time', '0'], /block-time/],
  [['--block-time', '2', '--no-mining'], /exclude/],
])('%j is refused in a sentence', async (args, sentence) => {
  const lines: string[] = []
  expect(await rpcCommand(args, (line) => lines.push(line), Promise.resolve())).toBe(EXIT.unreadable)
  expect(lines[0]).toMatch(sentence)
  expect(lines.join('\n')).toContain('--block-time')
  expect(lines.join('\n')).not.toMatch(/\n\s+at /)
})

test('a port that is taken is named as such', async () => {
  const served = await start()
  const port = /:(\d+)/.exec(served.lines.join('\n'))?.[1] ?? ''
  const lines: string[] = []
  expect(await rpcCommand(['--port', port], (line) => lines.push(line), Promise.resolve())).toBe(EXIT.unreadable)
  expect(lines[0]).toMatch(/taken/)
  await served.stop()
})

test('Ctrl-C ends it with the link', async () => {
  const root = resolve(import.meta.dirname, '../../..')
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/tools/lab.ts', 'rpc', '--port', '0'], { cwd: root })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.includes('Ctrl-C')) child.kill('SIGINT')
  })
  const code = await new Promise((done) => child.on('close', done))
  expect(code).toBe(0)
  expect(parcelOf(/#\/lab\/\S+/.exec(said)?.[0] ?? '')).toMatchObject({ system: 'ground' })
}, 60_000)
