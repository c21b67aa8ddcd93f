import { type Figures, suites } from './suites.ts'

declare global {
  interface Window {
    /** Called by the command line through the browser's own door; the page itself starts nothing. */
    runSuite: (name: string) => Promise<Figures>
  }
}

window.runSuite = (name) => {
  const suite = Object.hasOwn(suites, name) ? suites[name] : undefined
  return suite === undefined ? Promise.reject(new Error(`No suite is called ${name}.`)) : suite()
}
