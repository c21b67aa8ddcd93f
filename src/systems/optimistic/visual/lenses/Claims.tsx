import { t } from '../../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits, shortHash } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { Field, Open, Section } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import type { OptimisticView } from '../../engine/types/view.ts'
import { claimId } from '../ids.ts'
import { GLYPHS, standingOf } from './model/claim.ts'
import { STANDING_WORDS } from './standings.ts'

const MOST_SHOWN = 50

/** Everything that somebody says the rollup has come to, and how L1 stands to it. */
export function Claims({ view, select }: LensProps<OptimisticView>) {
  const newest = view.claims.slice(-MOST_SHOWN).reverse()
  const { windowSeconds, clockSeconds, branching, proposerBondWei, challengerBondWei } = view.params
  return (
    <div className="ins own">
      <Section title={t('optimisticLenses.claimsTitle')} aside={groupDigits(view.claims.length)}>
        {newest.length === 0 ? <p className="note">{t('optimisticLenses.claimsNone')}</p> : null}
        <ul className="plainlist rowlist rowlist--states">
          {newest.map((claim) => {
            const standing = standingOf(claim)
            return (
              <li key={claim.claim}>
                <Open id={claimId(claim.claim)} select={select}>
                  {t('optimisticLenses.claimTitle', { n: claim.claim })}
                  <span className="mono note">{shortHash(claim.output)}</span>
                </Open>
                <span className="checkedby">
                  <StateGlyph state={GLYPHS[standing]} />
                  {t(STANDING_WORDS[standing])}
                </span>
              </li>
            )
          })}
        </ul>
      </Section>
      <Section title={t('optimisticLenses.rulesTitle')}>
        <dl className="fields">
          <Field label={t('optimisticLenses.ruleWindow')}>{duration(windowSeconds)}</Field>
          <Field label={t('optimisticLenses.ruleClock')}>{duration(clockSeconds)}</Field>
          <Field label={t('optimisticLenses.gameParts')}>
            {t('optimisticLenses.gamePartsWords', { n: branching })}
          </Field>
          <Field label={t('optimisticLenses.bond')}>
            <span className="mono">{eth(proposerBondWei)}</span>
          </Field>
          <Field label={t('optimisticLenses.challengerBond')}>
            <span className="mono">{eth(challengerBondWei)}</span>
          </Field>
        </dl>
        <p className="note">{t('optimisticLenses.rulesNote')}</p>
        <p className="refs">
          <Open id={`contract:${view.contracts.rollup}`} select={select}>
            {t('optimisticLenses.seeRollupContract')}
          </Open>
          <Open id={`contract:${view.contracts.game}`} select={select}>
            {t('optimisticLenses.seeGameContract')}
          </Open>
          <Open id={`contract:${view.contracts.step}`} select={select}>
            {t('optimisticLenses.seeStepContract')}
          </Open>
        </p>
      </Section>
    </div>
  )
}
