import { citedText } from '../../content/facts.ts'
import { t } from '../../content/messages/index.ts'
import { weiToEth } from '../../lib/format.ts'
import { LedgerColumn } from './Ledger.tsx'
import type { Picture, Stone } from './picture.ts'

/** How far the payment has come: each stretch of its route is drawn solid once it was really taken. */
export function stretchesTaken({ phase, receipt }: Picture): {
  readonly down: boolean
  readonly ground: boolean
  readonly up: boolean
} {
  const sent = phase === 'waiting' || receipt !== null
  return { down: sent, ground: receipt !== null, up: receipt !== null }
}

export const routeClass = (taken: boolean): string => `route${taken ? ' route--taken' : ''}`

function LevelMark({ y, name, level, lines }: { y: number; name: string; level: string; lines: readonly string[] }) {
  const first = y - 8 - 15.5 * lines.length
  return (
    <>
      <text x="0" y={first} className="b s14">
        {name}
      </text>
      <text x="84" y={first} className="mo i3 end">
        {level}
      </text>
      {lines.map((line, index) => (
        <text key={line} x="0" y={first + 15.5 * (index + 1)} className="i2">
          {line}
        </text>
      ))}
      <path className="hair" d={`M0 ${y}h84`} />
      <path className="line" d={`M66 ${y - 9}h9l-4.5 9z`} />
    </>
  )
}

const STONE = 76.44
const FIRST_STONE_X = 104

function Stones({
  stones,
  countdown,
  landed,
}: {
  stones: readonly Stone[]
  countdown: number | null
  landed: boolean
}) {
  const next = FIRST_STONE_X + STONE * 8
  return (
    <>
      {Array.from({ length: 8 }, (_, slot) => {
        const stone = stones[slot - (8 - stones.length)]
        const x = FIRST_STONE_X + STONE * slot
        if (!stone) return <rect key={x} className="block stone-blank" x={x} y="316" width={STONE} height="30" />
        return (
          <g key={x}>
            <rect className="block" x={x} y="316" width={STONE} height="30" />
            <StoneNumber stone={stone} x={x + 10} y={335} />
            {stone.mine ? <circle className="role role--user" cx={x + STONE - 16} cy="331" r="6" /> : null}
            {stone.final ? <rect className="cut" x={x} y="343" width={STONE} height="5" /> : null}
          </g>
        )
      })}
      <rect className="f-paper" x={next} y="316" width={STONE} height="30" />
      <rect className="line dash" x={next} y="316" width={STONE} height="30" />
      <text x={next + STONE / 2} y="335" className={`mo mid${landed ? ' i3' : ' b'}`}>
        {countdown === null ? t('home.nextStone') : t('home.inSeconds', { seconds: countdown })}
      </text>
    </>
  )
}

export function StoneNumber({ stone, x, y }: { stone: Stone; x: number; y: number }) {
  return (
    <text x={x} y={y} className={`mo${stone.mine ? ' b' : ''}`}>
      {stone.number === null ? '···' : `#${stone.number}`}
    </text>
  )
}

/** From the mempool to a stone: from its right, or from its left once the stone has moved past it. */
const toStone = (x: number): string =>
  x < 288 ? `M284 309H${x + 4}Q${x} 309 ${x} 313` : `M420 300H${x - 8}Q${x} 300 ${x} 308V313`

/** Where the payment's stone lies: its route ends there, not at the block that is still to come. */
export function landingOf(stones: readonly Stone[]): number | null {
  const index = stones.findIndex((stone) => stone.mine)
  return index < 0 ? null : 8 - stones.length + index
}

function Person({ x, name, balance, left }: { x: number; name: string; balance: string | null; left?: boolean }) {
  const anchor = left ? ' end' : ''
  const textX = left ? x - 22 : x + 22
  return (
    <>
      <circle className="role role--user" cx={x} cy="74.4" r="13" />
      <text x={textX} y="68" className={`b s14${anchor}`}>
        {name}
      </text>
      {balance === null ? null : (
        <text x={textX} y="84" className={`mo i2${anchor}`}>
          {balance}
        </text>
      )}
    </>
  )
}

