import type { Hex, Moment } from '../../../kernel/types.ts'
import { decodeStorage } from '../../../l1/trace/storage.ts'
import type { L1View } from '../../../l1/types.ts'
import type { KnownContract } from '../../exhibit.ts'
import type { SlotDiffJson, StateDiffJson } from '../model/stateDiff.ts'
import { type NamedWord, namedWords } from '../model/storage.ts'
import type { Reading } from '../reads.ts'
import { knownKeys } from './ContractStorage.tsx'
import { rawRequest } from './readBlock.ts'

export async function readStateDiff({ client }: Reading, from: Moment, to: Moment): Promise<StateDiffJson> {
  const plain = ({ position, seq }: Moment) => ({ position, seq })
  return (await rawRequest(client)({
    method: 'lab_getStateDiff',
    params: [plain(from), plain(to)],
  })) as StateDiffJson
}

export interface NamedChange {
  readonly label: string
  readonly slot: Hex
  readonly before: NamedWord | null
  readonly after: NamedWord | null
}

interface Subject {
  readonly address: Hex
  readonly contract: KnownContract
  readonly l1: L1View
}

/** The changed words as the contract's source speaks of them: read twice, with the words of either side. */
export async function readNamedChanges(
  reading: Reading,
  slots: readonly SlotDiffJson[],
  { address, contract, l1 }: Subject,
): Promise<readonly NamedChange[]> {
  const keys = await knownKeys(reading, address, l1)
  const side = async (which: 'before' | 'after') => {
    const words = new Map(slots.flatMap((each) => (each.slot === null ? [] : [[each.slot, each[which]] as const])))
    const read = async (slot: Hex): Promise<Hex> =>
      words.get(slot) ?? (await reading.client.getStorageAt({ address, slot })) ?? '0x'
    return namedWords(l1, await decodeStorage(contract.debug.storageLayout, read, { keys }))
  }
  const [before, after] = await Promise.all([side('before'), side('after')])
  const changed = new Set(slots.map(({ slot }) => slot))
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].flatMap((label): NamedChange[] => {
    const [was, is] = [before.get(label) ?? null, after.get(label) ?? null]
    const slot = (is ?? was)?.slot
    if (slot === undefined || !changed.has(slot) || was?.raw === is?.raw) return []
    return [{ label, slot, before: was, after: is }]
  })
}
