/** Builds the screens into dist/renderer; the doors put a fresh nonce in place of `__NONCE__` in each page they serve. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  // in one piece: it is read from the disk of the machine, never from a network
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome140', chunkSizeWarningLimit: 2_000 },
})
