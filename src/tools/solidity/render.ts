import { posix } from 'node:path'
import { type Compiled, CompileError } from './compile.ts'

// A compiled contract as two TypeScript modules: what deploys and calls it, and what explains it.

export interface GeneratedFile {
  /** Relative to the source root. */
  readonly path: string
  readonly text: string
}

/** `folder`: the contracts folder of the slice, relative to the source root. */
export function renderContract(folder: string, compiled: Compiled): GeneratedFile[] {
  const generated = posix.join(folder, 'generated')
  const from = (target: string) => posix.relative(generated, target)
  return [
    { path: posix.join(generated, `${compiled.name}.ts`), text: renderArtifact(compiled, from) },
    { path: posix.join(generated, `${compiled.name}.debug.ts`), text: renderDebugArtifact(compiled, from) },
  ]
}

const NOTICE = '// Made by `npm run contracts` from the Solidity beside this folder. Do not edit.\n'

function renderArtifact({ name, abi, bytecode }: Compiled, from: (target: string) => string): string {
  const items = abi.map((item) => `    ${JSON.stringify(item)},\n`).join('')
  return `${NOTICE}import type { Hex } from '${from('kernel/types.ts')}'

export const ${name} = {
  name: '${name}',
  abi: [
${items}  ],
  bytecode: '${bytecode}' as Hex,
} as const
`
}

function renderDebugArtifact({ name, debug }: Compiled, from: (target: string) => string): string {
  return `${NOTICE}import type { DebugArtifact } from '${from('l1/trace/artifact.ts')}'

export const ${name}Debug: DebugArtifact = ${JSON.stringify(debug, null, 2)}
`
}

/** Two contracts of one name would write the same files. */
export function demandDistinct(files: readonly GeneratedFile[]): void {
  const seen = new Set<string>()
  for (const { path } of files) {
    if (seen.has(path)) throw new CompileError(`two contracts want to be ${path}`)
    seen.add(path)
  }
}
