// Words and shapes that cost one byte from their first use on. Part of the codec of version 1: changing, moving or
// removing a line makes old links unreadable (the fixtures notice). New words come with a new version of the codec.

/** The first 95 cost one byte, the others two. */
export const WORDS_1: readonly string[] = [
  ...[
    'args',
    'by',
    'type',
    'digest',
    'engine',
    'log',
    'moment',
    'panes',
    'params',
    'seed',
    'system',
    'position',
    'seq',
  ],
  ...['clock.advance', 'seconds'],
  ...['l1.pay', 'l1.call', 'l1.deploy', 'l1.postBlobs', 'l1.sendRaw', 'l1.replace', 'l1.reorg', 'l1.cheat'],
  ...['from', 'to', 'valueWei', 'data', 'gasLimit', 'nonce', 'contract', 'raw', 'hash', 'cancel', 'depth', 'censor'],
  ...['maxFeePerGasWei', 'maxPriorityFeePerGasWei', 'maxFeePerBlobGasWei', 'method'],
  ...['ana', 'ben', 'cleo', 'dan', 'eve', 'mallory', 'vera', 'sequencer', 'prover', 'validator', 'rpc', 'learner'],
  ...['0', '1', '1000000000', '2000000000', '3000000000', '5000000000', '10000000000'],
  ...['100000000000000000', '500000000000000000', '1000000000000000000', '2000000000000000000'],
  ...[
    'l1',
    'chainId',
    'blobSchedule',
    'slotSeconds',
    'slotsPerEpoch',
    'backgroundBaseFeeWei',
    'genesisBaseFeeWei',
    'nodes',
  ],
  ...['cancun', 'prague', 'bpo1', 'bpo2', 'danksharding'],
  ...['ground', 'optimistic', 'validity', 'plasma', 'channel', 'validium', 'bridge'],
  ...['anvil_setBalance', 'anvil_setCode', 'anvil_setNonce', 'anvil_setStorageAt', 'anvil_impersonateAccount'],
  ...['anvil_stopImpersonatingAccount', 'anvil_dropTransaction', 'anvil_mine', 'evm_mine', 'evm_setNextBlockTimestamp'],
]

const fees = ['maxFeePerGasWei', 'maxPriorityFeePerGasWei']

/** Keys of objects, sorted. The first 31 cost one byte. */
export const SHAPES_1: readonly (readonly string[])[] = [
  ['args', 'by', 'type'],
  ['digest', 'engine', 'log', 'moment', 'panes', 'params', 'seed', 'system'],
  ['position', 'seq'],
  ['seconds'],
  ['from', 'to', 'valueWei'],
  ['from', 'maxPriorityFeePerGasWei', 'to', 'valueWei'],
  ['from', ...fees, 'to', 'valueWei'],
  ['from', 'gasLimit', ...fees, 'to', 'valueWei'],
  ['hash', ...fees],
  ['cancel', 'hash', ...fees],
  ['depth'],
  ['censor', 'depth'],
  ['data', 'from', 'to'],
  ['data', 'from', 'to', 'valueWei'],
  ['data', 'from'],
  ['raw'],
  ['method', 'params'],
  [],
]
