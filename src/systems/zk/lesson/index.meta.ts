// What the course index and the first page know of the levels before the exhibit's chunk is loaded: no imports here.

export const levels = [
  {
    id: 'proof-instead-of-trust',
    title: 'Proof instead of trust',
    minutes: 10,
    summary:
      'A payment committed, proven, checked by L1 and executed within minutes, though L1 has executed none of it.',
  },
  {
    id: 'break-it',
    title: 'Break it',
    minutes: 12,
    summary: 'You are the prover, and cheat in six ways. Name the check that stops you, each time, before you run.',
  },
  {
    id: 'the-ceremony',
    title: 'The ceremony',
    minutes: 12,
    summary: 'Make the key with others. Then rob two rollups with what was not forgotten, past two honest people each.',
  },
  {
    id: 'the-missing-constraint',
    title: 'The missing constraint',
    minutes: 12,
    summary:
      'Somebody forgot one check in the circuit. Find it by trying, rob the bridge with a valid proof, put it back.',
  },
  {
    id: 'where-is-the-data',
    title: 'Where is the data?',
    minutes: 10,
    summary: 'Two payments, one proof. Of one L1 has the data, of the other a committee. Then everybody wants out.',
  },
  {
    id: 'volition',
    title: 'Volition',
    minutes: 10,
    summary: 'One person, two accounts: one whose data everybody has, one whose data somebody keeps. What is each for?',
  },
  {
    id: 'economies-of-scale',
    title: 'Economies of scale',
    minutes: 8,
    summary:
      'One proof, and who shares it: what a payment costs alone, in a full batch, in a half-empty one, and beyond.',
  },
] as const

type LevelMeta = (typeof levels)[number]

/** By its id, so that levels may come between. */
export function levelMeta<Id extends LevelMeta['id']>(id: Id): Extract<LevelMeta, { id: Id }> {
  return levels.find((level) => level.id === id) as Extract<LevelMeta, { id: Id }>
}
