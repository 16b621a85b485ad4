/**
 * A folder that looks enough like an Electron distribution for electron-builder to package and flip fuses in, because the
 * real one can only be had from the network (reference toolchain.md §4). It proves configuration, never that anything runs.
 */
import { copyFileSync, mkdirSync, writeFileSync, appendFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';

/** What @electron/fuses looks for in the binary: the sentinel, the version of the wire, its length, one character a fuse. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseWire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from('101010001')]);

export function writeStubElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const binary = join(folder, 'electron');
  copyFileSync('/bin/true', binary); // any small program of the right format
  appendFileSync(binary, fuseWire);
  chmodSync(binary, 0o755);
  writeFileSync(join(folder, 'version'), version);
  for (const name of [
    'resources.pak',
    'chrome_100_percent.pak',
    'chrome_200_percent.pak',
    'icudtl.dat',
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
  ]) {
    writeFileSync(join(folder, name), '');
  }
}
