/**
 * Builds the main process (one ES module) and the preload (one CommonJS file, because a sandboxed preload can load nothing
 * else). Everything but Electron itself is bundled, so that the package needs no node_modules. Run once per part:
 * ELECTRON_PART=main|preload|demo.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');
const output = resolve(root, 'build/electron');

const parts = {
  main: { entry: 'electron/main.ts', format: 'es', file: 'main.js' },
  demo: { entry: 'electron/demo-main.ts', format: 'es', file: 'demo-main.js' },
  preload: { entry: 'electron/preload/preload.ts', format: 'cjs', file: 'preload.cjs' },
} as const;

const wanted = process.env['ELECTRON_PART'];
if (wanted !== 'main' && wanted !== 'demo' && wanted !== 'preload')
  throw new Error('ELECTRON_PART must be main, demo or preload');
const part = parts[wanted];

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    {
      name: 'addon-beside-the-bundle',
      closeBundle() {
        if (wanted !== 'main') return;
        // native/load-addon.ts looks in build/Release beside itself, and in the bundle that is beside main.js.
        const beside = resolve(output, 'build/Release');
        mkdirSync(beside, { recursive: true });
        copyFileSync(resolve(root, 'native/build/Release/pcsc.node'), resolve(beside, 'pcsc.node'));
      },
    },
  ],
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: resolve(root, part.entry),
    target: 'node24',
    outDir: output,
    emptyOutDir: false,
    minify: false,
    sourcemap: false,
    rolldownOptions: { output: { format: part.format, entryFileNames: part.file, codeSplitting: false } },
  },
});
