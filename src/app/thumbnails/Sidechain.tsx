const STONES = [0, 22, 44, 66] as const
const SIDE = [108, 132] as const

/** Two buildings on one street; nothing of the right one stands on the left one, and a thin bridge is all between. */
export function SidechainThumbnail() {
  return (
    <svg className="dw" viewBox="0 0 156 101" aria-hidden="true">
      <rect className="f-surface" x="0" y="22" width="88" height="26" />
      <rect className="f-ground" x="0" y="50" width="88" height="24" />
      <rect className="f-cellar" x="0" y="80" width="88" height="20" />
      <rect className="cut" x="0" y="21" width="156" height="1.2" />
      <rect className="cut" x="0" y="48" width="88" height="2.4" />
      <rect className="wall" x="106.5" y="51.5" width="49" height="22" />
      <circle className="role role--user" cx="14" cy="14" r="4.5" />
      <path className="slur slur--user" d="M14 19V58Q14 62 18 62H66" />
      <rect className="wall" x="67" y="56" width="16" height="18" />
      <path className="slur slur--user" d="M83 62H112" />
      <rect className="role role--sequencer" x="121" y="64" width="7" height="7" />
      <rect className="role role--sequencer" x="132" y="64" width="7" height="7" />
      <rect className="role role--sequencer" x="143" y="64" width="7" height="7" />
      {STONES.map((x) => (
        <rect key={x} className="block" strokeWidth="1" x={x + 0.5} y="74" width="21" height="6" />
      ))}
      {SIDE.map((x) => (
        <rect key={x} className="wall" strokeWidth="1" x={x - 1.5} y="74" width="23" height="6" />
      ))}
    </svg>
  )
}
