/**
 * Runs one of the project's TypeScript programs (`npm run eid`, `npm run card` ...): set-up must have been done, because
 * these programs keep their standard output for their own answer.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver, programNode } from './program-node.mjs';
import { root } from './run-command.mjs';

const [entry = '', ...args] = process.argv.slice(2);
if (!existsSync(programNode()) || !existsSync(join(root, 'native', 'build', 'Release'))) {
  process.stderr.write('This checkout is not set up yet. Run `npm run set-up` (or `npm start`) first.\n');
  process.exit(1);
}
await handOver(entry, args);
