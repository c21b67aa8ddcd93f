import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { Field, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import { ownObject } from '../ids.ts'
import type { Props } from './props.ts'
import { nameOfOwner } from './words.ts'

/** What the contract holds, what it owes, and to whom already. */
export function Money({ view, id }: Props) {
  const { heldWei, owedWei, stolenWei } = view.bridge
  const isShort = BigInt(heldWei) < BigInt(owedWei)
  const object = ownObject(id)
  const credits =
    object?.kind === 'credit'
      ? view.credits.filter(({ owner }) => owner.toLowerCase() === object.owner.toLowerCase())
      : view.credits
  return (
    <div className="ins own">
      <StateLine glyph={isShort ? 'stolen' : 'proven'}>
        {t(isShort ? 'zkLenses.moneyShort' : 'zkLenses.moneyFits')}
      </StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.moneyHeld')}>
          <span className="mono">{eth(heldWei)}</span>
        </Field>
        <Field label={t('zkLenses.moneyOwed')}>
          <span className="mono">{eth(owedWei)}</span>
        </Field>
        {stolenWei === '0' ? null : (
          <Field label={t('zkLenses.moneyStolen')}>
            <b className="mono">{eth(stolenWei)}</b>
          </Field>
        )}
      </dl>
      <p className="note">
        {t('zkLenses.moneyNote')} <Measured />
      </p>
      <Section title={t('zkLenses.creditsTitle')}>
        {credits.length === 0 ? <p className="note">{t('zkLenses.creditsNone')}</p> : null}
        <dl className="fields">
          {credits.map(({ owner, ownerId, owedWei: amount }) => (
            <Field key={owner} label={nameOfOwner(view, ownerId, owner)}>
              <span className="mono">{eth(amount)}</span>
            </Field>
          ))}
        </dl>
        <p className="note">{t('zkLenses.creditNote')}</p>
      </Section>
    </div>
  )
}
