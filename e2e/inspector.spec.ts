import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { encodeDeployData, encodeFunctionData, type Hex } from 'viem'
import { Guestbook } from '../src/systems/ground/contracts/generated/Guestbook.ts'
import { openLab } from './support/lab.ts'

const axeClean = async (page: Page, within: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const INSPECTOR = '.pane--inspector'
const inspector = (page: Page): Locator => page.locator(INSPECTOR)
const lens = (page: Page, name: RegExp): Promise<void> => inspector(page).getByRole('tab', { name }).click()
const onStage = (page: Page, name: RegExp): Locator =>
  page.getByRole('region', { name: 'Stage' }).getByRole('button', { name }).first()

async function act(page: Page, type: string, by: string, args: object): Promise<void> {
  const ok = await page.evaluate(async (action) => (await window.mezzanine.dispatch(action)).ok, {
    type,
    by,
    args,
  } as never)
  expect(ok).toBe(true)
}

const advance = (page: Page) => page.evaluate(async () => (await window.mezzanine.advance(12)).ok)

test('a blob opens, one of its values is proven without it, and a flipped bit is found out', async ({ page }) => {
  await openLab(page, 'ground')
  const data = `0x${Buffer.from('What a rollup writes down, everybody can read. '.repeat(40)).toString('hex')}`
  await act(page, 'l1.postBlobs', 'sequencer', { from: 'sequencer', to: 'ben', data })
  await advance(page)
  await onStage(page, /^Blob of block 1/).click()
  await lens(page, /Fields/)
  await expect(inspector(page)).toContainText('This is the versioned hash that the transaction carries.')

  await lens(page, /Bytes/)
  await expect(inspector(page)).toContainText('What a rollup writes down')
  const grid = inspector(page).getByRole('slider', { name: 'Field element' })
  await grid.focus()
  const before = await page.evaluate(() => window.mezzanine.world?.moment)
  await page.keyboard.press('ArrowRight')
  await expect(grid).toHaveAttribute('aria-valuenow', '1')
  await page.keyboard.press('ArrowDown')
  await expect(grid).toHaveAttribute('aria-valuenow', '65')
  await page.keyboard.press('Home')
  expect(await page.evaluate(() => window.mezzanine.world?.moment)).toEqual(before)
  await axeClean(page, INSPECTOR)

  await lens(page, /Opening/)
  await inspector(page).getByRole('button', { name: 'Prove it' }).first().click()
  await expect(inspector(page)).toContainText('Both sides are equal')
  await expect(inspector(page)).toContainText('It is the element itself, byte for byte.')
  await inspector(page)
    .getByRole('button', { name: /^Byte 9,/ })
    .click()
  await expect(inspector(page)).toContainText('The sides differ')
  await inspector(page).getByRole('button', { name: 'Put the true value back' }).click()
  await expect(inspector(page)).toContainText('Both sides are equal')
  await axeClean(page, INSPECTOR)

  // Eighteen days on, the bytes are gone and the hash is not.
  await page.evaluate(async () => (await window.mezzanine.advance(19 * 86_400)).ok)
  await expect(inspector(page)).toContainText('without them nobody can make a proof any more')
})

test('a storage slot is proven from the state root down; a payment is found between two moments', async ({ page }) => {
  await openLab(page, 'ground')
  await act(page, 'l1.deploy', 'ana', {
    from: 'ana',
    data: encodeDeployData({ ...Guestbook, args: ['Visitors'] }),
    contract: 'Guestbook',
  })
  await advance(page)
  const book = await page.evaluate(async () => {
    const view = (await window.mezzanine.world?.view()) as { contracts: readonly { address: string }[] }
    return view.contracts.at(-1)?.address
  })
  const sign = encodeFunctionData({ ...Guestbook, functionName: 'sign', args: ['Every byte'] })
  await act(page, 'l1.call', 'ben', { from: 'ben', to: book as Hex, data: sign })
  await act(page, 'l1.pay', 'ana', { from: 'ana', to: 'ben', valueWei: '250000000000000000' })

  // The pin is set before the block that holds both.
  await page.getByRole('button', { name: 'Compare from here' }).click()
  await advance(page)

  await onStage(page, /^Guestbook/).click()
  await lens(page, /Proof/)
  const what = inspector(page).getByRole('combobox', { name: 'Prove' })
  await what.selectOption({ label: 'title' })
  const next = inspector(page).getByRole('button', { name: 'Next node' })
  await expect(inspector(page)).toContainText('Every hash fits, up to the state root of Block 2')
  await next.focus()
  while ((await next.getAttribute('aria-disabled')) !== 'true') await page.keyboard.press('Enter')
  const trail = inspector(page).locator('.trail')
  await expect(trail).toContainText('hash is the state root')
  await expect(trail).toContainText('hash is the storage root')
  await expect(inspector(page)).toContainText('every hash on the way vouches for it')
  await axeClean(page, INSPECTOR)

  await trail.getByRole('button', { name: 'Branch' }).first().click()
  await inspector(page).getByRole('button', { name: 'Flip a bit of this node' }).click()
  await expect(inspector(page)).toContainText('The chain of hashes is broken')
  await expect(trail).toContainText('the chain breaks here')
  await inspector(page).getByRole('button', { name: 'Put the bit back' }).click()
  await expect(inspector(page)).toContainText('Every hash fits')
  await what.selectOption('stranger')
  await inspector(page).getByRole('button', { name: 'To the end' }).click()
  await expect(inspector(page)).toContainText('No such account exists')

  await page.getByRole('button', { name: 'What changed' }).click()
  await lens(page, /Accounts/)
  const ofBook = inspector(page).locator('section', { has: page.getByRole('button', { name: /Guestbook/ }) })
  await expect(ofBook).toContainText('linesBy[Ben]')
  await expect(inspector(page).locator('section', { hasText: 'Ben' }).first()).toContainText('ETH')
  await axeClean(page, INSPECTOR)
  await lens(page, /Sums/)
  await expect(inspector(page)).toContainText('by exactly what was burnt')
})

test('the next block says who is in and why not you; a call tree is walked by keyboard', async ({ page }) => {
  await openLab(page, 'ground')
  await act(page, 'l1.pay', 'ana', { from: 'ana', to: 'ben', valueWei: '1000', nonce: 2 })
  await act(page, 'l1.pay', 'ben', { from: 'ben', to: 'ana', valueWei: '1000' })
  await onStage(page, /^Mempool/).click()
  await lens(page, /Next block/)
  await expect(inspector(page)).toContainText('a lower nonce is missing')
  await axeClean(page, INSPECTOR)
  await inspector(page).locator('.built--out', { hasText: 'Ana' }).getByRole('button').last().click()
  await lens(page, /Fields/)
  await expect(inspector(page)).toContainText('Why not you')
  await expect(inspector(page)).toContainText('has sent nothing with nonce 0, 1')

  await advance(page)
  await onStage(page, /^Block 1/).click()
  await lens(page, /Building/)
  await expect(inspector(page)).toContainText('Got in')
  const built = inspector(page).locator('.built > li')
  await expect(built.filter({ hasText: 'Ana' })).toContainText('a lower nonce is missing')
  await expect(built.filter({ hasText: 'Ben' })).toContainText('21,000 gas')
  await built.filter({ hasText: 'Ben' }).getByRole('button').last().click()
  await lens(page, /Calls/)
  const call = inspector(page).getByRole('treeitem').first()
  await expect(call).toHaveAttribute('aria-selected', 'true')
  await call.focus()
  await page.keyboard.press('End')
  await expect(inspector(page)).toContainText('No code ran in it.')
  await axeClean(page, INSPECTOR)
})
