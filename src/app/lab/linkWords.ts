import { t } from '../../content/messages/areas/lab.ts'
import type { LinkFault } from '../../kernel/link/types.ts'
import type { BadLink } from './door.ts'
import type { Notice } from './opening.ts'

const FAULTS: { readonly [reason in LinkFault]: () => string } = {
  'not-a-link': () => t('lab.linkNotALink'),
  'too-new': () => t('lab.linkTooNew'),
  'too-long': () => t('lab.linkTooLong'),
  corrupt: () => t('lab.linkCorrupt'),
  truncated: () => t('lab.linkTruncated'),
  bomb: () => t('lab.linkBomb'),
  'migration-failed': () => t('lab.linkMigration'),
  invalid: () => t('lab.linkInvalid'),
}

export const faultWords = (reason: LinkFault): string => FAULTS[reason]()

export function badLinkWords(bad: BadLink, system: string): string {
  if (bad.reason === 'other-system') return t('lab.linkWrongSystem', { has: bad.detail, wants: system })
  if (bad.reason === 'no-such-level') return t('lab.noSuchLevel', { level: bad.detail })
  return faultWords(bad.reason)
}

/** What opened differently from what its maker saw. */
export function noticeWords(notice: Notice): { readonly title: string; readonly text: string } {
  switch (notice.kind) {
    case 'digest-differs':
      return { title: t('lab.noticeDigest'), text: t('lab.noticeEngine', { madeBy: notice.madeBy }) }
    case 'stopped-early': {
      const { position, of, refusal } = notice
      return {
        title: t('lab.noticeStoppedTitle'),
        text: t('lab.noticeStopped', { position, of, why: refusal.code, madeBy: notice.madeBy }),
      }
    }
    case 'migrated':
      return { title: t('lab.noticeMigrated'), text: t('lab.noticeMigratedText', { from: notice.from }) }
  }
}
