// What the course index and the first page know of the levels before the exhibit's chunk is loaded: no imports here.

export const levels = [
  {
    id: 'beside-not-above',
    title: 'Beside, not above',
    minutes: 8,
    summary: 'Cheap and fast on a chain with guards of its own, until the guards leave: why a sidechain is not an L2.',
  },
] as const
