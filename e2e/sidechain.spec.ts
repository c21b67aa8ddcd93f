import { expect, type Locator, type Page, test } from '@playwright/test'
import type { SidechainView } from '../src/systems/sidechain/engine/types.ts'
import { besideNotAbove } from '../src/systems/sidechain/lesson/levels/besideNotAbove.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { openLab } from './support/lab.ts'
import {
  expectAccessible,
  expectClosing,
  expectStep,
  expectVerdict,
  goOn,
  lesson,
  predict,
  press,
  takeOffersUntilDone,
  viewOf,
} from './support/learner.ts'

// The chain that is no L2: its level with the keyboard alone, and what the inspector reads of which chain.

const level: AnyLevel = besideNotAbove as unknown as AnyLevel
const INSPECTOR = '.pane--inspector'
const ETH = 10n ** 18n

const sidechain = (page: Page): Promise<SidechainView> => viewOf<SidechainView>(page)

test('Beside, not above, by keyboard alone, to the closing', async ({ page }) => {
  await openLab(page, 'sidechain', `?level=${level.id}`)
  await expectStep(page, level, 'lock')
  for (const to of ['credit', 'pay', 'burn', 'dark']) {
    await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  await predict(page, level, { step: 'dark', answer: 'proof' })
  await expectVerdict(page, 'otherwise')
  expect((await sidechain(page)).isHalted).toBe(true)
  await expectAccessible(page)

  await goOn(page, level, 'try')
  await press(page, 'Claim it on L1')
  await expect(lesson(page).getByRole('alert').filter({ hasText: 'Refused' })).toBeVisible()
  for (const to of ['back', 'claim', 'buy', 'sign', 'robbed']) {
    if (to !== 'back') await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  await predict(page, level, { step: 'robbed', answer: 'pays' })
  await expectVerdict(page, 'it')
  await expectClosing(page)
  const { bridge } = await sidechain(page)
  expect(BigInt(bridge.lockedWei)).toBe(0n)
  expect(BigInt(bridge.owedWei)).toBe(ETH)
  await expectAccessible(page)
})

async function select(page: Page, id: string): Promise<Locator> {
  const thing = page.locator(`.ob[data-id="${id}"]`)
  await thing.focus()
  await page.keyboard.press('Enter')
  return page.locator(INSPECTOR)
}

test('the inspector reads a sidechain block and the gate from the sidechain, the vault from L1', async ({ page }) => {
  await openLab(page, 'sidechain', `?level=${level.id}`)
  for (const to of ['credit', 'pay']) {
    await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  const { side, l1 } = await sidechain(page)
  expect([l1.params.chainId, side.params.chainId]).toEqual([31337, 31338])
  expect(side.head).toBeGreaterThan(l1.head)

  const hashOn = (chainId: number) =>
    page.evaluate(
      async ([chain, number]) =>
        (await window.mezzanine.provider(chain).request({
          method: 'eth_getBlockByNumber',
          params: [`0x${number.toString(16)}`, false],
        })) as { readonly hash: string } | null,
      [chainId, side.head] as const,
    )
  const block = await hashOn(side.params.chainId)
  expect(await hashOn(l1.params.chainId), 'L1 has no block of that number').toBeNull()
  const inspector = await select(page, `side/block:${side.head}`)
  await expect(inspector.getByRole('heading', { name: `Block ${side.head}` })).toBeVisible()
  await expect(inspector).toContainText(block?.hash.slice(0, 6) ?? 'no such block')
  await expectAccessible(page, INSPECTOR)

  await select(page, 'side/gate')
  await expect(inspector, 'all ether there is on the sidechain, but for what was handed out').toContainText(
    '999,999,998',
  )
  await expectAccessible(page, INSPECTOR)
  await select(page, 'vault')
  await expect(inspector).toContainText('2 ETH')
  await expectAccessible(page, INSPECTOR)

  await select(page, 'bridge')
  await inspector.getByRole('button', { name: 'gate, on the sidechain' }).press('Enter')
  await expect(inspector).toContainText('999,999,998')
})
