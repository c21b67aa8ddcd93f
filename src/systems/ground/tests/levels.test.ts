import { testLevels } from '../../../testing/levelSuite.ts'
import { groundSystem } from '../engine/system.ts'
import { levels as meta } from '../lesson/index.meta.ts'
import { levels } from '../lesson/index.ts'

testLevels({ system: groundSystem, levels, meta })
