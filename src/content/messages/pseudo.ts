// The pseudo-locale behind `?text=long`: every word longer by about 40 % and accented, so that what is cut off,
// overflows, or was typed into a component instead of the catalogue is seen at a glance.

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'áá',
  e: 'éé',
  i: 'íí',
  o: 'óó',
  u: 'úú',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  z: 'ž',
  A: 'Áá',
  E: 'Éé',
  I: 'Íí',
  O: 'Óó',
  U: 'Úú',
  Y: 'Ý',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
  Z: 'Ž',
}

/**
 * What must survive: code, `[[term|` (the shown half may change), `{mark:id}`, and any word that holds a digit
 * (amounts, hashes, clocks).
 */
const KEPT = /`[^`]*`|\[\[[^\]|]*\]\]|\[\[[^\]|]*\||\{[^}]*\}|\S*\d\S*/g

const accent = (text: string): string => text.replace(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter)

export function pseudo(text: string): string {
  let out = ''
  let end = 0
  for (const match of text.matchAll(KEPT)) {
    out += accent(text.slice(end, match.index)) + match[0]
    end = match.index + match[0].length
  }
  return out + accent(text.slice(end))
}
