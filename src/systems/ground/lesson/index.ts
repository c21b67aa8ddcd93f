import type { Level } from '../../../ui/exhibit.ts'
import type { GroundView } from '../engine/types.ts'
import { aCrowdedBlock } from './levels/aCrowdedBlock.ts'
import { aReorgIsNotARobbery } from './levels/aReorgIsNotARobbery.ts'
import { blobs } from './levels/blobs.ts'
import { sendAPayment } from './levels/sendAPayment.ts'
import { theKnob } from './levels/theKnob.ts'

/** In the order of the course. */
export const levels: readonly Level<GroundView>[] = [sendAPayment, aCrowdedBlock, theKnob, aReorgIsNotARobbery, blobs]
