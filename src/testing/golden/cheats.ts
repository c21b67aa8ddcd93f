import { cheat, DAY, ETH, ground, lastQueued, nextBlock, pay, reorg, wait } from './scenario.ts'

const STRANGER = '0x1234567890123456789012345678901234567890'
const CONTRACT = '0x00000000000000000000000000000000000c0de0'
const WORD = `0x${'00'.repeat(31)}2a`

/** What a development node lets one do. */
export const cheats = ground('cheats', {}, [
  cheat('anvil_setBalance', STRANGER, `0x${(10n ** 19n).toString(16)}`),
  cheat('anvil_setNonce', STRANGER, '0x5'),
  cheat('hardhat_impersonateAccount', STRANGER),
  pay(STRANGER, 'ana', `1${ETH}`),
  nextBlock,
  // Stores what it is given, and adds it to what was there.
  cheat('anvil_setCode', CONTRACT, '0x5f355f54015f555f545f5260205ff3'),
  cheat('anvil_setStorageAt', CONTRACT, '0x0', WORD),
  { type: 'l1.call', by: 'ben', args: { from: 'ben', to: CONTRACT, data: `0x${'00'.repeat(31)}08` } },
  cheat('anvil_setCoinbase', STRANGER),
  cheat('anvil_setNextBlockBaseFeePerGas', '0x3b9aca00'),
  nextBlock,
  cheat('evm_setBlockGasLimit', 40_000_000),
  cheat('anvil_setMinGasPrice', '0x3b9aca00'),
  pay('ana', 'ben', '1'),
  (_view, events) => cheat('anvil_dropTransaction', lastQueued(events)),
  pay('ana', 'ben', '2'),
  pay('cleo', 'ben', '3'),
  cheat('anvil_removePoolTransactions', '0x976ea74026e726554db657fa54763abd0c3a0aa9'),
  nextBlock,
  pay('dan', 'ben', '4'),
  cheat('anvil_dropAllTransactions'),
  cheat('evm_setAutomine', true),
  cheat('anvil_stopImpersonatingAccount', STRANGER),
  reorg(2),
  nextBlock,
  wait(DAY),
])
