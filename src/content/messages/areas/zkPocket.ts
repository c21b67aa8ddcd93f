import { register } from '../index.ts'
import { inspector } from '../inspector.ts'
import { l1Drawing } from '../l1Drawing.ts'
import { zkPocket } from '../zkPocket.ts'

export const t = register({ inspector, l1Drawing, zkPocket })
