import { register } from '../index.ts'
import { l1Drawing } from '../l1Drawing.ts'
import { sidechain } from '../sidechain.ts'

export const t = register({ l1Drawing, sidechain })
