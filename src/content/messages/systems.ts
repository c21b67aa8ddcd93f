/** What the registry says of each system before its own chunk is loaded. */
export const systems = {
  groundTitle: 'The ground floor',
  groundLine: 'an L1 of its own: pay, wait, be sure',
  groundModule: 'The ground floor',
  groundModuleLine: 'What L1 does, how long it takes, and what it costs. Everything above stands on it.',
}
