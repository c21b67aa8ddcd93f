import { testLevels } from '../../../testing/levelSuite.ts'
import { optimisticSystem } from '../engine/system.ts'
import { levels as meta } from '../lesson/index.meta.ts'
import { levels } from '../lesson/index.ts'

testLevels({ system: optimisticSystem, levels, meta })
