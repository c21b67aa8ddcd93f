/** The part of an address after the page's own. `text` needs no escaping: base64url is made for addresses. */
export const linkToHash = (system: string, text: string): string => `#/lab/${system}?s=${text}`

/** The text to decode, from whatever a person pastes: a whole address, its end, or the text alone. */
export function pastedToText(pasted: string): string {
  return /[?&]s=([^&#\s]*)/.exec(pasted)?.[1] ?? pasted.trim()
}
