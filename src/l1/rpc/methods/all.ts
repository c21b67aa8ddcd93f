import type { RpcMethods } from '../method.ts'
import { accountMethods } from './accounts.ts'
import { blobMethods } from './blobs.ts'
import { blockMethods } from './blocks.ts'
import { buildingMethods } from './building.ts'
import { callMethods } from './calls.ts'
import { chainMethods } from './chain.ts'
import { debugMethods } from './debug.ts'
import { feeMethods } from './fees.ts'
import { filterMethods } from './filters.ts'
import { metadataMethods } from './metadata.ts'
import { nodeMethods } from './node.ts'
import { poolMethods } from './pool.ts'
import { sendMethods } from './send.ts'
import { stateDiffMethods } from './stateDiff.ts'
import { walletMethods } from './wallet.ts'

/** Every method that this node has; `matrix.ts` says what each is worth, and a test holds the two together. */
export const methods: RpcMethods = {
  ...chainMethods,
  ...blockMethods,
  ...accountMethods,
  ...callMethods,
  ...feeMethods,
  ...filterMethods,
  ...poolMethods,
  ...debugMethods,
  ...walletMethods,
  ...sendMethods,
  ...nodeMethods,
  ...metadataMethods,
  ...blobMethods,
  ...stateDiffMethods,
  ...buildingMethods,
}
