// A dead worker sends no message. So it holds a named lock while it lives: the browser hands the lock to
// the page the moment the worker is gone, however it went (thrown, closed, or killed for its memory).

export function holdLifeline(name: string): void {
  void globalThis.navigator.locks?.request(name, () => new Promise(() => {}))
}

/** Calls back once when the holder is gone. Where the browser has no locks (insecure origins), only errors tell. */
export function watchLifeline(name: string, whenGone: () => void): () => void {
  const ended = new AbortController()
  globalThis.navigator.locks?.request(name, { signal: ended.signal }, async () => whenGone()).catch(() => {})
  return () => ended.abort()
}
