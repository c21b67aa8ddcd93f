import { Crate, Floor, Storeys } from './parts.tsx'

const STONES = [0, 26, 52, 78, 104, 130] as const

/** Payments go down to the ground, stone by stone; the mezzanine is empty. */
export function GroundThumbnail() {
  return (
    <svg className="dw" viewBox="0 0 156 101" aria-hidden="true">
      <Storeys />
      <circle className="role role--user" cx="14" cy="14" r="4.5" />
      <circle className="role role--user" cx="142" cy="14" r="4.5" />
      <path className="slur slur--user" d="M14 19V62Q14 66 18 66H56" />
      <rect className="wall" x="57" y="56" width="34" height="18" />
      <circle className="role role--user" cx="66" cy="69" r="2.5" />
      <circle className="role role--user" cx="74" cy="69" r="2.5" />
      <circle className="role role--user" cx="82" cy="69" r="2.5" />
      <path className="slur slur--user" d="M92 66H138Q142 66 142 70V72M142 66V22M139 27L142 21L145 27" />
      {STONES.map((x) => (
        <rect key={x} className="block" strokeWidth="1" x={x + 0.5} y="74" width="25" height="6" />
      ))}
      <Floor />
      <Crate x={22} y={84} />
    </svg>
  )
}
