import type { Level } from '../../../ui/exhibit.ts'
import type { SidechainView } from '../engine/types.ts'
import { besideNotAbove } from './levels/besideNotAbove.ts'

export const levels: readonly Level<SidechainView>[] = [besideNotAbove]
