import type { Json } from '../../../kernel/types.ts'
import { l1Digest } from '../../../l1/view.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { outputOf } from '../../../rollup/state.ts'
import type { OptimisticState } from './state.ts'

/** What L1 says follows from L1, and so does what is derived from it: only what the parties keep themselves is added. */
export function optimisticDigest(state: OptimisticState): Json {
  const { l1, sequencer, proposer, watchers, provider, lies, errands, oneShot } = state
  const { keccak256 } = l1.machine.crypto
  const { online, ordering, censored, posting, batchPolicy, queue, open, soft, sent, held } = sequencer
  return {
    l1: l1Digest(l1),
    priceOfOthers: l1.params.backgroundBaseFeeWei,
    sequencer: {
      online,
      ordering,
      censored,
      posting,
      batchPolicy: { ...batchPolicy },
      held,
      queue: queue.map(({ summary }) => summary.hash),
      open: { messagesTo: open.messagesTo, blocks: open.blocks.map(({ number, at }) => [number, at]) },
      soft: bytesToHex(outputOf(soft, keccak256)),
      sent: sent.map(({ tx, promisedOutput }) => [tx, promisedOutput]),
      blocks: sequencer.blocks.length,
      fees: sequencer.feesGwei.toString(),
      mev: sequencer.mevGwei.toString(),
    },
    proposer: { online: proposer.online, lie: proposer.lie },
    watchers: watchers.map(({ id, mode, checked, failed }) => ({
      id,
      mode,
      checked: checked.map(({ key }) => key),
      failed,
    })),
    provider: { ...provider },
    lies: lies.map(({ output, lie }) => ({ output, lie })),
    errands: errands.map(({ what, tx }) => [what, tx]),
    oneShot: oneShot.map(({ tx, lieAt }) => ({ tx, lieAt })),
  }
}
