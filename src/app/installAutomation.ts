import type { Parcel } from '../kernel/link/types.ts'
import { announceProvider, createAutomation, type Mezzanine } from './automation.ts'
import { currentLab, nextLab } from './lab/current.ts'
import { router } from './router.tsx'
import { VERSION } from './version.ts'

declare global {
  interface Window {
    mezzanine: Mezzanine
  }
}

/** EIP-6963 wants a picture that needs no request. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22" fill="none" stroke="#1d1b17" stroke-width="1.25"><path fill="#f6f2e9" stroke="none" d="M0 0h22v22H0z"/><path d="M2 4.5h18M2 11h18M6 11v6M16 11v6"/><path fill="#1d1b17" stroke="none" d="M1 17h20v4H1z"/><path fill="#e69f00" d="M9 6.6h3.8v3.8H9z"/></svg>',
)}`

async function readAnything(linkOrScenario: unknown): Promise<Parcel> {
  const [{ decodeLink }, { pastedToText }, { readScenario }] = await Promise.all([
    import('../kernel/link/link.ts'),
    import('../kernel/link/address.ts'),
    import('../kernel/link/file.ts'),
  ])
  const read =
    typeof linkOrScenario === 'string' ? decodeLink(pastedToText(linkOrScenario)) : readScenario(linkOrScenario)
  if (!read.ok) throw new Error(`It cannot be opened (${read.reason}): ${read.detail}`)
  return read.parcel
}

async function open(linkOrScenario: unknown): Promise<void> {
  const parcel = await readAnything(linkOrScenario)
  const opened = nextLab(currentLab.getState().lab)
  currentLab.setState({ handedOver: parcel })
  await router.navigate({ to: '/lab/$system', params: { system: parcel.system }, search: {} })
  await opened
}

/** Puts the lab where scripts and wallets look for it. */
export function installAutomation(): void {
  window.mezzanine = createAutomation({
    version: VERSION,
    currentLab: () => currentLab.getState().lab,
    open,
    link: async (lab) => {
      const { shareLab } = await import('./lab/share.ts')
      const { link } = await shareLab(lab, null)
      if (!link.ok) throw new Error(`A link cannot carry this scenario (${link.reason}): ${link.detail}`)
      return link.address
    },
  })
  announceProvider(window.mezzanine.provider(), ICON)
}
