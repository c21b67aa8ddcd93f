import { t } from '../../../../content/messages/areas/zkPocket.ts'
import type { ZkView } from '../../engine/types/view.ts'
import { contributionId, POCKET_KEY, POCKET_ROLLUP, POCKET_VERIFIER, pocketAccountId } from '../ids.ts'
import { nameOf } from '../words.ts'

const CONTRACTS: { readonly [id: string]: 'zkPocket.keyTitle' | 'zkPocket.rollupTitle' | 'zkPocket.verifierTitle' } = {
  [POCKET_KEY]: 'zkPocket.keyTitle',
  [POCKET_ROLLUP]: 'zkPocket.rollupTitle',
  [POCKET_VERIFIER]: 'zkPocket.verifierTitle',
}

/** What the inspector calls an object of the ceremony. */
export function pocketTitle(view: ZkView, id: string): string {
  const { contributions = [], accounts = [] } = view.pocket ?? {}
  const contribution = contributions.find((each) => contributionId(each.phase, each.index) === id)
  if (contribution !== undefined) {
    return t('zkPocket.contributionTitle', { name: nameOf(view, contribution.byId), n: contribution.phase })
  }
  const account = accounts.find(({ number }) => pocketAccountId(number) === id)
  if (account !== undefined) return t('zkPocket.accountTitle', { name: nameOf(view, account.id), n: account.number })
  return t(CONTRACTS[id] ?? 'zkPocket.title')
}
