import { expect, test } from 'vitest'
import { cited, citedText, facts, isFactId } from './facts.ts'
import { glossary, isTermId } from './glossary.ts'

test('no glossary entry is longer than forty words, and each is a sentence', () => {
  for (const [id, term] of Object.entries(glossary)) {
    expect(term.text.split(/\s+/).length, id).toBeLessThanOrEqual(40)
    expect(term.text, id).toMatch(/\.$/)
    expect(id, 'ids are how prose names a term').toBe(id.toLowerCase())
  }
})

test('every fact has a value, a year and a source', () => {
  for (const [id, fact] of Object.entries(facts)) {
    expect(fact.value, id).not.toBe('')
    expect(fact.asOf, id).toMatch(/^(19|20)\d\d$/)
    expect(fact.source.length, id).toBeGreaterThan(3)
  }
})

test('a fact is told with its unit', () => {
  expect(citedText('l1-slot')).toBe('12 s')
  expect(cited('l1-slot').asOf).toBe('2022')
})

test('names from outside are recognised only when they are in the table', () => {
  expect([isFactId('l1-slot'), isFactId('toString'), isTermId('gas'), isTermId('constructor')]).toEqual([
    true,
    false,
    true,
    false,
  ])
})
