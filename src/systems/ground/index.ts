import type { SystemModule } from '../../worker/systems.ts'
import { groundSystem } from './engine/system.ts'

export const ground: SystemModule = { system: groundSystem, chains: {} }
