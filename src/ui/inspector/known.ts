import type { Hex } from '../../kernel/types.ts'
import { type AbiRegistry, createAbiRegistry } from '../../l1/trace/abi.ts'
import type { L1View } from '../../l1/types.ts'
import type { AnyExhibit, KnownContract } from '../exhibit.ts'
import { lower, sameHex } from './model/cells.ts'
import { matchesCode } from './model/knownCode.ts'
import { type ChainReads, type Read, useRead } from './reads.ts'

/** Contracts whose source is here, and where they stand. */
export interface Known {
  readonly all: readonly KnownContract[]
  readonly at: (address: Hex | null) => KnownContract | null
  readonly registry: AbiRegistry
}

const MOST_LOOKED_AT = 64

/** Known by their code, not by the name that somebody gave: a name proves nothing. */
export function useKnown(reads: ChainReads, exhibit: AnyExhibit, l1: L1View): Read<Known> {
  const deployed = l1.contracts.slice(-MOST_LOOKED_AT).map(({ address }) => address)
  return useRead(reads, ['known', exhibit.id, ...deployed], async ({ client }) => {
    const all = await exhibit.contracts()
    const found = await Promise.all(
      deployed.map(async (address) => {
        const code = (await client.getCode({ address })) ?? '0x'
        return { address: lower(address), known: all.find(({ debug }) => matchesCode(debug, code)) ?? null }
      }),
    )
    return {
      all,
      at: (address) => found.find((each) => sameHex(each.address, address))?.known ?? null,
      registry: createAbiRegistry({
        artifacts: all.map(({ artifact }) => artifact),
        deployed: found.map(({ address, known }) => ({ address, name: known?.artifact.name ?? null })),
      }),
    }
  })
}
