// What the bridge's two ends have told: read from the receipts of each chain's blocks, as a validator's node would.

import { decodeEventLog } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { headOf } from '../../../l1/chain/head.ts'
import type { BlockRecord, L1State, LogRecord } from '../../../l1/chain/state.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { vectorGet } from '../../../lib/persistentVector.ts'
import { SideBridge } from '../contracts/generated/SideBridge.ts'
import { SideGate } from '../contracts/generated/SideGate.ts'
import type { BridgeLog, ChainLog } from './state.ts'

const abi = [...SideBridge.abi, ...SideGate.abi].filter(({ type }) => type === 'event')
const KINDS: { readonly [event: string]: BridgeLog['kind'] } = {
  Deposited: 'deposited',
  Released: 'released',
  Credited: 'credited',
  Burnt: 'burnt',
}

export const nothingTold = (chain: L1State): ChainLog => ({ upTo: 0, upToHash: headOf(chain).hash, entries: [] })

/** Goes on from where it stopped; from the start when that block is no longer in the chain. */
export function watch(told: ChainLog, chain: L1State, contract: Hex): ChainLog {
  const head = headOf(chain)
  const isStillThere = vectorGet(chain.blocks, told.upTo)?.hash === told.upToHash
  const entries = isStillThere ? [...told.entries] : []
  for (let number = isStillThere ? told.upTo + 1 : 1; number <= head.number; number++) {
    const block = vectorGet(chain.blocks, number)
    if (block !== undefined) entries.push(...logsOf(block, contract, chain.params.slotSeconds))
  }
  return { upTo: head.number, upToHash: head.hash, entries }
}

function logsOf(block: BlockRecord, contract: Hex, slotSeconds: number): BridgeLog[] {
  return block.transactions.flatMap(({ receipt, hash }) =>
    receipt.logs
      .filter(({ address }) => bytesToHex(address) === contract)
      .map((log) => ({ ...toBridgeLog(log), block: block.number, at: block.slot * slotSeconds, tx: hash })),
  )
}

function toBridgeLog({ topics, data }: LogRecord): Pick<BridgeLog, 'kind' | 'id' | 'account' | 'amountWei'> {
  const { eventName, args } = decodeEventLog({
    abi,
    topics: topics.map(bytesToHex) as [Hex, ...Hex[]],
    data: bytesToHex(data),
  })
  const kind = KINDS[eventName ?? '']
  if (kind === undefined) throw new Error(`the bridge told of ${eventName}`)
  const { deposit, burn, account, amount } = args as {
    deposit?: bigint
    burn?: bigint
    account: Hex
    amount: bigint
  }
  return { kind, id: Number(deposit ?? burn), account: account.toLowerCase() as Hex, amountWei: amount }
}
