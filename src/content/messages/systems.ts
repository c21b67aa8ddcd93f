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
  optimisticTitle: 'The optimistic rollup',
  optimisticLine: 'believed, unless somebody proves it wrong',
  optimisticModule: 'The optimistic rollup',
  optimisticModuleLine:
    'Promised in a second, posted in a minute, challengeable for seven days. Who checks, who pays, and what it takes to be let out.',
  zkTitle: 'The ZK rollup',
  zkLine: 'believed, because it was proven',
  zkModule: 'The ZK rollup',
  zkModuleLine:
    'A batch becomes a circuit, the circuit a proof, and L1 checks the proof: nobody has to watch. What the circuit forgets, nobody checks.',
  groundModuleLine: 'What L1 does, how long it takes, and what it costs. Everything above stands on it.',
}
