import solc from 'solc'
import type { DebugArtifact, Method, StorageLayout, StorageVariable } from '../../l1/trace/artifact.ts'

// One Solidity file in, one record for each contract that can be deployed out. Files are compiled one by one, so
// that an artifact depends on its own file and its imports only, and not on what else lies beside it.

export type AbiItem = { readonly type: string; readonly name?: string }

export interface Compiled {
  readonly name: string
  readonly abi: readonly AbiItem[]
  readonly bytecode: `0x${string}`
  readonly debug: DebugArtifact
}

export class CompileError extends Error {}

interface SolcMessage {
  readonly severity: 'error' | 'warning' | 'info'
  readonly formattedMessage: string
}
interface SolcCode {
  readonly object: string
  readonly sourceMap: string
  readonly linkReferences: object
  readonly immutableReferences?: Record<string, { readonly start: number; readonly length: number }[]>
}
interface SolcContract {
  readonly abi: readonly AbiItem[]
  readonly storageLayout: StorageLayout
  readonly userdoc: { readonly methods?: Record<string, { readonly notice?: string }> }
  readonly evm: {
    readonly bytecode: SolcCode
    readonly deployedBytecode: SolcCode
    readonly methodIdentifiers: Record<string, string>
    readonly gasEstimates?: { readonly external?: Record<string, string> }
  }
}
interface AstNode {
  readonly id?: number
  readonly nodeType?: string
  readonly name?: string
  readonly contractKind?: string
  readonly abstract?: boolean
  readonly typeDescriptions?: { readonly typeString?: string }
  readonly nodes?: readonly AstNode[]
}
interface SolcOutput {
  readonly errors?: readonly SolcMessage[]
  readonly contracts?: Record<string, Record<string, SolcContract>>
  readonly sources?: Record<string, { readonly id: number; readonly ast: AstNode }>
}

/** `path` and the imports are relative to the source root; `read` gives the text of a file or null. */
export function compileFile(path: string, read: (path: string) => string | null): Compiled[] {
  const output = compileWithFallback(path, read)
  const sources = Object.entries(output.sources ?? {}).sort(([, a], [, b]) => a.id - b.id)
  const nodes = sources.flatMap(([, { ast }]) => ast.nodes ?? [])
  const deployable = (output.sources?.[path]?.ast.nodes ?? []).filter(isDeployable)
  return deployable.map((node) => {
    const name = node.name ?? ''
    const contract = output.contracts?.[path]?.[name]
    if (!contract) throw new CompileError(`${path}: solc gave no output for ${name}`)
    const texts = sources.map(([source]) => ({ path: source, text: read(source) ?? '' }))
    return toCompiled(name, contract, texts, nodes)
  })
}

const isDeployable = (node: AstNode): boolean =>
  node.nodeType === 'ContractDefinition' && node.contractKind === 'contract' && node.abstract !== true

/** The older code generator maps instructions to lines better, so the newer one is for what the older cannot do. */
function compileWithFallback(path: string, read: (path: string) => string | null): SolcOutput {
  const output = runSolc(path, read, false)
  const tooDeep = output.errors?.some((message) => message.formattedMessage.includes('Stack too deep'))
  return demandClean(tooDeep ? runSolc(path, read, true) : output)
}

function demandClean(output: SolcOutput): SolcOutput {
  const messages = output.errors ?? []
  if (messages.length > 0) throw new CompileError(messages.map((message) => message.formattedMessage).join('\n'))
  return output
}

function runSolc(path: string, read: (path: string) => string | null, viaIR: boolean): SolcOutput {
  const input = {
    language: 'Solidity',
    sources: { [path]: { content: read(path) ?? '' } },
    settings: {
      evmVersion: 'osaka',
      viaIR,
      optimizer: { enabled: true, runs: 200 },
      // Without the hash and the compiler's stamp, a changed comment does not change the code.
      metadata: { bytecodeHash: 'none', appendCBOR: false },
      outputSelection: {
        '*': { '': ['ast'] },
        [path]: {
          '*': [
            'abi',
            'storageLayout',
            'userdoc',
            'evm.bytecode',
            'evm.deployedBytecode',
            'evm.methodIdentifiers',
            'evm.gasEstimates',
          ],
        },
      },
    },
  }
  const resolve = (imported: string) => {
    const contents = read(imported)
    return contents === null ? { error: `no file ${imported}` } : { contents }
  }
  return JSON.parse(solc.compile(JSON.stringify(input), { import: resolve })) as SolcOutput
}

function toCompiled(
  name: string,
  contract: SolcContract,
  sources: DebugArtifact['sources'],
  nodes: readonly AstNode[],
): Compiled {
  const { bytecode, deployedBytecode } = contract.evm
  if (Object.keys(bytecode.linkReferences).length > 0) {
    throw new CompileError(`${name} needs a library linked; use internal functions instead`)
  }
  return {
    name,
    abi: contract.abi,
    bytecode: `0x${bytecode.object}`,
    debug: {
      name,
      deployedBytecode: `0x${deployedBytecode.object}`,
      immutables: toImmutables(deployedBytecode, nodes),
      sourceMap: deployedBytecode.sourceMap,
      creationSourceMap: bytecode.sourceMap,
      sources,
      storageLayout: toStorageLayout(contract.storageLayout),
      methods: toMethods(contract),
    },
  }
}

function toImmutables(code: SolcCode, nodes: readonly AstNode[]): DebugArtifact['immutables'] {
  const variables = new Map(nodes.flatMap((node) => node.nodes ?? []).map((node) => [String(node.id), node]))
  return Object.entries(code.immutableReferences ?? {}).map(([id, places]) => {
    const variable = variables.get(id)
    return {
      name: variable?.name ?? '',
      type: variable?.typeDescriptions?.typeString ?? '',
      offsets: places.map((place) => place.start),
      length: places[0]?.length ?? 0,
    }
  })
}

/** Drops the compiler's node numbers (except inside type names, where they tell structs of one name apart). */
function toStorageLayout({ storage, types }: StorageLayout): StorageLayout {
  const toVariable = ({ label, type, slot, offset }: StorageVariable): StorageVariable => ({
    label,
    type,
    slot,
    offset,
  })
  const toType = (type: StorageLayout['types'][string]) =>
    type.members === undefined ? type : { ...type, members: type.members.map(toVariable) }
  return {
    storage: storage.map(toVariable),
    types: Object.fromEntries(Object.entries(types ?? {}).map(([id, type]) => [id, toType(type)])),
  }
}

function toMethods({ evm, userdoc }: SolcContract): Method[] {
  return Object.entries(evm.methodIdentifiers).map(([signature, selector]) => {
    const gas = evm.gasEstimates?.external?.[signature]
    return {
      signature,
      selector: `0x${selector}`,
      gas: gas === undefined || gas === 'infinite' ? null : Number(gas),
      notice: userdoc.methods?.[signature]?.notice ?? null,
    }
  })
}
