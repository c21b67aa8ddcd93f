export const stage = {
  keys: 'Up and down arrows move between objects, Enter opens one in the inspector.',
}
