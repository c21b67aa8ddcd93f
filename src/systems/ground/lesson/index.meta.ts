// What the course index and the first page know of the levels before the exhibit's chunk is loaded: no imports here.
// A test holds it to the levels themselves.

export const levels = [
  {
    id: 'send-a-payment',
    title: 'Send a payment',
    minutes: 8,
    summary: 'From a signature to a payment that nobody can take back, with a block that is lost on the way.',
  },
  {
    id: 'a-crowded-block',
    title: 'A crowded block',
    minutes: 9,
    summary: 'A payment in the middle of a mint: who gets in, who waits, and what a place in a block costs.',
  },
  {
    id: 'the-knob',
    title: 'The knob',
    minutes: 10,
    summary:
      'A hundred transactions a second on L1: how far to turn, who can no longer follow, and how they come back.',
  },
  {
    id: 'a-reorg-is-not-a-robbery',
    title: 'A reorg is not a robbery',
    minutes: 9,
    summary: 'An exchange pays out too early and loses. What a reorg can undo, what it cannot, and what waiting costs.',
  },
  {
    id: 'blobs',
    title: 'Blobs',
    minutes: 10,
    summary: 'The same data posted in two ways, two fee markets, the forks since 2024, and what is left after 18 days.',
  },
] as const

type LevelMeta = (typeof levels)[number]

/** By its id, so that levels may come between. */
export function levelMeta<Id extends LevelMeta['id']>(id: Id): Extract<LevelMeta, { id: Id }> {
  return levels.find((level) => level.id === id) as Extract<LevelMeta, { id: Id }>
}
