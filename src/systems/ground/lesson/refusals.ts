import { l1Refusals } from '../../../ui/l1/refusals.ts'

/** The ground refuses what its L1 refuses. */
export const refusals = { ...l1Refusals }
