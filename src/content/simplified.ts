// What the lab does more simply than a real system, said where it happens: each wears a “simplified” mark that opens this.

export interface Simplification {
  readonly title: string
  /** What is done here. */
  readonly here: string
  /** What a real system does instead. */
  readonly real: string
}

export const simplifications = {
  'finality-votes': {
    title: 'Nobody votes here',
    here: 'Where the drawing does not show who votes in time, every epoch counts as attested in full, so its first block is justified one epoch later and final two epochs later, always.',
    real: 'Hundreds of thousands of validators vote in every epoch. A block becomes final when two thirds of all staked ether have voted for it, and later, or not at all, while too few are online.',
  },
  'reorg-button': {
    title: 'A reorg at the push of a button',
    here: 'You decide when the newest blocks lose, how many, and whether the branch that wins leaves a payment out. That branch has a block in each of the same slots.',
    real: 'A block arrives late, the next proposer builds on its parent, and the validators’ votes decide. Now and then one block is lost that way, rarely two.',
  },
  'one-mempool': {
    title: 'One mempool',
    here: 'There is a single mempool, everybody sees the same, and a transaction reaches it at once. Blocks are filled by tips alone.',
    real: 'Each node keeps a mempool of its own and tells its neighbours. A transaction takes a second or so to get around. Many are handed to builders in private, who also earn from the order they put things in.',
  },
  'everybody-else': {
    title: 'Everybody else',
    here: 'One busy account buys as much of each block as keeps the base fee near a set price. Its transactions are real and signed, but they only burn gas.',
    real: 'Hundreds of people share each block, demand changes by the minute, and the base fee follows it.',
  },
  'known-keys': {
    title: 'Everybody knows these keys',
    here: 'The people here use the keys that all development nodes use. They are public, so that you can sign for anyone.',
    real: 'A key is secret and rests in a wallet. Who has it can spend; who loses it cannot. Never send real money to these addresses.',
  },
  'long-gap': {
    title: 'A long wait in one stride',
    here: 'When you skip more than an hour and nothing waits, the slots between go by without a block. Fees stay as they were.',
    real: 'Nearly every slot has its block, some 7,200 a day, and the fees move with each.',
  },
  'nodes-in-one-tab': {
    title: 'Nodes in one tab',
    here: 'Each node really executes every block that holds somebody’s transaction and compares the state root, one after the other in the same tab; where a crowd lives, one node does. Blocks with nothing but everybody else’s traffic are executed once.',
    real: 'Thousands of computers all over the world execute every block at about the same time, with several programmes written by different teams.',
  },
  'node-classes': {
    title: 'Five kinds of machines',
    here: 'All nodes of a kind take the same time: the gas of the block divided by a stated speed. How many there are, how fast, and how much is staked with them are assumptions, made to be argued with.',
    real: 'No two machines are alike, gas measures some work better than other work, programmes get faster every year, and nobody has counted all nodes. The block itself also takes a second or more to arrive, and that time is missing for executing it.',
  },
  'late-votes': {
    title: 'A late vote counts for nothing here',
    here: 'Stake whose nodes have not executed a block in time does not attest at all in that slot, and finality is counted by that.',
    real: 'A node that is late votes in time for the block before. It loses the part of the reward that is for the newest block, and is fined nothing; its vote for the epoch counts. Only nodes that are far behind cost finality. If it fails for long, stake that stays away shrinks until the rest is two thirds.',
  },
  crowd: {
    title: 'A crowd from one die',
    here: 'Some thousand accounts send real signed transactions to real contracts; in a mint each buys up to two. What they want, and what they tip, is drawn from the seed of this world.',
    real: 'Everybody has reasons, bots react within milliseconds, and what is wanted today is not what was wanted yesterday.',
  },
  'gas-limit-knob': {
    title: 'The gas limit turns at once',
    here: 'You set how much gas a block may hold, and the next block obeys.',
    real: 'Each proposer may move the limit by less than a 1,024th from block to block. It went up only because most validators set their machines to vote for more; then it took hours to days.',
  },
  'sidechain-keys': {
    title: 'A bridge with nothing but keys',
    here: 'The keys are set once, for good. Nobody owns the contracts or can stop them, validators have nothing at stake, and any amount goes out at once.',
    real: 'Many such bridges have limits, delays, a pause, and an owner who can replace contract and keys: which is one more key to be trusted. Validators of a sidechain often have a stake in its own coin, which L1 does not see.',
  },
  'sidechain-blocks': {
    title: 'A sidechain by the L1’s rules',
    here: 'Its blocks follow the rules of this L1, faster, on one mempool of its own. It stands still while fewer validators are online than the bridge needs; how they agree is not simulated. Its fee begins at a hundredth of this L1’s, by assumption.',
    real: 'Sidechains have rules, fees and ways to agree of their own, with anything from a handful to hundreds of validators. Those who make blocks need not be those whose keys the bridge believes.',
  },
  'rollup-transactions': {
    title: 'A rollup with three kinds of transactions',
    here: 'Accounts pay, swap on one pool that is built in, and withdraw. A program of some 15 kB holds all the rules.',
    real: 'Most rollups run any contract, as L1 does. Their program is a whole client and its runs are millions of times longer; promising, posting, claiming and disputing work in the same way.',
  },
  'rollup-claims': {
    title: 'A claim for every batch',
    here: 'The operator claims each batch as soon as it is in a block, and confirms it as soon as it may. What the bonds are worth is set for this world.',
    real: 'A claim speaks for many batches and comes every hour or so. Who may claim, how large the bonds are, and who confirms differs from rollup to rollup.',
  },
  'small-town': {
    title: 'A small town',
    here: 'Seven people pay each other, whom and how much drawn from the seed. The number of an account fits one byte, and DEFLATE meets the same few numbers again and again.',
    real: 'A rollup with millions of accounts needs three or four bytes for a number, and few of them come twice in a batch: some bytes more for each payment. Many rollups do not number accounts at all: they post whole transactions and let the compression find the addresses that repeat.',
  },
  'sequencer-blocks': {
    title: 'Blocks when there is something to put in',
    here: 'The sequencer seals a block a second while anything waits, and everybody hears of it at once.',
    real: 'Blocks of rollups come every quarter of a second to two seconds, empty or not, and their nodes hear of them over a feed of the sequencer’s.',
  },
  'fork-button': {
    title: 'A fork at the push of a button',
    here: 'You decide when the next fork’s rules begin, and the next block follows them. Every node comes along.',
    real: 'A fork is agreed on months ahead, written into every client, and begins at a fixed time. A node that was not updated is left behind on a chain of its own.',
  },
  'own-danksharding': {
    title: 'A danksharding of our own',
    here: 'A target of 64 blobs a block, at most 96, under the rules of today.',
    real: 'Nobody has set these numbers. Sources name 64 to 256 blobs. Nodes could not download them all: they would sample small pieces of each, as they have begun to do with Fusaka.',
  },
  'small-program': {
    title: 'A small program',
    here: 'What the machine runs is the rollup’s own rules in C, about a thousand lines. A run of a small batch takes thousands of steps.',
    real: 'It is a whole Ethereum client, compiled to WebAssembly, MIPS or RISC-V. A run takes billions of steps and more, and a dispute narrows down blocks of the rollup first, then steps.',
  },
  'quick-answers': {
    title: 'Answers in the next block',
    here: 'The sequencer and watchers who play by themselves answer each move in the next block, and both clocks hardly move.',
    real: 'People and their machines take minutes to hours for a move, and who wants to delay takes all the time there is. Each side’s clock bounds that, days in all.',
  },
  'watcher-switch': {
    title: 'Watchers with a switch',
    here: 'You set who looks, who is asleep, and who cannot pay. Nobody else looks, and nobody is warned.',
    real: 'Whoever has money on a rollup, exchanges, bridges, other operators, may run a node, and many do. How many do, and would also dispute, nobody knows; and some rollups let only a few listed ones.',
  },
  'measured-before': {
    title: 'Measured beforehand',
    here: 'How many ways a range is split is fixed in a rollup’s contract, so this world plays one way. The others were measured by playing this very dispute in worlds that differ in nothing else; a test plays them again and compares every figure.',
    real: 'Each rollup has chosen one way and lives with it, until it replaces its contracts.',
  },
  'sizes-measured-before': {
    title: 'Measured in other worlds',
    here: 'A circuit has a fixed number of slots, so this world has batches of one size. The others were measured in worlds that differ in nothing else; tests play them again and compare every figure.',
    real: 'A rollup has circuits for a few sizes, or one that is proven again and again for parts of a large batch.',
  },
  'forced-inbox': {
    title: 'One queue, one day',
    here: 'Messages from L1 stand in one queue and are due after a day. Somebody has to post an empty batch to take them, if the sequencer does not.',
    real: 'Each rollup sets its own delay, some hours to a day or so. On some, the queue is part of what everybody reads from L1, and enters by itself; on others, somebody has to call for it, as here. On a few there is no such way.',
  },
  'dropped-for-good': {
    title: 'Dropped for good',
    here: 'The sequencer does not put transactions of a malformed batch into another one. They have no effect, their nonces are free again, and whoever signed them may sign anew.',
    real: 'A sequencer keeps what was signed and, as long as it is valid, puts it into its next batches. It also waits longer before it relies on a message of L1, so that a reorg that deep is rare.',
  },
  'one-dispute-drawn': {
    title: 'One dispute on the stage',
    here: 'Of several disputes the drawing shows the one that runs and has got furthest; the others are counted beside it. All are played, and each has its place in the inspector, under its claim.',
    real: 'Disputes go on side by side, on some rollups in one tree of claims and counter-claims.',
  },
  'ether-bridge': {
    title: 'A bridge for ether alone',
    here: 'Only ether goes over the bridge. The token lives on the rollup and nowhere else: it was given out when the world began.',
    real: 'Bridges of rollups carry any token that L1 knows: it is locked there, and the rollup has a contract that mints as much.',
  },
  'half-register': {
    title: 'A theft in one register',
    here: 'An amount takes two registers of the 32-bit machine. The liar changes the one with the lower half, which holds less than 4.295 ETH; what a withdrawal has in the upper half stays.',
    real: 'Whoever lies about a run can lie about any step and any number of them. To be refuted, one is enough.',
  },
  'exit-market': {
    title: 'One buyer with one price',
    here: 'One provider, whose node follows this rollup, buys at a fixed discount what is on L1 and true. The right to a withdrawal is sold on L1 itself.',
    real: 'Networks of providers pay out on whichever chain is wanted and take the slower money later. Their fee moves with the amount, the distance, demand, and what each of them has lying where. It is often far below a percent.',
  },
  'own-sandwich': {
    title: 'The operator takes it itself',
    here: 'The sequencer works out the best pair of swaps around each swap by itself, from an account of its own, without a fee.',
    real: 'It is mostly searchers who find such chances, and pay whoever orders for the place. A sequencer that keeps what waits to itself leaves them less to see, and is alone in seeing all.',
  },
  'one-party-key': {
    title: 'A key by one party',
    here: 'The key of this circuit is made at once from secret numbers that the lab knows: the same in every world, so that a link opens with the same proofs. Whoever reads them can forge.',
    real: 'Many people make such a key in a ceremony of two phases, on computers of their own, and one of them in each phase has to forget. Or the proof system needs no such key.',
  },
  'secrets-from-link': {
    title: 'Secrets that a link holds',
    here: 'What contributors multiply in follows from this world’s seed, so that the same link makes the same key. To forget means here that the lab hands the secret to nobody.',
    real: 'A contributor draws it from noise of their own, on a machine without a network if they are careful, and destroys it. Nobody else can see whether they did.',
  },
  'simulated-proving-time': {
    title: 'Two clocks for one proof',
    here: 'The proof is really made, in seconds of yours. On the world’s clock it takes as long as the prover is set to take.',
    real: 'Production rollups prove far larger batches, on farms of machines, in minutes to hours, and send one proof for many batches.',
  },
  'point-evaluation-per-word': {
    title: 'A blob opened word by word',
    here: 'When a batch is proven, the contract opens each of its words in the blob by a point evaluation of its own, more than 50,000 gas a word.',
    real: 'The circuit evaluates the whole blob at one random point, and the contract opens it there once, whatever the batch holds.',
  },
  'small-tree': {
    title: 'Two small trees',
    here: 'Each subtree holds 256 accounts with one asset, so a path has four steps, and a slot of a batch fits 124 bits.',
    real: 'Rollups hold millions of accounts, contracts and their storage. Paths are longer, and most constraints go to executing programs, not to checking payments.',
  },
  'payments-circuit': {
    title: 'A circuit for payments alone',
    here: 'The circuit knows payments, withdrawals, deposits and exits, in a fixed number of slots. It was written by hand, some twelve thousand constraints a slot.',
    real: 'Most ZK rollups prove the run of a virtual machine, of Ethereum’s or of their own, so that any contract can live there. Some prove a general machine that runs a whole client.',
  },
  'own-prover': {
    title: 'A prover in your tab',
    here: 'Our own Groth16 prover in WebAssembly, in the tab. Its proofs and keys are the same to the byte as those of a well-known tool, which tests compare.',
    real: 'Provers run on servers with large memories and graphics processors, mostly with PLONK-like systems or STARKs; often a STARK is wrapped into a SNARK to be cheap on L1.',
  },
  'no-aggregation': {
    title: 'A proof for every batch',
    here: 'Each batch has a proof, and L1 checks each.',
    real: 'Proofs of many batches, or of many parts of one, are proven again in one: L1 checks a single proof for thousands of transactions.',
  },
  'pocket-rollup': {
    title: 'A rollup for a pocket',
    here: 'Four accounts whose balances the contract keeps, one payment a batch, sent by the payer, and a circuit of some 150 rows: small enough that its ceremony runs in your tab.',
    real: 'L1 keeps a root, and the circuit checks signatures. A key for a large circuit takes each contributor minutes to hours. Phase 1 is mostly taken over from a public ceremony; phase 2 is done anew for each circuit.',
  },
  'tamper-switch': {
    title: 'Tampering at the push of a button',
    here: 'You choose what is changed: in the witness, in what the operator commits, or in what L1 is shown. It happens once, with the next batch.',
    real: 'Whoever wants to cheat runs a prover of their own, and tries what they like, as often as they like.',
  },
  'committee-switch': {
    title: 'A committee with switches',
    here: 'You set who signs and who hands data out. Whoever hands it out does so to anybody who asks, at once.',
    real: 'Members are companies known by name, with agreements and reputations. A court may make them hand data out; no contract on L1 can.',
  },
  'zk-operator': {
    title: 'One operator, nobody above',
    here: 'A single operator orders and commits. Nobody owns the contracts or can replace circuit and key.',
    real: 'Most ZK rollups have one operator too, and a council that can replace contracts, verifier and key, some at once, some after a delay: what it may do is part of what secures the money.',
  },
} as const satisfies Readonly<Record<string, Simplification>>

export type SimplificationId = keyof typeof simplifications
export const isSimplificationId = (id: string): id is SimplificationId => Object.hasOwn(simplifications, id)
