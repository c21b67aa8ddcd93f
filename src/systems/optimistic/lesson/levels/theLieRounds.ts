import type { AnyAction } from '../../../../kernel/types.ts'
import type { View } from '../trail.ts'
import { waitRounds } from './disputeTrail.ts'

/** How many rounds her node plays: in this world it leaves one for the learner. */
export const ROUNDS_OF_NODE = 11
export const letNodePlay = (view: View): AnyAction => waitRounds(view, ROUNDS_OF_NODE)
