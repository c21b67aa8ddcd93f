// The support matrix: every method that clients may ask for, and what they get. A test holds it against the code, and
// docs/rpc.md is made from it.

interface RpcEntry {
  readonly method: string
  /** The version of this node that took it in. */
  readonly since: string
  /** Whether it changes the world: then it is an entry of the log, and acting in the past branches. */
  readonly writes: boolean
  /** Where it differs from geth or anvil; for a refused one, why. Empty: no difference. */
  readonly note: string
}
export type RpcMatrixEntry =
  | (RpcEntry & { readonly status: 'supported' })
  | (RpcEntry & { readonly status: 'refused'; readonly refusedWith: RefusalCode })

/** −32601: "I do not have it", after which viem tries another way. 4200: "I will not do it". */
type RefusalCode = typeof ABSENT | typeof UNWILLING
const ABSENT = -32601
const UNWILLING = 4200

interface RpcGroup {
  readonly title: string
  readonly entries: readonly RpcMatrixEntry[]
}

const FIRST = '0.1.0'

const reads = (method: string, note = ''): RpcMatrixEntry => ({
  method,
  since: FIRST,
  status: 'supported',
  writes: false,
  note,
})
const writes = (method: string, note = ''): RpcMatrixEntry => ({
  method,
  since: FIRST,
  status: 'supported',
  writes: true,
  note,
})
const refused = (method: string, refusedWith: RefusalCode, note: string): RpcMatrixEntry => ({
  method,
  since: FIRST,
  status: 'refused',
  refusedWith,
  writes: false,
  note,
})

/** hardhat's spelling of the same. */
const alsoHardhat = (entries: readonly RpcMatrixEntry[]): RpcMatrixEntry[] =>
  entries.flatMap((entry) => [entry, { ...entry, method: entry.method.replace('anvil_', 'hardhat_') }])

/** The same under one more name: anvil has its own for some of ganache's. */
const alsoAnvil = (entries: readonly RpcMatrixEntry[]): RpcMatrixEntry[] =>
  entries.flatMap((entry) => [
    entry,
    { ...entry, method: entry.method.replace('evm_', 'anvil_'), note: `As ${entry.method}.` },
  ])

const CLOCK = "Time is the world's: this advances its clock."

