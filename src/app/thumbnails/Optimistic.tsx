import { Crate, Floor, Storeys } from './parts.tsx'

const PAYMENTS = [8, 17, 26, 35, 53, 62, 71] as const
const SEQUENCERS = [44, 78] as const
/** Where seven days are left out: the section is torn there. */
const TEAR = 'M88 22l3 5l-3 5l3 5l-3 5l3 5l-3 5l3 5l-3 5l3 5l-3 5l3 5l-3 5l3 5l-3 5l3 5l-3 3'

/** Payments stay up; a batch and a claim go down, and seven days later the claim is final. */
export function OptimisticThumbnail() {
  return (
    <svg className="dw" viewBox="0 0 156 101" aria-hidden="true">
      <Storeys />
      <rect className="block" strokeWidth="1" x="0.5" y="74" width="155" height="6" />
      <Floor />
      {PAYMENTS.map((x) => (
        <circle key={x} className="role role--user" cx={x} cy="36" r="3.2" />
      ))}
      <path className="slur slur--data" d="M44 40V84" />
      <path className="slur slur--sequencer" d="M78 40V70" />
      {SEQUENCERS.map((x) => (
        <rect key={x} className="role role--sequencer" x={x - 4.5} y="31.5" width="9" height="9" />
      ))}
      <rect className="role role--l1" x="72" y="69.500" width="12" height="5" />
      <Crate x={38} y={85} />
      <rect className="f-paper" x="92" y="20" width="28" height="81" />
      <path className="hair" d={TEAR} />
      <path className="hair" d={TEAR} transform="translate(29)" />
      <rect className="cut" x="130" y="68" width="18" height="6.500" />
    </svg>
  )
}
