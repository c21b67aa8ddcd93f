export const AMOUNT_ERROR = 'Write an amount in digits, with a point before the decimals.'

/**
 * What somebody typed as an amount, exactly: `null` when it is no amount, or finer than the unit can be.
 * A comma is refused: to one half of the world “1,000” is a thousand, to the other it is one.
 */
export function parseAmount(text: string, decimals: number): bigint | null {
  const match = /^(\d{1,60})(?:\.(\d{1,60}))?$/.exec(text.trim().replace(/[\s_](?=\d{3})/g, ''))
  if (!match) return null
  const [, whole = '0', fraction = ''] = match
  const digits = fraction.replace(/0+$/, '')
  if (digits.length > decimals) return null
  return BigInt(whole + digits.padEnd(decimals, '0'))
}

export const ethToWei = (text: string): bigint | null => parseAmount(text, 18)
export const gweiToWei = (text: string): bigint | null => parseAmount(text, 9)

export function parseCount(text: string, { least, most }: { least: number; most: number }): number | null {
  const amount = parseAmount(text, 0)
  return amount === null || amount < BigInt(least) || amount > BigInt(most) ? null : Number(amount)
}
