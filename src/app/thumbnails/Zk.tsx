import { Crate, Floor, Storeys } from './parts.tsx'

const PAYMENTS = [8, 18] as const
/** A word a row: two slots. */
const SLOTS = [
  [30, 27],
  [42, 27],
  [30, 37],
  [42, 37],
] as const
const FILLED = [
  [35.5, 31.5],
  [47.5, 31.5],
  [35.5, 41.5],
] as const

/** Slots fill, a press makes a proof of them, and L1 believes it: no days in between. */
export function ZkThumbnail() {
  return (
    <svg className="dw" viewBox="0 0 156 101" aria-hidden="true">
      <Storeys />
      <rect className="block" strokeWidth="1" x="0.5" y="74" width="155" height="6" />
      <Floor />
      {PAYMENTS.map((x) => (
        <circle key={x} className="role role--user" cx={x} cy="44" r="3.2" />
      ))}
      {SLOTS.map(([x, y]) => (
        <rect key={`${x} ${y}`} className="line" x={x} y={y} width="11" height="9" />
      ))}
      {FILLED.map(([x, y]) => (
        <circle key={`${x} ${y}`} className="role role--user" cx={x} cy={y} r="2.6" />
      ))}
      <path className="slur slur--data" d="M36 48V84" />
      <Crate x={30} y={85} />
      <path className="line" d="M86 28V47.500M110 28V47.500M98 28V36" />
      <rect className="cut" x="84" y="25.500" width="28" height="2.500" />
      <rect className="cut" x="88" y="36" width="20" height="2.500" />
      <rect className="line" x="89" y="41" width="18" height="6.500" />
      <path className="slur slur--prover" d="M98 48V58Q98 62 102 62H126" />
      <polygon
        className="role role--prover"
        points="79,43 76.500,47.300 71.500,47.300 69,43 71.500,38.700 76.500,38.700"
      />
      <rect className="wall" x="121" y="56.500" width="24" height="17.500" />
      <polygon
        className="role role--prover"
        points="138,65 135.500,69.300 130.500,69.300 128,65 130.500,60.700 135.500,60.700"
      />
      <rect className="cut" x="121" y="80" width="24" height="2.500" />
    </svg>
  )
}
