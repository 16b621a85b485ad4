/** Where pcscd and the driver of the virtual reader (Debian packages pcscd and vsmartcard-vpcd) are on this machine. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { failed, type Result, success } from '../../contract/result.ts';
import type { PcscdTrouble } from './pcscd-trouble.ts';

export type PcscdInstallation = {
  readonly program: string;
  readonly vpcdDriver: string;
  /** Where this pcscd keeps its socket and pid file; compiled in. */
  readonly ipcDirectory: string;
  /** Where this pcscd looks for drivers of USB readers; compiled in. */
  readonly usbDriverDirectory: string;
};

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

const isReadable = (file: string): Promise<boolean> =>
  access(file, constants.R_OK).then(
    () => true,
    () => false,
  );

const firstWhere = async (
  candidates: readonly string[],
  accept: (candidate: string) => Promise<boolean>,
): Promise<string | null> => {
  for (const candidate of candidates) if (await accept(candidate)) return candidate;
  return null;
};

/** The PATH of an ordinary user often lacks the sbin directories. */
const programCandidates = (): readonly string[] =>
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin']
    .filter((directory) => path.isAbsolute(directory))
    .map((directory) => path.join(directory, 'pcscd'));

/** Debian has moved the drivers between /usr/lib and /usr/lib/<architecture>. */
const driverCandidates = async (): Promise<readonly string[]> => {
  const candidates: string[] = [];
  for (const library of ['/usr/lib', '/usr/local/lib']) {
    const entries = await readdir(library, { withFileTypes: true }).catch(() => []);
    const directories = ['', ...entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)];
    for (const directory of directories) {
      candidates.push(path.join(library, directory, 'pcsc/drivers/serial/libifdvpcd.so'));
    }
  }
  return candidates;
};

const compiledIn = (version: string, name: string, otherwise: string): string =>
  new RegExp(`\\b${name}=(\\S+)`).exec(version)?.[1] ?? otherwise;

export const findPcscdInstallation = async (): Promise<Result<PcscdInstallation, PcscdTrouble>> => {
  if (process.platform !== 'linux') {
    return failed({ code: 'pcscd.not-linux', detail: 'A pcscd of our own runs on Linux only.' });
  }
  const program = await firstWhere(programCandidates(), isExecutable);
  if (program === null) {
    return failed({ code: 'pcscd.missing', detail: 'pcscd is not installed: apt-get install pcscd' });
  }
  const vpcdDriver = await firstWhere(await driverCandidates(), isReadable);
  if (vpcdDriver === null) {
    return failed({
      code: 'pcscd.vpcd-missing',
      detail: 'The driver of the virtual reader is not installed: apt-get install vsmartcard-vpcd',
    });
  }
  const version = await promisify(execFile)(program, ['--version']).then(
    ({ stdout }) => stdout,
    () => '',
  );
  return success({
    program,
    vpcdDriver,
    ipcDirectory: compiledIn(version, 'ipcdir', '/run/pcscd'),
    usbDriverDirectory: compiledIn(version, 'usbdropdir', '/usr/lib/pcsc/drivers'),
  });
};
