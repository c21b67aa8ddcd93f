import { DAY, EPOCH, ETH, ground, nextBlock, pay, reorg, replaceLast, SLOT, wait } from './scenario.ts'

const GWEI = '000000000'

/** The mempool and its reasons, finality, and the stride of a long wait. */
export const payments = ground('payments', {}, [
  pay('ana', 'ben', `1${ETH}`),
  pay('ben', 'ana', '250000000000000000', { maxPriorityFeePerGasWei: `3${GWEI}`, maxFeePerGasWei: `9${GWEI}` }),
  nextBlock,
  // One that waits for its predecessor, and one that waits for a base fee that never comes.
  pay('cleo', 'dan', '1', { nonce: 1 }),
  pay('dan', 'cleo', '1', { maxFeePerGasWei: '1000000', maxPriorityFeePerGasWei: '1000000' }),
  nextBlock,
  pay('cleo', 'dan', '2', { nonce: 0 }),
  pay('ana', 'ben', '123456789012345678'),
  replaceLast(`20${GWEI}`, `4${GWEI}`),
  pay('eve', 'ana', `1${ETH}`),
  replaceLast(`30${GWEI}`, `5${GWEI}`, { cancel: true }),
  nextBlock,
  wait(3 * EPOCH + 5),
  pay('mallory', '0x00000000000000000000000000000000000000ff', '7'),
  wait(7 * DAY),
  pay('ana', 'ben', '1'),
  wait(7 * DAY),
  wait(7 * DAY),
])

/** With nobody else on the chain, and epochs of four slots. */
export const quietChain = ground(
  'quiet-chain',
  { backgroundBaseFeeWei: null, slotsPerEpoch: 4, nodes: ['one', 'two'], gasLimit: 30_000_000, chainId: 7 },
  [pay('ana', 'ben', '1'), wait(50 * SLOT), pay('ben', 'ana', '1'), wait(DAY), pay('ana', 'dan', '3'), wait(9 * SLOT)],
)

export const reorgs = ground('reorgs', {}, [
  wait(5 * SLOT),
  pay('ana', 'ben', `1${ETH}`),
  nextBlock,
  pay('ben', 'cleo', '1000'),
  nextBlock,
  pay('mallory', 'vera', `2${ETH}`),
  nextBlock,
  reorg(1),
  nextBlock,
  reorg(3),
  wait(2 * SLOT),
  (view) => ({
    type: 'l1.reorg',
    by: 'learner',
    args: { depth: 2, censor: [view.transactions.find(({ block }) => block === view.head - 1)?.hash ?? ''] },
  }),
  wait(3 * EPOCH),
  pay('ben', 'ana', '77'),
  nextBlock,
  reorg(12),
  wait(EPOCH),
])
