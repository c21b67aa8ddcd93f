/** What every thumbnail shares: the storeys, so that the same rule is seen at a glance. */
export function Storeys() {
  return (
    <>
      <rect className="f-surface" x="0" y="22" width="156" height="26" />
      <rect className="f-ground" x="0" y="50" width="156" height="24" />
      <rect className="f-cellar" x="0" y="80" width="156" height="20" />
    </>
  )
}

export function Floor() {
  return (
    <>
      <rect className="cut" x="0" y="21" width="156" height="1.2" />
      <rect className="cut" x="0" y="48" width="156" height="2.4" />
    </>
  )
}

export function Crate({ x, y }: { x: number; y: number }) {
  return (
    <>
      <rect className="role role--data" x={x} y={y} width="12" height="12" />
      <path className="plank plank--role" d={`M${x} ${y + 4}h12M${x} ${y + 8}h12`} />
    </>
  )
}
