import '../../../../content/messages/areas/optimistic.ts'
import type { ClaimStanding } from './model/claim.ts'

/** Detected is not rejected; confirmed is not yet final. */
export const STANDING_WORDS = {
  open: 'optimisticLenses.claimOpen',
  detected: 'optimisticLenses.claimDetected',
  disputed: 'optimisticLenses.claimDisputed',
  overdue: 'optimisticLenses.claimOverdue',
  overdueDetected: 'optimisticLenses.claimOverdueDetected',
  confirmed: 'optimisticLenses.claimConfirmed',
  final: 'optimisticLenses.claimFinal',
  rejected: 'optimisticLenses.claimRejected',
  fallen: 'optimisticLenses.claimFallen',
} as const satisfies { readonly [standing in ClaimStanding]: string }
