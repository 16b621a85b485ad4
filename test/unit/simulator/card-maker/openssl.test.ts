import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { toPem } from '../../../../simulator/pki/issue-certificate.ts';
import { appletOf, committedRoot, derOf, fileOf } from './card-reader.ts';

const installed = spawnSync('openssl', ['version']).status === 0;
const notInstalled = 'the openssl command is not installed';

describe('openssl on the certificates of made cards', () => {
  const folder = mkdtempSync(join(tmpdir(), 'made-cards-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const save = (name: string, der: Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, toPem(der));
    return file;
  };
  /** At a moment when all of them are valid. */
  const verify = (family: 'rsa' | 'ec', ...more: readonly string[]) => {
    const at = String(Date.UTC(2023, 0, 1) / 1000);
    const root = fileURLToPath(committedRoot(family));
    const ran = spawnSync('openssl', ['verify', '-x509_strict', '-attime', at, '-CAfile', root, ...more], {
      encoding: 'utf8',
    });
    return { status: ran.status, output: ran.stdout + ran.stderr };
  };

  for (const [family, definition] of [
    ['rsa', adult17],
    ['ec', adult18],
  ] as const) {
    it(`verifies the ${family} chains strictly, from holder and register to the committed root`, (context) => {
      if (!installed) context.skip(notInstalled);
      const applet = appletOf(definition);
      const pem = (path: string): string => save(`${family}-${path}.pem`, derOf(fileOf(applet, path)));
      for (const path of ['DF00503C', 'DF005038', 'DF005039']) {
        expect(verify(family, '-untrusted', pem('DF00503A'), pem(path))).toMatchObject({ status: 0 });
      }
    });

    it(`refuses the rogue ${family} register`, (context) => {
      if (!installed) context.skip(notInstalled);
      const rogue = appletOf({ ...definition, pki: 'rogue' });
      const result = verify(family, save(`rogue-${family}.pem`, derOf(fileOf(rogue, 'DF00503C'))));
      expect(result.status).not.toBe(0);
      expect(result.output).toMatch(/signature failure|unable to get local issuer/);
    });
  }
});
