/** Builds the citizen's screen and the counter's page. Nothing is inlined: the content policy allows scripts, styles and fonts from files only. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('../build/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    rolldownOptions: { input: [here('index.html'), here('counter.html')] },
  },
});
