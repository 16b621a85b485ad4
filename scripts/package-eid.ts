/**
 * Builds eid/ as a package of its own, JavaScript with types, into build/eid-package: `npm run package-eid`. With it comes the
 * CryptoPort over node:crypto. Its dependencies are those that its files import, at the versions this project pins.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'build', 'eid-package');

rmSync(target, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'eid/package.tsconfig.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);

const project: { version: string; engines: object; dependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const sources = readdirSync(target, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(join(target, file), 'utf8'));
const dependencies = Object.entries(project.dependencies).filter(([name]) =>
  sources.some((source) => source.includes(`'${name}'`) || source.includes(`'${name}/`)),
);

const entry = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
const manifest = {
  name: 'belgian-eid',
  version: project.version,
  description: 'Reads, decodes and verifies the Belgian electronic identity card. No I/O: bring your own PC/SC.',
  private: true,
  type: 'module',
  engines: project.engines,
  exports: { '.': entry('eid/index'), './node-crypto': entry('kiosk/adapters/node-crypto/node-crypto') },
  dependencies: Object.fromEntries(dependencies),
};
writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(`${target}: belgian-eid ${project.version}, ${sources.length} modules\n`);