export const RPC_MATRIX: readonly RpcGroup[] = [
  {
    title: 'Which chain',
    entries: [
      reads('eth_chainId'),
      reads('net_version'),
      reads('net_listening', 'Always true.'),
      reads('net_peerCount', 'The nodes that execute each block again.'),
      reads('web3_clientVersion'),
      reads('web3_sha3'),
      reads('eth_syncing', 'Always false.'),
      reads('eth_coinbase'),
      ...alsoHardhat([reads('anvil_metadata', 'The instance is the hash of the genesis block.')]),
      reads('anvil_nodeInfo'),
      refused('eth_protocolVersion', ABSENT, 'Nodes have dropped it.'),
    ],
  },
  {
    title: 'Blocks, transactions, receipts',
    entries: [
      reads('eth_blockNumber'),
      reads(
        'eth_getBlockByNumber',
        '"safe" and "finalized" are one and two epochs back. "pending" holds what the next block would hold, not yet executed.',
      ),
      reads('eth_getBlockByHash', 'Blocks that a reorg took back are not found.'),
      reads('eth_getBlockTransactionCountByNumber'),
      reads('eth_getBlockTransactionCountByHash'),
      reads('eth_getUncleCountByBlockNumber', 'Zero since the merge.'),
      reads('eth_getUncleCountByBlockHash', 'Zero since the merge.'),
      reads('eth_getUncleByBlockNumberAndIndex', 'Null since the merge.'),
      reads('eth_getUncleByBlockHashAndIndex', 'Null since the merge.'),
      reads('eth_getTransactionByHash'),
      reads('eth_getTransactionByBlockNumberAndIndex'),
      reads('eth_getTransactionByBlockHashAndIndex'),
      reads('eth_getTransactionBySenderAndNonce'),
      reads('eth_getRawTransactionByHash', 'Blob transactions without their sidecar.'),
      reads('eth_getTransactionReceipt', 'A deployment that failed has no contract address.'),
      reads('eth_getBlockReceipts', 'Null for the pending block.'),
    ],
  },
  {
    title: 'State',
    entries: [
      reads(
        'eth_getBalance',
        'Every block since genesis is kept. "pending" is "latest": waiting transactions are not executed ahead.',
      ),
      reads('eth_getCode'),
      reads('eth_getStorageAt'),
      reads('eth_getStorageValues'),
      reads('eth_getTransactionCount', '"pending" counts what waits, up to the first gap.'),
      reads('eth_getProof', 'Proves what is sealed: what was set by hand has a root only in the next block.'),
    ],
  },
  {
    title: 'Running without sending',
    entries: [
      reads('eth_call', 'With state and block overrides and EIP-7702 authorisations.'),
      reads('eth_estimateGas', 'To within 1 in 128 of the least; 25,000 for each authorisation.'),
      reads('eth_createAccessList'),
      reads(
        'eth_simulateV1',
        'At most 256 blocks and 120 M gas in all. A gap in the block numbers is one step; traceTransfers is refused.',
      ),
      refused('eth_fillTransaction', ABSENT, 'viem then asks for nonce, fees and gas one by one.'),
    ],
  },
  {
    title: 'Fees',
    entries: [
      reads('eth_gasPrice', 'The next base fee and a tip of 1 gwei.'),
      reads('eth_maxPriorityFeePerGas', 'Always 1 gwei.'),
      reads('eth_blobBaseFee', "The next block's."),
      reads('eth_feeHistory', 'At most 1,024 blocks. Background traffic counts: it tips nothing.'),
    ],
  },
  {
    title: 'Logs and filters',
    entries: [
      reads('eth_getLogs', 'At most 10,000 logs.'),
      reads('eth_newFilter', 'Filters live as long as the tab or the server, and see the moment that one stands at.'),
      reads('eth_newBlockFilter'),
      reads('eth_newPendingTransactionFilter'),
      reads('eth_getFilterChanges', 'Logs that a reorg, or a step back in time, took back come again with "removed".'),
      reads('eth_getFilterLogs'),
      reads('eth_uninstallFilter'),
      refused('eth_subscribe', UNWILLING, 'Nothing is pushed here: use filters.'),
      refused('eth_unsubscribe', UNWILLING, 'Nothing is pushed here: use filters.'),
    ],
  },
  {
    title: 'Mempool',
    entries: [reads('txpool_content'), reads('txpool_contentFrom'), reads('txpool_inspect'), reads('txpool_status')],
  },
  {
    title: 'Traces',
    entries: [
      reads(
        'debug_traceTransaction',
        'Struct logs (at most 50,000) and the callTracer. The gas cost of a call is what it spent, not what it was handed.',
      ),
      reads('debug_traceBlockByNumber', 'The callTracer only.'),
      reads('debug_traceBlockByHash', 'The callTracer only.'),
      refused('debug_traceCall', ABSENT, 'Send it and take it back with evm_revert, or ask eth_simulateV1.'),
    ],
  },
  {
    title: 'Wallet',
    entries: [
      reads(
        'eth_accounts',
        'The cast: accounts of the mnemonic that all development nodes use; after them who is impersonated.',
      ),
      reads('eth_requestAccounts', 'Nobody is asked: the accounts are there for everyone.'),
      reads('wallet_getPermissions'),
      reads('wallet_requestPermissions', 'eth_accounts only.'),
      reads('wallet_addEthereumChain', 'Null for this chain, 4902 for any other.'),
      reads('wallet_switchEthereumChain', 'Null for this chain, 4902 for any other.'),
      reads('wallet_getCapabilities', 'None.'),
      reads('eth_sign', 'Prefixed as EIP-191 has it.'),
      reads('personal_sign'),
      reads('eth_signTypedData_v4'),
      reads(
        'eth_signTransaction',
        'What is left out is filled in. Answers with the raw transaction, blobs with their sidecar.',
      ),
      refused('wallet_sendCalls', ABSENT, 'Calls go one by one; viem does that by itself with experimental_fallback.'),
      refused('wallet_getCallsStatus', ABSENT, 'There are no batches.'),
      refused('wallet_showCallsStatus', ABSENT, 'There are no batches.'),
      refused('wallet_watchAsset', UNWILLING, 'There is no list of tokens to put it on.'),
    ],
  },
  {
    title: 'Sending',
    entries: [
      writes(
        'eth_sendTransaction',
        'From the cast and from impersonated accounts. With no gas limit it is estimated first, and what would fail is not sent.',
      ),
      writes('wallet_sendTransaction', 'As eth_sendTransaction.'),
      writes('eth_sendUnsignedTransaction', 'As eth_sendTransaction.'),
      writes('eth_sendRawTransaction', 'Types 0 to 4. Blobs with a sidecar of version 0 or 1, verified.'),
      writes('eth_sendRawTransactionSync', `${CLOCK} Waits for 5 slots, or for as many as the timeout has.`),
    ],
  },
  {
    title: 'Time and mining',
    entries: [
      writes(
        'evm_mine',
        `${CLOCK} Blocks come with the slots: at most 1,024 at a time. A timestamp is taken to the slot that it falls in.`,
      ),
      ...alsoHardhat([
        writes(
          'anvil_mine',
          `${CLOCK} At most 1,024 blocks at a time. Blocks are a slot apart: a shorter interval is taken as that, a longer one refused.`,
        ),
      ]),
      ...alsoAnvil([
        writes(
          'evm_increaseTime',
          `${CLOCK} Blocks are sealed on the way, and a gap of more than an hour in which nothing waits is one stride.`,
        ),
        writes('evm_setNextBlockTimestamp', `${CLOCK} It goes on to just before the slot of that time.`),
        writes(
          'evm_setAutomine',
          'When on, sending advances to the next slot. Off at first in the lab, on under `lab rpc`.',
        ),
      ]),
      writes('miner_start', 'As evm_setAutomine.'),
      writes('miner_stop', 'As evm_setAutomine.'),
      reads('eth_mining', 'Whether a sending mines.'),
      ...alsoHardhat([
        reads('anvil_getAutomine'),
        reads('anvil_removeBlockTimestampInterval', 'False: none can be set.'),
        refused('anvil_setBlockTimestampInterval', UNWILLING, "Blocks come with the slots of the world's clock."),
      ]),
      refused('evm_setIntervalMining', UNWILLING, "Blocks come with the slots of the world's clock."),
    ],
  },
  {
    title: 'Snapshots',
    entries: [
      ...alsoAnvil([
        reads('evm_snapshot', 'A moment of the world: nothing is copied.'),
        writes('evm_revert', 'Goes on from that moment on a branch; what came after stays on the old one.'),
      ]),
      ...alsoHardhat([
        writes('anvil_reset', 'Goes on from genesis on a branch. There is no other chain to fork.'),
        refused('anvil_dumpState', UNWILLING, 'A world is its scenario: share its link or save its file.'),
        refused('anvil_loadState', UNWILLING, 'A world is its scenario: open its link or its file.'),
      ]),
    ],
  },
  {
    title: 'Changing the chain by hand',
    entries: [
      ...alsoHardhat([
        writes(
          'anvil_setBalance',
          'Seen at once as "latest"; in a state root with the next block. So for all of these.',
        ),
        writes('anvil_setCode'),
        writes('anvil_setNonce'),
        writes('anvil_setStorageAt'),
        writes(
          'anvil_impersonateAccount',
          'Such accounts send plain transactions of type 2. Contracts do not: EIP-3607 holds here.',
        ),
        writes('anvil_stopImpersonatingAccount'),
        writes('anvil_setCoinbase', 'For all blocks to come.'),
        writes('anvil_setMinGasPrice', 'What the pool takes in and a block holds, as a cap on the fee.'),
        writes('anvil_setNextBlockBaseFeePerGas'),
        writes('anvil_dropTransaction', 'Null for one that does not wait.'),
        refused(
          'anvil_autoImpersonateAccount',
          UNWILLING,
          'Name each account that somebody may send from: anvil_impersonateAccount.',
        ),
        reads('anvil_setLoggingEnabled', 'There is no log to switch off.'),
        refused('anvil_setRpcUrl', UNWILLING, 'There is no other chain to read from: nothing leaves this tab.'),
      ]),
      writes('anvil_dropAllTransactions'),
      writes('anvil_removePoolTransactions'),
      writes('evm_setAccountBalance', 'As anvil_setBalance.'),
      writes('evm_setAccountCode', 'As anvil_setCode.'),
      ...alsoAnvil([writes('evm_setBlockGasLimit', 'For all blocks to come.')]),
    ],
  },
  {
    title: 'Only here',
    entries: [
      reads('lab_getBlob', 'What nodes keep of a blob. Null for one that nobody has seen.'),
      reads('lab_openBlob', 'The value of a blob at a point, or at one of its elements, and the proof of it.'),
      reads('lab_verifyOpening', 'Checks such a proof against the commitment alone.'),
      reads(
        'lab_getStateDiff',
        'What differs between two states: after a block, at "pending" (what was set by hand included), or at a moment.',
      ),
      reads(
        'lab_getBuilding',
        'What waited when a block was filled, in the order in which it was tried, and why what is not in it is not. "pending": the next block, as an estimate by gas limits.',
      ),
    ],
  },
]

const byMethod = new Map(RPC_MATRIX.flatMap((group) => group.entries).map((entry) => [entry.method, entry]))

export const entryOf = (method: string): RpcMatrixEntry | null => byMethod.get(method) ?? null
