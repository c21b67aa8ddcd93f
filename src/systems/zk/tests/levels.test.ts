import { testLevels } from '../../../testing/levelSuite.ts'
import { zkSystem } from '../engine/system.ts'
import { levels as meta } from '../lesson/index.meta.ts'
import { levels } from '../lesson/index.ts'

// Each is rehearsed in a file of its own, where its proofs are made anyway.
testLevels({ system: zkSystem, levels, meta, elsewhere: levels })
