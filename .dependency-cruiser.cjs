// Who may import whom (docs/architecture.md). A rule names where it starts; `to` is what it must not reach.
// `src/tools/layers.test.ts` breaks every rule once and expects to be caught.

const TYPES_ONLY = { dependencyTypesNot: ['type-only'] }

/** The engine code that the page may run: pure, small, and free of the EVM. */
// Reading a trace is arithmetic on columns; recording one (attach) needs the EVM. Poseidon is arithmetic too: a lens that
// says that hashes fit has to hash.
const PURE =
  '^src/(lib/|kernel/types\\.ts$|kernel/link/|l1/trace/(?!attach)|l1/blobs/blob\\.ts$|prover/(field|circuit/places|poseidon/(hash|parameters))\\.ts$|worker/(client|api|lifeline)\\.ts$)'

const ENGINE = '^src/(kernel|l1|riscv|prover|rollup|worker|systems/[^/]+/(engine|index\\.ts$))'
const PAGE = '^src/(app|ui|content|systems/[^/]+/(visual/|lesson/|screen\\.tsx$|inspect\\.ts$))'
/** Imports nothing but texts: `?raw`, which the cruise can't tell from code. */
const SOURCE_TEXTS = '^src/systems/[^/]+/visual/circuitSources\\.ts$'
const TESTS = '(\\.test\\.tsx?$|^src/testing/|^src/systems/[^/]+/tests/|^e2e/)'

/** `from` sees nothing under src but what `sees` names. */
const sees = (name, from, sees) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: '^src/', pathNot: sees },
})

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or lack a third. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: TYPES_ONLY },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },

    // Engines, from the ground up.
    sees('lib-stands-alone', '^src/lib/', '^src/lib/'),
    sees('kernel-on-lib', '^src/kernel/', '^src/(kernel|lib)/'),
    sees('l1-on-kernel', '^src/l1/', '^src/(l1|kernel|lib)/'),
    // What explains a contract to the inspector is generated beside the contract, wherever that is.
    sees('riscv-on-kernel', '^src/riscv/', '^src/((riscv|kernel|lib)/|l1/trace/artifact\\.ts$)'),
    sees('prover-on-kernel', '^src/prover/', '^src/((prover|kernel|lib)/|l1/trace/artifact\\.ts$)'),
    sees('rollup-on-engines', '^src/rollup/', '^src/(rollup|riscv|prover|l1|kernel|lib)/'),
    sees(
      'system-engine-on-engines',
      '^src/systems/([^/]+)/(engine/|contracts/|index\\.ts$)',
      '^src/(rollup|riscv|prover|l1|kernel|lib|systems/$1/(engine|contracts))/',
    ),
    sees(
      'worker-on-systems',
      '^src/worker/',
      '^src/((worker|rollup|riscv|prover|l1|kernel|lib)/|systems/[^/]+/index\\.ts$)',
    ),

    // The page.
    sees('content-stands-alone', '^src/content/', '^src/(content|lib)/'),
    {
      name: 'ui-knows-no-system',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: TESTS },
      to: { path: '^src/(app|systems|tools|testing)/' },
    },
    {
      name: 'system-page-on-ui',
      severity: 'error',
      from: { path: '^src/systems/([^/]+)/(visual/|lesson/|screen\\.tsx$|inspect\\.ts$)', pathNot: TESTS },
      to: { path: '^src/(app|tools|testing)/' },
    },
    {
      name: 'lesson-without-visual',
      comment: 'Words and pictures are joined in screen.tsx only.',
      severity: 'error',
      from: { path: '^src/systems/([^/]+)/(visual|lesson)/', pathNot: TESTS },
      to: { path: '^src/systems/$1/(visual/|lesson/|screen\\.tsx$)', pathNot: '^src/systems/$1/$2/' },
    },
    {
      name: 'app-on-screens',
      severity: 'error',
      from: { path: '^src/app/', pathNot: TESTS },
      to: {
        path: '^src/systems/',
        pathNot: '^src/systems/[^/]+/(screen\\.tsx$|lesson/index\\.meta\\.ts$)',
        ...TYPES_ONLY,
      },
    },
    {
      name: 'page-knows-engines-by-type',
      comment: 'So that the EVM can never slip into what the page loads.',
      severity: 'error',
      from: { path: PAGE, pathNot: [TESTS, SOURCE_TEXTS] },
      to: { path: ENGINE, pathNot: PURE, ...TYPES_ONLY },
    },
    {
      name: 'page-without-evm',
      comment: 'The same for packages.',
      severity: 'error',
      from: { path: PAGE, pathNot: TESTS },
      to: {
        path: 'node_modules/(@ethereumjs|mcl-wasm|micro-eth-signer|@paulmillr|hash-wasm|@bitauth|solc)/',
        ...TYPES_ONLY,
      },
    },

    // Across.
    {
      name: 'system-isolated',
      comment: 'Bridges and comparisons use the ports in rollup/ and are wired in worker/.',
      severity: 'error',
      from: { path: '^src/systems/([^/]+)/' },
      to: { path: '^src/systems/([^/]+)/', pathNot: '^src/systems/$1/' },
    },
    {
      name: 'testing-from-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/tools/'] },
      to: { path: '^src/testing/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: {},
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'tools-without-page',
      comment: 'Scripts run in Node: no screen, no shell. (What a level is, is a type of ui.)',
      severity: 'error',
      from: { path: '^src/tools/', pathNot: TESTS },
      to: { path: '^src/(app|ui)/', ...TYPES_ONLY },
    },
    {
      name: 'tools-are-not-shipped',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/tools/', TESTS] },
      to: { path: '^src/tools/' },
    },
    {
      name: 'no-development-package-shipped',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/tools/'] },
      to: { dependencyTypes: ['npm-dev'], ...TYPES_ONLY },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // AssemblyScript: what some of its imports lead to is made by the compiler's caller (src/tools/kernels).
    exclude: { path: '^src/prover/kernels/assembly/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
}
