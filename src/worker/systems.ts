import type { SystemModule } from '../l1/systemModule.ts'

/** Each system is a chunk of its own: opening one loads no other. */
export const systemModules: { readonly [id: string]: () => Promise<SystemModule> } = {
  ground: () => import('../systems/ground/index.ts').then((module) => module.ground),
  optimistic: () => import('../systems/optimistic/index.ts').then((module) => module.optimistic),
  sidechain: () => import('../systems/sidechain/index.ts').then((module) => module.sidechain),
  zk: async () => {
    const [{ zk }, { installProver }] = await Promise.all([import('../systems/zk/index.ts'), import('./prover.ts')])
    installProver()
    return zk
  },
}
