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
  'base fee': {
    title: 'Base fee',
    text: 'The price of one gas that a block sets for everyone in it. It is burnt. It rises by up to an eighth after a full block and falls after an empty one.',
  },
  bisection: {
    title: 'Bisection',
    text: 'Finding the first wrong step of a long run by halving: do both sides agree on the state in the middle? If not, the mistake is before it, otherwise behind. Twenty halvings find one step in a million.',
  },
  batch: {
    title: 'Batch',
    text: 'A rollup’s transactions of some seconds or minutes, compressed and posted on L1 in one go. Order and content are in it, results are not: whoever wants them executes it.',
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
  'challenge window': {
    title: 'Challenge window',
    text: 'How long anybody may prove a claim wrong: seven days on most optimistic rollups. L1 takes the silence until then for truth.',
  },
  challengeable: {
    title: 'Challengeable',
    text: 'Claimed, with a bond, and open to be proven wrong. L1 itself has checked nothing yet.',
  },
  claim: {
    title: 'Claim',
    text: 'What somebody tells L1 that a batch leads to: one hash for the state of the whole rollup, with a bond behind it.',
  },
  contract: {
    title: 'Contract',
    text: 'An account whose code runs when it is called. Every node runs it and must get the same result.',
  },
  epoch: {
    title: 'Epoch',
    text: 'Thirty-two slots, about six and a half minutes. Finality moves from epoch to epoch.',
  },
  event: {
    title: 'Event',
    text: 'A note that a contract leaves in the receipt. Contracts cannot read it back; people and programmes outside can.',
  },
  evm: {
    title: 'EVM',
    text: 'The Ethereum Virtual Machine: the small computer, the same on every node, that executes contracts step by step.',
  },
  final: {
    title: 'Final',
    text: 'A block that two thirds of all staked ether stand behind, and that cannot be undone without a third of it being destroyed.',
  },
  finality: {
    title: 'Finality',
    text: 'The point after which a block cannot be undone without destroying a third of all staked ether. On L1 about two epochs after inclusion.',
  },
  'fraud proof': {
    title: 'Fraud proof',
    text: 'What convinces L1 that a claim is false. In a dispute two sides narrow a run down to one instruction, and L1 executes that one itself.',
  },
  gas: {
    title: 'Gas',
    text: 'The measure of work. Each step of execution and each byte costs a fixed amount of it; the sender pays for it in ether.',
  },
  'gas limit': {
    title: 'Gas limit',
    text: 'The most gas a transaction may use, set by its sender; or the most a block may hold, which caps what L1 can do.',
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
  pool: {
    title: 'Pool',
    text: 'Two reserves that anybody may swap against. The more is taken out of one, the dearer the rest: the product of the two must not fall.',
  },
  posted: {
    title: 'Posted',
    text: 'In a batch in a block of L1: anybody can execute it from there. As safe as that block, so not final before it is.',
  },
  'priority fee': {
    title: 'Priority fee',
    text: 'What a sender adds per gas for the builder of the block. It decides who is taken first when the block is contested.',
  },
  promised: {
    title: 'Promised',
    text: 'In a block of the rollup that only its sequencer vouches for. No contract has seen it, and none would punish a broken promise.',
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
  'soft confirmation': {
    title: 'Soft confirmation',
    text: 'The sequencer’s answer, within a second or two: your transaction has this place. It is a promise, and worth what the sequencer’s word is worth.',
  },
  'state root': {
    title: 'State root',
    text: 'One hash of all accounts and all storage. Two nodes with the same root agree on every balance.',
  },
  tip: {
    title: 'Tip',
    text: 'The priority fee that is really paid: what is left of the sender’s maximum above the base fee, up to the priority fee offered.',
  },
  transaction: {
    title: 'Transaction',
    text: 'A signed order: from whom, to whom, how much, with what data, and at most for what fee.',
  },
  validator: {
    title: 'Validator',
    text: 'Someone who staked ether and takes turns to propose blocks and vote on them. Voting for two rival blocks costs a part of the stake, or all of it when many do.',
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
} as const satisfies Readonly<Record<string, Term>>

export type TermId = keyof typeof glossary
export const isTermId = (id: string): id is TermId => Object.hasOwn(glossary, id)
