// No inline script or style, no eval beyond compiling WebAssembly, and no origin but our own: nothing can leave the tab.
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
}

const toText = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')

/** For a `<meta>`: holds on any static host, whatever headers it sends. */
export const META_POLICY = toText(DIRECTIVES)

/** As a header it can also forbid framing, which browsers ignore in a `<meta>`. */
export const HEADER_POLICY = toText({ ...DIRECTIVES, 'frame-ancestors': "'none'" })
