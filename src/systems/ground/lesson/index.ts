import type { L1View } from '../../../l1/types.ts'
import type { Level } from '../../../ui/exhibit.ts'
import { aReorgIsNotARobbery } from './levels/aReorgIsNotARobbery.ts'
import { blobs } from './levels/blobs.ts'
import { sendAPayment } from './levels/sendAPayment.ts'

/** In the order of the course. */
export const levels: readonly Level<L1View>[] = [sendAPayment, aReorgIsNotARobbery, blobs]
