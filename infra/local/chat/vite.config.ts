import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/chat/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../.build/chat', import.meta.url)),
    emptyOutDir: true,
    // The page is opened from this machine only: its size in bytes says nothing.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
})
