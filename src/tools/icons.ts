import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureChromium } from './chromium.ts'

// npx tsx src/tools/icons.ts: draws public/favicon.svg and the icons of the installed lab from one drawing, that of
// src/ui/marks/Brand.tsx. The files are committed: a build needs no browser.

const PAPER = '#f6f2e9'
const INK = '#1d1b17'
const TOKEN = '#e69f00'

/** The mark on its 22 × 22 grid, with heavier lines than in the page's head: an icon is looked at from further away. */
const MARK = `<path fill="none" stroke="${INK}" stroke-width="1.6" d="M2 4.5h18M2 11h18M6 11v6M16 11v6"/><path fill="${INK}" d="M1 17h20v4H1z"/><path fill="${TOKEN}" stroke="${INK}" d="M9 6.6h3.8v3.8H9z"/>`
/** Of the mark's height: it stands on the bottom of its grid. */
const MIDDLE = 12.3

/** `share`: how much of the icon's width the mark takes. What may be cut to a circle keeps it inside. */
function drawing({ share, corner }: { readonly share: number; readonly corner: number }): string {
  const side = 22 / share
  const [x, y, edge, radius] = [11 - side / 2, MIDDLE - side / 2, side, side * corner].map((length) =>
    length.toFixed(2),
  )
  const round = corner === 0 ? '' : ` rx="${radius}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${edge} ${edge}"><title>Mezzanine</title><rect x="${x}" y="${y}" width="${edge}" height="${edge}"${round} fill="${PAPER}"/>${MARK}</svg>\n`
}

const ICONS = [
  { file: 'icons/192.png', size: 192, share: 0.72, corner: 0.18 },
  { file: 'icons/512.png', size: 512, share: 0.72, corner: 0.18 },
  { file: 'icons/maskable-512.png', size: 512, share: 0.54, corner: 0 },
  { file: 'icons/apple-180.png', size: 180, share: 0.66, corner: 0 },
] as const

const folder = resolve(import.meta.dirname, '../../public')
await mkdir(join(folder, 'icons'), { recursive: true })
await writeFile(join(folder, 'favicon.svg'), drawing({ share: 0.86, corner: 0.18 }))
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
try {
  for (const { file, size, share, corner } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const svg = drawing({ share, corner }).replace(
      '<svg ',
      `<svg width="${size}" height="${size}" style="display:block" `,
    )
    await page.setContent(`<body style="margin:0">${svg}`)
    await page.screenshot({ path: join(folder, file), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
