/**
 * Which window shows the kiosk: Electron when its binary is installed, otherwise Debian's Chromium in an app window (a demo,
 * not a locked kiosk), otherwise none and the address is printed. Detection only ever looks at files: asking the electron
 * package for its binary from Node would start a download (reference toolchain.md §1).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @typedef {{ kind: 'electron' | 'browser' | 'none' | 'refused', binary: string | null, because: string }} Decision */

const shells = ['auto', 'electron', 'browser', 'none'];
const root = resolve(import.meta.dirname, '..');
export const electronInstallCommand = 'npx install-electron --no';

/**
 * The options of `npm start`.
 * @param {readonly string[]} args
 * @returns {{ ok: true, shell: string, data: string } | { ok: false, message: string }} `data`: folder for the demo's data,
 *   relative to the checkout
 */
export function parseStartOptions(args) {
  const chosen = { shell: 'auto', data: '.data' };
  for (const arg of args) {
    const at = arg.indexOf('=');
    const [name, value] = at === -1 ? [arg, ''] : [arg.slice(0, at), arg.slice(at + 1)];
    if (name === '--shell' && shells.includes(value)) chosen.shell = value;
    else if (name === '--data' && value !== '') chosen.data = value;
    else
      return {
        ok: false,
        message: `Unknown option ${arg}. Usage: npm start -- [--shell=${shells.join('|')}] [--data=FOLDER]`,
      };
  }
  return { ok: true, ...chosen };
}

/** The path of an installed Electron binary of exactly the version of the electron package, or null. */
export function electronBinary(environment = process.env, packageFolder = join(root, 'node_modules', 'electron')) {
  const manifest = join(packageFolder, 'package.json');
  if (!existsSync(manifest)) return null;
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = override ?? join(packageFolder, 'dist');
  const pathFile = join(packageFolder, 'path.txt');
  const binary = join(folder, override || !existsSync(pathFile) ? 'electron' : readFileSync(pathFile, 'utf8').trim());
  if (!existsSync(binary)) return null;
  if (override) return binary;
  const version = join(folder, 'version');
  const wanted = JSON.parse(readFileSync(manifest, 'utf8')).version;
  return existsSync(version) && readFileSync(version, 'utf8').trim().replace(/^v/, '') === wanted ? binary : null;
}

export function chromiumBinary(environment = process.env) {
  const folders = (environment['PATH'] ?? '').split(':').concat('/usr/bin');
  for (const name of ['chromium', 'chromium-browser'])
    for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/**
 * @param {string} asked auto, electron, browser or none
 * @param {'before-set-up' | 'after-set-up'} moment before set-up Chromium may still be installed
 * @returns {Decision}
 */
export function decideShell(
  asked,
  moment,
  { environment = process.env, uid = process.getuid?.() ?? 1000, platform = process.platform } = {},
) {
  const electron = electronBinary(environment);
  const display = platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
  /** @type {(because: string) => Decision} */
  const none = (because) => ({ kind: 'none', binary: null, because });
  /** @type {(because: string) => Decision} */
  const refused = (because) => ({ kind: 'refused', binary: null, because });
  if (asked === 'none') return none('asked for with --shell=none');
  if (asked === 'electron' && !electron)
    return refused(`the Electron binary is not installed; to install it: ${electronInstallCommand}`);
  const wish = asked === 'auto' && electron && display && uid !== 0 ? 'electron' : asked;
  if (wish === 'electron') {
    if (!display) return refused('there is no display');
    return uid === 0
      ? refused('Electron is not started as root')
      : { kind: 'electron', binary: electron, because: 'its binary is installed' };
  }
  const cannot = asked === 'browser' ? refused : none;
  if (!display) return cannot('there is no display');
  if (uid === 0) return cannot('a browser is not started as root');
  const chromium = chromiumBinary(environment);
  if (!chromium && moment === 'after-set-up') return cannot('Chromium is not installed');
  return { kind: 'browser', binary: chromium, because: 'the Electron binary is not installed' };
}
