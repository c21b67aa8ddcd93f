// What the course index and the first page know of the levels before the exhibit's chunk is loaded: no imports here.

export const levels = [
  {
    id: 'from-pocket-to-ground',
    title: 'From pocket to ground',
    minutes: 9,
    summary:
      'A payment promised in a second, posted, lost, posted again, and final after a week: what each word is worth.',
  },
  {
    id: 'squeeze-the-bytes',
    title: 'Squeeze the bytes',
    minutes: 10,
    summary:
      'A hundred payments, squeezed in five stages until nearly nothing but signatures is left, and what L1 takes for them.',
  },
  {
    id: 'the-lie',
    title: 'The lie',
    minutes: 12,
    summary:
      'You are the watcher. One step of thousands is false: find it on L1, halving by halving, until L1 runs it itself.',
  },
  {
    id: 'nobody-is-watching',
    title: 'Nobody is watching',
    minutes: 8,
    summary:
      'The same lie, and three who could have said so: how seven quiet days make a theft, and what one of them changes.',
  },
  {
    id: 'the-censor',
    title: 'The censor',
    minutes: 9,
    summary: 'The sequencer does not take Ana’s transactions: how she goes past it through L1, and what that costs.',
  },
  {
    id: 'seven-days',
    title: 'Seven days',
    minutes: 9,
    summary: 'Home over the bridge: by waiting until nobody can object any more, or by selling the place in the line.',
  },
  {
    id: 'rounds-or-gas',
    title: 'Rounds or gas',
    minutes: 10,
    summary:
      'One lie, caught in rounds and caught in one go: what each way costs, and who pays for it when nobody lies.',
  },
  {
    id: 'who-keeps-the-tip',
    title: 'Who keeps the tip?',
    minutes: 10,
    summary:
      'The order of transactions is worth money. Who gets it, what a hostile sequencer takes, and why L1 has nothing to say.',
  },
] as const

type LevelMeta = (typeof levels)[number]

/** By its id, so that levels may come between. */
export function levelMeta<Id extends LevelMeta['id']>(id: Id): Extract<LevelMeta, { id: Id }> {
  return levels.find((level) => level.id === id) as Extract<LevelMeta, { id: Id }>
}
