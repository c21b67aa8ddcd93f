import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Checked, Section } from '../../../../ui/inspector/own/parts.tsx'
import type { StepPicture } from '../../engine/pictures.ts'
import { type Check, checksOf, leafProofOf, leafWords, word } from './model/step.ts'
import { Rungs } from './Rungs.tsx'

const CHECKS = {
  before: ['optimisticLenses.hashBefore', 'optimisticLenses.agreedHash'],
  memoryBefore: ['optimisticLenses.rootBefore', 'optimisticLenses.rootInState'],
  honest: ['optimisticLenses.hashHonest', 'optimisticLenses.honestHash'],
  memoryAfter: ['optimisticLenses.rootAfter', 'optimisticLenses.rootInState'],
  claimed: ['optimisticLenses.hashClaimed', 'optimisticLenses.claimedHash'],
} as const satisfies { readonly [id in Check['id']]: readonly [string, string] }

/** The memory that the step touches, the way from there to the state's hash, and both sides' hashes after it. */
export function StepHashes({ picture }: { readonly picture: StepPicture }) {
  const checks = checksOf(picture)
  return (
    <>
      {picture.leaf === null ? (
        <p className="ins note">{t('optimisticLenses.noMemory')}</p>
      ) : (
        <Leaf leaf={picture.leaf} />
      )}
      <Section
        title={t('optimisticLenses.hashesTitle')}
        aside={t('optimisticLenses.witness', { n: groupDigits(picture.witnessBytes) })}
      >
        {checks.length > 0 ? (
          checks.map(({ id, computed, expected, fits }) => (
            <Checked
              key={id}
              label={t(CHECKS[id][0])}
              against={t(CHECKS[id][1])}
              computed={computed}
              expected={expected}
              fits={fits}
            />
          ))
        ) : (
          <PlainHashes hashes={picture.hashes} />
        )}
        <p className="note">
          {t(
            picture.hashes.honest === picture.hashes.claimed
              ? 'optimisticLenses.sidesAgree'
              : 'optimisticLenses.sidesDiffer',
          )}
        </p>
      </Section>
    </>
  )
}

function PlainHashes({ hashes }: { readonly hashes: StepPicture['hashes'] }) {
  return (
    <ol className="derive">
      {(['before', 'honest', 'claimed'] as const).map((which) => (
        <li key={which}>
          <span>{t(CHECKS[which][1])}</span>
          <HashValue hash={hashes[which]} />
        </li>
      ))}
    </ol>
  )
}

function Leaf({ leaf }: { readonly leaf: NonNullable<StepPicture['leaf']> }) {
  const { number, rungs } = leafProofOf(leaf)
  return (
    <Section
      title={t('optimisticLenses.memoryTitle')}
      aside={t('optimisticLenses.leafNumber', { n: groupDigits(number) })}
    >
      <table className="own__table">
        <thead>
          <tr>
            <th scope="col">{t('optimisticLenses.addressColumn')}</th>
            <th scope="col">{t('optimisticLenses.beforeColumn')}</th>
            <th scope="col">{t('optimisticLenses.afterColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {leafWords(leaf).map(({ address, before, after, changed, touched }) => (
            <tr key={address} className={touched ? 'is-differing' : ''}>
              <th scope="row" className="mono">
                {word(address)}
              </th>
              <td className="mono">{before}</td>
              <td className="mono">{changed ? after : '='}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="way">
        <summary>{t('optimisticLenses.memoryWay', { n: rungs.length })}</summary>
        <p className="note">{t('optimisticLenses.memoryNote')}</p>
        <Rungs rungs={rungs} />
      </details>
    </Section>
  )
}
