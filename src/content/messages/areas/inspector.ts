import { register } from '../index.ts'
import { inspector } from '../inspector.ts'

export const t = register({ inspector })
