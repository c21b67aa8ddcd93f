import type { Level } from '../../../ui/exhibit.ts'
import type { ZkView } from '../engine/types/view.ts'
import { breakIt } from './levels/breakIt.ts'
import { proofInsteadOfTrust } from './levels/proofInsteadOfTrust.ts'
import { whereIsTheData } from './levels/whereIsTheData.ts'

/** In the order of the course. */
export const levels: readonly Level<ZkView>[] = [proofInsteadOfTrust, breakIt, whereIsTheData]
