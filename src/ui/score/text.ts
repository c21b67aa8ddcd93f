import { duration } from '../../lib/format.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/** '7 days', '13 min': the length of a fold, in whole units where that is honest enough. */
export const spanWords = (seconds: number): string => duration(seconds).replace(/\.0(?=\D)/, '')

/** The same where little room is: '7 d', '13 min', '2 h'. */
export function briefSpan(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 36 * HOUR) return `${Math.round(seconds / HOUR)} h`
  return `${Math.round(seconds / DAY)} d`
}

/** '22:41', or with seconds where ticks are that close. */
export function tickTime(seconds: number, withSeconds: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const inDay = seconds % DAY
  const clock = `${two(Math.floor(inDay / HOUR))}:${two(Math.floor(inDay / 60) % 60)}`
  return withSeconds ? `${clock}:${two(Math.floor(inDay) % 60)}` : clock
}
