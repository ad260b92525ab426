import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { naturalEarth } from './naturalEarth.ts';

/** Where the node listens while the app is being developed; in production the node serves `dist` itself. */
const NODE = 'http://127.0.0.1:4471';

export default defineConfig({
  root: '/work/main/web',
  plugins: [react(), naturalEarth()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Inlined fonts and images would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill is not needed by the browsers we support.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: 5471,
    strictPort: true,
    proxy: { '/api': { target: NODE, changeOrigin: false } },
  },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': { target: NODE, changeOrigin: false } } },
});
