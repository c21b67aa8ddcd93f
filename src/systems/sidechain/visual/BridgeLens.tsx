import { t } from '../../../content/messages/areas/sidechain.ts'
import { duration } from '../../../lib/format.ts'
import type { LensProps } from '../../../ui/exhibit.ts'
import { eth, nameOf } from '../../../ui/l1/words.ts'
import { RoleIcon } from '../../../ui/marks/RoleShape.tsx'
import type { DepositView, ExitView, SidechainView, ValidatorView } from '../engine/types.ts'
import './bridge.css'
import { GATE, VAULT } from './bridge.ts'

const MODES: { readonly [mode in ValidatorView['mode']]: string } = {
  honest: 'sidechain.modeHonest',
  offline: 'sidechain.modeOffline',
  corrupt: 'sidechain.modeCorrupt',
}

/** What is locked, what is out, whose word is taken for it, and what became of each crossing. */
export function BridgeLens({ view, select }: Pick<LensProps<SidechainView>, 'view' | 'select'>) {
  const { bridge, validators, threshold, deposits, exits } = view
  return (
    <div className="ins bridge">
      <dl className="fields">
        <dt>{t('sidechain.lensLocked')}</dt>
        <dd className="mono">{eth(bridge.lockedWei)}</dd>
        <dt>{t('sidechain.lensOwed')}</dt>
        <dd className="mono">{eth(bridge.owedWei)}</dd>
        <dt>{t('sidechain.lensThreshold')}</dt>
        <dd>{t('sidechain.bridgeFact', { needed: threshold, of: validators.length })}</dd>
        <dt>{t('sidechain.lensCredit')}</dt>
        <dd>{duration(view.creditAfterSeconds)}</dd>
        <dt>{t('sidechain.lensContracts')}</dt>
        <dd>
          <button type="button" className="ref" onClick={() => select(VAULT)}>
            {t('sidechain.lensVault')}
          </button>{' '}
          <button type="button" className="ref" onClick={() => select(GATE)}>
            {t('sidechain.lensGate')}
          </button>
        </dd>
      </dl>
      <h3 className="h-sec">{t('sidechain.lensValidators')}</h3>
      <ul className="plainlist">
        {validators.map(({ id, name, mode }) => (
          <li key={id}>
            <RoleIcon role={mode === 'corrupt' ? 'attacker' : 'sequencer'} size={10} /> {name},{' '}
            {t(MODES[mode] as 'sidechain.modeHonest')}
          </li>
        ))}
      </ul>
      <Crossings title={t('sidechain.lensDeposits')} rows={deposits.map((each) => depositRow(view, each))} />
      <Crossings title={t('sidechain.lensExits')} rows={exits.map((each) => exitRow(view, each))} />
    </div>
  )
}

interface Crossing {
  readonly key: string
  readonly who: string
  readonly amount: string
  readonly state: string
}

const depositRow = ({ l1 }: SidechainView, each: DepositView): Crossing => ({
  key: String(each.deposit),
  who: nameOf(l1, each.account),
  amount: eth(each.amountWei),
  state:
    each.creditedIn === null
      ? t('sidechain.stateLocked', { block: each.block })
      : t('sidechain.stateCredited', { block: each.block, side: each.creditedIn }),
})

function exitRow({ l1 }: SidechainView, each: ExitView): Crossing {
  const row = { key: String(each.burn), who: nameOf(l1, each.account), amount: eth(each.amountWei) }
  if (each.burntIn === null) return { ...row, state: t('sidechain.stateRobbed', { block: each.releasedIn ?? 0 }) }
  if (each.releasedIn === null) return { ...row, state: t('sidechain.stateBurnt', { side: each.burntIn }) }
  return { ...row, state: t('sidechain.statePaid', { side: each.burntIn, block: each.releasedIn }) }
}

function Crossings({ title, rows }: { readonly title: string; readonly rows: readonly Crossing[] }) {
  return (
    <>
      <h3 className="h-sec">{title}</h3>
      {rows.length === 0 ? (
        <p className="note">{t('sidechain.lensNone')}</p>
      ) : (
        <ul className="plainlist">
          {rows.map(({ key, who, amount, state }) => (
            <li key={key}>
              <b>{who}</b> <span className="mono">{amount}</span>
              <br />
              <span className="note">{state}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
