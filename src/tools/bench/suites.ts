// The suites by name, as the bench page runs them: in a tab, from a production build.
// A new suite is one line here and a `<name>.suite.ts` beside this file (docs/benchmarks.md).

export type Figures = { readonly [figure: string]: unknown }

export const suites: { readonly [name: string]: () => Promise<Figures> } = {
  l1: () => import('./l1.suite.ts').then(async ({ runL1Suite }) => ({ ...(await runL1Suite()) })),
  l2: () => import('./l2.suite.ts').then(async ({ runL2Suite }) => ({ ...(await runL2Suite()) })),
  prover: () => import('./prover.suite.ts').then(async ({ runProverSuite }) => ({ ...(await runProverSuite()) })),
}
