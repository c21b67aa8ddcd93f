// What differs between two states of the chain.

import * as v from 'valibot'
import type { Json } from '../../../kernel/types.ts'
import { headOf } from '../../chain/head.ts'
import type { L1State } from '../../chain/state.ts'
import { type AccountDiff, type AccountFacts, diffStates, type End } from '../../chain/stateDiff.ts'
import { requireBlock } from '../blockRef.ts'
import { method, type RpcContext, type RpcMethods } from '../method.ts'
import { toData, toQuantity } from '../quantities.ts'
import { type BlockRef, block, object, wholeNumber } from '../schemas.ts'

const moment = object({ position: wholeNumber, seq: wholeNumber })
const endOfDiff = v.union([block, moment], 'must be a block, or a moment {"position": …, "seq": …} of this line')

/** What was set by hand counts as after the head. */
const headEnd = (l1: L1State): End => ({ l1, world: l1.world, block: headOf(l1) })

async function endAt({ l1, l1At }: RpcContext, wanted: v.InferOutput<typeof endOfDiff>): Promise<End> {
  if ('position' in wanted) return headEnd(await l1At(wanted))
  const found = requireBlock(l1, wanted as BlockRef)
  return found === 'pending' ? headEnd(l1) : { l1, world: found.after, block: found }
}

const endJson = ({ block: { number, hash, slot }, l1, world }: End): Json => ({
  block: number,
  hash,
  at: slot * l1.params.slotSeconds,
  stateRoot: toData(l1.machine.codec.stateRoot(world)),
})

const factsJson = (facts: AccountFacts | null): Json =>
  facts === null
    ? null
    : {
        balance: toQuantity(facts.balanceWei),
        nonce: toQuantity(facts.nonce),
        codeHash: facts.codeHash,
        codeBytes: facts.codeBytes,
        storageRoot: facts.storageRoot,
      }

const accountJson = ({ key, address, before, after, storage, storageOmitted }: AccountDiff): Json => ({
  key,
  address,
  before: factsJson(before),
  after: factsJson(after),
  storage: storage.map((slot) => ({ ...slot })),
  storageOmitted,
})

export const stateDiffMethods: RpcMethods = {
  lab_getStateDiff: method([endOfDiff, endOfDiff], async (context, first, second) => {
    const [from, to] = [await endAt(context, first), await endAt(context, second)]
    const { accounts, omitted, totalWei, burntWei } = diffStates(from, to)
    return {
      from: endJson(from),
      to: endJson(to),
      accounts: accounts.map(accountJson),
      omitted,
      totalWei: totalWei.toString(),
      burntWei: burntWei.toString(),
    }
  }),
}
