import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { Q, R } from '../../prover/field.ts'
import { renderField } from './field.ts'

// From AssemblyScript to WebAssembly. Some sources are compiled twice, under two names each: `field` as `q` and `r`, each with its own
// generated `limbs`; `curve` as `g1` and `g2`, each with the `coordinate` of its field.

export class KernelsError extends Error {}

const GENERATED: Readonly<Record<string, () => string>> = {
  'q/limbs.ts': () => renderField(Q),
  'r/limbs.ts': () => renderField(R),
}
const ALIASES: readonly (readonly [from: RegExp, to: string])[] = [
  [/^g1\/coordinate\.ts$/, 'coordinates/one.ts'],
  [/^g2\/coordinate\.ts$/, 'coordinates/two.ts'],
  [/^g[12]\//, 'curve/'],
  [/^[qr]\//, 'field/'],
]

const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--outFile', 'kernels.wasm']

export async function compileKernels(folder: string): Promise<Uint8Array> {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')),
  )
  const readFile = (path: string): string | null => {
    const generated = GENERATED[path]
    if (generated) return generated()
    const alias = ALIASES.find(([from]) => from.test(path))
    const file = alias ? path.replace(alias[0], alias[1]) : path
    return files.has(file) ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n') : null
  }
  const written: Uint8Array[] = []
  const { error, stderr } = await asc.main(['index.ts', ...OPTIONS], {
    readFile,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') written.push(contents)
    },
    listFiles: () => [],
  })
  const [wasm] = written
  if (error || !wasm) throw new KernelsError(`The kernels could not be compiled.\n${stderr.toString()}`)
  return wasm
}
