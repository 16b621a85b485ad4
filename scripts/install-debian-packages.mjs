/** Installs what is missing from Debian's packages, or says which one command somebody with the rights must run. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { debianPackages } from './debian-packages.mjs';
import { canRun, refuse, run, say } from './run-command.mjs';

/** @param {readonly string[]} names */
function missingDebianPackages(names) {
  return names.filter((name) => {
    const asked = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
    return asked.status !== 0 || !asked.stdout.startsWith('installed');
  });
}

/**
 * Installing a package must not start its service (pcscd, PostgreSQL): Debian asks /usr/sbin/policy-rc.d, and 101 means
 * "action forbidden by policy". A policy that is there already is left alone.
 * @param {(program: string, args: readonly string[]) => [string, readonly string[]]} privileged
 * @param {() => void} work
 */
function withoutStartingServices(privileged, work) {
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours)
    run(...privileged('sh', ['-c', `printf '#!/bin/sh\\nexit 101\\n' > ${policy} && chmod 755 ${policy}`]), {
      quiet: true,
    });
  try {
    work();
  } finally {
    if (ours) run(...privileged('rm', ['-f', policy]), { quiet: true });
  }
}

/**
 * @param {'start' | 'test' | 'kiosk'} purpose
 * @param {{ browser?: boolean, virtualService?: boolean }} options
 */
export function ensureDebianPackages(purpose, options) {
  const wanted = debianPackages(purpose, options);
  const names = wanted.map(([name]) => name);
  if (!canRun('dpkg-query', ['--version'])) {
    const missing = wanted
      .filter(([, , present]) => !present())
      .map(([name, why]) => `  ${name} (Debian's name): ${why}`);
    if (missing.length === 0) return;
    refuse(
      `This is not a Debian or Ubuntu system, so nothing can be installed from here. Missing:\n${missing.join('\n')}\n` +
        'Install them the way your system does and run the same command again.',
    );
  }
  const missing = missingDebianPackages(names);
  if (missing.length === 0) return;
  const asRoot = process.getuid?.() === 0;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!asRoot && !canRun('sudo', ['-n', 'true'])) {
    refuse(
      `Some Debian packages are missing and this user may not install them. Run this once, then the same command again:\n\n  sudo apt-get update && sudo ${command}\n`,
    );
  }
  say('Debian packages to install (no service is started by this):');
  for (const [name, why] of wanted) if (missing.includes(name)) say(`  ${name} - ${why}`);
  /** @type {(program: string, args: readonly string[]) => [string, readonly string[]]} */
  const privileged = (program, args) => (asRoot ? [program, args] : ['sudo', ['-n', program, ...args]]);
  withoutStartingServices(privileged, () => {
    say('Updating the package lists ...');
    run(...privileged('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', 'update', '-qq']), { quiet: true });
    say('Installing, this can take a minute ...');
    run(
      ...privileged('env', [
        'DEBIAN_FRONTEND=noninteractive',
        'apt-get',
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        ...missing,
      ]),
      {
        quiet: true,
      },
    );
  });
}
