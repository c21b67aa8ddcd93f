import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { linkToHash } from '../../kernel/link/address.ts'
import { encodeFile, FILE_EXTENSION } from '../../kernel/link/file.ts'
import { tryEncodeLink } from '../../kernel/link/link.ts'
import type { Parcel } from '../../kernel/link/types.ts'
import { CAST, CAST_MNEMONIC } from '../../l1/chain/cast.ts'
import { EXIT } from '../replay.ts'
import { type RpcServer, serveRpc } from './httpServer.ts'
import { type RpcOptions, readOptions, USAGE } from './options.ts'
import { type Mining, openServedWorld, type ServedWorld } from './servedWorld.ts'

// `lab rpc`: the L1 of one world as a node on this machine, until it is stopped.

type Print = (line: string) => void

/** `stopped` resolves when the server is to end; the signals of a terminal by default. */
export async function rpcCommand(
  args: readonly string[],
  print: Print,
  stopped: Promise<void> = signalled(),
): Promise<number> {
  let options: RpcOptions
  let world: ServedWorld
  let server: RpcServer
  try {
    options = readOptions(args)
    world = await openServedWorld({ scenario: options.scenario, mining: options.mining.by, alias: options.alias })
    server = await serveRpc({ port: options.port, answer: world.answer })
  } catch (error) {
    print(error instanceof Error ? wordsOf(error) : String(error))
    print(`\n${USAGE}`)
    return EXIT.unreadable
  }
  for (const line of greeting({ address: server.address, options, notices: world.notices })) print(line)
  const { mining } = options
  const clock = mining.by === 'clock' ? setInterval(() => void world.tick(), mining.seconds * 1000) : undefined
  await stopped
  clearInterval(clock)
  const parcel = await world.parcel()
  await server.stop()
  for (const line of farewell(parcel, options.save)) print(line)
  return EXIT.equal
}

/** What runs this (npm, a loader) may hand the same Ctrl-C on once more; only a later one means it. */
const ECHO_MS = 500

const signalled = () =>
  new Promise<void>((resolve) => {
    const end = () => {
      resolve()
      setTimeout(() => {
        for (const signal of SIGNALS) process.off(signal, end)
      }, ECHO_MS).unref()
    }
    for (const signal of SIGNALS) process.on(signal, end)
  })
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

function wordsOf(error: Error): string {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE'
  return isTaken ? 'That port is taken. Name another with --port, or let --port 0 find one.' : error.message
}

interface Greeting {
  readonly address: string
  readonly options: RpcOptions
  readonly notices: readonly string[]
}

const NAME_WIDTH = Math.max(...CAST.map(({ name }) => name.length))

function* greeting({ address, options, notices }: Greeting): Generator<string> {
  yield `Mezzanine serves the L1 of a world (${options.scenario.system}) at ${address}`
  for (const notice of notices) yield `  Note: ${notice}`
  yield ''
  yield '  Accounts (public keys of everybody: never send real money to them)'
  for (const { name, address: account, privateKey } of CAST)
    yield `  ${name.padEnd(NAME_WIDTH)} ${account}  ${privateKey}`
  yield `  ${'Mnemonic'.padEnd(NAME_WIDTH)} ${CAST_MNEMONIC}`
  yield ''
  yield `  Blocks   ${wordsOfMining(options.mining)}`
  yield '  Stop     Ctrl-C; the link of the world is printed then'
}

function wordsOfMining(mining: Mining): string {
  if (mining.by === 'transaction') return 'one for each transaction, 12 simulated seconds apart'
  return mining.by === 'clock' ? `one every ${mining.seconds} s` : 'only when asked for (evm_mine)'
}

/** Nothing may be lost: what no link can carry is written to a file, asked for or not. */
function* farewell(parcel: Parcel, save: string | null): Generator<string> {
  const link = tryEncodeLink(parcel)
  yield ''
  if (link.ok) yield `The world as it stands, to be opened in the lab:\n${linkToHash(parcel.system, link.text)}`
  else yield `No link can carry this world (${link.reason}).`
  if (link.ok && save === null) return
  const path = resolve(save ?? `${parcel.system}-${parcel.moment.position}${FILE_EXTENSION}`)
  writeFileSync(path, encodeFile(parcel))
  yield `Saved as ${path}`
}
