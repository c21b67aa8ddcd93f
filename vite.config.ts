import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { META_POLICY } from './src/tools/contentSecurityPolicy.ts'

/** Only in the build: the development server injects styles and scripts that the policy forbids, as it should. */
const contentSecurityPolicy: Plugin = {
  name: 'mezzanine:content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  },
}

const HOME = '/src/app/home/HomePage.tsx'

/**
 * The first page's own chunk is fetched together with what it is loaded by, and not after it. Its few kilobytes are in
 * vain for those who come to another page.
 */
const homeAtOnce: Plugin = {
  name: 'mezzanine:home-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
      const home = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(HOME))
      if (!home) return []
      const scripts = [home.fileName, ...home.imports].filter((file) => !html.includes(file))
      const styles = [...(home.viteMetadata?.importedCss ?? [])]
      return [
        ...scripts.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        })),
        ...styles.map((file) => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `./${file}` } })),
      ].map((tag) => ({ ...tag, injectTo: 'head' as const }))
    },
  },
}

/** The lab for those who install it, and the service worker that keeps all of it on the device (docs/decisions/0005). */
const offline = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/app/offline',
  filename: 'sw.ts',
  // The page registers it itself, when there is nothing better to do.
  injectRegister: false,
  includeManifestIcons: false,
  injectManifest: {
    rollupFormat: 'iife',
    minify: 'oxc',
    // woff is what browsers without woff2 would ask for; none of them runs the lab.
    globPatterns: ['**/*.{html,js,css,svg,png,woff2,wasm}'],
    // The largest is the table of the blobs' cells.
    maximumFileSizeToCacheInBytes: 8 * 2 ** 20,
  },
  manifest: {
    id: './',
    name: 'Mezzanine',
    short_name: 'Mezzanine',
    description: "A hands-on lab for Ethereum's Layer 2: the real engines, running in your tab.",
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#f6f2e9',
    theme_color: '#f6f2e9',
    categories: ['education'],
    icons: [
      { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  integration: {
    // Other things are built with this configuration too (src/tools/bench): only the lab has a service worker.
    configureOptions: ({ root }, options) => {
      options.disable = root !== import.meta.dirname
    },
    configureCustomSWViteBuild: (build) => {
      build.logLevel = 'warn'
    },
  },
})

export default defineConfig({
  // Relative, so that the built lab runs under any path of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy, homeAtOnce, offline],
  worker: { format: 'es' },
  build: {
    target: ['es2023', 'chrome111', 'firefox115', 'safari16.4'],
    // Inlined assets would be data: URLs, which the policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by the size budget and the benchmarks.
    manifest: true,
    reportCompressedSize: false,
    // The engine is one big chunk by nature; what must stay small has its own budget.
    chunkSizeWarningLimit: 4096,
  },
})
