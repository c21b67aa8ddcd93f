import { register } from '../index.ts'
import { l1Drawing } from '../l1Drawing.ts'
import { zkDrawing } from '../zkDrawing.ts'

export const t = register({ l1Drawing, zkDrawing })
