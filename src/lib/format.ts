// Numbers as the lab writes them. No locale functions: the same text on every machine, in the engine's words too.

const DAY = 86_400

/** 1234567 → '1,234,567'. Takes text so that amounts larger than a double keep every digit. */
export function groupDigits(value: number | bigint | string): string {
  const [whole = '0', fraction] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Wei → ether with a fixed number of decimals, rounded down: a balance is never shown as more than it is. */
export function weiToEth(wei: string | bigint, decimals = 4): string {
  return scaleDown(BigInt(wei), 18, decimals)
}

/** Wei → gwei, rounded down. */
export function weiToGwei(wei: string | bigint, decimals = 2): string {
  return scaleDown(BigInt(wei), 9, decimals)
}

function scaleDown(amount: bigint, power: number, decimals: number): string {
  const sign = amount < 0n ? '−' : ''
  const digits = (amount < 0n ? -amount : amount).toString().padStart(power + 1, '0')
  const whole = groupDigits(digits.slice(0, -power))
  return decimals === 0
    ? `${sign}${whole}`
    : `${sign}${whole}.${digits.slice(-power).slice(0, decimals).padEnd(decimals, '0')}`
}

/** The time of day: 3724 → '01:02:04'. */
export function timeOfDay(seconds: number): string {
  const inDay = Math.floor(seconds) % DAY
  const parts = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

export const dayOf = (seconds: number): number => Math.floor(seconds / DAY)

/** A length of time in its largest sensible unit: '7 days', '12.8 min', '12 s'. */
export function duration(seconds: number): string {
  const rounded = (value: number): string => (Math.round(value * 10) / 10).toString()
  if (seconds < 90) return `${rounded(seconds)} s`
  if (seconds < 90 * 60) return `${rounded(seconds / 60)} min`
  if (seconds < 36 * 3600) return `${rounded(seconds / 3600)} h`
  return `${rounded(seconds / DAY)} days`
}

/** '0x704b2f…' → '0x704b…bbad'. */
export const shortHash = (hash: string): string => (hash.length <= 14 ? hash : `${hash.slice(0, 6)}…${hash.slice(-4)}`)
