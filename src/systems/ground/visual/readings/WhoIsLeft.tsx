import type { ReactNode } from 'react'
import { t } from '../../../../content/messages/areas/ground.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import { GoalGlyph, StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import type { NetworkView, NodeClassView, NodeState } from '../../engine/types.ts'
import { nameOfClass, percent, secondsOf } from '../words.ts'
import { LineChart } from './LineChart.tsx'

/** The same three signs as in the drawing. */
const GLYPHS: { readonly [state in NodeState]: ReactNode } = {
  attesting: <GoalGlyph state="reached" />,
  late: <StateGlyph state="delayed" />,
  behind: <StateGlyph state="rejected" />,
}

/** Two readings, never one: a chain may lose most of its nodes while nearly all stake still votes. */
export function WhoIsLeft({ network, id }: { network: NetworkView; id: string }) {
  const { verifying, nodes, attestingEth, stakedEth, history, isFinalising } = network
  const shares = history.map((sample) => percent(sample.attestingEth, stakedEth))
  const share = String(percent(attestingEth, stakedEth))
  return (
    <div className="ins readings">
      <div className="ins__head">
        <h3 className="h-sec">{t('ground.whoVerifies')}</h3>
        <ProseText prose="{simplified:node-classes}" />
      </div>
      <p className="readings__figure">
        <ProseText prose={t('ground.verifyingFigure', { some: groupDigits(verifying), all: groupDigits(nodes) })} />
      </p>
      <LineChart
        values={history.map((sample) => sample.verifying)}
        most={Math.max(nodes, ...history.map((sample) => sample.verifying), 1)}
        mostWords={groupDigits(Math.max(nodes, ...history.map((sample) => sample.verifying)))}
        says={t('ground.saysVerifying', {
          from: groupDigits(history[0]?.verifying ?? verifying),
          to: groupDigits(verifying),
          n: history.length,
        })}
        column={t('ground.verifyingColumn')}
        rows={history.map((sample) => ({ block: sample.block, words: groupDigits(sample.verifying) }))}
      />
      <div className="ins__head">
        <h3 className="h-sec">{t('ground.whoVotes')}</h3>
        <ProseText prose="{simplified:late-votes}" />
      </div>
      <p className="readings__figure">
        <ProseText prose={t('ground.attestingFigure', { share })} />
      </p>
      <p className={isFinalising ? 'note' : 'readings__alarm'}>
        {t(isFinalising ? 'ground.finalityHolds' : 'ground.finalityStops')}
      </p>
      <LineChart
        values={shares}
        most={100}
        mostWords="100 %"
        mark={{ value: 200 / 3, words: t('ground.twoThirds') }}
        says={t('ground.saysAttestingOver', { from: String(shares[0] ?? 0), to: share, n: history.length })}
        column={t('ground.attestingColumn')}
        rows={history.map((sample, index) => ({ block: sample.block, words: `${shares[index] ?? 0} %` }))}
      />
      <div className="ins__head">
        <h3 className="h-sec">{t('ground.classes')}</h3>
        <ProseText prose="{simplified:node-classes}" />
      </div>
      <table className="readings__table">
        <thead>
          <tr>
            <th scope="col">{t('ground.classColumn')}</th>
            <th scope="col">{t('ground.nodesColumn')}</th>
            <th scope="col">{t('ground.speedColumn')}</th>
            <th scope="col">{t('ground.timeColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {network.classes.map((one) => (
            <ClassRows key={one.id} one={one} isSelected={id === `class:${one.id}`} stakedEth={stakedEth} />
          ))}
        </tbody>
      </table>
      <p className="note">
        <ProseText
          prose={t('ground.timeFormula', {
            vote: String(network.attestationSeconds),
            slot: String(network.slotSeconds),
          })}
        />
      </p>
    </div>
  )
}

function ClassRows({ one, isSelected, stakedEth }: { one: NodeClassView; isSelected: boolean; stakedEth: number }) {
  return (
    <>
      <tr className={isSelected ? 'is-selected' : ''}>
        <th scope="row">{nameOfClass(one.id)}</th>
        <td className="mono">{groupDigits(one.nodes)}</td>
        <td className="mono">{groupDigits(one.mgasPerSecond)}</td>
        <td className="mono">{t('ground.seconds', { s: secondsOf(one.seconds) })}</td>
      </tr>
      <tr className={`readings__under ${isSelected ? 'is-selected' : ''}`}>
        <td colSpan={4}>
          <span className="readings__state">
            {GLYPHS[one.state]}
            {stateWords(one)}
          </span>
          <span className="note">{t('ground.stakeShare', { share: String(percent(one.stakeEth, stakedEth)) })}</span>
        </td>
      </tr>
    </>
  )
}

function stateWords(one: NodeClassView): string {
  const average = secondsOf(one.averageSeconds)
  switch (one.state) {
    case 'attesting':
      return t('ground.inTime')
    case 'late':
      return t('ground.lateFor')
    case 'behind':
      return t('ground.behindBy', { span: duration(Math.round(one.backlogSeconds)), average })
  }
}
