import { citedText } from '../../content/facts.ts'
import { t } from '../../content/messages/index.ts'
import { weiToEth } from '../../lib/format.ts'
import type { Picture, Stone } from './picture.ts'
import { routeClass, StoneNumber, stretchesTaken } from './Section.tsx'

const STONE = 58.5

/** The payment's stone and the break after it stay when the rest has to make room. */
function newestFive(stones: readonly Stone[]): readonly Stone[] {
  return stones[1]?.number === null ? [...stones.slice(0, 2), ...stones.slice(-3)] : stones.slice(-5)
}

/** The section below 62 rem: another composition, so that no label falls under 12 px. */
export function SectionNarrow({ picture }: { picture: Picture }) {
  const { balances, countdown, waiting } = picture
  const stones = newestFive(picture.stones)
  const taken = stretchesTaken(picture)
  const mine = stones.findIndex((stone) => stone.mine)
  const landX = mine < 0 ? 308 : STONE * (5 - stones.length + mine) + STONE - 12
  return (
    <svg className="dw secn" viewBox="0 0 351 282" role="img" aria-label={t('home.sceneLabel')}>
      <rect className="f-surface" x="4" y="58" width="343" height="70" />
      <rect className="f-ground" x="4" y="133" width="343" height="82" />
      <rect className="f-cellar" x="4" y="239" width="343" height="38" />
      <path className="hatch" d="M0 239H5V274H346V239H351V280H0Z" />
      <rect className="cut" x="4" y="54" width="343" height="4" />
      <path className="line" d="M7 58V128M344 58V128" />
      <rect className="cut" x="0" y="128" width="351" height="5" />
      <rect className="block" x="0" y="133" width="7" height="82" />
      <rect className="block" x="344" y="133" width="7" height="82" />
      <circle className="role role--user" cx="34" cy="43.4" r="10" />
      <text x="50" y="34" className="b">
        Ana
      </text>
      <circle className="role role--user" cx="322" cy="43.4" r="10" />
      <text x="306" y="34" className="b end">
        Ben
      </text>
      {balances === null ? null : (
        <>
          <text x="50" y="49" className="mo i2">{`${weiToEth(balances.ana)} ETH`}</text>
          <text x="306" y="49" className="mo i2 end">{`${weiToEth(balances.ben)} ETH`}</text>
        </>
      )}
      <text x="50" y="74" className="i3">{`+1 ${t('home.l2')}`}</text>
      <text x="178" y="98" className="it i3 mid">
        {t('home.l2Empty')}
      </text>
      <text x="50" y="149" className="i3">{`±0 ${t('home.l1')}`}</text>
      <rect className="wall" x="96" y="158" width="92" height="57" />
      <text x="104" y="177" className="b">
        {t('home.mempool')}
      </text>
      {[112, 130, 148, 166].slice(0, waiting).map((x) => (
        <circle key={x} className="role role--user" cx={x} cy="208.4" r="6" />
      ))}
      {Array.from({ length: 5 }, (_, slot) => {
        const stone = stones[slot - (5 - stones.length)]
        const x = STONE * slot
        return (
          <g key={x}>
            <rect className={stone ? 'block' : 'block stone-blank'} x={x} y="215" width={STONE} height="24" />
            {stone ? <StoneNumber stone={stone} x={x + 7} y={231} /> : null}
            {stone?.mine ? <circle className="role role--user" cx={x + STONE - 12} cy="227" r="5" /> : null}
            {stone?.final ? <rect className="cut" x={x} y="236" width={STONE} height="4" /> : null}
          </g>
        )
      })}
      <rect className="f-paper" x="292.5" y="215" width={STONE} height="24" />
      <rect className="line dash" x="292.5" y="215" width={STONE} height="24" />
      <text x="321.8" y="231" className="mo b mid">
        {countdown === null ? t('home.nextStone') : t('home.inSeconds', { seconds: countdown })}
      </text>
      <text
        x="60"
        y="262"
        className="i3"
      >{`−1 ${t('home.blobs')}, ${t('home.blobsLine', { days: citedText('blob-days') })}`}</text>
      <path className={routeClass(taken.down)} d="M28 58V196H92" />
      <path className={routeClass(taken.ground)} d={landX < 96 ? `M92 204H${landX}V212` : `M192 196H${landX}V212`} />
      <path className={routeClass(taken.up)} d="M332 213V60" />
    </svg>
  )
}
