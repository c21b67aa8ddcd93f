import { expect, test } from 'vitest'
import { levelAfter } from './levelAfter.ts'

const level = (id: string) => ({ id, title: `Level ${id}`, minutes: 1, summary: '' })
const course = [
  { id: 'ground', levels: [level('a'), level('b')] },
  { id: 'optimistic', levels: [level('c')] },
]

test('levels follow each other through the systems, and the last has none after it', () => {
  expect(levelAfter(course, 'ground', 'a')).toEqual({ system: 'ground', level: 'b', title: 'Level b' })
  expect(levelAfter(course, 'ground', 'b')).toEqual({ system: 'optimistic', level: 'c', title: 'Level c' })
  expect(levelAfter(course, 'optimistic', 'c')).toBeNull()
})
