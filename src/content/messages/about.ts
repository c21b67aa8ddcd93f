export const about = {
  title: 'What is real, and what is simplified',
  lead: 'This lab computes what it shows. Where it leaves something out, it says so in place; this page is the whole list.',
  realTitle: 'Real',
  realChain:
    'An Ethereum L1 runs in your tab: real transactions with real signatures, a real EVM, real blocks with real roots.',
  realNodes: 'Each node that is drawn executes each block with a payment of yours again, and compares every root.',
  realTime:
    'Time is simulated. Nothing waits for a clock on the wall, so seven days can pass in an instant and be walked back.',
  realLinks: 'A link holds the seed and what was done, and opens in exactly the same state on every machine.',
  realPrivate: 'Nothing leaves your device. There is no server behind this page, no account, and no measuring of you.',
  simpleTitle: 'Simplified',
  simpleConsensus:
    'Validators, attestations and committees are not simulated. The chain finalises two epochs behind its head, as Ethereum does when all goes well.',
  simpleKeys:
    'Keys come from a published phrase, and randomness from the seed. Anyone who has the link can derive these secrets.',
  simpleNetwork:
    'There is one mempool, and messages take no time. On Ethereum each node has its own, and gossip takes seconds.',
  simpleBackground:
    'Everybody else is one account whose real transactions buy as much gas as keeps the price near a set level.',
  factsTitle: 'Cited figures',
  factsLead: 'Every number that the lab did not measure itself. Where sources disagree, the range is shown.',
  factsCaption: 'Cited figures with year and source',
  colFact: 'Figure',
  colValue: 'Value',
  colAsOf: 'As of',
  colSource: 'Source',
  termsTitle: 'Words',
  licence: 'The lab is free software under the MIT licence.',
}
