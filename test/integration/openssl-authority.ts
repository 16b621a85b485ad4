/**
 * The openssl command as somebody else's authority over the test PKI's keys: its own responder, its own lists, its own judgement
 * of ours. Everything is in one folder of temporary files that `close` removes.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { toPem } from '../../simulator/pki/issue-certificate.ts';
import type { Authority } from '../../simulator/pki/test-pki.ts';

export const isOpensslInstalled = spawnSync('openssl', ['version']).status === 0;

type Ran = { readonly status: number | null; readonly output: string };

/** One line of openssl's database (`openssl ca`, section "DATABASE"): good, or revoked at a moment for a reason. */
export type Issued = { readonly certificate: Uint8Array; readonly revoked: string | null };

const databaseLine = ({ certificate, revoked }: Issued): string => {
  const { serialNumber } = new X509Certificate(certificate);
  return [revoked === null ? 'V' : 'R', '350101000000Z', revoked ?? '', serialNumber, 'unknown', '/CN=somebody\n'].join(
    '\t',
  );
};

const privatePem = ({ key }: Pick<Authority, 'key'>): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

export const openOpensslAuthority = () => {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-authority-'));
  const children: ChildProcess[] = [];
  let count = 0;
  const write = (content: string | Uint8Array): string => {
    count += 1;
    const file = join(folder, String(count));
    writeFileSync(file, content);
    return file;
  };
  const run = (...words: readonly string[]): Ran => {
    const ran = spawnSync('openssl', words, { encoding: 'utf8' });
    return { status: ran.status, output: ran.stdout + ran.stderr };
  };

  return {
    /** Writes it where openssl can read it; the answer is the name of the file. */
    file: write,
    pemFile: (...certificates: readonly Uint8Array[]): string => write(certificates.map(toPem).join('')),
    run,
    /** Never blocks this process, whose own server may be the one that is asked. */
    ask: (...words: readonly string[]): Promise<Ran> =>
      new Promise((resolve, reject) => {
        const child = spawn('openssl', words);
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => void (output += String(text)));
        child.on('error', reject);
        child.on('close', (status) => resolve({ status, output }));
      }),
    /** CertificateList, DER, as `openssl ca -gencrl` makes it. */
    gencrl(issuer: Authority, issued: readonly Issued[], digest: 'sha256' | 'sha384'): Uint8Array {
      const database = write(issued.map(databaseLine).join(''));
      const config = write(
        [
          '[ca]',
          'default_ca = it',
          '[it]',
          `database = ${database}`,
          `crlnumber = ${write('01\n')}`,
          `default_md = ${digest}`,
          'default_crl_days = 7',
          'crl_extensions = extensions',
          '[extensions]',
          'authorityKeyIdentifier = keyid',
          '',
        ].join('\n'),
      );
      const keys = ['-cert', write(toPem(issuer.certificate)), '-keyfile', write(privatePem(issuer))];
      const made = run('ca', '-gencrl', '-config', config, ...keys, '-out', join(folder, 'crl.pem'));
      if (made.status !== 0) throw new Error(made.output);
      const converted = run('crl', '-in', join(folder, 'crl.pem'), '-outform', 'DER', '-out', join(folder, 'crl.der'));
      if (converted.status !== 0) throw new Error(converted.output);
      return Uint8Array.from(readFileSync(join(folder, 'crl.der')));
    },
    /** `openssl ocsp` as a responder on a free port; resolves with its address. */
    async respond(
      issuer: Authority,
      signer: { readonly key: Authority['key']; readonly certificate: Uint8Array },
      issued: readonly Issued[],
    ): Promise<string> {
      const words = ['-index', write(issued.map(databaseLine).join('')), '-nmin', '5', '-port', '0'];
      const certificates = ['-CA', write(toPem(issuer.certificate)), '-rsigner', write(toPem(signer.certificate))];
      const child = spawn('openssl', ['ocsp', ...words, ...certificates, '-rkey', write(privatePem(signer))]);
      children.push(child);
      for await (const line of createInterface({ input: child.stdout })) {
        const port = /^ACCEPT .*:(\d+) /.exec(line)?.[1];
        if (port !== undefined) return `http://127.0.0.1:${port}/`;
      }
      throw new Error('openssl ocsp ended before it listened');
    },
    async close(): Promise<void> {
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const closed = new Promise((resolve) => child.once('close', resolve));
          child.kill();
          await closed;
        }),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