const eth = (wei: string | undefined): string | null => (wei === undefined ? null : `${weiToEth(wei)} ETH`)

/** The section, from 62 rem up. Its numbers are the engine's; before the engine is there, there are none. */
export function Section({ picture }: { picture: Picture }) {
  const { balances, stones, waiting, countdown, receipt } = picture
  const taken = stretchesTaken(picture)
  const landing = landingOf(stones)
  const landX = FIRST_STONE_X + STONE * (landing ?? 8) + STONE - 16
  return (
    <svg className="dw sec" viewBox="0 0 1040 408" role="img" aria-label={t('home.sceneLabel')}>
      <rect className="f-surface" x="104" y="92" width="688" height="106" />
      <rect className="f-ground" x="104" y="204" width="688" height="112" />
      <rect className="f-cellar" x="104" y="346" width="688" height="52" />
      <path className="hatch" d="M92 346H104V398H792V346H804V406H92Z" />
      <LevelMark y={90} name={t('home.people')} level="+2" lines={[t('home.peopleLine')]} />
      <LevelMark y={201} name={t('home.l2')} level="+1" lines={[t('home.l2Line1'), t('home.l2Line2')]} />
      <LevelMark y={316} name={t('home.l1')} level="±0" lines={[t('home.l1Line1'), t('home.l1Line2')]} />
      <LevelMark y={398} name={t('home.blobs')} level="−1" lines={[t('home.blobsLine1'), citedText('blob-days')]} />
      <rect className="cut" x="104" y="88" width="688" height="4" />
      <path className="line" d="M108 92V198M788 92V198" />
      <rect className="cut" x="98" y="198" width="700" height="6" />
      <rect className="block" x="98" y="204" width="9" height="112" />
      <rect className="block" x="789" y="204" width="9" height="112" />
      <Person x={150} name="Ana" balance={eth(balances?.ana)} />
      <Person x={750} name="Ben" balance={eth(balances?.ben)} left />
      <text x="448" y="141" className="it i2 mid">
        {t('home.l2Empty')}
      </text>
      <text x="448" y="159" className="it i3 mid">
        {t('home.l2EmptyNote')}
      </text>
      <rect className="wall" x="288" y="228" width="128" height="88" />
      <text x="300" y="249" className="b s13">
        {t('home.mempool')}
      </text>
      {balances === null ? null : (
        <text x="300" y="266" className="i2">
          {waiting === 0 ? t('home.mempoolEmpty') : t('home.mempoolWaiting', { n: waiting })}
        </text>
      )}
      {[312, 334, 356, 378, 400].slice(0, waiting).map((x) => (
        <circle key={x} className="role role--user" cx={x} cy="308.4" r="7" />
      ))}
      <Stones stones={stones} countdown={countdown} landed={receipt !== null} />
      <text x="448" y="376" className="it i3 mid">
        {t('home.blobsEmpty')}
      </text>
      <path className={routeClass(taken.down)} d="M143 94V292Q143 300 151 300H284" />
      <path className={routeClass(taken.ground)} d={toStone(landX)} />
      <path className={routeClass(taken.up)} d="M768 314V94" />
      <path className="slur slur--user" d={`M279 296l5 4-5 4M${landX - 4} 309l4 5 4-5M764 101l4-5 4 5`} />
      <text x="440" y="290" className="it i2">
        {t('home.routeNote')}
      </text>
      {taken.down && receipt === null ? (
        <circle key="down" className="role role--user token token--down" r="7" />
      ) : null}
      {taken.up && receipt ? (
        <circle key={`up ${receipt.block}`} className="role role--user token token--up" r="7" />
      ) : null}
      <LedgerColumn picture={picture} />
    </svg>
  )
}
