import { register } from '../index.ts'
import { lab } from '../lab.ts'
import { lesson } from '../lesson.ts'
import { score } from '../score.ts'
import { stage } from '../stage.ts'

export const t = register({ lab, lesson, score, stage })
