import { keccak256 } from 'viem'
import { t } from '../../content/messages/areas/inspector.ts'
import type { Hex } from '../../kernel/types.ts'
import { HashValue } from './Fields.tsx'
import { sameHex } from './model/cells.ts'

/** The hash computed here and now from the bytes above, beside the one that the chain goes by. */
export function HashCheck({ bytes, expected }: { bytes: Hex; expected: Hex }) {
  const computed = keccak256(bytes)
  const fits = sameHex(computed, expected)
  return (
    <p className={`check ${fits ? '' : 'check--bad'}`}>
      <span>{t('inspector.hashOfBytes')}</span>
      <HashValue hash={computed} />
      <span>{t(fits ? 'inspector.hashEqual' : 'inspector.hashDiffers')}</span>
    </p>
  )
}
