import { register } from '../index.ts'
import { inspector } from '../inspector.ts'
import { l1Drawing } from '../l1Drawing.ts'
import { optimisticDrawing } from '../optimisticDrawing.ts'
import { optimisticLenses } from '../optimisticLenses.ts'

export const t = register({ inspector, l1Drawing, optimisticDrawing, optimisticLenses })
