import { cheats } from './cheats.ts'
import { contracts } from './contracts.ts'
import { crowd } from './crowd.ts'
import { eachFork, upgrades } from './forks.ts'
import { machineTours } from './machine.ts'
import { payments, quietChain, reorgs } from './payments.ts'
import { rawTransactions } from './raw.ts'
import { rollupStories } from './rollup.ts'
import type { GoldenScenario } from './scenario.ts'
import { zkStories } from './zk.ts'

/** Every golden scenario that is no level: together they touch everything that has to be the same everywhere. */
export const goldenScenarios = async (): Promise<readonly GoldenScenario[]> => [
  payments,
  quietChain,
  reorgs,
  contracts,
  await rawTransactions(),
  ...eachFork,
  upgrades,
  ...(await machineTours()),
  cheats,
  crowd,
  ...rollupStories,
  ...zkStories,
]
