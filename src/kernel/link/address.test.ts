import { expect, test } from 'vitest'
import { linkToHash, pastedToText } from './address.ts'

test('the text is found in whatever a person pastes', () => {
  const hash = linkToHash('ground', 'AQab-_9')
  expect(hash).toBe('#/lab/ground?s=AQab-_9')
  for (const pasted of [
    'AQab-_9',
    ' AQab-_9\n',
    hash,
    `https://example.org/lab/${hash}`,
    `file:///home/ana/dist/index.html${hash}&level=pay#top`,
    `https://example.org/?text=long${hash}`,
    `see https://example.org/${hash} for more`,
    '?v=1&s=AQab-_9',
  ]) {
    expect(pastedToText(pasted)).toBe('AQab-_9')
  }
})

test('what holds no link is passed on as it is, for the decoder to refuse', () => {
  expect(pastedToText(' https://example.org/ ')).toBe('https://example.org/')
  expect(pastedToText('?s=')).toBe('')
})
