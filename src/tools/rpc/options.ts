import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Parcel } from '../../kernel/link/types.ts'
import type { Json, Scenario } from '../../kernel/types.ts'
import { readLinkOrFile } from '../replay.ts'
import type { Mining } from './servedWorld.ts'

export const USAGE = `lab rpc [--port 8545] [--link <link> | --file <file> | --system <id> --seed <text> --params <JSON>]
        [--no-mining | --block-time <seconds>] [--as anvil|hardhat] [--save <file>]

  --port        0 takes a free one
  --link        the world of a link (whole address, or the text after ?s=); --file: of a saved scenario
  --system      a fresh world of this exhibit: ground, unless another is named
  --no-mining   blocks only when asked for (evm_mine); otherwise each transaction makes one
  --block-time  one block in so many seconds on the clock
  --as          names itself so to tools that work with these nodes only (web3_clientVersion)
  --save        writes the scenario there when the server is stopped`

export interface RpcOptions {
  readonly port: number
  readonly scenario: Scenario | Parcel
  readonly mining: Mining
  readonly alias: string | null
  readonly save: string | null
}

/** The port of Ethereum nodes: what clients try when nobody tells them. */
const DEFAULT_PORT = '8545'

/** Throws a plain sentence for whatever cannot be meant. */
export function readOptions(args: readonly string[]): RpcOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: DEFAULT_PORT },
      link: { type: 'string' },
      file: { type: 'string' },
      system: { type: 'string' },
      seed: { type: 'string' },
      params: { type: 'string' },
      save: { type: 'string' },
      as: { type: 'string' },
      'no-mining': { type: 'boolean', default: false },
      'block-time': { type: 'string' },
    },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new RangeError(`--port: ${values.port} is no port`)
  return {
    port,
    scenario: scenarioOf(values),
    mining: miningOf({ noMining: values['no-mining'], blockTime: values['block-time'] }),
    alias: aliasOf(values.as),
    save: writable(values.save),
  }
}

/** Said at the start: at the end it would be too late. */
function writable(file: string | undefined): string | null {
  if (file === undefined) return null
  const path = resolve(file)
  if (!existsSync(dirname(path))) throw new RangeError(`--save: there is no folder ${dirname(path)}`)
  return path
}

interface Sources {
  readonly link?: string | undefined
  readonly file?: string | undefined
  readonly system?: string | undefined
  readonly seed?: string | undefined
  readonly params?: string | undefined
}

function scenarioOf({ link, file, system, seed, params }: Sources): Scenario | Parcel {
  const given = link ?? file
  if (given === undefined) return { system: system ?? 'ground', seed: seed ?? 'rpc', params: jsonOf(params), log: [] }
  if ([link, file, system, seed, params].filter((source) => source !== undefined).length > 1) {
    throw new RangeError('Name one world: --link, or --file, or --system with --seed and --params.')
  }
  const read = readLinkOrFile(given)
  if (!read.ok) throw new RangeError(`${given.slice(0, 60)} cannot be opened (${read.reason}): ${read.detail}`)
  return read.parcel
}

function jsonOf(text: string | undefined): Json {
  try {
    return text === undefined ? {} : (JSON.parse(text) as Json)
  } catch {
    throw new RangeError('--params: is not JSON')
  }
}

/** As those nodes begin their own version. */
const ALIASES: { readonly [name: string]: string } = { anvil: 'anvil', hardhat: 'HardhatNetwork' }

function aliasOf(name: string | undefined): string | null {
  if (name === undefined) return null
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined
  if (alias === undefined) throw new RangeError(`--as: ${name} is none of ${Object.keys(ALIASES).join(', ')}`)
  return alias
}

const MOST_BLOCK_SECONDS = 86_400

function miningOf({ noMining, blockTime }: { noMining: boolean; blockTime: string | undefined }): Mining {
  if (blockTime === undefined) return { by: noMining ? 'request' : 'transaction' }
  if (noMining) throw new RangeError('--no-mining and --block-time exclude each other.')
  const seconds = Number(blockTime)
  if (!(seconds >= 0.1 && seconds <= MOST_BLOCK_SECONDS)) {
    throw new RangeError(`--block-time: ${blockTime} is no number of seconds from 0.1 to ${MOST_BLOCK_SECONDS}`)
  }
  return { by: 'clock', seconds }
}
