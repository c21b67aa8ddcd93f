// How a block was filled.

import { buildingOf } from '../../chain/building.ts'
import { requireBlock } from '../blockRef.ts'
import { method, type RpcMethods } from '../method.ts'
import { block } from '../schemas.ts'

export const buildingMethods: RpcMethods = {
  lab_getBuilding: method([block], ({ l1 }, ref) => {
    const found = requireBlock(l1, ref)
    const building = buildingOf(l1, found === 'pending' ? null : found.number)
    return { ...building, entries: building.entries.map((entry) => ({ ...entry })) }
  }),
}
