import { testLevels } from '../../../testing/levelSuite.ts'
import { groundSystem } from '../engine/system.ts'
import { levels as meta } from '../lesson/index.meta.ts'
import { levels } from '../lesson/index.ts'
import { aCrowdedBlock } from '../lesson/levels/aCrowdedBlock.ts'
import { theKnob } from '../lesson/levels/theKnob.ts'

testLevels({ system: groundSystem, levels, meta, elsewhere: [aCrowdedBlock, theKnob] })
