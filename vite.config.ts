import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
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

export default defineConfig({
  // Relative, so that the built lab runs under any path of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy],
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
