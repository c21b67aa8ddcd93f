export const stage = {
  keys: 'Up and down arrows move between objects, Enter opens one in the inspector, Escape leaves it.',
  empty: 'The drawing needs more room than there is here.',
}
