// Every number the lab shows and did not measure itself. A teacher audits and updates them here and nowhere else.
// Where sources disagree the value is the range, and the source says who disagrees.

export interface Fact {
  /** What the number is of, as the table on the page about the lab says it. */
  readonly name: string
  /** As it is shown, without its unit. */
  readonly value: string
  readonly unit: string
  /** The year it held, or since when it holds. */
  readonly asOf: string
  readonly source: string
}

export const facts = {
  'ronin-keys': {
    name: 'Ronin bridge, keys that were used against it',
    value: '5 of 9',
    unit: 'validator keys',
    asOf: '2022',
    source:
      'Ronin’s report of 29 March 2022 on the theft of 23 March: about US$625 million; four keys run by one company, a fifth through an allow-list',
  },
  'harmony-keys': {
    name: 'Harmony Horizon bridge, keys that were used against it',
    value: '2 of 5',
    unit: 'multisig keys',
    asOf: '2022',
    source:
      'Analyses of the theft of 23–24 June 2022, about US$100 million; Harmony itself speaks of “a number of these keys”',
  },
  'bitcoin-throughput': {
    name: 'Bitcoin throughput',
    value: '3–7',
    unit: 'tx/s',
    asOf: '2024',
    source: 'Block size and interval; some sources say about 7',
  },
  'l1-throughput': {
    name: 'Ethereum L1 throughput',
    value: '15–30',
    unit: 'tx/s',
    asOf: '2024',
    source: 'Block explorers; most sources say about 15',
  },
  'visa-peak': {
    name: 'Visa, peak capacity',
    value: '65,000',
    unit: 'tx/s',
    asOf: '2024',
    source: 'Visa; typical load is some thousands, merchants settle in 1–3 days',
  },
  'arbitrum-throughput': {
    name: 'Arbitrum, headline capacity',
    value: '~4,000',
    unit: 'tx/s',
    asOf: '2024',
    source: 'As it is advertised; what is really sent is some tens a second',
  },
  'gas-limit-2021': {
    name: 'Gas limit of an L1 block, 2021 to January 2025',
    value: '30',
    unit: 'million gas',
    asOf: '2021',
    source:
      'Block explorers: from the London fork (August 2021) to 3 February 2025. The fork doubled it; later steps were voted',
  },
  'gas-limit-february-2025': {
    name: 'Gas limit of an L1 block, from February 2025',
    value: '36',
    unit: 'million gas',
    asOf: '2025',
    source: 'Block explorers: above 33 on 4 February 2025, 36 soon after; the limit in force when EIP-7935 was written',
  },
  'gas-limit-july-2025': {
    name: 'Gas limit of an L1 block, from July 2025',
    value: '45',
    unit: 'million gas',
    asOf: '2025',
    source: 'Block explorers: reached at block 22,968,004 on 22 July 2025, with about half of the stake voting for it',
  },
  'gas-limit-november-2025': {
    name: 'Gas limit of an L1 block, from November 2025',
    value: '60',
    unit: 'million gas',
    asOf: '2025',
    source: 'EIP-7935; in force since 25 November 2025, days before Fusaka',
  },
  'gas-limit-plan': {
    name: 'Gas limit agreed on as the least after Glamsterdam',
    value: '200',
    unit: 'million gas',
    asOf: '2026',
    source:
      'Ethereum Foundation, 2 May 2026, on the Soldøgn meeting of client teams; the fork reached the test network Sepolia on 6 October (ethereum/pm 2205), the next one was postponed on 22 October, and mainnet had no date then',
  },
  'gas-limit-step': {
    name: 'Change of the gas limit from block to block, always less than',
    value: '1/1,024',
    unit: '',
    asOf: '2015',
    source: 'Ethereum Yellow Paper, header validity; GAS_LIMIT_ADJUSTMENT_FACTOR in execution-specs',
  },
  'late-head-vote': {
    name: 'Share of a validator’s rewards that a vote for the wrong head misses',
    value: '14/64',
    unit: '',
    asOf: '2021',
    source: 'Ethereum consensus specification, Altair: TIMELY_HEAD_WEIGHT of WEIGHT_DENOMINATOR; no penalty for it',
  },
  'l1-slot': {
    name: 'L1 slot',
    value: '12',
    unit: 's',
    asOf: '2022',
    source: 'Ethereum consensus specification, SECONDS_PER_SLOT, since the Merge',
  },
  'l1-epoch-slots': {
    name: 'Slots in an epoch',
    value: '32',
    unit: 'slots',
    asOf: '2020',
    source: 'Ethereum consensus specification, SLOTS_PER_EPOCH',
  },
  'l1-finality': {
    name: 'L1 finality',
    value: '13–19',
    unit: 'min',
    asOf: '2022',
    source:
      'Sources say “two epochs, about 13 minutes”; by its place in its epoch, a block waits 64 to 96 slots of 12 s',
  },
  'l2-soft-confirmation': {
    name: 'L2 soft confirmation',
    value: '< 2',
    unit: 's',
    asOf: '2024',
    source: 'Rollups’ documentation; a promise of the sequencer',
  },
  'fee-l1': {
    name: 'Average fee on L1',
    value: '1–15',
    unit: 'US$',
    asOf: '2024',
    source: 'Fee trackers, over the year',
  },
  'fee-arbitrum': {
    name: 'Average fee on Arbitrum',
    value: '0.01–0.10',
    unit: 'US$',
    asOf: '2024',
    source: 'Fee trackers, after EIP-4844',
  },
  'fee-zksync': {
    name: 'Average fee on zkSync',
    value: '0.01–0.05',
    unit: 'US$',
    asOf: '2024',
    source: 'Fee trackers, after EIP-4844',
  },
  'fee-worst': {
    name: 'Worst fee for an NFT mint',
    value: '~200',
    unit: 'US$',
    asOf: '2021',
    source: 'Contemporary reports',
  },
  'transfer-gas': {
    name: 'Gas of a plain transfer',
    value: '21,000',
    unit: 'gas',
    asOf: '2015',
    source: 'Ethereum Yellow Paper, intrinsic gas of a transaction',
  },
  'transfer-bytes': {
    name: 'Size of a plain L1 transfer',
    value: '~110',
    unit: 'bytes',
    asOf: '2024',
    source:
      'Signed type 2 transaction; 12–16 bytes after rollup compression, where the signature is dropped or aggregated',
  },
  'bytes-compressed': {
    name: 'Size of a plain transfer after a rollup’s compression',
    value: '12–16',
    unit: 'bytes',
    asOf: '2024',
    source: 'As sources advertise it: without the signature, which is dropped or aggregated',
  },
  'calldata-price': {
    name: 'Calldata, per non-zero / zero byte',
    value: '16 / 4',
    unit: 'gas',
    asOf: '2019',
    source: 'EIP-2028; EIP-7623 (May 2025) adds a floor of 40 / 10 for data-heavy transactions',
  },
  'calldata-floor': {
    name: 'Least for calldata of a data-heavy transaction, per non-zero / zero byte',
    value: '40 / 10',
    unit: 'gas',
    asOf: '2025',
    source: 'EIP-7623 (Prague)',
  },
  'base-fee-step': {
    name: 'Largest change of the base fee in a block',
    value: '12.5',
    unit: '%',
    asOf: '2021',
    source: 'EIP-1559, base fee max change denominator 8',
  },
  'replacement-bump': {
    name: 'More that a replacement must pay',
    value: '10',
    unit: '%',
    asOf: '2024',
    source: 'go-ethereum, txpool.pricebump; blob transactions 100 %',
  },
  'tx-gas-cap': {
    name: 'Most gas of one transaction',
    value: '16,777,216',
    unit: 'gas',
    asOf: '2025',
    source: 'EIP-7825 (Fusaka)',
  },
  'blob-bytes': {
    name: 'Size of a blob',
    value: '128',
    unit: 'KiB',
    asOf: '2024',
    source: 'EIP-4844: 4096 field elements of 32 bytes',
  },
  'blob-reserve': {
    name: 'Share of the base fee below which the blob base fee stops falling',
    value: '1/16',
    unit: '',
    asOf: '2025',
    source: 'EIP-7918 (Fusaka): a blob of 2¹⁷ blob gas against 2¹³ gas at the base fee',
  },
  'blob-days': {
    name: 'Blobs are kept',
    value: '18.2',
    unit: 'days',
    asOf: '2024',
    source: 'EIP-4844: 4096 epochs, MIN_EPOCHS_FOR_BLOB_SIDECARS_REQUESTS',
  },
  'blob-fee-cut': {
    name: 'Cut of rollup fees by EIP-4844',
    value: '80–90 %, or “roughly 100×”',
    unit: '',
    asOf: '2024',
    source: 'Two sources say the first, one the second',
  },
  'blobs-cancun': {
    name: 'Blobs a block, target / most, Cancun',
    value: '3 / 6',
    unit: 'blobs',
    asOf: '2024',
    source: 'EIP-4844',
  },
  'blobs-prague': {
    name: 'Blobs a block, target / most, Prague',
    value: '6 / 9',
    unit: 'blobs',
    asOf: '2025',
    source: 'EIP-7691',
  },
  'blobs-bpo1': {
    name: 'Blobs a block, target / most, BPO1',
    value: '10 / 15',
    unit: 'blobs',
    asOf: '2025',
    source: 'EIP-7892, December 2025',
  },
  'blobs-bpo2': {
    name: 'Blobs a block, target / most, BPO2',
    value: '14 / 21',
    unit: 'blobs',
    asOf: '2026',
    source: 'EIP-7892, 7 January 2026',
  },
  'danksharding-blobs': {
    name: 'Blobs a block, full danksharding',
    value: '64–256',
    unit: 'blobs',
    asOf: '2024',
    source: 'Sources differ: “potentially 64+”, “64–256”',
  },
  'challenge-window': {
    name: 'Challenge window of optimistic rollups',
    value: '7',
    unit: 'days',
    asOf: '2024',
    source: 'Typical; a parameter of each rollup. Arbitrum One has about 6.4 days',
  },
  'op-clock': {
    name: 'OP Stack: clock of each side in a dispute, and wait after it is decided',
    value: '3.5 + 3.5',
    unit: 'days',
    asOf: '2024',
    source:
      'Deployment configuration of OP Mainnet: faultGameMaxClockDuration and disputeGameFinalityDelaySeconds, 302,400 s each',
  },
  'op-withdrawal-delay': {
    name: 'OP Stack: from the proof of a withdrawal to its payment',
    value: '7',
    unit: 'days',
    asOf: '2024',
    source: 'Deployment configuration of OP Mainnet: proofMaturityDelaySeconds, 604,800 s',
  },
  'op-sequencing-window': {
    name: 'OP Stack: after so long a deposit enters without the sequencer',
    value: '12',
    unit: 'hours',
    asOf: '2023',
    source: 'Deployment configuration of OP Mainnet: sequencerWindowSize, 3,600 L1 blocks of 12 s',
  },
  'op-bond': {
    name: 'OP Stack: bond of a proposal',
    value: '0.08',
    unit: 'ETH',
    asOf: '2024',
    source:
      'OP Stack specification, bond incentives: 400,000 gas at an assumed 200 gwei; each deeper move of a dispute has a larger one',
  },
  'arbitrum-window': {
    name: 'Arbitrum One: challenge period',
    value: '~6.4',
    unit: 'days',
    asOf: '2025',
    source:
      'Documentation of BoLD: 45,818 L1 blocks; with a dispute at most twice that, and two days for the Security Council',
  },
  'arbitrum-force-delay': {
    name: 'Arbitrum One: after so long anybody may force a message in',
    value: '24',
    unit: 'hours',
    asOf: '2025',
    source: 'Documentation of the delayed inbox',
  },
  'arbitrum-bond': {
    name: 'Arbitrum One: bond of who claims',
    value: '3,600',
    unit: 'ETH',
    asOf: '2025',
    source:
      'Documentation of BoLD; a lost one goes to the DAO’s treasury, and a share of about 1 % to those who defended',
  },
  'zksync-throughput': {
    name: 'zkSync Era, headline capacity',
    value: '~2,000',
    unit: 'tx/s',
    asOf: '2024',
    source: 'As it is advertised; what is really sent is some tens a second at most',
  },
  'starknet-throughput': {
    name: 'StarkNet, headline capacity',
    value: '~1,000',
    unit: 'tx/s',
    asOf: '2024',
    source: 'As it is advertised; what is really sent is less',
  },
  'zk-proving-time': {
    name: 'ZK rollups: how long a proof takes in production',
    value: 'minutes to hours',
    unit: '',
    asOf: '2024',
    source: 'Overviews of ZK rollups; batches of thousands of transactions, on many machines. It falls every year',
  },
  'zk-withdrawal': {
    name: 'ZK rollups: from a withdrawal to its payment on L1',
    value: 'minutes to hours',
    unit: '',
    asOf: '2024',
    source: 'Overviews of ZK rollups; some add a delay of their own, such as zkSync Era’s, about a day when it began',
  },
  'zk-batch-size': {
    name: 'ZK rollups: transactions that one verification on L1 stands for',
    value: '1,000–10,000',
    unit: 'transactions',
    asOf: '2024',
    source: 'Overviews of ZK rollups: the one costs about as much to verify as the other',
  },
  'snark-bytes': {
    name: 'Size of a SNARK',
    value: 'a few hundred',
    unit: 'bytes',
    asOf: '2024',
    source: 'Groth16 with uncompressed points: 256 bytes on this curve; PLONK: some 800',
  },
  'stark-bytes': {
    name: 'Size of a STARK',
    value: 'tens of',
    unit: 'kilobytes',
    asOf: '2024',
    source: 'Overviews of proof systems; more with higher security, less with more work for the prover',
  },
  'pairing-gas': {
    name: 'Gas of a pairing check of k pairs',
    value: '34,000 · k + 45,000',
    unit: 'gas',
    asOf: '2019',
    source: 'EIP-1108 (Istanbul); four pairs for a Groth16 proof: 181,000',
  },
  'public-input-gas': {
    name: 'Gas of one more public input: a multiplication and an addition of curve points',
    value: '6,150',
    unit: 'gas',
    asOf: '2019',
    source: 'EIP-1108 (Istanbul): 6,000 and 150; its calldata comes on top',
  },
  'point-evaluation-gas': {
    name: 'Gas of opening a blob at one point',
    value: '50,000',
    unit: 'gas',
    asOf: '2024',
    source: 'EIP-4844: point evaluation precompile; calldata comes on top',
  },
  'kzg-ceremony': {
    name: 'Contributions to Ethereum’s KZG ceremony, the largest so far when it ended',
    value: '141,416',
    unit: 'contributions',
    asOf: '2023',
    source:
      'Ethereum Foundation, “Wrapping up the KZG Ceremony”, 23 January 2024: 208 days, 13 January to 8 August 2023',
  },
  'zcash-ceremony-2016': {
    name: 'Participants of the first ceremony of Zcash',
    value: '6',
    unit: 'people',
    asOf: '2016',
    source:
      'Electric Coin Company, “Completion of the Sapling MPC”, 2018; its successor had two phases, open to anybody',
  },
  'snark-bugs': {
    name: 'Disclosed vulnerabilities of SNARK systems that were circuits with too few constraints, in a study',
    value: '95 of 141',
    unit: 'vulnerabilities',
    asOf: '2024',
    source:
      'Chaliasos et al., “SoK: What don’t we know? Understanding security vulnerabilities in SNARKs”, USENIX Security 2024, arXiv 2402.15293: “under-constrained”, of whatever cause',
  },
  'pairing-curve-security': {
    name: 'Security of the curve BN254, which Ethereum’s first pairing precompile is for',
    value: 'about 100',
    unit: 'bits',
    asOf: '2019',
    source:
      'Barbulescu and Duquesne, “Updating key size estimations for pairings”; the IRTF’s draft on pairing-friendly curves. It was chosen for 128; attacks on the field side were improved in 2016',
  },
  'starkex-grace': {
    name: 'StarkEx: how long the operator may leave a forced exit undone before anybody may freeze',
    value: '7 or 14',
    unit: 'days',
    asOf: '2023',
    source: 'StarkEx Explorer of L2BEAT, tutorial on the escape hatch: “usually”; set by each application',
  },
} as const satisfies Readonly<Record<string, Fact>>

export type FactId = keyof typeof facts

export const cited = (id: FactId): Fact => facts[id]
export const isFactId = (id: string): id is FactId => Object.hasOwn(facts, id)
/** Value and unit as they stand in a sentence. */
export const citedText = (id: FactId): string => {
  const fact: Fact = facts[id]
  return fact.unit === '' ? fact.value : `${fact.value} ${fact.unit}`
}
