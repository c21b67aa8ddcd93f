import type { SystemModule } from '../../l1/systemModule.ts'
import { groundSystem } from './engine/system.ts'

export const ground: SystemModule = { system: groundSystem, chains: {} }
