import type { Inbox } from './ports.ts'
import { decodeRecord } from './records.ts'

export interface InboxContents {
  /** Of all messages that were ever queued, in their order. */
  readonly records: readonly Uint8Array[]
  /** How many of the first the last posted batch had to take. */
  readonly due: number
  /** How many the rollup has taken. */
  readonly taken: number
}

export function inboxOf({ records, due, taken }: InboxContents): Inbox {
  return {
    count: records.length,
    message(number) {
      const record = records[number]
      if (record === undefined) return undefined
      const standing = number < taken ? 'taken' : number < due ? 'due' : 'waiting'
      return { record, message: decodeRecord(record), standing }
    },
  }
}
