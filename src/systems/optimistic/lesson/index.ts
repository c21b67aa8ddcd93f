import type { Level } from '../../../ui/exhibit.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { fromPocketToGround } from './levels/fromPocketToGround.ts'
import { nobodyIsWatching } from './levels/nobodyIsWatching.ts'
import { roundsOrGas } from './levels/roundsOrGas.ts'
import { sevenDays } from './levels/sevenDays.ts'
import { squeezeTheBytes } from './levels/squeezeTheBytes.ts'
import { theCensor } from './levels/theCensor.ts'
import { theLie } from './levels/theLie.ts'
import { whoKeepsTheTip } from './levels/whoKeepsTheTip.ts'

/** In the order of the course. */
export const levels: readonly Level<OptimisticView>[] = [
  fromPocketToGround,
  squeezeTheBytes,
  theLie,
  nobodyIsWatching,
  theCensor,
  sevenDays,
  roundsOrGas,
  whoKeepsTheTip,
]
