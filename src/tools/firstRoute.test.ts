import { expect, test } from 'vitest'
import { firstRouteScripts } from './firstRoute.ts'

const manifest = {
  'index.html': { file: 'assets/index.js', imports: ['_react.js'] },
  'src/app/home/HomePage.tsx': { file: 'assets/home.js', imports: ['_react.js', '_words.js', 'index.html'] },
  'src/app/lab/LabPage.tsx': { file: 'assets/lab.js', imports: ['_motion.js'] },
  '_react.js': { file: 'assets/react.js' },
  '_words.js': { file: 'assets/words.js', imports: ['_react.js'] },
  '_motion.js': { file: 'assets/motion.js' },
}

test('the first route is the entry, the home page, and what both import, each once', () => {
  expect(firstRouteScripts(manifest)).toEqual([
    'assets/index.js',
    'assets/react.js',
    'assets/home.js',
    'assets/words.js',
  ])
})

test('a build without a home page is not a small first route', () => {
  const { 'src/app/home/HomePage.tsx': _, ...rest } = manifest
  expect(() => firstRouteScripts(rest)).toThrow('HomePage')
})
