import { t } from '../../../../content/messages/areas/ground.ts'
import { groupDigits, weiToGwei } from '../../../../lib/format.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { ProseText } from '../../../../ui/lesson/ProseText.tsx'
import type { CrowdTxKind, GroundView } from '../../engine/types.ts'
import { gweiNumber, gweiWords, niceMost } from './figures.ts'
import { LineChart } from './LineChart.tsx'

const KINDS = ['payment', 'token', 'swap', 'mint'] as const satisfies readonly CrowdTxKind[]
const MOST_BLOCKS = 96

/** What the next block costs, and how that came to be. */
export function Fees({ view }: { view: GroundView }) {
  const samples = (
    view.network?.history ?? view.blocks.map(({ number, baseFeeWei }) => ({ block: number, baseFeeWei }))
  )
    .slice(-MOST_BLOCKS)
    .map(({ block, baseFeeWei }) => ({ block, baseFeeWei }))
  const values = samples.map(({ baseFeeWei }) => gweiNumber(baseFeeWei))
  const most = niceMost(Math.max(...values, 0))
  const [first, last] = [samples[0], samples.at(-1)]
  const { crowd } = view
  return (
    <div className="ins readings">
      <p className="readings__figure">
        <ProseText prose={t('ground.baseFeeNow', { fee: gweiWords(view.baseFeeWei) })} />
      </p>
      <h3 className="h-sec">{t('ground.baseFeeOver', { n: samples.length })}</h3>
      <LineChart
        values={values}
        most={most}
        mostWords={t('ground.gwei', { n: groupDigits(most) })}
        says={
          first && last
            ? t('ground.saysBaseFee', {
                from: gweiWords(first.baseFeeWei),
                to: gweiWords(last.baseFeeWei),
                least: String(Math.min(...values)),
                most: String(Math.max(...values)),
                n: samples.length,
              })
            : ''
        }
        column={t('ground.baseFeeColumn')}
        rows={samples.map(({ block, baseFeeWei }) => ({ block, words: gweiWords(baseFeeWei) }))}
      />
      {crowd === null ? null : (
        <>
          <h3 className="h-sec">{t('ground.feesNow')}</h3>
          <table className="readings__table">
            <thead>
              <tr>
                <th scope="col">{t('ground.feeOf')}</th>
                <th scope="col">{t('ground.gasMeasured')}</th>
                <th scope="col">{t('ground.feeGwei')}</th>
                <th scope="col">{t('ground.feeEth')}</th>
              </tr>
            </thead>
            <tbody>
              {KINDS.map((kind) => {
                const { gas, feeWei } = crowd.fees[kind]
                return (
                  <tr key={kind}>
                    <th scope="row">{t(kind === 'payment' ? 'ground.yourPayment' : `ground.${kind}`)}</th>
                    <td className="mono">{gas === null ? '–' : groupDigits(Math.round(gas))}</td>
                    <td className="mono">{feeWei === null ? '–' : weiToGwei(feeWei, 0)}</td>
                    <td className="mono">
                      {feeWei === null ? t('ground.notSeenYet') : eth(feeWei).replace(' ETH', '')}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <p className="note">
            {t('ground.feeFormula', { base: gweiWords(view.baseFeeWei), tip: String(crowd.tipGwei) })}
          </p>
        </>
      )}
    </div>
  )
}
