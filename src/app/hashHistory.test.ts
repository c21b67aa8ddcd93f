import { expect, test } from 'vitest'
import { splitHash } from './hashHistory.ts'

test('the route is what stands behind the hash', () => {
  expect(splitHash('')).toEqual({ pathname: '/', search: '' })
  expect(splitHash('#/')).toEqual({ pathname: '/', search: '' })
  expect(splitHash('#/lab/ground?s=AbC-_1&level=x')).toEqual({ pathname: '/lab/ground', search: '?s=AbC-_1&level=x' })
  expect(splitHash('#/course?a=1?b')).toEqual({ pathname: '/course', search: '?a=1?b' })
})
