/** docs/belgian-eid.md tells the truth: its made parts are those of the code, its commands work, its program runs on the package. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCardFiles, withMadeParts } from '../../scripts/card-example.ts';

const root = resolve(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'belgian-eid.md'), 'utf8');

it('its made parts are those of the code (node scripts/write-belgian-eid.ts writes them)', () => {
  expect(withMadeParts(page)).toBe(page);
});

describe('its OpenSSL commands', () => {
  let folder: string;
  const commands = /```sh\n(openssl x509[^`]*)```/.exec(page)?.[1] ?? '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'card-example-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (change: (file: string, bytes: Uint8Array) => Uint8Array) => {
    for (const [file, bytes] of Object.entries(exampleCardFiles()))
      writeFileSync(join(folder, `${file}.bin`), change(file, bytes));
    return spawnSync('sh', ['-c', commands], { cwd: folder, encoding: 'utf8' }).stdout;
  };

  it('say Verified OK twice', () => {
    expect(run((_file, bytes) => bytes).match(/Verified OK/g)).toHaveLength(2);
  });

  it('refuse the identity with another letter in it, and only that', () => {
    const changed = run((file, bytes) =>
      file === '4031' ? bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)) : bytes,
    );
    expect(changed.match(/Verified OK/g)).toHaveLength(1);
  });
});

describe('its program', () => {
  const folder = join(root, 'build', 'eid-example');
  const compile = () =>
    spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], {
      encoding: 'utf8',
    });
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'scripts', 'package-eid.ts')], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(join(root, 'build', 'eid-package'), join(folder, 'node_modules', 'belgian-eid'));
    const examples = join(root, 'docs', 'examples');
    for (const file of readdirSync(examples)) copyFileSync(join(examples, file), join(folder, file));
    const compilerOptions = {
      composite: false,
      emitDeclarationOnly: false,
      noEmit: true,
      rootDir: root,
      types: ['node'],
    };
    const project = { extends: '../../tsconfig.base.json', compilerOptions, files: ['read-a-card.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
  }, 60_000);

  it('runs on the package and says what a sound test card deserves', () => {
    const said = execFileSync(process.execPath, [join(folder, 'read-a-card.ts')], { encoding: 'utf8' });
    expect(said).toContain('Joris Verzonnen Proefpersoon, card 000000170152, trust: test');
    for (const check of ['identity-signature', 'address-signature', 'rrn-chain', 'chip-number'])
      expect(said).toContain(`${check}: passed`);
    expect(said).toMatch(/notice: certificate\.test-card/);
  });

  it('is about twenty lines', () => {
    const lines = readFileSync(join(folder, 'read-a-card.ts'), 'utf8').trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('/**')).length).toBeLessThanOrEqual(20);
  });

  it('is checked by the types of the package', () => {
    const right = compile();
    expect(right.stdout).toBe('');
    expect(right.status).toBe(0);
    const file = join(folder, 'read-a-card.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('identity?.surname', 'identity?.familyName'));
    const wrong = compile();
    expect(wrong.status).not.toBe(0);
    expect(wrong.stdout).toContain('familyName');
  });
});
