/** The limits of the ground floor: who runs it, and who wants in. Words in the drawing stand beside lines: keep them short. */
export const ground = {
  // Hardware classes
  board: 'Boards',
  laptop: 'Laptops',
  home: 'Home PCs',
  workstation: 'Workstations',
  datacentre: 'Data centres',

  // The population
  verifying: (p: { some: string; all: string }) => `${p.some} of ${p.all} nodes verify`,
  verifyingShort: (p: { some: string; all: string }) => `${p.some} of ${p.all} verify`,
  verifyingBrief: (p: { some: string }) => `${p.some} verify`,
  attesting: (p: { share: string }) => `${p.share} % of the stake attests`,
  attestingShort: (p: { share: string }) => `${p.share} % of stake attests`,
  attestingStops: (p: { share: string }) => `${p.share} % attests: no finality`,
  attestingBrief: (p: { share: string }) => `${p.share} % attests`,
  voteBy: (p: { s: string }) => `vote by ${p.s} s`,
  seconds: (p: { s: string }) => `${p.s} s`,
  stateAttesting: 'votes',
  stateLate: 'too late',
  stateBehind: (p: { span: string }) => `${p.span} behind`,
  stateDropped: 'behind',
  saysNetwork: (p: { some: string; all: string; share: string; finality: string }) =>
    `Who runs the chain: ${p.some} of ${p.all} nodes verify it; ${p.share} % of the stake attests, ${p.finality}`,
  saysFinalising: 'enough for finality',
  saysNotFinalising: 'less than two thirds: nothing becomes final',
  saysClass: (p: { name: string; n: string; s: string; state: string }) =>
    `${p.name}, ${p.n} nodes, ran the last block in ${p.s} s: ${p.state}`,
  saysAttesting: 'in time for the vote',
  saysLate: 'keep up, but too late for the vote',
  saysBehind: (p: { span: string }) => `fell behind, by ${p.span} of work`,

  // The crowd
  crowd: 'Everybody else',
  crowdShort: 'Others',
  crowdQuiet: (p: { n: string }) => `quiet, ${p.n} tx/s`,
  crowdDefi: (p: { n: string }) => `DeFi, ${p.n} tx/s`,
  crowdMint: (p: { n: string }) => `mint, ${p.n} to go`,
  crowdRate: (p: { n: string }) => `${p.n} tx/s`,
  crowdLeft: (p: { n: string }) => `${p.n} to go`,
  saysCrowd: (p: { what: string }) => `Everybody else: ${p.what}`,
  saysScene: (p: { waiting: string; nodes: string }) => `Of everybody else, ${p.waiting} transactions wait. ${p.nodes}`,

  markQuiet: 'quiet',
  markDefi: 'DeFi summer',
  markMint: 'NFT mint',
  markArrived: (p: { n: string }) => `${p.n} arrive`,
  markArrivals: (p: { n: number }) => `${p.n} rounds of others`,
  markSoldOut: 'sold out',
  markDropped: (p: { name: string }) => `${p.name} fall behind`,
  markReturned: (p: { name: string }) => `${p.name} are back`,
  markNodes: 'nodes changed',
}
