/** What the inspector's lenses say of an optimistic rollup. */
export const optimisticLenses = {
  lensBatch: 'Bytes',
}
