import type { Level } from '../../../ui/exhibit.ts'
import type { ZkView } from '../engine/types/view.ts'
import { breakIt } from './levels/breakIt.ts'
import { economiesOfScale } from './levels/economiesOfScale.ts'
import { proofInsteadOfTrust } from './levels/proofInsteadOfTrust.ts'
import { theCeremony } from './levels/theCeremony.ts'
import { theMissingConstraint } from './levels/theMissingConstraint.ts'
import { volition } from './levels/volition.ts'
import { whereIsTheData } from './levels/whereIsTheData.ts'

/** In the order of the course. */
export const levels: readonly Level<ZkView>[] = [
  proofInsteadOfTrust,
  breakIt,
  theCeremony,
  theMissingConstraint,
  whereIsTheData,
  volition,
  economiesOfScale,
]
