// The block loop: open a block on a world, run transactions in it, fold the outcome into a header.
// ethereumjs' own builder makes every earlier transaction of the block again for each new one; this one is O(n).

import { Block, BlockHeader } from '@ethereumjs/block'
import { isBlob4844Tx, type TypedTransaction } from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import { Bloom, type RunTxResult, runTx, type TxReceipt } from '@ethereumjs/vm'
import type { Bench, L1Machine } from '../machine/machine.ts'
import { GAS_PER_BLOB } from '../machine/rules.ts'
import type { WorldState } from '../state/world.ts'
import { receiptBytes } from './receipts.ts'
import { listRoot } from './roots.ts'
import { writeSystemContracts } from './systemContracts.ts'

/** What a proposer chooses; the rest of a header follows from the parent and the transactions. */
export interface Proposal {
  readonly parent: BlockHeader
  readonly world: WorldState
  readonly timestamp: bigint
  readonly coinbase: Uint8Array
  readonly gasLimit: bigint
  readonly prevRandao: Uint8Array
  readonly extraData: Uint8Array
  /** Set by hand only; else it follows from the parent (EIP-1559). */
  readonly baseFeePerGas?: bigint
  readonly blockHash: (number: number) => Uint8Array
}

export interface ExecutedTx {
  readonly tx: TypedTransaction
  readonly receipt: TxReceipt
  readonly gasUsed: bigint
  /** Per unit of gas: what goes to the proposer above the base fee. */
  readonly tip: bigint
  readonly contractAddress: Uint8Array | null
  /** Set when execution failed; empty where it failed otherwise than by REVERT. */
  readonly revert: Uint8Array | null
}

export interface SealedBlock {
  readonly machine: L1Machine
  readonly header: BlockHeader
  readonly executed: readonly ExecutedTx[]
  readonly world: WorldState
}

export interface OpenBlock {
  readonly header: BlockHeader
  readonly gasLeft: () => bigint
  readonly blobGasUsed: () => bigint
  /** Throws, and leaves no trace, when the transaction is not valid here. */
  run(tx: TypedTransaction): Promise<ExecutedTx>
  seal(): SealedBlock
}

export async function openBlock(bench: Bench, proposal: Proposal): Promise<OpenBlock> {
  const { vm, state, machine } = bench
  const { common, codec } = machine
  const { parent } = proposal
  const opening = {
    parentHash: parent.hash(),
    number: parent.number + 1n,
    timestamp: proposal.timestamp,
    coinbase: new Address(proposal.coinbase),
    gasLimit: proposal.gasLimit,
    mixHash: proposal.prevRandao,
    extraData: proposal.extraData,
    baseFeePerGas: proposal.baseFeePerGas ?? parent.calcNextBaseFee(),
    excessBlobGas: parent.calcNextExcessBlobGas(common),
    // There is no beacon chain here: the parent's own hash stands in for its beacon block's root.
    parentBeaconBlockRoot: parent.hash(),
  }
  const shell = new Block(new BlockHeader(opening, { common }), [], [], undefined, { common })
  state.load(proposal.world)
  bench.blockHash = proposal.blockHash
  await writeSystemContracts(bench, opening)

  const executed: ExecutedTx[] = []
  const bloom = new Bloom(undefined, common)
  let gasUsed = 0n
  let blobGasUsed = 0n
  return {
    header: shell.header,
    gasLeft: () => proposal.gasLimit - gasUsed,
    blobGasUsed: () => blobGasUsed,
    async run(tx) {
      if (tx.gasLimit > proposal.gasLimit - gasUsed) throw new Error('more gas than the block has left')
      const result = await runTx(vm, { tx, block: shell, blockGasUsed: gasUsed })
      gasUsed += result.totalGasSpent
      if (isBlob4844Tx(tx)) blobGasUsed += GAS_PER_BLOB * BigInt(tx.blobVersionedHashes.length)
      bloom.or(result.bloom)
      const outcome = toExecuted(tx, result)
      executed.push(outcome)
      return outcome
    },
    seal() {
      const world = state.seal()
      const header = new BlockHeader(
        {
          ...opening,
          stateRoot: codec.stateRoot(world),
          transactionsTrie: listRoot(
            executed.map(({ tx }) => tx.serialize()),
            codec,
          ),
          receiptTrie: listRoot(
            executed.map(({ tx, receipt }) => receiptBytes(receipt, tx.type)),
            codec,
          ),
          logsBloom: bloom.bitvector,
          gasUsed,
          blobGasUsed,
        },
        { common },
      )
      return { machine, header, executed, world }
    },
  }
}

/** What every other node does with a sealed block: run it again from the world before it. */
export async function reexecute(
  bench: Bench,
  block: { header: BlockHeader; transactions: readonly TypedTransaction[] },
  before: { parent: BlockHeader; world: WorldState; blockHash: (number: number) => Uint8Array },
): Promise<SealedBlock> {
  const { header } = block
  const open = await openBlock(bench, {
    ...before,
    timestamp: header.timestamp,
    coinbase: header.coinbase.bytes,
    gasLimit: header.gasLimit,
    prevRandao: header.mixHash,
    extraData: header.extraData,
    baseFeePerGas: header.baseFeePerGas ?? 0n,
  })
  for (const tx of block.transactions) await open.run(tx)
  return open.seal()
}

const REVERT = 'revert'

function toExecuted(tx: TypedTransaction, result: RunTxResult): ExecutedTx {
  const { exceptionError, returnValue } = result.execResult
  return {
    tx,
    receipt: result.receipt,
    gasUsed: result.totalGasSpent,
    tip: result.minerValue / result.totalGasSpent,
    contractAddress: exceptionError === undefined ? (result.createdAddress?.bytes ?? null) : null,
    revert: exceptionError === undefined ? null : exceptionError.error === REVERT ? returnValue : new Uint8Array(0),
  }
}
