import { expect, test } from '@playwright/test'

test('the policy is in the page itself, so that any static host will do', async ({ page }) => {
  await page.goto('./')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-inline')
  expect(policy).not.toContain("'unsafe-eval'")
})

test('the policy holds: no inline script, no eval, no other origin', async ({ page }) => {
  await page.goto('./')
  const broken = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    // As a timer's text: the one way to evaluate that the test runner's own door does not leave open.
    setTimeout('window.evaluated = true', 0)
    const refused = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective === 'connect-src') resolve(event.blockedURI)
      })
    })
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    )
    const refusedFetch = await refused
    return { inline: 'inlineRan' in window, evaluated: 'evaluated' in window, reached, refusedFetch }
  })
  expect(broken).toEqual({
    inline: false,
    evaluated: false,
    reached: false,
    refusedFetch: expect.stringContaining('https://example.org'),
  })
})

test('a browser without WebAssembly gets a page that says so, not a blank one', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly')
  })
  await page.goto('./')
  await expect(page.getByRole('heading', { name: 'This browser cannot run the lab' })).toBeVisible()
  await expect(page.getByText('WebAssembly with SIMD')).toBeVisible()
})
