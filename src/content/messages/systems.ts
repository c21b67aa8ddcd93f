/** What the registry says of each system before its own chunk is loaded. */
export const systems = {
  groundTitle: 'The ground floor',
  groundLine: 'an L1 of its own: pay, wait, be sure',
  groundModule: 'The ground floor',
  sidechainTitle: 'A sidechain',
  sidechainLine: 'fast, cheap, and not built on L1',
  sidechainModule: 'The contrast',
  sidechainModuleLine:
    'A chain beside L1, and a bridge that dies with its validators. Not an L2, and worth knowing why.',
  groundModuleLine: 'What L1 does, how long it takes, and what it costs. Everything above stands on it.',
}
