export const about = {
  title: 'What is real, and what is simplified',
  lead: 'This lab computes what it shows. Where it leaves something out, it says so in place; this page is the whole list.',
  realTitle: 'Real',
  realChain:
    'An Ethereum L1 runs in your tab: real transactions with real signatures, a real EVM, real blocks with real roots.',
  realNodes:
    'Each node that is drawn by its name executes each block with a payment of yours again, and compares every root. Where thousands are drawn by their kind, one does, and the time of the others is derived.',
  realTime:
    'Time is simulated. Nothing waits for a clock on the wall, so seven days can pass in an instant and be walked back.',
  realLinks: 'A link holds the seed and what was done, and opens in exactly the same state on every machine.',
  realPrivate: 'Nothing leaves your device. There is no server behind this page, no account, and no measuring of you.',
  simpleTitle: 'Simplified',
  simpleReal: (p: { real: string }) => `A real system: ${p.real}`,
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
