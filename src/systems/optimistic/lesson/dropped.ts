// What became of a batch that was promised otherwise, told from the view.

import type { OptimisticView } from '../engine/types/view.ts'

/** How many of the newest transactions were promised with a batch, and have no effect there. */
export const droppedFrom = ({ transactions }: Pick<OptimisticView, 'transactions'>, batch: number): number =>
  transactions.filter((each) => each.batch === batch && each.standing === 'dropped').length

/** A batch that held promised transactions and has none on L1 can't be read there: it asks for what L1 does not have. */
export const isMalformed = (view: Pick<OptimisticView, 'transactions' | 'batches'>, batch: number): boolean =>
  droppedFrom(view, batch) > 0 && view.batches.find((each) => each.batch === batch)?.transactions === 0
