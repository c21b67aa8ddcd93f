// Words that open in place. At most forty words each, and true as they stand.

export interface Term {
  readonly title: string
  readonly text: string
}

export const glossary = {
  account: {
    title: 'Account',
    text: 'An address with a balance and a nonce. A person’s account is held by a key; a contract’s account is held by its code.',
  },
  address: {
    title: 'Address',
    text: 'Twenty bytes that name an account. A person’s is the end of the hash of their public key.',
  },
  aggregation: {
    title: 'Aggregation',
    text: 'One proof that many proofs were checked, so that many batches cost L1 one check. Rollups in production do it; this lab does not.',
  },
  babyjubjub: {
    title: 'BabyJubJub',
    text: 'An elliptic curve whose coordinates are numbers of the circuit’s own field, so that signatures over it are cheap to check inside a circuit.',
  },
  'base fee': {
    title: 'Base fee',
    text: 'The price of one gas that a block sets for everyone in it. It is burnt. It rises by up to an eighth after a full block and falls after an empty one.',
  },
  batch: {
    title: 'Batch',
    text: 'A rollup’s transactions of some seconds or minutes, compressed and posted on L1 in one go. Order and content are in it, results are not: whoever wants them executes it.',
  },
  bisection: {
    title: 'Bisection',
    text: 'Finding the first wrong step of a long run by halving: do both sides agree on the state in the middle? If not, the mistake is before it, otherwise behind. Twenty halvings find one step in a million.',
  },
  blob: {
    title: 'Blob',
    text: '128 KiB of data that travels beside a block. L1 checks that it is there and stores only its commitment; nodes drop the data after about 18 days.',
  },
  block: {
    title: 'Block',
    text: 'A list of transactions in one order, with the hash of the block before it and the state root after it. On L1 at most one per slot.',
  },
  bond: {
    title: 'Bond',
    text: 'Ether locked beside a claim or a challenge. Who is proven wrong, or is late, loses it: to whoever proved it, and in part to nobody, so that losing to oneself is not free.',
  },
  calldata: {
    title: 'Calldata',
    text: 'The bytes a transaction hands to a contract. They stay in the chain’s history for ever, and each costs gas.',
  },
  ceremony: {
    title: 'Ceremony',
    text: 'A trusted set-up by many: each multiplies a secret of their own into the key, and forgets it. One who really does, in each phase, is enough.',
  },
  'challenge window': {
    title: 'Challenge window',
    text: 'How long anybody may prove a claim wrong: seven days on most optimistic rollups. L1 takes the silence until then for truth.',
  },
  challengeable: {
    title: 'Challengeable',
    text: 'Claimed, with a bond, and open to be proven wrong. L1 itself has checked nothing yet.',
  },
  circuit: {
    title: 'Circuit',
    text: 'Rules written as equations between numbers of a finite field. Whoever finds numbers that fit all of them has followed the rules, and can prove that such numbers are known.',
  },
  claim: {
    title: 'Claim',
    text: 'What somebody tells L1 that a batch leads to: one hash for the state of the whole rollup, with a bond behind it.',
  },
  committed: {
    title: 'Committed',
    text: 'Fixed on L1: what will be known of a batch cannot change any more. That it follows the rules has not been shown yet.',
  },
  constraint: {
    title: 'Constraint',
    text: 'One equation of a circuit: a product of two sums of its numbers equals a third sum. Whatever no constraint says, a prover may choose freely.',
  },
  contract: {
    title: 'Contract',
    text: 'An account whose code runs when it is called. Every node runs it and must get the same result.',
  },
  contributor: {
    title: 'Contributor',
    text: 'Somebody who multiplies a secret into the key of a ceremony. Pairings show that nothing was replaced; that the secret was forgotten nothing can show.',
  },
  'data availability': {
    title: 'Data availability',
    text: 'That whoever wants the data of a batch can get them. No proof gives that: a result can be proven, and the state behind it withheld.',
  },
  'data committee': {
    title: 'Data committee',
    text: 'Members who keep data that are not on L1, and sign that they have them. Whether they hand them out later no contract can know.',
  },
  eddsa: {
    title: 'EdDSA',
    text: 'A way to sign over an Edwards curve. With BabyJubJub and Poseidon, a signature takes a few thousand constraints to check inside a circuit.',
  },
  epoch: {
    title: 'Epoch',
    text: 'Thirty-two slots, about six and a half minutes. Finality moves from epoch to epoch.',
  },
  'escape hatch': {
    title: 'Escape hatch',
    text: 'The way out of a frozen rollup without its operator: a Merkle proof against its last executed state. Who lacks the data can make none.',
  },
  event: {
    title: 'Event',
    text: 'A note that a contract leaves in the receipt. Contracts cannot read it back; people and programmes outside can.',
  },
  evm: {
    title: 'EVM',
    text: 'The Ethereum Virtual Machine: the small computer, the same on every node, that executes contracts step by step.',
  },
  executed: {
    title: 'Executed',
    text: 'Of a proven batch: its state has become the rollup’s on L1, and whoever leaves in it is owed. As final as the block in which it happened.',
  },
  final: {
    title: 'Final',
    text: 'A block that two thirds of all staked ether stand behind, and that cannot be undone without a third of it being destroyed.',
  },
  finality: {
    title: 'Finality',
    text: 'The point after which a block cannot be undone without destroying a third of all staked ether. On L1 about two epochs after inclusion.',
  },
  'finite field': {
    title: 'Finite field',
    text: 'The numbers below a prime, counted in a circle. There is no “less than zero”: a debt looks like a huge amount, unless a range check forbids it.',
  },
  'forced exit': {
    title: 'Forced exit',
    text: 'A demand on L1 for all that an account holds. If the operator does not take it in time, anybody may freeze the rollup.',
  },
  'fraud proof': {
    title: 'Fraud proof',
    text: 'What convinces L1 that a claim is false. In a dispute two sides narrow a run down to one instruction, and L1 executes that one itself.',
  },
  frozen: {
    title: 'Frozen',
    text: 'Stands still, for ever. Of a rollup: its last executed state is its last. Of money: nobody has taken it, and nobody can show whose it is.',
  },
  gas: {
    title: 'Gas',
    text: 'The measure of work. Each step of execution and each byte costs a fixed amount of it; the sender pays for it in ether.',
  },
  'gas limit': {
    title: 'Gas limit',
    text: 'The most gas a transaction may use, set by its sender; or the most a block may hold, which caps what L1 can do.',
  },
  groth16: {
    title: 'Groth16',
    text: 'A proof system by Jens Groth, 2016: a proof is three points of a curve, whatever was proven, checked by one equation of pairings. Each circuit needs a trusted set-up.',
  },
  hash: {
    title: 'Hash',
    text: 'A short fingerprint of any data. Change one bit and it is another; nobody can find two data with the same one.',
  },
  included: {
    title: 'Included',
    text: 'Executed in a block of the chain. Not yet final: a reorg can still take the block away.',
  },
  justified: {
    title: 'Justified',
    text: 'An epoch that validators with two thirds of all staked ether voted for. When the next one is justified too, it becomes final.',
  },
  kzg: {
    title: 'KZG commitment',
    text: 'Forty-eight bytes that commit to a whole blob. A short proof shows what the blob holds at one point, without the blob.',
  },
  mempool: {
    title: 'Mempool',
    text: 'Where signed transactions wait for a block. Each node keeps its own; builders take first what pays them most.',
  },
  merkle: {
    title: 'Merkle proof',
    text: 'The hashes beside the path from one entry to a root. Hash upwards: if you arrive at the root, the entry is in it.',
  },
  mev: {
    title: 'MEV',
    text: 'Maximal extractable value: what whoever decides which transactions come, and in which order, can earn by that, beside fees.',
  },
  node: {
    title: 'Node',
    text: 'A computer that keeps the chain and executes every block itself. It believes no one: a block whose result differs is refused.',
  },
  nonce: {
    title: 'Nonce',
    text: 'The count of an account’s transactions. Each carries the next one, so none can run twice or out of order.',
  },
  padding: {
    title: 'Padding',
    text: 'Slots of a batch that nobody uses. A circuit is made for a fixed number of slots, so an empty one costs as much to prove as a full one.',
  },
  pairing: {
    title: 'Pairing',
    text: 'A function of two curve points that multiplies what is hidden in them. So a verifier can check products of numbers that it does not know. Ethereum has a precompile for it.',
  },
  phase: {
    title: 'Phase',
    text: 'The set-up of Groth16 has two: τ, α and β first, which can serve many circuits, then δ for a single one. Each needs an honest contributor of its own.',
  },
  pool: {
    title: 'Pool',
    text: 'Two reserves that anybody may swap against. The more is taken out of one, the dearer the rest: the product of the two must not fall.',
  },
  poseidon: {
    title: 'Poseidon',
    text: 'A hash made for circuits: a few hundred constraints, far fewer than the hash of Ethereum takes. For contracts it is the dear one, having no precompile.',
  },
  posted: {
    title: 'Posted',
    text: 'In a batch in a block of L1: anybody can execute it from there. As safe as that block, so not final before it is.',
  },
  precompile: {
    title: 'Precompile',
    text: 'A contract whose work is done by the node itself, for a set price in gas: signatures, curve points, pairings, openings of blobs.',
  },
  'priority fee': {
    title: 'Priority fee',
    text: 'What a sender adds per gas for the builder of the block. It decides who is taken first when the block is contested.',
  },
  promised: {
    title: 'Promised',
    text: 'In a block of the rollup that only its sequencer vouches for. No contract has seen it, and none would punish a broken promise.',
  },
  proven: {
    title: 'Proven',
    text: 'L1 has checked a proof of the batch: its state follows by what the circuit checks, and by no more. Final when the block of the proof is.',
  },
  prover: {
    title: 'Prover',
    text: 'Whoever makes the proof of a batch. Slow or silent, it holds everybody up; false it cannot be, while circuit and set-up are sound.',
  },
  'public input': {
    title: 'Public input',
    text: 'A number of the circuit that the verifier is given too: here roots before and after, the chain of L1’s messages, and the published words. A proof is for these and no others.',
  },
  r1cs: {
    title: 'R1CS',
    text: 'Rank-1 constraint system: a circuit as a list of equations A · B = C, where A, B and C are sums of the circuit’s numbers.',
  },
  'range check': {
    title: 'Range check',
    text: 'Constraints that write a number with so many bits and no more. They are what forbids a balance below zero.',
  },
  receipt: {
    title: 'Receipt',
    text: 'What a block notes about each transaction in it: whether it succeeded, the gas it used, the events it left.',
  },
  reorg: {
    title: 'Reorg',
    text: 'The chain’s head moves to another branch. Blocks of the old one lose their place, and their transactions with them, unless they are included again.',
  },
  rollup: {
    title: 'Rollup',
    text: 'An L2 that executes elsewhere, puts its data on L1, and proves its results there, or lets others disprove them.',
  },
  sequencer: {
    title: 'Sequencer',
    text: 'Whoever puts a rollup’s transactions in order, executes them, and posts their data on L1 in batches. Most rollups have a single one.',
  },
  sidechain: {
    title: 'Sidechain',
    text: 'A chain with blocks and validators of its own, joined to L1 by a bridge that believes those validators. L1 checks nothing of what happens on it, so it is not an L2.',
  },
  signature: {
    title: 'Signature',
    text: 'Sixty-five bytes that only the holder of a key can make for these exact words, and anyone can check.',
  },
  slot: {
    title: 'Slot',
    text: 'Twelve seconds, in which one validator may propose one block. A slot can stay empty.',
  },
  snark: {
    title: 'SNARK',
    text: 'A succinct non-interactive argument of knowledge: a proof much shorter, and much quicker to check, than what it proves. Some need a trusted set-up.',
  },
  'soft confirmation': {
    title: 'Soft confirmation',
    text: 'The sequencer’s answer, within a second or two: your transaction has this place. It is a promise, and worth what the sequencer’s word is worth.',
  },
  soundness: {
    title: 'Soundness',
    text: 'That nobody can make an accepted proof of something false. It rests on hard problems, on an honest set-up, and on a circuit in which no check was forgotten.',
  },
  stark: {
    title: 'STARK',
    text: 'A proof made with hashes alone: no trusted set-up, believed to withstand quantum computers, tens of kilobytes long, and dearer to check on L1.',
  },
  'state root': {
    title: 'State root',
    text: 'One hash of all accounts and all storage. Two nodes with the same root agree on every balance.',
  },
  succinct: {
    title: 'Succinct',
    text: 'Short, and quick to check, however much was computed. It does not mean hidden: a rollup publishes its data, so that others can rebuild its state.',
  },
  tau: {
    title: 'τ (tau)',
    text: 'The secret number at which a set-up has evaluated a circuit’s polynomials. Its powers are published inside curve points, from which it cannot be read. Who kept it can forge.',
  },
  tip: {
    title: 'Tip',
    text: 'The priority fee that is really paid: what is left of the sender’s maximum above the base fee, up to the priority fee offered.',
  },
  'toxic waste': {
    title: 'Toxic waste',
    text: 'The secret numbers that a key was made from. Whoever keeps them can make accepted proofs of anything, and no verifier can tell.',
  },
  transaction: {
    title: 'Transaction',
    text: 'A signed order: from whom, to whom, how much, with what data, and at most for what fee.',
  },
  'trusted set-up': {
    title: 'Trusted set-up',
    text: 'Making a proof system’s key from secret numbers that everybody must be sure are forgotten. One honest contributor in each phase is enough; nobody can check that there was one.',
  },
  validator: {
    title: 'Validator',
    text: 'Someone who staked ether and takes turns to propose blocks and vote on them. Voting for two rival blocks costs a part of the stake, or all of it when many do.',
  },
  'validity proof': {
    title: 'Validity proof',
    text: 'A proof that a state follows from another by the rules of a circuit. L1 checks it and takes nobody’s word. What the circuit does not check, it does not show.',
  },
  validium: {
    title: 'Validium',
    text: 'Results are proven as in a ZK rollup, but the data stay with a committee. Nobody can move money that is not theirs; if data are withheld, nobody can move their own.',
  },
  verifier: {
    title: 'Verifier',
    text: 'Whoever checks a proof: here a contract, with a key made for one circuit. It sees the proof and the public inputs, and executes nothing of the batch.',
  },
  volition: {
    title: 'Volition',
    text: 'Both in one system: some data on L1, some with a committee. Here the choice is made for each account; sources describe one for each transaction.',
  },
  wallet: {
    title: 'Wallet',
    text: 'The programme that holds your keys, fills in nonce and fees, and signs. The coins are not in it; they are on the chain.',
  },
  watcher: {
    title: 'Watcher',
    text: 'Somebody who runs every batch and compares the result with the claim. To help, a watcher needs the data, a node, money for bond and gas, and a place in L1 blocks within the window.',
  },
  wei: {
    title: 'Wei',
    text: 'The smallest unit of ether: 1 ether is 10¹⁸ wei. A gwei is 10⁹ wei; fees are counted in it.',
  },
  witness: {
    title: 'Witness',
    text: 'All the numbers that fill a circuit: signatures, paths, balances, and everything in between. The prover needs all of them; the verifier sees only the public inputs.',
  },
  'zk rollup': {
    title: 'ZK rollup',
    text: 'A rollup whose results L1 believes because it has checked a proof of them. The name says “zero knowledge”; what is used is that proofs are short.',
  },
} as const satisfies Readonly<Record<string, Term>>

export type TermId = keyof typeof glossary
export const isTermId = (id: string): id is TermId => Object.hasOwn(glossary, id)
