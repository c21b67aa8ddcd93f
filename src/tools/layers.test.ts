import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkLayers, type LayerReport } from './layers.ts'

interface Rule {
  readonly name: string
}
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: readonly Rule[] }

/** One import each that must not be: the rule it breaks, who imports, what. */
const WRONG: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-circular', 'src/lib/chicken.ts', './egg.ts'],
  ['no-unresolvable', 'src/lib/lost.ts', './nowhere.ts'],
  ['lib-stands-alone', 'src/lib/proud.ts', '../kernel/world.ts'],
  ['kernel-on-lib', 'src/kernel/heavy.ts', '../l1/chain.ts'],
  ['l1-on-kernel', 'src/l1/curious.ts', '../rollup/batch.ts'],
  ['riscv-on-kernel', 'src/riscv/curious.ts', '../l1/chain.ts'],
  ['prover-on-kernel', 'src/prover/curious.ts', '../l1/chain.ts'],
  ['rollup-on-engines', 'src/rollup/curious.ts', '../worker/client.ts'],
  ['system-engine-on-engines', 'src/systems/one/engine/curious.ts', '../visual/scene.ts'],
  ['system-engine-on-engines', 'src/systems/one/index.ts', './screen.tsx'],
  ['worker-on-systems', 'src/worker/curious.ts', '../systems/one/engine/system.ts'],
  ['content-stands-alone', 'src/content/curious.ts', '../ui/stage.tsx'],
  ['ui-knows-no-system', 'src/ui/curious.tsx', '../systems/one/visual/scene.ts'],
  ['system-page-on-ui', 'src/systems/one/visual/curious.ts', '../../../app/main.tsx'],
  ['lesson-without-visual', 'src/systems/one/lesson/curious.ts', '../visual/scene.ts'],
  ['lesson-without-visual', 'src/systems/one/visual/back.ts', '../screen.tsx'],
  ['app-on-screens', 'src/app/curious.tsx', '../systems/one/visual/scene.ts'],
  ['page-knows-engines-by-type', 'src/app/heavy.tsx', '../kernel/world.ts'],
  ['page-knows-engines-by-type', 'src/systems/one/visual/heavy.ts', '../engine/system.ts'],
  ['page-knows-engines-by-type', 'src/systems/one/inspect.ts', './engine/system.ts'],
  ['page-knows-engines-by-type', 'src/ui/heavy.tsx', '../worker/engine.ts'],
  ['page-without-evm', 'src/ui/heavier.tsx', '@ethereumjs/vm'],
  ['system-isolated', 'src/systems/two/engine/curious.ts', '../../one/engine/system.ts'],
  ['testing-from-tests', 'src/ui/fake.tsx', '../testing/fake.ts'],
  ['tests-are-leaves', 'src/lib/upside.ts', './sum.test.ts'],
  ['tools-without-page', 'src/tools/curious.ts', '../app/main.tsx'],
  ['tools-are-not-shipped', 'src/app/tooled.tsx', '../tools/script.ts'],
  ['no-development-package-shipped', 'src/lib/checked.ts', 'fast-check'],
]

/** Imports that must stay possible, types among them. */
const RIGHT: readonly (readonly [from: string, line: string])[] = [
  ['src/kernel/world.ts', "import '../lib/sum.ts'"],
  ['src/l1/chain.ts', "import '../kernel/world.ts'"],
  ['src/rollup/batch.ts', "import '../l1/chain.ts'"],
  ['src/systems/one/engine/system.ts', "import '../../../rollup/batch.ts'"],
  ['src/worker/engine.ts', "import '../systems/two/index.ts'"],
  ['src/worker/client.ts', "import type { thing } from './engine.ts'"],
  ['src/systems/one/visual/scene.ts', "import type { thing } from '../engine/system.ts'"],
  ['src/systems/one/screen.tsx', "import './visual/scene.ts'"],
  [
    'src/app/main.tsx',
    "import '../systems/one/screen.tsx'; import '../worker/client.ts'; import '../kernel/link/link.ts'",
  ],
  ['src/lib/sum.test.ts', "import 'fast-check'; import '../testing/fake.ts'"],
]

const EMPTY = [
  'src/lib/sum.ts',
  'src/kernel/link/link.ts',
  'src/systems/two/index.ts',
  'src/ui/stage.tsx',
  'src/testing/fake.ts',
  'src/tools/script.ts',
]

let root = ''
let report: LayerReport

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mezzanine-layers-'))
  write('tsconfig.json', '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }')
  write(
    'package.json',
    JSON.stringify({ dependencies: { '@ethereumjs/vm': '1.0.0' }, devDependencies: { 'fast-check': '1.0.0' } }),
  )
  for (const name of ['@ethereumjs/vm', 'fast-check']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  const exporting = (line: string) => `${line}\nexport type thing = 1\n`
  for (const path of EMPTY) write(path, exporting(''))
  write('src/lib/egg.ts', exporting("import './chicken.ts'"))
  write('src/misc/stray.ts', exporting(''))
  for (const [path, line] of RIGHT) write(path, exporting(line))
  for (const [, path, to] of WRONG) write(path, exporting(`import '${to}'`))
  report = checkLayers(root)
})
afterAll(() => rmSync(root, { recursive: true }))

test.each(WRONG)('%s catches %s → %s', (rule, from) => {
  expect(report.violations.filter((violation) => violation.from === from).map((violation) => violation.rule)).toContain(
    rule,
  )
})

test('every rule is broken here at least once', () => {
  expect(new Set(WRONG.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)))
})

test('what must stay possible is not caught', () => {
  const right = new Set(RIGHT.map(([from]) => from))
  expect(report.violations.filter(({ from }) => right.has(from))).toEqual([])
})

test('a folder that is no layer is told', () => {
  expect(report.homeless).toEqual(['src/misc/stray.ts'])
})

test('a source file that the cruise does not see is told', () => {
  expect(report.missed).toEqual([])
  expect(report.cruised).toBeGreaterThanOrEqual(EMPTY.length + RIGHT.length + WRONG.length)
})
