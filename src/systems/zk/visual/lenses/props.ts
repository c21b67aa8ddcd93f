import type { LensProps } from '../../../../ui/exhibit.ts'
import type { ZkView } from '../../engine/types/view.ts'

export type Props = LensProps<ZkView>
